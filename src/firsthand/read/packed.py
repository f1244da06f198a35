"""Bytes unpacked piece by piece, stopped at a limit: gzip, bzip2, xz, raw deflate."""

from __future__ import annotations

import bz2
import lzma
import zlib
from typing import TYPE_CHECKING, Protocol

from firsthand.read.parts import TooLargeError, check_size

if TYPE_CHECKING:
    from collections.abc import Callable
    from mmap import mmap

    Buffer = bytes | mmap

_PIECE = 256 * 1024


class Unpacker(Protocol):
    """What zlib, bz2 and lzma have in common."""

    @property
    def eof(self) -> bool:
        """Whether the run has ended."""

    @property
    def unused_data(self) -> bytes:
        """Give what stood behind its end."""

    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes:
        """Take packed bytes and give some unpacked ones."""


def _gzip() -> Unpacker:
    return zlib.decompressobj(31)


def _bzip2() -> Unpacker:
    return bz2.BZ2Decompressor()


def _xz() -> Unpacker:
    return lzma.LZMADecompressor(memlimit=128 * 1024 * 1024)


_BY_MAGIC: dict[bytes, tuple[str, Callable[[], Unpacker]]] = {
    b"\x1f\x8b": ("gzip", _gzip),
    b"BZh": ("bzip2", _bzip2),
    b"\xfd7zXZ\x00": ("xz", _xz),
}


def packing(head: bytes) -> str | None:
    """Give the name of the packing that some bytes begin with, or None."""
    return next((name for magic, (name, _) in _BY_MAGIC.items() if head.startswith(magic)), None)


def unpacker_of(head: bytes) -> Unpacker:
    """Give what unpacks data that begin with some bytes; gzip if nothing is known to begin with them."""
    return next((make() for magic, (_, make) in _BY_MAGIC.items() if head.startswith(magic)), _gzip())


def unpack(raw: Buffer) -> tuple[bytes, str]:
    """Unpack bytes that begin with a known magic; several packed runs, one behind the other, are joined.

    Returns:
        What could be unpacked, and a note that says what could not; "" if all could.
    """
    make = next(make for magic, (_, make) in _BY_MAGIC.items() if raw[: len(magic)] == magic)
    pieces: list[bytes] = []
    at, note = 0, ""
    while at < len(raw) and not note:
        if pieces and not raw[at : at + 64].strip(b"\x00"):
            break
        piece, at, note = unpack_run(raw, at, make(), len(raw), sum(map(len, pieces)))
        pieces.append(piece)
    return b"".join(pieces), note


def unpack_run(raw: Buffer, at: int, unpacker: Unpacker, packed: int, before: int = 0) -> tuple[bytes, int, str]:
    """Unpack one run that begins at an offset.

    Returns:
        What could be unpacked, the offset behind the run, and a note if it is damaged, cut or too large.
    """
    start, done, size = at, at, before
    out: list[bytes] = []
    data = b""
    try:
        while not unpacker.eof:
            if not data:
                data = raw[done : done + _PIECE]
                done += len(data)
                if not data:
                    return b"".join(out), len(raw), f"the packed data end early, at byte {done:,}"
            piece = unpacker.decompress(data, _PIECE)
            data = _left(unpacker)
            out.append(piece)
            size += len(piece)
            check_size(size, packed)
    except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError) as error:
        if isinstance(error, TooLargeError):
            return b"".join(out), len(raw), f"{error}: the rest was left out"
        return (
            b"".join(out),
            max(start + 1, done - len(data)),
            f"the packed data are damaged near byte {start:,}: {error}",
        )
    return b"".join(out), done - len(unpacker.unused_data), ""


def _left(unpacker: Unpacker) -> bytes:
    """Give the input that an unpacker has not looked at yet."""
    tail = getattr(unpacker, "unconsumed_tail", None)
    return tail if isinstance(tail, bytes) else b""


def unpack_coded(raw: bytes, coding: str) -> tuple[bytes, str]:
    """Undo the content coding of a web answer; the note says what could not be undone."""
    for name in reversed([c.strip().lower() for c in coding.split(",") if c.strip()]):
        if name in {"gzip", "x-gzip"}:
            if not raw.startswith(b"\x1f\x8b"):
                continue
            raw, note = unpack(raw)
        elif name == "deflate":
            raw, note = _inflate(raw)
        elif name in {"identity", ""}:
            continue
        else:
            return raw, f"it is packed with «{name}», which is not read yet"
        if note:
            return raw, note
    return raw, ""


def _inflate(raw: bytes) -> tuple[bytes, str]:
    for bits in (15, -15):
        data, _, note = unpack_run(raw, 0, zlib.decompressobj(bits), len(raw))
        if data or not note:
            return data, note
    return raw, ""  # it says deflate, and is plain
