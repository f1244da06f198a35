"""The statements of single articles: who says what, by which words, without tracing a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.errors import NothingReadError
from firsthand.model import Attribution, Verdict
from firsthand.pipeline.stages import Stages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.model import Document, Form, Input, Link, Polarity, Source, Statement

Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One attribution in one article; all offsets count code points of the article's text.

    Attributes:
        document: The article.
        source: Where the source is named; empty if a pronoun or nothing names it here.
        cue: The words that attribute.
        content: What is attributed, in runs.
        form: Direct, indirect or mixed.
        certainty: The cue's word (said, confirmed, denied, …).
        polarity: Affirmed or denied.
        speaker: The source's resolved name.
        chain: Names, nearest source first.
    """

    document: Document
    source: Runs
    cue: Runs
    content: Runs
    form: Form
    certainty: str
    polarity: Polarity
    speaker: str
    chain: tuple[str, ...]


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


def quotes(paths: Iterable[str], *, metadata: str | None = None) -> tuple[tuple[Input, ...], tuple[Quote, ...]]:
    """Read articles and give the attributions of each, in the order of the text.

    Raises:
        NothingReadError: Not one input could be read.
    """
    stages = Stages.built_in(metadata=metadata)
    reading = stages.read(list(paths))
    if not reading.documents:
        told = "; ".join(f"{i.path}: {i.reason}" for i in reading.inputs[:5]) or "no file was found"
        msg = f"nothing could be read: {told}. Give articles as .txt, .md, .html, .json or .jsonl"
        raise NothingReadError(msg)
    ordered = sorted(reading.documents, key=lambda d: (d.path, d.id))
    found = [q for d in ordered for q in document_quotes(d, stages.attribute([d]))]
    return reading.inputs, tuple(found)


def document_quotes(document: Document, attribution: Attribution) -> Iterator[Quote]:
    """Give one article's attributions: one for each source and cue, what several statements say by one cue put together."""
    names = {s.id: s for s in attribution.sources}
    parts: dict[tuple[tuple[int, int], str], list[tuple[Statement, Link]]] = {}
    for statement in attribution.statements:
        for link in statement.chain:
            if link.cue is not None:
                parts.setdefault((link.cue, link.source), []).append((statement, link))
    for (cue, _), listed in sorted(parts.items(), key=lambda item: item[0]):
        yield _quote(document, cue, listed, names)


def _quote(
    document: Document,
    cue: tuple[int, int],
    listed: Sequence[tuple[Statement, Link]],
    sources: dict[str, Source],
) -> Quote:
    first, link = listed[0]
    return Quote(
        document=document,
        source=(link.mention,) if link.mention is not None else (),
        cue=(cue,),
        content=_joined(document.text, [run for s, _ in listed for run in s.content]),
        form=first.form,
        certainty=link.certainty,
        polarity=link.polarity,
        speaker=sources[link.source].name,
        chain=tuple(sources[x.source].name for x in first.chain),
    )


def _joined(text: str, runs: Sequence[tuple[int, int]]) -> Runs:
    """Join runs between which nothing but marks and spaces stands."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(runs)):
        if joined and not any(c.isalnum() for c in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def is_whole(inputs: Iterable[Input]) -> bool:
    """Tell whether every input was read whole."""
    return all(i.verdict is Verdict.KEPT for i in inputs)
