"""Numbers that count or measure: with their bound, range, unit, compound and counted noun."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.text.bounds import EXACT, Bound, Side, bound_after, bound_before
from firsthand.text.counted import collective_before, counted_noun, is_plural
from firsthand.text.measures import noun_stem, predicate_of, unit_at, unit_of, unit_place
from firsthand.text.numbers import NUMBER, SCALES, number_value
from firsthand.text.quantity import Quantity, QuantityKind
from firsthand.text.units import Dimension, Unit, unit_after

_RANGE = re.compile(r"\s?[-–—]\s?|\s+(?:to|or|and)\s+|-to-", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(page|no\.|number|engine|gate|level|room|kilometre|chapter|article|section|paragraph|route|line|platform|flight|annex|bulletin|"
    r"unit|stage|phase|category|grade|school|version|volume|series|class|sector|block|ward|district|highway|motorway|interstate|"
    r"channel|apollo|boeing|airbus|resolution|clause|track|track no\.|group|round)s?\s*$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:ros?e|risen|rises?|rising|grew|grown|fell|fallen|falls?|falling|dropped|drop|jumped|climbed|increased?|decreased?|cut|raised?|up|down|changed?|moved|went|lowered|extended|widened|narrowed|shrank|revised|slipped|soared|doubled)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_AND_SMALLER = re.compile(r",? and |, | ")
_ONE_IN = re.compile(r"(?: of)?(?: every)? in (?:every )?| out of (?:every )?", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\b(magnitude)(?: of)?(?: about| around| at least)? $", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from|anywhere between|anywhere from)\s+$", re.IGNORECASE)
_LONG_DURATION = re.compile(
    r"\b(?:for|took|taken|lasted|lasting|last|after|is|was|were|takes?|waited|spent|wait|within|of|in|been|be|aged|a|pay|nearly|served)\s$",
    re.IGNORECASE,
)
_COMPOUND = frozenset({Dimension.DURATION, Dimension.LENGTH, Dimension.MASS})


def read_amount(text: str, match: re.Match[str], first: int, stop: int) -> Quantity | None:
    """Read a number that counts or measures, with its bound, range, unit, noun."""
    value = number_value(match)
    if value is None:
        return None
    bound, start = bound_before(text, match.start(), first)
    unit, end = unit_of(text, match, stop)
    value, end, top = _range(text, match, (value, end), first, stop)
    if top is not None:
        unit, end = (unit, end) if unit is not None else unit_at(text, end, stop)
        start = _between(text, start, first) if bound is EXACT else start
    elif unit is None and (share := _one_in(text, match, (value, bound, start), stop)) is not None:
        return share
    unit_end = end
    value, end = _compound(text, value, unit, end, stop)
    value, unit, end = _million(text, match, (value, unit, end), stop)
    if unit is not None and bound.side is Side.LEAST and _during(text, unit, start, first):
        bound, start = EXACT, match.start()
    label = _label(text, match, unit, first)
    named = _MAGNITUDE.search(text, max(first, match.start() - 24), match.start()) if unit is None else None
    counted = named.span(1) if named else _counted(text, (match, end), unit, unit_end, stop)
    figure_end = end
    bound, end = _behind(text, end, counted, bound, stop)
    unit = Unit("magnitude", Dimension.MAGNITUDE, 1.0) if named else unit
    if unit is None:
        counted = _counted_behind(text, (figure_end, end), counted, stop) or collective_before(text, start, first)
        value *= 1000 if _grouped_by_dots(match) and not label else 1  # 27.600 passengers
    made = _made((start, end), (value, top), unit, bound)
    noun = label.lower() if label else "" if unit else noun_stem(text, counted, end, stop)
    dimension = Dimension.LABEL if label else made.dimension
    predicate = predicate_of(text, (start, end), dimension, first, stop)
    return replace(made, noun=noun, dimension=dimension, counted=counted, predicate=predicate)


def _made(place: tuple[int, int], values: tuple[float, float | None], unit: Unit | None, bound: Bound) -> Quantity:
    """Make a quantity of a value, or a range, in a unit under a bound."""
    value, top = values
    number = unit.in_base(value) if unit else value
    greatest = number if top is None else unit.in_base(top) if unit else top
    low, high = number * bound.low, greatest * bound.high
    if value < 0 or (unit is not None and unit.offset):
        low, high = number, greatest  # a tenth of a temperature is nothing
    kind = QuantityKind.RANGE if top is not None else bound.kind
    least, most = bound.told(value, top)
    name, dimension = (unit.name, unit.dimension) if unit else ("", Dimension.COUNT)
    return Quantity(*place, low, high, kind, value, "", name, dimension, None, number, least, most, bound.approximate)


def _between(text: str, start: int, first: int) -> int:
    """Give where a range begins, «between» and «from» counted in."""
    begin = max(first, start - 18)
    lead = _BETWEEN.search(text, begin, start)
    return lead.start() if lead else start


def _during(text: str, unit: Unit, start: int, first: int) -> bool:
    """Tell whether «over» says how long something went on: «over two days of talks»."""
    during = unit.dimension is Dimension.DURATION and text[start : start + 5].lower() == "over "
    return during and not _LONG_DURATION.search(text[max(first, start - 12) : start])


def _grouped_by_dots(match: re.Match[str]) -> bool:
    """Tell whether a count has three places behind its dot, which no count of whole things has."""
    return bool(match["digits"] and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", match["digits"]) and not match["scale"])


def _million(
    text: str, match: re.Match[str], read: tuple[float, Unit | None, int], stop: int
) -> tuple[float, Unit | None, int]:
    """Read «m» as million before a counted noun or money: «1.2m homes», «3m euros»; «a 5m wall» is metres."""
    value, unit, end = read
    if not match["million"] or match["sign"]:
        return read
    money = unit is not None and unit.dimension is Dimension.MONEY
    counted = counted_noun(text, match.end(), stop)
    if money or (counted is not None and is_plural(text[slice(*counted)])):
        return value * 1e6, unit if money else None, end if money else match.end()
    return read


def _counted_behind(
    text: str, ends: tuple[int, int], counted: tuple[int, int] | None, stop: int
) -> tuple[int, int] | None:
    """Find the counted noun anew where a bound stands between: «500 or more workers», «40-odd tenants»."""
    figure_end, end = ends
    if end <= figure_end or (counted is not None and counted[0] >= end):
        return counted
    kept = counted if counted and text[slice(*counted)].lower() not in {"odd", "plus"} else None
    return counted_noun(text, end, stop) or kept


def _label(text: str, match: re.Match[str], unit: Unit | None, first: int) -> str:
    found = (
        _LABEL.search(text, max(first, match.start() - 14), match.start())
        if unit is None and not match["sign"]
        else None
    )
    return found[1] if found else ""


def _counted(
    text: str, read: tuple[re.Match[str], int], unit: Unit | None, unit_end: int, stop: int
) -> tuple[int, int] | None:
    match, end = read
    if unit is not None:
        if match["sign"]:
            return match.start("sign"), match.start("sign") + len(match["sign"].rstrip())
        return unit_place(text, match.start(), unit_end)
    value = number_value(match)
    singular = value == 1 or text[end : end + 1] == "-"
    return counted_noun(text, end, stop, singular=singular)


def _behind(text: str, end: int, counted: tuple[int, int] | None, bound: Bound, stop: int) -> tuple[Bound, int]:
    """Read a bound behind the figure or behind its noun: «50 or more», «250 employees or more», «40-odd»."""
    if bound is not EXACT:
        return bound, end
    found = bound_after(text, end, stop)
    if found is None and counted is not None and counted[1] >= end:
        found = bound_after(text, counted[1], stop)
        if found is not None and text[counted[1] : found[1]].strip().lower() in {
            "plus",
            "minimum",
            "maximum",
            "on average",
        }:
            found = None
    return found if found is not None else (bound, end)


def _one_in(text: str, match: re.Match[str], read: tuple[float, Bound, int], stop: int) -> Quantity | None:
    """Read «one in five voters», «three out of every ten»: a share."""
    value, bound, start = read
    link = _ONE_IN.match(text, match.end(), stop)
    second = NUMBER.match(text, link.end(), stop) if link else None
    other = number_value(second) if second is not None else None
    if (
        link is None
        or second is None
        or other is None
        or not 0 < value < other
        or second["sign"]
        or unit_after(text, second.end(), stop)
    ):
        return None
    counted = counted_noun(text, second.end(), stop, singular=True)
    told = bool(match["words"] and second["words"]) and counted is not None  # «three out of four drivers»
    usual = other in {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000, 10_000} and (
        " in " in link.group() or "every" in link.group() or other in {10, 100, 1000} or told
    )
    if not usual or (" in " in link.group() and second["digits"] and other > 1000 and "every" not in link.group()):  # noqa: PLR2004 - a year
        return None
    share = value / other
    least, most = bound.told(share)
    return Quantity(start, second.end(), share * bound.low, min(1.0, share * bound.high), bound.kind, value, "", "", Dimension.SHARE, None, share,
                    least, most, bound.approximate, counted)  # fmt: skip


def _compound(text: str, value: float, unit: Unit | None, end: int, stop: int) -> tuple[float, int]:
    """Add the smaller unit of «two minutes and 38 seconds», «five feet six inches»; the value stays in the greater unit."""
    link = _AND_SMALLER.match(text, end, stop) if unit is not None and unit.dimension in _COMPOUND else None
    second = NUMBER.match(text, link.end(), stop) if link is not None else None
    other = number_value(second) if second is not None else None
    if unit is None or second is None or other is None:
        return value, end
    smaller, stops = unit_at(text, second.end(), stop)
    if smaller is None or smaller.dimension is not unit.dimension or smaller.size >= unit.size:
        return value, end
    return value + other * smaller.size / unit.size, stops


def _range(
    text: str, match: re.Match[str], read: tuple[float, int], first: int, stop: int
) -> tuple[float, int, float | None]:
    """Read the second figure of «six to nine», «5-6», «between 20 and 30»; «rose from 12 to 31» is a change, not a range."""
    value, end = read
    joint = _RANGE.match(text, end, stop)
    if joint is None:
        return value, end, None
    word = joint.group().strip().lower()
    before = text[max(first, match.start() - 60) : match.start()].lower().rstrip()
    if (word == "and" and not re.search(r"\bbetween(?: about| around| some| roughly| \W)?$", before)) or (
        word == "to" and _CHANGED.search(before) and not before.endswith(" by")
    ):
        return value, end, None
    second = NUMBER.match(text, joint.end(), stop)
    other = number_value(second) if second is not None else None
    has_unit = end > match.end() and not match["sign"]
    if second is not None and has_unit and unit_at(text, match.end(), stop)[0] != unit_at(text, second.end(), stop)[0]:
        return value, end, None  # «by two points to 27 %»
    if second is None or other is None or (second["million"] and not (second["sign"] or match["sign"])):
        return value, end, None
    if match["sign"] and not second["sign"]:
        other *= 1e6 if second["million"] else 1e9 if second["thousand"] else 1.0
    scale = SCALES.get(
        (second["scale"] or ("m" if second["million"] else "b" if second["thousand"] else "")).lower(), 1.0
    )
    finish = unit_at(text, second.end(), stop)[1] if has_unit else second.end()
    if scale > 1 and not match["scale"] and not match["million"] and value < other / scale:
        value *= scale
    near = word != "to" or other <= 2 * value or not before.endswith(" by")  # «rose by 12 to 57» is two figures
    return (value, finish, other) if other > value and near else (value, end, None)
