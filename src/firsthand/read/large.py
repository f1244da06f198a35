"""Files too large for memory: read where they lie, member by member, row by row, line by line."""

from __future__ import annotations

import itertools
import mmap
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.read.archives import tar_parts, zip_parts
from firsthand.read.json_lines import is_json_lines, line_parts
from firsthand.read.packed import packing
from firsthand.read.parts import Part, TooLargeError
from firsthand.read.streams import PackedError, lines_of, opened
from firsthand.read.tables import SAMPLE_CHARS, guess_delimiter, is_table, row_parts
from firsthand.read.warc import is_warc, warc_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from firsthand.read.parts import Parts
    from firsthand.read.streams import Line

_FORGOTTEN = 64  # members
_HEAD_BYTES = 16 * 1024
_LONGEST_ROW = 4 * 1024 * 1024  # characters
_TABLES = (".csv", ".tsv", ".tab")
_PACKINGS = (".gz", ".bz2", ".xz")
_NO_TABLES = (".txt", ".md", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".xml")


def large_parts(path: str, at: str | None = None, columns: Mapping[str, str] | None = None) -> Parts:
    """Give the members of a web archive, zip or tar archive, file of JSON lines or table of any size; nothing for another file.

    Args:
        path: What the file is called.
        at: Where it lies, if not there.
        columns: Which column of a table holds a field.
    """
    place = at or path
    kind = large_kind(path, place, columns)
    if kind == "warc":
        yield from _mapped(path, place)
    elif kind == "zip":
        yield from zip_parts(path, Path(place))
    elif kind == "tar":
        yield from tar_parts(path, Path(place))
    elif kind:
        with Path(place).open("rb") as file:
            yield from stream_parts(path, file, kind, columns)


def large_kind(path: str, at: str | None = None, columns: Mapping[str, str] | None = None) -> str:
    """Tell what a large file is; "" for one that must be read whole.

    Raises:
        OSError: It cannot be opened.
    """
    with Path(at or path).open("rb") as file:
        return stream_kind(path, file, columns)


def stream_kind(path: str, file: BinaryIO, columns: Mapping[str, str] | None = None) -> str:
    """Tell what bytes are that can be read piece by piece: «warc», «zip», «tar», «lines», «table», or ""."""
    try:
        with opened(file) as unpacked:
            head = unpacked.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    except (PackedError, TooLargeError):
        return ""
    if is_warc(head):
        return "warc"
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head[257:262] == b"ustar":
        return "tar"
    return _kind_of_text(path.lower(), head, columns)


def _kind_of_text(name: str, head: bytes, columns: Mapping[str, str] | None) -> str:
    for ending in _PACKINGS:
        name = name.removesuffix(ending)
    utf16 = head[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if b"\x00" in head and not utf16:
        return ""
    text = head.decode("utf-16" if utf16 else "utf-8", "replace")
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        named = name.endswith((".jsonl", ".ndjson"))
        return "lines" if named or is_json_lines(text.split("\n", 1)[0]) else ""
    tabular = name.endswith(_TABLES) or is_table(text) or (columns and not name.endswith(_NO_TABLES))
    return "table" if tabular and guess_delimiter(text) else ""


def stream_parts(path: str, file: BinaryIO, kind: str, columns: Mapping[str, str] | None = None) -> Parts:
    """Give the records of JSON lines or the rows of a table, packed or not."""
    file.seek(0)
    where = path if packing(file.read(8)) is None else f"{path}!1"
    n = 0
    try:
        with opened(file) as unpacked:
            for part in _records(where, lines_of(unpacked), kind, columns):
                n += 1
                yield part
    except (PackedError, TooLargeError) as error:
        reason = f"{error}. Make or fetch the file again; what stands before was read"
        yield Part(path=f"{path}!after {n}", refused=reason)


def _records(path: str, lines: Iterator[Line], kind: str, columns: Mapping[str, str] | None) -> Parts:
    if kind == "lines":
        yield from line_parts(path, lines)
        return
    sample: list[Line] = []
    n_chars = 0
    while n_chars <= SAMPLE_CHARS and (line := next(lines, None)) is not None:
        sample.append(line)
        n_chars += len(line[0])
    text = "".join(line for line, _ in sample)
    yield from row_parts(path, itertools.chain(sample, lines), text, columns, longest=_LONGEST_ROW)


def _mapped(path: str, at: str) -> Parts:
    with Path(at).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        for number, part in enumerate(warc_parts(path, raw), 1):
            yield part
            if number % _FORGOTTEN == 0 and hasattr(raw, "madvise"):
                raw.madvise(mmap.MADV_DONTNEED)  # what was read stays mapped otherwise, and counts as memory
