"""A stored answer of a web server: status, type and body, its codings undone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.read.packed import unpack_coded

MAX_HEADER_BYTES = 64 * 1024
_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; ``note`` says why the body may not be whole."""

    status: int
    headers: dict[str, str]
    mime: str
    body: bytes
    note: str


def headers_of(head: bytes) -> dict[str, str]:
    """Give headers by small letters; the first of a name counts, continued lines are joined."""
    found: dict[str, str] = {}
    name = ""
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        if line[:1] in {" ", "\t"} and name:
            found[name] += " " + line.strip()
            continue
        key, colon, value = line.partition(":")
        name = key.strip().lower() if colon else ""
        if name and name not in found:
            found[name] = value.strip()
        elif name:
            name = ""
    return found


def answer(block: bytes) -> Answer:
    """Read an answer; a body that is not coded as its headers say is taken as it is."""
    status = _STATUS.match(block)
    if status is None:
        return Answer(200, {}, "", block, "")
    end = _END.search(block, 0, MAX_HEADER_BYTES)
    if end is None:
        return Answer(int(status[1]), {}, "", b"", "the head of the answer does not end")
    headers = headers_of(block[: end.start()])
    body, note = block[end.end() :], ""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body, note = _joined(body)
    body, packed_note = unpack_coded(body, headers.get("content-encoding", ""))
    mime = headers.get("content-type", "").split(";")[0].strip().lower()
    return Answer(int(status[1]), headers, mime, body, "; ".join(filter(None, [note, packed_note])))


def _joined(body: bytes) -> tuple[bytes, str]:
    """Join the chunks of a body; one that is not chunked is given as it is."""
    pieces: list[bytes] = []
    at = 0
    while at < len(body):
        size = _CHUNK.match(body, at)
        if size is None:
            rest = b"".join([*pieces, body[at:]])
            return (
                rest,
                f"its chunks are damaged at byte {at:,}"
                if pieces
                else "its headers say that it comes in chunks, and it does not",
            )
        length = int(size[1], 16)
        if length == 0:
            return b"".join(pieces), ""
        pieces.append(body[size.end() : size.end() + length])
        if size.end() + length > len(body):
            return b"".join(pieces), "its last chunk is cut"
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return b"".join(pieces), ""
