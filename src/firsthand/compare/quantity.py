"""Figures: equal, inside a bound, rounded, updated, or in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.compare.tellings import Telling, difference, over_documents, shown
from firsthand.model import Difference, DifferenceKind, DifferenceVerdict
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.quantities import Quantity, QuantityKind, find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

_TELLING_RARITY = 7.0  # nats
_ROUND = 0.06  # relative; 1,183 and «1,200»
_NEAR = 12.0  # times; figures further apart count other things


def compare(tellings: Sequence[Telling]) -> list[Difference]:
    """Give at most one difference in figures that count the same noun, the strongest verdict first."""
    read = {t.index: [q for a, b in t.statement.content for q in find_quantities(t.text, a, b)] for t in tellings}
    nouns = sorted({q.noun for listed in read.values() for q in listed if q.noun})
    found = []
    for noun in [*nouns, ""]:
        group = [
            (t, q)
            for t in tellings
            for q in read[t.index][: 3 if noun else 1]
            if q.noun == noun or (not noun and len(read[t.index]) == 1)
        ]
        found += (
            _group(group, tellings)
            if noun
            else [d for d in _group(group, tellings) if d.verdict is not DifferenceVerdict.CONFLICT or _alike(group)]
        )
    order = {
        DifferenceVerdict.CONFLICT: 0,
        DifferenceVerdict.UPDATE: 1,
        DifferenceVerdict.COMPATIBLE: 2,
        DifferenceVerdict.VARIANT: 3,
    }
    found.sort(key=lambda d: (order[d.verdict], -len(d.values)))
    return found[:1]


def _alike(group: Sequence[tuple[Telling, Quantity]]) -> bool:
    """Tell whether figures without a common noun still count one thing: their tellings share two telling words."""
    words = [{stem(w) for w in folded_words(t.words) if rarity(w) >= _TELLING_RARITY} for t, _ in group]
    return all(len(a & b) >= 2 for i, a in enumerate(words) for b in words[i + 1 :])  # noqa: PLR2004


def _group(group: Sequence[tuple[Telling, Quantity]], tellings: Sequence[Telling]) -> list[Difference]:
    """Compare figures that count one thing: one a document, the first."""
    first: dict[str, tuple[Telling, Quantity]] = {}
    for t, q in group:
        first.setdefault(t.document, (t, q))
    listed = list(first.values())
    if len(listed) < 2 or len({(q.low, q.high, q.currency) for _, q in listed}) < 2:  # noqa: PLR2004 - a pair
        return []
    verdicts = {_verdict(a, b) for i, a in enumerate(listed) for b in listed[i + 1 :]} - {None}
    if not verdicts:
        return []
    for verdict in (
        DifferenceVerdict.CONFLICT,
        DifferenceVerdict.UPDATE,
        DifferenceVerdict.COMPATIBLE,
        DifferenceVerdict.VARIANT,
    ):
        if verdict in verdicts:
            values = [t.at(q.start, q.end) for t, q in listed]
            return (
                [difference(DifferenceKind.QUANTITY, verdict, _explain(verdict, shown(values)), values)]
                if over_documents(values, tellings)
                else []
            )
    return []


def _verdict(a: tuple[Telling, Quantity], b: tuple[Telling, Quantity]) -> DifferenceVerdict | None:
    (told_a, x), (told_b, y) = a, b
    if (x.low, x.high) == (y.low, y.high) and x.currency == y.currency:
        return None
    if x.currency and y.currency and x.currency != y.currency:
        return DifferenceVerdict.VARIANT
    small, large = sorted((x.value, y.value))
    if small and large / small > _NEAR and QuantityKind.VAGUE not in {x.kind, y.kind}:
        return None
    if max(x.low, y.low) <= min(x.high, y.high):
        return DifferenceVerdict.COMPATIBLE
    if large and (large - small) / large <= _ROUND and small != round(small, -1) != large:
        return DifferenceVerdict.COMPATIBLE
    if told_a.date and told_b.date and told_a.date != told_b.date:
        later, earlier = (x, y) if told_a.date > told_b.date else (y, x)
        if later.value > earlier.value:
            return DifferenceVerdict.UPDATE
    return DifferenceVerdict.CONFLICT


def _explain(verdict: DifferenceVerdict, values: str) -> str:
    return {
        DifferenceVerdict.CONFLICT: f"the figures {values} cannot all be right",
        DifferenceVerdict.UPDATE: f"the figures {values} grow with the date of the article: a later count",
        DifferenceVerdict.COMPATIBLE: f"the figures {values} can all be right: a bound, a rounding or a vague word",
        DifferenceVerdict.VARIANT: f"the figures {values} are in different currencies or units",
    }[verdict]
