"""Quantities of a text: an interval with a kind, what is counted, the unit, the whole; never a mean.

``find_figures`` gives every figure, ordinals, years, clock times, scores and phone numbers told apart; ``find_quantities`` the amounts
among them, as they can be compared. Vague words have openly stated intervals (``vague.VAGUE``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.text.ages import Age, decades, read_age
from firsthand.text.amounts import read_amount
from firsthand.text.counted import counted_noun
from firsthand.text.numbers import NUMBER, number_value, ordinal_value
from firsthand.text.parts import link_parts
from firsthand.text.quantity import Quantity, QuantityKind
from firsthand.text.shares import read_fraction, read_ordinal, read_vague
from firsthand.text.told_apart import apart, is_name
from firsthand.text.units import Dimension, unit_after
from firsthand.text.vague import VAGUE

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["VAGUE", "Quantity", "QuantityKind", "find_figures", "find_quantities"]

_AMOUNTS = frozenset(Dimension) - {Dimension.ORDINAL, Dimension.YEAR, Dimension.CLOCK, Dimension.PHONE}
_NO_ONE = re.compile(r"\b(?:no|the|this|that|which|every|each|any|another|only the|not)[ -]$", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\s(?:of (?:them|whom|which|these|those|the \d|the (?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|dozen))\b|in \w|out of \w)",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    r"\s(?:day|another|by one|thing|side|way|who|that|another|or two|such|could|might|would|of|more time|can|must|should|is|was|has|had|’s)\b|[’']s|-(?:time|off|sided|way|day)\b",
    re.IGNORECASE,
)
_PROPER = re.compile(
    r"\b(?:Group of|Big|Chapter|Formula|Pier|Platform|Catch|Class of|Magnificent|Gang of|Committee of) ?-?$"
)
_DIGIT_PLACE = re.compile(r"(st|nd|rd|th)\b")


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Find the amounts of a stretch of text, in order; years, dates, ordinals and clock times are left out. Linear.

    «Two of the five gates» is one quantity with its whole.
    """
    found = find_figures(text, start, end)
    kept: list[Quantity] = []
    taken: set[int] = set()
    for i, q in enumerate(found):
        if (
            q.dimension not in _AMOUNTS
            or i in taken
            or (q.value == 1 and _is_one(text, q) and not q.part_of and not q.unit)
        ):
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        if (
            following is not None
            and q.part_of == (following.start, following.end)
            and q.dimension is following.dimension
        ):
            q = replace(q, end=following.end, noun=following.noun, whole=following.value)
            taken.add(i + 1)
        elif q.dimension is Dimension.SHARE or (q.part_of and q.part_of[0] > q.start):
            q = replace(q, whole=None)
        kept.append(q)
    return tuple(kept)


def find_figures(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Find every figure of a stretch of text, in order, each told what it is, parts linked to their wholes. Linear."""
    stop = len(text) if end is None else end
    aged = {a.start: a for a in decades(text, start, stop)}
    found: list[Quantity] = [_of_age(a) for a in aged.values()]
    at = start
    while (match := NUMBER.search(text, at, stop)) is not None:
        at, quantity = _read(text, match, start, stop)
        if quantity is not None and not any(a.start <= match.start() < a.end for a in aged.values()):
            found.append(quantity)
    found.sort(key=lambda q: q.start)
    return link_parts(text, _without_overlap(found))


def _without_overlap(found: Sequence[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for q in found:
        if kept and q.start < kept[-1].end:
            q = replace(q, start=kept[-1].end)
        if q.start < q.end:
            kept.append(q)
    return kept


def _read(text: str, match: re.Match[str], first: int, stop: int) -> tuple[int, Quantity | None]:
    """Read what stands at a match of NUMBER: where to go on, and the figure if it is one."""
    if match["vague"]:
        return _ends(match, read_vague(text, match, first, stop))
    if match["ordinal"]:
        return match.end(), read_ordinal(text, match, (ordinal_value(match["ordinal"]), match.end()), first, stop)
    if match["fraction"]:
        return _ends(match, read_fraction(text, match, first, stop))
    other = apart(text, match, first, stop) if not match["sign"] and not match["scale"] else None
    if other is not None:
        return max(other[0], match.end() if other[1] is None else other[0]), other[1]
    return _read_number(text, match, first, stop)


def _read_number(text: str, match: re.Match[str], first: int, stop: int) -> tuple[int, Quantity | None]:
    """Read digits or number words: a place in a row, an age, a name, or an amount."""
    place = _DIGIT_PLACE.match(text, match.end(), stop) if match["digits"] else None
    if place is not None:
        return place.end(), read_ordinal(text, match, (int(number_value(match) or 0), place.end()), first, stop)
    age = read_age(text, match, first, stop)
    if age is not None:
        return age.end, _of_age(age)
    proper = _PROPER.search(text, max(first, match.start() - 12), match.start())
    if proper or is_name(text, match, first, stop) or (match["words"] and _idle_one(text, match, first, stop)):
        return match.end(), None
    return _ends(match, read_amount(text, match, first, stop))


def _ends(match: re.Match[str], quantity: Quantity | None) -> tuple[int, Quantity | None]:
    return max(match.end(), quantity.end if quantity else 0), quantity


def _is_one(text: str, q: Quantity) -> bool:
    return text[q.start : q.end].lower().endswith(("one", " a", " an")) or text[q.start : q.end].lower() in {"a", "an"}


def _idle_one(text: str, match: re.Match[str], first: int, stop: int) -> bool:
    """Tell whether «one» counts nothing: «no one», «one another», «one of the largest»."""
    if match["words"].lower() != "one" or match["scale"]:
        return False
    if _ONE_OF.match(text, match.end(), stop) or (
        unit_after(text, match.end(), stop) and not _NOT_ONE.match(text, match.end(), stop)
    ):
        return False
    if _NO_ONE.search(text, max(first, match.start() - 12), match.start()) or _NOT_ONE.match(text, match.end(), stop):
        return True
    return counted_noun(text, match.end(), stop, singular=True) is None


def _of_age(age: Age) -> Quantity:
    low, high = age.low * age.bound.low, age.high * age.bound.high
    kind = QuantityKind.RANGE if age.high > age.low else age.bound.kind
    least, most = age.bound.told(age.low, age.high)
    return Quantity(age.start, age.end, low, high, kind, age.low, "", "", Dimension.AGE, None, age.low, least, most, age.bound.approximate)  # fmt: skip
