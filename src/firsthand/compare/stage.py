"""The compare stage: every kind of difference over every claim."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.compare import (
    attribution,
    certainty,
    date,
    name,
    place,
    polarity,
    quantity,
    quotation,
    relation,
    role,
    wording,
)
from firsthand.compare.days import publication_days
from firsthand.compare.tellings import read_tellings
from firsthand.compare.trust import believed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.compare.tellings import Finding, Telling
    from firsthand.model import Claim, Document, Source

_KINDS = (quantity, date, name, place, role, relation, certainty, attribution, quotation, polarity, wording)


def findings(tellings: Sequence[Telling]) -> list[Finding]:
    """Give what every kind's rules propose for one claim."""
    return [f for kind in _KINDS for f in kind.compare(tellings)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimComparer:
    """Finds where tellings of one claim part, in eleven kinds."""

    def __call__(
        self,
        documents: Sequence[Document],
        sources: Sequence[Source],
        claims: Sequence[Claim],
    ) -> tuple[Claim, ...]:
        """Fill in differences; keeps order, tellings and identifiers."""
        by_id, by_source = {d.id: d for d in documents}, {s.id: s for s in sources}
        days = publication_days(documents)
        compared = []
        for claim in claims:
            if len(claim.tellings) < 2:  # noqa: PLR2004 - nothing to compare
                compared.append(claim)
                continue
            tellings = read_tellings(claim, by_id, by_source, days)
            found = tuple(f.difference for f in findings(tellings) if believed(f, tellings))
            compared.append(dataclasses.replace(claim, differences=found))
        return tuple(compared)
