from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from firsthand.pipeline import trace
from firsthand.pipeline.near_copies import near_copies
from tests.fakes import doc

if TYPE_CHECKING:
    from firsthand.model import Document

REPORT = (
    "Two cables of the lake bridge had been cracked for years, former engineer Ana Brandt said. The council knew of it and did nothing, she said. "
    "About 300 cars cross the bridge every hour. “We heard them snap,” said Tor Helm, who lives beside the bridge. Repairs will take nine months, according to the council."
)
SPUN = (
    REPORT.replace("cracked", "split")
    .replace("former", "retired")
    .replace("hour", "day")
    .replace("beside", "near")
    .replace("Repairs", "Works")
)


def told(*documents: Document) -> list[Any]:
    """Give the claims of the one story."""
    (story,) = json.loads(trace(documents).to_json())["stories"]
    return list(story["claims"])


def test_a_spun_copy_is_set_beside_its_original() -> None:
    """Spinning a text makes no second source, and what it changed is still compared."""
    first = doc(REPORT, outlet="Hill Radio", date="2025-04-08")
    spun = doc(SPUN, outlet="Copy Daily", date="2025-04-09")

    (copy,) = near_copies([first, spun])

    assert (copy.document.id, copy.original) == (spun.id, first.id)
    assert all({t["document"] for t in c["tellings"]} == {first.id, spun.id} for c in told(first, spun))


def test_an_article_with_a_paragraph_of_its_own_is_no_near_copy() -> None:
    """What it adds may have another source."""
    first = doc(REPORT, outlet="Hill Radio")
    more = doc(
        f"{SPUN} The mayor, Ida Lund, told the Post that she had asked for a second opinion in May.", outlet="Post"
    )

    assert [c.document.id for c in near_copies([first, more])] == [first.id]


def test_a_change_of_a_figure_in_a_near_copy_is_a_difference() -> None:
    """The copyist's slip is what a fact-checker wants to see."""
    first = doc(REPORT, outlet="Hill Radio", date="2025-04-08")
    slip = doc(REPORT.replace("300", "800"), outlet="Copy Daily", date="2025-04-09")

    kinds = {d["kind"] for c in told(first, slip) for d in c["differences"]}

    assert "quantity" in kinds


def test_a_backdated_shortened_copy_is_not_the_origin_of_the_whole() -> None:
    """A date alone makes no origin: metadata is easily wrong."""
    whole = doc(REPORT, outlet="Hill Radio", date="2025-04-08")
    short = doc(SPUN.split(" “We")[0], outlet="Copy Daily", date="2025-04-01")

    (story,) = trace([whole, short]).stories

    assert (whole.id, short.id) not in {(e.document, e.parent) for e in story.derivations}


def test_the_copy_that_others_name_is_the_original_whatever_the_dates() -> None:
    """A copy with an earlier date does not take the place of an article that others go by."""
    first = doc(REPORT, outlet="Hill Radio", date="2025-04-08")
    backdated = doc(REPORT, outlet="Copy Daily", date="2025-04-01", path="copy.txt")
    other = doc("The Hill Radio reported that two cables of the lake bridge had been cracked for years.", outlet="Post")

    (story,) = trace([first, backdated, other]).stories

    assert (backdated.id, first.id) in {(e.document, e.parent) for e in story.derivations}
