"""Zip and tar archives, packed files, WACZ: members as inputs of their own, nothing written, nothing followed."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import stat
import tarfile
import zipfile
import zlib
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, BinaryIO

from firsthand.read.packed import packing
from firsthand.read.parts import MAX_MEMBERS, Part, TooLargeError, check_size, counted
from firsthand.read.streams import PackedError, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.read.packed import Buffer
    from firsthand.read.parts import Parts

_PIECE = 256 * 1024
_WACZ_ARCHIVES = ("archive/",)
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


def packed_parts(path: str, raw: Buffer, data: bytes, note: str) -> Parts:
    """Give the one file that a gzip, bzip2 or xz file holds, by what was unpacked of it and what is noted of that."""
    kind = packing(raw[:8]) or "packed"
    if not data:
        yield Part(path=path, refused=f"a {kind} file of which nothing could be unpacked: {note}. Fetch it again")
        return
    yield Part(path=f"{path}!1", raw=data, note=note)


def zip_names(raw: Buffer) -> frozenset[str] | None:
    """Give the names in a zip archive; None if its list cannot be read."""
    try:
        with zipfile.ZipFile(_file(raw)) as archive:
            return frozenset(archive.namelist())
    except _FAULTS:
        return None


def zip_parts(path: str, raw: Buffer | Path) -> Parts:
    """Give the files in a zip archive; of a WACZ its web archives only, held against its list of hashes."""
    try:
        archive = zipfile.ZipFile(_file(raw))
    except _FAULTS as error:
        yield Part(path=path, refused=f"a damaged zip archive: {error}. Make or fetch it again")
        return
    with archive:
        members = archive.infolist()
        names = {m.filename for m in members}
        wacz = "datapackage.json" in names and any(n.startswith(_WACZ_ARCHIVES) for n in names)
        hashes = _wacz_hashes(archive) if wacz else {}
        other: Counter[str] = Counter()
        read = 0
        for member in members[:MAX_MEMBERS]:
            name = member.filename
            folder = name.endswith("/")
            if folder or _is_hidden(name) or (wacz and not name.startswith(_WACZ_ARCHIVES)):
                other["folder" if folder else "hidden file" if _is_hidden(name) else "index or list"] += 1
                continue
            read += 1
            yield _zip_member(f"{path}!{name}", archive, member, hashes.get(name))
        yield _told(path, read, other, len(members))


def _zip_member(path: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, digest: str | None) -> Part:
    reason = _bad_name(member.filename)
    if stat.S_ISLNK(member.external_attr >> 16):
        reason = "a link, which is not followed"
    if member.flag_bits & 1:
        reason = "locked with a password. Unpack it yourself"
    if reason:
        return Part(path=path, refused=f"{reason}. Give the file itself")
    try:
        with archive.open(member) as file:
            data = _bounded(file, member.compress_size)
    except TooLargeError as error:
        return Part(path=path, refused=f"{error}, as a bomb does. Unpack it yourself if you trust it")
    except _FAULTS as error:
        return Part(path=path, refused=f"damaged: {error}. Make or fetch the archive again")
    note = ""
    if digest and digest != f"sha256:{hashlib.sha256(data).hexdigest()}":
        note = "its hash is not the one that the archive states: it was changed"
    return Part(path=path, raw=data, note=note)


def tar_parts(path: str, raw: Buffer | Path) -> Parts:
    """Give the files in a tar archive, packed or not, one by one: it may be of any size."""
    with raw.open("rb") if isinstance(raw, Path) else io.BytesIO(raw) as file:
        yield from _tar_members(path, file)


@contextlib.contextmanager
def _tar(file: BinaryIO) -> Iterator[tarfile.TarFile]:
    """Open a tar archive; one that is packed is read from front to back."""
    if packing(file.read(8)) is None:
        file.seek(0)
        with tarfile.open(fileobj=file, mode="r:") as archive:
            yield archive
        return
    with opened(file) as unpacked, tarfile.open(fileobj=unpacked, mode="r|") as archive:
        yield archive


def _tar_members(path: str, file: BinaryIO) -> Parts:
    other: Counter[str] = Counter()
    read = seen = 0
    note = ""
    try:
        with _tar(file) as archive:
            while (member := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # typeshed leaves it out; it would keep them all
                seen += 1
                if seen > MAX_MEMBERS:
                    break
                if member.isdir() or _is_hidden(member.name):
                    other["folder" if member.isdir() else "hidden file"] += 1
                    continue
                read += 1
                yield _tar_member(f"{path}!{member.name}", archive, member)
    except TooLargeError as error:
        note = f"{error}: the rest was left out"
    except PackedError as error:
        note = str(error)
    except (tarfile.TarError, *_FAULTS) as error:
        note = f"damaged behind member {seen}: {error}"
    if note:
        yield Part(
            path=f"{path}!after {seen}", refused=f"{note}. Make or fetch the archive again; what stands before was read"
        )
    yield _told(path, read, other, seen)


def _tar_member(path: str, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Part:
    reason = _bad_name(member.name)
    if not member.isreg():
        reason = "a link or a device, which is not followed"
    if reason:
        return Part(path=path, refused=f"{reason}. Give the file itself")
    file = archive.extractfile(member)
    try:
        data = _bounded(file, member.size) if file else b""
    except TooLargeError as error:
        return Part(path=path, refused=f"{error}. Unpack it yourself")
    short = "" if len(data) == member.size else f"cut: {len(data):,} of {member.size:,} bytes are there"
    return Part(path=path, raw=data, note=short)


def _told(path: str, read: int, other: Counter[str], members: int) -> Part:
    left = f"; left out: {counted(other)}" if other else ""
    more = f"; only the first {MAX_MEMBERS:,} of {members:,} members were looked at" if members > MAX_MEMBERS else ""
    return Part(
        path=path, told=f"{read} files read, each as an input of its own{left}{more}", partial=bool(more) or not read
    )


def _bounded(file: IO[bytes], packed: int) -> bytes:
    pieces, size = [], 0
    while piece := file.read(_PIECE):
        size += len(piece)
        check_size(size, packed)
        pieces.append(piece)
    return b"".join(pieces)


def _file(raw: Buffer | Path) -> BinaryIO | Path:
    return raw if isinstance(raw, Path) else io.BytesIO(bytes(raw))


def _is_hidden(name: str) -> bool:
    return any(
        (part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX" for part in PurePosixPath(name).parts
    )


def _bad_name(name: str) -> str:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    leads_out = ".." in parts or name.startswith(("/", "\\")) or (len(name) > 1 and name[1] == ":")
    return "its name leads out of the archive" if leads_out else ""


def _wacz_hashes(archive: zipfile.ZipFile) -> dict[str, str]:
    try:
        with archive.open("datapackage.json") as file:
            listed = json.loads(_bounded(file, 1 << 20)).get("resources", [])
    except (*_FAULTS, AttributeError):
        return {}
    return (
        {str(r.get("path")): str(r.get("hash")) for r in listed if isinstance(r, dict)}
        if isinstance(listed, list)
        else {}
    )


def members_of(parts: Iterator[Part]) -> tuple[Part, ...]:
    """Give the members alone, without words about the whole."""
    return tuple(p for p in parts if not p.told)
