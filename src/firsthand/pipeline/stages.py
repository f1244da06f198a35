"""The stages that a run uses: the built-in ones."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.align import ClaimAligner
from firsthand.attribute import StatementAttributor, document_quotes, load_cues
from firsthand.compare import ClaimComparer
from firsthand.count import RootCounter
from firsthand.derive import StemmaBuilder
from firsthand.group import StoryGrouper
from firsthand.pipeline.verdicts import DIFFERENT, SAME, Row, pairs, read_verdicts
from firsthand.read import FileReader, document_from_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from firsthand.attribute import Quote
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
    verdicts: tuple[Row, ...] = ()
    document: Callable[..., Document] = document_from_mapping
    quote: Callable[[Document], tuple[Quote, ...]] = document_quotes

    @classmethod
    def built_in(
        cls,
        *,
        metadata: str | None = None,
        cues: str | None = None,
        columns: Iterable[tuple[str, str]] = (),
        processes: int = 1,
        verdicts: str | None = None,
        journal: str | None = None,
    ) -> Stages:
        """Give the built-in stages with their default settings.

        Raises:
            InputError: A table of metadata, of cues or of verdicts cannot be used.
        """
        load_cues(cues)
        rows = read_verdicts(verdicts)
        reader = FileReader(metadata=metadata, columns=tuple(columns), processes=processes, journal=journal)
        return cls(
            read=reader, group=StoryGrouper(), attribute=StatementAttributor(cues=cues), align=ClaimAligner(),
            compare=ClaimComparer(), derive=StemmaBuilder(), count=RootCounter(same=pairs(rows, SAME), different=pairs(rows, DIFFERENT)), verdicts=rows,
            quote=functools.partial(document_quotes, cues=cues),
        )  # fmt: skip
