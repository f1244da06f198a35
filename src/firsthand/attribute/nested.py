"""Statements over the words of another: quotations inside quotations, and what somebody claims and another denies.

«Tavoria rejected the accusation of Lomar that its jets crossed the border»: one clause, denied by one and claimed by the other.

Quotations inside quotations: «“He said ‘you will all go home’,” Mrs Pellow told the court» has two statements.

The outer one is Mrs Pellow's, whole; the inner one is his, through her. Only words in marks of their own count: what a speaker merely says that
others said or think stays the speaker's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.attribute.chains import SpokenLink, SpokenStatement, make_chain
from firsthand.attribute.nominals import REJECTED
from firsthand.model import Form, Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.attribute.framing import Frame
    from firsthand.attribute.tree import Tree

_OPENING = frozenset("‘“«„'\"")
_LEAST = 2  # words; one word in marks is a term


def quoted_inside(tree: Tree, frame: Frame) -> bool:
    """Tell whether a mark of its own opens what a cue inside a quotation attributes."""
    words = [k for k in frame.content if not tree.is_punctuation(k)]
    if len(words) < _LEAST or frame.source is None or min(words) <= frame.cue:
        return False
    return any(tree.text(k) in _OPENING for k in range(frame.cue + 1, min(words) + 1))


def claimed(
    tree: Tree, frames: Sequence[Frame], links: Mapping[Frame, SpokenLink | None]
) -> tuple[list[Frame], list[SpokenStatement]]:
    """Part a sentence's frames: those without what is claimed and denied in it, and the statements of whoever claims it."""
    rejected = [f for f in frames if f.channel == REJECTED and links[f] is not None]
    behind = [f for f in frames for r in rejected if f.channel == "citing" and f.content == r.content]
    found = []
    for frame in rejected:
        chain = make_chain([links[frame], *(links[f] for f in behind if f.content == frame.content)])
        content = tree.runs(frame.content)
        if chain and content:
            found.append(
                SpokenStatement(content, Form.INDIRECT, frame.certainty, frame.strength, Polarity.AFFIRMED, chain)
            )
    return [f for f in frames if f.channel != REJECTED and f not in behind], found


def nested(
    tree: Tree,
    frames: Sequence[Frame],
    links: Mapping[Frame, SpokenLink | None],
    outer: Sequence[SpokenStatement],
) -> list[SpokenStatement]:
    """Give the statements of quotations inside a sentence's quotations.

    Args:
        tree: The sentence.
        frames: What cues inside its quotations attribute.
        links: The link of each frame.
        outer: The statements of the sentence; the one around a cue carries on to what the cue attributes.
    """
    found = []
    for frame in frames:
        link, at = links[frame], tree.syntax.tokens[frame.cue].start
        around = next((s for s in outer if any(a <= at < b for a, b in s.content)), None)
        content = tree.runs(frame.content)
        if link is None or around is None or not around.chain or not content:
            continue
        chain = (link, *(known for known in around.chain if known.speaker.name != link.speaker.name))
        polarity = Polarity.DENIED if link.denies else Polarity.AFFIRMED
        found.append(SpokenStatement(content, Form.DIRECT, link.certainty, link.strength, polarity, chain))
    return found
