"""Web archives (WARC, ARC): every whole record is read, what is damaged is named with its offset, and reading goes on behind it."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.read.http_answer import MAX_HEADER_BYTES, answer, headers_of
from firsthand.read.packed import unpack_run
from firsthand.read.parts import MAX_MEMBER_BYTES, Part, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.read.packed import Buffer
    from firsthand.read.parts import Parts

_HEAD = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
_INSIDE = re.compile(rb"\n(?=WARC/\d\.\d+[ \t]*\r?\nWARC-[A-Za-z-]+:)")
_ARC_LINE = re.compile(rb"(?:https?|filedesc|ftp|dns)://?\S{1,4000} \S{1,60} \d{12,14} \S{1,100} (\d{1,12})\r?\n")
_ARC_NEXT = re.compile(rb"\n(?=(?:https?)://\S{1,4000} \S{1,60} \d{12,14} \S{1,100} \d{1,12}\r?\n)")
_END = re.compile(rb"\r?\n\r?\n")
_WITH_PAGES = frozenset({"response", "resource"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record: where it begins in the (unpacked) file, its headers by small letters, its block, what is wrong with it."""

    offset: int
    headers: Mapping[str, str]
    block: bytes
    damage: str = ""


def is_warc(head: bytes) -> bool:
    """Tell whether bytes begin as a web archive does."""
    return _HEAD.match(head) is not None or head.startswith(b"filedesc://")


def warc_parts(path: str, raw: Buffer) -> Parts:
    """Give the pages of an archive, and what became of all else; records are numbered from 1, whatever they hold."""
    other: Counter[str] = Counter()
    number = read = 0
    for record in records(raw):
        if not record.headers:
            yield Part(
                path=f"{path}!byte {record.offset:,}",
                refused=f"{record.damage}. Fetch or make the archive again; all whole records were read",
            )
            continue
        number += 1
        part = _part(f"{path}!{number}", record, other)
        if part is not None:
            read += 1
            yield part
    left = f"; {other.total()} hold no article: {counted(other)}" if other else ""
    yield Part(path=path, told=f"{number} records: {read} read, each as an input of its own{left}", partial=not number)


def _part(path: str, record: Record, other: Counter[str]) -> Part | None:
    kind = record.headers.get("warc-type", "")
    if kind not in _WITH_PAGES:
        other[kind or "unnamed record"] += 1
        return None
    known: dict[str, str | None] = {
        "url": record.headers.get("warc-target-uri", "").strip("<>") or None,
        "fetched": record.headers.get("warc-date"),
    }
    if record.headers.get("content-type", "").startswith("application/http") or kind == "response":
        found = answer(record.block)
        mime, body, note, status = found.mime, found.body, found.note, found.status
        known["observed"] = found.headers.get("last-modified")
    else:
        mime, body, note, status = (
            record.headers.get("content-type", "").split(";")[0].strip().lower(),
            record.block,
            "",
            200,
        )
    if not is_text(mime, body) or 300 <= status < 400 or str(known["url"]).startswith(("dns:", "urn:", "metadata:")):  # noqa: PLR2004 - redirects
        other[f"answer {status}" if 300 <= status < 400 else mime or kind] += 1  # noqa: PLR2004
        return None
    if status >= 400:  # noqa: PLR2004 - HTTP errors
        return Part(
            path=path, refused=f"the server answered {status} for {known['url']}. Nothing to do, or fetch it again"
        )
    notes = "; ".join(filter(None, [record.damage, note, _digest_note(record)]))
    if not body.strip():
        return Part(path=path, refused=f"the answer is empty{': ' + notes if notes else ''}. Fetch it again")
    return Part(path=path, raw=body, known=known, note=notes)


def is_text(mime: str, body: bytes) -> bool:
    """Tell whether an answer can hold an article, by what it says that it is and, where it says nothing, by its bytes."""
    if mime in {"", "application/octet-stream", "unk", "no-type"}:
        return body[:1000].lstrip()[:1] == b"<" or body.startswith(b"%PDF")
    if mime in {"text/css", "text/javascript", "application/javascript", "application/x-javascript"}:
        return False
    return mime.startswith("text/") or mime in {"application/xhtml+xml", "application/pdf", "application/rss+xml",
        "application/atom+xml", "application/xml", "application/feed+json", "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "message/rfc822"}  # fmt: skip


def _digest_note(record: Record) -> str:
    stated = record.headers.get("warc-block-digest", "")
    name, _, digest = stated.partition(":")
    if name.lower() != "sha1" or len(digest) not in {32, 40}:
        return ""
    made = hashlib.sha1(record.block, usedforsecurity=False)
    same = digest.lower() in {made.hexdigest(), base64.b32encode(made.digest()).decode().lower()}
    return "" if same else "its digest does not fit: the record was changed or damaged"


def records(raw: Buffer) -> Iterator[Record]:
    """Give the records of a file, packed or not; one without headers tells of a damaged stretch."""
    if raw[:2] != b"\x1f\x8b":
        yield from _plain(raw, 0)
        return
    at = 0
    while at < len(raw):
        data, after, note = unpack_run(raw, at, zlib.decompressobj(31), len(raw) - at)
        while not note and _is_continued(raw, after, len(data)):
            more, after, note = unpack_run(raw, after, zlib.decompressobj(31), len(raw) - at, len(data))
            data += more
        yield from _plain(data, at, cut=bool(note))
        if note:
            yield Record(at, {}, b"", note)
            after = raw.find(b"\x1f\x8b\x08", at + 1)
        if after <= at:
            break
        at = _skipped(raw, after)
        if at < len(raw) and raw[at : at + 2] != b"\x1f\x8b":
            found = raw.find(b"\x1f\x8b\x08", at)
            yield Record(at, {}, b"", f"bytes {at:,} to {found if found >= 0 else len(raw):,} are no packed record")
            if found < 0:
                break
            at = found


def _is_continued(raw: Buffer, at: int, so_far: int) -> bool:
    """Tell whether the next packed run goes on with the record before it: some programs pack by size and not by record."""
    if raw[at : at + 3] != b"\x1f\x8b\x08" or so_far > MAX_MEMBER_BYTES:
        return False
    try:
        start = zlib.decompressobj(31).decompress(raw[at : at + 65_536], 4000)
    except zlib.error:
        return False
    return bool(start.strip()) and not is_warc(start.lstrip()) and _ARC_LINE.match(start) is None


def _skipped(raw: Buffer, at: int) -> int:
    while at < len(raw) and raw[at : at + 1] in {b"\x00", b"\r", b"\n"}:
        at += 1
    return at


def _plain(raw: Buffer, base: int, *, cut: bool = False) -> Iterator[Record]:
    """Give the records of unpacked bytes; ``base`` is where they begin in the file."""
    arc = raw[:11] == b"filedesc://" or _ARC_LINE.match(raw, 0) is not None
    head, following = (_ARC_LINE, _ARC_NEXT) if arc else (_HEAD, _INSIDE)
    at = _skipped(raw, 0)
    while at < len(raw):
        begins = head.match(raw, at)
        if begins is None:
            found = following.search(raw, max(0, at - 1))
            end = found.end() if found else len(raw)
            if not cut:
                yield Record(base + at, {}, b"", f"{end - at:,} bytes from byte {base + at:,} on are no record")
            at = end
            continue
        record, at = (_arc_record if arc else _record)(raw, at, base)
        yield record
        at = _skipped(raw, at)


def _record(raw: Buffer, at: int, base: int) -> tuple[Record, int]:
    end = _END.search(raw, at, at + MAX_HEADER_BYTES)
    if end is None:
        following = _INSIDE.search(raw, at + 5)
        stop = following.end() if following else len(raw)
        return Record(base + at, {}, b"", f"the head of the record at byte {base + at:,} does not end"), stop
    headers = headers_of(raw[at : end.start()])
    length = headers.get("content-length", "").strip()
    stated = int(length) if length.isdigit() and len(length) < 15 else -1  # noqa: PLR2004 - longer than any disk
    return _bounded(raw, at, base, end.end(), stated, headers)


def _arc_record(raw: Buffer, at: int, base: int) -> tuple[Record, int]:
    line_end = raw.find(b"\n", at)
    fields = raw[at:line_end].decode("utf-8", "replace").split()
    kind = "warcinfo" if fields[0].startswith("filedesc") else "response"
    headers = {
        "warc-type": kind,
        "warc-target-uri": fields[0],
        "warc-date": fields[2],
        "content-type": "application/http",
    }
    return _bounded(raw, at, base, line_end + 1, int(fields[4]), headers, following=_ARC_NEXT)


def _bounded(  # noqa: PLR0913, PLR0917 - the places of one record
    raw: Buffer,
    at: int,
    base: int,
    begin: int,
    stated: int,
    headers: Mapping[str, str],
    following: re.Pattern[bytes] = _INSIDE,
) -> tuple[Record, int]:
    """Take a block by its stated length, or to the next record where the length lies."""
    stop = begin + stated
    fits = stated >= 0 and stop <= len(raw)
    inside = following.search(raw, begin - 1, min(stop, len(raw)) if fits else len(raw))
    if fits and inside is None:
        after = _skipped(raw, stop)
        if after >= len(raw) or _HEAD.match(raw, after) or _ARC_LINE.match(raw, after):
            return Record(base + at, headers, raw[begin:stop]), after
        inside = following.search(raw, begin - 1)
    stop = inside.end() if inside else len(raw)
    block = raw[begin:stop].rstrip(b"\r\n") if inside else raw[begin:stop]
    short = (
        "the file ends within it"
        if not inside and stated > len(block)
        else f"its length is stated as {stated:,} bytes, and it has {len(block):,}"
    )
    return Record(base + at, headers, block, f"the record at byte {base + at:,} is damaged: {short}"), stop
