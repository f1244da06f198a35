"""Chains of one statement: which frame stands outside which, and how firmly the whole is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.attribute.cues import EVIDENTIALS, FACT_STRENGTH, HEDGE_STRENGTH, HEDGES
from firsthand.attribute.mentions import Kind
from firsthand.model import Form, Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.attribute.framing import Frame
    from firsthand.attribute.resolve import Speaker
    from firsthand.attribute.tree import Tree

_PHRASE = 15  # words by which the content of a medium's frame may be shorter than its speaker's
MOSTLY_QUOTED = 0.6  # of a statement's characters, for it to be direct speech


@dataclass(frozen=True, slots=True)
class SpokenLink:
    """A link of a chain before its speaker has an identifier."""

    speaker: Speaker
    cue: tuple[int, int] | None
    certainty: str
    strength: float
    denies: bool
    channel: str
    mention: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpokenStatement:
    """A statement before its sources have identifiers; ``chain`` is nearest first."""

    content: tuple[tuple[int, int], ...]
    form: Form
    certainty: str
    strength: float
    polarity: Polarity
    chain: tuple[SpokenLink, ...]


def without_echoes(frames: Sequence[Frame], links: Mapping[Frame, SpokenLink | None]) -> list[Frame]:
    """Drop a frame inside another of the same speaker: «the chief said that she expected …» is one statement."""

    def echoes(inner: Frame, outer: Frame) -> bool:
        a, b = links[inner], links[outer]
        if a is None or b is None or a.speaker.name != b.speaker.name or inner is outer:
            return False
        return inner.cue in outer.content and outer.cue not in inner.content

    return [f for f in frames if not any(echoes(f, other) for other in frames)]


def outermost_first(frames: Sequence[Frame]) -> list[Frame]:
    """Order frames from the outside: one whose content holds another's cue stands outside of it."""
    ordered: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (-len(f.content) - (_PHRASE if f.depth == 0 else 0), f.depth, f.cue)):
        at = next(
            (k for k, f in enumerate(ordered) if f.cue in frame.content and frame.cue not in f.content), len(ordered)
        )
        ordered.insert(at, frame)
    return ordered


def make_chain(links: Sequence[SpokenLink | None]) -> tuple[SpokenLink, ...]:
    """Turn links, outermost first, into a chain, nearest first, each speaker once."""
    chain: list[SpokenLink] = []
    for link in reversed([x for x in links if x is not None]):
        if all(link.speaker.name != known.speaker.name for known in chain):
            chain.append(link)
    if (
        len(chain) > 1
        and chain[0].channel == "citing"
        and chain[0].speaker.kind is Kind.DOCUMENT
        and chain[1].speaker.kind is not Kind.OUTLET
        and chain[1].channel not in {"report", "write", "publish"}
    ):
        del chain[0]  # «prosecutors said, citing data»: they speak, and the data are what they go by
    return tuple(chain)


def carried_on(chain: tuple[SpokenLink, ...]) -> tuple[SpokenLink, ...]:
    """Give a chain for words that it carries on to: no cue of their own."""
    return tuple(replace(link, cue=None) for link in chain)


def form_of(share: float, *, attributed: bool) -> Form:
    """Give a statement's form by the share of its characters inside quotation marks."""
    if not attributed and share < MOSTLY_QUOTED:
        return Form.NONE
    if share >= MOSTLY_QUOTED:
        return Form.DIRECT
    return Form.MIXED if share > 0 else Form.INDIRECT


def certainty_of(
    tree: Tree,
    unit: frozenset[int],
    chain: tuple[SpokenLink, ...],
    covering: Sequence[Frame],
) -> tuple[str, float]:
    """Give the word that carries a statement's certainty, and its strength."""
    words = [tree.word(i) for i in sorted(unit)]
    evidential = next((w for w in words if w in EVIDENTIALS), None)
    hedge = next((w for w in words if w in HEDGES and w != "can"), None)
    factor = HEDGES[hedge] if hedge else FACT_STRENGTH
    if chain:
        return chain[0].certainty, round(chain[0].strength * (0.7 if hedge else 1.0), 3)
    if evidential:
        return evidential, EVIDENTIALS[evidential]
    if covering:  # «it was confirmed that»: nobody is named
        return covering[-1].certainty, covering[-1].strength
    return (
        ("hedged", min(factor, HEDGE_STRENGTH)) if hedge and factor <= HEDGE_STRENGTH else ("asserted", FACT_STRENGTH)
    )
