"""Quotations: words inside quotation marks that differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from firsthand.compare.tellings import Telling, difference, over_documents, shown
from firsthand.model import Difference, DifferenceKind, DifferenceValue, DifferenceVerdict
from firsthand.text.frequency import rarity, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{12,})[”\"»“]?")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_SAME, _OTHER = 0.995, 0.3
_CONTENT = 6.5  # nats; a changed word rarer than this changes the sense


def compare(tellings: Sequence[Telling]) -> list[Difference]:
    """Give one difference where two documents quote the same words differently."""
    quotes: dict[str, tuple[Telling, int, int]] = {}
    for t in tellings:
        for match in _QUOTED.finditer(t.text, max(0, t.statement.start - 1), min(len(t.text), t.statement.end + 1)):
            known = quotes.get(t.document)
            if known is None or match.end(1) - match.start(1) > known[2] - known[1]:
                quotes[t.document] = (t, match.start(1), match.end(1))
    listed = list(quotes.values())
    changed: set[str] = set()
    values: dict[int, DifferenceValue] = {}
    for i, (a, a1, a2) in enumerate(listed):
        for b, b1, b2 in listed[i + 1 :]:
            x, y = _words(a.text[a1:a2]), _words(b.text[b1:b2])
            likeness = Indel.normalized_similarity(x, y)
            part = _contained(x, y)
            if _OTHER < likeness < _SAME and not part:
                changed |= set(x) ^ set(y)
                values[a.index], values[b.index] = a.at(a1, a2), b.at(b1, b2)
    found = list(values.values())
    if not found or not over_documents(found, tellings):
        return []
    sense = {stem(w) for w in changed if rarity(w) >= _CONTENT}
    verdict = DifferenceVerdict.CONFLICT if sense else DifferenceVerdict.VARIANT
    words = ", ".join(sorted(changed)[:6])
    return [
        difference(
            DifferenceKind.QUOTATION,
            verdict,
            f"inside the quotation marks the words differ ({words}): {shown(found)}",
            found,
        )
    ]


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def _contained(x: list[str], y: list[str]) -> bool:
    """Tell whether one quotation is only cut out of the other."""
    short, long = sorted((x, y), key=len)
    joined = f" {' '.join(long)} "
    return f" {' '.join(short)} " in joined
