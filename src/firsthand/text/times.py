"""Time expressions of a text: days, months, years, clock times and relative words, each in its own class."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = "january february march april may june july august september october november december".split()
_SHORT = {m[:3]: i + 1 for i, m in enumerate(_MONTHS)} | {"sept": 9}
_MONTH = "|".join([*_MONTHS, *(m[:3] for m in _MONTHS if m != "may"), "sept"])
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year)s?"
_COUNT = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)"
_EXPRESSION = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})|(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?:,? (?P<year>\d{{4}})\b)?"
    rf"|\b(?:(?P<part>early|mid|late|mid-)[ -])?(?P<month3>January|February|March|April|May|June|July|August|September|October|November|December)\b(?:,? (?P<year2>(?:19|20)\d{{2}}))?"
    r"|\b(?:in|since|by|until|from|of|early|late) (?P<year3>(?:19|20)\d{2})\b"
    rf"|\b(?P<weekday>{'|'.join(_DAYS)})\b"
    r"|\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))? ?(?P<half>a\.?m\b|p\.?m\b|o[’']clock)|\b(?P<hour2>\d{1,2})[.:](?P<minute2>\d{2})\b(?! ?(?:million|billion|%|per))"
    rf"|\b(?P<ago>{_COUNT} {_UNIT} (?:ago|earlier|before|later))|\b(?P<relative>(?:last|this|next|past) (?:week|month|year|night|spring|summer|autumn|fall|winter)|today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|in recent (?:days|weeks|months|years))\b",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """When something was, as the text says it.

    Attributes:
        start: First code point.
        end: Not included.
        kind: «day», «month», «year», «weekday», «clock» or «relative».
        month: 1 to 12, 0 if not said.
        day: 1 to 31, 0 if not said; for «weekday» 1 is Monday; for «clock» minutes since midnight.
        year: 0 if not said.
    """

    start: int
    end: int
    kind: str
    month: int = 0
    day: int = 0
    year: int = 0


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a stretch of text, in order."""
    return tuple(_read(m) for m in _EXPRESSION.finditer(text, start, len(text) if end is None else end))


def _read(m: re.Match[str]) -> TimeExpression:
    year = int(m["year"] or m["year2"] or m["year3"] or 0)
    month = m["month"] or m["month2"] or m["month3"]
    if month:
        number = _SHORT.get(month[:4].lower(), _SHORT.get(month[:3].lower(), 0))
        day = int(m["day"] or m["day2"] or 0)
        return TimeExpression(m.start(), m.end(), "day" if day else "month", number, day, year)
    if year:
        return TimeExpression(m.start(), m.end(), "year", year=year)
    if m["weekday"]:
        return TimeExpression(m.start(), m.end(), "weekday", day=_DAYS.index(m["weekday"].lower()) + 1)
    hour = m["hour"] or m["hour2"]
    if hour:
        late = (m["half"] or "").lower().startswith("p") and int(hour) < 12  # noqa: PLR2004 - noon
        minutes = 60 * (int(hour) + 12 * late) + int(m["minute"] or m["minute2"] or 0)
        return TimeExpression(m.start(), m.end(), "clock", day=minutes)
    return TimeExpression(m.start(), m.end(), "relative")


def contradict(a: TimeExpression, b: TimeExpression) -> bool | None:
    """Tell whether two expressions cannot be the same time; None where they cannot be compared.

    Weekdays and clock times are not compared: articles are written on different days and in different zones.
    """
    if a.year and b.year and a.year != b.year:
        return True
    if a.month and b.month:
        if a.month != b.month:
            return True
        return bool(a.day and b.day and a.day != b.day)
    return None
