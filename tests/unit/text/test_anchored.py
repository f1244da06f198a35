from __future__ import annotations

import pytest

from firsthand.text.anchored import anchored
from firsthand.text.times import find_times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was first seen on 3 January. Two nights later a station confirmed it.", (1, 5, 0)),
        ("The vote is set for 2 March 2024. Three days earlier the list is closed.", (2, 28, 2024)),
        ("The court ruled on May 10. A week later the minister left.", (5, 17, 0)),
    ],
)
def test_a_time_counted_from_another_takes_the_last_day_named(text: str, day: tuple[int, int, int]) -> None:
    """«Two nights later» and «5 January» are one day."""
    found = anchored(find_times(text)[-1], text)

    assert found is not None
    assert (found.month, found.day, found.year) == day


@pytest.mark.parametrize(
    "text",
    [
        "It was seen on 3 January. Two days after the vote he left.",
        "Two days later he left.",
        "It was 3 January. Some days later he left.",
    ],
)
def test_a_time_counted_from_something_else_stays_open(text: str) -> None:
    """«Two days after the vote» counts from the vote."""
    assert anchored(find_times(text)[-1], text) is None
