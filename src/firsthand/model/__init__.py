"""The nouns: documents, statements, claims, derivations, stories. Frozen, standard library only."""

from firsthand.model.claim import (
    Claim,
    Difference,
    DifferenceKind,
    DifferenceValue,
    DifferenceVerdict,
    Independence,
)
from firsthand.model.derivation import (
    USERS_WORD,
    Derivation,
    DerivationKind,
    Evidence,
    Origin,
    OriginKind,
    Reading,
    Stemma,
)
from firsthand.model.document import Document, Input, Published, Span, Verdict, Zone, ZoneKind
from firsthand.model.ids import content_id
from firsthand.model.statement import (
    Attribution,
    Form,
    Link,
    Polarity,
    Source,
    SourceKind,
    Statement,
)
from firsthand.model.story import TRACE_FORMAT, Story, Trace, plain

__all__ = [
    "TRACE_FORMAT",
    "USERS_WORD",
    "Attribution",
    "Claim",
    "Derivation",
    "DerivationKind",
    "Difference",
    "DifferenceKind",
    "DifferenceValue",
    "DifferenceVerdict",
    "Document",
    "Evidence",
    "Form",
    "Independence",
    "Input",
    "Link",
    "Origin",
    "OriginKind",
    "Polarity",
    "Published",
    "Reading",
    "Source",
    "SourceKind",
    "Span",
    "Statement",
    "Stemma",
    "Story",
    "Trace",
    "Verdict",
    "Zone",
    "ZoneKind",
    "content_id",
    "plain",
]
