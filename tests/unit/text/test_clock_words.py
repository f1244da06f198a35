from __future__ import annotations

import pytest

from firsthand.text.clock_words import find_clock_words


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("They came in at about ten past nine.", 550),
        ("It was a quarter to ten at night.", 1305),
        ("The siren went at half past seven.", 450),
        ("She was rung at eleven o’clock.", 660),
        ("Seventeen minutes past four the town woke.", 257),
        ("He left at twenty-five to six in the evening.", 1055),
        ("A woman was let go at noon.", 720),
    ],
)
def test_a_clock_time_in_words_is_read(text: str, minutes: int) -> None:
    """«Ten past nine» and «9.10» are one time, and count nothing."""
    (found,) = find_clock_words(text)

    assert found.day == minutes


@pytest.mark.parametrize(
    "text", ["The vote was ten to four.", "From five to six people came.", "Ten to fifteen boats sank."]
)
def test_a_vote_or_a_range_is_no_clock_time(text: str) -> None:
    """«Ten to four» tells a time only behind a word of time."""
    assert find_clock_words(text) == ()
