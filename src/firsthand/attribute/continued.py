"""Statements without an attribution of their own that the speaker before goes on with.

«X said that A. B would follow.»: «would», behind what somebody said, tells on what was said.
«X said that A. B. C, he said.»: between two sentences of one speaker stands a third of his.

Without such a mark a plain sentence behind an attributed one is the article's own as often as not: carrying the speaker over to every one
made as many wrong links as right ones on the training piles, and documents alone, whose summaries run on, no better.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.attribute.chains import SpokenLink, SpokenStatement, carried_on
from firsthand.attribute.cues import verb_cues
from firsthand.model import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.attribute.tree import Tree

_LESS_FIRM = 0.9  # of the strength of the words that carried the chain
Chain = tuple[SpokenLink, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: the numbers of its sentence and paragraph, and whether its verb stands with «would»."""

    sentence: int
    paragraph: int
    reported: bool


def reported_at(tree: Tree) -> int | None:
    """Give the code point of a sentence's main verb if it stands with «would» and says nothing: «would not comment» is a refusal."""
    root = next((i for i in range(len(tree)) if tree.head(i) < 0), None)
    if root is None or tree.word(root) in verb_cues():
        return None
    return tree.syntax.tokens[root].start if any(tree.word(c) == "would" for c in tree.children[root]) else None


def continued(statements: Sequence[SpokenStatement], places: Sequence[Place]) -> list[SpokenStatement]:
    """Give the statements, those that a speaker goes on with having his chain.

    Args:
        statements: All of an article, in the order of its sentences.
        places: Where each of them stands.
    """
    by_sentence: dict[tuple[int, int], list[int]] = {}
    for k, place in enumerate(places):
        by_sentence.setdefault((place.paragraph, place.sentence), []).append(k)
    found = list(statements)
    for (paragraph, sentence), own in by_sentence.items():
        if any(found[k].chain or found[k].form is not Form.NONE for k in own):
            continue
        chain = _told(found, by_sentence, (paragraph, sentence - 1))
        behind = _told(found, by_sentence, (paragraph, sentence + 1))
        if not chain:
            continue
        between = bool(behind) and behind[0].speaker.name == chain[0].speaker.name
        for k in own:
            if between or places[k].reported:
                found[k] = _going_on(found[k], chain)
    return found


def _told(
    statements: Sequence[SpokenStatement], by_sentence: Mapping[tuple[int, int], list[int]], at: tuple[int, int]
) -> Chain:
    """Give the one chain of a sentence, () if it has none or several."""
    chains = [statements[k].chain for k in by_sentence.get(at, ())]
    several = len({tuple(link.speaker.name for link in chain) for chain in chains}) > 1
    return chains[0] if chains and not several else ()


def _going_on(statement: SpokenStatement, chain: Chain) -> SpokenStatement:
    first = chain[0]
    return replace(
        statement, chain=carried_on(chain), form=Form.INDIRECT, certainty=first.certainty,
        strength=round(first.strength * _LESS_FIRM, 3),
    )  # fmt: skip
