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

_CLOSE = 60  # code points between a figure and the time as of which it holds
_MINUTES = 1440  # of a day
_APART = dt.timedelta(minutes=30)


def publication_days(documents: Iterable[Document]) -> dict[str, str]:
    """Give each document's day, ISO, or "": its own date, or its dateline's day («March 12») in the year of the others."""
    listed = list(documents)
    days = {d.id: (d.published.earliest or "")[:10] for d in listed}
    known = sorted(day for day in days.values() if day)
    if not known:
        return days
    middle = known[len(known) // 2]
    for d in listed:
        if not days[d.id] and d.published.stated:
            found = [days_of(e, middle) for e in find_times(d.published.stated) if e.kind == "day"]
            if len(found) == 1 and found[0] is not None:
                days[d.id] = dt.date.fromordinal(found[0][0]).isoformat()
    return days


def later(first: str, second: str) -> bool:
    """Tell whether the second of two instants with a clock time is at least half an hour after the first."""
    if "T" not in first or "T" not in second:
        return False
    try:
        return dt.datetime.fromisoformat(second) - dt.datetime.fromisoformat(first) >= _APART
    except (TypeError, ValueError):
        return False  # one has a time zone and the other has none


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
