"""Readings: where tellings of one claim part, which documents read alike there. A rare reading that two share speaks for copying."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from firsthand.model import DifferenceKind, DifferenceVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Claim, Difference

_READ = frozenset({
    DifferenceKind.QUANTITY, DifferenceKind.DATE, DifferenceKind.NAME, DifferenceKind.PLACE, DifferenceKind.ROLE,
    DifferenceKind.RELATION, DifferenceKind.QUOTATION, DifferenceKind.WORDING,
})  # fmt: skip
_CLAMP = 3.0  # nats a place
_STEADY = 2  # places that a document must share with another for its disagreement to count in full


class Readings:
    """What each document reads at the places where the story's tellings part.

    Source: copying shows in shared rare values, above all false ones (Dong, Berti-Equille and Srivastava, VLDB 2009).
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        """Collect the readings once, O(values)."""
        self._read: dict[str, dict[int, str]] = defaultdict(dict)
        self._weight: dict[tuple[int, str], float] = {}
        self._grave: set[int] = set()
        for claim in claims:
            for difference in claim.differences:
                if difference.kind in _READ:
                    self._add(claim, difference)

    def _add(self, claim: Claim, difference: Difference) -> None:
        place = len(self._grave) + len(self._weight)
        by_document = {claim.tellings[v.telling].document: v.value.casefold() for v in difference.values}
        counts = Counter(by_document.values())
        n = len(by_document)
        for document, value in by_document.items():
            self._read[document][place] = value
        for value, k in counts.items():
            self._weight[place, value] = min(_CLAMP, math.log((n + 1) / k))
        if difference.verdict is DifferenceVerdict.CONFLICT:
            self._grave.add(place)

    def agree(self, a: str, b: str) -> float:
        """Add up how rare the readings are that two documents share, in nats."""
        mine, theirs = self._read.get(a, {}), self._read.get(b, {})
        return math.fsum(self._weight[p, v] for p, v in mine.items() if theirs.get(p) == v)

    def differ(self, a: str, b: str) -> float:
        """Give the share of the places told by both at which they contradict each other, 0 to 1, low where there are few."""
        mine, theirs = self._read.get(a, {}), self._read.get(b, {})
        both = [p for p in mine if p in theirs]
        return sum(mine[p] != theirs[p] and p in self._grave for p in both) / max(_STEADY, len(both))
