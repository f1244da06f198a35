"""Parts of a very large story that can be aligned one by one: statements that may be one claim stand in one part."""

from __future__ import annotations

import zlib
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_DIMENSIONS = 256  # into which words are hashed; two words in one place are rare and cost little
_ROWS = 250  # of similarities at a time
_NEIGHBOURS = 12  # of each statement that are looked at
_LEAST = 0.2  # cosine
_TELLING = 5.0  # nats of a word


def blocks(texts: Sequence[str], most: int) -> list[list[int]]:
    """Part texts so that near ones stand together, at most ``most`` in a part; the parts cover all, in a fixed order.

    Pairs are joined from the nearest down, as long as the parts stay small (single linkage with a ceiling).
    O(n²) in the number of texts, by matrix products; O(n) in memory.
    """
    vectors = _vectors(texts)
    part = list(range(len(texts)))
    members = [[i] for i in part]
    for _, i, j in sorted(_near(vectors)):
        a, b = part[i], part[j]
        if a == b or len(members[a]) + len(members[b]) > most:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for k in members[b]:
            part[k] = a
        members[a] += members[b]
        members[b] = []
    return sorted((sorted(m) for m in members if m), key=lambda m: m[0])


def _vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Hash the telling words of each text into a vector of length 1, weighed by how rare they are here and at large."""
    listed = [{stem(w) for w in folded_words(t) if rarity(w) >= _TELLING} for t in texts]
    spread = Counter(w for words in listed for w in words)
    matrix = np.zeros((len(texts), _DIMENSIONS), np.float32)
    for row, words in enumerate(listed):
        for word in sorted(words):
            code = zlib.crc32(word.encode())
            matrix[row, code % _DIMENSIONS] += (1 if code & 0x80000000 else -1) * np.log(1 + len(texts) / spread[word])
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(norms > 0, norms, 1), np.float32)


def _near(vectors: NDArray[np.float32]) -> Iterator[tuple[float, int, int]]:
    """Give (minus cosine, i, j) of each text and its nearest neighbours."""
    n = len(vectors)
    k = min(_NEIGHBOURS, n - 1)
    for start in range(0, n, _ROWS):
        cosine = vectors[start : start + _ROWS] @ vectors.T
        cosine[np.arange(len(cosine)), np.arange(start, start + len(cosine))] = -1
        nearest = np.argpartition(-cosine, k - 1, axis=1)[:, :k]
        for row, columns in enumerate(nearest):
            for column in columns:
                likeness = round(float(cosine[row, column]), 4)
                if likeness >= _LEAST:
                    yield -likeness, start + row, int(column)
