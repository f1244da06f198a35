"""Texts of office programs: DOCX and ODT, by paragraph; deleted and hidden words are left out and told."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from firsthand.read.parts import MAX_MEMBER_BYTES, Part, TooLargeError, check_size
from firsthand.read.xml import local, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from firsthand.read.parts import Parts

_NAMES = {"word/document.xml": "DOCX", "content.xml": "ODT"}
_GONE = frozenset({"del", "moveFrom", "instrText", "tracked-changes", "annotation", "note", "fallback"})
_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)


def office_member(names: frozenset[str]) -> str | None:
    """Give the member that holds the text, if the names are those of an office file that is read."""
    if "word/document.xml" in names:
        return "word/document.xml"
    return "content.xml" if {"content.xml", "mimetype"} <= names else None


def office_parts(path: str, raw: bytes, member: str) -> Parts:
    """Give the text of an office file."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as opened, opened.open(member) as file:
            data = file.read(MAX_MEMBER_BYTES + 1)
            check_size(len(data), len(raw))
    except TooLargeError as error:
        yield Part(path=path, refused=f"{error}, as a bomb does. Save its text as .txt")
        return
    except _FAULTS as error:
        yield Part(path=path, refused=f"a damaged {_NAMES[member]} file: {error}. Save it again")
        return
    root, note = read_xml(data)
    hidden: list[str] = []
    lines = list(_paragraphs(root, hidden)) if root is not None else []
    text = "\n\n".join(line for line in lines if line.strip())
    if not text:
        yield Part(
            path=path,
            refused=f"a {_NAMES[member]} file without a text{': ' + note if note else ''}. Save its text as .txt",
        )
        return
    if hidden:
        note = "; ".join(filter(None, [note, f"hidden words were left out: «{' '.join(hidden)[:80]}»"]))
    yield Part(path=path, record={"text": text}, note=note)


def _paragraphs(root: _Element, hidden: list[str]) -> Iterator[str]:
    for element in root.iter():
        if local(element) in {"p", "h"} and not any(local(a) in _GONE for a in element.iterancestors()):
            yield " ".join("".join(_words(element, hidden)).split())


def _words(element: _Element, hidden: list[str]) -> Iterator[str]:
    """Give the words of one paragraph; a paragraph within it has its own turn."""
    mixed = "opendocument" in str(element.tag)  # there, words stand between the elements
    if mixed:
        yield element.text or ""
    for child in element:
        name = local(child)
        if name == "r" and any(local(p) == "vanish" for p in child.iter()):
            hidden.append("".join(str(t) for t in child.itertext()))
        elif name == "t":
            yield child.text or ""
        elif name in {"tab", "br", "cr", "s", "line-break"}:
            yield " "
        elif name not in _GONE and name not in {"p", "h"}:
            yield from _words(child, hidden)
        if mixed:
            yield child.tail or ""
