"""Which frames of a sentence stand for themselves: what one says of another's deeds, thoughts and sources is one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.attribute.cues import CITING
from firsthand.attribute.framing import Frame, is_inanimate
from firsthand.attribute.phrasal import QUOTED_BY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.tree import Tree

_WORK = frozenset(
    "find discover detect report measure record run carry see count establish show date time sound keep mark feature contain include place demand".split()
)
_THOUGHTS = frozenset(
    "know think believe expect hope feel see hear learn understand fear decide find consider assume suspect doubt guess imagine remember".split(),
)
_WISHES = frozenset("want plan intend aim refuse offer decline dread wish dream hope see feel know have keep".split())


def is_work(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Tell whether a frame is a deed that another tells: in «the laboratory has found a virus, the ministry said» the ministry speaks."""
    if frame.channel not in _WORK or frame.source is None or is_inanimate(tree, frame.source):
        return False
    if frame.cue not in frame.content:
        return False  # «the engineers found that …»
    return any(
        frame.cue in other.content
        and other.depth == 1
        and other.source not in {None, frame.source}
        and frame.cue != other.cue
        for other in frames
    )


def without_account(frame: Frame, frames: list[Frame]) -> Frame:
    """Take «according to X» out of what another frame attributes."""
    beside = {"according to", "citing"}
    inside = [
        f
        for f in frames
        if f.channel in beside and f.source in frame.content and f is not frame and frame.channel != "citing"
    ]
    said = frozenset().union(*(frozenset(range(f.cue, max(f.source_words, default=f.cue) + 1)) for f in inside))
    return replace(frame, content=frame.content - said) if inside and frame.content - said else frame


def about_source(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Tell whether a frame only describes another's source: «said Keszi, whom seven musicians accuse of it»."""
    if not tree.relation(frame.cue).startswith("acl") or frame.channel in {QUOTED_BY, "citing"}:
        return False
    return any(
        tree.head(frame.cue) == other.source and other is not frame and frame.cue not in other.content
        for other in frames
    )


def cited_by(tree: Tree, frame: Frame, frames: list[Frame]) -> Frame:
    """Give «citing Y» what its governor says: in «X reported, citing Y» both stand behind the same words."""
    if frame.channel != "citing":
        return frame
    if tree.word(frame.cue) not in CITING:  # «citing Y, which quoted Z»: Z stands behind what Y does
        host = next((f for f in frames if f.channel == "citing" and tree.head(frame.cue) in f.source_words), None)
        return frame if host is None else replace(frame, content=cited_by(tree, host, frames).content)
    above = set(tree.ancestors(frame.cue))
    governor = next((f for f in frames if f.cue in above and f.channel != "citing"), None)
    return frame if governor is None else replace(frame, content=governor.content - frame.source_words)


def mused(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Tell whether a frame is what somebody is said to think: «she said that they knew …» is her statement alone."""
    if frame.source is None:
        return False
    pronoun = tree.tag(frame.source) == "PRON"
    if frame.channel not in _WISHES and not (frame.channel in _THOUGHTS and pronoun):
        return False
    return any(frame.cue in other.content for other in frames if other is not frame)
