"""Archives too large for memory: read where they lie, member by member."""

from __future__ import annotations

import mmap
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.read.archives import zip_parts
from firsthand.read.warc import is_warc, warc_parts

if TYPE_CHECKING:
    from firsthand.read.parts import Parts


def large_parts(path: str) -> Parts | None:
    """Give the members of a web archive or zip archive of any size; None for a file that must be read whole."""
    with Path(path).open("rb") as file:
        head = file.read(4096)
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 600)
        except zlib.error:
            return None
    if is_warc(head):
        return _mapped(path)
    return zip_parts(path, Path(path)) if head.startswith(b"PK\x03\x04") else None


def _mapped(path: str) -> Parts:
    with Path(path).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        yield from warc_parts(path, raw)
