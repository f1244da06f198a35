from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand.errors import InputError
from firsthand.pipeline import trace
from tests.fakes import doc

if TYPE_CHECKING:
    from firsthand.model import Trace

PILE = [
    doc(
        "The bridge was closed, said the mayor, Ana Brandt. Two cables had snapped on Friday night.",
        outlet="Valley News",
        path="a.txt",
    ),
    doc(
        "Two cables of the bridge had snapped on Friday night, said Ana Brand. It was closed.",
        outlet="Hill Radio",
        path="b.txt",
    ),
    doc(
        "Two cables of the bridge snapped on Friday night, said Jo Muller. It was closed at once.",
        outlet="Lake Tribune",
        path="c.txt",
    ),
]


def ruled(tmp_path: Path, *rows: str) -> Trace:
    file = tmp_path / "v.csv"
    file.write_text("verdict,this,other\n" + "\n".join(rows) + "\n", "utf-8")
    return trace(PILE, verdicts=str(file))


def edges(traced: Trace) -> dict[tuple[str, str], str]:
    paths = {d.id: d.path for d in traced.documents} | {
        o.id: o.name for s in traced.stories for o in s.origins if not o.seen
    }
    return {(paths[e.document], paths[e.parent]): e.evidence[0].rule for s in traced.stories for e in s.derivations}


def test_a_derivation_is_set_and_shown_as_the_users_word(tmp_path: Path) -> None:
    """Nobody may take it for an inference."""
    found = edges(ruled(tmp_path, "derives from,c.txt,Valley News", "derives from,Hill Radio,The Mayor's Letter"))

    assert found["c.txt", "a.txt"].startswith("your word (v.csv:2)")
    assert found["b.txt", "The Mayor's Letter"].startswith("your word (v.csv:3)")


def test_a_derivation_is_struck_and_stays_visible(tmp_path: Path) -> None:
    """What was weighed can still be read, with the user's word against it."""
    there = edges(ruled(tmp_path, "derives from,c.txt,a.txt"))
    traced = ruled(tmp_path, "derives from,c.txt,a.txt", "does not derive from,c.txt,a.txt")

    assert ("c.txt", "a.txt") in there
    assert ("c.txt", "a.txt") not in edges(traced)
    assert any(e.users and e.probability == 0 for s in traced.stories for e in s.considered)


def test_sources_are_told_apart_and_joined(tmp_path: Path) -> None:
    """The number of roots follows, and the reason says whose word it is."""
    names = {"Ana Brandt", "Jo Muller"}
    apart = ruled(tmp_path, "different source,Ana Brandt,Jo Muller")
    joined = ruled(tmp_path, "same source,Ana Brandt,Jo Muller")

    def claim_of(traced: Trace) -> tuple[int, str]:
        for story in traced.stories:
            sources = {s.id: s.name for s in story.sources}
            for claim in story.claims:
                told = {sources[link.source] for t in claim.tellings for link in t.chain}
                if names <= told and claim.independent is not None:
                    return len(claim.roots), claim.independent.reason
        pytest.fail("no claim is told from both")

    assert claim_of(apart)[0] == 2
    assert "you said that Ana Brandt and Jo Muller are different sources" in claim_of(apart)[1]
    assert claim_of(joined)[0] == 1
    assert "are one source" in claim_of(joined)[1]


def test_a_verdict_that_fits_nothing_is_told(tmp_path: Path) -> None:
    """A misspelt name must not be lost in silence."""
    traced = ruled(tmp_path, "same source,Ana Brandt,Nobody At All", "derives from,zzz.txt,a.txt")

    assert [i.path for i in traced.inputs if i.verdict.value == "refused"] == ["v.csv:2", "v.csv:3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("verdict,this\nsame source,a", "«other» is missing"),
        ("verdict,this,other\nsame,a,b", "v.csv:2: «same,a,b» is no verdict"),
        ("verdict,this,other\nderives from,a,b\nderives from,b,a", "v.csv:3: b cannot derive from a"),
    ],
)
def test_a_file_that_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    """Before any work is done."""
    file = tmp_path / "v.csv"
    file.write_text(text, "utf-8")

    with pytest.raises(InputError, match=said):
        trace(PILE, verdicts=str(file))
