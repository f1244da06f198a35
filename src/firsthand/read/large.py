"""Archives too large for memory: read where they lie, member by member."""

from __future__ import annotations

import mmap
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.read.archives import zip_parts
from firsthand.read.json_lines import large_lines
from firsthand.read.warc import is_warc, warc_parts

if TYPE_CHECKING:
    from firsthand.read.parts import Parts

_FORGOTTEN = 64  # members


def large_parts(path: str) -> Parts:
    """Give the members of a web archive, zip archive or file of JSON lines of any size; nothing for another file."""
    kind = large_kind(path)
    if kind == "warc":
        return _mapped(path)
    if kind == "zip":
        return zip_parts(path, Path(path))
    return large_lines(path) if kind == "lines" else iter(())


def large_kind(path: str) -> str:
    """Tell what a large file is; "" for one that must be read whole.

    Raises:
        OSError: It cannot be opened.
    """
    with Path(path).open("rb") as file:
        head = file.read(4096)
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 600)
        except zlib.error:
            return ""
    if is_warc(head):
        return "warc"
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    lines = path.lower().endswith((".jsonl", ".ndjson")) and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    return "lines" if lines else ""


def _mapped(path: str) -> Parts:
    with Path(path).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        for number, part in enumerate(warc_parts(path, raw), 1):
            yield part
            if number % _FORGOTTEN == 0 and hasattr(raw, "madvise"):
                raw.madvise(mmap.MADV_DONTNEED)  # what was read stays mapped otherwise, and counts as memory
