"""Equal texts under several paths: each an article of its own, the later ones say whose copy they are."""

from __future__ import annotations

import dataclasses
import sqlite3
from typing import TYPE_CHECKING

from firsthand.model import content_id
from firsthand.read.found import Found, remarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PAGES_KEPT = -8000  # kB of memory; the rest of the list lies in a nameless temporary file


def with_own_identifiers(found: Iterable[Found]) -> Iterator[Found]:
    """Tell equal texts apart by the order in which they come, in constant memory."""
    seen = sqlite3.connect("")
    try:
        seen.execute(f"PRAGMA cache_size={_PAGES_KEPT}")
        seen.execute("PRAGMA synchronous=OFF")
        seen.execute("PRAGMA journal_mode=OFF")
        seen.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, path TEXT, n INTEGER) WITHOUT ROWID")
        for one in found:
            yield one if one.document is None else _own(one, seen)
    finally:
        seen.close()


def _own(one: Found, seen: sqlite3.Connection) -> Found:
    document = one.document
    if document is None:
        return one
    row = seen.execute(
        "INSERT INTO seen VALUES (?, ?, 1) ON CONFLICT (id) DO UPDATE SET n = n + 1 RETURNING path, n",
        (document.id, document.path.encode("utf-8", "surrogateescape")),
    ).fetchone()
    path, n = row[0].decode("utf-8", "surrogateescape"), row[1]
    if n == 1:
        return one
    number = content_id("d", document.id, str(n))
    told = remarked(one, f"same text as {path}")
    return Found(dataclasses.replace(told.input, document=number), dataclasses.replace(document, id=number))
