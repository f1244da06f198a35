"""What was fetched, kept as it came in a web archive; what an archive has already is asked for again only if it changed."""

from __future__ import annotations

import base64
import hashlib
import uuid
from typing import TYPE_CHECKING

from firsthand.errors import SettingsError
from firsthand.read.http_answer import Answer, answer
from firsthand.read.warc import records

if TYPE_CHECKING:
    from pathlib import Path


_BEGINS = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: "


class WarcStore:
    """Adds answers to a web archive and finds the last one of an address."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._answers: dict[str, Answer] = {}
        if path.exists():
            raw, last = path.read_bytes(), None
            for record in records(raw):
                last = record
                if record.headers.get("warc-type") == "response" and not record.damage:
                    self._answers[record.headers.get("warc-target-uri", "").strip("<>")] = answer(record.block)
            if last is not None and last.damage and _is_ours(raw[last.offset :]):
                _cut_off(path, last.offset)

    def conditions(self, address: str) -> dict[str, str]:
        """Give the headers that ask for an address only if it changed."""
        known = self._answers.get(address)
        if known is None:
            return {}
        pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
        return {name: known.headers[key] for name, key in pairs if key in known.headers}

    def stored(self, address: str) -> Answer | None:
        """Give the last answer of an address, its codings undone and no longer said."""
        known = self._answers.get(address)
        if known is None:
            return None
        headers = {k: v for k, v in known.headers.items() if k != "content-encoding"}
        return Answer(known.status, headers, known.mime, known.body, known.note)

    def add(self, address: str, when: str, head: bytes, body: bytes) -> None:
        """Add an answer; an empty head is an answer that the archive has already.

        Raises:
            SettingsError: The archive cannot be written.
        """
        if not head:
            return
        block = head + body
        digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
        payload = hashlib.sha256(body).hexdigest()
        identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{address} {when} {payload}")
        lines = [
            "WARC/1.1", "WARC-Type: response", f"WARC-Target-URI: {address}", f"WARC-Date: {when}", f"WARC-Record-ID: <urn:uuid:{identifier}>",
            f"WARC-Block-Digest: sha1:{digest}", f"WARC-Payload-Digest: sha256:{payload}", "Content-Type: application/http; msgtype=response",
            f"Content-Length: {len(block)}", "", "",
        ]  # fmt: skip
        try:
            with self._path.open("ab") as file:
                file.write("\r\n".join(lines).encode("utf-8") + block + b"\r\n\r\n")
        except OSError as error:
            msg = f"{self._path}: what was fetched could not be kept: {error.strerror or error}. Choose another --keep"
            raise SettingsError(msg) from error
        self._answers[address] = answer(block)


def _is_ours(record: bytes) -> bool:
    return record.startswith(_BEGINS) or _BEGINS.startswith(record)


def _cut_off(path: Path, offset: int) -> None:
    """Cut off a last record that was not written to its end: its writer was stopped, and its page is fetched again.

    Raises:
        SettingsError: The archive cannot be written.
    """
    try:
        with path.open("r+b") as file:
            file.truncate(offset)
    except OSError as error:
        msg = f"{path}: its last record is not whole, and could not be cut off: {error.strerror or error}. Choose another --keep"
        raise SettingsError(msg) from error
