from __future__ import annotations

import pytest

from firsthand.compare.cause import Tie, tie


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("Sweet drinks had no effect on gout.", Tie.DENIED),
        ("Sweet drinks were not associated with gout.", Tie.DENIED),
        ("Sweet drinks are associated with gout.", Tie.TOGETHER),
        ("Gout was more common in sailors than in cooks.", Tie.TOGETHER),
        ("Sweet drinks are linked to a reduced risk of gout.", Tie.TOGETHER),
        ("Sweet drinks may cause gout.", Tie.MAY_BE),
        ("Sweet drinks can lead to gout.", Tie.MAY_BE),
        ("Sweet drinks cause gout.", Tie.IS),
        ("Sweet drinks reduced the pain.", Tie.IS),
        ("The pain is eased by sweet drinks.", Tie.IS),
    ],
)
def test_ties_are_told_apart_by_their_words(words: str, strength: Tie) -> None:
    """A reader of health news must see «linked to» become «causes»."""
    assert tie(words)[0] is strength


def test_the_words_that_tell_a_tie_are_given() -> None:
    """The report shows them."""
    assert tie("Salt raises the pressure.") == (Tie.IS, "raises")
    assert tie("Salt is on the table.") == (Tie.IS, "")
