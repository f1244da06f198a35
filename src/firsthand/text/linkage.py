"""Average linkage over sparse similarities: clusters merge by the mean over all pairs, never by one link."""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def average_linkage(
    n: int,
    scores: Mapping[tuple[int, int], float],
    threshold: float,
    *,
    strongest: float = 0.0,
) -> list[list[int]]:
    """Merge the two clusters with the highest similarity until none reaches the threshold.

    The similarity of two clusters is the mean over all their pairs; a share of it may go to their strongest pair.

    Args:
        n: How many items there are, numbered from 0.
        scores: Similarities of pairs (i, j), i < j; a pair that is not there counts 0.
        threshold: Least similarity of two clusters that merge.
        strongest: Share of the strongest pair in the similarity, 0 to 1.

    Returns:
        The clusters, each sorted, in order of their least number. Ties go to the lowest numbers, so that the
        result does not depend on the order of ``scores``. O(m log m) for m pairs in the usual case.
    """
    clusters = {i: [i] for i in range(n)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    tops: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = tops[i][j] = tops[j][i] = score

    def likeness(i: int, j: int) -> float:
        mean = sums[i].get(j, 0.0) / (len(clusters[i]) * len(clusters[j]))
        return (1 - strongest) * mean + strongest * tops[i].get(j, 0.0)

    heap = [(-likeness(i, j), i, j) for i, j in scores]
    heap = [entry for entry in heap if -entry[0] >= threshold]
    heapify(heap)
    while heap:
        negative, i, j = heappop(heap)
        if i not in clusters or j not in clusters:
            continue
        if likeness(i, j) != -negative:
            continue  # an entry from before one of them grew; a fresh one stands in the heap
        _join(clusters, sums, tops, i, j)
        for k in sums[i]:
            fresh = likeness(i, k)
            if fresh >= threshold:
                heappush(heap, (-fresh, min(i, k), max(i, k)))
    return [sorted(clusters[i]) for i in sorted(clusters)]


def _join(
    clusters: dict[int, list[int]],
    sums: dict[int, dict[int, float]],
    tops: dict[int, dict[int, float]],
    i: int,
    j: int,
) -> None:
    clusters[i] += clusters.pop(j)
    strongest = tops.pop(j)
    for k, total in sums.pop(j).items():
        del sums[k][j], tops[k][j]
        if k != i:
            sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + total
            tops[i][k] = tops[k][i] = max(tops[i].get(k, 0.0), strongest[k])
