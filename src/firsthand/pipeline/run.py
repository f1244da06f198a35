"""The whole way: read, group, attribute, align, compare, derive, count."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from typing import TYPE_CHECKING

from firsthand.align import ClaimAligner
from firsthand.errors import NothingReadError
from firsthand.model import Document, Input, Story, Trace, Verdict, content_id
from firsthand.pipeline.copies import fewer, heads, originals, with_copies, with_open_dates
from firsthand.pipeline.near_copies import near_copies, with_near_copies, without_dated_origins
from firsthand.pipeline.registry import BUILT_IN, with_chosen
from firsthand.pipeline.stages import Stages
from firsthand.pipeline.verdicts import unused, with_derivations
from firsthand.pipeline.versions import with_pages
from firsthand.read import FileReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from firsthand.model import Attribution, Claim, Stemma
    from firsthand.protocols import Count, Reading

    Progress = Callable[[str, int, int], None]


_MANY_ARTICLES = 500  # more take the encoder minutes
_LARGE_STORY = 100  # articles
_MANY_STORIES = 12  # fewer are done before a second process has started


def trace(  # noqa: PLR0913 - one parameter a setting
    paths_or_documents: Iterable[str | Document | Mapping[str, object]] | str,
    *,
    metadata: str | None = None,
    cues: str | None = None,
    columns: Iterable[tuple[str, str]] = (),
    progress: Progress | None = None,
    processes: int = 1,
    fast: bool | None = None,
    engines: Mapping[str, str] | None = None,
    verdicts: str | None = None,
    journal: str | None = None,
) -> Trace:
    """Trace a pile of articles: who had it first hand.

    Args:
        paths_or_documents: Files and folders (``"-"`` is standard input), documents, or records with a «text» field.
        metadata: A CSV file with a column «file» and any of outlet, published, url, title, byline.
        cues: A table of cues, read over the package's; docs/cues.md has its columns.
        columns: Which column of a table of articles holds a field: («text», «body»); the others are guessed.
        progress: Called with (stage, done, total) as the work goes on.
        processes: How many processes trace the stories. Over 1 only from a program that guards its main module
            (``if __name__ == "__main__"``), since each process imports it; the answer is the same.
        fast: Whether to do without the sentence encoder, which finds claims that have few words in common; None: in a pile
            of more than 500 articles. What was done stands in ``made_with``.
        engines: Stage → the name under which an installed package offers another one (docs/stages.md).
        verdicts: A CSV file with what the user knows better: columns verdict, this, other (docs/cli.md).
        journal: A file that keeps what was read, so that a rerun reads only what is left; None keeps nothing.

    Returns:
        The account of every input, the documents, and the stories with their claims, differences, derivations, roots.

    Raises:
        NothingReadError: Not one input could be read; the message names each with its reason.
        InputError: The metadata, the table of cues or the verdicts cannot be used.
        SettingsError: No installed package offers an engine, or the journal cannot be used.
    """
    chosen = {k: v for k, v in sorted((engines or {}).items()) if v != BUILT_IN}
    stages = with_chosen(
        Stages.built_in(
            metadata=metadata, cues=cues, columns=columns, processes=processes, verdicts=verdicts, journal=journal
        ),
        chosen,
    )
    report = progress or _silent
    given = [paths_or_documents] if isinstance(paths_or_documents, str) else list(paths_or_documents)
    reading = _read(given, stages, report)
    if not reading.documents:
        raise NothingReadError(_nothing(reading.inputs))
    quick = len(reading.documents) > _MANY_ARTICLES if fast is None else fast
    if quick and "align" not in chosen:
        stages = dataclasses.replace(stages, align=ClaimAligner(fast=True))
    stories = _stories(reading.documents, stages, processes, report)
    return Trace(
        made_with=_made_with(chosen, quick=quick),
        inputs=(*reading.inputs, *unused(stages.verdicts, reading.documents, stories)),
        documents=tuple(sorted(reading.documents, key=lambda d: (d.path, d.id))),
        stories=tuple(sorted(stories, key=lambda s: (-len(s.documents), s.id))),
    )


def _made_with(chosen: Mapping[str, str], *, quick: bool) -> dict[str, str]:
    weights = "parser, vectors, same_claim_fast" if quick else "parser, vectors, encoder, same_claim"
    named = ", ".join(f"{stage}={name}" for stage, name in chosen.items())
    return {"firsthand": _version(), "stages": named or BUILT_IN, "weights": weights}


def _stories(documents: Sequence[Document], stages: Stages, processes: int, report: Progress) -> list[Story]:
    """Group documents and trace each story; copies of one text are traced once."""
    report("group", 0, 1)
    copies = originals(documents)
    by_id = with_pages(documents, copies)
    groups = stages.group([with_open_dates(by_id[i], copies[i]) for i in sorted(copies)])
    piles = sorted(([by_id[i] for i in group] for group in groups), key=lambda g: (-len(g), g[0].id))
    others = [_other_heads(pile, copies) for pile in piles]
    stories = []
    for done, story in enumerate(_traced(piles, others, stages, processes)):
        report("trace", done, len(groups))
        stories.append(with_copies(story, copies))
    report("trace", len(groups), len(groups))
    return stories


def _other_heads(pile: Sequence[Document], copies: Mapping[str, Sequence[Document]]) -> tuple[Document, ...]:
    """Give the originals of a story with the days and outlets of their copies; none in a large story, where each costs seconds."""
    if len(pile) > _LARGE_STORY:
        return ()
    return tuple(itertools.chain.from_iterable(heads(d, copies[d.id]) for d in pile if copies[d.id]))


def _traced(
    piles: Sequence[Sequence[Document]], others: Sequence[Sequence[Document]], stages: Stages, processes: int
) -> Iterator[Story]:
    """Trace each story, here or in several processes; in the order given."""
    if processes <= 1 or len(piles) < _MANY_STORIES:
        yield from (_story(pile, heads, stages) for pile, heads in zip(piles, others, strict=True))
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_story, piles, others, itertools.repeat(stages), chunksize=4)


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""


def _read(given: Sequence[str | Document | Mapping[str, object]], stages: Stages, report: Progress) -> Reading:
    report("read", 0, 1)
    read = stages.read
    if isinstance(read, FileReader) and report is not _silent:
        read = dataclasses.replace(read, progress=lambda stage, done, total, _: report(stage, done, total))
    reading = read([g for g in given if isinstance(g, str)])
    inputs, documents = list(reading.inputs), list(reading.documents)
    records = [g for g in given if isinstance(g, Mapping)]
    made = [g for g in given if isinstance(g, Document)]
    made += [
        stages.document(record, path=str(record.get("path") or f"record {n}")) for n, record in enumerate(records, 1)
    ]
    known = {d.id for d in documents}
    for document in made:
        identifier, n = document.id, 2
        while identifier in known:
            identifier, n = content_id("d", document.id, str(n)), n + 1
        known.add(identifier)
        documents.append(dataclasses.replace(document, id=identifier))
        inputs.append(Input(path=document.path, verdict=Verdict.KEPT, document=identifier))
    return dataclasses.replace(
        reading,
        inputs=tuple(sorted(inputs, key=lambda i: (i.path, i.document or ""))),
        documents=tuple(documents),
    )


def _nothing(inputs: Sequence[Input]) -> str:
    listed = "; ".join(f"{i.path}: {i.reason}" for i in inputs[:5]) or "no file was found"
    more = f"; and {len(inputs) - 5} more" if len(inputs) > 5 else ""  # noqa: PLR2004 - the first five are enough
    return f"nothing could be read: {listed}{more}. Give articles as text, pages, JSON, PDF, mail, feeds or archives of these (docs/cli.md lists all)"


def _story(documents: Sequence[Document], others: Sequence[Document], stages: Stages) -> Story:
    ordered = sorted(documents, key=lambda d: d.id)
    copies = near_copies(ordered)
    aside = {c.document.id for c in copies}
    first_hand = [d for d in ordered if d.id not in aside]
    attribution = stages.attribute(first_hand)
    claims = stages.align(first_hand, attribution)
    claims = stages.compare(first_hand, attribution.sources, claims)
    stemma, count = _counted(first_hand, attribution, claims, stages)
    for other in others:  # a copy under another day or outlet raises no number
        changed = [other if d.id == other.id else d for d in first_hand]
        count = fewer(count, _counted(changed, attribution, claims, stages)[1])
    counted = count.claims
    if copies:  # they are derived and compared like any article, but what was counted stays
        own = stages.attribute([c.document for c in copies])
        counted = with_near_copies(counted, copies, own, {d.id: d.text for d in ordered})
        counted = stages.compare(ordered, count.sources, counted)
        stemma = without_dated_origins(stages.derive(ordered, attribution.sources, counted), ordered, copies)
        stemma = with_derivations(stemma, ordered, stages.verdicts)
    longest = min(ordered, key=lambda d: (not d.title, -len(d.text), d.id))
    return Story(
        id=content_id("t", *(d.id for d in ordered)),
        title=longest.title or longest.path,
        documents=tuple(d.id for d in ordered),
        sources=count.sources,
        origins=stemma.origins,
        derivations=stemma.derivations,
        considered=stemma.considered,
        claims=counted,
    )


def _counted(
    documents: Sequence[Document], attribution: Attribution, claims: Sequence[Claim], stages: Stages
) -> tuple[Stemma, Count]:
    stemma = stages.derive(documents, attribution.sources, claims)
    stemma = with_derivations(stemma, documents, stages.verdicts)
    return stemma, stages.count(documents, attribution.sources, claims, stemma)


def _version() -> str:
    try:
        return version("firsthand")
    except PackageNotFoundError:
        return "0"
