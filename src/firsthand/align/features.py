"""What two statements share: one matrix a feature, over all pairs of a story's statements."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.align.meaning import MEANING_FEATURES, meaning_features
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.vectors import width, word_vector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from firsthand.model import Document, Statement

    Matrix = NDArray[np.float32]

_FUNCTION_RARITY = 5.6  # nats; commoner words are the grammar's
_NUMBERS = {
    w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                               "sixteen seventeen eighteen nineteen twenty".split())
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "both": 2, "twice": 2, "dozen": 12}  # fmt: skip
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATIONS = frozenset(
    "no not never nobody none nothing neither nor without deny denies denied refused rejects rejected".split()
)

FAST_FEATURES = (
    "cosine", "containment", "bigrams", "letters", "vector", "vector_centred", "soft_min", "soft_max", "with_context", "neighbours",
    "figures_shared", "figures_apart", "names_shared", "names_apart", "rarest_shared", "n_shared", "same_speaker", "other_speaker",
    "both_quoted", "quote_overlap", "length_min", "length_ratio", "position_apart", "negation_apart", "same_document",
    "rank", "margin", "soft_rank", "best_margin",
)  # fmt: skip
FEATURES = (*FAST_FEATURES, *MEANING_FEATURES)


@dataclass(frozen=True, slots=True)
class Words:
    """A statement's words, folded: content stems, figures, names, and whether it denies."""

    stems: tuple[str, ...]
    content: tuple[str, ...]
    figures: frozenset[str]
    names: frozenset[str]
    negated: bool


def read_words(text: str) -> Words:
    """Read a statement's words."""
    folded = folded_words(text)
    figures = {f.replace(",", "").rstrip(".0") or "0" for f in _FIGURE.findall(text)}
    figures |= {str(_NUMBERS[w]) for w in folded if w in _NUMBERS and w not in {"one", "both"}}
    content = tuple(w for w in folded if rarity(w) >= _FUNCTION_RARITY or w in _NEGATIONS)
    capital = re.findall(r"(?<![.!?“\"] )(?<!^)\b[A-ZÀ-Þ][\w’'-]+", text)
    names = frozenset(n for word in capital for n in folded_words(word) if rarity(n) > 8 and len(n) > 2)  # noqa: PLR2004
    return Words(tuple(stem(w) for w in content), content, frozenset(figures), names, bool(set(folded) & _NEGATIONS))


def pair_features(
    documents: Mapping[str, Document],
    statements: Sequence[Statement],
    *,
    fast: bool = False,
) -> Matrix:
    """Give the features of all pairs, shape (n, n, len(FEATURES)); symmetric in the first two.

    Args:
        documents: By identifier.
        statements: Sorted by document, then by place: neighbours in the list are neighbours in the text.
        fast: Whether to give FAST_FEATURES alone, which need no encoder.
    """
    texts = [s.words(documents[s.document].text) for s in statements]
    words = [read_words(t) for t in texts]
    place = np.array([s.start / max(1, len(documents[s.document].text)) for s in statements], np.float32)
    number = {d: i for i, d in enumerate(sorted(documents))}
    owner = np.array([number[s.document] for s in statements])
    same_document = (owner[:, None] == owner[None, :]).astype(np.float32)
    stems = _term_matrix([list(w.stems) for w in words], story_weight=True)
    cosine = _cosine(stems)
    soft = _soft(words)
    soft_min, soft_max = np.minimum(soft, soft.T), np.maximum(soft, soft.T)
    vector, centred = _vectors(words)
    rank, margin, best_margin = _ranks(cosine + soft_min, owner)
    soft_rank, _, _ = _ranks(soft_min + centred, owner)
    columns = [
        cosine, _containment(stems), _cosine(_term_matrix([_bigrams(w.stems) for w in words])),
        _cosine(_term_matrix([_letters(w.stems) for w in words])), vector, centred, soft_min, soft_max,
        _cosine(_with_context(stems, owner)), _neighbours(cosine, owner),
        *_sets([w.figures for w in words]), *_sets([w.names for w in words]),
        *_shared_words(words), *_speakers(statements), *_quotes(statements, words),
        *_lengths(words), np.abs(place[:, None] - place[None, :]),
        _unlike([w.negated for w in words]), same_document, rank, margin, soft_rank, best_margin,
        *([] if fast else meaning_features(documents, statements, owner)),
    ]  # fmt: skip
    return np.stack([np.asarray(c, np.float32) for c in columns], axis=-1)


def _term_matrix(listed: list[list[str]], *, story_weight: bool = False) -> Matrix:
    """Weigh terms by how rare they are, at large and in the story; rows are statements."""
    spread = Counter(t for terms in listed for t in set(terms))
    kept = {t: i for i, t in enumerate(sorted(t for t, n in spread.items() if n > 1 or story_weight))}
    matrix = np.zeros((len(listed), max(1, len(kept))), np.float32)
    n = len(listed)
    for row, terms in enumerate(listed):
        for term in set(terms):
            if term in kept:
                weight = np.log(1 + n / spread[term])
                matrix[row, kept[term]] = weight * (rarity(term) / 8 if story_weight else 1.0)
    return matrix


def _cosine(matrix: Matrix) -> Matrix:
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit = matrix / np.where(norms > 0, norms, 1)
    return np.asarray(unit @ unit.T, np.float32)


def _containment(matrix: Matrix) -> Matrix:
    present = (matrix > 0).astype(np.float32)
    shared = matrix @ present.T
    total = matrix.sum(axis=1)
    least = np.minimum(total[:, None], total[None, :])
    return np.asarray(np.minimum(shared, shared.T) / np.where(least > 0, least, 1), np.float32)


def _bigrams(stems: tuple[str, ...]) -> list[str]:
    return [f"{a} {b}" for a, b in zip(stems, stems[1:], strict=False)]


def _letters(stems: tuple[str, ...]) -> list[str]:
    return [s[i : i + 4] for s in stems for i in range(max(1, len(s) - 3))]


def _vectors(words: Sequence[Words]) -> tuple[Matrix, Matrix]:
    """Give cosines of mean vectors, plain and with the story's mean taken away (else they measure the topic)."""
    rows = []
    for w in words:
        weights = np.array([rarity(c) - 4 for c in w.content], np.float32)
        stacked = np.stack([word_vector(c) for c in w.content]) if w.content else np.zeros((1, width()), np.float32)
        rows.append((stacked * weights[:, None]).sum(0) if w.content else stacked[0])
    matrix = np.stack(rows)
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit = matrix / np.where(norms > 0, norms, 1)
    return _cosine(matrix), _cosine(unit - unit.mean(axis=0))


def _soft(words: Sequence[Words]) -> Matrix:
    """Give how well each statement's words are met by the nearest words of another: row meets column (not symmetric)."""
    listed = sorted({c for w in words for c in w.content})
    index = {c: i for i, c in enumerate(listed)}
    if not listed:
        return np.zeros((len(words), len(words)), np.float32)
    vectors = np.stack([word_vector(c) for c in listed])
    vectors = vectors - vectors.mean(axis=0)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    near = np.clip(vectors @ vectors.T, 0, 1) ** 2
    stems = [stem(c) for c in listed]
    alike = np.array(stems)[:, None] == np.array(stems)[None, :]
    near = np.maximum(near, alike)
    spread = Counter(c for w in words for c in set(w.content))
    weight = np.array([(rarity(c) - 4) * np.log(1 + len(words) / spread[c]) for c in listed], np.float32)
    best = np.zeros((len(words), len(listed)), np.float32)
    present = np.zeros_like(best)
    for row, w in enumerate(words):
        at = sorted({index[c] for c in w.content})
        if at:
            best[row] = near[at].max(axis=0)
            present[row, at] = weight[at]
    total = present.sum(axis=1)
    return np.asarray((best @ present.T) / np.where(total > 0, total, 1)[None, :], np.float32)


def _with_context(stems: Matrix, owner: NDArray[np.int64]) -> Matrix:
    """Add a third of the statement before, so that a carried-over subject counts."""
    mixed = stems.copy()
    follows = owner[1:] == owner[:-1]
    mixed[1:][follows] += stems[:-1][follows] / 3
    return mixed


def _neighbours(cosine: Matrix, owner: NDArray[np.int64]) -> Matrix:
    """Give the mean likeness of what stands before both and after both: shared order."""
    n = len(owner)
    result = np.zeros_like(cosine)
    follows = owner[1:] == owner[:-1]
    both = follows[:, None] & follows[None, :]
    if n > 1:
        result[1:, 1:] += np.where(both, cosine[:-1, :-1], 0) / 2
        result[:-1, :-1] += np.where(both, cosine[1:, 1:], 0) / 2
    return result


def _sets(listed: Sequence[frozenset[str]]) -> tuple[Matrix, Matrix]:
    """Give how many members two sets share, and whether both have some and share none."""
    terms = {t: i for i, t in enumerate(sorted(set().union(*listed)))}
    matrix = np.zeros((len(listed), max(1, len(terms))), np.float32)
    for row, members in enumerate(listed):
        for m in members:
            matrix[row, terms[m]] = 1
    shared: Matrix = matrix @ matrix.T
    some = matrix.sum(axis=1) > 0
    apart = some[:, None] & some[None, :] & (shared == 0)
    return shared, apart.astype(np.float32)


def _shared_words(words: Sequence[Words]) -> tuple[Matrix, Matrix]:
    """Give how rare the rarest word is that two statements share, in nats, and how many they share."""
    rows: dict[str, list[int]] = {}
    for row, w in enumerate(words):
        for s in sorted(set(w.stems)):
            rows.setdefault(s, []).append(row)
    terms = {t: i for i, t in enumerate(sorted(rows))}
    present = np.zeros((len(words), max(1, len(terms))), np.float32)
    rarest = np.zeros((len(words), len(words)), np.float32)
    for term, listed in sorted(rows.items(), key=lambda entry: (rarity(entry[0]), entry[0])):
        present[listed, terms[term]] = 1
        rarest[np.ix_(listed, listed)] = rarity(term)  # rarer words come later and stand
    count: Matrix = present @ present.T
    return rarest, count


def _speakers(statements: Sequence[Statement]) -> tuple[Matrix, Matrix]:
    names = [s.chain[0].source if s.chain else "" for s in statements]
    alike = np.array([[a == b and a != "" for b in names] for a in names], np.float32)
    apart = np.array([[bool(a) and bool(b) and a != b for b in names] for a in names], np.float32)
    return alike, apart


def _quotes(statements: Sequence[Statement], words: Sequence[Words]) -> tuple[Matrix, Matrix]:
    quoted = np.array([s.form.value in {"direct", "mixed"} for s in statements], np.float32)
    both = quoted[:, None] * quoted[None, :]
    return both, both * _containment(_term_matrix([list(w.stems) for w in words], story_weight=True))


def _lengths(words: Sequence[Words]) -> tuple[Matrix, Matrix]:
    n = np.array([max(1, len(w.content)) for w in words], np.float32)
    least: Matrix = np.minimum(n[:, None], n[None, :])
    ratio: Matrix = (least / np.maximum(n[:, None], n[None, :])).astype(np.float32)
    return least, ratio


def _unlike(flags: Sequence[bool]) -> Matrix:
    column = np.array(flags, np.float32)
    apart: Matrix = np.abs(column[:, None] - column[None, :])
    return apart


def _ranks(score: Matrix, owner: NDArray[np.int64]) -> tuple[Matrix, Matrix, Matrix]:
    """Give, for each pair, its rank among a's matches in b's document (worse of both ways), and the margins to the best."""
    rank = np.zeros_like(score)
    gap = np.zeros_like(score)
    for document in np.unique(owner):
        at = np.flatnonzero(owner == document)
        block = score[:, at]
        order = np.argsort(np.argsort(-block, axis=1, kind="stable"), axis=1, kind="stable")
        rank[:, at] = np.minimum(order, 10)
        gap[:, at] = block - block.max(axis=1, keepdims=True)
    return np.maximum(rank, rank.T), np.minimum(gap, gap.T), np.maximum(gap, gap.T)
