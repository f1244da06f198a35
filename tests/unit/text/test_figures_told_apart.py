from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.quantities import Quantity, find_figures
from firsthand.text.units import Dimension


def only(text: str) -> Quantity:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("the fourth straight win", Dimension.ORDINAL),
        ("it opened in 1974", Dimension.YEAR),
        ("at 7.30am", Dimension.CLOCK),
        ("they won 3-2", Dimension.SCORE),
        ("call 0800 555 0199", Dimension.PHONE),
        ("in her fifties", Dimension.AGE),
        ("minus 12 degrees", Dimension.TEMPERATURE),
        ("a magnitude of 5.4", Dimension.MAGNITUDE),
    ],
)
def test_figures_that_are_no_amounts_are_told_apart(text: str, dimension: Dimension) -> None:
    """A phone number is no number of dead."""
    assert only(text).dimension is dimension


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("183 people, including 13 soldiers", "13", "183"),
        ("61 men, 14 of whom were armed", "14", "61"),
        ("two of the five gates", "two", "five"),
        ("Of the 70 arrested, 22 are minors", "22", "70"),
        ("40% of the 1,200 votes", "40%", "1,200"),
    ],
)
def test_a_part_is_linked_to_its_whole(text: str, part: str, whole: str) -> None:
    """«13 dead» beside «183 dead» is no conflict if the thirteen are among them."""
    found = [q for q in find_figures(text) if q.part_of is not None]

    assert [(text[q.start : q.end], text[slice(*(q.part_of or ()))]) for q in found] == [(part, whole)]


def test_what_is_added_is_no_part() -> None:
    """«As well as» adds."""
    assert all(q.part_of is None for q in find_figures("15 hostages as well as two guards"))


@pytest.mark.parametrize(
    ("text", "least", "most", "approximate"),
    [
        ("at least 40 boats", 40, None, False),
        ("up to 40 boats", None, 40, False),
        ("about 40 boats", 40, 40, True),
        ("just under 40 boats", None, 40, True),
        ("250 boats or more", 250, None, False),
        ("dozens of boats", 24, 99, False),
    ],
)
def test_what_the_text_says_is_kept_apart_from_what_it_leaves_open(
    text: str, least: float | None, most: float | None, approximate: bool
) -> None:
    """«About 40» says 40; that 41 does not contradict it is another matter."""
    figure = only(text)

    assert (figure.least, figure.most, figure.approximate) == (least, most, approximate)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("the blast killed 12 people", "dead"),
        ("prices rose by 3 per cent", "up by"),
        ("prices rose to 3 per cent", "up to"),
        ("the bridge cost £84m", "cost"),
    ],
)
def test_a_figure_says_what_it_does(text: str, predicate: str) -> None:
    """«Rose by 3 %» and «rose to 3 %» are two claims."""
    assert only(text).predicate == predicate


@pytest.mark.parametrize(
    "piece", ["1 ", "one hundred and ", "12 of the ", "5-", "1.", "between 3 and ", "a third of ", "first ", "9 May "]
)
def test_a_text_twice_as_long_takes_about_twice_the_time(piece: str) -> None:
    """A hostile article must not stop the program."""

    def seconds(n: int) -> float:
        text = piece * n
        start = time.process_time()
        find_figures(text)
        return time.process_time() - start

    short, long = min(seconds(400) for _ in range(3)), min(seconds(3200) for _ in range(2))

    assert long < 30 * short + 0.05


@given(st.text(alphabet="0123456789.,-–/:%$£ abdnotwy", max_size=60))
def test_no_text_of_figures_crashes(text: str) -> None:
    """Every figure lies in its text, in order, its noun and whole too."""
    found = find_figures(text)

    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
