"""Figures: equal, inside a bound, rounded, in another unit, updated, or in conflict."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.compare.figures import Figure, Slot, slots_of
from firsthand.compare.growth import first_told, later_count, of_other_times, outdated, revised
from firsthand.compare.tellings import Finding, difference, shown
from firsthand.model import DifferenceKind, DifferenceVerdict
from firsthand.text.quantities import Quantity, QuantityKind
from firsthand.text.units import Dimension

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.compare.tellings import Telling

_EQUAL = 0.004  # relative; the same figure written otherwise
_UNITS_EQUAL, _UNITS_ROUND = 0.03, 0.14  # relative; one figure in two units, exact and rounded
_ROUND = 0.06  # relative; a figure and the round figure near it
_NEAR = 12.0  # times; figures further apart measure other things
_MOST_DOCUMENTS = 40  # of a claim, compared each with each
_OPEN_BOUND = 0.15  # natural logarithm of how far a figure may lie from the bound that confirms it
_AGREEING = frozenset({DifferenceVerdict.COMPATIBLE, DifferenceVerdict.VARIANT})
_ALIKE = 0.3  # likeness of tellings whose counts have no common noun
_LEAST_KEPT = 3  # a smaller figure that stands in two units may do so by chance
_STRONG = frozenset({DifferenceVerdict.CONFLICT, DifferenceVerdict.UPDATE})
_LATER = "come from different days: a later count"
_SLIPPED = "have the same digits and another size"
_DISPUTED = "are given by different sources and cannot all be right"
_FEWEST_DIGITS = 2  # of a figure that may have slipped: 4 and 40 are two figures
_LEAST_LOOSE, _LOOSE = 99, 200.0  # of «dozens» and greater words; times, up to which one may say «thousands»
_SLIPS = frozenset(
    {10.0, 100.0, 1000.0, 1_000_000.0}
)  # times by which a nought, a comma or a word of size changes a figure
_ORDER = (
    DifferenceVerdict.CONFLICT,
    DifferenceVerdict.UPDATE,
    DifferenceVerdict.COMPATIBLE,
    DifferenceVerdict.VARIANT,
)


@dataclass(frozen=True)
class Judged:
    """Two documents' figures of one slot, with the verdict and the reason in words."""

    first: Figure
    second: Figure
    verdict: DifferenceVerdict
    reason: str


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give a difference for each slot and each verdict that its figures get."""
    found = []
    slots = slots_of(tellings)
    for slot in slots:
        judged = _judge(slot)
        for verdict in _ORDER:
            pairs = [j for j in judged if j.verdict is verdict]
            if pairs:
                found.append(_finding(slot, pairs, judged, len(slots)))
    return found


def _judge(slot: Slot) -> list[Judged]:
    documents = list(slot.by_document.items())[:_MOST_DOCUMENTS]
    judged = [
        j
        for i, (_, first) in enumerate(documents)
        for _, second in documents[i + 1 :]
        if (j := _judge_two(first, second, sure=slot.sure)) is not None
    ]
    grown = {_values(j) for j in judged if j.verdict is DifferenceVerdict.UPDATE}
    told = first_told(f for listed in slot.by_document.values() for f in listed)
    # what is an update between two dated articles is one between articles whose days nobody knows,
    # and a number is as old as its first telling: who repeats yesterday's toll today is late, not wrong
    return [
        Judged(j.first, j.second, DifferenceVerdict.UPDATE, _LATER)
        if j.verdict is DifferenceVerdict.CONFLICT and (_values(j) in grown or outdated(j.first, j.second, told))
        else j
        for j in judged
    ]


def _judge_two(first: Sequence[Figure], second: Sequence[Figure], *, sure: bool) -> Judged | None:
    pair = apart(first, second)
    verdict = verdict_of(*pair, first, second) if pair is not None else None
    if pair is not None and verdict is not None and verdict[0] in _STRONG:
        return Judged(*pair, *verdict)
    other = _told_twice(first, second) if sure else None
    return other or (Judged(*pair, *verdict) if pair is not None and verdict is not None else None)


def _told_twice(first: Sequence[Figure], second: Sequence[Figure]) -> Judged | None:
    """Give a pair that cannot both be right where a document tells two figures of one thing, by two sources or before and after."""
    for a in first:
        for b in second:
            if a.telling.source.casefold() == b.telling.source.casefold() and not revised(a, b):
                continue
            verdict = verdict_of(a, b, first, second)
            if verdict is not None and verdict[0] in _STRONG:
                disputed = verdict[0] is DifferenceVerdict.CONFLICT
                return Judged(a, b, verdict[0], _DISPUTED if disputed else verdict[1])
    return None


def _values(judged: Judged) -> tuple[float, float]:
    x, y = judged.first.quantity.number, judged.second.quantity.number
    return (min(x, y), max(x, y))


def _told_alike(a: Figure, b: Figure) -> bool:
    """Tell whether two figures whose nouns differ are told in like words."""
    return bool(a.context & b.context) and a.telling.likeness(b.telling) >= _ALIKE


def apart(first: Sequence[Figure], second: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Give the two figures in which documents part: what both have is set aside, then the likest two are taken."""
    left = [f for f in first if not any(equal(f.quantity, g.quantity) for g in second)]
    right = [g for g in second if not any(equal(f.quantity, g.quantity) for f in first)]
    others = [f for f in left if not _numbered(f, second)], [g for g in right if not _numbered(g, first)]
    if all(others):
        left, right = others  # «about 40» and «40» part less than what stands beside them
    pairs = [(f, g) for f in left for g in right]
    # a part is never held against its own whole, if anything else can be
    pairs = [p for p in pairs if not _part(p[0].quantity, p[1].quantity) and not _part(p[1].quantity, p[0].quantity)]
    return max(pairs, key=lambda p: (_unit_kept(p[0].quantity, p[1].quantity), *_likeness(*p))) if pairs else None


def _numbered(figure: Figure, others: Sequence[Figure]) -> bool:
    """Tell whether others have the same number, under whatever bound."""
    return any(_close(figure.quantity.number, g.quantity.number, _EQUAL) for g in others)


def _unit_kept(x: Quantity, y: Quantity) -> bool:
    """Tell whether two figures keep the number and change the unit."""
    return x.value == y.value and x.value >= _LEAST_KEPT and not _same_unit(x, y) and not _close(x.number, y.number, _UNITS_EQUAL)  # fmt: skip


def _likeness(a: Figure, b: Figure) -> tuple[float, float, int, int]:
    shared = len(a.context & b.context) / (min(len(a.context), len(b.context)) or 1)
    return shared, -ratio(a.quantity, b.quantity), -a.quantity.start, -b.quantity.start


def ratio(x: Quantity, y: Quantity) -> float:
    """Give the logarithm of the greater figure over the lesser; 5 where only one is zero."""
    small, large = sorted((x.number, y.number))
    return math.log(large / small) if small > 0 else (5.0 if large else 0.0)


def nearest(figure: Figure, listed: Sequence[Figure]) -> Figure:
    """Give the likest of some figures, at least one."""
    return max(listed, key=lambda f: _likeness(figure, f))


def equal(x: Quantity, y: Quantity) -> bool:
    """Tell whether two are one figure, written alike or otherwise."""
    if x.dimension is not y.dimension or _other_money(x, y):
        return False
    if x.whole and y.whole and x.whole != y.whole:
        return False
    return _close(x.number, y.number, _EQUAL) and x.kind is y.kind and _same_unit(x, y)


def _same_unit(x: Quantity, y: Quantity) -> bool:
    """Tell whether two figures have one unit; «degrees» alone may be of either scale."""
    return x.unit == y.unit or (x.dimension is y.dimension is Dimension.TEMPERATURE and "degree" in {x.unit, y.unit})


def agree(a: Figure, b: Figure, listed: Sequence[Figure], within: float = _OPEN_BOUND) -> bool:
    """Tell whether a figure of somebody's words agrees with one of a telling's, among those that the telling lists.

    An open bound holds only what lies near it, ``within`` in nats: «more than a million» does not confirm 12 million.
    """
    if equal(a.quantity, b.quantity) or (
        a.quantity.whole is None and a.quantity.number == b.quantity.whole
    ):  # «of the eleven, nine»
        return True
    verdict = verdict_of(a, b, [a], listed)
    return ratio(a.quantity, b.quantity) <= within and verdict is not None and verdict[0] in _AGREEING


def _close(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def verdict_of(
    a: Figure, b: Figure, first: Sequence[Figure], second: Sequence[Figure]
) -> tuple[DifferenceVerdict, str] | None:
    """Judge two figures of one slot; None if they measure other things. The figures beside them tell of sums."""
    x, y = a.quantity, b.quantity
    by_unit = _units(x, y)
    if by_unit is not None:
        return by_unit
    if x.dimension is not y.dimension or _other_money(x, y):
        return None
    if x.whole and y.whole and x.number == y.number:
        return DifferenceVerdict.CONFLICT, "are parts of different wholes"
    if _slipped(x, y):
        return DifferenceVerdict.CONFLICT, _SLIPPED
    if _part(x, y) or _part(y, x) or _rest(x, y) or _rest(y, x):
        return None
    if _vaguely(x, y) or _vaguely(y, x):
        return DifferenceVerdict.COMPATIBLE, "can all be right: a bound, a range or a vague word"
    if QuantityKind.VAGUE not in {x.kind, y.kind} and ratio(x, y) > math.log(_NEAR):
        return None
    if max(x.low, y.low) <= min(x.high, y.high) * (1 + _EQUAL):
        if later_count(a, b) and ratio(x, y) > math.log(1.5):
            return DifferenceVerdict.UPDATE, _LATER
        return DifferenceVerdict.COMPATIBLE, "can all be right: a bound, a range or a vague word"
    if x.dimension in {Dimension.LABEL, Dimension.AGE, Dimension.SCORE}:
        return DifferenceVerdict.CONFLICT, "cannot all be right"
    if _rounded(x, y):
        return DifferenceVerdict.COMPATIBLE, "can all be right: one is rounded"
    if _summed(x, second) or _summed(y, first):
        return DifferenceVerdict.COMPATIBLE, "can all be right: one is the sum of the other's parts"
    if later_count(a, b) or of_other_times(a, b) or revised(a, b):
        return DifferenceVerdict.UPDATE, _LATER
    return DifferenceVerdict.CONFLICT, "cannot all be right"


def _other_money(x: Quantity, y: Quantity) -> bool:
    """Tell whether two sums are told in different currencies."""
    return x.dimension is Dimension.MONEY and x.unit != y.unit and bool(x.unit and y.unit)


def _slipped(x: Quantity, y: Quantity) -> bool:
    """Tell whether two figures have the same telling digits, two at least, and differ by a nought, a comma or a word of size."""
    small, large = sorted((x.number, y.number))
    if small <= 0 or x.unit != y.unit or _places(small) < _FEWEST_DIGITS:
        return False
    return any(_close(large / small, slip, 1e-6) for slip in _SLIPS)


def _part(x: Quantity, y: Quantity) -> bool:
    """Tell whether a figure is told as a part of the other («one of the three», «183, including 13»)."""
    return bool(x.whole) and not y.whole and x.number < y.number and _close(x.whole or 0.0, y.number, _EQUAL)


def _rest(x: Quantity, y: Quantity) -> bool:
    """Tell whether a figure is what a part leaves of its whole («four», «one of the five»)."""
    return bool(x.whole) and not y.whole and _close(x.number + y.number, x.whole or 0.0, _EQUAL)


def _vaguely(x: Quantity, y: Quantity) -> bool:
    """Tell whether a vague word («thousands») is told of a figure above its range: loosely, that is no error."""
    return x.kind is QuantityKind.VAGUE and y.number > x.high >= _LEAST_LOOSE and ratio(x, y) < math.log(_LOOSE)


def _units(x: Quantity, y: Quantity) -> tuple[DifferenceVerdict, str] | None:
    """Judge figures in two units: the same number kept is an error, the same size is a conversion."""
    if _same_unit(x, y) and x.dimension is y.dimension:
        return None
    if _unit_kept(x, y):
        return DifferenceVerdict.CONFLICT, "keep the number and change the unit"
    if x.dimension is not y.dimension:
        if {x.dimension, y.dimension} == {Dimension.SHARE, Dimension.POINTS} and _close(
            100 * min(x.number, y.number), max(x.number, y.number), 0.01
        ):
            return DifferenceVerdict.CONFLICT, "keep the number, but per cent is not percentage points"
        return None
    if x.dimension is Dimension.MONEY:
        if x.value == y.value or x.number == y.number:
            return DifferenceVerdict.CONFLICT, "keep the number and change the currency"
        return DifferenceVerdict.VARIANT, "are in different currencies"
    if _close(x.number, y.number, _UNITS_EQUAL):
        return DifferenceVerdict.VARIANT, "are one size in two units"
    if _close(x.number, y.number, _UNITS_ROUND):
        return DifferenceVerdict.COMPATIBLE, "are one size in two units, rounded"
    return None


def _rounded(x: Quantity, y: Quantity) -> bool:
    """Tell whether one figure is the other rounded to fewer places."""
    coarse, fine = sorted((x.value, y.value), key=_places)
    if x.unit != y.unit or coarse <= 0 or _places(coarse) >= _places(fine):
        return False
    step = 10.0 ** (math.floor(math.log10(coarse)) - _places(coarse) + 1)
    return abs(fine - coarse) <= step / 2 and _close(fine, coarse, _ROUND)


def _places(value: float) -> int:
    """Count the telling digits of a figure: 2 for 1,200, 4 for 1,183."""
    digits = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").lstrip("0")
    return len(digits.rstrip("0")) if value == int(value) else len(digits)


def _summed(x: Quantity, others: Sequence[Figure]) -> bool:
    parts = [f.quantity.number for f in others if f.quantity.dimension is x.dimension][:6]
    return any(_close(p + q, x.number, 1e-9) for i, p in enumerate(parts) for q in parts[i + 1 :] if p and q)


def _finding(slot: Slot, pairs: Sequence[Judged], judged: Sequence[Judged], n_slots: int) -> Finding:
    """Make one difference of the pairs that have one verdict: one figure a document."""
    figures: dict[str, Figure] = {}
    for pair in pairs:
        for f in (pair.first, pair.second):
            figures.setdefault(f.telling.document, f)
    listed = sorted(figures.values(), key=lambda f: f.telling.index)
    values = [f.telling.at(f.quantity.start, f.quantity.end) for f in listed]
    times = list(dict.fromkeys(f.telling.text[f.as_of.start : f.as_of.end] for f in listed if f.as_of is not None))
    stated = f" (as of {', '.join(times)})" if times else ""
    made = difference(
        DifferenceKind.QUANTITY, pairs[0].verdict, f"the figures {shown(values)}{stated} {pairs[0].reason}", values
    )
    shared = [
        len(p.first.context & p.second.context) / (min(len(p.first.context), len(p.second.context)) or 1) for p in pairs
    ]
    kept = any("keep the number" in p.reason for p in pairs)
    likest = [p.first.telling.likeness(p.second.telling) for p in pairs]
    return Finding(
        difference=made,
        signals={
            f"is_{pairs[0].verdict.value}": 1.0,
            f"dimension_{slot.dimension.value}": 1.0,
            "sure": float(slot.sure),
            "loose": float(not slot.sure and not any(_told_alike(p.first, p.second) for p in pairs)),
            "alone": sum(len(v) == 1 for v in slot.by_document.values()) / len(slot.by_document),
            "figures_alike": sum(shared) / len(shared),
            "tellings_alike": sum(likest) / len(likest),
            "ratio": 0.0 if kept else min(ratio(p.first.quantity, p.second.quantity) for p in pairs),
            "unit_kept": float(kept),
            "disputed": float(all(p.reason == _DISPUTED for p in pairs)),
            "slipped": float(any(p.reason == _SLIPPED for p in pairs)),
            "agreed": 1 - len(judged) / max(1, len(slot.by_document) * (len(slot.by_document) - 1) / 2),
            "slots": math.log2(n_slots),
        },
    )
