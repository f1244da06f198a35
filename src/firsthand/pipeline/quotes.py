"""The statements of single articles: who says what, by which words, without tracing a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.errors import NothingReadError
from firsthand.model import Verdict
from firsthand.pipeline.stages import Stages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.attribute import Quote
    from firsthand.model import Attribution, Input


def attribute(text: str, *, title: str | None = None, outlet: str | None = None) -> Attribution:
    """Find who says what in one text.

    Args:
        text: The article, paragraphs parted by line breaks.
        title: Its headline, if it is not part of the text.
        outlet: Whose article it is: the outlet's own voice is never a source.

    Returns:
        Sources and statements; offsets count code points of ``text``.
    """
    stages = Stages.built_in()
    record = {"text": text, "title": title or "", "outlet": outlet or ""}
    return stages.attribute([stages.document(record, path="text")])


def quotes(
    paths: Iterable[str],
    *,
    metadata: str | None = None,
    cues: str | None = None,
) -> tuple[tuple[Input, ...], tuple[Quote, ...]]:
    """Read articles and give the attributions of each, in the order of the text.

    Raises:
        NothingReadError: Not one input could be read.
        InputError: The metadata or the table of cues cannot be used.
    """
    stages = Stages.built_in(metadata=metadata, cues=cues)
    reading = stages.read(list(paths))
    if not reading.documents:
        told = "; ".join(f"{i.path}: {i.reason}" for i in reading.inputs[:5]) or "no file was found"
        msg = f"nothing could be read: {told}. Give articles as text, pages, JSON, PDF, mail, feeds or archives of these (docs/cli.md lists all)"
        raise NothingReadError(msg)
    ordered = sorted(reading.documents, key=lambda d: (d.path, d.id))
    found = [q for d in ordered for q in stages.quote(d)]
    return reading.inputs, tuple(found)


def is_whole(inputs: Iterable[Input]) -> bool:
    """Tell whether every input was read whole."""
    return all(i.verdict is Verdict.KEPT for i in inputs)
