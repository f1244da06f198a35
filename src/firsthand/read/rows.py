"""The rows of a table, one by one, with the line that each begins on and what is wrong with it."""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MANY_FAULTS = 50  # after so many, every line is a row


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        line: The number of the line on which it begins, from 1.
        cells: Its cells.
        fault: What is wrong with its quotation marks; "" if nothing is.
        note: What is noted of its lines.
    """

    line: int
    cells: list[str]
    fault: str = ""
    note: str = ""


class _Lines:
    """Lines that can be taken back as far as the row in hand."""

    def __init__(self, lines: Iterable[tuple[str, str]], longest: int | None) -> None:
        self._source = iter(lines)
        self._longest = longest
        self._again: deque[tuple[str, str]] = deque()
        self._row: list[tuple[str, str]] = []
        self._size = 0
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line, note = self._again.popleft() if self._again else next(self._source)
        if not self.number:
            line = line.lstrip("\ufeff")
        if self._longest is not None and self._row and self._size + len(line) > self._longest:
            self._again.appendleft((line, note))
            msg = f"a quotation mark is open for more than {self._longest:,} characters"
            raise csv.Error(msg)
        line = line.replace("\x00", "\ufffd")
        self.number += 1
        self._row.append((line, note))
        self._size += len(line)
        return line

    def done(self) -> str:
        """Forget the row in hand; give what is noted of its lines."""
        note = next((note for _, note in self._row if note), "")
        self._row.clear()
        self._size = 0
        return note

    def one(self) -> str | None:
        """Take the row in hand back but for its first line, and give that; the next line if there is none, None at the end."""
        self.number -= len(self._row)
        self._again.extendleft(reversed(self._row))
        self.done()
        return next(self, None)


def rows_of(lines: Iterable[tuple[str, str]], delimiter: str, longest: int | None = None) -> Iterator[Row]:
    """Give the rows that hold something.

    A quotation mark that never closes would swallow the rest of the file: from its line on, rows are read line by line.
    """
    csv.field_size_limit(1 << 30)
    source, faults = _Lines(lines, longest), 0
    while True:
        reader = csv.reader(source, delimiter=delimiter, strict=True)
        begins, fault = source.number, ""
        try:
            for cells in reader if faults < _MANY_FAULTS else ():
                note = source.done()
                if any(c.strip() for c in cells):
                    yield Row(begins + 1, cells, "", note)
                begins = source.number
        except csv.Error as error:
            fault = str(error)
        if not fault and faults < _MANY_FAULTS:
            return
        faults += 1
        line = source.one()
        if line is None:
            return
        note = source.done()
        if line.strip():
            yield Row(
                begins + 1, _one_row(line.rstrip("\r\n"), delimiter), f"its quotation marks are broken ({fault})", note
            )


def _one_row(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)
