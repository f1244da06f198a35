"""Static word vectors, distilled from a small sentence encoder (see trained/vectors.md).

A word's vector is the mean of its wordpieces' vectors; no encoder runs. Loading takes a few milliseconds.
"""

from __future__ import annotations

import functools
import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

_MAX_WORD_CHARS = 60
_UNKNOWN = 100  # the vocabulary's [UNK]


@functools.cache
def _vocabulary() -> dict[str, int]:
    text = files("firsthand").joinpath("trained/vocabulary.txt").read_text("utf-8")
    return {piece: i for i, piece in enumerate(text.split("\n"))}


@functools.cache
def _table() -> tuple[NDArray[np.int8], Vector]:
    with files("firsthand").joinpath("trained/vectors.npz").open("rb") as file, np.load(file) as packed:
        return packed["vectors"], packed["scale"]


def width() -> int:
    """Give the number of dimensions of a vector."""
    return int(_table()[0].shape[1])


def wordpieces(word: str) -> tuple[int, ...]:
    """Cut a word into the vocabulary's pieces, greedily from the left (the WordPiece way).

    Accents and case are folded. A word with a letter that the vocabulary lacks is one unknown piece.
    """
    folded = unicodedata.normalize("NFD", word.lower()[:_MAX_WORD_CHARS])
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    vocabulary, pieces, at = _vocabulary(), [], 0
    while at < len(folded):
        for to in range(len(folded), at, -1):
            piece = ("##" if at else "") + folded[at:to]
            if piece in vocabulary:
                pieces.append(vocabulary[piece])
                at = to
                break
        else:
            return (_UNKNOWN,)
    return tuple(pieces) or (_UNKNOWN,)


@functools.lru_cache(maxsize=20_000)  # 18 MB; benchmarks/quotes memory
def word_vector(word: str) -> Vector:
    """Give a word's vector, shape (width(),); not normalised."""
    table, scale = _table()
    pieces = list(wordpieces(word))
    rows = table[pieces].astype(np.float32) * scale[pieces][:, None]
    vector: Vector = rows.mean(axis=0, dtype=np.float32)
    return vector


def text_vector(words: Iterable[str], weights: Iterable[float] | None = None) -> Vector:
    """Give the weighted mean of words' vectors, scaled to length 1 (zeros if there are no words).

    Args:
        words: Words, repeats counted.
        weights: One a word, not negative; all 1 if None.
    """
    listed = list(words)
    if not listed:
        return np.zeros(width(), dtype=np.float32)
    stacked = np.stack([word_vector(word) for word in listed])
    weight = np.ones(len(listed)) if weights is None else np.fromiter(weights, float)
    mean = (stacked * weight[:, None]).sum(axis=0)
    norm = float(np.linalg.norm(mean))
    return np.asarray(mean / norm if norm else mean, dtype=np.float32)
