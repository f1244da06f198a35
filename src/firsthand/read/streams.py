"""Files of any size piece by piece: unpacked as they are read, and their lines as text, in constant memory."""

from __future__ import annotations

import contextlib
import io
import lzma
import zlib
from typing import IO, TYPE_CHECKING

from firsthand.read.decode import decode
from firsthand.read.packed import packing, unpacker_of
from firsthand.read.parts import MAX_MEMBER_BYTES, TooLargeError, check_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    Line = tuple[str, str]
    Reader = io.BufferedReader[io.RawIOBase]

_PIECE = 256 * 1024
_FAULTS = (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError)


class PackedError(OSError):
    """Say where packed data end or are damaged; internal to this package."""


@contextlib.contextmanager
def opened(file: BinaryIO) -> Iterator[Reader]:
    """Give what a file holds from its beginning, unpacked if it is packed with gzip, bzip2 or xz."""
    file.seek(0)
    raw: io.RawIOBase = _Raw(file)
    buffered = io.BufferedReader(raw, _PIECE)
    if packing(buffered.peek(8)[:8]) is None:
        yield buffered
        return
    pieces: io.RawIOBase = _Unpacked(_pieces(buffered))
    with io.BufferedReader(pieces, _PIECE) as unpacked:
        yield unpacked


class _Raw(io.RawIOBase):
    """A file that stays open when its reader is done."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any buffer
        piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class _Unpacked(io.RawIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any buffer
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        n = min(len(buffer), len(self._left))
        buffer[:n], self._left = self._left[:n], self._left[n:]
        return n


def _pieces(file: Reader) -> Iterator[bytes]:
    """Unpack run after run.

    Raises:
        PackedError: The data are damaged or end early; what stands before was given.
        TooLargeError: They unpack to far more than their size, as a bomb does.
    """
    taken = given = 0
    data = b""
    while data or (data := file.read(_PIECE)):
        taken = max(taken, len(data))
        if given and not data.strip(b"\x00"):
            return
        unpacker = unpacker_of(data)
        try:
            while not unpacker.eof:
                if not data and getattr(unpacker, "needs_input", True):
                    data = _more(file, taken)
                    taken += len(data)
                piece = unpacker.decompress(data, _PIECE)
                data = getattr(unpacker, "unconsumed_tail", b"")
                given += len(piece)
                check_ratio(given, taken)
                if piece:
                    yield piece
        except (PackedError, TooLargeError):
            raise
        except _FAULTS as error:
            msg = f"the packed data are damaged before byte {taken:,}: {error}"
            raise PackedError(msg) from error
        data = unpacker.unused_data


def _more(file: Reader, taken: int) -> bytes:
    data = file.read(_PIECE)
    if not data:
        msg = f"the packed data end early, at byte {taken:,}"
        raise PackedError(msg)
    return data


def lines_of(file: Reader) -> Iterator[Line]:
    """Give the lines of a text with their ends, each with a note where it is not UTF-8; a longer line than is read falls into pieces."""
    if file.peek(2)[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = io.TextIOWrapper(file, "utf-16", "replace", newline="\n")
        yield from ((line, "read as UTF-16") for line in iter(lambda: text.readline(MAX_MEMBER_BYTES), ""))
        return
    for number, raw in enumerate(iter(lambda: file.readline(MAX_MEMBER_BYTES), b""), 1):
        line, note = decode(raw)
        yield line, f"line {number}: {note}" if note else ""
