"""The count stage: where each claim's words go back to, and how sure the number is."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.count.cohesion import loose
from firsthand.count.families import Families
from firsthand.count.identity import Identity, best_name, proper, telling_words
from firsthand.count.own import OwnReporting
from firsthand.count.reason import Doubts, independence
from firsthand.model import Claim, SourceKind
from firsthand.protocols import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Document, Source, Statement, Stemma


_STRAY = 16.0  # nats, about two telling words; count on the training piles: .43 without, .47 at 12, .50 here, .48 at 20


@dataclass(frozen=True, slots=True)
class Told:
    """One telling's nearest source, or None if it is told as fact."""

    telling: Statement
    source: Source | None


@dataclass(slots=True)
class Root:
    """What some tellings of a claim go back to.

    Attributes:
        tellings: Those that lead to it by name.
        guessed: Those that lead to it by inference: a source without a name.
        own: Whether it is an outlet's own reporter, or an origin that only the stemma names.
    """

    tellings: list[Told]
    guessed: list[Told]
    own: Source | None = None


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
        counting = _Counting(documents, sources, stemma)
        counted = tuple(counting.counted(c) for c in claims)
        return Count(claims=counted, sources=(*sources, *counting.own.added))


def facts_of(told: Sequence[Told]) -> list[Statement]:
    """Give the tellings, in a stable order."""
    return sorted((t.telling for t in told), key=lambda t: (t.document, t.content))


class _Counting:
    """The counting of one story."""

    def __init__(self, documents: Sequence[Document], sources: Sequence[Source], stemma: Stemma) -> None:
        self._sources = {s.id: s for s in sources}
        self._families = Families(documents, stemma)
        self._identity = Identity(documents)
        self._texts = {d.id: d.text for d in documents}
        self.own = OwnReporting(documents, sources, stemma, self._families)

    def counted(self, claim: Claim) -> Claim:
        """Give a claim with its roots."""
        first = self._first_copies(claim)
        apart = loose(first, self._texts, least=_STRAY)
        told = [
            Told(t, self._sources[t.chain[0].source] if t.chain else None)
            for i, t in enumerate(first)
            if i not in apart or len(apart) == len(first)
        ]
        informed = [t for t in told if t.source is not None and t.source.kind is not SourceKind.OUTLET]
        media = [t for t in told if t.source is not None and t.source.kind is SourceKind.OUTLET]
        facts = [t for t in told if t.source is None]
        roots = self._named([t for t in informed if t.source is not None and proper(t.source)])
        n_guessed = self._vague([t for t in informed if t.source is not None and not proper(t.source)], roots)
        self._media(media, roots, facts)
        self._own(facts, roots)
        silent = [t for t in facts if not self._explained(t, told)]
        order = Counter(t.source.id for t in told if t.source is not None)
        chosen = [
            r.own
            or best_name(
                [t.source for t in [*r.tellings, *(r.guessed if not r.tellings else [])] if t.source is not None], order
            )
            for r in roots
        ]
        ordered = tuple(dict.fromkeys(s.id for s in sorted(chosen, key=lambda s: (s.name, s.id))))
        names = tuple(s.name for s in sorted(chosen, key=lambda s: (s.name, s.id)))
        doubts = Doubts(
            guesses=n_guessed, families=self._n_families(told), silent=self._n_families(silent), own=sum(r.own is not None for r in roots),
        )  # fmt: skip
        return dataclasses.replace(claim, roots=ordered, independent=independence(names, len(told), doubts))

    def _n_families(self, told: Sequence[Told]) -> int:
        return len({self._families.of(t.telling.document) for t in told})

    def _first_copies(self, claim: Claim) -> list[Statement]:
        """Leave tellings of a document out whose text stands in the pile under another path too: a copy adds nothing."""
        return [t for t in claim.tellings if t.document not in self._families.repeats]

    def _named(self, told: Sequence[Told]) -> list[Root]:
        """Put tellings with a named source together, one root a person or body."""
        roots: list[Root] = []
        for t in sorted(
            told,
            key=lambda t: (
                t.source is not None and t.source.kind is SourceKind.DOCUMENT,
                t.telling.document,
                t.telling.content,
            ),
        ):
            host = next((r for r in roots if any(self._one(t, u) for u in r.tellings)), None)
            if host is None:
                roots.append(Root([t], []))
            else:
                host.tellings.append(t)
        return self._joined(roots)

    def _one(self, a: Told, b: Told) -> bool:
        return a.source is not None and b.source is not None and self._identity.same(a.source, b.source)

    def _joined(self, roots: list[Root]) -> list[Root]:
        """Join roots that a later name showed to be one (a person, a body, and the person said to speak for it)."""
        kept: list[Root] = []
        for root in roots:
            host = next((k for k in kept if any(self._one(t, u) for t in root.tellings for u in k.tellings)), None)
            if host is None:
                kept.append(root)
            else:
                host.tellings += root.tellings
        return kept

    def _vague(self, told: Sequence[Told], roots: list[Root]) -> int:
        """Find a root for each telling whose source has no name; give the number of guesses.

        It is the root's whose words describe it; else, in a document that has it from another teller, that teller's; else,
        with words that tell it from the others, its own; else the only root that there is.
        """
        guesses = 0
        for t in sorted(
            told, key=lambda t: (self._families.depth(t.telling.document), t.telling.document, t.telling.content)
        ):
            words = telling_words(t.source) if t.source is not None else frozenset()
            host = self._described(t, words, roots) or self._inherited(t, roots)
            if host is None and not words and roots and not self._beside(t, roots):
                host = roots[0]
                guesses += 1
            if host is None:
                roots.append(Root([], [t]))
            else:
                host.guessed.append(t)
        return guesses

    def _described(self, told: Told, words: frozenset[str], roots: Sequence[Root]) -> Root | None:
        """Find the root whose names or roles share a telling word, or of whom a text says what describes this one."""
        return next((r for r in roots if any(self._fits(told, words, u) for u in [*r.tellings, *r.guessed])), None)

    def _fits(self, told: Told, words: frozenset[str], other: Told) -> bool:
        if other.source is None or told.telling.polarity is not other.telling.polarity:
            return False
        shared = bool(words & telling_words(other.source))
        return shared or self._one(told, other) or self._identity.described(other.source, words)

    def _inherited(self, told: Told, roots: Sequence[Root]) -> Root | None:
        """Find the root of the teller that the document has it from, or, both without a name, of one with the same origin."""
        above = self._families.ancestors(told.telling.document)
        near = [r for r in roots if any(self._related(told, u, above) for u in [*r.tellings, *r.guessed])]
        return min(near, key=lambda r: bool(r.tellings), default=None)

    def _related(self, told: Told, other: Told, above: frozenset[str]) -> bool:
        if told.telling.polarity is not other.telling.polarity:
            return False
        theirs = self._families.ancestors(other.telling.document)
        if other.telling.document in above or told.telling.document in theirs:
            return True
        nameless = other.source is not None and not proper(other.source)
        return nameless and bool(theirs & above)

    def _beside(self, told: Told, roots: Sequence[Root]) -> bool:
        """Tell whether the document gives the claim to a root and to this source side by side: then it takes them for two."""
        return all(any(u.telling.document == told.telling.document for u in [*r.tellings, *r.guessed]) for r in roots)

    def _media(self, told: Sequence[Told], roots: list[Root], facts: list[Told]) -> None:
        """Let a medium be a root only if no telling names an informant and the medium's own article is not here."""
        for t in sorted(told, key=lambda t: (t.telling.document, t.telling.content)):
            if self._families.derives(t.telling.document) or roots:
                facts.append(t)
            else:
                roots.append(Root([t], []))

    def _own(self, facts: Sequence[Told], roots: list[Root]) -> None:
        """Add what outlets found out themselves, and the body whose statement everybody retells."""
        for t in sorted(facts, key=lambda t: (t.telling.document, t.telling.content)):
            source = self.own.reporter(t.telling) if t.source is None else None
            if source is not None and all(r.own is None or r.own.id != source.id for r in roots):
                roots.append(Root([], [t], source))
        if not roots and facts:
            source = next((b for b in map(self.own.body, facts_of(facts)) if b is not None), None)
            source = source or self.own.origin([t.telling.document for t in facts])
            if source is not None:
                roots.append(Root([], list(facts), source))

    def _explained(self, told: Told, others: Sequence[Told]) -> bool:
        """Tell whether a telling as fact is in the family of a telling that names a source."""
        named = [u.telling.document for u in others if u.source is not None]
        return self._families.share(named, told.telling.document)
