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
    MAGNITUDE = "magnitude"
    LABEL = "label"
    SCORE = "score"
    TEMPERATURE = "temperature"
    POWER = "power"
    ENERGY = "energy"
    STORAGE = "storage"
    FREQUENCY = "frequency"
    ORDINAL = "ordinal"
    YEAR = "year"
    CLOCK = "clock"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its one name, what it measures, its size in the base unit, and where its scale begins."""

    name: str
    dimension: Dimension
    size: float
    offset: float = 0.0

    def in_base(self, value: float) -> float:
        """Give a value of this unit in the base unit of its dimension."""
        return (value + self.offset) * self.size


_ROWS: dict[Dimension, dict[str, tuple[float, str]]] = {
    Dimension.LENGTH: {
        "km": (1000, "km kms kilometre kilometres kilometer kilometers"), "m": (1, "metre metres meter meters"),
        "cm": (0.01, "cm centimetre centimetres centimeter centimeters"), "mm": (0.001, "mm millimetre millimetres millimeter millimeters"),
        "mile": (1609.344, "mile miles mi"), "nmi": (1852, "nautical mile|nautical miles"), "ft": (0.3048, "ft foot feet"), "inch": (0.0254, "inch inches"), "yard": (0.9144, "yard yards"),
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
        "tonne": (1000, "tonne|tonnes|metric ton|metric tons"), "ton": (1000, "ton tons"), "lb": (0.453592, "lb lbs"), "ounce": (0.0283495, "ounce ounces oz"),
        "mg": (1e-6, "mg milligram milligrams"),
    },
    Dimension.SPEED: {
        "km/h": (0.277778, "km/h|kph|kmh|kilometres an hour|kilometers an hour|kilometres per hour|kilometers per hour"),
        "mph": (0.44704, "mph|mile/h|miles an hour|miles per hour"), "knot": (0.514444, "knot|knots"),
        "m/s": (1, "m/s|metres a second|metres per second|meters per second"),
    },
    Dimension.VOLUME: {
        "l": (1, "litre litres liter liters"), "ml": (0.001, "ml millilitre millilitres"), "cl": (0.01, "cl"), "pint": (0.568261, "pint pints"), "gal": (3.78541, "gallon gallons"), "barrel": (158.987, "barrel barrels"),
        "m³": (1000, "m3|m³|cubic metre|cubic metres|cubic meter|cubic meters"),
    },
    Dimension.TEMPERATURE: {
        "°C": (1, "°c|° c|degrees celsius|degrees centigrade|degree celsius|celsius|centigrade|c"),
        "°F": (1, "°f|° f|degrees fahrenheit|degree fahrenheit|fahrenheit|f"), "degree": (1, "°|degrees|degree"),
    },
    Dimension.POWER: {
        "kW": (1e3, "kw kilowatt kilowatts"), "MW": (1e6, "mw megawatt megawatts"), "GW": (1e9, "gw gigawatt gigawatts"), "W": (1, "watt watts"),
        "hp": (745.7, "hp horsepower"),
    },
    Dimension.ENERGY: {
        "kWh": (1, "kwh|kilowatt-hour|kilowatt-hours|kilowatt hours"), "MWh": (1e3, "mwh|megawatt-hour|megawatt-hours|megawatt hours"),
        "GWh": (1e6, "gwh|gigawatt-hour|gigawatt-hours|gigawatt hours"), "calorie": (1e-6, "calorie|calories|kcal"),
    },
    Dimension.STORAGE: {
        "kB": (1e3, "kb kilobyte kilobytes"), "MB": (1e6, "mb megabyte megabytes"), "GB": (1e9, "gb gigabyte gigabytes"), "TB": (1e12, "tb terabyte terabytes"),
    },
    Dimension.FREQUENCY: {
        "Hz": (1, "hz hertz"), "kHz": (1e3, "khz kilohertz"), "MHz": (1e6, "mhz megahertz"), "GHz": (1e9, "ghz gigahertz"), "dB": (1, "db decibel decibels"),
    },
    Dimension.MAGNITUDE: {"magnitude": (1, "magnitude")},
    Dimension.SHARE: {"%": (0.01, "%|per cent|percent|pct|pc")},
    Dimension.POINTS: {
        "point": (1, "percentage point|percentage points|point|points"), "bp": (0.01, "basis point|basis points|bp|bps"),
    },
    Dimension.MONEY: {
        "dollar": (1, "dollar dollars"), "pound": (1, "pound pounds"), "euro": (1, "euro euros"), "yen": (1, "yen"), "rupee": (1, "rupee rupees"),
        "franc": (1, "franc francs"), "crown": (1, "crown crowns kroner kronor krona krone"), "peso": (1, "peso pesos"), "rouble": (1, "rouble roubles ruble rubles"),
        "yuan": (1, "yuan"), "won": (1, "won"), "rand": (1, "rand"), "real": (1, "reais"), "lira": (1, "lira liras"), "shekel": (1, "shekel shekels"),
        "dirham": (1, "dirham dirhams"), "riyal": (1, "riyal riyals"), "shilling": (1, "shilling shillings"), "zloty": (1, "zloty zlotys"), "cent": (0.01, "cent cents"), "penny": (0.01, "penny pence"), "ringgit": (1, "ringgit ringgits"), "taka": (1, "taka"), "baht": (1, "baht"),
        "naira": (1, "naira"), "cedi": (1, "cedi cedis"), "birr": (1, "birr"), "dinar": (1, "dinar dinars"), "hryvnia": (1, "hryvnia hryvnias"),
        "forint": (1, "forint forints"), "leu": (1, "lei"), "lev": (1, "leva"), "rupiah": (1, "rupiah"), "afghani": (1, "afghani afghanis"),
        "tenge": (1, "tenge"), "som": (1, "som soms"), "lari": (1, "lari"), "dong": (1, "dong"), "guilder": (1, "guilder guilders"),
        "florin": (1, "florin florins"), "thaler": (1, "thaler thalers"),
    },
}  # fmt: skip
_BY_WORD = {
    word: Unit(name, dimension, float(size))
    for dimension, rows in _ROWS.items()
    for name, (size, words) in rows.items()
    for word in (words.split("|") if "|" in words or name in {"%", "knot"} else words.split())
} | {"m": Unit("m", Dimension.LENGTH, 1.0), "g": Unit("g", Dimension.MASS, 0.001), "h": Unit("hour", Dimension.DURATION, 3600.0),
     "s": Unit("second", Dimension.DURATION, 1.0)} | {w: Unit("°F", Dimension.TEMPERATURE, 1 / 1.8, -32.0) for w in
     ("°f", "° f", "degrees fahrenheit", "degree fahrenheit", "fahrenheit", "f")}  # fmt: skip
SIGNS = {
    "$": "dollar", "us$": "dollar", "a$": "Australian dollar", "c$": "Canadian dollar", "nz$": "New Zealand dollar", "hk$": "Hong Kong dollar",
    "s$": "Singapore dollar", "r$": "real", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₽": "rouble", "₺": "lira", "₴": "hryvnia",
    "₩": "won", "₦": "naira", "₪": "shekel", "usd": "dollar", "eur": "euro", "gbp": "pound", "chf": "franc", "jpy": "yen", "cny": "yuan",
    "inr": "rupee", "aud": "Australian dollar", "cad": "Canadian dollar", "sek": "crown", "nok": "crown", "dkk": "crown", "pln": "zloty",
    "zar": "rand", "rs": "rupee", "rs.": "rupee",
}  # fmt: skip
_LISTED = "|".join(sorted((re.escape(w) for w in _BY_WORD), key=len, reverse=True))
_UNIT = re.compile(rf"[ \u00a0\u202f-]?({_LISTED})(?![A-Za-zÀ-ÿ0-9/])", re.IGNORECASE)
_SIGN_BEHIND = re.compile(
    r"[ \u00a0]?(€|£|\$|₽|USD|EUR|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|ZAR)(?![\w])|(?<=\d)(p)(?!\w)"
)
_COUNTRY = re.compile(r"[ \u00a0](?:(?:US|U\.S\.|UK|Hong Kong|New Zealand|[A-Z][a-z]+[a-z])[ \u00a0])(?=[a-z])")


def unit_after(text: str, at: int, stop: int) -> tuple[Unit, int] | None:
    """Read the unit that follows a number directly, and where it ends; None if none does."""
    match = _UNIT.match(text, at, stop)
    if match is not None:
        word = " ".join(match[1].lower().split())
        if word in {"c", "f"} and not match[1].isupper():
            return (_BY_WORD["cent"], match.end()) if word == "c" and match.start(1) == at else None
        return _BY_WORD[word], match.end()
    sign = _SIGN_BEHIND.match(text, at, stop)
    if sign is not None:
        return unit_named(sign[1]) if sign[1] else _BY_WORD["pence"], sign.end()
    country = _COUNTRY.match(text, at, stop)
    if country is not None:
        money = _UNIT.match(text, country.end() - 1, stop)
        unit = _BY_WORD[" ".join(money[1].lower().split())] if money is not None else None
        if money is not None and unit is not None and unit.dimension is Dimension.MONEY:
            return unit, money.end()
    return None


def unit_named(name: str) -> Unit:
    """Give the unit of a sign such as «£»."""
    return Unit(SIGNS[name.lower()], Dimension.MONEY, 1.0)
