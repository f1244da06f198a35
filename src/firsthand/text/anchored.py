"""Times that count from another event, resolved by the last day named before them: «on 3 January … two nights later» is 5 January."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from firsthand.text.times import TimeExpression, find_times

_REACH = 300  # code points: two or three sentences
_EACH = {"day": 1, "night": 1, "week": 7}
_BACK = ("earlier", "before", "previously")
_NEXT_WORD = re.compile(r"\s+[^\W\d_]")
_ANY_YEAR = 2001  # for a day without a year; no leap year


def anchored(said: TimeExpression, text: str) -> TimeExpression | None:
    """Give the day that a time counted from another one means; None where no day stands before it, or it counts from something named.

    «Two days after the vote» counts from the vote, not from the last day named.
    """
    count, other = said.count
    if said.kind != "floating" or said.unit not in _EACH or count != other or count != int(count) or not count:
        return None
    if said.words.endswith(("before", "after")) and _NEXT_WORD.match(text, said.end):
        return None
    named = [
        e for e in find_times(text, max(0, said.start - _REACH), said.start) if e.kind == "day" and not any(e.until)
    ]
    if not named:
        return None
    away = int(count) * _EACH[said.unit] * (-1 if said.words.endswith(_BACK) else 1)
    try:
        day = dt.date(named[-1].year or _ANY_YEAR, named[-1].month, named[-1].day) + dt.timedelta(days=away)
    except ValueError:
        return None  # «31 June»
    return replace(said, kind="day", month=day.month, day=day.day, year=day.year if named[-1].year else 0)
