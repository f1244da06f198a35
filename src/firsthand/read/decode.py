"""Bytes → text: what encoding they are in, and what they are if they are no text."""

from __future__ import annotations

import re

_MAGIC = {
    b"%PDF": "a PDF file", b"PK\x03\x04": "a zip archive or an office file", b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture", b"RIFF": "a sound, film or WebP file", b"\x1f\x8b": "a gzip archive", b"BM": "a bitmap picture",
    b"\x7fELF": "a program", b"OggS": "a sound file", b"ID3": "a sound file", b"II*\x00": "a TIFF picture", b"MM\x00*": "a TIFF picture",
}  # fmt: skip
_FIRST = frozenset(magic[:1] for magic in _MAGIC)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = bytes([*range(9), *range(14, 32)])
_MAX_CONTROL_SHARE = 0.02


def what_binary(raw: bytes) -> str | None:
    """Say what bytes are that are no text, or give None for text."""
    for magic, name in _MAGIC.items() if raw[:1] in _FIRST else ():
        if raw.startswith(magic) and (len(magic) > 2 or b"\x00" in raw[:64]):  # noqa: PLR2004 - «BM» may begin a text
            return name
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return None
    if b"\x00" in raw[:8192]:
        return "a binary file"
    head = raw[:4096]
    control = len(head) - len(head.translate(None, _CONTROL))
    return "a binary file" if control > _MAX_CONTROL_SHARE * max(1, len(raw[:4096])) else None


def decode(raw: bytes) -> tuple[str, str]:
    """Give the text of bytes and, if they were not plain UTF-8, a note that says how they were read."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", "replace"), "read as UTF-16"
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        place = error.start
    if _nearly_utf8(raw):
        return raw.decode("utf-8", "replace"), f"byte {place} is not UTF-8; it and its like are shown as �"
    return raw.decode("cp1252", "replace"), f"byte {place} is not UTF-8; read as Windows-1252: check the accents"


def _nearly_utf8(raw: bytes) -> bool:
    bad = raw.decode("utf-8", "replace").count("\ufffd")
    good = sum(byte >= 0xC3 for byte in raw)
    return good > 2 * bad


def without_surrogates(text: str) -> tuple[str, bool]:
    """Replace lone surrogates, one for one, so that the text can be written out; tell whether there were any."""
    if text.isascii():
        return text, False
    cleaned = _SURROGATE.sub("\ufffd", text)
    return cleaned, cleaned != text
