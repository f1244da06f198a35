"""Which claims documents tell, how rare each is in the story, and in which order."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Claim

_FEW = 3  # claims; fewer say little
_DAMP = 4  # pairs of claims from which an order counts half


class Told:
    """The claims of each document that another one tells too."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        """Read the claims once, O(tellings)."""
        self._places: dict[str, dict[str, int]] = defaultdict(dict)
        self._holders: dict[str, frozenset[str]] = {}
        for claim in claims:
            holders = frozenset(t.document for t in claim.tellings)
            if len(holders) > 1:
                self._holders[claim.id] = holders
                for t in claim.tellings:
                    mine = self._places[t.document]
                    mine[claim.id] = min(t.start, mine.get(claim.id, t.start))

    def share(self, child: str, parent: str) -> float:
        """Give the share of a document's claims told elsewhere that another one tells, 0 to 1."""
        mine, theirs = self._places.get(child, {}), self._places.get(parent, {})
        return len(mine.keys() & theirs.keys()) / max(_FEW, len(mine))

    def rare(self, child: str, parent: str, without: frozenset[str] = frozenset()) -> float:
        """Give the same share where a claim that n others tell counts 1 / n; documents left out of account tell nothing."""
        mine, theirs = self._places.get(child, {}), self._places.get(parent, {})
        weights = {c: 1 / n for c in mine if (n := len(self._holders[c] - without - {child})) > 0}
        return math.fsum(w for c, w in weights.items() if c in theirs) / max(_FEW / 2, math.fsum(weights.values()))

    def order(self, a: str, b: str) -> float:
        """Tell how far two documents tell their claims in one order: Kendall's tau, drawn to 0 where few are shared."""
        mine, theirs = self._places.get(a, {}), self._places.get(b, {})
        rank = [theirs[c] for c in sorted(mine, key=lambda c: (mine[c], c)) if c in theirs]
        n = len(rank)
        pairs = n * (n - 1) / 2
        rising = sum(rank[i] < rank[j] for i in range(n) for j in range(i + 1, n))
        falling = sum(rank[i] > rank[j] for i in range(n) for j in range(i + 1, n))
        return (rising - falling) / pairs * n / (n + _DAMP) if pairs else 0.0
