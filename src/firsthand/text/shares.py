"""Vague words, fractions and ordinals: «dozens of miles», «two thirds of households», «half an hour», «the fourth win»."""

from __future__ import annotations

import re

from firsthand.text.bounds import EXACT, Bound, Side, bound_before
from firsthand.text.counted import counted_noun
from firsthand.text.frequency import stem
from firsthand.text.measures import measured, noun_stem, predicate_of, unit_at, unit_place
from firsthand.text.numbers import NUMBER, SCALES, fraction_value, ordinal_value
from firsthand.text.quantity import Quantity, QuantityKind
from firsthand.text.units import Dimension
from firsthand.text.vague import interval

_HALF_A = re.compile(
    r"[ -](?:of )?an? (?=(?P<scale>hundred|thousand|million|billion|trillion|dozen)\b)?|[ -](?=(?P<bare>million|dozen|billion|percentage|points?\b))|[ -](?:of )?an? (?=percentage|point)",
    re.IGNORECASE,
)
_SCALE_WORD = re.compile(r"(hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE)
_OF_UNIT = re.compile(r"(?: of)?(?: more)?(?= )")
_NOT_ORDINAL = re.compile(
    r" (?:of|the|off|as|as many|more|fewer|less|higher|lower|smaller|larger|faster|longer|its|their|his|her|full|empty|way|finished|complete|price)\b|[^ \w]|$|-",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|its|his|her|their|our|my|this|that|a|an|every|each|for|in|on|’s|'s)|[’']s|s[’']|\w) $", re.IGNORECASE
)
_PLACED = re.compile(
    r"\b(?:finished|came|placed|ranked|ranks|finish|lies|lay|sits|stands|run|ran|seeded|coming|finishing|equal|joint)(?: in)? $",
    re.IGNORECASE,
)
_IDLE_HALF = re.compile(  # «the first half», «half-time»
    r"\b(?:first|second|last|third|fourth|final|other) \||\|[ -](?:time|way|brother|sister|past|hearted|dead|naked|built|finished|term|marathon|back|hour\b)"
)
_VERB_BEFORE = re.compile(r"\b(?:at|who|which|and|when|was|were|had|said|they|he|she|it|to) $", re.IGNORECASE)
_HYPHENED = re.compile(
    r"-(?!larg|big|high|low|small|old|year|floor|plac|gen|cent|quart|most|long|rank|round|term|stor)"
)


def read_vague(text: str, match: re.Match[str], first: int, stop: int) -> Quantity | None:
    """Read «several», «dozens», «hundreds of thousands», with the unit or noun that they count."""
    words = match["vague"].lower()
    before = text[max(first, match.start() - 8) : match.start()].lower()
    if words == "most" and (
        before.endswith(("the ", "at ", "his ", "her ", "its "))
        or not re.match(r" (?:of )?(?:the )?[a-z]+", text[match.end() : match.end() + 20])
    ):
        return None
    if words == "a few" and before.endswith("quite "):
        return None
    low, high = interval(words)
    bound, start = bound_before(text, match.start(), first)
    if bound.side is not Side.LEAST:
        bound, start = (EXACT, match.start()) if bound.side is Side.BOTH else (bound, start)
    of = _OF_UNIT.match(text, match.end(), stop)
    unit, end = unit_at(text, of.end() if of else match.end(), stop) if words != "most" else (None, match.end())
    if (
        unit is not None
        and unit.dimension in {Dimension.POINTS, Dimension.TEMPERATURE}
        and "point" in text[match.end() : end]
        and "percent" not in text[match.end() : end]
    ):
        unit, end = None, match.end()
    dimension = Dimension.SHARE if words == "most" else unit.dimension if unit else Dimension.COUNT
    counted = (
        unit_place(text, match.end(), end) if unit else counted_noun(text, match.end(), stop, singular=words == "most")
    )
    size = unit.size if unit else 1.0
    noun = "" if unit else noun_stem(text, counted, match.end(), stop)
    high_number = high * size if bound.side is not Side.LEAST else float("inf")
    most = None if bound.side is Side.LEAST else high
    name = unit.name if unit else ""
    least = None if bound.side is Side.MOST else low
    return Quantity(start, match.end(), low * size, high_number, QuantityKind.VAGUE, low, noun, name, dimension, None, low * size, least, most,
                    counted=counted, predicate=predicate_of(text, (start, match.end()), dimension, first, stop))  # fmt: skip


def read_fraction(text: str, match: re.Match[str], first: int, stop: int) -> Quantity | None:
    """Read «a third», «half of the», «half a million», «half an hour»; «a third man» is an ordinal."""
    words = match["fraction"].lower()
    part = fraction_value(words)
    if part is None:
        return None
    if _is_place(text, words, match.end(), stop):
        return _place(text, match.start() + 2, match.end(), fraction_place(words), stop)
    bound, start = bound_before(text, match.start(), first)
    scaled = _HALF_A.match(text, match.end(), stop)
    scale = _SCALE_WORD.match(text, scaled.end(), stop) if scaled else None
    if scale is not None:
        return _scaled(text, (start, scale.end()), part * SCALES[scale[1].lower()], bound, first, stop)
    unit, end = unit_at(text, scaled.end() - 1, stop) if scaled else (None, match.end())
    if unit is None and (text[match.end() : match.end() + 1] == "-" or "point" in text[match.end() : match.end() + 8]):
        unit, end = unit_at(text, match.end(), stop)
    if unit is not None:
        return measured(text, (start, end), part, unit, bound)
    if words.endswith(("half", "quarter")) and _IDLE_HALF.search(
        text[max(first, start - 9) : start] + "|" + text[match.end() : match.end() + 12]
    ):
        return None
    counted = counted_noun(text, match.end(), stop, singular=True)
    low, high = part * bound.low, min(1.0, part * bound.high)
    least, most = bound.told(part)
    return Quantity(start, match.end(), low, high, bound.kind, part, "", "", Dimension.SHARE, None, part, least, most, bound.approximate, counted)  # fmt: skip


def _is_place(text: str, words: str, end: int, stop: int) -> bool:
    """Tell whether «a third» names a place in a row: «a third man»."""
    if not words.startswith(("a ", "an ", "a-")) or words.endswith(("half", "quarter", "s")):
        return False
    return not _NOT_ORDINAL.match(text, end, stop) and counted_noun(text, end, stop, singular=True) is not None


def fraction_place(words: str) -> int:
    """Give the ordinal that a fraction's last word also is: «a third» 3."""
    return ordinal_value(re.split(r"[ -]", words)[-1])


def _scaled(text: str, place: tuple[int, int], value: float, bound: Bound, first: int, stop: int) -> Quantity:
    """Give «half a million people», «a quarter of a million euros», «half a dozen eggs»."""
    unit, end = unit_at(text, place[1], stop)
    if unit is not None:
        return measured(text, (place[0], end), value, unit, bound)
    counted = counted_noun(text, place[1], stop)
    least, most = bound.told(value)
    noun = noun_stem(text, counted, place[1], stop)
    return Quantity(place[0], place[1], value * bound.low, value * bound.high, bound.kind, value, noun, "", Dimension.COUNT, None, value, least, most,
                    bound.approximate, counted, predicate=predicate_of(text, place, Dimension.COUNT, first, stop))  # fmt: skip


def read_ordinal(text: str, match: re.Match[str], read: tuple[int, int], first: int, stop: int) -> Quantity | None:
    """Read «the fourth straight win», «finished twelfth»; an adverb («first, …») or a name («First Lady») is none."""
    value, end = read
    start = match.start()
    before = text[max(first, start - 16) : start]
    placed = _PLACED.search(before) is not None
    if _HYPHENED.match(text, end, stop) or (
        (following := NUMBER.match(text, end + 1, stop)) and not following["ordinal"]
    ):
        return None  # «second-hand», «the first eight»
    counted = counted_noun(text, end, stop, singular=True)
    digits = match["digits"] is not None
    if not digits and not placed and (counted is None or not _is_counted(text, (start, end), before)):
        return None
    noun = "" if counted is None else stem(text[slice(*counted)].lower())
    return Quantity(start, end, value, value, QuantityKind.EXACT, value, noun, "", Dimension.ORDINAL, None, value, value, value, counted=counted)  # fmt: skip


def _is_counted(text: str, place: tuple[int, int], before: str) -> bool:
    """Tell whether an ordinal word counts: a determiner stands before it, and it is no name («First Lady») and no «first aid»."""
    start, end = place
    opens = not before.strip() or before.rstrip().endswith((".", "“", ":"))
    if (text[start].isupper() and not opens) or re.match(r" (?:aid|hand|all)\b", text[end : end + 6]):
        return False
    return not before.strip() or (_DETERMINED.search(before) is not None and _VERB_BEFORE.search(before) is None)


def _place(text: str, at: int, end: int, value: int, stop: int) -> Quantity:
    counted = counted_noun(text, end, stop, singular=True)
    noun = stem(text[slice(*counted)].lower()) if counted else ""
    return Quantity(at, end, value, value, QuantityKind.EXACT, value, noun, "", Dimension.ORDINAL, None, value, value, value, counted=counted)  # fmt: skip
