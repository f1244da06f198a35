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
    return part_vectors([(text, 0, len(text)) for text in texts])[1]


def part_vectors(parts: Sequence[tuple[str, int, int]]) -> tuple[Matrix, Matrix]:
    """Give the vectors of parts of texts and of the whole texts that they stand in, each of length 1, shape (n, 384).

    Args:
        parts: A text, and where its part starts and ends. A text is encoded once for all its parts.

    A vector depends on its text alone, but for the last bits of rounding. O(n) in the texts, O(pieces²) in one.
    """
    n_out = len(_weights()["norm|bias"])
    inner, whole = np.zeros((len(parts), n_out), np.float32), np.zeros((len(parts), n_out), np.float32)
    rows: dict[tuple[int, ...], list[tuple[int, int, int]]] = defaultdict(list)
    known: dict[str, Pieces] = {}
    for row, (text, start, end) in enumerate(parts):
        if text not in known:
            known[text] = pieces_of(text)
        rows[known[text].ids].append((row, *known[text].between(start, end)))
    for batch in _batches(sorted(rows, key=lambda ids: (len(ids), ids))):
        for ids, vectors in zip(batch, _encode(batch), strict=True):
            for row, first, last in rows[ids]:
                inner[row], whole[row] = vectors[first:last].mean(axis=0), vectors.mean(axis=0)
    return _unit(inner), _unit(whole)


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
