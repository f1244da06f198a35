"""Candidates for a claim's roots, with what speaks for and against each being one more independent root."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.count.roots import (
    Group,
    Told,
    above,
    generic,
    informants_of,
    joined,
    media_of,
    side_by_side,
    with_issuers,
)
from firsthand.count.support import support
from firsthand.model import Form, Polarity, Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.count.families import Families
    from firsthand.count.identity import Identity
    from firsthand.count.own import OwnReporting

# log-odds that training/roots.py fits on the invented piles
WEIGHTS: dict[str, float] = {
    "said": 9.0,  # the user's word
    "bias": -0.48, "share": 3.33, "size": 0.65, "named": 0.68, "only": 1.51, "reporter": 0.46, "denies": 0.29, "vague": 0.04,
    "unnamed": -0.22, "origin": -1.1, "medium": 0.6, "quoted": -0.18, "support": -0.33, "carried": -0.49,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody that a claim may go back to.

    Attributes:
        source: Whom the root would be named after.
        documents: Those that tell the claim from it.
        signals: Name → value, mostly 0 to 1; WEIGHTS says how much each speaks.
    """

    source: Source
    documents: frozenset[str]
    signals: Mapping[str, float]

    @property
    def probability(self) -> float:
        """Of being one more independent root, 0 to 1."""
        log_odds = WEIGHTS["bias"] + math.fsum(WEIGHTS.get(k, 0.0) * v for k, v in sorted(self.signals.items()))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def candidates_of(
    told: Sequence[Told],
    texts: Mapping[str, str],
    families: Families,
    identity: Identity,
    own: OwnReporting,
    outlets: Sequence[str],
) -> tuple[Candidate, ...]:
    """Give the candidates of one claim, in a fixed order."""
    groups = joined(with_issuers(informants_of(told, identity), identity, own), families, identity)
    strength = support(told, texts)
    found = [_informant(g, groups, told, strength, families, identity) for g in groups]
    known = {t.telling.document for g in groups for t in g.told}
    for source, tellings in media_of(told, known, families, outlets):
        found.append(
            Candidate(
                source,
                frozenset(t.telling.document for t in tellings),
                _medium_signals(tellings, told, strength, groups),
            )
        )
    seen: dict[str, tuple[Source, list[Told]]] = {}
    for t in told:
        if t.source is None:
            reporter = own.reporter(t.telling)
            if reporter is not None:
                seen.setdefault(reporter.id, (reporter, []))[1].append(t)
    for source, tellings in seen.values():
        derives = any(families.derives(t.telling.document) for t in tellings)
        signals = {"reporter": 1.0, "reporter_derives": float(derives), "others": min(3, len(groups)) / 3}
        found.append(Candidate(source, frozenset(t.telling.document for t in tellings), signals))
    behind = own.origin([t.telling.document for t in told]) if not found else None
    if behind is not None:
        found.append(Candidate(behind, frozenset(t.telling.document for t in told), {"origin": 1.0}))
    return tuple(sorted(found, key=lambda c: (c.source.name, c.source.id)))


def _informant(
    group: Group,
    groups: Sequence[Group],
    told: Sequence[Told],
    strength: Mapping[int, float],
    families: Families,
    identity: Identity,
) -> Candidate:
    others = [g for g in groups if g is not group]
    larger = [g for g in others if _rank(g) < _rank(group)]
    lone = not others
    derived = [d for d in group.documents if families.derives(d)]
    host_above = above(group, others, families) if others else None
    n = len(group.documents)
    n_all = len({t.telling.document for t in told})
    kinds = {s.kind for s in group.sources}
    signals = {
        "said": float(any(identity.parted(g.sources, group.sources) for g in others)), "only": float(lone), "first": float(not larger and not lone), "size": math.log(n), "share": n / n_all,
        "named": float(group.named), "vague": float(generic(group) and not group.named),
        "document": float(kinds == {SourceKind.DOCUMENT}), "unnamed": float(kinds == {SourceKind.UNNAMED}),
        "derived": float(len(derived) == n), "host_above": float(host_above is not None),
        "host_only": float(not group.named and len(others) == 1 and not side_by_side(others[0], group)),
        "beside": float(any(side_by_side(g, group) for g in others)),
        "support": max((strength[id(t)] for t in group.told), default=0.0),
        "quoted": float(any(t.telling.form is Form.DIRECT for t in group.told)),
        "denies": float(any(t.telling.polarity is Polarity.DENIED for t in group.told)),
        "others": min(3, len(others)) / 3, "carried": float(all(t.telling.chain and t.telling.chain[0].cue is None for t in group.told)),
    }  # fmt: skip
    return Candidate(group.representative, group.documents, signals)


def _rank(group: Group) -> tuple[bool, int, str]:
    return (not group.named, -len(group.documents), min(group.documents))


def _medium_signals(
    tellings: Sequence[Told],
    told: Sequence[Told],
    strength: Mapping[int, float],
    groups: Sequence[Group],
) -> dict[str, float]:
    n_all = len({t.telling.document for t in told})
    return {
        "medium": 1.0, "medium_only": float(not groups), "medium_share": len({t.telling.document for t in tellings}) / n_all,
        "medium_support": max((strength[id(t)] for t in tellings), default=0.0),
    }  # fmt: skip
