"""Which figures of a claim's tellings measure one thing, so that they may be compared: slots.

A slot is a dimension (lengths, shares, money) or, among counts, a counted noun or what befell the counted people.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.text.clock_words import find_clock_words
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.predicates import CLASSES, FATES
from firsthand.text.quantities import Quantity, find_quantities
from firsthand.text.times import TimeExpression, find_times
from firsthand.text.units import Dimension

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.compare.tellings import Telling

_PEOPLE = frozenset(
    stem(w)
    for w in "people persons person men women man woman children child pupils students boys girls adults residents inhabitants civilians "
    "citizens passengers patients workers soldiers troops officers victims survivors migrants refugees evacuees villagers families dead "
    "injured wounded killed missing casualties fatalities deaths lives bodies suspects inmates prisoners protesters others humans".split()
)
_CONTEXT = 45
_CONTEXT_RARITY = 6.0  # nats
_AS_OF_REACH = 60
_AS_OF = r"\b(?:as of|as at|by|up to|until|till|so far)(?: (?:late|early))?(?: on)?(?: the)? "
_AS_OF_BEFORE, _AS_OF_INSIDE = re.compile(_AS_OF + "$", re.IGNORECASE), re.compile(_AS_OF, re.IGNORECASE)
_UNKNOWN, _LEAST_SUM = 12.0, 1000  # nats; a large figure before a word that English hardly knows is a sum in its money


@dataclass(frozen=True)
class Figure:
    """A quantity of a telling, with what it counts.

    Attributes:
        telling: The telling.
        quantity: The quantity.
        thing: Class of what is counted: a fate, «people», or the noun's stem; "" if nothing is said.
        context: Stems of the words round it.
        as_of: The time as of which the text says that it holds («as of Tuesday evening»), None if it does not say.
    """

    telling: Telling
    quantity: Quantity
    thing: str
    context: frozenset[str]
    as_of: TimeExpression | None = None


@dataclass(frozen=True)
class Slot:
    """Figures of one thing, by document.

    Attributes:
        name: The dimension, or what is counted.
        dimension: The dimension.
        by_document: Figures in the order of the tellings.
        sure: Whether the figures name one thing or unit; else only their tellings bring them together.
    """

    name: str
    dimension: Dimension
    by_document: dict[str, list[Figure]]
    sure: bool


def fates(words: Iterable[str]) -> frozenset[str]:
    """Give the classes of what words say that befell somebody: «dead» of «killed», «hurt» of «injured»."""
    return frozenset(CLASSES[w] for w in words if w in CLASSES)


def read_figures(telling: Telling) -> list[Figure]:
    """Read the figures of a telling."""
    found = []
    for start, end in telling.statement.content:
        clocks = find_clock_words(telling.text, start, end)
        for q in find_quantities(telling.text, start, end):
            if any(c.start < q.end and q.start < c.end for c in clocks):
                continue  # «ten past nine» counts nothing
            around = telling.text[max(start, q.start - _CONTEXT) : min(end, q.end + _CONTEXT)]
            context = frozenset(stem(w) for w in folded_words(around) if rarity(w) >= _CONTEXT_RARITY)
            found.append(Figure(telling, q, _thing(q), context, _as_of(telling.text, q, start, end)))
    return found


def _as_of(text: str, q: Quantity, start: int, end: int) -> TimeExpression | None:
    """Give the time as of which a figure holds: the nearest one in its telling behind «as of», «by», «so far», «until»."""
    first, last = max(start, q.start - _AS_OF_REACH), min(end, q.end + _AS_OF_REACH)
    if _AS_OF_INSIDE.search(text, max(start, first - 16), last) is None:
        return None
    near = find_times(text, first, last)
    stated = [
        e
        for e in near
        if not e.ahead
        and (_AS_OF_INSIDE.match(e.words) or _AS_OF_BEFORE.search(text, max(start, e.start - 16), e.start))
    ]
    return min(stated, key=lambda e: max(e.start - q.end, q.start - e.end), default=None)


def slots_of(tellings: Sequence[Telling]) -> list[Slot]:
    """Give the slots of a claim that at least two documents fill."""
    figures = [f for t in tellings for f in read_figures(t)]
    money = any(f.quantity.dimension is Dimension.MONEY for f in figures)
    groups: dict[tuple[Dimension, str], list[Figure]] = defaultdict(list)
    for f in figures:
        groups[_key(f, money=money)].append(f)
    slots = [_slot(name, dimension, listed, sure=bool(name)) for (dimension, name), listed in sorted(groups.items())]
    loose = _loose(groups)
    return [s for s in [*slots, *loose] if len(s.by_document) > 1]


def _key(figure: Figure, *, money: bool) -> tuple[Dimension, str]:
    q = figure.quantity
    if q.dimension is Dimension.LABEL:
        return q.dimension, q.noun
    if q.dimension is Dimension.POINTS:
        return Dimension.SHARE, Dimension.SHARE.value
    if q.dimension is not Dimension.COUNT:
        return q.dimension, q.dimension.value
    if money and q.number >= _LEAST_SUM and (not q.noun or rarity(q.noun) >= _UNKNOWN):
        return Dimension.MONEY, Dimension.MONEY.value
    return Dimension.COUNT, figure.thing


def _slot(name: str, dimension: Dimension, figures: Sequence[Figure], *, sure: bool) -> Slot:
    by_document: dict[str, list[Figure]] = {}
    for f in figures:
        by_document.setdefault(f.telling.document, []).append(f)
    return Slot(name, dimension, by_document, sure)


def _loose(groups: dict[tuple[Dimension, str], list[Figure]]) -> list[Slot]:
    """Bring together counts of differently named things where each document has one count and no slot holds them."""
    counts = [f for (dimension, _), listed in sorted(groups.items()) for f in listed if dimension is Dimension.COUNT]
    per_document = Counter(f.telling.document for f in counts)
    names = {f.thing for f in counts}
    alone = [f for f in counts if per_document[f.telling.document] == 1]
    if len(names) < 2 or len(alone) < 2:  # noqa: PLR2004 - a pair
        return []
    alone.sort(key=lambda f: f.telling.index)
    return [_slot("", Dimension.COUNT, alone, sure=False)]


def _thing(q: Quantity) -> str:
    """Name what a count counts: the fate nearest to it if people are counted, else the noun."""
    if q.dimension is not Dimension.COUNT:
        return ""
    if q.noun in _PEOPLE or not q.noun:
        return q.predicate if q.predicate in FATES else "people" if q.noun else ""
    return q.noun
