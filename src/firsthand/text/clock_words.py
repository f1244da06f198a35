"""Clock times told in words: «ten past nine», «a quarter to ten», «half past seven», «eleven o’clock», «noon»."""

from __future__ import annotations

import re

from firsthand.text.times import TimeExpression

_HOURS = {w: i for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_PAST = {
    "five": 5, "ten": 10, "a quarter": 15, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30, "shortly": 0, "a little": 0,
    "soon": 0, "just": 0,
}  # fmt: skip
_TENS = {"twenty": 20}
_ONES = {w: i for w, i in _HOURS.items() if i < 10} | {  # noqa: PLR2004 - of one figure
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_NOON, _MIDNIGHT = 720, 0
_HOUR = rf"(?P<hour>{'|'.join(_HOURS)}|1[0-2]|[1-9])(?![\w%]|[-.,:]\d)"
_NUMBER = rf"(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join(_ONES)}|ten|twenty)|\d{{1,2}}"
_CLOCK_WORDS = re.compile(
    rf"(?<![\w-])(?:(?:(?P<lead>{'|'.join(sorted(_PAST, key=len, reverse=True))})|(?P<minutes>{_NUMBER}) minutes?) (?P<way>past|to) {_HOUR}"
    rf"|(?:(?:shortly|soon|just|a little) )?(?:past|after|before) (?P<bare>{'|'.join(_HOURS)})(?= (?:in the (?:morning|afternoon|evening)|at night|o[’']clock|on \w+day))"
    rf"|(?P<full>{'|'.join(_HOURS)}) o[’']clock|(?P<name>noon|midday|midnight))(?!\w)",
    re.IGNORECASE,
)
_VOTE = frozenset("five ten twenty".split())  # «ten to four» may be a vote: a clock time only behind a word of time
_AT = re.compile(r"\b(?:at|about|around|until|till|before|by|since|after|nearly|almost) $", re.IGNORECASE)
_LATE = re.compile(r"[ ,]{1,2}(?:in the (?:afternoon|evening)|at night|p\.?m\b)", re.IGNORECASE)
_HALF_DAY = 720


def find_clock_words(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Find the clock times in words of a stretch of text, in order; minutes since midnight, of the morning where nothing says which. Linear."""
    stop = len(text) if end is None else end
    return tuple(
        TimeExpression(m.start(), m.end(), "clock", day=_minutes(text, m), words=" ".join(m.group().lower().split()))
        for m in _CLOCK_WORDS.finditer(text, start, stop)
        if not ((m["way"] or "").lower() == "to" and (m["lead"] or "").lower() in _VOTE)
        or _AT.search(text, max(start, m.start() - 10), m.start())
    )


def _minutes(text: str, match: re.Match[str]) -> int:
    if match["name"]:
        return _MIDNIGHT if match["name"].lower() == "midnight" else _NOON
    word = (match["hour"] or match["bare"] or match["full"]).lower()
    hour = int(word) if word.isdigit() else _HOURS[word]
    away = _number(match["minutes"]) if match["minutes"] else _PAST.get((match["lead"] or "").lower(), 0)
    minutes = 60 * (hour % 12) + (-away if (match["way"] or "").lower() == "to" else away)
    return (minutes + (_HALF_DAY if _LATE.match(text, match.end()) else 0)) % (2 * _HALF_DAY)


def _number(words: str) -> int:
    low = words.lower()
    if low.isdigit():
        return int(low)
    tens, _, ones = low.rpartition("-")
    return _TENS.get(tens, 0) + _ONES.get(ones, _PAST.get(ones, 0))
