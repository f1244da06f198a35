"""How like two documents are: shared rare wording outside of quotation marks, shared facts and their order, shared claims."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.derive.facts import Shared
from firsthand.derive.losses import Loss, Losses
from firsthand.derive.told import Told
from firsthand.derive.variants import Readings
from firsthand.text.fluency import fluency
from firsthand.text.quotes import quotations
from firsthand.text.shingles import Shingle, shingles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Document

_MAX_HOLDERS = 12  # documents; wording that more of them share proposes no pair
_MIN_FACTS = (
    4.0  # weight that a document must tell for its share to count in full: a short text is not near to everything
)
_STEEP = 2.0  # of the difference of two texts' fluency, nats a word
_FEW_RUNS = 6  # word runs; fewer say little


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one document shares with another, in the direction child → parent.

    Attributes:
        wording: Share of the shorter text's telling word runs that the other has, 0 to 1.
        shared: The shared runs' places in the child, the rarest first.
        facts: Share of what the child tells and any other article tells too (names, figures, telling words,
            the rare ones weighing most) that the parent tells, 0 to 1.
        lead: By how much that is over the next best article's share; negative if another one has more.
        back: The same share seen from the parent: of what it tells and others tell, what the child tells.
        order: How far the two tell what they share in one order, -1 to 1.
        only: Weight of what the two alone tell.
        places: Where the child tells what only these two tell.
        claims: Share of the child's claims told elsewhere that the parent tells too, 0 to 1.
        agree: How rare the readings are that the two share where tellings part, in nats.
        differ: Share of such places told by both at which they contradict each other.
        quoted: Of what the child quotes and others quote too, the share that the parent quotes; what n quote counts 1 / (n - 1).
        missed: The share that the parent does not quote.
        fresh: Share of the child's names and figures that no other article tells, 0 to 1.
        strange: Share of the parent's names and figures that no third article tells, 0 to 1: a bad translation has many.
        loss: What the child lacks that the parent has where both tell a claim.
        rare: The share of the child's claims that the parent tells, one that n others tell counting 1 / n.
        rare_lead: By how much that is over the next best article's.
        claim_order: How far the two tell their claims in one order, -1 to 1.
        fluent: By how much the parent reads more like English than the child, -1 to 1, low where little is shared.
    """

    wording: float
    shared: tuple[tuple[int, int], ...]
    facts: float
    lead: float
    back: float
    order: float
    only: float
    places: tuple[tuple[int, int], ...]
    claims: float
    agree: float
    differ: float
    quoted: float
    missed: float
    fresh: float
    strange: float
    loss: Loss
    rare: float
    rare_lead: float
    claim_order: float
    fluent: float


NOTHING = Likeness(
    wording=0.0, shared=(), facts=0.0, lead=0.0, back=0.0, order=0.0, only=0.0, places=(), claims=0.0, agree=0.0, differ=0.0,
    quoted=0.0, missed=0.0, fresh=0.0, strange=0.0, loss=Loss(), rare=0.0, rare_lead=0.0, claim_order=0.0, fluent=0.0,
)  # fmt: skip


def unquoted(document: Document) -> list[tuple[int, int]]:
    """Give the stretches of the body that stand outside of quotation marks."""
    marks = quotations(document.text)
    runs = []
    for start, end in document.body_runs():
        at = start
        for quotation in marks:
            if start <= quotation.start < end:
                if quotation.start > at:
                    runs.append((at, quotation.start))
                at = max(at, quotation.end)
        if at < end:
            runs.append((at, end))
    return runs


class Likenesses:
    """Compares the documents of a story, each with those that share most with it.

    Attributes:
        shared: What each tells.
        peers: Document → those that it is compared with, sorted.
    """

    def __init__(self, documents: Sequence[Document], claims: Sequence[Claim]) -> None:
        """Read every document once."""
        self.shared = Shared(documents)
        self._wording = _wording(documents)
        self._quoted, self._quoters = _quoted(documents)
        self._readings = Readings(claims)
        self._losses = Losses(claims)
        self._told = Told(claims)
        self._fluency = {d.id: fluency(d.text) for d in documents}
        pairs = {(a.id, b) for a in documents for b in self.shared.near(a.id)} | set(self._wording)
        pairs |= {(b, a) for a, b in pairs}
        self.peers: dict[str, list[str]] = {d.id: [] for d in documents}
        for a, b in sorted(pairs):
            self.peers[a].append(b)

    def of(self, child: str, without: frozenset[str] = frozenset()) -> dict[str, Likeness]:
        """Compare a document with its possible parents.

        Args:
            child: The document.
            without: Documents that derive from it: what only these share with it says nothing about where it has it from.

        Returns:
            Parent → likeness.
        """
        parents = [b for b in self.peers[child] if b not in without]
        share = {b: self._share(child, b, without) for b in parents}
        rare = {b: self._told.rare(child, b, without) for b in parents}
        leads, told_leads = _leads(share), _leads(rare)
        fresh = self.shared.fresh(child, without)
        return {
            b: self._one(child, b, (share[b], leads[b]), (rare[b], told_leads[b]), fresh) for b in parents
        }  # fmt: skip

    def _share(self, a: str, b: str, without: frozenset[str] = frozenset()) -> float:
        shared = self.shared
        return shared.total(shared.common(a, b)) / max(_MIN_FACTS, shared.total(shared.retold(a, without)))

    def _one(self, a: str, b: str, facts: tuple[float, float], rare: tuple[float, float], fresh: float) -> Likeness:
        shared = self.shared
        wording, runs = self._wording.get((a, b), (0.0, ()))
        alone = [f for f in shared.common(a, b) if len(shared.holders[f]) == 2]  # noqa: PLR2004 - these two
        rarest = sorted(alone, key=lambda f: (-shared.weight[f], f))[:6]
        quoted = [s for s in self._quoted[a] if len(self._quoters[s]) > 1]
        both = [s for s in quoted if s in self._quoted[b]]
        return Likeness(
            wording=wording, shared=runs, facts=facts[0], lead=facts[1], back=self._share(b, a), order=shared.order(a, b), only=shared.total(alone),
            places=tuple(shared.facts[a].places[f] for f in rarest), claims=self._told.share(a, b),
            agree=self._readings.agree(a, b), differ=self._readings.differ(a, b),
            quoted=math.fsum(1 / (len(self._quoters[s]) - 1) for s in both) / max(_FEW_RUNS, len(quoted)),
            missed=(len(quoted) - len(both)) / max(_FEW_RUNS, len(quoted)), fresh=fresh,
            strange=shared.fresh(b, frozenset({a})), loss=self._losses.of(a, b),
            rare=rare[0], rare_lead=rare[1], claim_order=self._told.order(a, b),
            fluent=facts[0] * math.tanh(_STEEP * (self._fluency[b] - self._fluency[a])),
        )  # fmt: skip


def _wording(documents: Sequence[Document]) -> dict[tuple[str, str], tuple[float, tuple[tuple[int, int], ...]]]:
    """Weigh the word runs that pairs share: one that only two documents have counts whole, one that n have 1 / (n - 1)."""
    places = {d.id: shingles(d.text, unquoted(d)) for d in documents}
    holders: dict[Shingle, list[str]] = defaultdict(list)
    for d in documents:
        for shingle in places[d.id]:
            holders[shingle].append(d.id)
    runs: dict[tuple[str, str], list[Shingle]] = defaultdict(list)
    for shingle, listed in sorted(holders.items()):
        if 1 < len(listed) <= _MAX_HOLDERS:
            for a in listed:
                for b in listed:
                    if a != b:
                        runs[a, b].append(shingle)
    found = {}
    for (a, b), common in runs.items():
        weight = math.fsum(1 / (len(holders[s]) - 1) for s in common) / max(8, min(len(places[a]), len(places[b])))
        rarest = sorted(common, key=lambda s: (len(holders[s]), s))[:6]
        found[a, b] = (min(1.0, weight), tuple(places[a][s] for s in rarest))
    return found


def _quoted(
    documents: Sequence[Document],
) -> tuple[dict[str, dict[Shingle, tuple[int, int]]], dict[Shingle, list[str]]]:
    """Give the word runs inside each document's quotation marks, and who has each."""
    found = {d.id: shingles(d.text, [(q.start, q.end) for q in quotations(d.text)]) for d in documents}
    holders: dict[Shingle, list[str]] = defaultdict(list)
    for d in documents:
        for shingle in found[d.id]:
            holders[shingle].append(d.id)
    return found, holders


def _leads(share: Mapping[str, float]) -> dict[str, float]:
    """Give by how much each is over the best of the others; 0.0 where there is no other."""
    if len(share) < 2:  # noqa: PLR2004 - nothing to compare with
        return dict.fromkeys(share, 0.0)
    first, second = sorted(share.values(), reverse=True)[:2]
    return {b: v - (second if v == first else first) for b, v in share.items()}
