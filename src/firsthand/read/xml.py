"""XML read without entities, document types and network: what a file defines itself is never expanded."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from firsthand.read.charset import decode_declared
from firsthand.read.decode import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_HEAD = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ROOT = re.compile(r"<(?![!?])(?:[\w.-]{1,40}:)?([\w.-]{1,60})")


def xml_root(raw: bytes) -> str | None:
    """Give the local name of the first element of what looks like XML; None for anything else."""
    head = raw[:6000]
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    text = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n\x00")
    if not text.startswith("<"):
        return None
    found = _ROOT.search(_without_comments(_without_doctype(text)[0]))
    return found[1] if found else None


def read_xml(raw: bytes) -> tuple[_Element | None, str]:
    """Give the tree of a file, mended where it must be, and a note that says what is wrong with it; "" if nothing is."""
    import lxml.etree  # noqa: PLC0415 - heavy: only for XML

    declared = decode_declared(raw)
    text, odd = decode(raw) if declared is None else (declared, "")
    text, own = _without_doctype(_HEAD.sub("", text.lstrip("\ufeff \t\r\n"), count=1))
    text = _CONTROL.sub("", _ENTITY.sub(_character, text))
    parser = lxml.etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = lxml.etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        return None, f"no XML: {error}"
    notes = [odd] if odd and not raw.startswith((b"\xff\xfe", b"\xfe\xff")) else []
    if own:
        notes.append("entities that the file defines itself are not expanded")
    if len(parser.error_log):
        fault = parser.error_log[0]
        notes.append(f"not well-formed: line {fault.line}: {str(fault.message).strip()[:120]}")
    return root, "; ".join(notes)


def _character(match: re.Match[str]) -> str:
    """Give a character for an entity that HTML knows; any other stays as it stands, as text."""
    if match[1] in _KEPT:
        return match.group()
    known = html.unescape(match.group())
    return known if known != match.group() else f"&amp;{match[1]};"


def _without_doctype(text: str) -> tuple[str, bool]:
    """Take the document type out; tell whether it defines entities."""
    begins = _DOCTYPE.search(text, 0, 100_000)
    if begins is None:
        return text, False
    opening = re.compile(r"[\[>]").search(text, begins.end())
    if opening is None:
        return text[: begins.start()], True
    end = opening.end()
    if opening.group() == "[":
        closing = re.compile(r"\]\s*>").search(text, end)
        end = closing.end() if closing else len(text)
    return text[: begins.start()] + text[end:], "<!ENTITY" in text[begins.start() : end].upper()


def _without_comments(text: str) -> str:
    pieces, at = [], 0
    while (begins := text.find("<!--", at)) >= 0:
        pieces.append(text[at:begins])
        end = text.find("-->", begins)
        at = end + 3 if end >= 0 else len(text)
    return "".join([*pieces, text[at:]])


def local(element: _Element) -> str:
    """Give an element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
