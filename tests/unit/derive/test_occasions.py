from __future__ import annotations

from firsthand.align import ClaimAligner
from firsthand.attribute import StatementAttributor
from firsthand.derive import StemmaBuilder
from firsthand.derive.hearings import hearings_of
from tests.fakes import doc

BRIEFED = (
    "Three crates burned at the Orrin depot, police chief Bela Quint told a press conference on Tuesday. "
    "The stoker was not hurt, Quint said. The fire began in the boiler, according to Quint."
)


def test_a_speaker_is_heard_on_the_occasion_that_the_sentence_names() -> None:
    """A press conference is an origin: who was there has it from there."""
    document = doc(BRIEFED)
    attribution = StatementAttributor()((document,))
    claims = ClaimAligner()((document,), attribution)

    heard = hearings_of((document,), {s.id: s for s in attribution.sources}, claims, ({}, ()))

    assert [(h.owner, h.noun, h.spoken) for h in heard[document.id]] == [("Bela Quint", "press conference", True)]


def test_what_a_document_is_told_by_many_is_no_occasion_of_its_own() -> None:
    """An article's own contacts are no common origin."""
    document = doc(
        "A guard told the Post that 3 crates burned. A stoker told the Post that it was cold.", outlet="Post"
    )
    other = doc("Nobody came to the market in Lissen, a trader said.", outlet="Lissen Echo")

    assert StemmaBuilder()((document, other), (), ()).origins == ()
