"""Pages: main text and metadata; what came out is checked against what went in."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_LOST_SHARE = 0.6  # of the words in the page's article paragraphs that must come out
_MAX_DEPTH_CHARS = 5_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """An article taken out of a page.

    Attributes:
        text: Paragraphs, a blank line between them.
        known: title, outlet, url, published, byline where the page says so.
        note: Why the text may not be whole; "" if it is.
    """

    text: str
    known: dict[str, str | None]
    note: str


def read_page(html: str) -> Page:
    """Take the article out of a page; falls back to its paragraphs where the extractor loses text."""
    import lxml.html  # noqa: PLC0415 - heavy: only for pages

    parser = lxml.html.HTMLParser(huge_tree=False, recover=True, encoding="utf-8")
    try:
        root = lxml.html.document_fromstring(html[:_MAX_DEPTH_CHARS].encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return Page("", {}, "the page could not be parsed")
    known = _metadata(root)
    paragraphs = _paragraphs(root)
    extracted = _extract(html[:_MAX_DEPTH_CHARS])
    text = _respaced(extracted)
    have = set(re.findall(r"\w+", text))
    want = [w for p in paragraphs for w in re.findall(r"\w+", p)]
    share = sum(w in have for w in want) / len(want) if want else 1.0
    if share < _LOST_SHARE and want:
        return Page(
            "\n\n".join(paragraphs),
            known,
            f"the extractor kept {share:.0%} of the page's paragraphs; all of them were taken instead",
        )
    missing = [p for p in paragraphs if _flat(p) not in _flat(text)]
    if missing and len(paragraphs) > len(missing):
        text = _woven(text, paragraphs)
    return Page(text, known, "")


def _extract(html: str) -> str:
    import trafilatura  # noqa: PLC0415 - heavy: only for pages

    return (
        trafilatura.extract(html, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
        or ""
    )


def _respaced(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())


def _flat(text: str) -> str:
    return " ".join(text.split())


def _woven(text: str, paragraphs: list[str]) -> str:
    """Put the paragraphs of the article element that the extractor left out back in their place."""
    have = _flat(text)
    kept = [p for p in paragraphs if _flat(p) in have]
    extra = [
        line for line in text.split("\n\n") if not any(_flat(line) in _flat(p) or _flat(p) in _flat(line) for p in kept)
    ]
    return "\n\n".join([*[e for e in extra if text.find(e) < text.find(kept[0])], *paragraphs] if kept else paragraphs)


_SKIPPED = ("nav", "aside", "footer", "header", "figure", "form", "script", "style", "noscript", "template")
_FURNITURE = re.compile(
    r"\b(?:related|promo|share|newsletter|cookie|comments?|advert|sidebar|caption|footer|menu|social|teaser|recommend)",
    re.IGNORECASE,
)


def _paragraphs(root) -> list[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - lxml has no types
    """Give the texts of the paragraphs in the article element, or in the body where there is none."""
    scope = next(iter(root.xpath("//article") or root.xpath("//main") or root.xpath("//body")), root)
    found = []
    for p in scope.iter("p", "blockquote", "li"):
        skip = any(
            a.tag in _SKIPPED or _FURNITURE.search(f"{a.get('class', '')} {a.get('id', '')}")
            for a in [p, *p.iterancestors()]
            if isinstance(a.tag, str)
        )
        text = _flat(p.text_content())
        nested = p.tag == "blockquote" and p.find(".//p") is not None
        if text and not skip and not nested and (p.tag != "li" or len(text) > 60):  # noqa: PLR2004 - menus
            found.append(text)
    return found


def _metadata(root) -> dict[str, str | None]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - lxml has no types
    """Read what the page says of itself: JSON-LD first, then OpenGraph and meta tags."""
    linked = _json_ld(root)

    def meta(*names: str) -> str | None:
        for name in names:
            for value in root.xpath("//meta[@property=$n or @name=$n]/@content", n=name):
                if value.strip():
                    return str(value).strip()
        return None

    times = root.xpath("//time/@datetime")
    canonical = root.xpath("//link[@rel='canonical']/@href")
    titles = [_flat(t.text_content()) for t in root.xpath("//h1") or root.xpath("//title")]
    return {
        "title": linked.get("title") or meta("og:title") or (titles[0] if titles else None),
        "outlet": linked.get("outlet") or meta("og:site_name", "application-name"),
        "url": (canonical[0] if canonical else None) or meta("og:url"),
        "published": linked.get("published")
        or meta("article:published_time", "date", "dc.date")
        or (times[0] if times else None),
        "byline": linked.get("byline") or meta("author", "article:author"),
    }


def _json_ld(root) -> dict[str, str]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - lxml has no types
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        listed = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for item in listed:
            if isinstance(item, dict) and "Article" in str(item.get("@type", "")):
                return _article(item)
    return {}


def _article(item: dict[str, object]) -> dict[str, str]:
    author = item.get("author")
    publisher = item.get("publisher")
    names = [a.get("name") if isinstance(a, dict) else a for a in (author if isinstance(author, list) else [author])]
    found = {
        "title": item.get("headline"),
        "published": item.get("datePublished"),
        "outlet": publisher.get("name") if isinstance(publisher, dict) else publisher,
        "byline": ", ".join(str(n) for n in names if n),
    }
    return {k: str(v) for k, v in found.items() if v}
