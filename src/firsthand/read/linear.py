"""A page read in one pass: its blocks of visible text, whatever its depth, width and faults.

The parser that builds a tree drops what lies too deep in it and is slow on some pages. This one keeps no tree: a stack of
open elements only, cut at a depth that no page needs. It never fails and costs time linear in the length of the page.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_OPEN = re.compile(r"<(?:(?P<comment>!--)|(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])|(?P<other>[!?/]))")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BREAK = re.compile(r"[>\"']")
_MAX_TEXT_CHARS = 3_000_000
_MAX_TAGS = 800_000
_MAX_DEPTH = 4000
_UNSEEN = frozenset("script style noscript template head title svg math iframe object canvas select textarea".split())
_KINDS = {"a": "link", "article": "article", "main": "article"}
_RAW = frozenset("script style textarea title".split())
_FURNITURE = frozenset("nav aside footer header form button figure menu dialog".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong "
    "sub sup time tt u var wbr img input label".split()
)
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSES_ITSELF = frozenset("p li td th tr dt dd option".split())
_NAMED = re.compile(
    r"(?:class|id)\s*=\s*[\"']?[^\"'>]*\b(?:related|promo|share|newsletter|cookie|comments?|advert|sidebar|caption|menu|social|teaser)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"\shidden(?=[\s>=])|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of visible text between two breaks.

    Attributes:
        text: Spaces folded, entities read.
        linked: Characters of it that stand in links.
        furniture: It stands in navigation, a footer, a form, or an element named like one.
        article: It stands in an article or main element.
    """

    text: str
    linked: int
    furniture: bool
    article: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over a page finds: its blocks, how many tags it has, how deep they nest, its longest tag.

    Attributes:
        attributes: How many the longest tag has, if it is long.
        cut: The page was too long to be read whole.
    """

    blocks: tuple[Block, ...]
    tags: int
    depth: int
    longest_tag: int
    attributes: int
    cut: bool


class _State:
    """The stack of open elements and the block being read."""

    def __init__(self) -> None:
        self.stack: list[tuple[str, str]] = []
        self.count = {"unseen": 0, "furniture": 0, "link": 0, "article": 0}
        self.open_names: dict[str, int] = {}
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.linked = 0
        self.depth = 0

    def flush(self) -> None:
        if not self.words:
            return
        text = " ".join(html.unescape("".join(self.words)).split())
        if text:
            self.blocks.append(
                Block(text, min(self.linked, len(text)), self.count["furniture"] > 0, self.count["article"] > 0)
            )
        self.words, self.linked = [], 0

    def add(self, text: str) -> None:
        if text and not self.count["unseen"] and (self.words or not text.isspace()):
            self.words.append(text)
            if self.count["link"]:
                self.linked += len(text.strip())

    def open(self, name: str, kind: str) -> None:
        self.depth = max(self.depth, len(self.stack) + 1)
        if len(self.stack) < _MAX_DEPTH:
            self.stack.append((name, kind))
            self.open_names[name] = self.open_names.get(name, 0) + 1
            if kind:
                self.count[kind] += 1

    def close(self, name: str) -> None:
        if not self.open_names.get(name):
            return
        while self.stack:
            top, kind = self.stack.pop()
            self.open_names[top] -= 1
            if kind:
                self.count[kind] -= 1
            if top == name:
                return


def scan(page: str) -> Scan:
    """Read a page in one pass."""
    state, at, tags, longest, attributes = _State(), 0, 0, 0, 0
    quotes_left = {'"': True, "'": True}
    kept = 0
    while True:
        match = _OPEN.search(page, at)
        piece = page[at : match.start() if match else len(page)]
        kept += len(piece)
        if kept > _MAX_TEXT_CHARS or tags > _MAX_TAGS:
            state.add(piece[: _MAX_TEXT_CHARS - kept + len(piece)])
            break
        state.add(piece)
        if match is None:
            break
        tags += 1
        if match["comment"]:
            end = page.find("-->", match.end())
            at = end + 3 if end >= 0 else len(page)
            continue
        at = _tag_end(page, match.end(), quotes_left)
        if at - match.start() > longest:
            longest = at - match.start()
            attributes = max(attributes, len(_QUOTED.sub("", page[match.end() : at]).split())) if longest > 2000 else 0  # noqa: PLR2004
        if match["name"]:
            at = _tag(page, match, at, state)
    state.flush()
    return Scan(tuple(state.blocks), tags, state.depth, longest, attributes, kept > _MAX_TEXT_CHARS or tags > _MAX_TAGS)


def _tag(page: str, match: re.Match[str], end: int, state: _State) -> int:
    """Take one tag in; give the offset behind it, or behind the raw text that it opens."""
    name = match["name"].lower()
    if name not in _INLINE:
        state.flush()
    if match["end"]:
        state.close(name)
        return end
    if name in _EMPTY:
        if name == "br":
            state.flush()
        return end
    if name in _RAW:
        closing = re.compile(rf"</{name}", re.IGNORECASE).search(page, end)
        return _tag_end(page, closing.end(), {}) if closing else len(page)
    attributes = page[match.end() : min(end, match.end() + 2000)]
    if name in _CLOSES_ITSELF and state.stack and state.stack[-1][0] == name:
        state.close(name)
    state.open(name, _kind(name, attributes))
    return end


def _kind(name: str, attributes: str) -> str:
    if name in _UNSEEN or (("style" in attributes or "hidden" in attributes) and _HIDDEN.search(attributes)):
        return "unseen"
    if len(attributes) < 5:  # noqa: PLR2004 - nothing that could name it
        return "furniture" if name in _FURNITURE else _KINDS.get(name, "")
    if name in _FURNITURE or (name not in {"body", "html", "article", "main"} and _NAMED.search(attributes)):
        return "furniture"
    return _KINDS.get(name, "")


def _tag_end(page: str, at: int, quotes_left: dict[str, bool]) -> int:
    """Give the offset behind the «>» that ends a tag; a quotation mark that never closes is an ordinary character."""
    end = page.find(">", at)
    if end < 0:
        return len(page)
    if page.find("'", at, end) < 0 and page.count('"', at, end) % 2 == 0:
        return end + 1  # what nearly all tags are like
    while True:
        match = _BREAK.search(page, at)
        if match is None:
            return len(page)
        if match.group() == ">":
            return match.end()
        mark = match.group()
        close = page.find(mark, match.end()) if quotes_left.get(mark, True) else -1
        if close < 0:
            quotes_left[mark] = False
            at = match.end()
        else:
            at = close + 1


def article_text(found: Scan) -> tuple[str, ...]:
    """Give the paragraphs of the article: those in its element if it has any, else all that read like sentences."""
    plain = [b for b in found.blocks if not b.furniture and b.linked <= len(b.text) // 2]
    inside = [b for b in plain if b.article]
    scope = inside if sum(len(b.text) for b in inside) * 2 > sum(_weight(b) for b in plain) else plain
    chosen = [k for k, b in enumerate(scope) if _weight(b)]
    if not chosen:
        return tuple(b.text for b in scope)
    between = scope[chosen[0] : chosen[-1] + 1]
    return tuple(b.text for b in between if _weight(b) or len(b.text.split()) >= 3)  # noqa: PLR2004 - subheadings


def _weight(block: Block) -> int:
    """Weigh a block: its length if it reads like a sentence, else 0."""
    ends = block.text.rstrip("”’\"')]» ")[-1:]
    return len(block.text) if len(block.text) >= 60 and ends in {".", "!", "?", "…", ":", "。"} else 0  # noqa: PLR2004
