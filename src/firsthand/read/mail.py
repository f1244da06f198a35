"""Mails, mailboxes and pages saved as MHTML."""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import email.utils
import re
from typing import TYPE_CHECKING

from firsthand.read.charset import known_encoding
from firsthand.read.decode import decode
from firsthand.read.feeds import iso_date
from firsthand.read.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from firsthand.read.parts import Parts

_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]")
_USUAL = frozenset(
    b"from to subject date mime-version message-id received return-path content-type delivered-to".split()
)
_MAILBOX = re.compile(rb"^From \S{1,200} .{0,60}\d{4}\r?\n[A-Za-z-]{2,40}:", re.MULTILINE)
_FAULTS = (ValueError, LookupError, AttributeError, TypeError, email.errors.MessageError)
_MAX_PARTS = 2000


def is_mail(head: bytes) -> bool:
    """Tell whether bytes begin with the headers of a mail: at least three usual ones before the first blank line."""
    if _MAILBOX.match(head):
        return True
    usual = 0
    for line in head.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].split(b"\n"):
        found = _FIELD.match(line)
        if not found and line[:1] not in {b" ", b"\t"}:
            return False
        usual += bool(found and found[1].lower() in _USUAL)
    return usual >= 3  # noqa: PLR2004 - one or two may begin a text


def is_mailbox(head: bytes) -> bool:
    """Tell whether bytes begin as a file of several mails does."""
    return _MAILBOX.match(head) is not None


def mail_parts(path: str, raw: bytes) -> Parts:
    """Give a mail's text and its attachments, a mailbox's mails, or the page that an MHTML file holds."""
    begins = [m.start() for m in _MAILBOX.finditer(raw)]
    if begins and begins[0] == 0:
        for number, (start, stop) in enumerate(zip(begins, [*begins[1:], len(raw)], strict=True), 1):
            one = raw[start:stop].split(b"\n", 1)[1]
            yield Part(path=f"{path}!{number}", raw=one)
        yield Part(path=path, told=f"a mailbox of {len(begins)} mails")
        return
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts = [p for p in _walk(message) if not p.is_multipart()]
    saved = message.get_content_type() == "multipart/related" and (
        message.get("Snapshot-Content-Location") or (parts and parts[0].get("Content-Location"))
    )
    known = _known(message, saved=bool(saved))
    bodies = [p for p in parts if p.get_content_type() in {"text/plain", "text/html"} and not p.get_filename()]
    body = _best(bodies)
    defects = ", ".join(sorted({type(d).__name__ for p in [message, *parts] for d in p.defects}))
    note = f"the mail is not well made: {defects}" if defects else ""
    if body is None:
        yield Part(path=path, refused=f"a mail without a text{': ' + note if note else ''}. Give its attachments")
    elif body.get_content_type() == "text/plain":
        yield Part(path=path, record={**known, "text": _decoded(body)}, note=note)
    else:
        yield Part(path=path, raw=_as_page(_decoded(body)), known=known, note=note)
    if not saved:
        yield from _attached(path, parts, body)


def _attached(path: str, parts: list[Message], body: Message | None) -> Iterator[Part]:
    number = 0
    for part in parts:
        if part is body or not part.get_filename():
            continue
        number += 1
        raw = _payload(part)
        kind = part.get_content_type()
        if kind.startswith(("image/", "audio/", "video/", "font/")) or not raw:
            continue  # pictures in a mail are no articles
        yield Part(path=f"{path}!{number}", raw=raw)


def _walk(message: Message) -> Iterator[Message]:
    waiting, n = [message], 0
    while waiting and n < _MAX_PARTS:
        part = waiting.pop(0)
        n += 1
        yield part
        inner = part.get_payload()
        if isinstance(inner, list):
            waiting[:0] = [p for p in inner if not isinstance(p, str)]


def _best(bodies: list[Message]) -> Message | None:
    """Choose the plain text if there is one worth it, else the page."""
    plain = next((p for p in bodies if p.get_content_type() == "text/plain"), None)
    page = next((p for p in bodies if p.get_content_type() == "text/html"), None)
    if plain is None or page is None:
        return plain or page
    return plain if len(_payload(plain).split()) >= 20 else page  # noqa: PLR2004 - «this mail needs HTML»


def _payload(part: Message) -> bytes:
    try:
        found = part.get_payload(decode=True)
    except _FAULTS:
        return b""
    return found if isinstance(found, bytes) else b""


def _decoded(part: Message) -> str:
    raw = _payload(part)
    try:
        name = known_encoding(str(part.get_content_charset() or ""))
    except _FAULTS:
        name = None
    if name and name != "utf-8":
        return raw.decode(name, "replace")
    return decode(raw)[0] if raw else ""


def _as_page(text: str) -> bytes:
    return (
        text.encode("utf-8", "replace")
        if "<html" in text[:2000].lower()
        else f"<html><body>{text}</body></html>".encode("utf-8", "replace")
    )


def _header(message: Message, name: str) -> str:
    try:
        value = str(email.header.make_header(email.header.decode_header(str(message.get(name) or ""))))
    except _FAULTS:
        value = str(message.get(name) or "")
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())[:600]


def _known(message: Message, *, saved: bool) -> dict[str, str | None]:
    """Give what the headers say; of a saved page only its address and when it was saved."""
    date = iso_date(_header(message, "Date"))
    if saved:
        address = _header(message, "Snapshot-Content-Location")
        if not address:
            inner = message.get_payload()
            address = (
                str(inner[0].get("Content-Location") or "")
                if isinstance(inner, list) and inner and not isinstance(inner[0], str)
                else ""
            )
        return {"url": address or None, "fetched": date or None}
    try:
        name, _ = email.utils.parseaddr(_header(message, "From"))
    except _FAULTS:
        name = ""
    received = iso_date(_header(message, "Received").rpartition(";")[2].strip())
    return {
        "title": _header(message, "Subject") or None,
        "published": date or None,
        "byline": name or None,
        "observed": received or None,
    }
