"""Quantities of a text: an interval with a kind, what is counted, the unit, the whole; never a mean.

Vague words have openly stated intervals (VAGUE). Years, ordinals, dates and clock times are left to ``times``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from firsthand.text.frequency import stem
from firsthand.text.numbers import FRACTIONS, NUMBER, SCALES, number_value
from firsthand.text.units import Dimension, Unit, unit_after, unit_named

VAGUE = {
    "several": (3, 9), "few": (2, 6), "couple": (2, 3), "dozens": (24, 99), "scores": (40, 100), "hundreds": (200, 999),
    "thousands": (2_000, 9_999), "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "few hundred": (200, 600), "few thousand": (2_000, 6_000), "several hundred": (300, 900), "several thousand": (3_000, 9_000),
    "few dozen": (24, 72), "several dozen": (36, 108), "millions": (2e6, 9.99e6), "most": (0.5, 1.0),
}  # fmt: skip
# what a bound leaves open, as factors of the figure: least, greatest
_BOUNDS = {
    "at least": (1, float("inf")), "least": (1, float("inf")), "more than": (1, float("inf")), "over": (1, float("inf")), "above": (1, float("inf")),
    "no fewer than": (1, float("inf")), "no less than": (1, float("inf")), "not less than": (1, float("inf")), "upwards of": (1, float("inf")),
    "well over": (1, float("inf")), "exceeding": (1, float("inf")), "as many as": (0, 1), "as much as": (0, 1), "up to": (0, 1), "at most": (0, 1),
    "no more than": (0, 1), "not more than": (0, 1), "less than": (0, 1), "fewer than": (0, 1), "under": (0, 1), "below": (0, 1), "within": (0, 1),
    "just over": (1, 1.1), "a little over": (1, 1.1), "slightly more than": (1, 1.1), "just under": (0.9, 1), "nearly": (0.9, 1), "almost": (0.9, 1),
    "close to": (0.9, 1.05), "barely": (0.9, 1.05), "about": (0.9, 1.1), "around": (0.9, 1.1), "some": (0.9, 1.1), "roughly": (0.9, 1.1),
    "approximately": (0.9, 1.1), "an estimated": (0.9, 1.1), "estimated": (0.9, 1.1), "circa": (0.9, 1.1), "nearby": (0.9, 1.1),
}  # fmt: skip
_BEFORE = re.compile(
    rf"\b({'|'.join(sorted(map(re.escape, _BOUNDS), key=len, reverse=True))})\s+(?:the |a |an )?$", re.IGNORECASE
)
_BEHIND = re.compile(r"\s+or (more|so|fewer|less)\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-–]|to|or|and)\s*", re.IGNORECASE)
_WHOLE = re.compile(
    r"\s+(?:(?:out )?of (?:the |its |their |his |her |our |all )?(?:first |last )?|in )(?=[\dA-Za-z])", re.IGNORECASE
)
_AFTER = re.compile(r"\s*(?:of (?:the|its|their|his|her|our)\s+|of\s+)?((?:[a-zA-ZÀ-ÿ]+[- ]){0,3}?)([a-zA-ZÀ-ÿ]{2,})")
_LABEL = re.compile(
    r"\b(page|no\.|number|engine|gate|level|room|kilometre|chapter|article|section|paragraph|route|line|platform|flight|annex|bulletin|"
    r"unit|stage|phase|category|magnitude|grade|school|version|volume|series|class|sector|block|ward|district)s?\s*$",
    re.IGNORECASE,
)
_MONTH_NAMES = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\b"
_DAY_LIST = re.compile(rf"(?:(?:,? (?:and|to|or|until) (?:the )?|, ?|[-–])\d{{1,2}}){{1,5}} (?:of )?{_MONTH_NAMES}")
_DAY_LIST_BEFORE = re.compile(rf"\b{_MONTH_NAMES}\.? \d{{0,2}}[-–, and]*$")
_AND_SMALLER = re.compile(r",? and |, | ")
_SCORE = re.compile(r"[-–](\d{1,2})\b(?![-–,.]\d)")
_OLD = re.compile(r"[- ]years?[- ]olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|age|age of|aged of)\s+$", re.IGNORECASE)
_STOPS = frozenset(
    "were was are is have has had and or in on at to of by for from with who which that the a an been said than as after before per about into out over it its their they".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_YEAR_WORDS = frozenset("in since of by from until early late year during between before after and summer spring autumn winter".split()) | _MONTHS  # fmt: skip
_CLOCK_WORDS = frozenset("at by before after until past since".split())
_MONTH_STEMS = frozenset(stem(m) for m in _MONTHS) | _MONTHS
_LEAST_YEAR, _LAST_YEAR = 1500, 2100
_LOOK_BACK = 28
_COMPOUND = frozenset({Dimension.DURATION, Dimension.LENGTH, Dimension.MASS})


class QuantityKind(StrEnum):
    """How a figure is given."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text.

    Attributes:
        start: First code point, its bound included.
        end: Not included; the unit is part, the counted noun is not.
        low: Least value, in the base unit of its dimension.
        high: Greatest value.
        kind: Exact, a bound, about, a range, or vague.
        value: The figure as written, without bound and unit.
        noun: Stem of the counted noun, "" if none follows or a unit does; for a label the word before it.
        unit: The unit's or currency's name, "" if none.
        dimension: What it measures.
        whole: What it is a part of («two of *five*»), None if nothing is said.
        number: The figure in the base unit, without its bound.
    """

    start: int
    end: int
    low: float
    high: float
    kind: QuantityKind
    value: float
    noun: str
    unit: str = ""
    dimension: Dimension = Dimension.COUNT
    whole: float | None = None
    number: float = 0.0


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of a stretch of text, in order; years, dates and clock times are left out. Linear."""
    stop = len(text) if end is None else end
    found: list[Quantity] = []
    at = start
    while (match := NUMBER.search(text, at, stop)) is not None:
        quantity = _read(text, match, start, stop)
        at = max(match.end(), quantity.end if quantity else 0)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _read(text: str, match: re.Match[str], first: int, stop: int) -> Quantity | None:
    if match["vague"]:
        low, high = VAGUE[" ".join(match["vague"].lower().split()).removeprefix("a ")]
        share = match["vague"].lower() == "most"
        noun = _noun(text, match.end(), stop)
        dimension = Dimension.SHARE if share else Dimension.COUNT
        return Quantity(match.start(), match.end(), low, high, QuantityKind.VAGUE, low, noun, "", dimension, None, low)
    low_factor, high_factor, kind, start = _bound(text, match.start(), first)
    if match["fraction"]:
        return _fraction(text, match, (low_factor, high_factor, kind, start), stop)
    value = number_value(match)
    if value is None or _is_date(text, match, value, stop):
        return None
    age = _age(text, match, match.end())
    unit, end = (None, match.end()) if age else _unit(text, match, stop)
    value, end, top = _range(text, match, value, end, stop)
    if top is not None and unit is None:
        unit, end = _unit_at(text, end, stop)
    value, end = _compound(text, value, unit, end, stop)
    tail = _BEHIND.match(text, end, stop)
    if tail is not None and kind is QuantityKind.EXACT:
        end = tail.end()
        low_factor, high_factor = {"more": (1.0, float("inf")), "so": (0.9, 1.1)}.get(tail[1].lower(), (0.0, 1.0))
        kind = _kind(low_factor, high_factor)
    label = _LABEL.search(text, max(first, match.start() - 14), match.start()) if unit is None and not age else None
    dimension = Dimension.AGE if age else Dimension.LABEL if label else unit.dimension if unit else Dimension.COUNT
    noun = label[1].lower() if label else "" if unit or age else _noun(text, end, stop)
    against = _SCORE.match(text, match.end(), stop) if dimension is Dimension.COUNT and match["digits"] else None
    if against is not None and value >= float(against[1]):
        other = float(against[1])
        return Quantity(start, against.end(), value, value, kind, value, "", "", Dimension.SCORE, other, value)
    whole, whole_end = _whole(text, end, stop) if dimension is Dimension.COUNT else (None, end)
    if whole is not None and " in " in text[end:whole_end]:  # one in five
        share = value / whole
        low, high = share * low_factor, min(1.0, share * high_factor)
        return Quantity(start, whole_end, low, high, kind, value, "", "", Dimension.SHARE, None, share)
    noun = _noun(text, whole_end, stop) if whole is not None else noun
    size = unit.size if unit and not age else 1.0
    low, high = value * size * low_factor, (top or value) * size * high_factor
    kind = QuantityKind.RANGE if top is not None else kind
    name = unit.name if unit and not age else ""
    return Quantity(start, whole_end, low, high, kind, value, noun, name, dimension, whole, value * size)


def _bound(text: str, at: int, first: int) -> tuple[float, float, QuantityKind, int]:
    """Read the bound before a figure: its factors, its kind, and where the two begin."""
    match = _BEFORE.search(text, max(first, at - _LOOK_BACK), at)
    if match is None:
        return 1.0, 1.0, QuantityKind.EXACT, at
    low, high = _BOUNDS[" ".join(match[1].lower().split())]
    return low, high, _kind(low, high), match.start()


def _kind(low: float, high: float) -> QuantityKind:
    if low == high == 1:
        return QuantityKind.EXACT
    if high == float("inf"):
        return QuantityKind.AT_LEAST
    return QuantityKind.AT_MOST if low == 0 else QuantityKind.ABOUT


def _fraction(
    text: str, match: re.Match[str], bound: tuple[float, float, QuantityKind, int], stop: int
) -> Quantity | None:
    """Read «a third», «half of the», «half a million», «half an hour»."""
    name = " ".join(match["fraction"].lower().replace("-", " ").split())
    part = FRACTIONS.get(name.removeprefix("a ").removeprefix("one "))
    if part is None:
        return None
    low, high, kind, start = bound
    rest = re.compile(
        r" (?:of )?an? (hundred|thousand|million|billion|trillion)?|[ -](?=points?\b|percentage|of a percentage)",
        re.IGNORECASE,
    ).match(text, match.end(), stop)
    unit, end = (None, match.end())
    if rest is not None:
        part *= SCALES.get((rest[1] or "").lower(), 1.0)
        unit, end = _unit_at(text, rest.end() - (0 if rest[1] else 1), stop)
        if unit is None and not rest[1]:
            unit, end = None, match.end()
        end = max(end, rest.end() if rest[1] else end)
    if unit is None and rest is not None and rest[1]:
        noun = _noun(text, end, stop)
        return Quantity(start, end, part * low, part * high, kind, part, noun, "", Dimension.COUNT, None, part)
    if unit is not None:
        value = part * unit.size
        return Quantity(start, end, value * low, value * high, kind, part, "", unit.name, unit.dimension, None, value)
    return Quantity(start, end, part * low, min(1.0, part * high), kind, part, "", "", Dimension.SHARE, None, part)


def _unit(text: str, match: re.Match[str], stop: int) -> tuple[Unit | None, int]:
    if match["sign"]:
        return unit_named(match["sign"].strip()), match.end()
    return _unit_at(text, match.end(), stop)


def _unit_at(text: str, at: int, stop: int) -> tuple[Unit | None, int]:
    found = unit_after(text, at, stop)
    return found if found is not None else (None, at)


def _compound(text: str, value: float, unit: Unit | None, end: int, stop: int) -> tuple[float, int]:
    """Add the smaller unit of «two minutes and 38 seconds», «five feet six inches»; the value stays in the greater unit."""
    link = _AND_SMALLER.match(text, end, stop) if unit is not None and unit.dimension in _COMPOUND else None
    second = NUMBER.match(text, link.end(), stop) if link is not None else None
    other = number_value(second) if second is not None and not second["vague"] and not second["fraction"] else None
    if unit is None or second is None or other is None:
        return value, end
    smaller, stops = _unit_at(text, second.end(), stop)
    if smaller is None or smaller.dimension is not unit.dimension or smaller.size >= unit.size:
        return value, end
    return value + other * smaller.size / unit.size, stops


def _range(text: str, match: re.Match[str], value: float, end: int, stop: int) -> tuple[float, int, float | None]:
    """Read the second figure of «six to nine», «5-6», «between 20 and 30»; «from 12 to 31» is a change, not a range."""
    joint = _RANGE.match(text, end, stop)
    before = text[max(0, match.start() - 9) : match.start()].lower().rstrip()
    if joint is None or before.endswith("from") or ("and" in joint.group().lower() and not before.endswith("between")):
        return value, end, None
    second = NUMBER.match(text, joint.end(), stop)
    other = number_value(second) if second is not None and not second["vague"] and not second["fraction"] else None
    if second is None or other is None:
        return value, end, None
    other *= 1.0
    if second["scale"] and not match["scale"]:
        value *= SCALES[second["scale"].lower()]
    return (value, second.end(), other) if other > value else (value, end, None)


def _age(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a figure is somebody's age: «58-year-old», «aged 58», «Yerbol, 58,»."""
    if not match["digits"] and not match["words"]:
        return False
    if _OLD.match(text, match.end()) or text[end : end + 4].lower() in {"-old", " old"}:
        return True
    if _AGED.search(text, max(0, match.start() - 10), match.start()):
        return True
    before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 8]
    listed = len(before) > 2 and before[0].isalpha() and before[1:] == ", "  # noqa: PLR2004
    closed = after[:1] in {",", ""} or after.startswith((" years,", " years ", ")"))
    return listed and closed and match.group().isdigit() and len(match.group()) == 2  # noqa: PLR2004


def _whole(text: str, at: int, stop: int) -> tuple[float | None, int]:
    """Read what a figure is a part of: «two of the five», «9 out of 12», «one in five»."""
    link = _WHOLE.match(text, at, min(stop, at + 24))
    if link is None:
        return None, at
    number = NUMBER.match(text, link.end(), stop)
    value = number_value(number) if number is not None and not number["vague"] and not number["fraction"] else None
    if number is None or value is None or value < 2 or (" in " in link.group() and value > 100):  # noqa: PLR2004 - a year
        return None, at
    return value, number.end()


def _is_date(text: str, match: re.Match[str], value: float, stop: int) -> bool:
    """Tell whether a figure belongs to a date, a clock time, an ordinal or a name."""
    before = text[max(0, match.start() - 14) : match.start()]
    after = text[match.end() : match.end() + 12]
    last = (re.findall(r"[A-Za-z]+", before) or [""])[-1].lower()
    if match["words"] and value == 1:
        return not unit_after(text, match.end(), stop) and not re.match(r" (?:in|out of) ", after)
    if re.match(
        r"(?:st|nd|rd|th|h\d\d)\b|[:/]\d|\.\d{2}\b|\s?[ap]\.?m\b|\s?[AP]\.?M\b|\s?o[’']clock|\s?GMT|Z\b", after
    ):
        return True
    if re.search(r"\d[.:/,-]$|[A-Za-z][-+]$|\b[A-Z]{1,4}\s?$", before) and not match["sign"] and last not in {"a", "i"}:
        return True
    if (
        re.match(r"[A-Za-z]", after)
        and not match["scale"]
        and not match["million"]
        and unit_after(text, match.end(), stop) is None
    ):
        return True  # «4Q25», «11th»
    if _DAY_LIST.match(text, match.end()) or (last in _MONTHS and _DAY_LIST_BEFORE.search(before)):
        return True  # «6, 7 and 9 June», «June 6-8»
    noun = (re.findall(r"^\s*(?:of )?([A-Za-z]+)", after) or [""])[0].lower()
    if noun in _MONTHS or last in _MONTHS - {"may"} or (last == "may" and before.rstrip().endswith("May")):
        return True
    digits = match["digits"]
    bare = unit_after(text, match.end(), stop) is None and not match["scale"] and not match["sign"]
    if last in _CLOCK_WORDS and value <= 24 and bare and (not noun or noun in _STOPS):  # noqa: PLR2004
        return True  # «at nine on Monday»
    year = (
        digits is not None
        and len(digits) == 4
        and not match["sign"]
        and not match["scale"]
        and _LEAST_YEAR <= value <= _LAST_YEAR
    )  # noqa: PLR2004
    return year and (last in _YEAR_WORDS or not noun or noun in _STOPS or stem(noun) in _MONTH_STEMS)


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
