"""The stages that a run uses: the built-in ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.align import ClaimAligner
from firsthand.attribute import StatementAttributor
from firsthand.compare import ClaimComparer
from firsthand.count import RootCounter
from firsthand.derive import StemmaBuilder
from firsthand.group import StoryGrouper
from firsthand.read import FileReader, document_from_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from firsthand.model import Document
    from firsthand.protocols import Aligner, Attributor, Comparer, Counter, Deriver, Grouper, Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """One of each stage."""

    read: Reader
    group: Grouper
    attribute: Attributor
    align: Aligner
    compare: Comparer
    derive: Deriver
    count: Counter
    document: Callable[..., Document] = document_from_mapping

    @classmethod
    def built_in(
        cls, *, metadata: str | None = None, columns: Iterable[tuple[str, str]] = (), processes: int = 1
    ) -> Stages:
        """Give the built-in stages with their default settings."""
        return cls(
            read=FileReader(metadata=metadata, columns=tuple(columns), processes=processes), group=StoryGrouper(), attribute=StatementAttributor(), align=ClaimAligner(),
            compare=ClaimComparer(), derive=StemmaBuilder(), count=RootCounter(),
        )  # fmt: skip
