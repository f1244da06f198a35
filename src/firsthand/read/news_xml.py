"""News in the agencies' XML: NITF, and NewsML with a page or NITF within."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.read.parts import Part
from firsthand.read.xml import local, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from firsthand.read.parts import Parts

NEWS_ROOTS = frozenset("nitf newsml newsitem newsmessage".split())
_BODY, _PARAGRAPHS = (
    frozenset({"body.content", "body", "inlinexml", "inlinedata"}),
    frozenset({"p", "hl2", "h2", "h3", "li"}),
)
_TITLES, _AUTHORS = frozenset({"hl1", "headline", "title"}), frozenset({"byline", "by", "bytag"})
_DATES, _OUTLETS = (
    frozenset({"story.date", "date.issue", "versioncreated", "contentcreated", "firstcreated"}),
    frozenset({"doc.copyright", "provider"}),
)


def news_parts(path: str, raw: bytes) -> Parts:
    """Give the items of an agency's file; several are numbered from 1."""
    root, note = read_xml(raw)
    if root is None:
        yield Part(path=path, refused=f"an agency's file that cannot be read: {note}. Save its text as .txt")
        return
    items = [e for e in root.iter() if local(e).lower() == "newsitem"] or [root]
    for number, item in enumerate(items, 1):
        where = path if len(items) == 1 else f"{path}!{number}"
        record = _record(item)
        if record["text"]:
            yield Part(path=where, record=record, note=note)
        else:
            yield Part(
                path=where, refused=f"an agency's item «{record['title'][:80]}» without a text. Ask for its text"
            )


def _record(item: _Element) -> dict[str, str]:
    dates = (e.get("norm") or _words(e) for e in _all(item, _DATES))
    outlets = (e.get("holder") or _words(e) or e.get("literal") or "" for e in _all(item, _OUTLETS))
    return {
        "text": "\n\n".join(_paragraphs(item)),
        "title": _first(_words(e) for e in _all(item, _TITLES)),
        "byline": _first(_words(e).removeprefix("By ") for e in _all(item, _AUTHORS)),
        "published": _first(dates),
        "outlet": _first(outlets),
    }


def _paragraphs(item: _Element) -> list[str]:
    """Give the paragraphs of the innermost body that has any."""
    best: list[str] = []
    for body in _all(item, _BODY):
        found = [w for p in body.iter() if local(p).lower() in _PARAGRAPHS and (w := _words(p))]
        if found and (not best or len(found) <= len(best)):
            best = found
    return best


def _all(item: _Element, names: frozenset[str]) -> list[_Element]:
    return [e for e in item.iter() if local(e).lower() in names]


def _words(element: _Element) -> str:
    return " ".join("".join(str(t) for t in element.itertext()).split())


def _first(values: Iterable[str]) -> str:
    return next((v for v in values if v), "")
