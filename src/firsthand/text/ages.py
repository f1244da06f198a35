"""Ages: «aged 34», «34-year-old», «Ana Brandt, 58,», «in her fifties», «under the age of 18»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.text.bounds import EXACT, Bound, bound_after, bound_before
from firsthand.text.counted import counted_noun
from firsthand.text.numbers import NUMBER, number_value
from firsthand.text.units import unit_after

_OLD = re.compile(r"[- ](?P<unit>year|month|week|day)s?[- ](?:olds?|of age)\b|[- ](?P<bare>olds?)\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged?|ages|ages of|at the age of|the age of|age of|aged of|turned|turns|turning)\s+(?:just |only |about |around |between |at least |from |over |under )?$",
    re.IGNORECASE,
)
_AGE_BOUND = re.compile(r"\b(over|under|below|above|up to) (?:the age of )$|\b(over|under)-$", re.IGNORECASE)
_PEOPLE_BOUND = re.compile(
    r"\b(?:those|anyone|everyone|people|children|adults|voters|drivers|women|men|girls|boys|kids|pupils|students|patients|residents|citizens|workers|players|athletes|"
    r"applicants|teenagers|youths|persons|users|travellers|passengers|viewers|customers|smokers|pensioners|nobody|no one|infants|young people|someone|all)"
    r"(?: aged)? (?:under|over|below|above|younger than|older than|up to)(?: the age of)? $",
    re.IGNORECASE,
)
_LIST_OF_AGES = re.compile(
    r"\b(?:brothers|sisters|men|women|boys|girls|children|sons|daughters|cousins|friends|suspects|victims|teenagers|twins|couple|pair|siblings|[A-Z][\w’'-]+), (?:\d{1,2}, ){0,4}(?:\d{1,2},? and )?$"
)
_LIST_GOES_ON = re.compile(r"(?:, \d{1,2}){0,4},? and \d{1,2}\b(?=[,.;)]| years)|(?=[,.;)])")
_JOINT = re.compile(r"(?:[- ]years?)?(?: to | and |[-–]| or )")
_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_DECADE_WORD = re.compile(
    rf"\b(?P<lead>(?:in|into) (?:his|her|their|its|my|our)) (?:(?P<part>early|mid|late)[ -])?(?:(?P<digits>[2-9]0)s|(?P<word>{'|'.join(_DECADES)}|teens))\b",
    re.IGNORECASE,
)
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


@dataclass(frozen=True, slots=True)
class Age:
    """Somebody's age: where it stands, the years or months, and its bound."""

    start: int
    end: int
    low: float
    high: float
    bound: Bound
    unit: str


def decades(text: str, start: int, stop: int) -> tuple[Age, ...]:
    """Find «in her fifties», «in their early 30s», «in his teens»."""
    found = []
    for match in _DECADE_WORD.finditer(text, start, stop):
        low = (
            13
            if (match["word"] or "").lower() == "teens"
            else int(match["digits"] or 0) or _DECADES[match["word"].lower()]
        )
        first, last = _PARTS[match["part"].lower()] if match["part"] and low > 13 else (0, 6 if low == 13 else 9)  # noqa: PLR2004 - teens
        found.append(Age(match.start(), match.end(), low + first, low + last, EXACT, "year"))
    return tuple(found)


def read_age(text: str, match: re.Match[str], first: int, stop: int) -> Age | None:
    """Read a number as somebody's age; None if it is none."""
    value = number_value(match)
    if value is None or match["sign"] or match["scale"] or not 0 < value <= 130:  # noqa: PLR2004 - nobody is older
        return None
    at = match.start()
    before = text[max(first, at - 24) : at]
    aged, limit = _AGED.search(before), _AGE_BOUND.search(before)
    end, top = match.end(), value
    joint = _JOINT.match(text, end, stop)
    second = NUMBER.match(text, joint.end(), stop) if joint else None
    other = number_value(second) if second is not None else None
    old = _OLD.match(text, end, stop)
    if (
        second is not None
        and other is not None
        and value < other <= 130
        and (aged or _OLD.match(text, second.end(), stop))
    ):  # noqa: PLR2004
        end, top = second.end(), other
        old = _OLD.match(text, end, stop)
    people = (
        other is None
        and _PEOPLE_BOUND.search(text, max(first, at - 48), at) is not None
        and counted_noun(text, end, stop) is None
        and not unit_after(text, end, stop)
    )
    if not (aged or limit or old or people or _listed(text, match, first)):
        return None
    unit = (
        (old["unit"] or "year").lower() if old else "month" if re.match(r" months\b", text[end : end + 8]) else "year"
    )
    end = old.end() if old else end
    return _bounded(text, (at - len(aged.group()) if aged else at, end), (value, top), unit, first, stop)


def _bounded(text: str, place: tuple[int, int], values: tuple[float, float], unit: str, first: int, stop: int) -> Age:
    """Give an age with the bound before or behind it."""
    start, end = place
    bound, begin = bound_before(text, start, first)
    limit = _AGE_BOUND.search(text[max(first, start - 24) : start])
    inner = re.search(r"(at least|over|under|about|around) $", text[start : start + 24][: max(0, end - start)])
    if limit is not None:
        word = (limit[1] or limit[2]).lower()
        bound, _ = bound_before(f"{word} ", len(word) + 1, 0)
        begin = start - len(limit.group())
    elif inner is not None:
        bound, _ = bound_before(inner.group(), len(inner.group()), 0)
    behind = bound_after(text, end, stop)
    if behind is not None and bound is EXACT:
        bound, end = behind
    return Age(begin, end, values[0], values[1], bound, unit)


def _listed(text: str, match: re.Match[str], first: int) -> bool:
    """Tell whether a number stands between commas behind a name: «Yerbol, 58, said»."""
    before, after = text[max(first, match.start() - 3) : match.start()], text[match.end() : match.end() + 8]
    listed = len(before) > 2 and before[0].isalpha() and before[1:] == ", "  # noqa: PLR2004
    brackets = len(before) > 2 and before[0].isalpha() and before[1:] == " (" and after[:1] in {")", ","}  # noqa: PLR2004
    closed = after[:1] in {",", "", "."} or after.startswith((" years,", " years ", ")"))
    if not (match.group().isdigit() and len(match.group()) <= 2):  # noqa: PLR2004
        return False
    if (
        len(match.group()) == 2
        and _LIST_OF_AGES.search(text, max(first, match.start() - 40), match.start())
        and _LIST_GOES_ON.match(text, match.end())
    ):  # noqa: PLR2004
        return True
    name = re.search(r"[A-Z][\w’'-]+, $|[A-Z][\w’'-]+ \($", text[max(first, match.start() - 24) : match.start()])
    return (listed and closed and (len(match.group()) == 2 or name is not None)) or (brackets and name is not None)  # noqa: PLR2004
