"""A small dependency parser: tags, heads and relations of Universal Dependencies, with numpy alone.

A biaffine parser (Dozat and Manning 2017) over hashed word shapes and static vectors, four dilated convolutions and two
attention layers. trained/parser.md tells what it was trained on and how well it does; training/parser.py makes it.
"""

from __future__ import annotations

import functools
import json
import zlib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from firsthand.text.vectors import width, word_vector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from firsthand.text.tokens import Token

    Array = NDArray[np.float32]
    Weights = dict[str, Array]

HASHES = (6000, 1500, 2500, 800)  # rows of the tables for word, prefix, suffix, shape
MAX_WORDS = 120  # a longer sentence is cut into parts of this length: attention is quadratic
_BATCH_WORDS = 400
_FAR = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Syntax:
    """One sentence's tokens with their tree.

    Attributes:
        tokens: Words and marks with offsets into the text.
        tags: Universal tags; verbs with their form (``VERB-Fin``, ``AUX-Inf``, ``VERB-Part`` …).
        heads: Index of each token's head, -1 for the root.
        relations: Relation to the head (``nsubj``, ``ccomp`` …).
    """

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@functools.lru_cache(maxsize=50_000)
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


@functools.cache
def _model() -> tuple[Weights, dict[str, object]]:
    with files("firsthand").joinpath("trained/parser.npz").open("rb") as file, np.load(file) as packed:
        weights = {name: packed[name].astype(np.float32) for name in packed.files if name != "about"}
        about: dict[str, object] = json.loads(str(packed["about"]))
    kernels = {name: value for name, value in weights.items() if value.ndim == 3 and name.startswith("convs.")}  # noqa: PLR2004 - out, in, place
    for name, kernel in kernels.items():  # one matrix a place: BLAS takes no other strides
        weights |= {f"{name}.{k}": np.ascontiguousarray(kernel[:, :, k]) for k in range(kernel.shape[2])}
    rel = weights["rel"]
    weights["rel.flat"] = np.ascontiguousarray(rel.transpose(1, 0, 2).reshape(rel.shape[1], -1))
    return weights, about


def parse(sentences: Sequence[Sequence[Token]]) -> tuple[Syntax, ...]:
    """Parse sentences, in order; cost is linear in words (a sentence over MAX_WORDS is cut for it).

    Args:
        sentences: The tokens of each sentence; an empty one gives an empty tree.
    """
    pieces = [(i, part) for i, tokens in enumerate(sentences) for part in _parts(tokens)]
    order = sorted(range(len(pieces)), key=lambda k: len(pieces[k][1]))
    parsed: dict[int, Syntax] = {}
    batch: list[int] = []
    for k in order:
        batch.append(k)
        if len(batch) * len(pieces[k][1]) >= _BATCH_WORDS:
            parsed |= zip(batch, _parse_batch([pieces[j][1] for j in batch]), strict=True)
            batch = []
    if batch:
        parsed |= zip(batch, _parse_batch([pieces[j][1] for j in batch]), strict=True)
    joined: list[Syntax] = [Syntax((), (), (), ()) for _ in sentences]
    for k, (i, _) in enumerate(pieces):
        joined[i] = _join(joined[i], parsed[k])
    return tuple(joined)


def _parts(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    return [tokens[at : at + MAX_WORDS] for at in range(0, len(tokens), MAX_WORDS)]


def _join(a: Syntax, b: Syntax) -> Syntax:
    shift = len(a.tokens)
    heads = tuple(h + shift if h >= 0 else -1 for h in b.heads)
    return Syntax(a.tokens + b.tokens, a.tags + b.tags, a.heads + heads, a.relations + b.relations)


def _parse_batch(sentences: list[Sequence[Token]]) -> list[Syntax]:
    weights, about = _model()
    n = max(len(s) for s in sentences) + 1
    vectors = np.zeros((len(sentences), n, width()), np.float32)
    hashes = np.zeros((len(sentences), n, len(HASHES)), np.int64)
    mask = np.zeros((len(sentences), n), np.float32)
    for i, tokens in enumerate(sentences):
        mask[i, : len(tokens) + 1] = 1
        for j, token in enumerate(tokens, 1):
            vectors[i, j] = word_vector(token.text)
            hashes[i, j] = features(token.text)
    x = _encode(weights, about, vectors, hashes, mask)
    tags = (_times(x, weights["tag.weight"]) + weights["tag.bias"]).argmax(-1)
    arcs = _arcs(weights, about, x, mask)
    child, head = _project(weights, "rel_child", x), _project(weights, "rel_head", x)
    return [
        _decode(weights, about, tokens, tags[i], arcs[i], (child[i], head[i])) for i, tokens in enumerate(sentences)
    ]


def _encode(
    w: Weights,
    about: dict[str, object],
    vectors: Array,
    hashes: NDArray[np.int64],
    mask: Array,
) -> Array:
    parts = [_times(vectors, w["vector.weight"]) + w["vector.bias"]]
    parts += [w[f"hashed.{i}.weight"][hashes[..., i]] for i in range(len(HASHES))]
    x = np.maximum(_times(np.concatenate(parts, -1), w["mix.weight"]) + w["mix.bias"], 0)
    for i, dilation in enumerate(about["dilations"]):  # type: ignore[arg-type, var-annotated]  # read from JSON
        x = x + _convolve(w, f"convs.{i}", _norm(w, f"convs.{i}.norm", x) * mask[..., None], dilation)
    i = 0
    while f"attentions.{i}.qkv.weight" in w:
        x = _attend(w, about, f"attentions.{i}", x, mask)
        i += 1
    return _norm(w, "norm", x)


def _times(x: Array, weight: Array) -> Array:
    """Multiply by a weight as one matrix product over all words of all sentences."""
    flat: Array = x.reshape(-1, x.shape[-1]) @ weight.T
    return flat.reshape(*x.shape[:-1], weight.shape[0])


def _norm(w: Weights, name: str, x: Array) -> Array:
    centred: Array = x - x.mean(-1, keepdims=True)
    spread = np.einsum("...i,...i->...", centred, centred)[..., None] / np.float32(x.shape[-1])
    centred /= np.sqrt(spread + np.float32(1e-5))
    centred *= w[f"{name}.weight"]
    centred += w[f"{name}.bias"]
    return centred


def _convolve(w: Weights, name: str, x: Array, dilation: int) -> Array:
    """A convolution over three words, ``dilation`` apart, with a gated linear unit."""
    before, here, behind = (w[f"{name}.conv.weight.{k}"] for k in range(3))
    out = _times(x, here) + w[f"{name}.conv.bias"]
    if x.shape[1] > dilation:
        out[:, dilation:] += _times(x[:, :-dilation], before)
        out[:, :-dilation] += _times(x[:, dilation:], behind)
    value: Array
    value, gate = np.split(out, 2, axis=-1)
    value /= 1 + np.exp(-gate)
    return value


def _attend(w: Weights, about: dict[str, object], name: str, x: Array, mask: Array) -> Array:
    b, n, dim = x.shape
    heads = int(str(about["heads"]))
    mixed = _times(_norm(w, f"{name}.norm", x), w[f"{name}.qkv.weight"]) + w[f"{name}.qkv.bias"]
    q, k, v = mixed.reshape(b, n, 3, heads, -1).transpose(2, 0, 3, 1, 4)
    scores = q @ k.swapaxes(-1, -2) / np.float32((dim // heads) ** 0.5)
    scores += w[f"{name}.bias"][:, _distances(n, int(str(about["reach"])))]
    scores += np.where(mask > 0, np.float32(0), _FAR)[:, None, None, :]
    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    seen = (scores / scores.sum(-1, keepdims=True)) @ v
    x = x + _times(seen.swapaxes(1, 2).reshape(b, n, dim), w[f"{name}.out.weight"]) + w[f"{name}.out.bias"]
    inner = np.maximum(_times(_norm(w, f"{name}.norm2", x), w[f"{name}.up.weight"]) + w[f"{name}.up.bias"], 0)
    return np.asarray(x + _times(inner, w[f"{name}.down.weight"]) + w[f"{name}.down.bias"], np.float32)


def _distances(n: int, reach: int) -> NDArray[np.int64]:
    at = np.arange(n)
    clipped: NDArray[np.int64] = np.clip(at[None, :] - at[:, None], -reach, reach) + reach
    return clipped


def _project(w: Weights, name: str, x: Array) -> Array:
    hidden = np.maximum(_times(x, w[f"{name}.weight"]) + w[f"{name}.bias"], 0)
    return np.concatenate([hidden, np.ones((*hidden.shape[:-1], 1), np.float32)], -1)


def _arcs(w: Weights, about: dict[str, object], x: Array, mask: Array) -> Array:
    child, head = _project(w, "arc_child", x), _project(w, "arc_head", x)
    arcs = _times(child, w["arc"].T) @ head.swapaxes(1, 2)
    arcs = arcs + w["arc_distance"][_distances(x.shape[1], int(str(about["reach"])))]
    return np.where(mask[:, None, :] > 0, arcs, _FAR)


def _decode(
    w: Weights,
    about: dict[str, object],
    tokens: Sequence[Token],
    tags: NDArray[np.int64],
    arcs: Array,
    projected: tuple[Array, Array],
) -> Syntax:
    n = len(tokens)
    heads = best_heads(arcs[1 : n + 1, : n + 1])
    child, head = projected[0][1 : n + 1], projected[1][heads]
    mixed = (child @ w["rel.flat"]).reshape(n, w["rel"].shape[0], -1)
    scores = np.matmul(mixed, head[:, :, None])[..., 0]
    names, labels = about["relations"], about["tags"]
    return Syntax(
        tokens=tuple(tokens),
        tags=tuple(labels[t] for t in tags[1 : n + 1]),  # type: ignore[index]  # a list read from JSON
        heads=tuple(int(h) - 1 for h in heads),
        relations=tuple(names[r] for r in scores.argmax(-1)),  # type: ignore[index]  # a list read from JSON
    )


def best_heads(arcs: Array) -> list[int]:
    """Choose a head for every word: the best one each, one root, cycles opened where it costs least.

    Args:
        arcs: Shape (n, n + 1): row i scores the heads of word i + 1; column 0 is the root.

    Returns:
        Numbers from 0 (root) to n. Every word reaches the root.
    """
    n = arcs.shape[0]
    scores = arcs.copy()
    scores[np.arange(n), np.arange(1, n + 1)] = _FAR
    root = int(scores[:, 0].argmax())
    keep = scores[root, 0]
    scores[:, 0] = _FAR
    scores[root, :] = _FAR
    scores[root, 0] = keep
    heads = [int(h) for h in scores.argmax(-1)]
    for _ in range(n):
        cycle = _cycle(heads)
        if not cycle:
            break
        _open_cycle(scores, heads, cycle)
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """Find words (from 1) that lead to one another; empty if every word reaches the root."""
    state = [0] * (len(heads) + 1)
    for start in range(1, len(heads) + 1):
        path, at = [], start
        while at and not state[at]:
            state[at] = start
            path.append(at)
            at = heads[at - 1]
        if at and state[at] == start:
            return path[path.index(at) :]
    return []


def _open_cycle(scores: Array, heads: list[int], cycle: list[int]) -> None:
    """Give the cheapest word of a cycle the best head that does not lead back into it."""
    inside, best = _descendants(heads, cycle), (-np.inf, 0, 0)
    outside = [h for h in range(len(heads) + 1) if h not in inside]
    for word in cycle:
        head = max(outside, key=lambda h, row=word - 1: float(scores[row, h]))  # type: ignore[misc]  # bound early
        gain = float(scores[word - 1, head] - scores[word - 1, heads[word - 1]])
        best = max(best, (gain, word, head))
    heads[best[1] - 1] = best[2]


def _descendants(heads: list[int], cycle: list[int]) -> set[int]:
    inside = set(cycle)
    grown = True
    while grown:
        more = {i for i, h in enumerate(heads, 1) if h in inside} - inside
        inside |= more
        grown = bool(more)
    return inside
