"""A table of what the user knows about the files: outlet, date, url, title, byline."""

from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path, PurePath

from firsthand.errors import InputError
from firsthand.read.found import Found, refused
from firsthand.read.make import parse_published

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


class Metadata:
    """The table, and which of its rows fit a document.

    Raises:
        InputError: The file cannot be read, or has no column for the file.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._rows = read_metadata(path)
        self._used: set[str] = set()
        self._places: dict[str, tuple[int, str]] = {}
        for k, key in enumerate(self._rows):
            for name in (f"={key}", PurePath(key).name):
                self._places.setdefault(name, (k, key))

    def applied(self, found: Found) -> Found:
        """Put the table's values over what an article says."""
        document = found.document
        if document is None:
            return found
        fit = [self._places.get(n) for n in (f"={document.path}", PurePath(document.path).name)]
        key = min((place for place in fit if place is not None), default=(0, ""))[1]
        if not key:
            return found
        self._used.add(key)
        row = self._rows[key]
        published = parse_published(row.get("published")) or document.published
        changed = dataclasses.replace(
            document, outlet=row.get("outlet") or document.outlet, url=row.get("url") or document.url,
            title=row.get("title") or document.title, byline=row.get("byline") or document.byline, published=published,
        )  # fmt: skip
        return dataclasses.replace(found, document=changed)

    def left(self) -> tuple[Found, ...]:
        """Refuse the rows that fitted no document."""
        return tuple(
            refused(f"{self._path}!{key}", f"no article is called «{key}». Check the name in the table")
            for key in self._rows
            if key not in self._used
        )
