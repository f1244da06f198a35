"""Which days a time expression means, seen from the day of the article: an interval with the reason, never a point invented.

Weeks run from Monday to Sunday; spring is March to May. «Three months ago» is that calendar month.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.text.tense import Tense

if TYPE_CHECKING:
    from firsthand.text.times import TimeExpression

_FAR = 200  # days; «in March», said of nothing past or to come, is the March nearest to the article
_NEAR_DAYS = {
    "today": (0, 0), "tonight": (0, 0), "yesterday": (-1, -1), "tomorrow": (1, 1), "last night": (-1, -1), "overnight": (-1, 0),
    "day before yesterday": (-2, -2), "day after tomorrow": (2, 2),
}  # fmt: skip
_PART_DAY = re.compile(r" (?:morning|afternoon|evening|night|lunchtime)$")
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
_SEASONS = {1: (3, 5), 2: (6, 8), 3: (9, 11), 4: (12, 14)}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
_LAST_YEAR = 9999
Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days that a time means.

    Attributes:
        first: First day, an ordinal; None is open.
        last: Last day; None is open.
        reason: Why these, or why none.
    """

    first: int | None
    last: int | None
    reason: str

    @property
    def known(self) -> bool:
        """Whether anything could be said."""
        return self.first is not None or self.last is not None


def resolve(expression: TimeExpression, published: str) -> Resolved:
    """Give the days that an expression means as a careful reader takes it, and why.

    Args:
        expression: What the text says.
        published: The article's day, ISO, or "" if nobody knows.
    """
    if expression.kind == "floating" and expression.year:
        return Resolved(None, None, "its day and month may stand either way round")
    if expression.kind == "floating":
        return Resolved(None, None, "it counts from another event than the article")
    if expression.kind == "clock":
        return Resolved(None, None, "it is an hour, of no day")
    seen = _ordinal(published)
    days = _days(expression, seen)
    if days is None:
        return Resolved(None, None, "the day of the article is not known" if seen is None else "it names no day")
    return _opened(expression, days, seen)


def days_of(expression: TimeExpression, published: str) -> Days | None:
    """Give the first and last day that an expression can mean, with the slack that «three weeks ago» has, as ordinals.

    Args:
        expression: What the text says.
        published: The article's day, ISO, or "" if nobody knows.

    Returns:
        The days, or None where the expression cannot be resolved («two days earlier», a weekday in an undated article).
    """
    seen = _ordinal(published)
    if expression.kind in {"floating", "clock"}:
        return None
    if expression.kind == "ago" and expression.offset is not None and seen is not None:
        at = seen + expression.offset
        return at - expression.slack, at + expression.slack
    return _days(expression, seen)


def _opened(expression: TimeExpression, days: Days, seen: int | None) -> Resolved:
    """Open or close days by the word before them: «since», «before», «by»."""
    first, last = days
    side = expression.side
    if side == "since" and seen is not None:
        return Resolved(first, max(seen, first), "from then to the day of the article")
    if side in {"until", "by"}:
        return Resolved(None, last, "then at the latest")
    if side == "before":
        return Resolved(None, first - 1, "some day before it")
    if side == "from" and expression.kind != "period":
        return Resolved(first, None, "from then on")
    if side == "after":
        return Resolved(last + 1, None, "some day after it")
    dated = expression.year and expression.kind in {"day", "month", "year", "season", "quarter"}
    return Resolved(first, last, "the text gives the year" if dated else "seen from the day of the article")


def _ordinal(published: str) -> int | None:
    try:
        return dt.date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def _days(expression: TimeExpression, seen: int | None) -> Days | None:
    kind = expression.kind
    if kind == "year":
        return _years(expression)
    if kind in {"day", "month"} and (expression.year or seen is not None):
        return _dated(expression, seen)
    if kind in {"season", "quarter"} and expression.year:
        return _parted(expression, expression.year)
    if seen is None:
        return None
    readers = {
        "weekday": _weekday, "ago": _ago, "hence": _hence, "period": _period, "relative": _relative, "weekend": _weekend,
        "season": _season, "quarter": _quarter,
    }  # fmt: skip
    return readers[kind](expression, seen) if kind in readers else None


def _years(expression: TimeExpression) -> Days | None:
    last = expression.until[0] or expression.year
    if last > _LAST_YEAR:
        return None
    return _cut(_span(expression.year, 1, last, 12), expression.part, months=(expression.year, 12))


def _dated(expression: TimeExpression, seen: int | None) -> Days | None:
    if expression.year:
        return _in_year(expression, expression.year)
    if seen is None:
        return None
    today = dt.date.fromordinal(seen)
    if expression.step is not None:
        return _in_year(expression, today.year + expression.step)
    spans = [s for y in range(today.year - 1, today.year + 2) if (s := _in_year(expression, y)) is not None]
    step = expression.count[0]
    if step == -1:  # last March
        spans = [s for s in spans if s[1] < seen]
        return spans[-1] if spans else None
    if step == 1:
        spans = [s for s in spans if s[0] > seen]
        return spans[0] if spans else None
    past, ahead = [s for s in spans if s[0] <= seen], [s for s in spans if s[1] >= seen]
    if expression.tense is Tense.PAST and past:
        return past[-1]
    if expression.tense is Tense.AHEAD and ahead:
        return ahead[0]
    near = [s for s in spans if s[0] <= seen + _FAR]
    return min(near, key=lambda s: (abs((s[0] + s[1]) // 2 - seen), s)) if near else None


def _in_year(expression: TimeExpression, year: int) -> Days | None:
    try:
        if expression.day:
            at = dt.date(year, expression.month, expression.day).toordinal()
            _, month, day = expression.until
            if not day:
                return at, at
            return at, dt.date(year + (month < expression.month), month, day).toordinal()
        last = expression.until[1] or expression.month
        wraps = last < expression.month
        first_year = year - 1 if wraps and expression.year else year
        return _cut(_span(first_year, expression.month, first_year + wraps, last), expression.part)
    except ValueError:
        return None


def _parted(expression: TimeExpression, year: int) -> Days:
    """Give a season or quarter of a year; winter runs into the next."""
    if expression.kind == "quarter":
        return _span(year, expression.month, year, expression.month + expression.day - 1)
    first, last = _SEASONS[expression.month]
    return _cut(_span(year, first, year + (last - 1) // 12, (last - 1) % 12 + 1), expression.part, months=(0, 3))


def _season(expression: TimeExpression, seen: int) -> Days | None:
    today = dt.date.fromordinal(seen)
    if expression.count[0] != 9:  # noqa: PLR2004 - «spring of last year»
        return _parted(expression, today.year + int(expression.count[0]))
    spans = [_parted(expression, y) for y in range(today.year - 2, today.year + 3)]
    if expression.step == -1:
        return [s for s in spans if s[1] < seen][-1]
    if expression.step == 1:
        return next(s for s in spans if s[0] > seen)
    past, ahead = [s for s in spans if s[0] <= seen], [s for s in spans if s[1] >= seen]
    if expression.step == 0:
        return next((s for s in spans if dt.date.fromordinal(s[0]).year == today.year), None)
    return ahead[0] if expression.tense is Tense.AHEAD else past[-1]


def _quarter(expression: TimeExpression, seen: int) -> Days:
    year = dt.date.fromordinal(seen).year
    if expression.step is not None or expression.part:
        return _parted(expression, year + (expression.step or 0))
    spans = [_parted(expression, y) for y in (year - 1, year, year + 1)]
    past, ahead = [s for s in spans if s[0] <= seen], [s for s in spans if s[1] >= seen]
    return ahead[0] if expression.tense is Tense.AHEAD else past[-1]


def _weekday(expression: TimeExpression, seen: int) -> Days | None:
    today = dt.date.fromordinal(seen).weekday()
    monday = seen - today
    wanted = expression.day - 1
    span = (expression.until[2] - expression.day) % 7 if expression.until[2] else 0
    if expression.count[1]:
        at = monday + 7 * int(expression.count[0]) + wanted
    elif expression.step == -1:
        at = seen - ((today - wanted - 1) % 7 + 1)
    elif expression.step == 1:
        at = seen + ((wanted - today - 1) % 7 + 1)
    elif expression.step == 0:
        at = monday + wanted
    elif expression.tense is Tense.AHEAD or expression.side in {"until", "by"}:
        at = seen + ((wanted - today - 1) % 7 + 1)
    else:
        at = seen - (today - wanted - span) % 7 - span
    return at, at + span


def _weekend(expression: TimeExpression, seen: int) -> Days:
    today = dt.date.fromordinal(seen).weekday()
    saturday = seen - today + 5
    if expression.step == -1 or (expression.step is None and expression.tense is not Tense.AHEAD and today < 5):  # noqa: PLR2004 - Saturday
        saturday -= 7
    elif expression.step == 1 and "next" in expression.words:
        saturday += 7
    return saturday, saturday + 1


def _ago(expression: TimeExpression, seen: int) -> Days | None:
    near, far = expression.count
    if expression.unit in {"hour", "minute", "second"}:
        return seen, seen
    return _moved(seen, expression.unit, -far, -near)


def _moved(seen: int, unit: str, first: float, last: float) -> Days | None:
    """Move by units, least and most: days and weeks to the day, months and years to the calendar month and year."""
    if unit in _DAYS_OF:
        return seen + round(first * _DAYS_OF[unit]), seen + round(last * _DAYS_OF[unit])
    today = dt.date.fromordinal(seen)
    size = _MONTHS_OF.get(unit)
    if size is None:
        return None
    begin, end = (today.year * 12 + today.month - 1 + round(n * size) for n in (first, last))
    if size < 12 or first != int(first):  # noqa: PLR2004 - months
        return _span(begin // 12, begin % 12 + 1, end // 12, end % 12 + 1)
    return _span(begin // 12, 1, end // 12, 12)


def _hence(expression: TimeExpression, seen: int) -> Days | None:
    if not expression.part and expression.tense is not Tense.AHEAD:
        return None  # «built in two weeks»
    least, most = expression.count
    if expression.unit in {"hour", "minute", "second"}:
        return seen, seen + (1 if expression.unit == "hour" and most > 12 else 0)  # noqa: PLR2004 - half a day
    if expression.part == "within":
        end = _shift(seen, expression.unit, most)
        return None if end is None else (seen, end)
    return _moved(seen, expression.unit, least, most)


def _period(expression: TimeExpression, seen: int) -> Days | None:
    """Give «over the past six months»: to the day of the article, or from it."""
    if expression.unit in {"hour", "minute", "second"}:
        days = -(-int(expression.count[1]) // 24) if expression.unit == "hour" else 0
        return (seen - days, seen) if expression.step == -1 else (seen, seen + days)
    other = _shift(seen, expression.unit, (expression.step or -1) * expression.count[1])
    if other is None:
        return None
    return (other, seen) if other < seen else (seen, other)


def _shift(seen: int, unit: str, count: float) -> int | None:
    """Give the day so many units away, the same day of the month where it has one."""
    if unit in _DAYS_OF:
        return seen + round(count * _DAYS_OF[unit])
    today = dt.date.fromordinal(seen)
    months = today.year * 12 + today.month - 1 + round(count * _MONTHS_OF.get(unit, 0))
    if unit not in _MONTHS_OF or not 12 <= months < _LAST_YEAR * 12:
        return None
    last = _span(months // 12, months % 12 + 1, months // 12, months % 12 + 1)[1]
    return min(last, dt.date(months // 12, months % 12 + 1, 1).toordinal() + today.day - 1)


def _span(year: int, month: int, last_year: int, last_month: int) -> Days:
    """Give the days from the first of a month to the last of another."""
    after = dt.date(last_year + last_month // 12, last_month % 12 + 1, 1)
    return dt.date(year, month, 1).toordinal(), after.toordinal() - 1


def _cut(days: Days, part: str, *, months: tuple[int, int] = (0, 1)) -> Days:
    """Give the early, middle or late part: thirds of a year by months, of a month by days 1-10, 11-20, 21 on."""
    if part not in _THIRDS:
        return days
    first, last = days
    if months[1] == 1:
        low, high = {"early": (0, 9), "mid": (10, 19), "late": (20, last - first)}[part]
        return first + low, first + high
    begin = dt.date.fromordinal(first)
    step = months[1] // 3
    low, high = _THIRDS[part]
    start, end = begin.year * 12 + begin.month - 1 + low * step, begin.year * 12 + begin.month - 2 + high * step
    return _span(start // 12, start % 12 + 1, end // 12, end % 12 + 1)


def _relative(expression: TimeExpression, seen: int) -> Days | None:
    """Resolve «yesterday», «last month», «this morning», «earlier this year», «the end of the week»."""
    name = re.sub(r"^(?:the|earlier|later|late|early) ", "", expression.words)
    near = _NEAR_DAYS.get(name) or _NEAR_DAYS.get(_PART_DAY.sub("", name))
    if near is not None:
        return seen + near[0], seen + near[1]
    if not expression.unit:
        return seen, seen
    step, unit = expression.step or 0, expression.unit
    if "past" in expression.words.split() and unit in {"week", "month", "year"}:
        begin = _shift(seen, unit, -1)
        return None if begin is None else (begin, seen)
    days = _unit_days(seen, unit, step)
    if days is None or expression.part in {"", "earlier", "so far", "later", "earlier in", "later in", "so far in"}:
        return _clipped(days, expression.part, step, seen)
    if unit == "week":
        low, high = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}[_third(expression.part)]
        return days[0] + low, days[0] + high
    return _cut(days, _third(expression.part), months=(0, 1 if unit == "month" else _MONTHS_OF[unit]))


def _third(part: str) -> str:
    return part.removesuffix(" in")


def _clipped(days: Days | None, part: str, step: int, seen: int) -> Days | None:
    """Cut «earlier this year» at the day of the article."""
    if days is None or step or not part:
        return days
    return (seen, days[1]) if part.startswith("later") else (days[0], min(days[1], seen))


def _unit_days(seen: int, unit: str, step: int) -> Days | None:
    today = dt.date.fromordinal(seen)
    if unit in {"week", "fortnight"}:
        monday = seen - today.weekday() + 7 * step
        return monday, monday + 6
    size = _MONTHS_OF.get(unit)
    if size is None:
        return None
    index = today.year * 12 + today.month - 1
    begin = (index // size + step) * size
    if not 12 <= begin < (_LAST_YEAR - 100) * 12:
        return None
    return _span(begin // 12, begin % 12 + 1, (begin + size - 1) // 12, (begin + size - 1) % 12 + 1)
