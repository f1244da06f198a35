"""Tables of articles (CSV, TSV): columns guessed and shown, or set; each row is an input of its own."""

from __future__ import annotations

import csv
import io
import itertools
from typing import TYPE_CHECKING

from firsthand.read.feeds import plain_text
from firsthand.read.parts import Part
from firsthand.read.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.read.parts import Parts
    from firsthand.read.rows import Row

FIELDS = ("text", "title", "outlet", "published", "url", "byline", "updated", "fetched")
_NAMES = {
    "text": "text body content article fulltext full_text maintext article_text body_text story_text story plain_text texte texto inhalt volltext html content_html articlebody",
    "title": "title headline name head hed article_title titre titulo título titel überschrift heading",
    "outlet": "outlet source publisher publication site_name sitename media_name media newspaper source_name paper journal quelle medium medio media_outlet hostname domain",
    "published": "published date publish_date date_published datepublished published_at pubdate publication_date date_publish time timestamp datum fecha created_at published_date",
    "url": "url link canonical href address source_url article_url permalink web_url",
    "updated": "updated date_modified datemodified modified date_modify last_updated updated_at",
    "fetched": "fetched date_download fetched_at crawled crawled_at scraped_at retrieved accessed",
    "byline": "byline author authors creator writer journalist autor auteur by",
}
_BY_NAME = {name: field for field, listed in _NAMES.items() for name in listed.split()}
SAMPLE_CHARS = 60_000
_MANY_ROWS = 50


def guess_delimiter(text: str) -> str | None:
    """Give the character that parts the columns of a table, or None if its first rows have no common number of columns."""
    sample = text[:SAMPLE_CHARS]
    if len(text) > SAMPLE_CHARS:
        sample = sample[: sample.rfind("\n") + 1]
    best, best_width = None, 1
    for delimiter in ",\t;|":
        try:
            rows = [
                r
                for r, _ in zip(csv.reader(io.StringIO(sample), delimiter=delimiter), range(_MANY_ROWS), strict=False)
                if r
            ]
        except csv.Error:
            continue
        width = len(rows[0]) if rows else 0
        like = sum(len(r) == width for r in rows)
        if width > best_width and like * 5 >= len(rows) * 4:
            best, best_width = delimiter, width
    first = text.split("\n", 1)[0][:2000]
    return best or next((d for d in ",\t;|" if d in first and _is_head(first.split(d), None)), None)


def is_table(text: str) -> bool:
    """Tell whether a text is a table by its content: its first line names columns that we know, one of them the text."""
    first = text.lstrip("\ufeff").split("\n", 1)[0][:2000]
    if not any(d in first for d in ",\t;|"):
        return False
    names = {_BY_NAME.get(_folded(cell)) for d in ",\t;|" for cell in first.split(d)}
    return "text" in names and len(names - {None}) >= 2  # noqa: PLR2004 - the text and something about it


def table_parts(path: str, text: str, columns: Mapping[str, str] | None = None, note: str = "") -> Parts:
    """Give the rows of a table.

    Args:
        path: The file's.
        text: The file's.
        columns: Which column holds a field («text», «title», …), by its name or its number from 1; the rest is guessed.
        note: What is doubtful about its letters; it is told of the rows that hold other than plain ones.
    """
    lines = text.splitlines(keepends=True) if "\r" in text else [line + "\n" for line in text.split("\n")]
    yield from row_parts(path, ((line, "" if line.isascii() else note) for line in lines), text, columns)


def row_parts(
    path: str,
    lines: Iterable[tuple[str, str]],
    sample: str,
    columns: Mapping[str, str] | None = None,
    *,
    longest: int | None = None,
) -> Parts:
    """Give the rows of a table of any length.

    Args:
        path: The file's.
        lines: Its lines with their ends, each with what is noted of it.
        sample: Its beginning, of more than SAMPLE_CHARS where it is longer.
        columns: As for ``table_parts``.
        longest: Characters of one row at most, if there is a limit: a quotation mark that never closes ends there.
    """
    delimiter = guess_delimiter(sample.lstrip("\ufeff").replace("\x00", "\ufffd"))
    if delimiter is None:
        yield Part(
            path=path,
            refused="a table without columns that can be told apart. Part them by commas or tabs, or give the text as .txt",
        )
        return
    rows = rows_of(lines, delimiter, longest)
    first = list(itertools.islice(rows, _MANY_ROWS + 1))
    head, body = (first[0].cells, first[1:]) if first and _has_head(first, columns) else ([], first)
    width = len(first[0].cells) if first else 0
    chosen = _columns(head, [row.cells for row in body], columns or {}, width)
    if isinstance(chosen, str):
        yield Part(path=path, refused=chosen)
        return
    n_rows = n_read = 0
    for row in itertools.chain(body, rows):
        part = _row_part(path, row, chosen, width)
        n_rows, n_read = n_rows + 1, n_read + (part.record is not None)
        yield part
    shown = ", ".join(f"{field}={head[k] if head else k + 1}" for field, k in chosen.items())
    yield Part(
        path=path,
        told=f"a table of {n_rows} rows, {n_read} with a text; columns: {shown}. Others: --columns text=NAME,title=NAME",
    )


def _row_part(path: str, row: Row, chosen: Mapping[str, int], width: int) -> Part:
    where, cells = f"{path}!{row.line}", row.cells
    record = {
        field: plain_text(cells[k]) if field == "text" else cells[k].strip()
        for field, k in chosen.items()
        if k < len(cells)
    }
    if not record.get("text", "").strip():
        fault = f": {row.fault}" if row.fault else ""
        reason = f"the row has no text in column {chosen['text'] + 1}{fault}. Fill it in, or say --columns text=NAME"
        return Part(path=where, refused=reason)
    uneven = f"the row has {len(cells)} columns, not {width}: check its quotation marks" if len(cells) != width else ""
    return Part(path=where, record=record, note="; ".join(filter(None, [row.note, row.fault or uneven])))


def _folded(cell: str) -> str:
    return cell.strip().strip('"').lower().replace(" ", "_").replace("-", "_")


def _has_head(rows: Sequence[Row], columns: Mapping[str, str] | None) -> bool:
    """Tell whether the first row names the columns: by known or given names, or because it is short and the rows are not."""
    first = rows[0].cells
    if _is_head(first, columns):
        return True
    short = all(0 < len(c.strip()) <= 40 for c in first)  # noqa: PLR2004 - a column's name
    return short and any(len(c) >= 80 for row in rows[1:_MANY_ROWS] for c in row.cells)  # noqa: PLR2004 - an article


def _is_head(cells: Sequence[str], columns: Mapping[str, str] | None) -> bool:
    wanted = {v for v in (columns or {}).values() if not v.isdigit()}
    return any(_folded(c) in _BY_NAME for c in cells) or any(c.strip() in wanted for c in cells)


def _columns(
    head: Sequence[str], body: Sequence[Sequence[str]], given: Mapping[str, str], width: int
) -> dict[str, int] | str:
    """Give the column of each field; a reason if the text has none."""
    chosen: dict[str, int] = {}
    for field, name in given.items():
        k = int(name) - 1 if name.isdigit() else next((i for i, c in enumerate(head) if c.strip() == name), -1)
        if not 0 <= k < width:
            return f"no column «{name}» for {field}; the columns are: {', '.join(head) or f'1 to {width}'}. Say --columns {field}=NAME"
        chosen[field] = k
    for k, cell in enumerate(head):
        field = _BY_NAME.get(_folded(cell), "")
        if field and field not in chosen and k not in chosen.values():
            chosen[field] = k
    if "text" not in chosen:
        sample = body[:_MANY_ROWS]
        free = [k for k in range(width) if k not in chosen.values()]
        lengths = {k: sum(len(r[k]) for r in sample if k < len(r)) / max(1, len(sample)) for k in free}
        longest = max(lengths, key=lambda k: (lengths[k], -k), default=None)
        if longest is None or lengths[longest] < 80:  # noqa: PLR2004 - shorter is no article
            return f"no column holds articles; the columns are: {', '.join(head) or f'1 to {width}'}. Say --columns text=NAME"
        chosen["text"] = longest
    return {field: chosen[field] for field in FIELDS if field in chosen}
