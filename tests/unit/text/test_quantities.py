from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.quantities import Quantity, QuantityKind, find_quantities
from firsthand.text.units import Dimension


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("816 000 refugees came", 816_000),
        ("816,000 refugees came", 816_000),
        ("£3.5bn of debt", 3.5e9),
        ("US$1.2m in cash", 1.2e6),
        ("two dozen people", 24),
        ("a dozen people", 12),
        ("twenty-three pupils", 23),
        ("two hundred and six tents", 206),
        ("half a million ringga", 500_000),
        ("1,4 percent", 0.014),
        ("fell by 0.5 per cent", 0.005),
        ("two and a half minutes", 150),
        ("two minutes and 38 seconds", 158),
        ("half an hour", 1_800),
        ("nearly a decade", 3.15576e8),
        ("8 500 metres", 8_500),
        ("73mph", 73 * 0.44704),
        ("50 basis points", 0.5),
        ("half a percentage point", 0.5),
        ("one in five voters", 0.2),
        ("two thirds of the voters", 2 / 3),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: float) -> None:
    """The same figure in five papers is written in five ways."""
    assert only(text).number == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("more than 40 children", QuantityKind.AT_LEAST, 40, math.inf),
        ("three or more people", QuantityKind.AT_LEAST, 3, math.inf),
        ("no fewer than 12 boats", QuantityKind.AT_LEAST, 12, math.inf),
        ("as many as 1,850 homes", QuantityKind.AT_MOST, 0, 1_850),
        ("fewer than ten boats", QuantityKind.AT_MOST, 0, 10),
        ("nearly 5,000 people", QuantityKind.ABOUT, 4_500, 5_000),
        ("some 100 people", QuantityKind.ABOUT, 90, 110),
        ("between 20 and 30 boats", QuantityKind.RANGE, 20, 30),
        ("six to nine boats", QuantityKind.RANGE, 6, 9),
        ("several thousand people", QuantityKind.VAGUE, 3_000, 9_000),
        ("scores of people", QuantityKind.VAGUE, 40, 100),
    ],
)
def test_a_bound_leaves_open_what_it_leaves_open(text: str, kind: QuantityKind, low: float, high: float) -> None:
    """«At least 40» and «78» do not contradict each other; «40» and «78» do."""
    quantity = only(text)

    assert quantity.kind is kind
    assert quantity.low == pytest.approx(low)
    assert quantity.high == pytest.approx(high)


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("a man aged 34", Dimension.AGE),
        ("the 58-year-old driver", Dimension.AGE),
        ("Ana Brandt, 58, a driver", Dimension.AGE),
        ("on page 74", Dimension.LABEL),
        ("118 km/h", Dimension.SPEED),
        ("9.7 square miles", Dimension.AREA),
        ("38 per cent", Dimension.SHARE),
        ("three percentage points", Dimension.POINTS),
        ("$84m", Dimension.MONEY),
        ("eleven months", Dimension.DURATION),
        ("a vote of 6-3", Dimension.SCORE),
    ],
)
def test_a_figure_says_what_it_measures(text: str, dimension: Dimension) -> None:
    """An age compared with a number of dead would be a false alarm."""
    assert only(text).dimension is dimension


@pytest.mark.parametrize(
    "text",
    [
        "on 6, 7 and 9 June",
        "at nine on Monday",
        "in 1784",
        "flight IC 417 left",
        "in the 132nd second",
        "since May 12",
        "at 3h17",
        "as many as they could",
    ],
)
def test_days_hours_years_and_names_are_no_quantities(text: str) -> None:
    """«9 June» is not nine of anything."""
    assert find_quantities(text) == ()


def test_a_part_knows_its_whole() -> None:
    """«Two of five» and «two of four» have the same part."""
    assert (only("two of the five gates").number, only("two of the five gates").whole) == (2, 5)
    assert only("nine out of 12 samples").whole == 12


def test_from_and_to_are_two_figures_and_no_range() -> None:
    """«From 12 to 31» tells of a change; nothing was ever 20."""
    found = find_quantities("rose from 12 to 31 boats")

    assert [q.number for q in found] == [12, 31]


@given(st.text(max_size=200))
def test_every_quantity_lies_in_its_text_in_order(text: str) -> None:
    """What is shown is cut out of the document by these offsets."""
    found = find_quantities(text)

    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
