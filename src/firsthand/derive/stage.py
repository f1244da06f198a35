"""The derive stage: choose parents so that no cycle is made, independence being the default."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.derive.edges import Candidate, candidates, derivation
from firsthand.derive.unseen import Unseen, unseen_origins, with_silent_members
from firsthand.model import Derivation, DerivationKind, Evidence, Origin, OriginKind, Reading, Stemma, content_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Document, Source

_ASSERTED = 0.5
_CONSIDERED = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaBuilder:
    """Builds the stemma of a story.

    Attributes:
        asserted: Least probability of a derivation that is asserted.
    """

    asserted: float = _ASSERTED

    def __call__(self, documents: Sequence[Document], sources: Sequence[Source], claims: Sequence[Claim]) -> Stemma:
        """Find origins and derivations; the result has no cycle and no arrow against disjoint dates."""
        ordered = sorted((d for d in documents if d.language in {"en", "und"}), key=lambda d: d.id)
        by_source = {s.id: s for s in sources}
        weighed = candidates(ordered, by_source, claims)
        chosen, left = _choose(weighed, self.asserted)
        origins, edges = [], [derivation(c, c.probability) for c in chosen]
        parents = {c.child.id for c in chosen}
        for found in unseen_origins(ordered, by_source, claims):
            whole = with_silent_members(found, ordered, claims, frozenset(parents))
            members = {d: m for d, m in whole.members.items() if d not in parents or _keeps(m, d, chosen)}
            if members:
                origin = _origin(whole, members, claims, by_source, {d.id: d for d in ordered})
                origins.append(origin)
                edges += [_from_origin(origin, whole, d, members[d]) for d in sorted(members)]
        considered = [derivation(c, c.probability) for c in left if c.probability >= _CONSIDERED]
        seen = [_seen(d) for d in ordered if any(e.parent == d.id for e in edges)]
        return Stemma(
            origins=tuple(sorted([*origins, *seen], key=lambda o: (o.seen, o.name, o.id))),
            derivations=tuple(sorted(edges, key=lambda e: (e.document, -e.probability, e.parent))),
            considered=tuple(sorted(considered, key=lambda e: (e.document, -e.probability, e.parent))),
        )


def _keeps(member: tuple[float, object], document: str, chosen: Sequence[Candidate]) -> bool:
    """Tell whether a document that has a parent here also has it from the unseen origin, by its own word."""
    credited = member[1] is not None
    return credited and not any(c.child.id == document and c.credits for c in chosen)


def _choose(weighed: Sequence[Candidate], asserted: float) -> tuple[list[Candidate], list[Candidate]]:
    """Take the likeliest parents first: one each, a second where the text names it; never a cycle."""
    chosen: list[Candidate] = []
    left: list[Candidate] = []
    parents: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in sorted(weighed, key=lambda c: (-c.log_odds, c.child.id, c.parent.id)):
        child, parent = candidate.child.id, candidate.parent.id
        first = not parents[child]
        second = bool(candidate.credits) and len(parents[child]) < 2  # noqa: PLR2004 - two parents at most
        if candidate.probability >= asserted and (first or second) and not _leads_to(parent, child, parents):
            chosen.append(candidate)
            parents[child].append(candidate)
        else:
            left.append(candidate)
    return chosen, left


def _leads_to(start: str, goal: str, parents: Mapping[str, Sequence[Candidate]]) -> bool:
    todo, seen = [start], set()
    while todo:
        at = todo.pop()
        if at == goal:
            return True
        if at not in seen:
            seen.add(at)
            todo += [c.parent.id for c in parents.get(at, ())]
    return False


def _seen(document: Document) -> Origin:
    return Origin(
        id=content_id("o", document.id), name=document.outlet or document.title or document.path, seen=True,
        kind=OriginKind.ARTICLE, document=document.id,
    )  # fmt: skip


def _origin(
    found: Unseen,
    members: Mapping[str, object],
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
) -> Origin:
    """Reconstruct what the origin must have said: claims that two of its documents tell, or one through it by name."""
    named = {s.id for s in sources.values() if s.name == found.name}
    readings = []
    for claim in claims:
        tellings = [t for t in claim.tellings if t.document in members]
        support = sorted({t.document for t in tellings})
        through = any(link.source in named for t in tellings for link in t.chain)
        if len(support) > 1 or (through and support):
            best = min(tellings, key=lambda t: (not t.chain, t.document, t.content))
            text = " ".join(best.words(documents[best.document].text).split())
            readings.append(Reading(claim=claim.id, text=text, support=tuple(support)))
    return Origin(
        id=content_id("o", found.kind, found.name, *sorted(members)), name=found.name, seen=False, kind=found.kind, readings=tuple(readings),
    )  # fmt: skip


def _from_origin(origin: Origin, found: Unseen, document: str, member: tuple[float, object]) -> Derivation:
    probability = member[0]
    named = found.members[document][1]
    if named is not None:
        n = len(named.spans)
        rule = (
            f"the text names {origin.name} for {n} statement{'s' if n != 1 else ''}"
            if n
            else f"its credit line or dateline names {origin.name}"
        )
        evidence = Evidence(rule=rule, weight=2.0, spans=named.spans)
    else:
        share = found.shares[document]
        evidence = Evidence(
            rule=f"it names no source, and {share:.0%} of its claims told elsewhere are told by articles that name {origin.name}",
            weight=1.0,
        )
    prior = Evidence(rule="independent reporting is assumed unless something shows otherwise", weight=-1.0)
    return Derivation(
        document=document, parent=origin.id, kind=DerivationKind.SUMMARY, probability=probability, evidence=(evidence,), against=(prior,),
    )  # fmt: skip
