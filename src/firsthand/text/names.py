"""Names: whether two words are one name spelt differently, by letters and by the consonants that transliterations keep."""

from __future__ import annotations

import functools
import unicodedata

from rapidfuzz.distance import DamerauLevenshtein

from firsthand.text.name_tables import GIVEN, PLACES

_MAX_DISTANCE = 0.4
_MIN_LETTERS = 4
_SHORT = 4
_LONG, _FEW_EDITS = 6, 2
# what alphabets write in several ways, longest first
_DIGRAPHS = (
    ("tsch", "k"), ("shch", "s"), ("sch", "s"), ("tch", "k"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "k"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("bh", "b"), ("ts", "z"), ("tz", "z"), ("cz", "k"), ("dj", "i"), ("dz", "z"), ("ck", "k"), ("qu", "k"), ("x", "ks"),
)  # fmt: skip
_SINGLE = str.maketrans(
    {
        "c": "k",
        "q": "k",
        "z": "s",
        "w": "v",
        "j": "i",
        "ß": "s",
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "æ": "a",
        "œ": "o",
    }
)


def spelling(a: str, b: str) -> bool:
    """Tell whether two words look like one name spelt differently: few letters apart, consonants alike. Symmetric."""
    return _spelling(a, b) if a <= b else _spelling(b, a)


@functools.lru_cache(maxsize=200_000)
def _spelling(a: str, b: str) -> bool:
    x, y = plain(a), plain(b)
    if x == y:
        return bare(a) != bare(b)
    if known_apart(x, y):
        return False
    if min(len(x), len(y)) < _MIN_LETTERS or x.rstrip("s") == y.rstrip("s") or x.startswith(y) or y.startswith(x):
        return False
    if max(len(x), len(y)) <= _SHORT and _vowels(x) != _vowels(y):
        return False  # Hill and Hall are two men
    same = consonants(x) == consonants(y)
    if not same and (x[0] != y[0] or len(x) <= _LONG or abs(len(x) - len(y)) > _FEW_EDITS):
        return False
    if DamerauLevenshtein.normalized_distance(x, y) > _MAX_DISTANCE:
        return False
    return same or DamerauLevenshtein.distance(x, y) <= _FEW_EDITS


def known_apart(x: str, y: str) -> bool:
    """Tell whether two plain words are known for two given names or two places."""
    return any(x in table and y in table and table[x] != table[y] for table in (GIVEN, PLACES))


def _vowels(word: str) -> str:
    """Give a word's vowels, those that transliterations exchange made one."""
    return "".join("i" if c in "iyje" else "u" if c in "uo" else c for c in word if c in "aeiouyj")


@functools.lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """Give a word in lower case without a possessive ending or marks at its ends; accents stay."""
    low = word.casefold().strip("’'-")
    return low.removesuffix("’s").removesuffix("'s").strip("’'-")


@functools.lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """Give a word in lower case without accents, possessive ending and marks at its ends."""
    return "".join(c for c in unicodedata.normalize("NFKD", bare(word)) if not unicodedata.combining(c))


@functools.lru_cache(maxsize=50_000)
def consonants(word: str) -> str:
    """Give a plain word's consonants, those that transliterations exchange made one, doubles once."""
    swapped = word
    for many, one in _DIGRAPHS:
        swapped = swapped.replace(many, one)
    swapped = swapped.translate(_SINGLE)
    kept = [c for i, c in enumerate(swapped) if c not in "aeiouyh" and (not i or swapped[i - 1] != c)]
    return "".join(kept)
