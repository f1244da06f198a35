"""What a page says of itself: JSON-LD first, then OpenGraph and meta tags, then what it shows."""

from __future__ import annotations

import html
import itertools
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_KIND = re.compile(r"Article|BlogPosting|LiveBlog|Report\b")
_MAX_ITEMS, _MAX_DEPTH = 500, 6
_MAX_FIELD_CHARS = 600
_SEPARATOR = re.compile(r"\s[|–—·•»-]\s|\s?\|\s?")
_BARS = frozenset("|·•»")  # no sentence holds one
_MAX_TAIL_WORDS, _MIN_TITLE_WORDS = 5, 3
_ADDRESS = re.compile(r"^https?://", re.IGNORECASE)


def page_metadata(root: HtmlElement) -> dict[str, str | None]:
    """Give title, outlet, url, published, updated, byline, and «body» where the page carries its text as data; None where it says nothing."""
    linked = _linked(root)
    tags: dict[str, str] = {}
    for tag in root.iter("meta"):
        value = (tag.get("content") or "").strip()
        for name in (tag.get("property"), tag.get("name"), tag.get("itemprop")):
            if name and value:
                tags.setdefault(name.strip().lower(), value)
    times = [t.get("datetime") for t in root.iter("time") if t.get("datetime")]
    canonical = [e.get("href") for e in root.iter("link") if e.get("rel") == "canonical" and e.get("href")]
    url = (canonical[0] if canonical else None) or tags.get("og:url")
    outlet = linked.get("outlet") or _first(tags, "og:site_name", "application-name")
    found = {
        "title": _shown_title(linked.get("title"), root) or _title(tags.get("og:title"), _heading(root), (outlet or "", tags.get("og:site_name", ""), *(url or "").split("/")[2:3])),
        "outlet": outlet,
        "url": url,
        "published": linked.get("published")
        or _first(tags, "article:published_time", "date", "dc.date", "datepublished", "dc.date.issued", "publish-date", "pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime")
        or (times[0] if times else None),
        "updated": linked.get("updated") or _first(tags, "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"),
        "byline": linked.get("byline") or _shown_author(root) or _named(tags, "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"),
    }  # fmt: skip
    short = {k: _flat(v)[:_MAX_FIELD_CHARS] or None if v else None for k, v in found.items()}
    return {**short, "body": linked.get("body")}


def _first(tags: dict[str, str], *names: str) -> str | None:
    return next((tags[n] for n in names if n in tags), None)


def _named(tags: dict[str, str], *names: str) -> str | None:
    """Give the first of some tags that holds a name and not an address."""
    return next((tags[n] for n in names if n in tags and not _ADDRESS.match(tags[n])), None)


def _title(told: str | None, shown: str | None, outlet: Sequence[str] = ()) -> str | None:
    """Choose between the title for other sites, which may end in the outlet's name, and the heading."""
    if told and shown and _letters(shown) in _letters(told):
        return shown
    return _bare(told, outlet) if told else shown


def _bare(title: str, outlet: Sequence[str]) -> str:
    """Take from the end of a title what stands behind a bar, or names the outlet behind a dash; a dash alone may be the title's."""
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return title
    head, tail = title[: marks[-1].start()], title[marks[-1].end() :]
    if len(tail.split()) > _MAX_TAIL_WORDS or len(head.split()) < _MIN_TITLE_WORDS:
        return title
    letters = _letters(tail)
    names = [_letters(name) for name in outlet if len(name.split()) <= _MAX_TAIL_WORDS]
    named = any(name and (name in letters or letters in name) for name in names)
    return head if named or marks[-1].group().strip() in _BARS else title


def _shown_title(told: str | None, root: HtmlElement) -> str | None:
    """Give the heading that a title begins with, if nothing but the outlet's or a section's name follows it."""
    title = _flat(told or "")
    for heading in itertools.islice(root.iter("h1"), 10):
        shown = _flat(heading.text_content())
        if shown and title.startswith(shown) and _SEPARATOR.match(title, len(shown)):
            return shown
    return told


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _heading(root: HtmlElement) -> str | None:
    shown = [_flat(t.text_content()) for t in root.iter("h1")] or [_flat(t.text_content()) for t in root.iter("title")]
    return next((s for s in shown if s), None)


def _shown_author(root: HtmlElement) -> str | None:
    """Give the names of links that say «author» in the way of the standard."""
    shown = [_flat(a.text_content()) for a in root.xpath("//a[@rel='author']")[:10]]
    names = [s for s in dict.fromkeys(shown) if 1 < len(s.split()) <= 5]  # noqa: PLR2004 - a person's name
    return ", ".join(names) or None


def _flat(text: str) -> str:
    return " ".join(text.split())


def _linked(root: HtmlElement) -> dict[str, str]:
    """Read the first article of the page's JSON-LD that has a headline or a date."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads((script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _articles(data, 0):
            found = _article(item)
            if found.get("title") or found.get("published"):
                return found
    return {}


def _articles(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data[:_MAX_ITEMS]:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        if _KIND.search(str(data.get("@type", ""))):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth + 1)


def _article(item: dict[str, object]) -> dict[str, str]:
    publisher = next(iter(names(item.get("publisher"))), None)
    body = item.get("articleBody")
    found = {
        "title": item.get("headline") or item.get("name"),
        "published": item.get("datePublished"),
        "updated": item.get("dateModified"),
        "outlet": publisher,
        "byline": ", ".join(n for n in names(item.get("author")) if not _ADDRESS.match(n)),
    }
    known = {k: html.unescape(str(v)) for k, v in found.items() if v and isinstance(v, str)}
    return {**known, "body": body} if isinstance(body, str) else known


def names(value: object, depth: int = 0) -> list[str]:
    """Give the names in a field that may be a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        return [_flat(value)] if value.strip() else []
    if isinstance(value, dict) and depth < _MAX_DEPTH:
        return names(value.get("name"), depth + 1)
    if isinstance(value, list) and depth < _MAX_DEPTH:
        return [n for v in value[:50] for n in names(v, depth + 1)]
    return []
