"""The seams of the pipeline: what each stage takes and gives. Built-in stages and plug-ins alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import (
        Attribution,
        Claim,
        Document,
        Input,
        Source,
        Stemma,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the read stage gives: the account and the documents (inputs and documents sorted by path)."""

    inputs: tuple[Input, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What the count stage gives: the claims with roots, and the sources with those it added."""

    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]


class Reader(Protocol):
    """Paths → documents and an account of every input."""

    def __call__(self, paths: Iterable[str], /) -> Reading:
        """Read every path; raise nothing for a single bad input."""
        ...


class Grouper(Protocol):
    """Documents → stories."""

    def __call__(self, documents: Sequence[Document], /) -> tuple[tuple[str, ...], ...]:
        """Give each story as a sorted tuple of document identifiers; every document in exactly one."""
        ...


class Attributor(Protocol):
    """The documents of one story → sources and statements."""

    def __call__(self, documents: Sequence[Document], /) -> Attribution:
        """Find statements with their chains."""
        ...


class Aligner(Protocol):
    """The statements of one story → claims."""

    def __call__(self, documents: Sequence[Document], attribution: Attribution, /) -> tuple[Claim, ...]:
        """Put every statement into exactly one claim."""
        ...


class Comparer(Protocol):
    """Claims → claims with differences."""

    def __call__(
        self, documents: Sequence[Document], sources: Sequence[Source], claims: Sequence[Claim], /
    ) -> tuple[Claim, ...]:
        """Fill in differences; keep order, tellings and identifiers."""
        ...


class Deriver(Protocol):
    """Claims → the stemma of a story."""

    def __call__(self, documents: Sequence[Document], sources: Sequence[Source], claims: Sequence[Claim], /) -> Stemma:
        """Find which document derives from which, or from an origin not in the pile."""
        ...


class Counter(Protocol):
    """Claims and stemma → claims with roots."""

    def __call__(
        self,
        documents: Sequence[Document],
        sources: Sequence[Source],
        claims: Sequence[Claim],
        stemma: Stemma,
        /,
    ) -> Count:
        """Fill in roots and independent; keep order, tellings and identifiers."""
        ...
