"""Wording: a change of words that alters the sense and is none of the other kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.compare.tellings import Telling, difference, over_documents, shown
from firsthand.model import Difference, DifferenceKind, DifferenceVerdict
from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_RARE = 10.5  # nats
_LEAST_SHARED = 2  # telling words that both have, so that they do speak of one thing
_STRONG = frozenset(
    "exclusively forced entombed trapped doomed massacre slaughter horror terror scandal crisis catastrophe disaster deliberately secretly illegally unanimous unanimously".split(),
)


def compare(tellings: Sequence[Telling]) -> list[Difference]:
    """Give one difference where a telling adds a strong word that the others do not have."""
    words = {t.index: set(folded_words(t.words)) for t in tellings}
    for t in tellings:
        others = [o for o in tellings if o.document != t.document]
        if not others:
            continue
        strong = {w for w in words[t.index] & _STRONG if all(w not in words[o.index] for o in others)}
        near = [o for o in others if _shared(words[t.index], words[o.index]) >= _LEAST_SHARED]
        if strong and near:
            values = [t.whole(", ".join(sorted(strong))), *(o.whole(o.words[:60]) for o in near)]
            if over_documents(values, tellings):
                text = f"one telling has {shown(values[:1])}, which alters the sense; the others do not"
                return [difference(DifferenceKind.WORDING, DifferenceVerdict.CONFLICT, text, values)]
    return []


def _shared(a: set[str], b: set[str]) -> int:
    return len({stem(w) for w in a if rarity(w) > _RARE - 3} & {stem(w) for w in b})
