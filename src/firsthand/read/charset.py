"""Which encoding a page says that it is in, and its text by that encoding."""

from __future__ import annotations

import codecs
import re

_SCANNED = 4096  # bytes at the head of a page where it may say so
_COMMENT = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)
_META = re.compile(rb"<meta(?=[\s/])([^>]*)>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([^\s\"'/>;,]{1,40})", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"([^\s=\"'/>]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
# what the web means by a name is not always what the name says (WHATWG Encoding Standard)
_MEANT = {
    "iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "ks_c-5601": "cp949", "utf-16": "utf-8", "utf-16-le": "utf-8",
    "utf-16-be": "utf-8", "utf-7": "cp1252",
}  # fmt: skip
_NAMES = {"x-sjis": "cp932", "x-euc-jp": "euc_jp", "x-gbk": "gb18030", "x-x-big5": "big5hkscs", "ks_c_5601-1987": "cp949",
          "windows-949": "cp949", "x-cp1252": "cp1252", "x-user-defined": "cp1252", "unicode": "utf-8", "windows-874": "cp874", "dos-874": "cp874"}  # fmt: skip


def declared(raw: bytes) -> str | None:
    """Give Python's name of the encoding that a page declares by mark, XML head or meta tag; None if by none."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return name
    head = raw[:_SCANNED]
    xml = _XML.match(head)
    if xml:
        return known_encoding(xml[1].decode("ascii"))
    for tag in _META.finditer(_COMMENT.sub(b"", head)):
        label = _label(tag[1])
        found = known_encoding(label.decode("ascii", "replace")) if label else None
        if found:
            return found
    return None


def _label(attributes: bytes) -> bytes | None:
    """Give the label of a meta tag: its own attribute, or within the content of an «http-equiv» that says the type."""
    given: dict[bytes, bytes] = {}
    for found in _ATTRIBUTE.finditer(attributes):
        given.setdefault(found[1].lower(), next((v for v in found.groups()[1:] if v is not None), b""))
    if given.get(b"charset"):
        return given[b"charset"].strip()
    if given.get(b"http-equiv", b"").strip().lower() == b"content-type":
        inside = _CHARSET.search(given.get(b"content", b""))
        return inside[1] if inside else None
    return None


def known_encoding(label: str) -> str | None:
    """Give Python's name for a label as the web means it; None for one that nobody knows."""
    label = label.strip().strip("\"'").lower()
    if label in _NAMES:
        return _NAMES[label]
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name in {"hex", "base64", "bz2", "zlib", "uu", "quopri", "rot13", "punycode", "idna", "unicode_escape"}:
        return None
    return _MEANT.get(name, name)


def decode_declared(raw: bytes) -> str | None:
    """Give a page's text by the encoding that it declares; None if it is good UTF-8, declares none, or not the right one."""
    name = declared(raw)
    if name is None or name in {"utf-8", "utf-16"}:
        return None
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if name not in {"iso2022_jp", "utf-32"}:
            return None
    try:
        text = raw.decode(name, "replace")
    except (LookupError, UnicodeError):
        return None
    return text if text.count("\ufffd") <= max(20, len(text) // 500) else None  # noqa: PLR2004 - a few bad bytes are usual
