"""On which day each document was published, as far as the documents of one story tell, and as of when a figure holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from firsthand.text.days import days_of
from firsthand.text.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.compare.tellings import Telling
    from firsthand.model import Document
    from firsthand.text.times import TimeExpression

_CLOSE = 60  # code points between a figure and the time as of which it holds
_MINUTES = 1440  # of a day
_APART = dt.timedelta(minutes=30)
_YEARLESS = "--"  # before month and day, as in ISO 8601:2000
_HALF_YEAR = 183


def publication_days(documents: Iterable[Document]) -> dict[str, str]:
    """Give each document's day, ISO, or "": its own date, or its dateline's day («March 12») in the year of the others.

    Where no document has a year, a dateline's day stands without one, «--03-12»: it tells only which of two came first.
    """
    listed = list(documents)
    days = {d.id: (d.published.earliest or "")[:10] for d in listed}
    known = sorted(day for day in days.values() if day)
    middle = known[len(known) // 2] if known else ""
    for d in listed:
        if not days[d.id] and d.published.stated:
            stated = [e for e in find_times(d.published.stated) if e.kind == "day"]
            if len(stated) == 1:
                days[d.id] = _day_of(stated[0], middle)
    return days


def _day_of(said: TimeExpression, middle: str) -> str:
    if not middle and not said.year:
        return f"{_YEARLESS}{said.month:02}-{said.day:02}"
    days = days_of(said, middle or f"{said.year}-01-01")
    return dt.date.fromordinal(days[0]).isoformat() if days else ""


def has_year(day: str) -> bool:
    """Tell whether a day of ``publication_days`` is a day of a known year."""
    return bool(day) and not day.startswith(_YEARLESS)


def later(first: str, second: str) -> bool:
    """Tell whether the second of two instants is at least half an hour after the first, or of two days without a year the later one."""
    if first.startswith(_YEARLESS) and second.startswith(_YEARLESS):
        return 0 < _day_number(second) - _day_number(first) < _HALF_YEAR
    if "T" not in first or "T" not in second:
        return False
    try:
        return dt.datetime.fromisoformat(second) - dt.datetime.fromisoformat(first) >= _APART
    except (TypeError, ValueError):
        return False  # one has a time zone and the other has none


def _day_number(day: str) -> int:
    """Give the place in the year of a day without a year, months taken to have 31 days."""
    month, number = (int(p) for p in day.removeprefix(_YEARLESS).split("-"))
    return 31 * month + number


def as_of(telling: Telling, at: int) -> int | None:
    """Give the time as of which a figure holds, in minutes: the day and the clock time that stand near it; None if none do."""
    day = clock = None
    for start, end in telling.statement.content:
        for said in find_times(telling.text, max(start, at - _CLOSE), min(end, at + _CLOSE)):
            days = days_of(said, telling.date)
            if said.kind == "clock" and clock is None:
                clock = said.day
            elif days is not None and days[0] == days[1] and day is None:
                day = days[0]
    if day is None and clock is None:
        return None
    seen = dt.date.fromisoformat(telling.date).toordinal() if telling.date else 0
    return (day or seen) * _MINUTES + (clock if clock is not None else _MINUTES // 2)
