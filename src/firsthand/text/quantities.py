"""Quantities of a text: an interval with a kind, the counted noun, the unit; never a mean.

Vague words have openly stated intervals (VAGUE). Years, ordinals, ages after a name and clock times are left to others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from firsthand.text.frequency import stem

_ONES = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "k": 1e3,
    "dozen": 12.0,
    "tn": 1e12,
}
VAGUE = {
    "several": (3, 9), "few": (2, 6), "couple": (2, 3), "dozens": (24, 99), "scores": (40, 100), "hundreds": (200, 999),
    "thousands": (2_000, 9_999), "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "millions": (2e6, 9.99e6), "many": (4, 1e9), "some of": (2, 1e9),
}  # fmt: skip
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "two thirds": 2 / 3, "three quarters": 0.75}
_BOUNDS = {
    "at least": "at least", "least": "at least", "more than": "at least", "over": "at least", "above": "at least", "no fewer than": "at least",
    "no less than": "at least", "not less than": "at least", "upwards of": "at least", "as many as": "at most", "as much as": "at most",
    "up to": "at most", "at most": "at most", "less than": "at most", "fewer than": "at most", "under": "at most", "below": "at most",
    "no more than": "at most", "about": "about", "around": "about", "some": "about", "roughly": "about", "approximately": "about",
    "nearly": "about", "almost": "about", "close to": "about", "an estimated": "about", "estimated": "about", "circa": "about",
}  # fmt: skip
_CURRENCY = re.compile(r"^(?:dollars?|pounds?|euros?|yen|rupees?|francs?|crowns?|florins?|pesos?)$", re.IGNORECASE)
_WORD = "|".join([*_ONES, *_TENS])
_BOUND = "|".join(sorted(map(re.escape, _BOUNDS), key=len, reverse=True))
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|mn?|bn|tn|k)"
_NUMBER = re.compile(
    rf"(?P<bound>\b(?:{_BOUND})\s+)?(?P<sign>[$£€¥]\s?)?"
    rf"(?:(?P<digits>\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|\b(?P<words>(?:(?:{_WORD})(?:[- ](?:and )?(?:{_WORD}|hundred|thousand|million))*)|a hundred|a thousand|a million|a dozen)\b)"
    rf"(?:[ -]?(?P<scale>{_SCALE})\b)?(?P<percent> ?%| per cent\b| percent\b)?"
    rf"|\b(?P<vague>hundreds of thousands|tens of thousands|several|dozens|scores|hundreds|thousands|millions|a few|a couple|many)\b"
    r"|\b(?P<fraction>(?:a|one|two|three) (?:half|third|quarter|fifth)s?|half)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:of (?:the|its|their|his|her|our)\s+|of\s+)?((?:[a-zA-ZÀ-ÿ]+[- ]){0,3}?)([a-zA-ZÀ-ÿ]{2,})")
_STOPS = frozenset(
    "were was are is have has had and or in on at to of by for from with who which that the a an been said than as after before per about into out over it its their they".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


_MONTH_STEMS = frozenset(stem(m) for m in _MONTHS) | _MONTHS


class QuantityKind(StrEnum):
    """How a figure is given."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text.

    Attributes:
        start: First code point, its bound included.
        end: Not included; the counted noun is not part.
        low: Least value.
        high: Greatest value.
        kind: Exact, a bound, about, or vague.
        value: The figure as written, without its bound.
        noun: Stem of the counted noun or unit, "" if none follows; "%" for a percentage.
        currency: The currency's sign or word, "" if none.
    """

    start: int
    end: int
    low: float
    high: float
    kind: QuantityKind
    value: float
    noun: str
    currency: str = ""


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of a stretch of text, in order; years, dates and clock times are left out."""
    stop = len(text) if end is None else end
    found = []
    for match in _NUMBER.finditer(text, start, stop):
        quantity = _read(text, match, stop)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _read(text: str, match: re.Match[str], stop: int) -> Quantity | None:
    noun = _noun(text, match.end(), stop)
    if match["vague"]:
        low, high = VAGUE[match["vague"].lower().removeprefix("a ")]
        return Quantity(match.start(), match.end(), low, high, QuantityKind.VAGUE, low, noun)
    if match["fraction"]:
        name = match["fraction"].lower().removeprefix("a ").removeprefix("one ").rstrip("s")
        part = _FRACTIONS.get(name, 0.0)
        return Quantity(match.start(), match.end(), part, part, QuantityKind.EXACT, part, "fraction") if part else None
    value = _value(match)
    if value is None or _is_date(text, match, value, noun):
        return None
    value *= _SCALES.get((match["scale"] or "").lower(), 1.0)
    kind = QuantityKind(_BOUNDS[" ".join(match["bound"].lower().split())]) if match["bound"] else QuantityKind.EXACT
    sign = (match["sign"] or "").strip()
    if not sign and _CURRENCY.match(noun or ""):
        sign = noun
    low, high = interval(value, kind)
    return Quantity(match.start(), match.end(), low, high, kind, value, "%" if match["percent"] else noun, sign)


def interval(value: float, kind: QuantityKind) -> tuple[float, float]:
    """Give the interval that a figure and its bound allow; «about» is ten per cent each way."""
    if kind is QuantityKind.AT_LEAST:
        return value, float("inf")
    if kind is QuantityKind.AT_MOST:
        return 0.0, value
    if kind is QuantityKind.ABOUT:
        return 0.9 * value, 1.1 * value
    return value, value


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        return float(re.sub(r"[,\u00a0\u202f ]", "", match["digits"]))
    total = part = 0.0
    for word in re.split(r"[- ]+", (match["words"] or "").lower()):
        if word in {"a", "and"}:
            part = part or (1.0 if word == "a" else 0.0)
        elif word in _SCALES:
            part = (part or 1.0) * _SCALES[word]
            if _SCALES[word] > 100:  # noqa: PLR2004 - thousand and above close a group
                total, part = total + part, 0.0
        else:
            part += _ONES.get(word, _TENS.get(word, 0))
    return total + part or None


def _is_date(text: str, match: re.Match[str], value: float, noun: str) -> bool:
    """Tell whether a figure belongs to a date, a clock time, an ordinal or a name."""
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 12]
    last = (re.findall(r"[A-Za-z]+", before) or [""])[-1].lower()
    if match["words"] and value == 1 and not match["bound"]:
        return True  # «one» is mostly a pronoun
    if re.match(r"(?:st|nd|rd|th)\b|[:/]\d|\.\d{2}\b|\s?[ap]\.?m\b|[-–]?year-old", after, re.IGNORECASE) or re.search(
        r"\d[.:/]$", before
    ):
        return True
    if noun in _MONTH_STEMS or last in _MONTHS or match.group().startswith("'"):
        return True
    year = (
        match["digits"] is not None
        and not match["sign"]
        and not match["scale"]
        and 1900 <= value <= 2100
        and "," not in match["digits"]
    )  # noqa: PLR2004
    return year and (not noun or last in {"in", "since", "of", "by", "from", "until", "early", "late", "year"})


def _noun(text: str, at: int, stop: int) -> str:
    """Give the stem of the word that a figure counts: the head of the short phrase behind it."""
    match = _AFTER.match(text, at, min(stop, at + 60))
    if match is None:
        return ""
    words = [w.lower() for w in re.split(r"[- ]+", match.group(1) + match.group(2)) if w]
    following = re.match(r"((?:\s+[a-zA-ZÀ-ÿ-]+){0,2})", text[match.end() : min(stop, match.end() + 40)])
    words += following.group(1).lower().split() if following else []
    head = ""
    for word in words[:4]:
        if word in _STOPS:
            break
        head = word
        if word.endswith("s") and not word.endswith(("ss", "ous")):
            break
    return stem(head) if head else ""
