"""The count stage: where each claim's words go back to, and how sure the number is."""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.count.families import Families
from firsthand.model import Claim, Independence, SourceKind
from firsthand.protocols import Count
from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Document, Source, Statement, Stemma

_ARTICLES = frozenset("the a an one some two three several police officials".split())
_SUPPORT = 0.5  # of the shorter telling's information; count on the training piles: .46 at 0, .47 here, .44 at .75
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
        self,
        documents: Sequence[Document],
        sources: Sequence[Source],
        claims: Sequence[Claim],
        stemma: Stemma,
    ) -> Count:
        """Fill in roots and independence; keeps order, tellings and identifiers."""
        by_id = {s.id: s for s in sources}
        families = Families(documents, stemma)
        texts = {d.id: d.text for d in documents}
        return Count(claims=tuple(_counted(c, by_id, families, texts) for c in claims), sources=tuple(sources))


def _counted(claim: Claim, sources: Mapping[str, Source], families: Families, texts: Mapping[str, str]) -> Claim:
    told = [_Told(t, sources[t.chain[0].source] if t.chain else None) for t in claim.tellings]
    informants = [t for t in told if t.source is not None and t.source.kind is not SourceKind.OUTLET]
    media = [t for t in told if t.source is not None and t.source.kind is SourceKind.OUTLET]
    facts = [t for t in told if t.source is None]
    groups, guesses = _grouped(_supported(informants, told, texts), families)
    roots = [_representative(group) for group in groups]
    roots += _media_roots(media, informants, families)
    silent = {families.of(t.telling.document) for t in facts} - {
        families.of(t.telling.document) for t in [*informants, *media]
    }
    ordered = tuple(sorted(dict.fromkeys(roots), key=lambda r: (sources[r].name, r)))
    n = len(ordered)
    low = max(n - 1, 1) if n else 0
    doubts = min(1, guesses) or (min(1, len(silent)) if ordered or len(silent) > 1 else 0)
    high = n + doubts
    reason = _reason(ordered, guesses, doubts, len(told), silent, sources)
    expected = n - 0.25 * (n - low) + 0.25 * (high - n)
    return dataclasses.replace(
        claim,
        roots=ordered,
        independent=Independence(low=low, high=high, expected=round(expected, 2), reason=reason),
    )


def _supported(informants: Sequence[_Told], told: Sequence[_Told], texts: Mapping[str, str]) -> list[_Told]:
    """Keep the tellings whose words another document's telling shares, so that a stray statement adds no root.

    Where none is shared, the telling nearest to the others stays: a claim that somebody is quoted for has a root.
    """
    words = {id(t): _content(t.telling.words(texts[t.telling.document])) for t in told}

    def share(t: _Told) -> float:
        others = [u for u in told if u.telling.document != t.telling.document]
        return max((_shared(words[id(t)], words[id(u)]) for u in others), default=1.0)

    shares = [(share(t), t) for t in informants]
    best = max((s for s, _ in shares), default=0.0)
    return [t for s, t in shares if s >= min(_SUPPORT, best)]


def _content(text: str) -> dict[str, float]:
    return {stem(w): rarity(w) for w in folded_words(text) if rarity(w) >= _TELLING_RARITY or w[0].isdigit()}


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Give the share of the shorter telling's information that the other holds."""
    least = min(math.fsum(a.values()), math.fsum(b.values()))
    return math.fsum(v for k, v in sorted(a.items()) if k in b) / least if least else 0.0


def _grouped(informants: Sequence[_Told], families: Families) -> tuple[list[list[_Told]], int]:
    """Put tellings that go back to one informant together; count the vague groups that may be others.

    One identifier is one source. A source with a proper name is a root of its own unless its words fit another's. A vague
    one («the official», «rescuers», «the company») is taken for one that the claim has already, unless an article names
    both side by side; each such guess is counted, widens the range and is said in the reason.
    """
    groups: dict[str, list[_Told]] = defaultdict(list)
    for t in informants:
        if t.source is not None:
            groups[t.source.id].append(t)
    listed = sorted(
        groups.values(), key=lambda g: (not _proper(g), -len(g), g[0].telling.document, g[0].telling.content)
    )
    kept: list[list[_Told]] = []
    guesses = 0
    for group in listed:
        host = next((k for k in kept if _compatible(k, group)), None)
        if host is None and not _proper(group):
            host = next((k for k in kept if _related(k, group, families) and not _side_by_side(k, group)), None)
            if host is None:
                host = next((k for k in kept if not _side_by_side(k, group)), None)
                guesses += host is not None
        if host is not None:
            host += group
        else:
            kept.append(group)
    return kept, guesses


def _proper(group: Sequence[_Told]) -> bool:
    """Tell whether a group's source has a proper name."""
    return any(
        t.source is not None and t.source.kind in {SourceKind.PERSON, SourceKind.GROUP} and _capital(t.source.name)
        for t in group
    )


def _capital(name: str) -> bool:
    words = name.split()
    return any(w[:1].isupper() for w in words[1:]) or (
        words[0][:1].isupper() and words[0].lower() not in _ARTICLES and len(words) == 1
    )


def _related(a: Sequence[_Told], b: Sequence[_Told], families: Families) -> bool:
    return any(families.of(x.telling.document) == families.of(y.telling.document) for x in a for y in b)


def _side_by_side(a: Sequence[_Told], b: Sequence[_Told]) -> bool:
    """Tell whether one article gives statements of this claim to both: then it takes them for two."""
    return bool({x.telling.document for x in a} & {y.telling.document for y in b})


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
    roots: Sequence[str],
    guesses: int,
    doubts: int,
    n_tellings: int,
    silent: set[str],
    sources: Mapping[str, Source],
) -> str:
    """Say what the number rests on and which one assumption moves it most."""
    if not roots:
        told = "no stated source: every telling tells it as fact"
        return f"{told}; it is open whether any outlet found it out itself" if len(silent) > 1 else told
    names = ", ".join(sources[r].name for r in roots[:3]) + (" and others" if len(roots) > 3 else "")  # noqa: PLR2004
    verb = "goes" if n_tellings == 1 else "go"
    base = f"{n_tellings} telling{'s' if n_tellings != 1 else ''} {verb} back to {names}"
    if guesses:
        return f"{base}; we infer that a source described without a name is one of these: if not, there is one more"
    if doubts:
        return (
            f"{base}; an article that derives from none of the others tells it as fact and may have it from elsewhere"
        )
    if len(roots) > 1:
        return f"{base}; if two of these speak for one another, there is one less"
    return base
