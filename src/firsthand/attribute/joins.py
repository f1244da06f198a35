"""Marks inside names: «Tom O’Hallam», «Ki Byung-ro»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.attribute.tree import Tree


def glued(tree: Tree, i: int) -> bool:
    """Tell whether an apostrophe stands inside a name, without a space on either side: «O’Hallam», «D’Arco»."""
    tokens = tree.syntax.tokens
    if not 0 < i < len(tokens) - 1:
        return False
    before, mark, after = tokens[i - 1 : i + 2]
    joined = before.end == mark.start and mark.end == after.start
    return joined and before.text in {"O", "D", "L"} and after.text[0].isupper()


def hyphenated(tree: Tree, i: int, words: frozenset[int]) -> bool:
    """Tell whether a token belongs to a name with a hyphen in it: «Ki Byung-ro», «Anne-Lise»."""
    tokens = tree.syntax.tokens
    hyphens = {"-", "‐", "‑"}

    def joins(k: int) -> bool:
        inner = 0 < k < len(tokens) - 1 and tokens[k].text in hyphens and {k - 1, k + 1} <= words
        return inner and tokens[k - 1].end == tokens[k].start and tokens[k].end == tokens[k + 1].start

    if joins(i):
        return tokens[i - 1].text[0].isupper()
    return joins(i - 1) and tokens[i - 2].text[0].isupper() and tree.tag(i) in {"PROPN", "NOUN", "ADJ", "X"}
