"""The count stage: where each claim's words go back to, and how sure the number is."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.count.families import Families
from firsthand.model import Claim, Independence, SourceKind
from firsthand.protocols import Count
from firsthand.text.frequency import folded_words, rarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Document, Source, Statement, Stemma

_TELLING_RARITY = 6.0  # nats: «official», «minister»; below are words such as «the», «who»


@dataclass(frozen=True, slots=True)
class _Told:
    """One telling's nearest source, or None if it is told as fact."""

    telling: Statement
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RootCounter:
    """Counts the roots of each claim."""

    def __call__(
        self, documents: Sequence[Document], sources: Sequence[Source], claims: Sequence[Claim], stemma: Stemma,
    ) -> Count:
        """Fill in roots and independence; keeps order, tellings and identifiers."""
        by_id = {s.id: s for s in sources}
        families = Families(documents, stemma)
        outlets = {d.id: d.outlet for d in documents if d.outlet}
        return Count(claims=tuple(_counted(c, by_id, families, outlets) for c in claims), sources=tuple(sources))


def _counted(claim: Claim, sources: Mapping[str, Source], families: Families, outlets: Mapping[str, str]) -> Claim:
    told = [_Told(t, sources[t.chain[0].source] if t.chain else None) for t in claim.tellings]
    informants = [t for t in told if t.source is not None and t.source.kind is not SourceKind.OUTLET]
    media = [t for t in told if t.source is not None and t.source.kind is SourceKind.OUTLET]
    facts = [t for t in told if t.source is None]
    groups, doubts = _grouped(informants, families)
    roots = [_representative(group) for group in groups]
    roots += _media_roots(media, informants, families)
    silent = {families.of(t.telling.document) for t in facts} - {families.of(t.telling.document) for t in [*informants, *media]}
    low = max(len(roots) - doubts, 1 if roots else 0)
    open_facts = min(1, len(silent)) if roots or len(silent) > 1 else 0
    high = len(roots) + open_facts
    reason = _reason(roots, doubts, open_facts, len(told), silent, sources)
    expected = len(roots) - 0.5 * (len(roots) - low) + 0.3 * (high - len(roots))
    ordered = tuple(sorted(dict.fromkeys(roots), key=lambda r: (sources[r].name, r)))
    return dataclasses.replace(
        claim, roots=ordered, independent=Independence(low=low, high=high, expected=round(expected, 2), reason=reason),
    )


def _grouped(informants: Sequence[_Told], families: Families) -> tuple[list[list[_Told]], int]:
    """Put tellings that go back to one informant together; count how many more groups might be one.

    One identifier is one source. In one family of documents a vaguer source («the official», «rescuers») is the one
    that a relative names more fully. Sources of different families stay apart; like descriptors there are a doubt.
    """
    groups: dict[str, list[_Told]] = defaultdict(list)
    for t in informants:
        if t.source is not None:
            groups[t.source.id].append(t)
    listed = sorted(groups.values(), key=lambda g: (not _named(g), -len(g), g[0].telling.document, g[0].telling.content))
    kept: list[list[_Told]] = []
    doubts = 0
    for group in listed:
        host = next((k for k in kept if _one_source(k, group, families)), None)
        if host is not None:
            host += group
            continue
        doubts += any(_compatible(k, group) for k in kept) and not _named(group)
        kept.append(group)
    return kept, doubts


def _named(group: Sequence[_Told]) -> bool:
    return any(t.source is not None and t.source.kind in {SourceKind.PERSON, SourceKind.GROUP} for t in group)


def _one_source(a: Sequence[_Told], b: Sequence[_Told], families: Families) -> bool:
    """Tell whether two groups are one informant: same family, and one vague or their words agree."""
    related = any(families.of(x.telling.document) == families.of(y.telling.document) for x in a for y in b)
    apart = {x.telling.document for x in a} & {y.telling.document for y in b}
    if related and not apart and (not _named(b) or not _named(a)):
        return True
    return _compatible(a, b) and (related or (_named(a) and _named(b)))


def _compatible(a: Sequence[_Told], b: Sequence[_Told]) -> bool:
    """Tell whether the names and roles of two groups share a telling word."""
    return bool(_words(a) & _words(b))


def _words(group: Sequence[_Told]) -> frozenset[str]:
    text = " ".join(f"{t.source.name} {t.source.role or ''}" for t in group if t.source is not None)
    return frozenset(w for w in folded_words(text) if rarity(w) >= _TELLING_RARITY)


def _representative(group: Sequence[_Told]) -> str:
    sources = [t.source for t in group if t.source is not None]
    best = min(sources, key=lambda s: (s.kind is SourceKind.UNNAMED, s.kind is SourceKind.DOCUMENT, -len(s.name), s.id))
    return best.id


def _media_roots(media: Sequence[_Told], informants: Sequence[_Told], families: Families) -> list[str]:
    """Give the media that are roots themselves: those behind which no telling of the family names an informant."""
    known = [t.telling.document for t in informants]
    roots: list[str] = []
    seen: set[str] = set()
    for t in media:
        family = families.of(t.telling.document)
        if t.source is None or t.source.id in roots or families.share(known, t.telling.document) or family in seen:
            continue
        seen.add(family)
        roots.append(t.source.id)
    return roots


def _reason(
    roots: Sequence[str], doubts: int, open_facts: int, n_tellings: int, silent: set[str], sources: Mapping[str, Source],
) -> str:
    """Say what the number rests on and which one assumption moves it most."""
    if not roots:
        if len(silent) > 1:
            return "no stated source: every telling tells it as fact; it is open whether any outlet found it out itself"
        return "no stated source: every telling tells it as fact"
    names = ", ".join(sources[r].name for r in roots[:3]) + (" and others" if len(roots) > 3 else "")  # noqa: PLR2004
    base = f"{n_tellings} telling{'s' if n_tellings != 1 else ''} go back to {names}"
    if doubts:
        return f"{base}; unnamed sources with like descriptions in articles that do not derive from one another may be one"
    if open_facts:
        return f"{base}; an article that derives from none of the others tells it as fact and may have it from elsewhere"
    return base
