"""Names: one name in several spellings."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from firsthand.compare.tellings import Span3, Telling, difference, shown
from firsthand.model import Difference, DifferenceKind, DifferenceVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_DISTANCE = 0.4
_MIN_LETTERS = 4


def compare(tellings: Sequence[Telling]) -> list[Difference]:
    """Give one difference for names that two documents spell differently: accents, transliteration, garbling."""
    words: list[tuple[Telling, Span3]] = []
    for t in tellings:
        for start, _, name in t.names:
            at = start
            for word in name.split():
                place = t.text.index(word, at)
                words.append((t, (place, place + len(word), word)))
                at = place + len(word)
    for i, (a, x) in enumerate(words):
        for b, y in words[i + 1 :]:
            if a.document != b.document and x[2] != y[2] and spelling(x[2], y[2]):
                values = [a.at(*x[:2]), b.at(*y[:2])]
                used = {a.document, b.document}
                for c, z in words:
                    if c.document not in used and (z[2] in {x[2], y[2]} or spelling(x[2], z[2])):
                        values.append(c.at(*z[:2]))
                        used.add(c.document)
                text = f"{shown(values)} look like one name in several spellings"
                return [difference(DifferenceKind.NAME, DifferenceVerdict.VARIANT, text, values)]
    return []


def spelling(a: str, b: str) -> bool:
    """Tell whether two words look like one name spelt differently: few letters apart, consonants alike."""
    x, y = _plain(a), _plain(b)
    if x == y:
        return a.casefold() != b.casefold()
    if min(len(x), len(y)) < _MIN_LETTERS or x.rstrip("s") == y.rstrip("s") or x.startswith(y) or y.startswith(x):
        return False
    if DamerauLevenshtein.normalized_distance(x, y) > _MAX_DISTANCE:
        return False
    return consonants(x) == consonants(y) or (x[0] == y[0] and len(x) > 6 and DamerauLevenshtein.distance(x, y) <= 2)  # noqa: PLR2004


@functools.lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    bare = word.casefold().replace("’s", "").replace("'s", "").strip("’'")
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))


def consonants(word: str) -> str:
    """Give a word's consonants, those that transliterations exchange made one, doubles once."""
    swapped = (
        word.replace("kh", "k")
        .replace("gh", "g")
        .replace("sh", "s")
        .replace("ch", "k")
        .translate(str.maketrans("cqzvjw", "kksiyi"))
    )
    kept = [c for i, c in enumerate(swapped) if c not in "aeiouyh" and (not i or swapped[i - 1] != c)]
    return "".join(kept)
