"""The account of what was read: a table for people, the trace file's inputs and documents for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from firsthand.model import Verdict, plain
from firsthand.report.harmless import printable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from firsthand.model import Document, Published
    from firsthand.protocols import Reading

_STYLES = {Verdict.KEPT: "green", Verdict.PARTIAL: "yellow", Verdict.REFUSED: "red"}


def as_json(reading: Reading) -> str:
    """Write inputs and documents as they stand in a trace file."""
    ordered = sorted(reading.documents, key=lambda d: (d.path, d.id))
    told = {"inputs": [plain(i) for i in reading.inputs], "documents": [plain(d) for d in ordered]}
    return json.dumps(told, ensure_ascii=True, indent=1)


def counts(reading: Reading) -> str:
    """Give «5 inputs: 3 kept, 1 partial, 1 refused; 4 articles»; the three add up to the first."""
    by_verdict = Counter(i.verdict for i in reading.inputs)
    told = ", ".join(f"{by_verdict[v]} {v.value}" for v in Verdict)
    n = len(reading.documents)
    return f"{len(reading.inputs)} input{'s' if len(reading.inputs) != 1 else ''}: {told}; {n} article{'s' if n != 1 else ''}"


def table(reading: Reading) -> RenderableType:
    """Draw what became of each input."""
    from rich.console import Group  # noqa: PLC0415 - rich only for tables
    from rich.table import Table  # noqa: PLC0415 - with the above
    from rich.text import Text  # noqa: PLC0415 - with the above

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for name, ratio in (("", None), ("input", 3), ("article", 4), ("what to know, what to do", 4)):
        drawn.add_column(name, ratio=ratio, overflow="fold")
    by_id = {d.id: d for d in reading.documents}
    for one in reading.inputs:
        document = by_id.get(one.document or "")
        drawn.add_row(
            Text(one.verdict.value, style=_STYLES[one.verdict]),
            Text(printable(one.path)),
            Text(_article(document) if document else ""),
            Text(printable(one.reason)),
        )
    return Group(drawn, Text(counts(reading)))


def _article(document: Document) -> str:
    about = [document.title or "(no title)", document.outlet or "", _day(document.published), document.byline or ""]
    return printable(" · ".join(a for a in about if a) + f" · {len(document.text.split()):,} words")


def _day(published: Published) -> str:
    if published.earliest:
        return published.earliest[:10]
    return f"before {published.latest[:10]}" if published.latest else ""
