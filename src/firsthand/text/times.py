"""Time expressions of a text, and the days that they mean, seen from the day of the article."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass

_MONTHS = "january february march april may june july august september october november december".split()
_SHORT = {m[:3]: i + 1 for i, m in enumerate(_MONTHS)} | {"sept": 9}
_MONTH = "|".join([*_MONTHS, *(m[:3] for m in _MONTHS if m != "may"), "sept"])
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade)s?"
_NUMBERS = {w: i + 1 for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1, "an": 1, "several": 4, "few": 3, "couple": 2,
}  # fmt: skip
_COUNT = r"(?:a few|a couple of|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d+)"
_EXPRESSION = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})|(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?:,? (?P<year>\d{{4}})\b)?"
    rf"|\b(?:(?P<part>early|mid|late|mid-)[ -])?(?P<month3>(?-i:January|February|March|April|May|June|July|August|September|October|November|December))\b(?:,? (?P<year2>(?:19|20)\d{{2}}))?"
    r"|\b(?:in|since|by|until|from|of|early|late|summer|autumn|winter|spring) (?P<year3>(?:1[5-9]|20)\d{2})\b"
    rf"|\b(?P<weekday>{'|'.join(_DAYS)})\b"
    r"|\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))? ?(?P<half>a\.?m\b|p\.?m\b|o[’']clock)|\b(?P<hour2>\d{1,2})[.:](?P<minute2>\d{2})\b(?! ?(?:million|billion|%|per))"
    rf"|\b(?P<ago>(?P<n>{_COUNT}) (?P<unit>{_UNIT}) (?P<side>ago|earlier|before|later))|\b(?P<relative>(?:last|this|next|past) (?:week|month|year|night|spring|summer|autumn|fall|winter)|(?:the )?day before yesterday|today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|in recent (?:days|weeks|months|years))\b",
    re.IGNORECASE,
)  # fmt: skip
_AHEAD = re.compile(r"\b(?:next|until|till|will|due|by|coming|from)\b[^.;]{0,28}$", re.IGNORECASE)
_UNIT_DAYS = {
    "day": (1, 0),
    "night": (1, 0),
    "week": (7, 3),
    "fortnight": (14, 4),
    "month": (30, 15),
    "year": (365, 180),
    "decade": (3652, 500),
}
_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "day before yesterday": -2}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_FAR = 200  # days; «in March» is the March nearest to the article, the past one if both are as near


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """When something was, as the text says it.

    Attributes:
        start: First code point.
        end: Not included.
        kind: «day», «month», «year», «weekday», «clock», «ago» or «relative».
        month: 1 to 12, 0 if not said.
        day: 1 to 31, 0 if not said; for «weekday» 1 is Monday; for «clock» minutes since midnight.
        year: 0 if not said.
        words: The expression, in lower case.
        ahead: Whether words before it say that the day is still to come.
        offset: For «ago», days from the article's day, negative before it; None where it cannot be resolved.
        slack: For «ago», how many days it may be off either way.
    """

    start: int
    end: int
    kind: str
    month: int = 0
    day: int = 0
    year: int = 0
    words: str = ""
    ahead: bool = False
    offset: int | None = None
    slack: int = 0


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a stretch of text, in order."""
    return tuple(_read(m, text, start) for m in _EXPRESSION.finditer(text, start, len(text) if end is None else end))


def _read(m: re.Match[str], text: str, first: int) -> TimeExpression:
    make = functools.partial(TimeExpression, m.start(), m.end(), words=" ".join(m.group().lower().split()))
    year = int(m["year"] or m["year2"] or m["year3"] or 0)
    month = m["month"] or m["month2"] or m["month3"]
    if month:
        number = _SHORT.get(month[:4].lower(), _SHORT.get(month[:3].lower(), 0))
        day = int(m["day"] or m["day2"] or 0)
        return make("day" if day else "month", number, day, year)
    if year:
        return make("year", year=year)
    ahead = _AHEAD.search(text, max(first, m.start() - 36), m.start()) is not None
    if m["weekday"]:
        return make("weekday", day=_DAYS.index(m["weekday"].lower()) + 1, ahead=ahead)
    hour = m["hour"] or m["hour2"]
    if hour:
        late = (m["half"] or "").lower().startswith("p") and int(hour) < 12  # noqa: PLR2004 - noon
        minutes = 60 * (int(hour) + 12 * late) + int(m["minute"] or m["minute2"] or 0)
        return make("clock", day=minutes)
    if m["ago"]:
        return make("ago", offset=_offset(m), slack=_UNIT_DAYS.get(m["unit"].lower().rstrip("s"), (0, 0))[1])
    return make("relative")


def _offset(m: re.Match[str]) -> int | None:
    """Give the days of «three weeks ago»; «earlier» and «later» count from another event and stay open."""
    unit = m["unit"].lower().rstrip("s")
    if m["side"].lower() != "ago" or unit not in _UNIT_DAYS:
        return 0 if m["side"].lower() == "ago" else None
    word = m["n"].lower().removesuffix(" of").removeprefix("a ") or "a"
    return -_UNIT_DAYS[unit][0] * (int(word) if word.isdigit() else _NUMBERS.get(word, 1))


def days_of(expression: TimeExpression, published: str) -> tuple[int, int] | None:
    """Give the first and last day that an expression can mean, as ordinals, seen from the article's day.

    Args:
        expression: What the text says.
        published: The article's day, ISO, or "" if nobody knows.

    Returns:
        The days, or None where the expression cannot be resolved («two days earlier», a weekday in an undated article).
    """
    seen = _ordinal(published)
    if expression.kind == "year":
        return _span(expression.year, 1, expression.year, 12)
    if expression.kind in {"day", "month"} and (expression.year or seen is not None):
        return _dated(expression, seen)
    if seen is None:
        return None
    if expression.kind == "weekday":
        back = (dt.date.fromordinal(seen).weekday() + 1 - expression.day) % 7
        at = seen - back + (7 if expression.ahead and back else 0)
        return at, at
    if expression.kind == "ago" and expression.offset is not None:
        at = seen + expression.offset
        return at - expression.slack, at + expression.slack
    return _relative(expression.words, seen) if expression.kind == "relative" else None


def _ordinal(published: str) -> int | None:
    try:
        return dt.date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def _dated(expression: TimeExpression, seen: int | None) -> tuple[int, int] | None:
    years = [expression.year] if expression.year else []
    if not years and seen is not None:
        year = dt.date.fromordinal(seen).year
        years = [year - 1, year, year + 1]
    spans = [s for y in years if (s := _in_year(expression, y)) is not None]
    if seen is None or expression.year:
        return spans[0] if spans else None
    past = [s for s in spans if s[0] <= seen + _FAR]
    return min(past, key=lambda s: (abs((s[0] + s[1]) // 2 - seen), s)) if past else None


def _in_year(expression: TimeExpression, year: int) -> tuple[int, int] | None:
    try:
        if expression.day:
            at = dt.date(year, expression.month, expression.day).toordinal()
            return at, at
        return _span(year, expression.month, year, expression.month)
    except ValueError:
        return None


def _span(year: int, month: int, last_year: int, last_month: int) -> tuple[int, int]:
    """Give the days from the first of a month to the last of another."""
    after = dt.date(last_year + last_month // 12, last_month % 12 + 1, 1)
    return dt.date(year, month, 1).toordinal(), after.toordinal() - 1


def _relative(words: str, seen: int) -> tuple[int, int] | None:
    """Resolve «yesterday», «last month», «this morning», «last autumn»."""
    name = words.removeprefix("the ")
    if name in _NEAR_DAYS:
        return seen + _NEAR_DAYS[name], seen + _NEAR_DAYS[name]
    side, _, unit = name.partition(" ")
    if unit in {"morning", "afternoon", "evening"}:
        return seen, seen
    today = dt.date.fromordinal(seen)
    step = {"last": -1, "past": -1, "next": 1}.get(side, 0)
    if unit == "week":
        monday = seen - today.weekday() + 7 * step
        return (monday if side != "past" else seen - 7), monday + 6 if side != "past" else seen
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return _span(months // 12, months % 12 + 1, months // 12, months % 12 + 1)
    if unit == "year":
        return _span(today.year + step, 1, today.year + step, 12)
    if unit in _SEASONS:
        first, last = _SEASONS[unit]
        year = today.year + (step if step > 0 or today.month <= min(last, 12) else 0)
        return _span(year, first, year + (last - 1) // 12, (last - 1) % 12 + 1)
    return None


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
