"""Attributions that no cue of the lexicon makes: «if one believes X, C», «C, if X is right», and what a colon adds: «C, says X: D»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.attribute.framing import MIN_CONTENT, Frame
from firsthand.attribute.phrases import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.tree import Tree

_WHOEVER = frozenset({"one", "you", "we"})
_TRUSTS = frozenset({"believe", "believes", "trust", "trusts"})
_BORNE_OUT = frozenset({"right", "correct", "believed", "trusted"})
_STRENGTH = 0.5
_MOST = 14  # words between «if» and what the clause says of its source
_OPENING = frozenset("“«„\"'‘")


def believed(tree: Tree, i: int) -> list[Frame]:
    """Read «if one believes X, C» and «if X is right, C», at the «if»: whoever is believed says the clause around."""
    if i + 2 < len(tree) and tree.word(i + 1) in _WHOEVER and tree.word(i + 2) in _TRUSTS:
        verb = i + 2
        source = tree.child(verb, "obj", "obl", "ccomp", "xcomp")
    else:
        verb = next(
            (k for k in range(i + 2, min(len(tree), i + _MOST)) if tree.word(k) in _BORNE_OUT and tree.subject(k)), -1
        )
        source = tree.subject(verb) if verb > 0 and (tree.child(verb, "cop", "aux:pass") is not None) else None
    if source is None or source <= i or tree.tag(source) not in {"NOUN", "PROPN", "PRON"}:
        return []
    end = next((k for k in range(max(source, verb) + 1, len(tree)) if tree.is_punctuation(k)), len(tree))
    aside = frozenset(range(i, end))
    host = tree.head(verb)
    around = tree.subtree(host) if host >= 0 and host not in aside else frozenset(range(len(tree)))
    content = around - aside
    if len([k for k in content if not tree.is_punctuation(k)]) < MIN_CONTENT:
        content = frozenset(range(len(tree))) - aside
    if len(content) < MIN_CONTENT:
        return []
    phrase = frozenset(k for k in noun_phrase(tree, source) if k in aside)
    return [
        Frame(cue=i, words=(i, verb), source=source, source_words=phrase, content=content, certainty="said",
              strength=_STRENGTH, channel="according to"),
    ]  # fmt: skip


def added_by_colon(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Give a frame what a colon right behind its speaker adds: «Nine in ten, says the union: 640 of 700»."""
    if not frame.content or not frame.source_words or max(frame.content) > frame.cue or frame.depth != 1:
        return frame
    colon = next((k for k in range(frame.cue + 1, len(tree)) if tree.text(k) == ":"), None)
    if colon is None or colon + 1 >= len(tree) or tree.text(colon + 1) in _OPENING:
        return frame
    if any(tree.is_verb(k) for k in range(frame.cue + 1, colon)):
        return frame
    behind = frozenset(range(colon + 1, len(tree)))
    if any(f.cue > colon for f in frames) or not behind - {len(tree) - 1}:
        return frame
    named = frozenset(k for k in frame.source_words if k < colon)
    return replace(frame, content=frame.content | behind, source_words=named)
