"""A table of what the user knows about the files: outlet, date, url, title, byline."""

from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from firsthand.errors import InputError
from firsthand.model import Document, Input, Published, Verdict
from firsthand.read.make import parse_published

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILE_COLUMNS = ("file", "path", "filename", "name")
_COLUMNS = {"outlet": "outlet", "source": "outlet", "published": "published", "date": "published", "url": "url",
            "title": "title", "headline": "title", "byline": "byline", "author": "byline"}  # fmt: skip


def read_metadata(path: str) -> dict[str, dict[str, str]]:
    """Read the table; rows by the file that they are about.

    Raises:
        InputError: The file cannot be read, or has no column for the file.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path}: the metadata cannot be read: {error}. Give a CSV file in UTF-8"
        raise InputError(msg) from error
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    columns = {(name or "").strip().lower(): name for name in reader.fieldnames or []}
    key = next((columns[c] for c in _FILE_COLUMNS if c in columns), None)
    if key is None:
        msg = f"{path}:1: no column says which file a row is about; expected one of {', '.join(_FILE_COLUMNS)}, found: {first.strip()}"
        raise InputError(msg)
    fields = {columns[c]: target for c, target in _COLUMNS.items() if c in columns}
    return {
        (row[key] or "").strip(): {t: (row[c] or "").strip() for c, t in fields.items()}
        for row in reader
        if row.get(key)
    }


def apply_metadata(
    documents: Sequence[Document],
    rows: dict[str, dict[str, str]],
    path: str,
) -> tuple[list[Document], list[Input]]:
    """Put the table's values over what the articles say; give rows that fit no document as refused inputs."""
    used, changed = set(), []
    for document in documents:
        key = next((k for k in rows if k == document.path or PurePath(k).name == PurePath(document.path).name), None)
        if key is None:
            changed.append(document)
            continue
        used.add(key)
        row = rows[key]
        published: Published = parse_published(row.get("published")) or document.published
        changed.append(
            dataclasses.replace(
                document, outlet=row.get("outlet") or document.outlet, url=row.get("url") or document.url,
                title=row.get("title") or document.title, byline=row.get("byline") or document.byline, published=published,
            ),
        )  # fmt: skip
    left = [
        Input(
            path=f"{path}!{key}",
            verdict=Verdict.REFUSED,
            reason=f"no article is called «{key}». Check the name in the table",
        )
        for key in rows
        if key not in used
    ]
    return changed, left
