"""What measures a figure: its unit, the stem of its noun, its predicate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.text.frequency import stem
from firsthand.text.predicates import change_before, fate_near
from firsthand.text.quantity import Quantity
from firsthand.text.units import Dimension, Unit, unit_after, unit_named

if TYPE_CHECKING:
    from firsthand.text.bounds import Bound

_UNIT_WORDS = re.compile(
    r"(?:(?:per|percentage|basis|square|sq|cubic|nautical|metric|degrees) |(?:[kc]?m|(?:kilo)?met(?:re|er)s?|miles?|lit(?:re|er)s?) (?:an|per|a) |\w+/|°\s?)?[^\W\d_]+[²³23]?$|[^\w\s]+[CFcf]?$"
)
_FOLLOWING_DEAD = re.compile(r"\s*(?:of (?:the|its|their|his|her|our)\s+|of\s+)?([a-zA-ZÀ-ÿ]{2,})")
_NO_NOUNS = frozenset("were was are is have has had and or in on at to of by for from with who which that the a an been said than as after before per about into out over it its their they".split())  # fmt: skip


def measured(text: str, place: tuple[int, int], value: float, unit: Unit, bound: Bound) -> Quantity:
    """Make a quantity of a value in a unit, its unit standing at the end of the place."""
    size = value * unit.size
    least, most = bound.told(value)
    return Quantity(place[0], place[1], size * bound.low, size * bound.high, bound.kind, value, "", unit.name, unit.dimension, None, size, least, most,
                    bound.approximate, unit_place(text, *place))  # fmt: skip


def unit_place(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give where the last word of what was read stands: the unit."""
    found = _UNIT_WORDS.search(text[start:end])
    return (start + found.start(), end) if found else None


def unit_of(text: str, match: re.Match[str], stop: int) -> tuple[Unit | None, int]:
    """Give the unit of a match of NUMBER, its sign or the word behind, and where the two end."""
    if match["sign"]:
        return unit_named(match["sign"].strip()), match.end()
    if match["million"]:
        money = unit_after(text, match.end(), stop)
        if money is not None and money[0].dimension is Dimension.MONEY:
            return money
        return unit_after(text, match.end("digits"), stop) or (None, match.end())
    return unit_at(text, match.end(), stop)


def unit_at(text: str, at: int, stop: int) -> tuple[Unit | None, int]:
    """Give the unit that stands at a place and where it ends; None and the place if none does."""
    found = unit_after(text, at, stop)
    return found if found is not None else (None, at)


def noun_stem(text: str, counted: tuple[int, int] | None, at: int, stop: int) -> str:
    """Give the stem of the counted noun; where it is left out, of the word behind («40 dead», «12 injured»)."""
    if counted is not None:
        return stem(text[slice(*counted)].lower())
    match = _FOLLOWING_DEAD.match(text, at, min(stop, at + 60))
    return "" if match is None or match[1].lower() in _NO_NOUNS else stem(match[1].lower())


def predicate_of(text: str, place: tuple[int, int], dimension: Dimension, first: int, stop: int) -> str:
    """Give what befell the counted, or what the figure does by the words before it."""
    fate = fate_near(text, place, first, stop) if dimension is Dimension.COUNT else ""
    return fate or change_before(text, place[0], first)
