"""Runs of words that two texts share, where they lie, and how telling they are."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from firsthand.text.frequency import rarity, stem
from firsthand.text.invisible import UNSEEN, fold, has_unseen

if TYPE_CHECKING:
    from collections.abc import Iterable

Shingle = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_WORD_WITH_UNSEEN = re.compile(rf"[^\W_](?:[^\W_]|[{UNSEEN}\u0300-\u036f])*(?:[.,]\d+)*")
_MIN_RARITY = 18.0  # nats over three words; «one of the» has about 12


def shingles(text: str, runs: Iterable[tuple[int, int]], *, n: int = 3) -> dict[Shingle, tuple[int, int]]:
    """Give the telling runs of n word stems in some stretches of a text, with the place of each first one.

    Args:
        text: The text.
        runs: (start, end) stretches to read; no shingle crosses from one to the next.
        n: Words in a run.

    Returns:
        Stems → (start, end). Runs of common words only are left out. Linear in the text.
    """
    found: dict[Shingle, tuple[int, int]] = {}
    pattern = _WORD_WITH_UNSEEN if has_unseen(text) else _WORD
    for start, end in runs:
        words = [(m.start(), m.end(), _fold(m.group())) for m in pattern.finditer(text, start, end)]
        for k in range(len(words) - n + 1):
            some = words[k : k + n]
            if sum(rarity(w) for _, _, w in some) >= _MIN_RARITY:
                found.setdefault(tuple(stem(w) for _, _, w in some), (some[0][0], some[-1][1]))
    return found


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", fold(word).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
