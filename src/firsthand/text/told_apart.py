"""Figures that are no amounts: phone numbers, clock times, scores, days of a month, years, names with a number.

Each reader looks at one place and gives where the thing ends and the figure that it is, if it is one; None if it is something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.text.frequency import stem
from firsthand.text.quantity import Quantity, QuantityKind, pointless
from firsthand.text.units import Dimension, unit_after

if TYPE_CHECKING:
    Found = tuple[int, Quantity | None]

_MONTH_LIST = "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
_MONTHS = frozenset(_MONTH_LIST)
_MONTH_STEMS = frozenset(stem(m) for m in _MONTHS) | _MONTHS
_MONTH_NAMES = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b"
_DAY_LIST = re.compile(rf"(?:(?:,? (?:and|to|or|until) (?:the )?|, ?|[-–])\d{{1,2}}){{1,5}} (?:of )?{_MONTH_NAMES}")
_DAY_LIST_BEFORE = re.compile(rf"\b{_MONTH_NAMES}\.? (?:\d{{1,2}}(?:, and |, | and | to |[-–])){{0,6}}$")
_DAY = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH_NAMES}(?:,? \d{{4}}\b)?")
_MONTH_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4}\b)?")
_NUMERIC_DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?!\d)")
_STOPS = frozenset(
    "were was are is have has had and or in on at to of by for from with who which that the a an been said than as after before per about into out over it its their they when while but until".split()
)
_YEAR_WORDS = (
    frozenset("in since of by until early late year during between before after summer spring autumn winter".split())
    | _MONTHS
)
_LEAST_YEAR, _LAST_YEAR = 1100, 2100
_YEARS = re.compile(r"(1[1-9]\d\d|20\d\d)(?:(s)|[-–/](\d{4}|\d{2})(?!\d))?(?![\w])")
_YEAR_PAIR = re.compile(r"(1[1-9]\d\d|20\d\d) (?:and|to) (1[1-9]\d\d|20\d\d)\b")
_CALL = re.compile(
    r"\b(?:call(?:ed|ing|s)?|phone[ds]?|telephone[ds]?|dial(?:led|ling|s)?|ring|rang|text(?:ed|ing)?|hotline|helpline|tel\.?|fax|line|number|contact(?:ed)?|whatsapp|on)\b[^.;!?\d]{0,24}$",
    re.IGNORECASE,
)
_DIAL = re.compile(
    r"\b(?:call(?:ed|ing|s)?|phone[ds]?|dial(?:led|ling|s)?|rang|ring|text(?:ed)?|telephoned)\s+(?:the )?(?:police |emergency number |emergency |hotline |helpline )?(?:on )?$",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?\(?\d[\d()\u00a0 .\u2011\u2013/-]{4,22}\d(?![\w])")
_SHORT_NUMBER = re.compile(r"\d{3,6}(?![\w,.]\w| [a-z]+s\b)")
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?:[.:h](?P<minute>[0-5]\d))?(?::[0-5]\d)?"
    r"(?:(?P<half> ?[ap]\.?m\b\.?)|(?P<oclock> o[’']clock)|(?P<zone> ?(?:GMT|UTC|CET|CEST|BST|EST|EDT|PST|local time|hours?\b(?= GMT| local))))?",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(
    r"([01]\d|2[0-4])([0-5]\d)(?= ?(?:GMT|UTC|CET|BST|hrs|hours|local time)\b| on (?:the|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|Z\b)"
)
_SPOKEN = re.compile(
    r"(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?P<tail>(?: ?[ap]\.?m\b\.?)| o[’']clock|(?= in the (?:morning|afternoon|evening)| at night))?\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\b(?:a )?(half past|quarter past|quarter to) $", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r",? (?:(?:in|on) the |this |yesterday |on \w+ |at )?(morning|afternoon|evening|night)\b", re.IGNORECASE
)
_HOURS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_AFTER_HOUR = frozenset("on this in yesterday today tonight tomorrow last and when as for local the every each".split())
_CLOCK_WORDS = frozenset("at by before after until till past since from around about".split())
_SCORE = re.compile(r"(\d{1,3})\s?[-–:]\s?(\d{1,3})(?![\w]|[-–,.:/]\d|%)")
_TO = re.compile(
    r"(\d{1,3})(?: votes?| goals?| points?)? to (\d{1,3})(?![\w,.]\d|[%\d]| (?!against|in|on|to|at|for|with|and|by|after|before|late|over|when|but)\w)"
)
_VOTED = re.compile(
    r"\b(?:vot(?:ed|es?|ing)|ruled|won|beat|lost|defeated|passed|rejected|approved|victory|defeat|score|decision|carried|backed|adopted)\b[^.;\d]{0,36}$",
    re.IGNORECASE,
)
_SCORE_NIL = re.compile(r"(\d{1,2}|one|two|three|four|five|six|seven|eight|nine)[- ]nil\b", re.IGNORECASE)
_GAME = re.compile(
    r"\b(?:won|wins?|winning|beat|beaten|beats|beating|los[et]s?|losing|drew|draws?|drawn|defeat\w*|victor\w+|votes?|voted|scor\w+|goals?|leads?|led|trail\w+|tie[ds]?|match(?:es)?|sets?|final|finished|"
    r"half-time|thrash\w*|halftime|full-time|penalt\w+|innings|shoot-?out|aggregate|ruled|ruling|majority|sides?|hosts|champions|season|league|cup|equali[sz]\w+|ended|stood|passed|approved|rejected|upheld|decision|up|down|ahead)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:\b(?:the|a|an|aboard|their|its|his|her|this)|[’']s) (?:[A-Z][a-z]+ )?[A-Z][a-z]+[ -]$")
_CODE_BEFORE = re.compile(r"\d[.:/,-]$|[A-Za-z][-+]$|(?<![-\w])[A-Z]{1,5}[\s-]?$|#$")


def apart(text: str, match: re.Match[str], first: int, stop: int) -> Found | None:
    """Read what stands at a number if it is no amount; None if it may be one."""
    at = match.start("digits") if match["digits"] else match.start()
    for reader in (_phone, _numeric_date, _day, _clock, _score, _year):
        found = reader(text, at, first, stop)
        if found is not None:
            return found
    return None


def _phone(text: str, at: int, first: int, stop: int) -> Found | None:
    start = at - 1 if at > first and text[at - 1] in "+(" else at
    before = text[max(first, start - 60) : start]
    match = _PHONE.match(text, start, stop)
    if match is not None:
        digits = sum(c.isdigit() for c in match.group())
        groups = re.split(r"[^\d]+", match.group().strip("+()"))
        plain = text[start] == "+" or (text[at] == "0" and digits >= 7 and len(groups) > 1)  # noqa: PLR2004
        called = (
            digits >= 6 and _CALL.search(before) is not None and not re.fullmatch(r"\d{1,3}(?: \d{3})+", match.group())
        )  # noqa: PLR2004
        local = (
            re.fullmatch(r"\d{3}[-.]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}|\(\d{3}\) ?\d{3}-\d{4}", match.group()) is not None
        )
        if digits >= 6 and (plain or called or local):  # noqa: PLR2004
            return match.end(), pointless(start, match.end(), Dimension.PHONE)
    if _DIAL.search(before) and (short := _SHORT_NUMBER.match(text, at, stop)) is not None:
        return short.end(), pointless(at, short.end(), Dimension.PHONE)
    return None


def _numeric_date(text: str, at: int, first: int, stop: int) -> Found | None:
    del first
    match = _NUMERIC_DATE.match(text, at, stop)
    return (match.end(), None) if match else None


def _day(text: str, at: int, first: int, stop: int) -> Found | None:
    """Read «12 May», «May 12», «6, 7 and 9 June»."""
    match = _DAY.match(text, at, stop)
    if match is not None:
        return match.end(), None
    before = text[max(first, at - 44) : at]
    last = (re.findall(r"[A-Za-z]+", before) or [""])[-1]
    named = (
        last.lower() in _MONTHS
        and last[:1].isupper()
        and before.endswith((" ", ". "))
        and before.rstrip(". ").endswith(last)
    )
    day = _MONTH_DAY.match(text, at, stop)
    if named and day is not None and unit_after(text, day.end(), stop) is None:
        return day.end(), None
    number = re.compile(r"\d{1,2}(?!\d)").match(text, at, stop)
    if number and (_DAY_LIST.match(text, number.end(), stop) or _DAY_LIST_BEFORE.search(before)):
        return number.end(), None
    return None


def _clock(text: str, at: int, first: int, stop: int) -> Found | None:
    spoken = _SPOKEN.match(text, at, stop)
    lead = _LEAD.search(text, max(first, at - 18), at) if spoken is not None else None
    if spoken is not None and (spoken["tail"] is not None or lead is not None):
        return _spoken(text, spoken, lead)
    if spoken is not None:
        return _bare_hour(text, spoken, at, first, stop)
    four = _FOUR_DIGITS.match(text, at, stop)
    if four is not None:
        return four.end(), pointless(at, four.end(), Dimension.CLOCK, (int(four[1]), int(four[2])))
    match = _CLOCK.match(text, at, stop)
    if match is None or (match.end() < len(text) and (text[match.end()].isalnum() or text[match.end()] in "%$€£")):
        return None
    last = (re.findall(r"[A-Za-z]+", text[max(first, at - 14) : at]) or [""])[-1].lower()
    part = _PART_OF_DAY.match(text, match.end(), stop)
    colon = match["minute"] is not None and text[match.end("hour")] in ":h"
    told = match["half"] or match["oclock"] or match["zone"]
    if not told and not (match["minute"] and (last in _CLOCK_WORDS or colon)) and not (part and last in _CLOCK_WORDS):
        return None if match["minute"] or int(match["hour"]) == 0 else _bare_hour(text, match, at, first, stop)
    if not told and not colon and unit_after(text, match.end(), stop):
        return None  # «at 7.30 metres»
    if not told and text[match.end() : match.end() + 1] in {"-", "–"} and not colon:
        return None
    hour = _hour(int(match["hour"]), match["half"] or (part[1] if part else ""), sure=_full_clock(match, colon=colon))
    end = match.end()
    pair = None if hour is None else (hour, int(match["minute"] or 0))
    return end, pointless(at, end, Dimension.CLOCK, pair)


def _full_clock(match: re.Match[str], *, colon: bool) -> bool:
    """Tell whether an hour is given out of twenty-four: «19.30», «07:15», with a zone."""
    return int(match["hour"]) > 12 or match["hour"].startswith("0") or bool(match["zone"] and colon)  # noqa: PLR2004 - noon


def _bare_hour(text: str, match: re.Match[str], at: int, first: int, stop: int) -> Found | None:
    """Read «at nine on Monday»: an hour that nothing but «at» tells."""
    last = (re.findall(r"[A-Za-z]+", text[max(first, at - 14) : at]) or [""])[-1].lower()
    if last not in {"at", "by", "before", "after", "until", "past", "since"}:
        return None
    noun = (re.findall(r"^\s*(?:of )?([A-Za-z]+)", text[match.end() : match.end() + 12]) or [""])[0].lower()
    if (
        (noun and noun not in _AFTER_HOUR)
        or (last != "at" and not noun)
        or unit_after(text, match.end(), stop)
        or re.match(r"[-–,.%]\d|%", text[match.end() : match.end() + 2])
    ):
        return None
    return match.end(), pointless(match.start(), match.end(), Dimension.CLOCK)


def _spoken(text: str, match: re.Match[str], lead: re.Match[str] | None) -> Found:
    """Read «five o’clock», «six in the morning», «half past seven»."""
    hour, minute, start = _HOURS.index(match["word"].lower()), 0, match.start()
    if lead is not None:
        minute, start = {"half past": 30, "quarter past": 15, "quarter to": 45}[lead[1].lower()], lead.start()
        hour -= lead[1].lower().endswith("to")
    part = _PART_OF_DAY.match(text, match.end())
    tail = (match["tail"] or "").strip().lower()
    known = _hour(hour, tail if tail.startswith(("a", "p")) else part[1] if part else "", sure=False)
    return match.end(), pointless(start, match.end(), Dimension.CLOCK, None if known is None else (known, minute))


def _hour(hour: int, half: str, *, sure: bool) -> int | None:
    """Give the hour of the day; None where nobody can tell morning from evening."""
    low = half.strip().lower()
    if sure or not low:
        return hour if sure else None
    late = low.startswith("p") or low in {"afternoon", "evening"} or (low == "night" and hour >= 6)  # noqa: PLR2004 - «two at night»
    if hour == 12:  # noqa: PLR2004 - noon
        return 12 if late and low != "night" else 0
    return hour + 12 * late


def _score(text: str, at: int, first: int, stop: int) -> Found | None:
    nil = _SCORE_NIL.match(text, at, stop)
    if nil is not None:
        left = int(nil[1]) if nil[1].isdigit() else _HOURS.index(nil[1].lower())
        return nil.end(), pointless(at, nil.end(), Dimension.SCORE, (left, 0))
    voted = _TO.match(text, at, stop) if _VOTED.search(text, max(first, at - 48), at) else None
    match = voted or _SCORE.match(text, at, stop)
    if match is None or unit_after(text, match.end(), stop) is not None or (at > first and text[at - 1] in "$£€-–"):
        return None
    left, right = int(match[1]), int(match[2])
    if ":" in match.group() and not re.search(r"\d:\d(?!\d)", match.group()):
        return None
    sentence = _sentence(text, at, first, stop)
    if voted is None and left < right and not _GAME.search(sentence):
        return None
    kind = QuantityKind.EXACT
    found = Quantity(
        at, match.end(), left, left, kind, left, "", "", Dimension.SCORE, float(right), left, pair=(left, right)
    )
    return match.end(), found


def _sentence(text: str, at: int, first: int, stop: int) -> str:
    start = max(text.rfind(mark, max(first, at - 160), at) for mark in (". ", "? ", "! ", "\n"))
    end = min(
        (e for mark in (". ", "? ", "! ", "\n") if (e := text.find(mark, at, min(stop, at + 160))) >= 0),
        default=min(stop, at + 160),
    )
    return text[max(start, first, at - 160) : end]


def _year(text: str, at: int, first: int, stop: int) -> Found | None:
    """Read «in 1974», «between 1921 and 1938», «the 1990s», «2023-24»; «2009 people» is a count."""
    match = _YEARS.match(text, at, stop)
    if match is None:
        return None
    low = int(match[1])
    high = low + 9 if match[2] else _second(low, match[3]) if match[3] else low
    before = text[max(first, at - 16) : at]
    last = (re.findall(r"[A-Za-z]+|[^\w\s]", before) or [""])[-1].lower()
    after = text[match.end() : match.end() + 24]
    noun = (re.findall(r"^\s(?:of )?([A-Za-z]+)", after) or [""])[0].lower()
    if high < low or (not match[2] and not match[3] and not _is_year(text, match.end(), last, noun, stop)):
        return None
    pair = _YEAR_PAIR.match(text, at, stop)
    start = at
    if pair is not None and last in {"between", "from"}:
        high, end = int(pair[2]), pair.end()
        start = at - len(last) - 1
        return end, _years(start, end, low, high)
    return match.end(), _years(start, match.end(), low, high)


def _second(low: int, digits: str) -> int:
    return int(digits) if len(digits) == 4 else low // 100 * 100 + int(digits)  # noqa: PLR2004 - a year in full


def _is_year(text: str, end: int, last: str, noun: str, stop: int) -> bool:
    if unit_after(text, end, stop) is not None or re.match(
        r"[,.]\d|[ \u00a0]\d{3}\b|\s?(?:million|billion|thousand)|[-–]\w", text[end : end + 10]
    ):
        return False
    if last in _YEAR_WORDS or not noun or noun in _STOPS or stem(noun) in _MONTH_STEMS:
        return True
    return last in {"the", "a", "this", "its", "their", "s", "’", "'"} and not re.match(
        r" (?:people|men|women|\w+ers)\b", text[end : end + 16]
    )


def _years(start: int, end: int, low: int, high: int) -> Quantity:
    kind = QuantityKind.EXACT if low == high else QuantityKind.RANGE
    return Quantity(start, end, low, high, kind, low, "", "", Dimension.YEAR, None, low, low, high)


def is_name(text: str, match: re.Match[str], first: int, stop: int) -> bool:
    """Tell whether a number is part of a name or a code: «Boeing 737», «F-16», «IC 417», «4Q25»."""
    if match["sign"] or not match["digits"]:
        return False
    at = match.start("digits")
    before = text[max(first, at - 30) : at]
    after = text[match.end() : match.end() + 12]
    last = (re.findall(r"[A-Za-z]+", before) or [""])[-1].lower()
    if _CODE_BEFORE.search(before) and last not in {"a", "i"} and not before.endswith(("COVID ", "The ")):
        return True
    if (
        re.match(r"[A-Za-z]", after)
        and not match["scale"]
        and not match["million"]
        and unit_after(text, match.end(), stop) is None
    ):
        return True
    if re.match(r"[:/]\d", after):
        return True
    return (
        _NAMED.search(before) is not None
        and not re.match(r"[ -][a-z]+s\b|[ ]?%|,\d|\.\d", after)
        and unit_after(text, match.end(), stop) is None
    )
