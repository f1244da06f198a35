"""The main text of a page: a trained extractor first, checked against a plain reading of the page, with fallbacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.read.linear import article_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from firsthand.read.linear import Scan

_GOOD_SHARE, _LOST_SHARE, _LOST_TIMES = (
    0.7,
    0.3,
    5,
)  # of the words of its paragraphs; benchmarks/reading bodies, segments
_WOVEN_PARAGRAPHS, _WOVEN_SHARE = 3, 0.1  # benchmarks/reading bodies: more than these are furniture
_TAME_TAGS, _TAME_DEPTH, _TAME_TAG_CHARS, _TAME_CHARS = 40_000, 200, 3_000_000, 5_000_000
_TAME_ATTRIBUTES = 2000  # of one tag: the tree's maker looks each up among all others
_WORD = re.compile(r"\w+")


def main_text(root: HtmlElement, paragraphs: Sequence[str], found: Scan) -> tuple[str, str]:
    """Give the article of a page and, where it may not be whole, a note that says why.

    Args:
        root: The page's tree, not changed.
        paragraphs: The paragraphs of its article element, as the tree gave them.
        found: The page read in one pass.
    """
    plain = article_text(found)
    text = _respaced(_extracted(root, precise=True))
    if _kept(text, plain) < _GOOD_SHARE:
        text = max(text, _respaced(_extracted(root, precise=False)), key=lambda t: _kept(t, plain))
    share = _kept(text, plain)
    if share >= _LOST_SHARE:
        return _woven(text, paragraphs), ""
    whole = "\n\n".join(plain)
    if len(text) * _LOST_TIMES < len(whole):
        return whole, f"the extractor kept {share:.0%} of the page's paragraphs; all of them were taken instead"
    return text, f"{share:.0%} of what reads like an article was kept. Compare it with the page"


def is_tame(page: str, found: Scan) -> bool:
    """Tell whether a page is of a size and shape that the extractor reads in a moment."""
    return (
        len(page) <= _TAME_CHARS
        and found.tags <= _TAME_TAGS
        and found.depth <= _TAME_DEPTH
        and found.longest_tag <= _TAME_TAG_CHARS
        and found.attributes <= _TAME_ATTRIBUTES
    )


def _extracted(root: HtmlElement, *, precise: bool) -> str:
    import trafilatura  # noqa: PLC0415 - heavy: only for pages

    return trafilatura.extract(root, include_comments=False, favor_precision=precise) or ""


def _kept(text: str, paragraphs: Sequence[str]) -> float:
    """Give the share of the paragraphs' words that a text has."""
    have = set(_WORD.findall(text))
    want = [w for p in paragraphs for w in _WORD.findall(p)]
    return sum(w in have for w in want) / len(want) if want else 1.0


def _respaced(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())


def _flat(text: str) -> str:
    return " ".join(text.split())


def _woven(text: str, paragraphs: Sequence[str]) -> str:
    """Put a few short paragraphs of the article element that the extractor left out back in their place."""
    have = _flat(text)
    missing = [p for p in paragraphs if p not in have]
    few = 0 < len(missing) <= _WOVEN_PARAGRAPHS and len(missing) < len(paragraphs)
    if not few or sum(map(len, missing)) > _WOVEN_SHARE * len(text):
        return text
    kept = [p for p in paragraphs if p in have]
    lines = [_flat(line) for line in text.split("\n\n")]
    extra = [line for line in lines if not any(line in p or p in line for p in kept)]
    woven = "\n\n".join([*[e for e in extra if text.find(e) < text.find(kept[0])], *paragraphs])
    whole = _flat(woven)
    lost = sum(len(line) for line in lines if line not in whole)
    return woven if lost <= _WOVEN_SHARE * len(text) else text
