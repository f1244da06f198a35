"""How near two statements are in meaning: cosines of the sentence encoder, alone and in their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from firsthand.text.encoder import part_vectors
from firsthand.text.sentences import enclosing, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from firsthand.model import Document, Statement

    Matrix = NDArray[np.float32]

_MAX_CHARS = 400  # about as long as what the encoder reads
MEANING_FEATURES = tuple(
    f"{of}_{what}"
    for of in ("meaning", "sentence")
    for what in ("cosine", "margin_min", "margin_max", "z_min", "z_max")
)


def meaning_features(
    documents: Mapping[str, Document], statements: Sequence[Statement], owner: NDArray[np.int64]
) -> list[Matrix]:
    """Give a matrix for each of MEANING_FEATURES, shape (n, n).

    Args:
        documents: By identifier.
        statements: Sorted by document.
        owner: The number of each statement's document, shape (n,).
    """
    found: list[Matrix] = []
    for vectors in part_vectors(_places(documents, statements)):
        cosine = np.asarray(vectors @ vectors.T, np.float32)
        found += [cosine, *_margins(cosine, owner), *_standard(cosine)]
    return found


def _places(documents: Mapping[str, Document], statements: Sequence[Statement]) -> list[tuple[str, int, int]]:
    """Give the sentences that each statement stands in, and where in them it starts and ends."""
    spans = {d: sentences(documents[d].text) for d in {s.document for s in statements}}
    found = []
    for s in statements:
        listed, text = enclosing(spans[s.document], s.start, s.end), documents[s.document].text
        start = min(s.start, listed[0][0]) if listed else s.start
        end = max(s.end, listed[-1][1]) if listed else s.end
        if end - start > _MAX_CHARS:  # several sentences or one without an end: what stands before is left out
            start, end = s.start, s.end
        found.append((text[start:end], s.start - start, s.end - start))
    return found


def _margins(cosine: Matrix, owner: NDArray[np.int64]) -> tuple[Matrix, Matrix]:
    """Give how far each pair is before the next best match in the other's document: the lesser and the greater way."""
    apart = np.where(owner[:, None] == owner[None, :], -1, cosine)
    margin = np.zeros_like(cosine)
    for document in np.unique(owner):
        at = np.flatnonzero(owner == document)
        block = apart[:, at]
        ordered = np.sort(block, axis=1)
        best = ordered[:, -1:]
        second = ordered[:, -2:-1] if len(at) > 1 else np.full_like(best, -1)
        margin[:, at] = np.where(block >= best, block - second, block - best)
    return np.minimum(margin, margin.T), np.maximum(margin, margin.T)


def _standard(cosine: Matrix) -> tuple[Matrix, Matrix]:
    """Give each cosine in standard deviations over its row's mean, the lesser and the greater way: half of a story is alike."""
    spread = cosine.std(axis=1, keepdims=True)
    score = (cosine - cosine.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)
    return np.minimum(score, score.T), np.maximum(score, score.T)
