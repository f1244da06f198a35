"""Which proper names of a story are one source: fuller forms, spellings, dropped articles."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from firsthand.attribute.mentions import INSTITUTIONS, Kind
from firsthand.attribute.resolve import fold
from firsthand.text.name_likeness import vetoed

if TYPE_CHECKING:
    from collections.abc import Iterable

_MIN_LETTERS = 4
_MAX_DISTANCE = 0.34  # of the letters of the longer name; two names of one person in two transliterations


def canonical_names(named: Iterable[tuple[str, Kind]]) -> dict[str, str]:
    """Give the fullest form of every proper name, over all documents of a story.

    Args:
        named: Names with their kind, each once a document; unnamed ones and documents are passed over.

    Returns:
        Name → the name of most words, of those the one in most documents, that is taken for the same source. A surname
        that fits two people stays.
    """
    spread = Counter(name for name, kind in named if kind not in {Kind.UNNAMED, Kind.DOCUMENT, Kind.PRONOUN})
    longest = sorted(spread, key=lambda n: (-len(plain(n).split()), -spread[n], -len(n), n))
    chosen: dict[str, str] = {}
    for name in longest:
        fuller = [full for full in dict.fromkeys(chosen.values()) if same_source(full, name)]
        chosen[name] = fuller[0] if len(fuller) == 1 or (fuller and plain(fuller[0]) == plain(name)) else name
    return chosen


def plain(name: str) -> str:
    """Fold a name and take its accents away."""
    decomposed = unicodedata.normalize("NFKD", fold(name))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def same_source(full: str, short: str) -> bool:
    """Tell whether two names are one source: equal, a part of it, or another spelling of all its words."""
    a, b = plain(full).split(), plain(short).split()
    if a == b:
        return True
    if not b or (len(b) == 1 and (b[0] in INSTITUTIONS or len(b[0]) < _MIN_LETTERS - 1)):
        return False
    if set(b) <= set(a) and (b[-1] == a[-1] or b[0] == a[0]):
        return True
    if len(a) == len(b) and len(a) > 1:
        # names taken for one by their sounds alone (``one_name``) cost a chain of election-count: spelling decides, sounds do not
        return all(_alike(x, y) for x, y in zip(a, b, strict=True)) and not vetoed(tuple(a), tuple(b))
    return False


def _alike(x: str, y: str) -> bool:
    """Tell whether two words may be spellings of one: few letters differ and the consonants agree."""
    if x == y:
        return True
    if min(len(x), len(y)) < _MIN_LETTERS - 1 or x[0] != y[0]:
        return False
    distance = DamerauLevenshtein.normalized_distance(x, y)
    return distance <= _MAX_DISTANCE and (_consonants(x) == _consonants(y) or distance <= 0.2)  # noqa: PLR2004


def _consonants(word: str) -> str:
    swapped = word.translate(str.maketrans("ckqzvjw", "kkkssii"))
    kept = [c for i, c in enumerate(swapped) if c not in "aeiouyh" and (not i or swapped[i - 1] != c)]
    return "".join(kept)
