"""The roots of one claim: which tellings' sources are one, and which of the rest an article shows to be one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from firsthand.count.identity import akin_words, is_person, proper, telling_words
from firsthand.count.short_forms import (
    body_noun,
    holds_noun,
    media_at_large,
    of_police,
    owner_of_issued,
    paperlike,
    police,
    pronoun,
    reportlike,
)
from firsthand.model import Polarity, Source, SourceKind
from firsthand.text.frequency import folded_words
from firsthand.text.media_names import same_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.count.families import Families
    from firsthand.count.identity import Identity
    from firsthand.count.own import OwnReporting
    from firsthand.model import Statement


_LEANS = re.compile(
    r"(?:their|his|her|its|our|my|one|some|others?|another|all|both) |\S+$", re.IGNORECASE
)  # says little alone
_BROKEN = re.compile(r"[:;\"“”\n]")


@dataclass(frozen=True, slots=True)
class Told:
    """One telling with its nearest source, None if it is told as fact."""

    telling: Statement
    source: Source | None


@dataclass(slots=True)
class Group:
    """Tellings that go back to one informant."""

    told: list[Told] = field(default_factory=list)
    issuer: Source | None = None  # whose paper its sources are, as the stemma has it

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources, each once."""
        return tuple({t.source.id: t.source for t in self.told if t.source is not None}.values())

    @property
    def named(self) -> bool:
        """Whether one of the sources has a proper name."""
        return any(proper(s) for s in self.sources)

    @property
    def documents(self) -> frozenset[str]:
        """Give the documents that tell it."""
        return frozenset(t.telling.document for t in self.told)

    @property
    def denies(self) -> bool:
        """Whether its sources deny the claim."""
        return all(t.telling.polarity is Polarity.DENIED for t in self.told)

    @property
    def representative(self) -> Source:
        """Give the source that stands for all: a named person or body before a document, a fuller name before a shorter."""
        if self.issuer is not None and all(s.kind is SourceKind.DOCUMENT or not proper(s) for s in self.sources):
            return self.issuer
        counts: dict[str, int] = {}
        for t in self.told:
            if t.source is not None:
                counts[t.source.id] = counts.get(t.source.id, 0) + 1
        return min(
            self.sources,
            key=lambda s: (
                not proper(s),
                _LEANS.match(s.name) is not None or _BROKEN.search(s.name) is not None,
                s.kind is SourceKind.DOCUMENT,
                s.kind is SourceKind.UNNAMED,
                -counts[s.id],
                -len(s.name),
                s.id,
            ),
        )


def informants_of(told: Sequence[Told], identity: Identity) -> list[Group]:
    """Give the informants of a claim, each with its tellings: sources that are one by name, or as the texts say, are joined."""
    groups: list[Group] = []
    for t in told:
        if t.source is None or t.source.kind is SourceKind.OUTLET:
            continue
        source = t.source
        hosts = [
            g
            for g in groups
            if any(identity.same(s, source) for s in g.sources) and not identity.parted(g.sources, [source])
        ]
        if hosts:
            hosts[0].told.append(t)
            for other in hosts[1:]:
                hosts[0].told += other.told
                groups.remove(other)
        else:
            groups.append(Group([t]))
    informed = [g for g in groups if not all(media_at_large(s) or pronoun(s) for s in g.sources)]
    return informed or groups


def with_issuers(groups: Sequence[Group], identity: Identity, own: OwnReporting) -> list[Group]:
    """Join the papers among the groups that have one issuer with one another and with the issuer itself."""
    kept: list[Group] = []
    papers: list[Group] = []
    for g in groups:
        if all(paperlike(s) for s in g.sources):
            g.issuer = own.issuer(sorted(g.documents))
        (kept if g.issuer is None else papers).append(g)
    for g in papers:
        issuer = g.issuer
        hosts = [
            k
            for k in kept
            if issuer and ((k.issuer and k.issuer.id == issuer.id) or any(identity.same(s, issuer) for s in k.sources))
        ]
        if hosts:
            hosts[0].told += g.told
            hosts[0].issuer = issuer
            for other in hosts[1:]:
                hosts[0].told += other.told
                kept.remove(other)
        else:
            kept.append(g)
    return kept


def joined(groups: Sequence[Group], families: Families, identity: Identity) -> list[Group]:
    """Join each source without a proper name to the one that the documents above it name, or that its description fits."""
    kept = [g for g in groups if g.named]
    rest = sorted(
        (g for g in groups if not g.named),
        key=lambda g: (-len(g.documents), min(g.documents), g.told[0].telling.content),
    )
    for group in rest:
        open_ = [g for g in kept if not identity.parted(g.sources, group.sources)]
        host = (
            short_for(group, open_)
            or issuer_of(group, open_, identity)
            or one_of_police(group, open_)
            or same_report(group, open_, families)
            or described(group, [g for g in open_ if g.named], identity)
        )
        if host is None:
            like = [g for g in open_ if g.denies == group.denies]
            host = above(group, like, families) or (_of_family(group, like, families) if generic(group) else None)
        if host is None:
            kept.append(group)
        else:
            host.told += group.told
    return kept


def short_for(group: Group, known: Sequence[Group]) -> Group | None:
    """Give the only informant whose name has the noun that a group goes by: «the bank» after the National Bank."""
    nouns = {body_noun(s) for s in group.sources}
    if len(nouns) != 1 or None in nouns:
        return None
    noun = str(nouns.pop())
    hosts = [g for g in known if any(proper(s) and holds_noun(s.name, noun) for s in g.sources)]
    return hosts[0] if len(hosts) == 1 else None


def issuer_of(group: Group, known: Sequence[Group], identity: Identity) -> Group | None:
    """Give the body whose statement or figures a group's papers are by their own names: «the notice that the company lodged»."""
    owners = [owner_of_issued(s) for s in group.sources]
    if not owners or None in owners:
        return None
    bodies = [replace(s, name=str(o), kind=SourceKind.GROUP) for s, o in zip(group.sources, owners, strict=True)]
    hosts = [g for g in known if any(identity.same(b, s) for b in bodies for s in g.sources)]
    return hosts[0] if len(hosts) == 1 else None


def one_of_police(group: Group, known: Sequence[Group]) -> Group | None:
    """Give the only informant of the police where others say «the police», «detectives»; an article that has both takes them for two."""
    if not all(police(s) for s in group.sources):
        return None
    hosts = [g for g in known if any(of_police(s) for s in g.sources)]
    return hosts[0] if len(hosts) == 1 and not side_by_side(hosts[0], group) else None


def same_report(group: Group, known: Sequence[Group], families: Families) -> Group | None:
    """Give the report that a group’s report, draft, annex or table is: the only one that its own or kin articles name."""
    if not all(reportlike(s) for s in group.sources):
        return None
    near = {families.of(d) for d in group.documents}
    hosts = [
        g
        for g in known
        if any(reportlike(s) or s.kind is SourceKind.DOCUMENT for s in g.sources)
        and any(families.of(d) in near for d in g.documents)
    ]
    return hosts[0] if len(hosts) == 1 else None


def _of_family(group: Group, known: Sequence[Group], families: Families) -> Group | None:
    """Give the informant told by most documents that have it from where a group's documents, all derived, have it."""
    if not all(families.derives(d) for d in group.documents):
        return None
    near = {families.of(d) for d in group.documents}
    kin = [g for g in known if any(families.of(d) in near for d in g.documents) and not side_by_side(g, group)]
    return min(kin, key=lambda g: (-len(g.documents), min(g.documents)), default=None)


def above(group: Group, known: Sequence[Group], families: Families) -> Group | None:
    """Give the informant that the documents name from which a group's documents derive, if it is one."""
    ancestors = frozenset().union(*(families.ancestors(d) for d in group.documents))
    if not ancestors:
        return None
    direct = [g for g in known if g.documents & ancestors]
    if not direct and generic(group):  # brothers: documents with a common origin that is not in the pile
        direct = [g for g in known if any(families.ancestors(d) & ancestors for d in g.documents)]
    apart = [g for g in direct if not side_by_side(g, group)]
    return apart[0] if len(apart) == 1 else None


def described(group: Group, known: Sequence[Group], identity: Identity) -> Group | None:
    """Give the informant of whom the texts say what a group's description says.

    An insider is not the body that he is in: only those who speak for a body, its staff at large and its papers are the body.
    """
    fitting = []
    for g in known:
        words = [telling_words(s) for s in group.sources]
        persons = [s for s in g.sources if is_person(s)]
        bodies = [s for s in g.sources if not is_person(s)]
        if (
            any(akin_words(w, telling_words(s)) for w in words for s in persons)
            or any(identity.described(s, w) for w in words for s in persons)
            or any(identity.voice_of(s, body) for s in group.sources for body in bodies)
        ):
            fitting.append(g)
    apart = [g for g in fitting if not side_by_side(g, group) or named_below(group, g)]
    return apart[0] if len(apart) == 1 else None


def named_below(group: Group, known: Group) -> bool:
    """Tell whether articles that give a claim to both describe one person first and name the person below.

    «A publicist for the singer said … Henrike Solano, the publicist, said»: news puts the name off where it says little.
    """
    for s in group.sources:
        words = folded_words(s.name)
        if len(words) < 2 or words[0] not in {"a", "an"}:  # noqa: PLR2004 - «a spokesman»
            return False
        roles = {w for o in known.sources for w in folded_words(o.role or "")}
        if not set(words[1:_HEAD_WORDS]) & roles:
            return False
    first = {d: min(t.telling.start for t in group.told if t.telling.document == d) for d in group.documents}
    return all(
        first[d] < min(t.telling.start for t in known.told if t.telling.document == d)
        for d in group.documents & known.documents
    )


_HEAD_WORDS = 3  # «a police spokesman»


def generic(group: Group) -> bool:
    """Tell whether nothing in a group's descriptions tells it from any other source: «officials», «the statement»."""
    return not any(telling_words(s) for s in group.sources)


def only_other(group: Group, known: Sequence[Group]) -> Group | None:
    """Give the claim's single other informant, unless an article gives the claim to both."""
    return known[0] if len(known) == 1 and not side_by_side(known[0], group) else None


def side_by_side(a: Group, b: Group) -> bool:
    """Tell whether one article gives the claim to both: then it takes them for two."""
    return bool(a.documents & b.documents)


def media_of(
    told: Sequence[Told], known: set[str], families: Families, outlets: Sequence[str]
) -> list[tuple[Source, list[Told]]]:
    """Give the media that are roots themselves: those behind which no telling of the family names an informant.

    A medium whose own article is in the pile speaks there for itself, with the sources that it names there; where nobody
    names any, the medium itself is what the claim goes back to.
    """
    roots: dict[str, tuple[Source, list[Told]]] = {}
    citing = {link.source for t in told for link in t.telling.chain[1:]}  # media behind which somebody is named
    for t in told:
        if t.source is None or t.source.kind is not SourceKind.OUTLET or t.source.id in citing:
            continue
        if (known and any(same_name(t.source.name, outlet) for outlet in outlets)) or families.share(
            known, t.telling.document
        ):
            continue
        host = next((k for k, (s, _) in roots.items() if same_name(s.name, t.source.name)), t.source.id)
        roots.setdefault(host, (t.source, []))[1].append(t)
    return list(roots.values())
