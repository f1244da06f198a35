"""Copies: one text under several paths is analysed once, and each copy is then set beside its original.

So a copy can never raise a count, whatever the stages do.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.model import Claim, Derivation, DerivationKind, Document, Evidence, Origin, OriginKind, Span, content_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Statement, Story

_RULE = "the two texts are equal to the letter"


def originals(documents: Sequence[Document]) -> dict[str, tuple[Document, ...]]:
    """Give each text's first document with its copies: the undated or earliest published, then the lowest identifier."""
    by_text: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_text[document.text].append(document)
    ordered = (sorted(same, key=lambda d: (d.published.earliest or "", d.id)) for same in by_text.values())
    return {same[0].id: tuple(same[1:]) for same in ordered}


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
