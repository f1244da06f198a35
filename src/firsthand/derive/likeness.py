"""How like two documents are, outside of quotation marks: shared rare wording, shared claims, order, dates."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.text.quotes import quotations
from firsthand.text.shingles import Shingle, shingles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Document

    Places = dict[Shingle, tuple[int, int]]

_MAX_HOLDERS = 12  # documents; wording that more of them share proposes no pair
# log-odds weights near what training/derivation.py fits on the invented piles; only «wording» was set by hand, since those
# piles hold hardly a verbatim copy and the fit gives it no weight
WEIGHTS: dict[str, float] = {
    "bias": -5.9, "credit": 2.6, "credit_many": 0.3, "same_outlet": 4.2, "wording": 16.0, "wording_best": 1.8,
    "claims": 4.0, "claims_best": 0.2, "earlier": 0.8, "later": -1.9, "longer": 0.2, "bare": 0.5, "credits_other": -0.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one document shares with another, in the direction child → parent.

    Attributes:
        wording: Share of the shorter text's telling word runs that the other has, 0 to 1.
        shared: The shared runs' places in the child, the rarest first.
        claims: Share of the child's claims told elsewhere that the parent tells too, 0 to 1.
        wording_best: Whether no other document shares more of the child's wording.
        claims_best: The same for claims.
    """

    wording: float
    shared: tuple[tuple[int, int], ...]
    claims: float
    wording_best: bool
    claims_best: bool


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


def all_likeness(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[tuple[str, str], Likeness]:
    """Compare every pair that shares wording or a claim; keys are (child, parent)."""
    places = {d.id: shingles(d.text, unquoted(d)) for d in documents}
    holders: dict[Shingle, list[str]] = defaultdict(list)
    for d in documents:
        for shingle in places[d.id]:
            holders[shingle].append(d.id)
    wording: dict[tuple[str, str], list[Shingle]] = defaultdict(list)
    for shingle, listed in sorted(holders.items()):
        if 1 < len(listed) <= _MAX_HOLDERS:
            for a in listed:
                for b in listed:
                    if a != b:
                        wording[a, b].append(shingle)
    told = _claims_by_document(claims)
    weight = {
        pair: _weight(s, holders) / max(8, min(len(places[pair[0]]), len(places[pair[1]])))
        for pair, s in wording.items()
    }
    pairs = {*weight, *((a, b) for a in told for b in told if a != b and told[a] & told[b])}
    shares = {(a, b): len(told.get(a, set()) & told.get(b, set())) / max(3, len(told.get(a, set()))) for a, b in pairs}
    return {
        (a, b): Likeness(
            wording=min(1.0, weight.get((a, b), 0.0)),
            shared=tuple(places[a][s] for s in sorted(wording.get((a, b), ()), key=lambda s: (len(holders[s]), s))[:6]),
            claims=min(1.0, shares[a, b]),
            wording_best=_is_best(weight, a, b),
            claims_best=_is_best(shares, a, b),
        )
        for a, b in sorted(pairs)
    }  # fmt: skip


def _weight(shared: Sequence[Shingle], holders: Mapping[Shingle, list[str]]) -> float:
    """Count shared runs: one that only two documents have counts whole, one that n have 1 / (n - 1)."""
    return math.fsum(1 / (len(holders[s]) - 1) for s in shared)


def _claims_by_document(claims: Sequence[Claim]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        documents = {t.document for t in claim.tellings}
        if len(documents) > 1:
            for d in documents:
                told[d].add(claim.id)
    return told


def _is_best(scores: Mapping[tuple[str, str], float], a: str, b: str) -> bool:
    best = scores.get((a, b), 0.0)
    return best > 0 and all(score <= best for (x, _), score in scores.items() if x == a)


def n_attributed(claims: Sequence[Claim]) -> Counter[str]:
    """Count the statements with a source, by document."""
    return Counter(t.document for c in claims for t in c.tellings if t.chain)
