"""What the reader of an article takes in of a noun: the words of its name, and how prominent it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.attribute.mentions import INSTITUTIONS
from firsthand.attribute.nouns import is_person_noun, is_person_plural
from firsthand.attribute.phrases import noun_phrase
from firsthand.attribute.salience import INNER_SUBJECT, OTHER, SUBJECT
from firsthand.attribute.tree import SUBJECTS

if TYPE_CHECKING:
    from firsthand.attribute.tree import Tree

_MOST_PLACE = 3  # words of a place that opens a report, before the dash
_PLACING = frozenset("in at near across throughout outside inside around".split())


def named_phrase(tree: Tree, i: int) -> frozenset[int]:
    """Give the words of a noun's phrase for its name: of a proper name without what is added to it."""
    if tree.tag(i) != "PROPN":
        return noun_phrase(tree, i)
    dropped = {"acl", "acl:relcl", "conj", "nmod", "case", "mark"}
    added = [c for c in tree.children[i] if tree.relation(c) in dropped and not _title(tree, i, c)]
    return tree.subtree(i, without=added)


def _title(tree: Tree, i: int, c: int) -> bool:
    """Tell whether a child is the title right before a name: «Minister Brandt», which the parser calls a modifier."""
    return c == i - 1 and tree.relation(c) == "nmod" and not tree.children[c]


def prominence(tree: Tree, i: int) -> float:
    """Give how prominent a noun is in its sentence: the subject of the main clause before all others."""
    called = tree.relation(i) == "vocative" and i < tree.head(
        i
    )  # a subject, mostly, that the parser parts from its verb
    if tree.relation(i) not in SUBJECTS and not called:
        return OTHER
    at = tree.head(i)
    while at >= 0 and tree.relation(at) == "conj":
        at = tree.head(at)
    return SUBJECT if at < 0 or tree.head(at) < 0 else INNER_SUBJECT


def is_place(tree: Tree, i: int) -> bool:
    """Tell whether a proper name stands where places do, and so is no «he» or «she»: «in New Harbour», «Port Ellis – The mayor …»."""
    behind = next((k for k in range(i + 1, len(tree)) if tree.tag(k) != "PROPN"), 0)
    if behind and behind <= _MOST_PLACE and tree.text(behind) in {"–", "—", "--"}:
        return True
    return tree.tag(i) == "PROPN" and any(
        tree.relation(c) == "case" and tree.word(c) in _PLACING for c in tree.children[i]
    )


def may_be_spoken_of(word: str) -> bool:
    """Tell whether a common noun means somebody who may be spoken of again by a pronoun."""
    return is_person_noun(word) or is_person_plural(word) or word in INSTITUTIONS
