"""Equal texts under several paths, and versions of one address: each an article of its own; the later ones say of which."""

from __future__ import annotations

import dataclasses
import sqlite3
from typing import TYPE_CHECKING

from firsthand.model import content_id
from firsthand.read.found import Found, remarked
from firsthand.read.known import folded_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.model import Document

_PAGES_KEPT = -8000  # kB of memory; the rest of the list lies in a nameless temporary file


def with_own_identifiers(found: Iterable[Found]) -> Iterator[Found]:
    """Tell equal texts apart by the order in which they come, and name versions of one address, in constant memory."""
    seen = sqlite3.connect("")
    try:
        seen.execute(f"PRAGMA cache_size={_PAGES_KEPT}")
        seen.execute("PRAGMA synchronous=OFF")
        seen.execute("PRAGMA journal_mode=OFF")
        seen.execute("CREATE TABLE seen (key TEXT PRIMARY KEY, id TEXT, path BLOB, n INTEGER) WITHOUT ROWID")
        for one in found:
            yield one if one.document is None else _own(one, one.document, seen)
    finally:
        seen.close()


def _own(one: Found, document: Document, seen: sqlite3.Connection) -> Found:
    _, path, n = _count(seen, document.id, document)
    if n > 1:
        number = content_id("d", document.id, str(n))
        told = remarked(one, f"same text as {path}")
        document = dataclasses.replace(document, id=number)
        one = Found(dataclasses.replace(told.input, document=number), document)
    address = folded_address(document.url or "")
    if not address:
        return one
    first, where, m = _count(seen, address, document)
    if m == 1:
        return one
    told = one if n > 1 else remarked(one, f"another version of {where}: the same address")
    return dataclasses.replace(told, document=dataclasses.replace(document, version_of=first))


def _count(seen: sqlite3.Connection, key: str, document: Document) -> tuple[str, str, int]:
    """Give who came first under a key, and how many have come with this one."""
    row = seen.execute(
        "INSERT INTO seen VALUES (?, ?, ?, 1) ON CONFLICT (key) DO UPDATE SET n = n + 1 RETURNING id, path, n",
        (key, document.id, document.path.encode("utf-8", "surrogateescape")),
    ).fetchone()
    return row[0], row[1].decode("utf-8", "surrogateescape"), row[2]
