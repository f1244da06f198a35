"""Quotations for people and programs: a table, coloured text, CSV, JSON lines."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from firsthand.attribute import Quote

COLUMNS = ("path", "speaker", "certainty", "form", "polarity", "content", "chain")
_COLOURS = {"source": "bold cyan", "cue": "yellow", "content": "green"}


def as_json_lines(found: Iterable[Quote]) -> str:
    """Write one object a line; offsets are [start, end] pairs into the article's text."""
    return "\n".join(json.dumps(_record(q), ensure_ascii=False) for q in found)


def _record(q: Quote) -> dict[str, object]:
    return {
        "path": q.document.path,
        "source": [list(r) for r in q.source],
        "cue": [list(r) for r in q.cue],
        "content": [list(r) for r in q.content],
        "form": q.form.value,
        "certainty": q.certainty,
        "polarity": q.polarity.value,
        "speaker": q.speaker,
        "chain": list(q.chain),
    }


def as_csv(found: Iterable[Quote]) -> str:
    """Write a table with a head line; a cell that a spreadsheet would take for a formula is made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for q in found:
        writer.writerow([_harmless(c) for c in _cells(q)])
    return out.getvalue().rstrip("\n")


def _harmless(cell: str) -> str:
    return "'" + cell if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _cells(q: Quote) -> list[str]:
    chain = " < ".join(q.chain)
    return [q.document.path, q.speaker, q.certainty, q.form.value, q.polarity.value, words(q), chain]


def words(q: Quote) -> str:
    """Give the words that are attributed, runs joined by « … »."""
    return " … ".join(" ".join(q.document.text[a:b].split()) for a, b in q.content)


def table(found: Sequence[Quote]) -> RenderableType:
    """Draw a table: who, by which word, what, through whom."""
    from rich.table import Table  # noqa: PLC0415 - rich only where it is drawn

    drawn = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for column, ratio in (("article", 2), ("speaker", 3), ("how", 2), ("what", 8), ("through", 2)):
        drawn.add_column(column, ratio=ratio, overflow="fold")
    for q in found:
        how = f"{q.certainty}{' (denied)' if q.polarity.value == 'denied' else ''}"
        through = " < ".join(c for c in q.chain if c != q.speaker)
        drawn.add_row(
            _plain(q.document.path.rsplit("/", 1)[-1]), _plain(q.speaker), how, _plain(words(q)), _plain(through)
        )
    return drawn


def _plain(text: str) -> RenderableType:
    from rich.text import Text  # noqa: PLC0415 - as above

    return Text("".join(c for c in text if c.isprintable()))


def coloured(found: Sequence[Quote]) -> RenderableType:
    """Draw the articles' text with sources, cues and what is attributed in colours."""
    from rich.text import Text  # noqa: PLC0415 - as above

    by_article: dict[str, list[Quote]] = {}
    for q in found:
        by_article.setdefault(q.document.id, []).append(q)
    drawn = Text()
    for listed in by_article.values():
        document = listed[0].document
        drawn.append(f"{document.path}\n", style="bold underline")
        text = Text("".join(c if c.isprintable() or c in "\n\t" else "�" for c in document.text))
        for name in ("content", "cue", "source"):
            for q in listed:
                for start, end in getattr(q, name):
                    text.stylize(_COLOURS[name], start, end)
        drawn.append(text).append("\n\n")
    return drawn
