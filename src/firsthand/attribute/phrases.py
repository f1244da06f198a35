"""Noun phrases: the words that belong to a noun, and what stands before a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.attribute.tree import Tree


def noun_phrase(tree: Tree, i: int) -> frozenset[int]:
    """Give the words of a noun's phrase without what merely follows it: clauses stay if short."""
    dropped = []
    for c in tree.subtree(i):
        if c == i:
            continue
        relation = tree.relation(c)
        long_clause = relation in {"acl:relcl", "acl"} and (len(tree.subtree(c)) > 9 or "," in before(tree, c))
        lead = relation in {"case", "mark", "cc"} and tree.head(c) == i
        lead = lead or (
            tree.head(c) == i
            and c < i
            and relation in {"nmod", "obl", "obl:unmarked", "advmod"}
            and tree.tag(c) != "ADV"
            and not (tree.tag(c) == "PROPN" and tree.tag(i) == "PROPN")  # «Mr. Brandt»
        )
        if (
            long_clause
            or lead
            or relation in {"parataxis", "advcl", "discourse"}
            or (relation == "punct" and tree.head(c) == i and c > i + 6)
        ):
            dropped.append(c)
    return tree.subtree(i, without=dropped)


def before(tree: Tree, clause: int) -> str:
    """Give the mark and the word at which a clause begins, joined."""
    first = min(tree.subtree(clause))
    return tree.text(first - 1) + tree.text(first) if first else ""
