"""The count stage: where each claim's words go back to, and how sure the number is."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.count.candidates import candidates_of
from firsthand.count.families import Families
from firsthand.count.identity import Identity
from firsthand.count.own import OwnReporting
from firsthand.count.reason import chosen_of, independence
from firsthand.count.roots import Told
from firsthand.protocols import Count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Document, Source, Stemma


@dataclass(frozen=True, slots=True, kw_only=True)
class RootCounter:
    """Counts the roots of each claim.

    Attributes:
        same: Pairs of names that are one source, by the user's word.
        different: Pairs of names that are not.
    """

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()

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
        identity = Identity(documents, sources, self.same, self.different)
        own = OwnReporting(documents, sources, stemma, families)
        texts = {d.id: d.text for d in documents}
        outlets = sorted({d.outlet for d in documents if d.outlet})
        counted = tuple(_counted(c, by_id, texts, families, identity, own, outlets) for c in claims)
        return Count(claims=counted, sources=(*sources, *(s for s in own.added if s.id not in by_id)))


def _counted(
    claim: Claim,
    sources: Mapping[str, Source],
    texts: Mapping[str, str],
    families: Families,
    identity: Identity,
    own: OwnReporting,
    outlets: Sequence[str],
) -> Claim:
    told = [Told(t, sources[t.chain[0].source] if t.chain else own.body(t)) for t in claim.tellings]
    found = candidates_of(told, texts, families, identity, own, outlets)
    chosen = chosen_of(found)
    said = identity.said([t.source for t in told if t.source is not None])
    return dataclasses.replace(
        claim,
        roots=tuple(dict.fromkeys(c.source.id for c in chosen)),
        independent=independence(found, chosen, told, families, said),
    )
