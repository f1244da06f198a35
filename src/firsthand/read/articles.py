"""One input → the articles in it: taken apart into leaves, each leaf read as a text, a page or a record."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import InputError
from firsthand.read.charset import decode_declared
from firsthand.read.contain import members_of
from firsthand.read.decode import decode, what_binary, without_surrogates
from firsthand.read.found import Found, kept, noted, refused, remarked, told
from firsthand.read.html import read_page
from firsthand.read.known import joined
from firsthand.read.make import document_from_mapping, make_document
from firsthand.read.records import from_ninjs
from firsthand.read.xml import xml_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from firsthand.read.parts import Part, Parts

MAX_CHARS = 400_000  # characters of one article that are analysed; the rest is said to be left out
_PAGE_ROOTS = frozenset("html head body div p article section main title meta table span h1 h2 ul a".split())
_HTML_MARKS = ("<!doctype html", "<html", "<head", "<body", "<article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One thing to be read by itself.

    Attributes:
        part: Its bytes or record, or a word about it.
        depth: In how many containers it stands.
        notes: What its containers doubt of it, the innermost first.
        remark: What is to be known of it and takes nothing from it.
        place: The number of the given file that it stands in, from 1.
    """

    part: Part
    depth: int = 0
    notes: tuple[str, ...] = ()
    remark: str = ""
    place: int = 0


def leaves_of(
    leaf: Leaf, unpack: Callable[[Part, int], Parts | None], fetch: Callable[[Part], Part] | None = None
) -> Iterator[Leaf]:
    """Take an input apart as far as ``unpack`` does.

    Args:
        leaf: What was given.
        unpack: Gives the members of a part at a depth; None for one that is read by itself.
        fetch: Gives what the address of a part holds, or the part itself.
    """
    part = fetch(leaf.part) if fetch is not None and leaf.part.address else leaf.part
    parts = unpack(part, leaf.depth) if part.raw is not None and part.raw.strip() else None
    if parts is None:
        yield dataclasses.replace(leaf, part=part)
        return
    notes = (part.note, *leaf.notes) if part.note else leaf.notes
    for inner in parts:
        yield from leaves_of(dataclasses.replace(leaf, part=inner, depth=leaf.depth + 1, notes=notes), unpack, fetch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """Reads leaves.

    Attributes:
        max_chars: How much of one article is analysed.
        columns: Which column of a table holds a field.
        plain: Pages are read without the extractor, by their paragraphs, for the reason given; "" reads them as usual.
    """

    max_chars: int = MAX_CHARS
    columns: tuple[tuple[str, str], ...] = ()
    plain: str = ""

    def read(self, leaf: Leaf) -> list[Found]:
        """Read one leaf, and whatever it still holds."""
        return [f for inner in leaves_of(leaf, self._unpack) for f in self.read_alone(inner)]

    def read_alone(self, leaf: Leaf) -> list[Found]:
        """Read a leaf that holds no other."""
        found = self._part(leaf.part, leaf.depth)
        for note in (leaf.part.note if leaf.part.raw is not None else "", *leaf.notes):
            found = noted(found, note)
        return [remarked(found, leaf.remark)]

    def _unpack(self, part: Part, depth: int) -> Parts | None:
        members = members_of(part.path, part.raw or b"", depth=depth, columns=dict(self.columns))
        return None if members is None else members.parts

    def _part(self, part: Part, depth: int) -> Found:
        if part.refused and part.record is None:
            return refused(part.path, part.refused)
        if part.told:
            return told(part.path, part.told, partial=part.partial)
        if part.record is not None:
            return self._record(part.path, part.record, part.note)
        return self._bytes(part, part.raw or b"", depth)

    def _bytes(self, part: Part, raw: bytes, depth: int) -> Found:
        path = part.path
        if not raw.strip():
            return refused(path, "the file is empty. Nothing to do, or fetch it again")
        binary = what_binary(raw)
        if binary:
            return refused(path, f"{binary}, not text. Give the article's text, page or JSON")
        declared = decode_declared(raw)
        text, note = decode(raw) if declared is None else (declared, "")
        start = text.lstrip("\ufeff \t\r\n")[:2000].lower()
        if start.startswith("<") and any(mark in start for mark in _HTML_MARKS):
            return self._page(path, text, raw, note, part.known)
        if (depth or path.lower().endswith(".xml")) and (root := xml_root(raw)) and root.lower() not in _PAGE_ROOTS:
            return refused(
                path, f"XML of a kind that is not read: its first element is «{root[:60]}». Save its text as .txt"
            )
        if path.lower().endswith((".txt", ".md", ".markdown", ".text", "-")) or "." not in Path(path).name:
            return self._text(path, text, raw, note, part.known)
        if depth or path.lower().endswith((".html", ".htm", ".xhtml")):
            read = self._page if start.startswith("<") else self._text
            return read(path, text, raw, note, part.known)
        return refused(path, f"«{Path(path).suffix}» is a kind that is not read yet. Save its text as .txt")

    def _text(self, path: str, text: str, raw: bytes, note: str, known: Mapping[str, str | None]) -> Found:
        body, notes = self._cut(text, note)
        about = joined({}, known)
        document = make_document(body, path=path, sha256=hashlib.sha256(raw).hexdigest(), known=about)
        return kept(document, notes)

    def _page(self, path: str, text: str, raw: bytes, note: str, container: Mapping[str, str | None]) -> Found:
        page = read_page(text, plain=self.plain)
        if not page.text.strip():
            return refused(
                path, f"no article was found in the page{': ' + page.note if page.note else ''}. Save its text as .txt"
            )
        body, notes = self._cut(page.text, note)
        if page.note:
            notes.append(page.note)
        known = joined(page.known, container)
        document = make_document(body, path=path, sha256=hashlib.sha256(raw).hexdigest(), known=known, has_head=False)
        return kept(document, notes, page.remark)

    def _record(self, where: str, record: Mapping[str, object], note: str) -> Found:
        try:
            record = from_ninjs(record)
            document = document_from_mapping(record, path=where)
        except InputError as error:
            return refused(where, str(error).removeprefix(f"{where}: "))
        body, notes = self._cut(document.text, note)
        if body != document.text:
            document = document_from_mapping({**record, "text": body}, path=where)
        return kept(document, notes)

    def _cut(self, text: str, note: str) -> tuple[str, list[str]]:
        notes = [note] if note else []
        text, had = without_surrogates(text)
        if had:
            notes.append("lone surrogates were replaced, one for one, by �")
        if len(text) > self.max_chars:
            notes.append(
                f"{len(text):,} characters; the first {self.max_chars:,} were read. Split the file into articles"
            )
            text = text[: self.max_chars]
        return text, notes
