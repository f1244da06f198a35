"""When two names of media are one."""

from __future__ import annotations

import functools

from firsthand.text.frequency import folded_words

_KEPT = 20_000  # names, and pairs of them, that are kept: large piles compare the same ones again and again

SMALL = frozenset(
    "the a an of and for in de la le del news agency newspaper daily state national our english online com".split()
)
DESCRIBING = frozenset(
    "newspaper paper daily broadcaster agency media report website site station channel weekly outlet press wire".split()
)


@functools.lru_cache(_KEPT)
def key_words(name: str) -> frozenset[str]:
    """Give the words of a name that tell it from others."""
    words = frozenset(folded_words(name)) - {"s"}
    return words - SMALL or words


@functools.lru_cache(_KEPT)
def same_name(a: str, b: str) -> bool:
    """Tell whether two names of media are one: all telling words of the shorter stand in the longer, or are its initials."""
    x, y = key_words(a), key_words(b)
    if not x or not y:
        return False
    if x <= y or y <= x:
        return not (x | y) <= DESCRIBING or x == y
    return _initials(a, b) or _initials(b, a)


def _initials(short: str, full: str) -> bool:
    letters = "".join(c for c in short if c.isupper())
    initials = "".join(w[0] for w in full.split() if w[:1].isupper())
    return len(letters) > 1 and letters == short.replace(".", "") and letters == initials
