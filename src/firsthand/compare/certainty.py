"""Certainty: «said» that became «confirmed», «may» that became «did»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.tellings import Telling, difference, shown
from firsthand.model import Difference, DifferenceKind, DifferenceVerdict, Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEDGE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|possibility|perhaps|probably|likely|potentially|reportedly|allegedly|apparently|believed?|"
    r"suspected|feared)\b",
    re.IGNORECASE,
)
_FIRM = frozenset(
    {"confirmed", "revealed", "proved", "verified", "established", "found", "shown", "evidence", "confirmation"}
)
_STEP = 2


def compare(tellings: Sequence[Telling]) -> list[Difference]:
    """Give one difference where one document hedges what another tells as firm, or «said» became «confirmed»."""
    ranks: dict[str, tuple[int, Telling, str]] = {}
    for t in tellings:
        if t.statement.polarity is Polarity.DENIED:
            continue
        rank, word = _rank(t)
        known = ranks.get(t.document)
        if known is None or abs(rank - 1) > abs(known[0] - 1):
            ranks[t.document] = (rank, t, word)
    levels = sorted({rank for rank, _, _ in ranks.values()})
    if len(ranks) < 2 or levels[-1] - levels[0] < _STEP:  # noqa: PLR2004 - a pair
        return []
    values = [t.whole(word) for rank, t, word in ranks.values() if rank in {levels[0], levels[-1]}]
    text = f"what one tells as {shown(values[:1])} another tells as {shown(v for v in values if v.value != values[0].value)}"
    return [difference(DifferenceKind.CERTAINTY, DifferenceVerdict.CONFLICT, text, values)]


def _rank(t: Telling) -> tuple[int, str]:
    """Give how firmly a telling puts it: 0 hedged, 1 said or claimed, 2 told as fact, 3 confirmed."""
    hedge = next((m for a, b in t.statement.content if (m := _HEDGE.search(t.text, a, b))), None)
    if t.statement.certainty in _FIRM:
        return (3, t.statement.certainty)
    if hedge is not None:
        return (0, hedge.group().lower())
    if t.statement.chain:
        return (0, t.statement.certainty) if t.statement.strength <= 0.4 else (1, t.statement.certainty)  # noqa: PLR2004
    return (2, "a fact") if t.statement.certainty == "asserted" else (1, t.statement.certainty)
