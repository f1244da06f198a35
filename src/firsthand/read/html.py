"""Pages: main text and metadata; what came out is checked against what went in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.read.about import page_metadata
from firsthand.read.extract import is_tame, main_text
from firsthand.read.hidden import take_hidden
from firsthand.read.linear import article_text, scan

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from firsthand.read.hidden import HiddenText

_HEAD_CHARS = 60_000  # of a page too odd for a tree: where its metadata stand
_HEAD_END = re.compile(r"<body|</head", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_LONGER = 3  # times: the page's own data hold the article, its markup does not


@dataclass(frozen=True, slots=True)
class Page:
    """An article taken out of a page.

    Attributes:
        text: Paragraphs, a blank line between them.
        known: title, outlet, url, published, byline where the page says so.
        note: Why the text may not be whole; "" if it is.
        remark: What a reader should know of a whole text: words that the page hides; "" if nothing.
    """

    text: str
    known: dict[str, str | None]
    note: str
    remark: str = ""


def read_page(html: str, *, plain: str = "") -> Page:
    """Take the article out of a page; falls back to a plain reading where the extractor loses text.

    Args:
        html: The page.
        plain: Why the extractor shall not be tried; "" tries it.
    """
    found = scan(html)
    if plain:
        told = f"{plain}: the extractor was stopped, and the page's paragraphs were taken. Compare them with the page"
        return Page("\n\n".join(article_text(found)), {}, told)
    if not is_tame(html, found):
        root = _tree(_HEAD_END.split(html[:_HEAD_CHARS], maxsplit=1)[0])
        known = page_metadata(root) if root is not None else {}
        text, note = (
            "\n\n".join(article_text(found)),
            "too large, deep or odd a page for the extractor: its paragraphs were taken",
        )
        return _page(text, known, note + ("; the end was cut off" if found.cut else ""), ())
    root = _tree(html)
    if root is None:
        return Page(
            "\n\n".join(article_text(found)), {}, "no tree could be made of the page: its paragraphs were taken"
        )
    known = page_metadata(root)
    hidden = take_hidden(root)
    text, note = main_text(root, _paragraphs(root), found)
    return _page(text, known, note, hidden)


def _page(text: str, known: dict[str, str | None], note: str, hidden: tuple[HiddenText, ...]) -> Page:
    body = known.pop("body", None) or ""
    if len(text) * _LONGER < len(body):
        text = "\n\n".join(_flat(line) for line in body.splitlines() if line.strip())
        note = "the text was taken from the page's own data: its markup holds little of it"
    remark = ""
    if hidden:
        first = min(hidden, key=lambda h: (-len(h.text), h.text))
        remark = f"text that a reader cannot see was left out ({', '.join(sorted({h.kind for h in hidden}))}): «{first.text[:80]}»"
    return Page(text, known, note, remark)


def _tree(html: str) -> HtmlElement | None:
    import lxml.etree  # noqa: PLC0415 - heavy: only for pages
    import lxml.html  # noqa: PLC0415 - with the above

    parser = lxml.html.HTMLParser(
        huge_tree=False, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8", no_network=True
    )
    try:
        root = lxml.html.document_fromstring(_CONTROL.sub("", html).encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None
    return root


def _flat(text: str) -> str:
    return " ".join(text.split())


_SKIPPED = ("nav", "aside", "footer", "header", "figure", "form", "script", "style", "noscript", "template")
_FURNITURE = re.compile(
    r"\b(?:related|promo|share|newsletter|cookie|comments?|advert|sidebar|caption|footer|menu|social|teaser|recommend)",
    re.IGNORECASE,
)


def _paragraphs(root: HtmlElement) -> list[str]:
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
