"""What kind of container an input is, by its bytes and not by its name, and its members."""

from __future__ import annotations

import io
import json
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from firsthand.read.archives import packed_parts, tar_parts, zip_names, zip_parts
from firsthand.read.charset import decode_declared
from firsthand.read.decode import decode, what_binary
from firsthand.read.exports import export_parts, is_export
from firsthand.read.feeds import FEED_ROOTS, feed_parts, is_json_feed, json_feed_parts, outline_parts
from firsthand.read.json_lines import is_json, json_parts
from firsthand.read.large import stream_kind, stream_parts
from firsthand.read.mail import is_mail, is_mailbox, mail_parts
from firsthand.read.news_xml import NEWS_ROOTS, news_parts
from firsthand.read.office import office_member, office_parts
from firsthand.read.packed import packing, unpack
from firsthand.read.parts import MAX_DEPTH, MAX_MEMBER_BYTES, Part
from firsthand.read.pdf import pdf_parts
from firsthand.read.records import address_parts, addresses
from firsthand.read.tables import is_table, table_parts
from firsthand.read.warc import is_warc, warc_parts
from firsthand.read.xml import xml_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.read.parts import Parts

_LISTS = frozenset("opml urlset sitemapindex".split())
_TAR_MARK = slice(257, 262)
_WORKBOOKS = {"xl/workbook.xml": "a workbook (XLSX)", "ppt/presentation.xml": "slides (PPTX)"}


class Treatment(StrEnum):
    """Where an input is taken apart, by what it can do to its reader."""

    HERE = "here"  # lines of text: nothing that a file can hurt
    MANY = "many"  # an archive or feed: a child gives its members one by one
    ONE = "one"  # one article behind a parser: a child reads it as a whole


@dataclass(frozen=True, slots=True)
class Members:
    """What an input holds; nothing is read before the first part is asked for."""

    treatment: Treatment
    parts: Parts


def members_of(path: str, raw: bytes, *, depth: int = 0, columns: Mapping[str, str] | None = None) -> Members | None:
    """Give the members of an input that holds others or is no plain text or page; None for one that is."""
    found = _binary_parts(path, raw, columns) or _text_parts(path, raw, columns)
    if found is None:
        return _json(path, raw)
    if depth >= MAX_DEPTH:
        return _only(Part(path=path, refused=f"an archive in {depth} others. Unpack the outer ones"))
    return found


def _only(part: Part) -> Members:
    return Members(Treatment.HERE, iter((part,)))


def _binary_parts(path: str, raw: bytes, columns: Mapping[str, str] | None) -> Members | None:
    head = raw[:600]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(path, raw)
    if packing(head) is not None:
        return Members(Treatment.MANY, _packed(path, raw, columns))
    if head[_TAR_MARK] == b"ustar":
        return Members(Treatment.MANY, tar_parts(path, raw))
    if b"%PDF-" in raw[:1024] and (head.lstrip().startswith(b"%PDF-") or what_binary(raw)):
        return Members(Treatment.ONE, pdf_parts(path, raw))
    return Members(Treatment.MANY, warc_parts(path, raw)) if is_warc(head) else None


def _zip(path: str, raw: bytes) -> Members:
    names = zip_names(raw) or frozenset()
    known = next((kind for name, kind in _WORKBOOKS.items() if name in names), None)
    if known:
        return _only(Part(path=path, refused=f"{known}, which is not read. Save it as CSV or text"))
    member = office_member(names)
    if member:
        return Members(Treatment.ONE, office_parts(path, raw, member))
    return Members(Treatment.MANY, zip_parts(path, raw))


def _packed(path: str, raw: bytes, columns: Mapping[str, str] | None) -> Parts:
    if packing(raw[:8]) != "gzip":
        start = unpack(raw[:4096])[0][:600]
    else:
        start = _gunzipped_start(raw, 0)
        following = raw.find(b"\x1f\x8b\x08", 1) if not start else -1
        if is_warc(start) or (following > 0 and is_warc(_gunzipped_start(raw, following))):
            return warc_parts(path, raw)
    if start[_TAR_MARK] == b"ustar":
        return tar_parts(path, raw)
    data, note = unpack(raw)
    if len(data) <= MAX_MEMBER_BYTES:
        return packed_parts(path, raw, data, note)
    file = io.BytesIO(raw)
    kind = stream_kind(path, file, columns)
    if kind in {"lines", "table"}:
        return stream_parts(path, file, kind, columns)
    return tar_parts(path, raw) if kind == "tar" else packed_parts(path, raw, data, note)


def _gunzipped_start(raw: bytes, at: int) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(raw[at : at + 4096], 600)
    except zlib.error:
        return b""


def _text_parts(path: str, raw: bytes, columns: Mapping[str, str] | None) -> Members | None:
    if what_binary(raw):
        return None
    root = (xml_root(raw) or "").lower()
    if root:
        return _xml_parts(path, raw, root)
    if is_mail(raw[:16_384]):
        many = Treatment.MANY if is_mailbox(raw[:16_384]) else Treatment.ONE
        return Members(many, mail_parts(path, raw))
    if raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(path, raw)
    declared = decode_declared(raw)
    text, note = decode(raw) if declared is None else (declared, "")
    if is_export(text):
        return Members(Treatment.HERE, export_parts(path, text))
    ending = PurePath(path).suffix.lower()
    if (
        ending in {".csv", ".tsv", ".tab"}
        or is_table(text)
        or (columns and ending not in {".txt", ".md", ".json", ".jsonl"})
    ):
        return Members(Treatment.HERE, table_parts(path, text, columns, note))
    listed = addresses(text)
    return Members(Treatment.HERE, address_parts(path, listed)) if listed else None


def _xml_parts(path: str, raw: bytes, root: str) -> Members | None:
    if root in FEED_ROOTS:
        return Members(Treatment.MANY, feed_parts(path, raw))
    if root in NEWS_ROOTS:
        return Members(Treatment.MANY, news_parts(path, raw))
    return Members(Treatment.MANY, outline_parts(path, raw)) if root in _LISTS else None


def _json_feed(path: str, raw: bytes) -> Members | None:
    if b"jsonfeed.org" not in raw[:4000]:
        return None
    try:
        data = json.loads(decode(raw)[0].lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return Members(Treatment.HERE, json_feed_parts(path, data)) if is_json_feed(data) else None


def _json(path: str, raw: bytes) -> Members | None:
    if what_binary(raw) or xml_root(raw):
        return None
    declared = decode_declared(raw)
    text, note = decode(raw) if declared is None else (declared, "")
    return Members(Treatment.HERE, json_parts(path, text, note)) if is_json(path, text) else None
