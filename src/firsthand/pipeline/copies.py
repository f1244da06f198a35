"""Copies: one text under several paths is analysed once, and each copy is then set beside its original.

So a copy can never raise a count, whatever the stages do.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.model import (
    Claim,
    Derivation,
    DerivationKind,
    Document,
    Evidence,
    Origin,
    OriginKind,
    Published,
    Span,
    content_id,
)
from firsthand.protocols import Count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Statement, Story

_MOST_HEADS = 3  # of one text
_RULE = "the two texts are equal to the letter"


def originals(documents: Sequence[Document]) -> dict[str, tuple[Document, ...]]:
    """Give each text's original with its copies: the one whose outlet the articles name, then the undated or earliest, then the lowest identifier.

    A date is easily wrong: a copy with an earlier one does not take the place of an article that others go by.
    """
    by_text: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_text[document.text].append(document)
    found = {}
    for same in by_text.values():
        named = _named(same, by_text) if len(same) > 1 else set()
        first, *rest = sorted(same, key=lambda d: (d.outlet not in named, d.published.earliest or "", d.id))
        found[first.id] = tuple(rest)
    return found


def _named(same: Sequence[Document], texts: Iterable[str]) -> set[str | None]:
    """Give the outlets of one text's copies that an article names, this text itself or another."""
    outlets = {d.outlet for d in same if d.outlet}
    return {o for o in outlets if any(o in text for text in texts)}


def with_open_dates(document: Document, copies: Sequence[Document]) -> Document:
    """Give an original as published at any time from the first day that its copies have to the last; on no day if one has none."""
    days = [d.published for d in (document, *copies)]
    first, last = [d.earliest for d in days if d.earliest], [d.latest for d in days if d.latest]
    if not copies or min(len(first), len(last)) < len(days):
        return dataclasses.replace(document, published=Published()) if copies else document
    return dataclasses.replace(document, published=Published(earliest=min(first), latest=max(last)))


def heads(document: Document, copies: Sequence[Document]) -> tuple[Document, ...]:
    """Give an original as it would be with each other day and outlet that its copies have, a few at most; nobody can tell which is right."""
    known = {(document.published, document.outlet)}
    found = []
    for copy in sorted(copies, key=lambda c: (c.published.earliest or "", c.outlet or "", c.id)):
        if (copy.published, copy.outlet) not in known:
            known.add((copy.published, copy.outlet))
            found.append(dataclasses.replace(document, published=copy.published, outlet=copy.outlet))
    return tuple(found[:1] + found[-1:]) if len(found) > _MOST_HEADS else tuple(found)


def fewer(a: Count, b: Count) -> Count:
    """Give, claim by claim, the count with fewer roots, then the one with the lower end; the first of equals."""

    def size(claim: Claim) -> tuple[int, int]:
        return len(claim.roots), claim.independent.high if claim.independent else 0

    claims = tuple(min(x, y, key=size) for x, y in zip(a.claims, b.claims, strict=True))
    known = {s.id for s in a.sources}
    return Count(claims=claims, sources=(*a.sources, *(s for s in b.sources if s.id not in known)))


def with_copies(story: Story, copies: Mapping[str, Sequence[Document]]) -> Story:
    """Set copies beside their originals: as documents, tellings and derivations; roots and counts stay."""
    added = [(i, copy) for i in story.documents for copy in copies.get(i, ())]
    if not added:
        return story
    edges = [_edge(original, copy) for original, copy in added]
    known = {o.document for o in story.origins}
    names = {original: copy for original, copy in added if original not in known}
    seen = [
        Origin(id=content_id("o", i), name=c.outlet or "", seen=True, kind=OriginKind.ARTICLE, document=i)
        for i, c in sorted(names.items())
    ]
    return dataclasses.replace(
        story,
        documents=tuple(sorted([*story.documents, *(c.id for _, c in added)])),
        claims=tuple(_claim(claim, copies) for claim in story.claims),
        derivations=(*story.derivations, *sorted(edges, key=lambda e: (e.document, e.parent))),
        origins=(*story.origins, *seen),
    )


def _claim(claim: Claim, copies: Mapping[str, Sequence[Document]]) -> Claim:
    again: list[Statement] = [
        dataclasses.replace(t, document=c.id) for t in claim.tellings for c in copies.get(t.document, ())
    ]
    return dataclasses.replace(claim, tellings=(*claim.tellings, *again)) if again else claim


def _edge(original: str, copy: Document) -> Derivation:
    whole = Span(document=copy.id, start=0, end=len(copy.text))
    return Derivation(
        document=copy.id, parent=original, kind=DerivationKind.COPY, probability=1.0,
        evidence=(Evidence(rule=_RULE, weight=9.0, spans=(whole,)),),
    )  # fmt: skip
