"""Attributions that no cue of the lexicon makes: «if one believes X, C», «C, if X is right», and what a colon adds: «C, says X: D»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.attribute.framing import MIN_CONTENT, Frame
from firsthand.attribute.mentions import may_speak
from firsthand.attribute.phrases import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.tree import Tree

_WHOEVER = frozenset({"one", "you", "we"})
_TRUSTS = frozenset({"believe", "believes", "trust", "trusts"})
_BORNE_OUT = frozenset({"right", "correct", "believed", "trusted"})
_STRENGTH = 0.5
_MOST = 14  # words between «if» and what the clause says of its source
_TOLD = frozenset(
    "reason story version explanation account answer reply verdict theory message".split()
)  # «gave another reason: C»
_RECALLS = frozenset(
    "remember remembers remembered know knows knew see sees saw recall recalls recalled tell tells told".split()
)
_OTHERWISE = frozenset({"differently", "better", "otherwise"})
REPLIES = frozenset(
    "reply answer response explanation argument claim version position line view message verdict excuse".split()
)
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


def told_behind_colon(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Read «X remembers it differently: C» and «X gave another reason: C», where no frame has what a colon opens."""
    colon = next((k for k in range(2, len(tree) - MIN_CONTENT) if tree.text(k) == ":"), None)
    if colon is None or tree.text(colon + 1) in _OPENING:
        return []
    behind = frozenset(range(colon + 1, len(tree)))
    if any(f.cue > colon or f.content & behind for f in frames):
        return []
    for verb in range(colon - 1, 0, -1):
        source = tree.subject(verb) if tree.tag(verb) == "VERB-Fin" else None
        if source is None or source > verb or not may_speak(tree, source):
            continue
        told = any(tree.word(k) in _TOLD for k in tree.subtree(verb) if verb < k < colon)
        other = tree.word(verb) in _RECALLS and tree.word(colon - 1) in _OTHERWISE
        if not (told or other) or tree.relation(verb).startswith("acl"):
            continue
        phrase = frozenset(k for k in noun_phrase(tree, source) if k < verb)
        return [
            Frame(cue=verb, words=(verb,), source=source, source_words=phrase, content=behind, certainty="said",
                  strength=_STRENGTH, channel="colon"),
        ]  # fmt: skip
    return []


def replied_that(tree: Tree, i: int) -> list[Frame]:
    """Read «X's reply was that C»: whose reply it is says the clause."""
    owner = tree.child(i, "nmod:poss")
    if owner is None or tree.word(owner) in {"my", "our", "your"} or not may_speak(tree, owner):
        return []
    for k in range(i + 1, min(len(tree) - MIN_CONTENT, i + _MOST)):
        if tree.word(k) in {"was", "is"} and tree.word(k + 1) == "that" and tree.tag(k + 1) == "SCONJ":
            return [
                Frame(cue=k, words=(i, k), source=owner, source_words=noun_phrase(tree, owner),
                      content=frozenset(range(k + 2, len(tree))), certainty="said", strength=_STRENGTH, channel="noun"),
            ]  # fmt: skip
        if tree.tag(k) in {"VERB-Fin", "SCONJ"} or tree.text(k) in {";", ":"}:
            break
    return []


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
