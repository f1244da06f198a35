"""The parser's network in numpy: from the rows of words of some sentences to tags, scores of heads, and relations.

The words of all sentences of a batch stand in one array, shortest sentence first, without padding: every layer but attention is one
matrix product over all of them. The scale of a norm is folded into the layer behind it when the weights are loaded.
"""

from __future__ import annotations

import functools
import json
import threading
import zlib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from firsthand.text.vectors import width, word_vector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]
    Rows = NDArray[np.int64]
    Weights = dict[str, Array]

FAR = np.float32(-1e9)
HASHES = (6000, 1500, 2500, 800)  # rows of the tables for word, prefix, suffix, shape
_MOST_KNOWN = 20_000  # words whose first layer is kept: 10 MB
_MOST_PADDED = 1.25  # rows of attention to a word
_AT_ONCE = 200  # words whose relations are scored at once
_MOST_ROWS = 1200  # of a batch, mostly
_CENTRED = np.float32(1e-5)


@functools.lru_cache(maxsize=20_000)
def features(word: str) -> tuple[int, ...]:
    """Hash a word's form, prefix, suffix and shape into the rows of four tables."""
    folded = word.lower()
    parts = (folded, folded[:3], folded[-3:], _shape(word))
    keyed = enumerate(zip(parts, HASHES, strict=True))
    return tuple(zlib.crc32(f"{i}{part}".encode("utf-8", "surrogatepass")) % rows for i, (part, rows) in keyed)


def _shape(word: str) -> str:
    kinds = "".join("X" if c.isupper() else "x" if c.islower() else "9" if c.isdigit() else c for c in word[:12])
    shape = ""
    for kind in kinds:
        if shape[-2:] != kind * 2:
            shape += kind
    return shape


@dataclass(frozen=True, slots=True)
class About:
    """What the weights say of themselves: names of tags and relations, shape of the layers."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    dilations: tuple[int, ...]
    heads: int
    reach: int
    n_attentions: int


@functools.cache
def model() -> tuple[Weights, About]:
    """Load the weights, made ready for ``score``."""
    with files("firsthand").joinpath("trained/parser.npz").open("rb") as file, np.load(file) as packed:
        raw = {name: packed[name].astype(np.float32) for name in packed.files if name != "about"}
        told = json.loads(str(packed["about"]))
    n = sum(name.endswith("qkv.weight") for name in raw)
    about = About(
        tuple(told["tags"]), tuple(told["relations"]), tuple(told["dilations"]), told["heads"], told["reach"], n
    )
    weights = {name: value for name, value in raw.items() if name.startswith("hashed.")}
    for name in ("vector", "mix"):
        weights |= {name: np.ascontiguousarray(raw[f"{name}.weight"].T), f"{name}.bias": raw[f"{name}.bias"]}
    for i in range(len(about.dilations)):
        weights |= _convolution(raw, f"convs.{i}")
    for i in range(n):
        weights |= _attention(raw, f"attentions.{i}", about)
    final = ("tag", "arc_child", "arc_head", "rel_child", "rel_head")
    matrix = np.concatenate([raw[f"{name}.weight"] for name in final])
    bias = np.concatenate([raw[f"{name}.bias"] for name in final])
    weights |= _folded("final", matrix, bias, raw, "norm")
    weights |= {"arc": raw["arc"], "arc_distance": raw["arc_distance"]}
    rel = raw["rel"]  # relation, child, head
    weights["rel"] = np.ascontiguousarray(rel.transpose(2, 0, 1).reshape(rel.shape[2], -1))
    return weights, about


def _folded(name: str, matrix: Array, bias: Array, raw: Weights, norm: str) -> Weights:
    """Fold a norm's scale and shift into the linear layer behind it."""
    scale, shift = raw[f"{norm}.weight"], raw[f"{norm}.bias"]
    return {name: np.ascontiguousarray((matrix * scale).T), f"{name}.bias": bias + matrix @ shift}


def _convolution(raw: Weights, name: str) -> Weights:
    """Lay the three places of a kernel under one another; the gate's sign is turned, as its logistic wants it."""
    kernel = raw[f"{name}.conv.weight"]  # out, in, place
    scale, shift = raw[f"{name}.norm.weight"], raw[f"{name}.norm.bias"]
    matrix = np.concatenate([kernel[:, :, k] * scale for k in range(kernel.shape[2])], axis=1).T.copy()
    bias = raw[f"{name}.conv.bias"] + kernel.sum(-1) @ shift
    half = kernel.shape[0] // 2
    matrix[:, half:] *= -1
    bias[half:] *= -1
    return {name: matrix, f"{name}.bias": bias, f"{name}.outside": -shift / scale}


def _attention(raw: Weights, name: str, about: About) -> Weights:
    qkv, bias = raw[f"{name}.qkv.weight"].copy(), raw[f"{name}.qkv.bias"].copy()
    dim = qkv.shape[1]
    qkv[:dim] /= np.float32((dim // about.heads) ** 0.5)
    bias[:dim] /= np.float32((dim // about.heads) ** 0.5)
    found = _folded(f"{name}.qkv", qkv, bias, raw, f"{name}.norm")
    found |= _folded(f"{name}.up", raw[f"{name}.up.weight"], raw[f"{name}.up.bias"], raw, f"{name}.norm2")
    for part in ("out", "down"):
        found |= {f"{name}.{part}": np.ascontiguousarray(raw[f"{name}.{part}.weight"].T)}
        found |= {f"{name}.{part}.bias": raw[f"{name}.{part}.bias"]}
    return found | {f"{name}.distance": raw[f"{name}.bias"]}


@dataclass(slots=True)
class _Known:
    """The first layer's rows of words seen before: it depends on the word alone."""

    rows: dict[str, int] = field(default_factory=dict)
    table: Array = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, words: Sequence[str]) -> Array:
        """Give the rows of words, shape (words, dimensions)."""
        with self.lock:
            new = [word for word in dict.fromkeys(words) if word not in self.rows]
            if not self.table.size or len(self.rows) + len(new) > _MOST_KNOWN:
                new, self.rows = list(dict.fromkeys(words)), {}
                size = max(_MOST_KNOWN, len(new))
                self.table = np.zeros((size, model()[0]["mix"].shape[1]), np.float32)
            at = len(self.rows)
            if new:
                self.table[at : at + len(new)] = _embed(new)
                self.rows |= {word: at + k for k, word in enumerate(new)}
            rows = self.rows
            found: Array = self.table[[rows[word] for word in words]]
        return found


_KNOWN = _Known()


def _embed(words: Sequence[str]) -> Array:
    """Run the first layer over words; "" is the root, which has no vector."""
    w, _ = model()
    vectors = np.stack([word_vector(word) if word else np.zeros(width(), np.float32) for word in words])
    hashes = np.array([features(word) if word else (0,) * len(HASHES) for word in words])
    parts = [vectors @ w["vector"] + w["vector.bias"]]
    parts += [w[f"hashed.{i}.weight"][hashes[:, i]] for i in range(len(HASHES))]
    mixed: Array = np.maximum(np.concatenate(parts, -1) @ w["mix"] + w["mix.bias"], np.float32(0))
    return mixed


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of like length, side by side in a batch, for what looks at each word from each.

    Attributes:
        start: First row in the batch; ``end`` the one behind the last.
        lengths: Rows of each sentence.
        padded: For each row of the padded array its row in the batch; None if all are equally long.
        real: Whether a row of the padded array is one of the batch, shape (sentences, longest).
    """

    start: int
    end: int
    lengths: tuple[int, ...]
    padded: Rows | None
    real: NDArray[np.bool_]

    @classmethod
    def of(cls, start: int, lengths: Sequence[int]) -> Group:
        """Lay out sentences of ascending lengths from a row on."""
        sizes = np.array(lengths)
        firsts = start + np.cumsum(sizes) - sizes
        at = np.arange(sizes[-1])
        real = at < sizes[:, None]
        padded = None if real.all() else np.where(real, firsts[:, None] + at, start).ravel()
        return cls(start, start + int(sizes.sum()), tuple(lengths), padded, real)

    def wide(self, x: Array) -> Array:
        """Give the rows of this group, shape (sentences, longest, …)."""
        found: Array = x[self.start : self.end] if self.padded is None else x[self.padded]
        return found.reshape(*self.real.shape, -1)

    def flat(self, x: Array) -> Array:
        """Give padded rows as rows of the batch again."""
        found: Array = x.reshape(-1, x.shape[-1])
        return found if self.padded is None else found[self.real.ravel()]


def groups(lengths: Sequence[int]) -> Iterator[Group]:
    """Part sentences of ascending lengths into groups that padding makes little longer."""
    start, held = 0, list[int]()
    for length in lengths:
        if held and (len(held) + 1) * length > _MOST_PADDED * (sum(held) + length):
            yield Group.of(start, held)
            start, held = start + sum(held), []
        held.append(length)
    if held:
        yield Group.of(start, held)


@dataclass(frozen=True, slots=True)
class Scored:
    """What the network says of a batch; ``head`` and ``child`` are for ``relations``."""

    tags: Rows
    arcs: tuple[tuple[Group, Array], ...]
    child: Array
    head: Array


def score(words: Sequence[str], lengths: Sequence[int]) -> Scored:
    """Score a batch.

    Args:
        words: The words of all sentences, "" before each for its root.
        lengths: Rows of each sentence, its root included; ascending.
    """
    w, about = model()
    listed = tuple(groups(lengths))
    x = _KNOWN.of(words)
    place = np.concatenate([np.arange(n) for n in lengths])
    behind = np.concatenate([np.arange(n - 1, -1, -1) for n in lengths])
    for i, dilation in enumerate(about.dilations):
        x += _convolve(w, f"convs.{i}", _norm(x), dilation, (place < dilation, behind < dilation))
    for i in range(about.n_attentions):
        name = f"attentions.{i}"
        x += _attend(w, name, _DESK.times("wide", _norm(x), w, f"{name}.qkv"), listed, about)
        inner = _DESK.times("half", _norm(x), w, f"{name}.up")
        x += _DESK.times("narrow", _positive(inner), w, f"{name}.down")
    last = _norm(x) @ w["final"]
    last += w["final.bias"]
    tags = last[:, : len(about.tags)].argmax(-1)
    arc, rel = w["arc"].shape[0] - 1, w["rel"].shape[0] - 1
    cuts = np.cumsum([len(about.tags), arc, arc, rel])
    arc_child, arc_head, child, head = (_with_one(part) for part in np.split(last, cuts, axis=1)[1:])
    return Scored(tags, _arcs(w, arc_child @ w["arc"], arc_head, listed, about), child, head)


class _Desk(threading.local):
    """Arrays to write into, one set a thread: fresh ones of this size would cost a call to the system each."""

    def __init__(self) -> None:
        self.arrays: dict[str, Array] = {}

    def array(self, name: str, rows: int, columns: int) -> Array:
        """Give an array of a name; what it held before is lost."""
        held = self.arrays.get(name)
        if held is None or held.shape[0] < rows or held.shape[1] != columns:
            held = self.arrays[name] = np.empty((max(rows, _MOST_ROWS), columns), np.float32)
        return held[:rows]

    def times(self, name: str, x: Array, weights: Weights, layer: str) -> Array:
        """Run a linear layer into the array of a name."""
        matrix = weights[layer]
        out = np.matmul(x, matrix, out=self.array(name, x.shape[0], matrix.shape[1]))
        out += weights[f"{layer}.bias"]
        return out


_DESK = _Desk()


def _norm(x: Array) -> Array:
    """Centre every row and bring it to variance one."""
    n = x.shape[1]
    centred: Array = np.subtract(x, (x @ np.full(n, np.float32(1 / n)))[:, None], out=_DESK.array("norm", *x.shape))
    spread = np.einsum("ij,ij->i", centred, centred) / np.float32(n)
    centred *= (np.float32(1) / np.sqrt(spread + _CENTRED))[:, None]
    return centred


def _positive(x: Array) -> Array:
    np.maximum(x, np.float32(0), out=x)
    return x


def _with_one(part: Array) -> Array:
    out = np.ones((part.shape[0], part.shape[1] + 1), np.float32)
    np.maximum(part, np.float32(0), out=out[:, :-1])
    return out


def _convolve(w: Weights, name: str, x: Array, dilation: int, edges: tuple[NDArray[np.bool_], ...]) -> Array:
    """A convolution over three words, ``dilation`` apart, with a gated linear unit."""
    n, dim = x.shape
    beside = _DESK.array("wide", n, 3 * dim)
    beside[dilation:, :dim] = x[:-dilation]
    beside[:, dim : 2 * dim] = x
    beside[:-dilation, 2 * dim :] = x[dilation:]
    beside[edges[0], :dim] = w[f"{name}.outside"]
    beside[edges[1], 2 * dim :] = w[f"{name}.outside"]
    out = _DESK.times("half", beside, w, name)
    gate = np.exp(out[:, dim:], out=_DESK.array("narrow", n, dim))
    gate += np.float32(1)
    value: Array = np.divide(out[:, :dim], gate, out=gate)
    return value


@functools.lru_cache(maxsize=8)
def _distances(n: int, reach: int) -> Rows:
    at = np.arange(n)
    clipped: Rows = np.clip(at[None, :] - at[:, None], -reach, reach) + reach
    return clipped


def _attend(w: Weights, name: str, mixed: Array, listed: Sequence[Group], about: About) -> Array:
    longest = listed[-1].real.shape[1]
    near = w[f"{name}.distance"][:, _distances(longest, about.reach)]
    seen_by = _DESK.array("norm", len(mixed), mixed.shape[1] // 3)
    for group in listed:
        b, n = group.real.shape
        q, k, v = group.wide(mixed).reshape(b, n, 3, about.heads, -1).transpose(2, 0, 3, 1, 4)
        scores = q @ k.swapaxes(-1, -2)
        scores += near[:, :n, :n]
        if group.padded is not None:
            scores += np.where(group.real, np.float32(0), FAR)[:, None, None, :]
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        seen = scores @ v
        seen /= scores.sum(-1, keepdims=True)
        seen_by[group.start : group.end] = group.flat(seen.swapaxes(1, 2).reshape(b, n, -1))
    return _DESK.times("narrow", seen_by, w, f"{name}.out")


def _arcs(
    w: Weights, child: Array, head: Array, listed: Sequence[Group], about: About
) -> tuple[tuple[Group, Array], ...]:
    near = w["arc_distance"][_distances(listed[-1].real.shape[1], about.reach)]
    found = []
    for group in listed:
        n = group.real.shape[1]
        arcs = group.wide(child) @ group.wide(head).swapaxes(1, 2)
        arcs += near[:n, :n]
        if group.padded is not None:
            arcs = np.where(group.real[:, None, :], arcs, FAR)
        found.append((group, arcs))
    return tuple(found)


def relations(scored: Scored, rows: Rows, heads: Rows) -> Rows:
    """Choose the relation of each of some rows to its head's row; words of one head share its half of the product."""
    w, about = model()
    dim, found = w["rel"].shape[0], np.empty(len(rows), np.int64)
    order = np.argsort(heads, kind="stable")
    for at in range(0, len(rows), _AT_ONCE):
        some = order[at : at + _AT_ONCE]
        own, of = np.unique(heads[some], return_inverse=True)
        mixed = (scored.head[own] @ w["rel"]).reshape(len(own), len(about.relations), dim)
        found[some] = np.matmul(mixed[of], scored.child[rows[some]][:, :, None])[..., 0].argmax(-1)
    return found
