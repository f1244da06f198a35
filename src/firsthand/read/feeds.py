"""Feeds (RSS, RDF, Atom, CDF, JSON Feed) and lists of feeds: each entry is an input of its own."""

from __future__ import annotations

import base64
import email.utils
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from firsthand.read.about import names
from firsthand.read.linear import scan
from firsthand.read.parts import Part
from firsthand.read.xml import local, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from firsthand.read.parts import Parts

FEED_ROOTS = frozenset("rss feed rdf channel".split())
_ENTRIES = frozenset({"item", "entry"})
_TITLES, _LINKS = ("title",), ("link", "guid", "id")
_DATES = ("published", "pubdate", "date", "issued", "created", "updated", "modified", "lastmod")
_UPDATES, _BUILT = ("updated", "modified", "lastmod"), ("lastbuilddate", "updated", "modified")
_TEXTS = ("encoded", "content", "fullitem", "body", "div", "description", "summary", "abstract", "subtitle")
_AUTHORS = ("author", "creator", "contributor")
_LEAST_WORDS = 60  # a shorter text in a feed is a teaser
_TAG = re.compile(r"<[a-zA-Z/!]|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,8});")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; "" for what it does not say."""

    title: str
    link: str
    published: str
    byline: str
    text: str
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its entries in their order, what is wrong with it, its address, and when it says that it was made."""

    title: str
    entries: tuple[Entry, ...]
    note: str
    link: str = ""
    built: str = ""


def feed_parts(path: str, raw: bytes) -> Parts:
    """Give the entries of a feed that hold text; the others are refused with what to do."""
    yield from _parts(path, read_feed(raw))


def _parts(path: str, feed: Feed) -> Parts:
    for number, entry in enumerate(feed.entries, 1):
        where = f"{path}!{number}"
        if not entry.text.strip():
            yield Part(
                path=where,
                address=entry.link,
                refused=f"the entry «{entry.title[:80]}» holds no text. Give --fetch, or the page of {entry.link or 'the entry'}",
            )
            continue
        short = len(entry.text.split()) < _LEAST_WORDS
        record = {
            "text": entry.text,
            "title": entry.title,
            "url": entry.link,
            "published": entry.published,
            "updated": entry.updated,
            "observed": feed.built,
            "byline": entry.byline,
            "outlet": feed.title,
        }
        yield Part(
            path=where,
            record=record,
            address=entry.link if short else "",
            note="the feed gives a summary, not the article. Give --fetch, or the page" if short else "",
        )
    notes = "; ".join(filter(None, [feed.note, "" if feed.entries else "the feed has no entries"]))
    yield Part(
        path=path,
        told=f"a feed, «{feed.title[:80]}»: {len(feed.entries)} entries{'; ' + notes if notes else ''}",
        partial=bool(notes),
    )


def read_feed(raw: bytes) -> Feed:
    """Read a feed of any XML kind."""
    root, note = read_xml(raw)
    if root is None:
        return Feed("", (), note)
    entries = tuple(_entry(e) for e in root.iter() if local(e).lower() in _ENTRIES)
    channel = next((e for e in root.iter() if local(e).lower() == "channel"), root)
    about = _fields(channel)
    return Feed(_text(about, _TITLES), entries, note, _link(about), _date(about, _BUILT))


def _fields(element: _Element) -> dict[str, list[_Element]]:
    found: dict[str, list[_Element]] = {}
    for child in element:
        found.setdefault(local(child).lower(), []).append(child)
    return found


def _entry(element: _Element) -> Entry:
    fields = _fields(element)
    texts = [plain_text(_inner(e)) for name in _TEXTS for e in fields.get(name, [])[:4]]
    return Entry(
        title=" ".join(_text(fields, _TITLES).split()),
        link=_link(fields),
        published=_date(fields, _DATES),
        updated=_date(fields, _UPDATES),
        byline=_authors(fields),
        text=max(texts, key=len, default=""),
    )


def _date(fields: Mapping[str, list[_Element]], names_: tuple[str, ...]) -> str:
    return iso_date(next((t for name in names_ for e in fields.get(name, []) if (t := _shallow(e).strip())), ""))


def _authors(fields: Mapping[str, list[_Element]]) -> str:
    for name in _AUTHORS:
        told = []
        for element in fields.get(name, [])[:20]:
            inner = [c for c in element if local(c).lower() == "name"]
            told.append(_person(_shallow(inner[0]) if inner else _shallow(element)))
        if any(told):
            return ", ".join(dict.fromkeys(t for t in told if t))
    return ""


def _person(words: str) -> str:
    """Give the name in «mail@example.org (Jane Doe)»."""
    bare = " ".join(words.split())[:300]
    begins, ends = bare.find("("), bare.rfind(")")
    if "@" in bare and 0 <= begins < ends:
        return bare[begins + 1 : ends].strip()
    return "" if "@" in bare and " " not in bare else bare


def _link(fields: Mapping[str, list[_Element]]) -> str:
    links = fields.get("link", [])
    for element in sorted(links, key=lambda e: (e.get("rel") or "alternate") != "alternate"):
        found = (element.get("href") or _shallow(element)).strip()
        if found:
            return _whole(element, found)
    for name in ("guid", "id", "origlink"):
        for element in fields.get(name, []):
            found = _shallow(element).strip()
            if found.startswith("http"):
                return found
    return ""


def _whole(element: _Element, link: str) -> str:
    """Give a link whole, where the feed says what it is relative to."""
    try:
        return urljoin(element.base or "", link) if ":" not in link[:8] else link
    except ValueError:
        return link


def _text(fields: Mapping[str, list[_Element]], wanted: tuple[str, ...]) -> str:
    return next((t for name in wanted for e in fields.get(name, []) if (t := plain_text(_inner(e)).strip())), "")


def _shallow(element: _Element) -> str:
    return "".join(str(t) for t in element.itertext())[:2_000_000]


def _decoded(packed: str) -> str:
    """Undo the coding of early Atom."""
    try:
        return base64.b64decode(packed).decode("utf-8", "replace")
    except ValueError:
        return packed


def _inner(element: _Element) -> str:
    """Give what an element holds: its text, or its children as markup."""
    if not len(element):
        return _decoded(element.text or "") if element.get("mode") == "base64" else element.text or ""
    import lxml.etree  # noqa: PLC0415 - heavy: only for XML

    return (element.text or "") + "".join(lxml.etree.tostring(c, encoding="unicode") for c in element)


def plain_text(markup: str) -> str:
    """Give the blocks of a piece of HTML, a blank line between them; words without tags as they are."""
    if not _TAG.search(markup):
        return markup.strip()
    return "\n\n".join(b.text for b in scan(markup).blocks)


def iso_date(words: str) -> str:
    """Give a mail date as ISO 8601; any other as it is."""
    try:
        return email.utils.parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return words.strip()


def is_json_feed(data: object) -> bool:
    """Tell whether JSON is a feed."""
    return (
        isinstance(data, dict)
        and "jsonfeed.org" in str(data.get("version", ""))
        and isinstance(data.get("items"), list)
    )


def json_feed_parts(path: str, data: Mapping[str, object]) -> Parts:
    """Give the entries of a JSON Feed."""
    items = data.get("items")
    entries = tuple(_json_entry(i) for i in items) if isinstance(items, list) else ()
    yield from _parts(path, Feed(_word(data.get("title")), entries, "", _word(data.get("home_page_url"))))


def _json_entry(item: object) -> Entry:
    given: Mapping[str, object] = item if isinstance(item, dict) else {}
    text = (
        _word(given.get("content_text")) or plain_text(_word(given.get("content_html"))) or _word(given.get("summary"))
    )
    authors = ", ".join(names(given.get("authors")) or names(given.get("author")))
    link = _word(given.get("url")) or _word(given.get("external_url"))
    return Entry(
        _word(given.get("title")),
        link,
        _word(given.get("date_published")) or _word(given.get("date_modified")),
        authors,
        text,
        _word(given.get("date_modified")),
    )


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def outline_parts(path: str, raw: bytes) -> Parts:
    """Give the feeds that an OPML list or a sitemap names: addresses, each to be fetched."""
    root, note = read_xml(raw)
    found = list(dict.fromkeys(_addresses(root))) if root is not None else []
    for number, address in enumerate(found, 1):
        yield Part(
            path=f"{path}!{number}",
            address=address,
            refused=f"an address, not fetched: {address[:300]}. Give --fetch, or its text",
        )
    yield Part(
        path=path,
        told=f"a list of {len(found)} addresses{'; ' + note if note else ''}",
        partial=bool(note) or not found,
    )


def _addresses(root: _Element) -> Iterator[str]:
    for element in root.iter():
        name = local(element).lower()
        if name == "outline":
            address = element.get("xmlUrl") or element.get("url") or ""
        else:
            address = _shallow(element).strip() if name == "loc" else ""
        if address.startswith(("http://", "https://")):
            yield address
