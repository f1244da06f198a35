"""Time expressions of a text; ``days`` says which days they mean, seen from the day of the article.

Each rule is a pattern of its own; where two match, the one that begins first and reaches furthest stands.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.text.tense import Tense, tense_at

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHS = "january february march april may june july august september october november december".split()
_SHORT = {m[:3]: i + 1 for i, m in enumerate(MONTHS)} | {"sept": 9}
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = {w: i + 1 for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "a hundred": 100, "half a": 0.5, "a dozen": 12,
}  # fmt: skip
_VAGUE = {"a few": (3, 5), "several": (3, 9), "a couple of": (2, 2), "a couple": (2, 2), "some": (3, 9), "few": (3, 5)}
_SAYS_MONTH = "|".join([m.capitalize() for m in MONTHS])
_MONTH = rf"(?:(?-i:{_SAYS_MONTH})|(?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_YEAR = r"(?:1[1-9]|20)\d{2}"
_UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centurie|century|quarter|weekend)s?"
_COUNT = rf"(?:half a|a hundred|a dozen|a few|a couple of|a couple|several|some|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|few|\d{{1,3}})"
_MORE = r"(?:(?P<bound>more than|over|at least|nearly|almost|about|around|less than|under|some|just over|just under|barely|only|just) )?"
_WEEKDAY = "|".join(DAYS)
_NEAR = (
    r"(?:the )?day before yesterday|(?:the )?day after tomorrow|today|yesterday|tomorrow|tonight|overnight|last night"
)
_PART = r"early|mid|late|the (?:end|start|beginning|middle|close|turn) of|earlier|later|so far"
_SEASON = "spring|summer|autumn|fall|winter"
_FEASTS = {
    "new year’s eve": (12, 31), "new year’s day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "christmas": (12, 25), "halloween": (10, 31), "valentine’s day": (2, 14), "may day": (5, 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """When something was, as the text says it.

    Attributes:
        start: First code point.
        end: Not included.
        kind: «day», «month», «year», «weekday», «clock», «ago», «hence», «period», «season», «quarter», «weekend», «relative»
            or «floating» (it counts from another event).
        month: 1 to 12, 0 if not said; for «season» 1 is spring; for «quarter» its first month.
        day: 1 to 31, 0 if not said; for «weekday» 1 is Monday; for «clock» minutes since midnight; for «quarter» its months.
        year: 0 if not said.
        words: The expression, in lower case.
        tense: Whether the words round it speak of what was or of what is to come.
        count: For «ago», «hence», «period»: how many units, least and most.
        unit: Their unit, in the singular.
        step: -1 for last, 0 for this, 1 for next, 2 for the one after that; None if not said.
        part: Which part is meant: «early», «mid», «late», «earlier», «later», «so far»; "" for the whole.
        until: The other end where a span is told: (year, month, day), zeros where not said.
        side: «since», «before», «after», «until», «by» in front; "" if nothing opens it.
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
    tense: Tense = Tense.NONE
    count: tuple[float, float] = (0, 0)
    unit: str = ""
    step: int | None = None
    part: str = ""
    until: tuple[int, int, int] = (0, 0, 0)
    side: str = ""
    offset: int | None = None
    slack: int = 0

    @property
    def ahead(self) -> bool:
        """Whether the words round it say that it is still to come."""
        return self.tense is Tense.AHEAD


Make = functools.partial[TimeExpression]


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a stretch of text, in order. Linear."""
    stop = len(text) if end is None else end
    found = [
        (m.start(), -m.end(), rank, m, read)
        for rank, (pattern, read) in enumerate(_RULES)
        for m in pattern.finditer(text, start, stop)
    ]
    kept: list[TimeExpression] = []
    for begin, finish, _, match, read in sorted(found, key=lambda f: f[:3]):
        if kept and begin < kept[-1].end:
            continue
        make = functools.partial(TimeExpression, begin, -finish, words=" ".join(match.group().lower().split()))
        expression = read(match, make)
        if expression is not None:
            side = _SIDE.search(text, max(start, begin - 16), begin) or _SIDE_INSIDE.match(match.group())
            word = " ".join(side[1].lower().split()) if side and not any(expression.until) else ""
            kept.append(
                replace(expression, tense=tense_at(text, (begin, -finish), start, stop), side=_SIDES.get(word, ""))
            )
    return tuple(kept)


_SIDE = re.compile(
    r"\b(since|until|till|up to|by|before|after|following|from|starting|prior to|no later than)(?: the)?(?: early| late)? $",
    re.IGNORECASE,
)
_SIDE_INSIDE = re.compile(r"(since|until|till|by|before|after|from)[ -]", re.IGNORECASE)
_SIDES = {
    "from": "from", "starting": "from",
    "since": "since", "until": "until", "till": "until", "up to": "until", "by": "by", "no later than": "by", "before": "before",
    "prior to": "before", "after": "after", "following": "after",
}  # fmt: skip


def _month_number(name: str) -> int:
    low = name.lower().rstrip(".")
    return _SHORT.get(low[:4], _SHORT.get(low[:3], 0))


def _step(word: str | None) -> int | None:
    low = (word or "").lower().removeprefix("the ")
    return {
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "current": 0,
        "this past": -1,
        "this coming": 1,
        "next": 1,
        "coming": 1,
    }.get(low)


def _part(word: str | None) -> str:
    low = (word or "").lower()
    for ending, part in (
        ("end of", "late"),
        ("close of", "late"),
        ("start of", "early"),
        ("beginning of", "early"),
        ("turn of", "early"),
        ("middle of", "mid"),
    ):
        if low.endswith(ending):
            return part
    return low.strip("- ")


def _count(word: str | None) -> tuple[float, float]:
    low = " ".join((word or "a").lower().split())
    if low in _VAGUE:
        return _VAGUE[low]
    number = float(low) if low.isdigit() else float(_NUMBERS.get(low, 1))
    return number, number


def _unit_of(word: str) -> str:
    low = word.lower()
    return "century" if low.startswith("centur") else low.removesuffix("s")


def _read_date(m: re.Match[str], make: Make) -> TimeExpression | None:
    groups = m.groupdict()
    if groups.get("iso"):
        year, month, day = (int(p) for p in groups["iso"].split("-"))
        return make("day", month, day, year) if 1 <= month <= 12 and day else None  # noqa: PLR2004 - months
    month, day = _month_number(m["m"]), int(m["d"])
    if not 1 <= day <= 31:  # noqa: PLR2004 - days of a month
        return None
    step = _step(groups.get("ys"))
    last_month = _month_number(groups["m2"]) if groups.get("m2") else month
    until = (0, last_month, int(groups["d2"])) if groups.get("d2") else (0, 0, 0)
    return make("day", month, day, int(groups.get("y") or 0), step=step, until=until)


def _read_numeric(m: re.Match[str], make: Make) -> TimeExpression | None:
    """Read «25/12/2020»; where day and month may be either way round, nobody can tell which it is."""
    one, other = int(m["n1"]), int(m["n2"])
    year = int(m["y"]) + (0 if len(m["y"]) == 4 else 2000 if int(m["y"]) < 70 else 1900)  # noqa: PLR2004 - in full; the century
    if max(one, other) > 31 or min(one, other) > 12 or not min(one, other):  # noqa: PLR2004 - no date
        return None
    if m["mark"] == "/" and one != other and max(one, other) <= 12:  # noqa: PLR2004 - either may be the month
        return make("floating", year=year)
    month, day = (other, one) if one > 12 or m["mark"] == "." or one == other else (one, other)  # noqa: PLR2004
    return make("day", month, day, year) if month <= 12 else make("day", day, month, year)  # noqa: PLR2004


def _read_feast(m: re.Match[str], make: Make) -> TimeExpression:
    month, day = _FEASTS[m["feast"].lower().replace("'", "’")]
    return make("day", month, day, int(m["y"] or 0), step=_step(m["step"]))


def _read_month(m: re.Match[str], make: Make) -> TimeExpression:
    step = _step(m["ys"]) if m["ys"] else None
    nearest = _step(m["step"])
    until = (int(m["y"] or 0), _month_number(m["m2"]), 0) if m["m2"] else (0, 0, 0)
    return make(
        "month",
        _month_number(m["m"]),
        0,
        int(m["y"] or 0),
        step=step,
        part=_part(m["part"]),
        until=until,
        count=(0 if nearest is None else nearest or 9, 0),
    )


def _read_year(m: re.Match[str], make: Make) -> TimeExpression | None:
    first = int(m["y"])
    if m["decade"]:
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(_part(m["part"]), (0, 9))
        return make("year", year=first + low, until=(first + high, 0, 0))
    if not m["lead"] and not m["y2"]:
        return None
    last = m["y2"]
    until = 0 if not last else int(last) if len(last) == 4 else first // 100 * 100 + int(last)  # noqa: PLR2004 - in full
    if last and until < first:
        return None
    return make("year", year=first, part=_part(m["part"]), until=(until, 0, 0))


def _read_quarter(m: re.Match[str], make: Make) -> TimeExpression:
    size = 6 if m["what"].lower() == "half" else 3
    index = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // size - 1, "final": 12 // size - 1}[
        m["nth"].lower()
    ]
    year, step = int(m["y"] or 0), _step(m["ys"])
    return make("quarter", 1 + index * size, size, year, step=step, part="of the year" if m["of"] else "")


def _read_season(m: re.Match[str], make: Make) -> TimeExpression:
    name = m["season"].lower()
    index = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}[name]
    year_step = _step(m["ys"])
    return make(
        "season",
        index,
        0,
        int(m["y"] or 0),
        step=_step(m["step"]),
        part=_part(m["part"]),
        count=(9 if year_step is None else year_step, 0),
    )


def _read_weekday(m: re.Match[str], make: Make) -> TimeExpression:
    until = (0, 0, DAYS.index(m["wd2"].lower()) + 1) if m["wd2"] else (0, 0, 0)
    week = m["wk"] or m["wk2"]
    count = (float({"last": -1, "this": 0, "next": 1}[week.lower()]), 1.0) if week else (0.0, 0.0)
    return make("weekday", day=DAYS.index(m["wd"].lower()) + 1, step=_step(m["step"]), until=until, count=count)


def _read_clock(m: re.Match[str], make: Make) -> TimeExpression | None:
    hour = int(m["hour"] or m["hour2"])
    late = (m["half"] or "").lower().startswith("p") and hour < 12  # noqa: PLR2004 - noon
    return make("clock", day=60 * (hour + 12 * late) + int(m["minute"] or m["minute2"] or 0))


_UNIT_DAYS = {
    "day": (1, 0),
    "night": (1, 0),
    "week": (7, 3),
    "fortnight": (14, 4),
    "month": (30, 15),
    "year": (365, 180),
    "decade": (3652, 500),
}


def _read_ago(m: re.Match[str], make: Make) -> TimeExpression:
    unit, side = _unit_of(m["unit"]), m["side"].lower()
    count = _count(m["n"])
    if side != "ago":
        return make("floating", unit=unit, count=count)
    each, slack = _UNIT_DAYS.get(unit, (0, 0))
    return make(
        "ago",
        unit=unit,
        count=count,
        offset=-round(each * sum(count) / 2),
        slack=slack,
        part=(m["bound"] or "").lower(),
    )


def _read_hence(m: re.Match[str], make: Make) -> TimeExpression:
    words = m.group().lower()
    sure = "time" in words or words.endswith(("now", "today"))
    return make(
        "hence",
        unit=_unit_of(m["unit"] or m["unit2"]),
        count=_count(m["n"] or m["n2"]),
        part="within" if words.startswith("within") else "sure" if sure else "",
    )


def _read_period(m: re.Match[str], make: Make) -> TimeExpression:
    return make(
        "period",
        unit=_unit_of(m["unit"]),
        count=_count(m["n"]),
        step=1 if m["way"].lower() in {"next", "coming", "following"} else -1,
    )


def _read_near(_: re.Match[str], make: Make) -> TimeExpression:
    return make("relative")


def _read_this(m: re.Match[str], make: Make) -> TimeExpression:
    words = m.group().lower()
    back = -2 if words.endswith("before last") else 2 if words.endswith("after next") else None
    step = back if back is not None else _step(m["step"])
    return make(
        "relative", unit=_unit_of(m["unit"] or m["unit2"]), step=0 if step is None else step, part=_part(m["part"])
    )


def _read_weekend(m: re.Match[str], make: Make) -> TimeExpression:
    return make("weekend", step=_step(m["step"]))


def _read_floating(_: re.Match[str], make: Make) -> TimeExpression:
    return make("floating")


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)", re.IGNORECASE)


_Y = rf"(?:,? (?:of )?(?P<y>{_YEAR})(?![\d])|,? (?:of )?(?P<ys>last|this|next) year)?"
_TO = r"(?: ?[-–] ?| to | until | till | through )"
_ON = r"(?:(?:on|early on|late on|by) )?(?:the )?"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Make], TimeExpression | None]], ...] = (
    (_pattern(r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"), _read_date),
    (_pattern(r"(?P<n1>\d{1,2})(?P<mark>[/.])(?P<n2>\d{1,2})(?P=mark)(?P<y>\d{4}|\d{2})"), _read_numeric),
    (_pattern(rf"(?:(?:{_WEEKDAY}),? )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?(?: of)? (?P<m>{_MONTH}){_Y}"), _read_date),
    (_pattern(rf"(?:(?:{_WEEKDAY}),? )?(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d)(?:{_TO}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]))?{_Y}"), _read_date),
    (_pattern(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH})(?:{_TO}| and )(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_MONTH}){_Y}"), _read_date),
    (_pattern(rf"(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}| and )(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}}){_Y}"), _read_date),
    (_pattern(rf"(?:(?P<step>last|this|next) )?(?P<feast>{'|'.join(f.replace('’', '[’' + chr(39) + ']') for f in sorted(_FEASTS, key=len, reverse=True))})(?: (?P<y>{_YEAR}))?"), _read_feast),
    (_pattern(rf"(?:(?P<part>{_PART})[- ](?:in )?)?(?:(?P<step>last|next|this past|this coming|this) )?(?P<m>(?-i:{_SAYS_MONTH}))(?:(?:{_TO}| and (?=(?-i:{_SAYS_MONTH})\b))(?P<m2>(?-i:{_SAYS_MONTH})))?{_Y}"), _read_month),
    (_pattern(rf"(?P<lead>(?:in|since|by|until|till|from|between|of|before|after|during|through|summer|autumn|winter|spring|{_PART})[- ](?:the )?)?(?:(?P<part>early|mid|late)[- ])?(?P<y>{_YEAR})(?:(?P<decade>s)|(?:{_TO}| and (?={_YEAR}\b)|/)(?P<y2>{_YEAR}|\d{{2}}(?![\d:])))?(?![\d%,.]\d|-)"), _read_year),
    (_pattern(rf"(?:the )?(?P<nth>first|second|third|fourth|last|final) (?P<what>quarter|half)(?P<of> of (?:(?P<y>{_YEAR})|(?P<ys>last|this|next) year|the year)|(?<=quarter)(?! of)(?<!last quarter))"), _read_quarter),
    (_pattern(rf"(?:(?P<part>{_PART})[- ])?(?:(?P<step>last|next|this past|this coming|this) |in (?:the )?|(?:the )(?=\w+ (?:of )?\d{{4}}))(?P<season>{_SEASON})(?: (?:of )?(?P<y>{_YEAR})(?:[-–/]\d{{2,4}})?| of (?P<ys>last|this|next) year)?"), _read_season),
    (_pattern(rf"(?P<season>{_SEASON}) (?:of )?(?P<y>{_YEAR})(?P<part>x)?(?P<step>x)?(?P<ys>x)?"), _read_season),
    (_pattern(rf"(?:(?P<step>last|next|this past|this coming|this) )?(?:(?:in )?the (?:early|small) hours of )?(?P<wd>{_WEEKDAY})(?:,? (?:early |late )?(?:morning|afternoon|evening|night|lunchtime))?(?:(?:{_TO}| and (?=(?:{_WEEKDAY})\b))(?P<wd2>{_WEEKDAY}))?(?:,? (?:of )?(?P<wk>last|this|next) week)?(?P<wk2>x)?"), _read_weekday),
    (_pattern(r"(?:at |over |on |during )?(?:(?P<step>last|next|this past|this coming|this|the coming) |the )weekend"), _read_weekend),
    (_pattern(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))? ?(?P<half>a\.?m\b\.?|p\.?m\b\.?|o[’']clock)|(?P<hour2>\d{1,2})[.:](?P<minute2>\d{2})(?! ?(?:million|billion|%|per))(?![\d:]|\.\d)"), _read_clock),
    (_pattern(rf"{_MORE}(?P<n>{_COUNT})(?: full| long| whole)? (?P<unit>{_UNIT}) (?P<side>ago|earlier|before|later|after|afterwards|previously)"), _read_ago),
    (_pattern(rf"(?:in|within) (?P<n>{_COUNT}) (?P<unit>{_UNIT})(?:[’'] time|[’']s time| time)?|(?P<n2>{_COUNT}) (?P<unit2>{_UNIT}) (?:from (?:now|today)|hence)"), _read_hence),
    (_pattern(rf"(?:(?:over|in|during|for|within|across|throughout) )?the (?P<way>past|last|previous|next|coming|following) (?P<n>{_COUNT}) (?P<unit>{_UNIT})"), _read_period),
    (_pattern(r"(?:over|in|during|for|within|across|throughout) the (?P<way>past|last|next|coming) (?P<n>)(?P<unit>day|week|fortnight|month|year|decade|century|hour)"), _read_period),
    (_pattern(rf"(?:{_NEAR})(?: (?:morning|afternoon|evening|night|lunchtime))?|(?:earlier |later |late |early )?this (?:morning|afternoon|evening|lunchtime)|(?:earlier|later) today"), _read_near),
    (_pattern(rf"(?:(?P<part>{_PART}) )?(?:(?P<step>last|this|next|the past|past|the current|the previous(?= x)) (?P<unit>week|fortnight|month|quarter|year|decade|century)|the (?P<unit2>week|month|quarter|year|decade|century) (?:before last|after next))"), _read_this),
    (_pattern(r"(?P<part>the (?:end|start|beginning|middle|close) of|later in|earlier in|so far in|late in|early in)(?P<step>) the (?P<unit>week|month|quarter|year|decade|century)(?P<unit2>)(?! (?:before|after|of))"), _read_this),
    (_pattern(rf"the (?:following|previous|preceding|same|next) (?:day|night|week|month|year|morning|afternoon|evening|season|spring|summer|autumn|winter|weekend|{_WEEKDAY})|the (?:day|night|week|month|year) (?:before|after)|in recent (?:days|weeks|months|years)|that (?:day|night|week|month|year|morning|afternoon|evening)|in (?:the )?coming (?:days|weeks|months|years)|recently|(?:soon|shortly|immediately) (?:before|after|afterwards|thereafter)|in due course|shortly (?:before|after(?:wards)?)|some time ago|long ago|at the time|in the meantime"), _read_floating),
)  # fmt: skip


def contradict(a: TimeExpression, b: TimeExpression) -> bool | None:
    """Tell whether two expressions cannot be the same time; None where they cannot be compared.

    Weekdays and clock times are not compared: articles are written on different days and in different zones.
    """
    if any(a.until) or any(b.until):
        return None  # a span may hold the other
    if a.year and b.year and a.year != b.year:
        return True
    if a.month and b.month and a.kind in {"day", "month"} and b.kind in {"day", "month"}:
        if a.month != b.month:
            return True
        return bool(a.day and b.day and a.day != b.day)
    return None
