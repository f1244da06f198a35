"""Dates and times: one day said in two ways, more or less finely, or two days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.compare.tellings import Finding, Telling, difference, over_documents, shown
from firsthand.model import DifferenceKind, DifferenceVerdict
from firsthand.text.anchored import anchored
from firsthand.text.clock_words import find_clock_words
from firsthand.text.days import days_of
from firsthand.text.times import TimeExpression, contradict, find_times

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXPLICIT = frozenset({"day", "month", "year"})
_LONG = frozenset({"day", "night", "week", "fortnight", "month", "year", "decade"})  # «a minute later» tells no day
_PASSING = frozenset({"yesterday", "today", "tomorrow", "tonight", "last night"})
_ORDER = (DifferenceVerdict.CONFLICT, DifferenceVerdict.COMPATIBLE, DifferenceVerdict.VARIANT)
_SAID = {
    DifferenceVerdict.CONFLICT: "are not one time",
    DifferenceVerdict.COMPATIBLE: "may all be one, said more or less finely",
    DifferenceVerdict.VARIANT: "are one day, said from different days",
}
_HALF_DAY, _CLOCK_ROUND = 720, 20  # minutes
_FAR = 400  # days; expressions further apart tell of other things


@dataclass(frozen=True)
class Moment:
    """A time that a telling names, with the days that it can mean."""

    telling: Telling
    said: TimeExpression
    days: tuple[int, int] | None


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give at most one difference in times, the strongest verdict first."""
    by_document: dict[str, list[Moment]] = {}
    for t in tellings:
        by_document.setdefault(t.document, []).extend(moments(t))
    documents = [listed for listed in by_document.values() if listed][:40]
    pairs: list[tuple[DifferenceVerdict, Moment, Moment]] = []
    for i, first in enumerate(documents):
        for second in documents[i + 1 :]:
            judged = _judge(first, second)
            if judged is not None:
                pairs.append(judged)
    for verdict in _ORDER:
        found = [(a, b) for v, a, b in pairs if v is verdict]
        if found:
            return _finding(verdict, found, documents, tellings)
    return []


def moments(telling: Telling) -> list[Moment]:
    """Give the times that a telling names."""
    found = [
        e
        for start, end in telling.statement.content
        for e in _in_order(find_times(telling.text, start, end), find_clock_words(telling.text, start, end))
        if _compares(e)
    ]
    resolved = [anchored(e, telling.text) or e for e in found]
    return [Moment(telling, e, days_of(e, telling.date)) for e in resolved]


def _in_order(times: Sequence[TimeExpression], clocks: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Give time expressions with the clock times in words that none of them holds, in order."""
    free = [c for c in clocks if not any(t.start < c.end and c.start < t.end for t in times)]
    kept = [t for t in times if not any(t.start < c.start < t.end < c.end for c in clocks)]
    return sorted([*kept, *free], key=lambda e: e.start)


def _compares(said: TimeExpression) -> bool:
    """Tell whether a time can be held against another: «in two weeks» may tell how long something takes, «recently» tells nothing."""
    return said.kind != "hence" and (said.kind != "floating" or said.unit in _LONG)


def _judge(first: Sequence[Moment], second: Sequence[Moment]) -> tuple[DifferenceVerdict, Moment, Moment] | None:
    """Compare what two documents say of the time, when what both say is set aside."""
    left = [a for a in first if not any(same(a, b) for b in second)]
    right = [b for b in second if not any(same(a, b) for a in first)]
    if not left or not right:
        return None
    day_left, day_right = ([m for m in side if m.days] for side in (left, right))
    if day_left and day_right:
        a, b = min(
            ((a, b) for a in day_left for b in day_right), key=lambda p: (_gap(*p), p[0].said.start, p[1].said.start)
        )
        gap = _gap(a, b)
        if gap > _FAR and contradict(a.said, b.said) is None:
            return None
        if gap:
            return (DifferenceVerdict.CONFLICT if _sure(a, b, first, second) else DifferenceVerdict.COMPATIBLE), a, b
        return (DifferenceVerdict.VARIANT if a.days == b.days else DifferenceVerdict.COMPATIBLE), a, b
    pair = next(((a, b) for a in left for b in right if _sure(a, b, first, second)), None)
    if pair is not None:
        return DifferenceVerdict.CONFLICT, *pair
    return DifferenceVerdict.COMPATIBLE, left[0], right[0]


def _sure(a: Moment, b: Moment, first: Sequence[Moment], second: Sequence[Moment]) -> bool:
    """Tell whether two times cannot be one and are told of one thing: each the only one of its kind in its document."""
    if a.said.side != b.said.side or any(
        sum(m.said.kind == e.said.kind for m in listed) > 1 for e, listed in ((a, first), (b, second))
    ):
        return False
    if a.said.kind == b.said.kind == "clock":
        return abs(a.said.day - b.said.day) % _HALF_DAY > _CLOCK_ROUND or abs(a.said.day - b.said.day) == _HALF_DAY
    years = bool(a.said.year and b.said.year) and a.said.year != b.said.year
    return bool(contradict(a.said, b.said)) and (years or a.said.kind == b.said.kind)


def same(a: Moment, b: Moment) -> bool:
    """Tell whether two say one time in the same words."""
    x, y = a.said, b.said
    if x.words.startswith(tuple(_PASSING)) and a.days != b.days:
        return False  # «yesterday», repeated a day later, is another day
    if x.kind == y.kind == "weekday":
        return x.day == y.day and (a.days == b.days or x.words == y.words or None in {a.days, b.days})
    if x.kind in _EXPLICIT and x.kind == y.kind:
        return (x.day, x.month, x.year or y.year) == (y.day, y.month, y.year or x.year)
    return x.words == y.words or (x.kind == y.kind == "clock" and x.day == y.day)


def _gap(a: Moment, b: Moment) -> int:
    """Give the days between two stretches of days, 0 where they overlap."""
    x, y = a.days or (0, 0), b.days or (0, 0)
    return max(0, y[0] - x[1], x[0] - y[1])


def _finding(
    verdict: DifferenceVerdict,
    pairs: Sequence[tuple[Moment, Moment]],
    documents: Sequence[Sequence[Moment]],
    tellings: Sequence[Telling],
) -> list[Finding]:
    named: dict[str, Moment] = {}
    for pair in pairs:
        for m in pair:
            named.setdefault(m.telling.document, m)
    values = [m.telling.at(m.said.start, m.said.end) for m in named.values()]
    if not over_documents(values, tellings):
        return []
    kinds = {m.said.kind for m in named.values()}
    likest = [a.telling.likeness(b.telling) for a, b in pairs]
    made = difference(DifferenceKind.DATE, verdict, f"the times {shown(values)} {_SAID[verdict]}", values)
    return [
        Finding(
            difference=made,
            signals={
                f"is_{verdict.value}": 1.0,
                "resolved": float(all(m.days for m in named.values())),
                "alone": sum(len(d) == 1 for d in documents) / len(documents),
                "tellings_alike": sum(likest) / len(likest),
                "explicit": float(kinds <= _EXPLICIT),
                "repeated": float(len({m.said.words for m in named.values()}) == 1),
                "clock": float("clock" in kinds),
                "same_kind": float(len(kinds) == 1),
                "day_and_weekday": float({"day", "weekday"} <= kinds),
                "gap": float(min(_gap(a, b) for a, b in pairs)) ** 0.5,
            },
        )
    ]
