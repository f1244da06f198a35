"""The derive stage: choose parents so that no cycle is made, independence being the default."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.derive.edges import Candidate, Weigher, derivation, same_outlet, voices_of
from firsthand.derive.file_names import with_file_outlets
from firsthand.derive.heads import is_release, with_agencies, with_days, with_issuers, with_outlets
from firsthand.derive.occasions import occasions
from firsthand.derive.unseen import Member, Unseen, names_firmly, one_behind, silent_share, speech, unseen_origins
from firsthand.derive.versions import version_parents
from firsthand.model import Derivation, DerivationKind, Evidence, Origin, OriginKind, Reading, Stemma, content_id
from firsthand.text.media_names import same_name

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from firsthand.derive.edges import Voices
    from firsthand.derive.facts import Shared
    from firsthand.model import Claim, Document, Source

_ASSERTED = 0.5
_CONSIDERED = 0.15
_UNDER = 0.49  # what was weighed and not taken is under one half
_BESIDE = 0.15  # benchmarks/retellings: of parents left for another, one in ten is so, however sure each was by itself
_WEAK = 1.5  # nats
_READ = frozenset({"en", "und"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaBuilder:
    """Builds the stemma of a story.

    Attributes:
        asserted: Least probability of a derivation that is asserted.
    """

    asserted: float = _ASSERTED

    def __call__(self, documents: Sequence[Document], sources: Sequence[Source], claims: Sequence[Claim]) -> Stemma:
        """Find origins and derivations; the result has no cycle and no arrow against disjoint dates."""
        readable = [d for d in documents if d.language in _READ]
        if len(readable) < 2:  # noqa: PLR2004 - one article alone: nothing to compare
            return Stemma()
        by_source = {s.id: s for s in sources}
        ordered = headed(readable, by_source, claims)
        voices = voices_of(ordered, by_source, claims)
        weigher = Weigher(ordered, claims, voices)
        versions = [weigher.version(later, earlier) for later, earlier in sorted(version_parents(ordered).items())]
        chosen, left = _choose(weigher, [d.id for d in ordered], self.asserted, versions)
        origins, edges, moved = _unseen(ordered, claims, (voices, weigher.likenesses.shared), chosen)
        left += [c for c in chosen if c.child.id in moved]
        chosen = [c for c in chosen if c.child.id not in moved]
        edges += [derivation(c, c.probability) for c in chosen]
        settled = {e.document for e in edges}
        considered = [derivation(c, _left(c, settled)) for c in left if c.probability >= _CONSIDERED]
        seen = [_seen(d) for d in ordered if any(e.parent == d.id for e in edges)]
        return Stemma(
            origins=tuple(sorted([*origins, *seen], key=lambda o: (o.seen, o.name, o.id))),
            derivations=tuple(sorted(edges, key=_edge_order)),
            considered=tuple(sorted(considered, key=_edge_order)),
        )


def _left(candidate: Candidate, settled: Container[str]) -> float:
    """Give the probability of a parent that was not taken: far less than weighed by itself where the document has another."""
    share = _BESIDE if candidate.child.id in settled else 1.0
    return min(candidate.probability * share, _UNDER)


def headed(
    documents: Sequence[Document], sources: Mapping[str, Source], claims: Sequence[Claim]
) -> tuple[Document, ...]:
    """Give documents with their outlet and day as far as the story tells them, in order."""
    known = with_issuers(with_file_outlets(with_agencies(with_days(documents))), sources.values())
    return tuple(sorted(with_outlets(known, voices_of(known, sources, claims)), key=lambda d: d.id))


def _edge_order(edge: Derivation) -> tuple[str, float, str]:
    return (edge.document, -edge.probability, edge.parent)


def _choose(
    weigher: Weigher, documents: Sequence[str], asserted: float, versions: Sequence[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """Take the versions of one page, then the likeliest parents first: one each, a second where the text names it; never a cycle.

    Greedy after Kruskal, over log-odds against independence. Unlike Chu-Liu/Edmonds it never gives a likelier edge up
    to make room for two less likely ones, and when an edge is taken, the parent's own candidates are weighed again
    without what it shares with its descendants alone: a translation of an article does not hide the article's source.
    """
    weighed = {d: weigher.parents(d) for d in documents}
    parents: dict[str, list[Candidate]] = defaultdict(list)
    for c in versions:
        parents[c.child.id].append(c)
    for earlier in sorted({c.parent.id for c in versions}):
        weighed[earlier] = weigher.parents(earlier, _descendants(earlier, parents))
    while True:
        open_ = (
            c
            for d in documents
            for c in weighed[d]
            if c.probability >= asserted and _fits(c, parents) and not _leads_to(c.parent.id, d, parents)
        )
        best = min(open_, key=_likeliest, default=None)
        if best is None:
            break
        parents[best.child.id].append(best)
        for above in sorted(_ancestors(best.child.id, parents)):
            weighed[above] = weigher.parents(above, _descendants(above, parents))
    chosen = [c for listed in parents.values() for c in listed]
    taken = {(c.child.id, c.parent.id) for c in chosen}
    return chosen, [c for listed in weighed.values() for c in listed if (c.child.id, c.parent.id) not in taken]


def _likeliest(candidate: Candidate) -> tuple[float, str, str]:
    return (-candidate.log_odds, candidate.child.id, candidate.parent.id)


def _ancestors(document: str, parents: Mapping[str, Sequence[Candidate]]) -> set[str]:
    found: set[str] = set()
    todo = [document]
    while todo:
        above = [c.parent.id for c in parents.get(todo.pop(), ())]
        todo += [a for a in above if a not in found]
        found.update(above)
    return found


def _descendants(document: str, parents: Mapping[str, Sequence[Candidate]]) -> frozenset[str]:
    return frozenset(d for d in parents if d != document and _leads_to(d, document, parents))


def _fits(candidate: Candidate, parents: Mapping[str, Sequence[Candidate]]) -> bool:
    """Tell whether a document has room for this parent: the first, or a second that it credits."""
    taken = parents.get(candidate.child.id, ())
    if not taken:
        return True
    new = all(
        c.parent.id != candidate.parent.id
        and not same_outlet(c.parent, candidate.parent)
        and not _leads_to(c.parent.id, candidate.parent.id, parents)  # the first parent brought the credit with it
        for c in taken
    )
    return new and bool(candidate.credits) and len(taken) < 2  # noqa: PLR2004 - two parents at most


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


def _unseen(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    known: tuple[Mapping[str, Voices], Shared],
    chosen: Sequence[Candidate],
) -> tuple[list[Origin], list[Derivation], set[str]]:
    """Find origins that are not in the pile and the documents that derive from them; name those that leave a weaker parent for one."""
    (voices, shared), by_id = known, {d.id: d for d in documents}
    outlets = [d.outlet for d in documents if d.outlet and not is_release(d)]
    weak = {c.child.id: c for c in chosen if _is_weak(c, voices, outlets)}
    explained: dict[str, list[str]] = defaultdict(list)
    for c in chosen:
        if c.child.id not in weak and not _has_another_paper(c, voices):
            explained[c.child.id].append(c.parent.id)
    updates = {c.child.id for c in chosen if same_outlet(c.child, c.parent)}
    settled = {c.child.id for c in chosen}
    moved: set[str] = set()
    origins, edges = [], []
    parents: dict[str, list[str]] = defaultdict(list)
    for c in chosen:
        parents[c.child.id].append(c.parent.id)
    spoken = occasions(documents, voices, parents, shared)
    for found in unseen_origins(documents, voices, explained, shared, spoken):
        members = dict(found.members)
        for d in documents:
            heard = speech(found, d, voices[d.id]) if d.id not in explained or d.id in updates else ()
            if heard:
                members[d.id] = Member(0.7, heard)
                continue
            share = (
                silent_share(found, d, voices[d.id], shared) if d.id not in members and d.id not in explained else 0.0
            )
            if share:
                members[d.id] = Member(round(min(0.85, share), 3), (), share)
        whole = replace(found, members=members)
        leave = {
            i for i, m in members.items() if i in weak and (m.firm or one_behind(whole, i, weak[i].parent.id, shared))
        }
        kept = {
            i: m
            for i, m in members.items()
            if (m.spans or i not in settled) and (i not in weak or i in leave or m.beside)
        }
        kept |= {i: members[i] for i in leave}
        if kept:
            moved |= leave
            settled |= set(kept)
            origin = _origin(replace(whole, members=kept), claims, by_id)
            origins.append(origin)
            edges += [_from_origin(origin, d, member) for d, member in sorted(kept.items())]
    return origins, edges, moved


def _is_weak(candidate: Candidate, voices: Mapping[str, Voices], outlets: Sequence[str]) -> bool:
    """Tell whether nothing but likeness speaks for a parent: not loudly, or against the document's own word for another source."""
    mine = voices[candidate.child.id]
    if candidate.version or same_outlet(candidate.child, candidate.parent):
        return False
    if candidate.credits:
        return mine.has_paper and mine.paper is not None and mine.paper.firm
    return candidate.log_odds < _WEAK or names_firmly(mine, outlets)


def _has_another_paper(candidate: Candidate, voices: Mapping[str, Voices]) -> bool:
    """Tell whether a document leans on a body's paper that the document it has the rest from does not go by."""
    mine, theirs = voices[candidate.child.id].paper, voices[candidate.parent.id].paper
    if mine is None or not mine.owner:
        return False
    if theirs is None:
        return mine.firm or same_outlet(candidate.child, candidate.parent)
    return mine.firm and bool(theirs.owner) and not same_name(mine.owner, theirs.owner)


def _seen(document: Document) -> Origin:
    return Origin(
        id=content_id("o", document.id), name=document.outlet or document.title or document.path, seen=True,
        kind=OriginKind.ARTICLE, document=document.id,
    )  # fmt: skip


def _origin(found: Unseen, claims: Sequence[Claim], documents: Mapping[str, Document]) -> Origin:
    """Reconstruct what the origin must have said: the claims that two of its documents tell."""
    readings = []
    for claim in claims:
        tellings = [t for t in claim.tellings if t.document in found.members]
        support = sorted({t.document for t in tellings})
        if len(support) > 1:
            best = min(tellings, key=lambda t: (not t.chain, t.document, t.content))
            text = " ".join(best.words(documents[best.document].text).split())
            readings.append(Reading(claim=claim.id, text=text, support=tuple(support)))
    return Origin(
        id=content_id("o", found.kind, found.name, *sorted(found.members)), name=found.name, seen=False, kind=found.kind,
        readings=tuple(readings),
    )  # fmt: skip


def _from_origin(origin: Origin, document: str, member: Member) -> Derivation:
    """Write a document's derivation from an unseen origin out, with its reason."""
    n = len(member.spans)
    if n:
        rule = f"the text goes by {origin.name} in {n} place{'s' if n != 1 else ''}"
    else:
        rule = f"it names no source, and {member.share:.0%} of what it shares with others here is told by articles that go by {origin.name}"
    prior = Evidence(rule="independent reporting is assumed unless something shows otherwise", weight=-1.0)
    return Derivation(
        document=document, parent=origin.id, kind=DerivationKind.SUMMARY, probability=member.probability,
        evidence=(Evidence(rule=rule, weight=2.5 if n else 1.8, spans=member.spans),), against=(prior,),
    )  # fmt: skip
