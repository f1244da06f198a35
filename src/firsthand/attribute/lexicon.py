"""The lexicon of cues: the table that comes with the package, and a user's over it."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASSES = ("verb", "noun", "adjective")
FACTIVITIES = ("fact", "open", "denied")
STANCE = "stance"
CHANNELS = ("speech", "writing", "thought", "intention", "record", STANCE)
_COLUMNS = ("word", "class", "strength", "factivity", "channel", "takes", "irregular forms")
_NEEDED = len(_COLUMNS) - 1
_LETTERS = frozenset("coxgmpqfh")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table.

    Attributes:
        word: The dictionary form; a verb may have a particle («lay out»).
        kind: Verb, noun or adjective.
        strength: 0 (denies) to 1 (as firm as a fact).
        factivity: Whether what it attributes is told as a fact, left open or denied.
        channel: Speech, writing, thought, intention, record, or stance, which ``firsthand quotes`` alone reads.
        takes: Letters and prepositions that docs/cues.md explains.
        forms: Forms that are not regular.
    """

    word: str
    kind: str
    strength: float
    factivity: str
    channel: str
    takes: frozenset[str]
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All rows that are read, the user's first: the first row of a word counts."""

    entries: tuple[Entry, ...]


@functools.cache
def load(path: str | None = None) -> Lexicon:
    """Load the package's table, under a user's if a path is given.

    Raises:
        InputError: The user's file cannot be read, or a line of it is not a row.
    """
    own = _rows(_read(path), path) if path else ()
    table = files("firsthand").joinpath("attribute/cues.tsv").read_text("utf-8")
    return Lexicon((*own, *_rows(table, "cues.tsv")))


_current: ContextVar[Lexicon | None] = ContextVar("lexicon", default=None)


def lexicon() -> Lexicon:
    """Give the lexicon in use."""
    return _current.get() or load()


@contextmanager
def using(path: str | None) -> Iterator[None]:
    """Read with a user's table until the block ends."""
    token = _current.set(load(path))
    try:
        yield
    finally:
        _current.reset(token)


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path}: the cues cannot be read: {error}. Give a table in UTF-8, as docs/cues.md describes it"
        raise InputError(msg) from error


def _rows(text: str, name: str) -> tuple[Entry, ...]:
    lines = enumerate(text.splitlines(), 1)
    return tuple(_row(line, f"{name}:{n}") for n, line in lines if line.strip() and not line.startswith("#"))


def _row(line: str, place: str) -> Entry:
    cells = [cell.strip() for cell in line.split("\t")]
    if not _NEEDED <= len(cells) <= len(_COLUMNS) or not all(cells[:_NEEDED]):
        _refuse(
            place, f"{len(cells)} columns", f"{', '.join(_COLUMNS[:-1])} and, if any, {_COLUMNS[-1]}, parted by tabs"
        )
    word, kind, strength, factivity, channel, takes = cells[:_NEEDED]
    for value, allowed, column in ((kind, CLASSES, 1), (factivity, FACTIVITIES, 3), (channel, CHANNELS, 4)):
        if value not in allowed:
            _refuse(place, f"{_COLUMNS[column]} «{value}»", f"one of {', '.join(allowed)}")
    firmness = _number(strength)
    if firmness is None:
        _refuse(place, f"strength «{strength}»", "a number from 0 to 1")
    governed = frozenset(takes.split())
    bad = sorted(t for t in governed if len(t) == 1 and t not in _LETTERS)
    if bad:
        _refuse(place, f"«{bad[0]}» among what it takes", f"prepositions and any of {', '.join(sorted(_LETTERS))}")
    return Entry(
        word.lower(), kind, firmness or 0.0, factivity, channel, governed, tuple(" ".join(cells[_NEEDED:]).split())
    )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _refuse(place: str, found: str, needed: str) -> None:
    msg = f"{place}: {found}; needed: {needed}. docs/cues.md has the columns"
    raise InputError(msg)
