"""The account of what was read: a table for people, the trace file's inputs and documents for programs."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from typing import IO, TYPE_CHECKING

from firsthand.model import Verdict, plain
from firsthand.report.harmless import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from firsthand.model import Document, Input, Published
    from firsthand.read.found import Found

_MANY_ROWS = 2000  # more are not read by anybody
_STYLES = {Verdict.KEPT: "green", Verdict.PARTIAL: "yellow", Verdict.REFUSED: "red"}


class Account:
    """What became of the inputs, counted as they come; only the first rows of a large pile are kept."""

    def __init__(self) -> None:
        self.verdicts: Counter[Verdict] = Counter()
        self.n_documents = 0
        self.amiss: list[Input] = []
        self._rows: list[tuple[Input, str]] = []

    def add(self, found: Found, *, drawn: bool = True) -> None:
        """Count an input, and keep its row if it shall be drawn."""
        one = found.input
        self.verdicts[one.verdict] += 1
        self.n_documents += found.document is not None
        if one.verdict is not Verdict.KEPT and len(self.amiss) < _MANY_ROWS:
            self.amiss.append(one)
        if drawn and len(self._rows) < _MANY_ROWS:
            self._rows.append((one, _article(found.document) if found.document else ""))

    def counts(self) -> str:
        """Give «5 inputs: 3 kept, 1 partial, 1 refused; 4 articles»; the three add up to the first."""
        told = ", ".join(f"{self.verdicts[v]} {v.value}" for v in Verdict)
        n, articles = self.verdicts.total(), self.n_documents
        return f"{n} input{'s' if n != 1 else ''}: {told}; {articles} article{'s' if articles != 1 else ''}"

    def table(self) -> RenderableType:
        """Draw what became of each input."""
        from rich.console import Group  # noqa: PLC0415 - rich only for tables
        from rich.table import Table  # noqa: PLC0415 - with the above
        from rich.text import Text  # noqa: PLC0415 - with the above

        drawn = Table(box=None, pad_edge=False, header_style="bold")
        for name, ratio in (("", None), ("input", 3), ("article", 4), ("what to know, what to do", 4)):
            drawn.add_column(name, ratio=ratio, overflow="fold")
        for one, article in self._rows:
            style = _STYLES[one.verdict]
            drawn.add_row(
                Text(one.verdict.value, style=style),
                Text(printable(one.path)),
                Text(article),
                Text(printable(one.reason)),
            )
        left = self.verdicts.total() - len(self._rows)
        more = [Text(f"… and {left:,} inputs more; --format json lists all")] if left else []
        return Group(drawn, *more, Text(self.counts()))


def write_json(found: Iterable[Found], file: IO[str]) -> Account:
    """Write inputs and documents as they stand in a trace file, one a line, in constant memory.

    Documents wait in a nameless temporary file until the last input is written.
    """
    account = Account()
    with tempfile.TemporaryFile("w+", encoding="ascii") as documents:
        file.write('{"inputs": [')
        for one in found:
            file.write(",\n" if account.verdicts else "\n")
            file.write(json.dumps(plain(one.input)))
            if one.document is not None:
                documents.write(",\n" if account.n_documents else "\n")
                documents.write(json.dumps(plain(one.document)))
            account.add(one, drawn=False)
        file.write('\n],\n"documents": [')
        documents.seek(0)
        shutil.copyfileobj(documents, file)
        file.write("\n]}\n")
    return account


def _article(document: Document) -> str:
    about = [document.title or "(no title)", document.outlet or "", _day(document.published), document.byline or ""]
    return printable(" · ".join(a for a in about if a) + f" · {len(document.text.split()):,} words")


def _day(published: Published) -> str:
    if published.earliest:
        return published.earliest[:10]
    return f"before {published.latest[:10]}" if published.latest else ""
