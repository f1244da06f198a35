"""Choose heads out of scores: the best one each, one root, no cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_FAR = np.float32(-1e9)


def best_heads(arcs: Array, lengths: Sequence[int]) -> list[list[int]]:
    """Choose a head for every word of some sentences: the best one each, one root, cycles opened where it costs least.

    Args:
        arcs: Shape (sentences, n, n + 1): row i scores the heads of word i + 1; column 0 is the root.
        lengths: Words of each sentence, at most n; what is behind them pads.

    Returns:
        For each sentence a number from 0 (root) to its length a word. Every word reaches the root.
    """
    scores = arcs.copy()
    n, each = scores.shape[1], np.arange(len(scores))
    scores[:, np.arange(n), np.arange(1, n + 1)] = _FAR
    root_scores = np.where(np.arange(n) < np.array(lengths)[:, None], scores[:, :, 0], -np.inf)
    roots = root_scores.argmax(-1)
    scores[:, :, 0] = _FAR
    scores[each, roots] = _FAR
    scores[each, roots, 0] = root_scores[each, roots]
    chosen: list[list[int]] = scores.argmax(-1).tolist()
    return [_without_cycles(of[:m, : m + 1], heads[:m]) for of, heads, m in zip(scores, chosen, lengths, strict=True)]


def _without_cycles(scores: Array, heads: list[int]) -> list[int]:
    for _ in heads:
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
