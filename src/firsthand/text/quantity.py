"""What a figure in a text is: an interval with a kind, unit, counted noun, predicate and whole."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from firsthand.text.units import Dimension

if TYPE_CHECKING:
    Place = tuple[int, int]


class QuantityKind(StrEnum):
    """How a figure is given."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text.

    Attributes:
        start: First code point, its bound included.
        end: Not included; the unit is part, the counted noun is not.
        low: Least value that does not contradict it, in the base unit of its dimension; «about» leaves a tenth on either side.
        high: Greatest value.
        kind: Exact, a bound, about, a range, or vague.
        value: The figure as written, without bound and unit; of a range the lesser.
        noun: Stem of the counted noun, "" if none follows or a unit does; for a label the word before it.
        unit: The unit's or currency's name, "" if none.
        dimension: What it measures.
        whole: What it is a part of («two of *five*»), None if nothing is said.
        number: The figure in the base unit, without its bound.
        least: What the text itself says at least, in the unit as written; None is open, or nothing to measure (a score, a clock time).
        most: The same, at most.
        approximate: Whether it is said to be about so.
        counted: Where the counted noun or the unit stands, None if it is left out.
        part_of: Where the quantity stands that this one is a part of.
        pair: Of a score its two sides, of a clock time hour and minute (None where morning or evening is not told).
        predicate: What befell or what the figure does («up by», «cost»; see ``predicates``), "" if nothing near it says so.
    """

    start: int
    end: int
    low: float
    high: float
    kind: QuantityKind
    value: float
    noun: str
    unit: str = ""
    dimension: Dimension = Dimension.COUNT
    whole: float | None = None
    number: float = 0.0
    least: float | None = None
    most: float | None = None
    approximate: bool = False
    counted: Place | None = None
    part_of: Place | None = None
    pair: Place | None = None
    predicate: str = ""


def pointless(start: int, end: int, dimension: Dimension, pair: Place | None = None) -> Quantity:
    """Make a figure that has no size: a phone number, a clock time, a score."""
    return Quantity(start, end, math.nan, math.nan, QuantityKind.EXACT, math.nan, "", dimension=dimension, pair=pair)
