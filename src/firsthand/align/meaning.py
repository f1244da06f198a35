"""How near two statements are in meaning: cosines of the sentence encoder, of statements, their sentences and their words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from firsthand.text.encoder import Part, part_and_word_vectors
from firsthand.text.frequency import folded_words, rarity
from firsthand.text.sentences import enclosing, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from firsthand.model import Document, Statement

    Matrix = NDArray[np.float32]

_MAX_CHARS = 400  # about as long as what the encoder reads
_CONTEXT, _MAX_CONTEXT = 2, 320  # sentences before that are read too, while all have no more characters than that
MEANING_FEATURES = (
    *(f"{of}_{what}" for of in ("meaning", "sentence") for what in ("cosine", "margin_min", "margin_max", "z_min", "z_max")),
    "met_min", "met_max", "worst_min", "worst_max", "met_z_min", "met_z_max",
)  # fmt: skip
_GRAMMAR = 4.0  # nats, taken off a word's rarity to give its weight
_LEAST_WEIGHT, _MARK_WEIGHT = 0.3, 0.05  # of a word, of a mark
_USUAL = 30  # statements that stand for the usual story where one has few
# mean and deviation of a statement's cosines, and of how well it is met, on the training piles
_USUAL_COSINE, _USUAL_MET = (0.1, 0.13), (0.127, 0.076)
_TELLING = 2.5  # weight of a word that ought to be met


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
    inner, whole, words = part_and_word_vectors(_places(documents, statements))
    for vectors in (inner, whole):
        cosine = np.asarray(vectors @ vectors.T, np.float32)
        found += [cosine, *_margins(cosine, owner), *_standard(cosine, _USUAL_COSINE)]
    return found + _met(words)


def _met(listed: Sequence[tuple[list[str], Matrix]]) -> list[Matrix]:
    """Give how well each statement's words, as they are read there, are met by the nearest words of another.

    Once as the mean weighed by rarity, once for the telling word that is met worst, once in standard deviations; each the lesser
    and the greater way.
    """
    words = np.concatenate([vectors for _, vectors in listed])
    weights = np.array([_weight(w) for told, _ in listed for w in told], np.float32)
    starts = np.cumsum([0, *(len(told) for told, _ in listed)])[:-1]
    total = np.add.reduceat(weights, starts)
    met = np.zeros((len(listed), len(listed)), np.float32)
    worst = np.zeros_like(met)
    for column, (_, vectors) in enumerate(listed):
        best = (words @ vectors.T).max(axis=1)
        met[:, column] = np.add.reduceat(best * weights, starts) / total
        worst[:, column] = np.minimum.reduceat(np.where(weights > _TELLING, best, 1), starts)
    least, most = _both_ways(met)
    return [least, most, *_both_ways(worst), *_standard(least, _USUAL_MET)]


def _weight(word: str) -> float:
    if not word[:1].isalnum():
        return _MARK_WEIGHT
    return max([_LEAST_WEIGHT, *(rarity(w) - _GRAMMAR for w in folded_words(word))])


def _both_ways(one_way: Matrix) -> tuple[Matrix, Matrix]:
    return np.minimum(one_way, one_way.T), np.maximum(one_way, one_way.T)


def _places(documents: Mapping[str, Document], statements: Sequence[Statement]) -> list[Part]:
    """Give the text that each statement is read in, and its places there."""
    spans = {d: sentences(documents[d].text) for d in {s.document for s in statements}}
    found = []
    for s in statements:
        start, sentence, end = with_context(spans[s.document], s.start, s.end)
        text = documents[s.document].text[start:end]
        found.append(Part(text, s.start - start, s.end - start, sentence - start))
    return found


def with_context(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int, int]:
    """Give where to start reading for a part of a text, where its own sentence starts, and where that ends.

    What stands before tells who «she» is. A part of several sentences, or of one without an end, is read alone.

    Args:
        spans: The text's sentences, in order.
        start: Where the part starts, in code points.
        end: Where it ends.
    """
    listed = enclosing(spans, start, end)
    first = min(start, listed[0][0]) if listed else start
    last = max(end, listed[-1][1]) if listed else end
    if last - first > _MAX_CHARS:
        return start, start, end
    before = [a for a, b in spans[: bisect_left(spans, (first,))] if b <= first][-_CONTEXT:]
    return next((a for a in before if last - a <= _MAX_CONTEXT), first), first, last


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


def _standard(cosine: Matrix, usual: tuple[float, float]) -> tuple[Matrix, Matrix]:
    """Give each cosine in standard deviations over its row's mean, the lesser and the greater way: half of a story is alike.

    Mean and deviation are drawn towards the usual ones as by _USUAL more statements, so that a story of five statements is judged
    like one of two hundred; a statement itself does not count.
    """
    n = len(cosine)
    others = cosine - np.diag(np.diag(cosine))
    mean = (others.sum(axis=1, keepdims=True) + _USUAL * usual[0]) / (n - 1 + _USUAL)
    away = (cosine - mean) ** 2
    np.fill_diagonal(away, 0)
    spread = np.sqrt((away.sum(axis=1, keepdims=True) + _USUAL * usual[1] ** 2) / (n - 1 + _USUAL))
    score = (cosine - mean) / spread
    return np.minimum(score, score.T), np.maximum(score, score.T)
