"""Ways of speaking that are more than one word: «let it be known that C», «made clear that C», «C, the paper has learned from X»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.attribute.framing import MIN_CONTENT, Frame, is_negated, who_speaks
from firsthand.attribute.phrases import noun_phrase

if TYPE_CHECKING:
    from firsthand.attribute.tree import Tree

LET_KNOWN = frozenset("let lets letting make makes made making leave leaves left".split())
_KNOWN = frozenset("known clear plain slip public understood doubt".split())
_MOST_IDIOM = 5  # words from «let» to «known»
_MOST_BETWEEN = 14  # words from «known» to «that»
_LEARNED = frozenset("learned learnt heard understands gathered gathers".split())
_MOST_SOURCE = 3  # words from «learned» to «from»
_STRENGTH = 0.7


def let_known(tree: Tree, i: int) -> list[Frame]:
    """Read «let it be known … that C», «has made clear that C», «let slip that C»."""
    known = next((k for k in range(i + 1, min(len(tree), i + _MOST_IDIOM)) if tree.word(k) in _KNOWN), None)
    if known is None or is_negated(tree, i):
        return []
    that = next((k for k in range(known + 1, min(len(tree), known + _MOST_BETWEEN)) if tree.word(k) == "that"), None)
    source, passive = who_speaks(tree, i)
    if that is None or source is None or passive or len(tree) - that <= MIN_CONTENT:
        return []
    end = next((k for k in range(that + 1, len(tree)) if tree.text(k) == ";"), len(tree))
    return [
        Frame(
            cue=i, words=(i, known), source=source, source_words=noun_phrase(tree, source) - set(range(i, len(tree))),
            content=frozenset(range(that + 1, end)), certainty="said", strength=_STRENGTH, channel="let known",
        )
    ]  # fmt: skip


def learned_from(tree: Tree) -> list[Frame]:
    """Read «C, the paper has learned from sources close to it» and «has learned from X that C»: X says C, and the paper has it."""
    found: list[Frame] = []
    for i in range(1, len(tree) - 2):
        if tree.word(i) not in _LEARNED:
            continue
        ahead = range(i + 1, min(len(tree) - 1, i + _MOST_SOURCE))
        start = next((k for k in ahead if tree.word(k) == "from"), None)
        medium, passive = who_speaks(tree, i)
        if start is None or medium is None or passive:
            continue
        content, end = _learned(tree, min(noun_phrase(tree, medium)), start)
        head = next(
            (
                k
                for k in range(start + 1, end)
                if tree.tag(k) in {"NOUN", "PROPN"} and tree.head(k) not in range(start + 1, k)
            ),
            None,
        )
        if head is None or len(content) < MIN_CONTENT:
            continue
        found.append(
            Frame(
                cue=start, words=(start,), source=head, source_words=frozenset(range(start + 1, end)), content=content,
                certainty="said", strength=_STRENGTH, depth=2, channel="learned from",
            )
        )  # fmt: skip
        found.append(
            Frame(
                cue=i, words=(i,), source=medium, source_words=noun_phrase(tree, medium), content=content, certainty="reported",
                strength=_STRENGTH, depth=0, channel="recipient",
            )
        )  # fmt: skip
    return found


def _learned(tree: Tree, opens: int, start: int) -> tuple[frozenset[int], int]:
    """Give what was learned and where the source's phrase ends: before the medium, or behind a «that»."""
    that = next((k for k in range(start + 1, len(tree)) if tree.word(k) == "that" and tree.tag(k) == "SCONJ"), None)
    if that is not None:
        return frozenset(range(that + 1, len(tree))), that
    end = next((k for k in range(start + 1, len(tree)) if tree.text(k) in {".", ",", ";", "”", '"'}), len(tree))
    before = frozenset(range(opens - 1)) if opens and tree.text(opens - 1) == "," else frozenset()
    return before, end
