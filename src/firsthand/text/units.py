"""Units of measure and money: what each measures and how much of the base unit it is.

Lengths are in metres, areas in square metres, durations in seconds, masses in kilograms, speeds in metres a second,
volumes in litres, shares as a part of one. Months and years are mean ones: a duration is never exact to the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Dimension(StrEnum):
    """What a figure measures; figures of two dimensions are never compared by their size."""

    COUNT = "count"
    SHARE = "share"
    POINTS = "points"
    MONEY = "money"
    LENGTH = "length"
    AREA = "area"
    DURATION = "duration"
    MASS = "mass"
    SPEED = "speed"
    VOLUME = "volume"
    AGE = "age"
    LABEL = "label"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its one name, what it measures, and its size in the base unit."""

    name: str
    dimension: Dimension
    size: float


_ROWS = {
    Dimension.LENGTH: {
        "km": (1000, "km kms kilometre kilometres kilometer kilometers"), "m": (1, "metre metres meter meters"),
        "cm": (0.01, "cm centimetre centimetres centimeter centimeters"), "mm": (0.001, "mm millimetre millimetres millimeter millimeters"),
        "mile": (1609.344, "mile miles"), "ft": (0.3048, "ft foot feet"), "inch": (0.0254, "inch inches"), "yard": (0.9144, "yard yards"),
    },
    Dimension.AREA: {
        "ha": (1e4, "ha hectare hectares"), "acre": (4046.86, "acre acres"),
        "km²": (1e6, "km2|km²|sq km|square kilometre|square kilometres|square kilometer|square kilometers"),
        "m²": (1, "m2|m²|sq m|square metre|square metres|square meter|square meters"),
        "sq mile": (2.58999e6, "sq mile|sq miles|square mile|square miles"), "sq ft": (0.092903, "sq ft|square foot|square feet"),
    },
    Dimension.DURATION: {
        "second": (1, "second seconds sec secs"), "minute": (60, "minute minutes min mins"), "hour": (3600, "hour hours hrs"),
        "day": (86400, "day days"), "night": (86400, "night nights"), "week": (604800, "week weeks"), "fortnight": (1209600, "fortnight fortnights"),
        "month": (2.6298e6, "month months"), "year": (3.15576e7, "year years"), "decade": (3.15576e8, "decade decades"), "century": (3.15576e9, "century centuries"),
    },
    Dimension.MASS: {
        "kg": (1, "kg kilo kilos kilogram kilograms kilogramme kilogrammes"), "g": (0.001, "gram grams gramme grammes"),
        "tonne": (1000, "tonne tonnes"), "ton": (1000, "ton tons"), "lb": (0.453592, "lb lbs"), "ounce": (0.0283495, "ounce ounces"),
    },
    Dimension.SPEED: {
        "km/h": (0.277778, "km/h|kph|kmh|kilometres an hour|kilometers an hour|kilometres per hour|kilometers per hour"),
        "mph": (0.44704, "mph|mile/h|miles an hour|miles per hour"), "knot": (0.514444, "knot|knots"),
        "m/s": (1, "m/s|metres a second|metres per second|meters per second"),
    },
    Dimension.VOLUME: {
        "l": (1, "litre litres liter liters"), "gal": (3.78541, "gallon gallons"), "barrel": (158.987, "barrel barrels"),
        "m³": (1000, "m3|m³|cubic metre|cubic metres|cubic meter|cubic meters"),
    },
    Dimension.SHARE: {"%": (0.01, "%|per cent|percent|pct|pc")},
    Dimension.POINTS: {
        "point": (1, "percentage point|percentage points|point|points"), "bp": (0.01, "basis point|basis points|bp|bps"),
    },
    Dimension.MONEY: {
        "dollar": (1, "dollar dollars"), "pound": (1, "pound pounds"), "euro": (1, "euro euros"), "yen": (1, "yen"), "rupee": (1, "rupee rupees"),
        "franc": (1, "franc francs"), "crown": (1, "crown crowns kroner kronor krona krone"), "peso": (1, "peso pesos"), "rouble": (1, "rouble roubles ruble rubles"),
        "yuan": (1, "yuan"), "won": (1, "won"), "rand": (1, "rand"), "real": (1, "reais"), "lira": (1, "lira liras"), "shekel": (1, "shekel shekels"),
        "dirham": (1, "dirham dirhams"), "riyal": (1, "riyal riyals"), "shilling": (1, "shilling shillings"), "zloty": (1, "zloty zlotys"), "cent": (0.01, "cent cents pence"),
    },
}  # fmt: skip
_BY_WORD = {
    word: Unit(name, dimension, float(size))
    for dimension, rows in _ROWS.items()
    for name, (size, words) in rows.items()
    for word in (words.split("|") if "|" in words or name in {"%", "knot"} else words.split())
} | {"m": Unit("m", Dimension.LENGTH, 1.0), "g": Unit("g", Dimension.MASS, 0.001), "h": Unit("hour", Dimension.DURATION, 3600.0),
     "s": Unit("second", Dimension.DURATION, 1.0)}  # fmt: skip
SIGNS = {"$": "dollar", "us$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee"}
_LISTED = "|".join(sorted((re.escape(w) for w in _BY_WORD), key=len, reverse=True))
_UNIT = re.compile(rf"[ \u00a0\u202f-]?({_LISTED})(?![A-Za-zÀ-ÿ0-9/])", re.IGNORECASE)


def unit_after(text: str, at: int, stop: int) -> tuple[Unit, int] | None:
    """Read the unit that follows a number directly, and where it ends; None if none does."""
    match = _UNIT.match(text, at, stop)
    if match is None:
        return None
    return _BY_WORD[" ".join(match[1].lower().split())], match.end()


def unit_named(name: str) -> Unit:
    """Give the unit of a sign such as «£»."""
    return Unit(SIGNS[name.lower()], Dimension.MONEY, 1.0)
