"""How much of a telling's information other documents' tellings of the claim share: a stray statement shares little."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.count.roots import Told

_TELLING = 6.0  # nats; «official», «minister»; below are words such as «the», «who»


def support(told: Sequence[Told], texts: Mapping[str, str]) -> dict[int, float]:
    """Give, for each telling by its identity, the share of information that the best other document's telling holds, 0 to 1.

    A claim that one document tells is its own support: 1.
    """
    words = {id(t): _content(t.telling.words(texts.get(t.telling.document, ""))) for t in told}
    return {
        id(t): max(
            (_shared(words[id(t)], words[id(u)]) for u in told if u.telling.document != t.telling.document), default=1.0
        )
        for t in told
    }


def _content(text: str) -> dict[str, float]:
    return {stem(w): rarity(w) for w in folded_words(text) if rarity(w) >= _TELLING or w[0].isdigit()}


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Give the share of the shorter telling's information that the other holds."""
    least = min(math.fsum(a.values()), math.fsum(b.values()))
    return math.fsum(v for k, v in sorted(a.items()) if k in b) / least if least else 0.0
