from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from firsthand.errors import TraceFormatError
from firsthand.pipeline import trace
from firsthand.report.html import render_page
from firsthand.report.json import read_trace, schema
from tests.fakes import doc

if TYPE_CHECKING:
    from firsthand.model import Trace

HOSTILE = "The bridge fell, </script><img src=x onerror=alert(1)> the mayor said.\u202e It was old & rusty."


@pytest.fixture(scope="module")
def traced() -> Trace:
    return trace([doc(HOSTILE, outlet="A <b>"), doc("The bridge fell on Friday, the mayor said.", outlet="Hill Radio")])


def test_the_trace_file_follows_its_schema_and_reads_back(traced: Trace) -> None:
    """Other programs build on this file."""
    text = traced.to_json()

    jsonschema.validate(json.loads(text), schema())
    assert read_trace(text).to_json() == text


def test_an_unknown_key_is_a_fault_with_its_path(traced: Trace) -> None:
    """A misspelt key that is passed over would lose data."""
    data = json.loads(traced.to_json())
    data["documents"][0]["tilte"] = "x"

    with pytest.raises(TraceFormatError, match=r"\$\.documents\[0\]"):
        read_trace(json.dumps(data))


def test_the_page_holds_hostile_text_harmlessly_and_asks_for_nothing(traced: Trace) -> None:
    """The page opens from disk on the machine of somebody who has enemies."""
    page = render_page(traced)

    assert "<img" not in page
    assert "\u202e" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "default-src 'none'" in page


def test_every_telling_links_to_its_place(traced: Trace) -> None:
    """Every word can be clicked on and checked."""
    page = render_page(traced)

    assert all(f'id="{t.document}-{t.start}"' in page for s in traced.stories for c in s.claims for t in c.tellings)
