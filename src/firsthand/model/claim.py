"""Claims: what several statements say, how their tellings part, and how many roots they have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model.statement import Statement


class DifferenceKind(StrEnum):
    """In what tellings of one claim part."""

    QUANTITY = "quantity"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    ROLE = "role"
    RELATION = "relation"
    CERTAINTY = "certainty"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    POLARITY = "polarity"
    WORDING = "wording"


class DifferenceVerdict(StrEnum):
    """What a difference means."""

    CONFLICT = "conflict"  # both cannot be true, or one teller changed what was said
    COMPATIBLE = "compatible"  # a bound, a part, a rounding, a wider scope, a finer place
    UPDATE = "update"  # a later figure of a thing that grows
    VARIANT = "variant"  # the same thing said or spelt otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceValue:
    """What one telling says at the place of a difference.

    Attributes:
        telling: Index into the claim's tellings.
        start: First code point in the telling's document (the whole telling where something is left out).
        end: Not included.
        value: What it says, for people («over 170 Afghans + 13 US»; «none» where left out).
    """

    telling: int
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where tellings of one claim part."""

    kind: DifferenceKind
    verdict: DifferenceVerdict
    explanation: str
    values: tuple[DifferenceValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """How many independent roots a claim has, and how sure that is.

    Attributes:
        low: Least number under the assumptions that the texts leave open.
        high: Greatest number.
        expected: Expected number, low <= expected <= high.
        reason: In words, with the one assumption that moves it most.
    """

    low: int
    high: int
    expected: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one or more statements say.

    Attributes:
        id: Made from its tellings.
        gist: The clearest telling's words.
        tellings: Sorted by document, then by place.
        differences: Filled by compare.
        roots: Identifiers of sources, sorted by name; filled by count. Empty: no stated source.
        independent: Filled by count; None before it.
    """

    id: str
    gist: str
    tellings: tuple[Statement, ...]
    differences: tuple[Difference, ...] = ()
    roots: tuple[str, ...] = ()
    independent: Independence | None = None
