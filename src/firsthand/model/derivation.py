"""Derivations: which document derives from which, or from an origin that is not in the pile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model.document import Span


class DerivationKind(StrEnum):
    """How a document derives from its parent."""

    COPY = "copy"
    REWRITE = "rewrite"
    SUMMARY = "summary"
    TRANSLATION = "translation"
    UPDATE = "update"


class OriginKind(StrEnum):
    """What an origin is."""

    ARTICLE = "article"
    REPORT = "report"
    WIRE = "wire"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason for or against a derivation.

    Attributes:
        rule: The reason in words.
        weight: Log-likelihood ratio in nats; positive speaks for the derivation.
        spans: The words that show it.
    """

    rule: str
    weight: float
    spans: tuple[Span, ...] = ()


USERS_WORD = "your word"  # how the rule begins of what the user said and nobody inferred


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One document has it from a parent.

    Attributes:
        document: Identifier of the document that derives.
        parent: Identifier of a document of the pile, or of an Origin that is not in it.
        kind: See DerivationKind.
        probability: 0 to 1.
        evidence: What speaks for it.
        against: What speaks against it (weights negative).
    """

    document: str
    parent: str
    kind: DerivationKind
    probability: float
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()

    @property
    def users(self) -> bool:
        """Whether the user said so."""
        return any(e.rule.startswith(USERS_WORD) for e in (*self.evidence, *self.against))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an origin must have said, by those that derive from it (hypothetical if unseen)."""

    claim: str
    text: str
    support: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An article, report, statement or wire that others derive from.

    Attributes:
        id: Unique in the story.
        name: As the texts name it; empty if none names it.
        seen: Whether it is in the pile.
        document: Its document if seen, else None.
        kind: See OriginKind.
        readings: What it must have said.
    """

    id: str
    name: str
    seen: bool
    kind: OriginKind
    document: str | None = None
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma:
    """What the derive stage gives for one story.

    Attributes:
        origins: All origins, seen and unseen.
        derivations: What is asserted (probability >= .5); without a cycle.
        considered: What was weighed and found under .5.
    """

    origins: tuple[Origin, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    considered: tuple[Derivation, ...] = ()
