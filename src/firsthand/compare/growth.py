"""Figures that came later: by the day of the article, by the time as of which they hold, or because a text says that they were revised."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from firsthand.compare.days import as_of, later
from firsthand.text.days import days_of
from firsthand.text.units import Dimension

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.compare.figures import Figure

_GROWING = frozenset({Dimension.COUNT, Dimension.SHARE, Dimension.AREA, Dimension.LENGTH})
_FALLING = frozenset({"missing"})  # counts that fall as news comes in
_REACH = 40  # code points round a figure in which a word says that it has risen
_REVISED_REACH = 70  # the same for a word that says that it was set right
_RISEN = re.compile(
    r"\b(?:rose|risen|rises|climbed|grew|grown|jumped|up) (?:to|from)\b|\bhas (?:risen|grown|climbed)\b|\bnow (?:stands|at|put|is|has|have)\b|"
    r"\b(?:latest|updated|revised|new) (?:toll|figure|count|tally|number)\b|\b(?:died|dead|found|brought|bringing) [^.;]{0,20}\blater\b",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\b(?:revised|corrected|lowered|raised|cut|adjusted|updated) (?:\w+ ){0,3}(?:to|from|down|up)\b|\b(?:revised|corrected) (?:figure|number|toll|count|estimate|sum|total)s?\b|"
    r"\bnow (?:puts?|given|gives|stands?|said|says|estimated?s?|reckon\w*|known|speaks?|counts?|numbers?)\b|\bno longer\b|"
    r"\b(?:more|fewer|less|higher|lower|smaller|larger|bigger) than (?:had been |was )?(?:first|originally|previously|initially|earlier) \w+|"
    r"\b(?:first|originally|initially|previously|at first|until then) (?:thought|given|put|reported|said|announced|estimated|stated|assumed|told|named|spoken)\b|"
    r"\b(?:original|initial|first|earlier|previous|preliminary) (?:estimate|figure|number|count|toll|report|statement|sum)s?\b|\b(?:up|down) from\b",
    re.IGNORECASE,
)


def later_count(a: Figure, b: Figure) -> bool:
    """Tell whether the greater figure of a thing that grows is the later one, or the lesser of a thing that falls."""
    if a.quantity.dimension not in _GROWING:
        return False
    small, large = sorted((a, b), key=lambda f: f.quantity.number)
    x, y = small.telling, large.telling
    if x.date and y.date and x.date != y.date:
        return (x.date > y.date) if a.thing in _FALLING else (x.date < y.date)
    if later(x.instant, y.instant):
        return True
    told_x, told_y = as_of(x, small.quantity.start), as_of(y, large.quantity.start)
    if told_x is not None and told_y is not None and told_x != told_y:
        return told_x < told_y
    return _says(_RISEN, large, _REACH)


def of_other_times(a: Figure, b: Figure) -> bool:
    """Tell whether both figures are told as holding as of a time, and of two different days."""
    if a.as_of is None or b.as_of is None:
        return False
    first, second = days_of(a.as_of, a.telling.date), days_of(b.as_of, b.telling.date)
    if first is not None and second is not None:
        return first[1] < second[0] or second[1] < first[0]
    return a.as_of.kind == b.as_of.kind == "weekday" and a.as_of.day != b.as_of.day


def revised(a: Figure, b: Figure) -> bool:
    """Tell whether one of two figures is told as set right since, and the other is not, and is not told on a later day."""
    first, second = (_says(_REVISED, f, _REVISED_REACH) for f in (a, b))
    if first is second:
        return False
    new, old = (a, b) if first else (b, a)
    before = "" < new.telling.date < old.telling.date
    return not before and not later(new.telling.instant, old.telling.instant)


def _says(pattern: re.Pattern[str], figure: Figure, reach: int) -> bool:
    start = max(figure.telling.statement.start, figure.quantity.start - reach)
    stop = min(figure.telling.statement.end, figure.quantity.end + reach)
    return _stands(pattern, figure.telling.text, start, stop)


@functools.lru_cache(maxsize=20_000)
def _stands(pattern: re.Pattern[str], text: str, start: int, stop: int) -> bool:
    return pattern.search(text, start, stop) is not None


def first_told(figures: Iterable[Figure]) -> dict[float, str]:
    """Give for each number the day of the first article that tells it; numbers of undated articles alone are left out."""
    days: dict[float, str] = {}
    for figure in figures:
        day = figure.telling.date or figure.telling.instant
        if day:
            days[figure.quantity.number] = min(days.get(figure.quantity.number, day), day)
    return days


def outdated(a: Figure, b: Figure, told: dict[float, str]) -> bool:
    """Tell whether the lesser of two counts of a thing that grows was told on an earlier day than the greater first was."""
    x, y = a.quantity, b.quantity
    if x.dimension not in _GROWING or x.unit != y.unit or (x.whole and y.whole and x.whole != y.whole):
        return False  # a unit or a whole exchanged is an error on any day
    low, high = (told.get(v, "") for v in (min(x.number, y.number), max(x.number, y.number)))
    earlier, later_ = (high, low) if a.thing in _FALLING else (low, high)
    return "" < earlier < later_
