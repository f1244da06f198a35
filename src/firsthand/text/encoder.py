"""A small sentence encoder in numpy: MiniLM tuned on retellings, so that near vectors mean one claim (trained/encoder.md)."""

from __future__ import annotations

import functools
import math
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from firsthand.text.vectors import wordpieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

N_HEADS = 12
MAX_PIECES = 96  # a longer sentence is cut
_START, _END = 101, 102
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_BATCH_PIECES = 1024  # a batch's activations stay in the cache
_EPSILON = 1e-12
_other: Path | None = None


def use_weights(file: Path | None) -> None:
    """Read the weights from a file instead of the package's own, or from those again: for training and measuring."""
    _weights.cache_clear()
    _n_layers.cache_clear()
    globals()["_other"] = file


@functools.cache
def _weights() -> Mapping[str, Matrix]:
    """Load the weights; matrices are packed as int8 with a scale a row, word vectors stay packed."""
    with (_other or files("firsthand").joinpath("trained/encoder.npz")).open("rb") as file, np.load(file) as packed:
        stored = {name: packed[name] for name in packed.files}
    weights: dict[str, Matrix] = {}
    for name, values in stored.items():
        if name.endswith("|scale"):
            continue
        scale = stored.get(f"{name}|scale")
        if scale is None:
            weights[name] = values.astype(np.float32)
        elif name == "words":
            weights[name], weights["words|scale"] = values, scale.astype(np.float32)
        else:
            weights[name] = np.ascontiguousarray((values.astype(np.float32) * scale.astype(np.float32)[:, None]).T)
    return weights


@functools.cache
def _n_layers() -> int:
    return 1 + max(int(name.split(".")[0]) for name in _weights() if name[0].isdigit())


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, to be read in it.

    Attributes:
        text: All that is read.
        start: Where the part starts in it, in code points.
        end: Where it ends.
        sentence: Where the sentence starts that the part stands in; what is before it is read and has no vector.
    """

    text: str
    start: int
    end: int
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in the encoder's wordpieces, between its start and end marks, at most MAX_PIECES.

    Attributes:
        ids: The pieces' numbers.
        starts: Where each piece's word starts in the text; 0 for the start mark, the text's length for the end mark.
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Give the pieces of a part of the text, first and past the last; all if the part has been cut off."""
        first = bisect_left(self.starts, start, 1, len(self.starts) - 1)
        last = bisect_left(self.starts, end, 1, len(self.starts) - 1)
        return (first, last) if last > first else (0, len(self.ids))


def pieces_of(text: str) -> Pieces:
    """Cut a text into the encoder's wordpieces."""
    ids, starts = [_START], [0]
    for match in _TOKEN.finditer(text):
        pieces = wordpieces(match.group())
        if len(ids) + len(pieces) >= MAX_PIECES:
            break
        ids += pieces
        starts += [match.start()] * len(pieces)
    return Pieces((*ids, _END), (*starts, len(text)))


def sentence_vectors(texts: Sequence[str]) -> Matrix:
    """Give one vector of length 1 a text, shape (n, 384); the cosine of two says how near they are to one claim."""
    return part_vectors([Part(text, 0, len(text)) for text in texts])[1]


def part_vectors(parts: Sequence[Part]) -> tuple[Matrix, Matrix]:
    """Give the vectors of parts of texts and of the sentences that they stand in, each of length 1, shape (n, 384).

    Args:
        parts: Parts; a text is encoded once for all its parts.

    A vector depends on its text alone, but for the last bits of rounding. O(n) in the texts, O(pieces²) in one.
    """
    inner, whole = _empty(len(parts))
    for row, part, pieces, vectors in _each(parts):
        inner[row], whole[row] = _means(part, pieces, vectors)
    return _unit(inner), _unit(whole)


def part_and_word_vectors(parts: Sequence[Part]) -> tuple[Matrix, Matrix, list[tuple[list[str], Matrix]]]:
    """Give what ``part_vectors`` gives, and the words and marks of each part with their vectors as they are read there.

    The vectors of words have length 1, shape (words, 384). A part that has been cut off has one word, «», with the vector of all
    that was read.
    """
    inner, whole = _empty(len(parts))
    words: list[tuple[list[str], Matrix]] = [([], inner[:0])] * len(parts)
    for row, part, pieces, vectors in _each(parts):
        inner[row], whole[row] = _means(part, pieces, vectors)
        words[row] = _words_between(part, pieces, vectors)
    return _unit(inner), _unit(whole), words


def _empty(n: int) -> tuple[Matrix, Matrix]:
    width = len(_weights()["norm|bias"])
    return np.zeros((n, width), np.float32), np.zeros((n, width), np.float32)


def _each(parts: Sequence[Part]) -> Iterator[tuple[int, Part, Pieces, Matrix]]:
    """Give each part with its number, its text's pieces and their vectors; a text is encoded once."""
    rows: dict[tuple[int, ...], list[tuple[int, Part, Pieces]]] = defaultdict(list)
    known: dict[str, Pieces] = {}
    for row, part in enumerate(parts):
        if part.text not in known:
            known[part.text] = pieces_of(part.text)
        rows[known[part.text].ids].append((row, part, known[part.text]))
    for batch in _batches(sorted(rows, key=lambda ids: (len(ids), ids))):
        for ids, vectors in zip(batch, _encode(batch), strict=True):
            for row, part, pieces in rows[ids]:
                yield row, part, pieces, vectors


def _means(part: Part, pieces: Pieces, vectors: Matrix) -> tuple[Matrix, Matrix]:
    """Give the mean vector of a part and that of its sentence."""
    first, last = pieces.between(part.start, part.end)
    sentence = pieces.between(part.sentence, len(part.text))[0] if part.sentence else 0
    return vectors[first:last].mean(axis=0), vectors[sentence:].mean(axis=0)


def _words_between(part: Part, pieces: Pieces, vectors: Matrix) -> tuple[list[str], Matrix]:
    """Give a part's words and the mean vector of each one's pieces."""
    first, last = pieces.between(part.start, part.end)
    first, last = max(first, 1), min(last, len(pieces.ids) - 1)
    heads = [k for k in range(first, last) if k == first or pieces.starts[k] != pieces.starts[k - 1]]
    if not heads:
        return [""], _unit(vectors.mean(axis=0, keepdims=True))
    words = [match.group() for k in heads if (match := _TOKEN.match(part.text, pieces.starts[k]))]
    sums = np.add.reduceat(vectors[first:last], [k - first for k in heads], axis=0)
    return words, _unit(sums)


def _unit(vectors: Matrix) -> Matrix:
    """Scale to length 1; what is past the fourth place differs between processors."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(np.round(vectors / np.where(norms > 0, norms, 1), 4), np.float32)


def _batches(listed: Sequence[tuple[int, ...]]) -> Iterator[list[tuple[int, ...]]]:
    """Cut texts into runs of about _BATCH_PIECES pieces."""
    batch: list[tuple[int, ...]] = []
    size = 0
    for ids in listed:
        if batch and size + len(ids) > _BATCH_PIECES:
            yield batch
            batch, size = [], 0
        batch.append(ids)
        size += len(ids)
    if batch:
        yield batch


def _encode(batch: Sequence[tuple[int, ...]]) -> list[Matrix]:
    """Give each text's vectors, one a piece, shape (length, 384); texts sorted by length."""
    w = _weights()
    pieces = np.array([i for ids in batch for i in ids])
    places = np.array([k for ids in batch for k in range(len(ids))])
    x = w["words"][pieces].astype(np.float32) * w["words|scale"][pieces][..., None] + w["places"][places]
    x = _norm(x, "norm")
    runs = _runs([len(ids) for ids in batch])
    for layer in range(_n_layers()):
        name = f"{layer}."
        seen = _attend(x, name, runs) @ w[name + "attended"] + w[name + "attended|bias"]
        x = _norm(x + seen, name + "norm_attended")
        inner = _gelu(x @ w[name + "inner"] + w[name + "inner|bias"]) @ w[name + "outer"] + w[name + "outer|bias"]
        x = _norm(x + inner, name + "norm_outer")
    return list(np.split(x, np.cumsum([len(ids) for ids in batch])[:-1]))


def _runs(lengths: Sequence[int]) -> list[tuple[int, int, int]]:
    """Give the runs of texts of one length: the first piece, the number of texts, their length."""
    found: list[tuple[int, int, int]] = []
    at = 0
    for length in lengths:
        if found and found[-1][2] == length:
            found[-1] = (found[-1][0], found[-1][1] + 1, length)
        else:
            found.append((at, 1, length))
        at += length
    return found


def _attend(x: Matrix, name: str, runs: Sequence[tuple[int, int, int]]) -> Matrix:
    """Let the pieces of each text see one another; x has a row a piece."""
    w = _weights()
    q, k, v = (x @ w[name + part] + w[f"{name}{part}|bias"] for part in ("query", "key", "value"))
    seen = np.empty_like(x)
    for at, n, length in runs:
        a, b, c = (m[at : at + n * length].reshape(n, length, N_HEADS, -1).transpose(0, 2, 1, 3) for m in (q, k, v))
        mixed = _softmax(np.asarray(a @ b.transpose(0, 1, 3, 2) / np.float32(math.sqrt(a.shape[-1])), np.float32)) @ c
        seen[at : at + n * length] = mixed.transpose(0, 2, 1, 3).reshape(n * length, -1)
    return seen


def _norm(x: Matrix, name: str) -> Matrix:
    w = _weights()
    x = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + np.float32(_EPSILON))
    return np.asarray(x / spread * w[f"{name}|weight"] + w[f"{name}|bias"], np.float32)


def _softmax(x: Matrix) -> Matrix:
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True), np.float32)


def _gelu(x: Matrix) -> Matrix:
    """Give the Gaussian error linear unit by its usual tanh form; within .001 of the exact one."""
    t = x * x
    t *= np.float32(0.044715 * 0.7978846)
    t += np.float32(0.7978846)
    t *= x
    np.tanh(t, out=t)
    t += 1
    t *= x
    t *= np.float32(0.5)
    return t
