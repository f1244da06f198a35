"""Units: the clauses of a sentence that each say one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.attribute.cues import verb_cues
from firsthand.attribute.tree import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.framing import Frame
    from firsthand.attribute.tree import Tree

_CLAUSES = frozenset({"ccomp", "parataxis", "conj", "acl:relcl"})
_NONE = frozenset[int]()
MIN_UNIT_WORDS = 4  # words; a shorter clause stays with the one around it


def split_units(tree: Tree, frames: Sequence[Frame]) -> tuple[frozenset[int], ...]:
    """Part a sentence's words into units, in order; words of sources and cues are in none.

    A unit begins at the root, at what a cue attributes, at a coordinated clause with its own subject, and at a
    relative clause after a comma. Together they hold every other word of the sentence.
    """
    cues = {i for f in frames for i in f.words}
    starts = {i for i in range(len(tree)) if tree.head(i) < 0 or _is_start(tree, i, cues)}
    owner = {i: _owner(tree, i, starts) for i in range(len(tree))}
    used = frozenset().union(*(f.source_words | set(f.words) for f in frames)) if frames else frozenset()
    inside = frozenset().union(*(f.content for f in frames)) if frames else frozenset()
    groups: dict[tuple[int, frozenset[int]], set[int]] = {}
    for i, start in owner.items():
        if i in used and i not in inside:
            continue
        covering = frozenset(k for k, f in enumerate(frames) if i in f.content) if i in inside else _NONE
        groups.setdefault((start, covering), set()).add(i)
    units = _merge_short(tree, [frozenset(g) for g in groups.values()], frames)
    return tuple(sorted(units, key=min))


def _is_start(tree: Tree, i: int, cues: set[int]) -> bool:
    relation = tree.relation(i)
    if relation not in _CLAUSES:
        return False
    verbal = tree.is_verb(i) or tree.child(i, "cop") is not None
    if relation == "ccomp" and tree.head(i) not in cues:
        return False
    if relation in {"ccomp", "parataxis"}:
        return verbal and len(tree.subtree(i)) >= MIN_UNIT_WORDS
    if relation == "conj":
        return verbal and tree.subject(i) is not None and len(tree.subtree(i)) >= MIN_UNIT_WORDS
    if relation == "acl:relcl":
        return _after_comma(tree, i) and len(tree.subtree(i)) > MIN_UNIT_WORDS and not _on_source(tree, i, cues)
    return False


def _on_source(tree: Tree, i: int, cues: set[int]) -> bool:
    """Tell whether a clause only says under which condition a source spoke: «who asked not to be named»."""
    about_speaking = any(
        tree.word(k) in {"named", "identified", "anonymity", "anonymous", "quoted"} for k in tree.subtree(i)
    )
    return about_speaking and any(a in cues for a in tree.ancestors(i))


def _after_comma(tree: Tree, i: int) -> bool:
    first = min(tree.subtree(i))
    return tree.text(first) in ",–—" or (first > 0 and tree.text(first - 1) in {",", "–", "—", "-"})


def _owner(tree: Tree, i: int, starts: set[int]) -> int:
    at = i
    while at not in starts:
        at = tree.head(at)
    return at


def _n_words(tree: Tree, unit: frozenset[int]) -> int:
    return sum(not tree.is_punctuation(i) for i in unit)


def _merge_short(tree: Tree, units: list[frozenset[int]], frames: Sequence[Frame]) -> list[frozenset[int]]:
    """Join units too short to say anything with their neighbour; drop what is left of a cue's clause."""
    cue_words = {f.cue for f in frames}
    kept: list[frozenset[int]] = []
    for unit in sorted(units, key=min):
        if _n_words(tree, unit) == 0:
            continue
        heads = {tree.head(i) for i in unit}
        attached = bool(heads & cue_words) and not any(unit <= f.content for f in frames)
        verbless = not any(tree.is_verb(i) for i in unit)
        if frames and attached and (verbless or _n_words(tree, unit) < MIN_UNIT_WORDS * 2):
            continue  # «on Tuesday», «in a statement»: the cue's own adverbials
        told = any(tree.relation(i) in SUBJECTS and tree.head(i) in unit for i in unit)
        if frames and not told and not _covering(unit, frames) and _rest_of_cue(tree, unit, frames):
            continue  # «had … it be … outside the hospital that», of «had let it be known outside the hospital that»
        same = [k for k in kept if _covering(k, frames) == _covering(unit, frames)]
        if _n_words(tree, unit) < MIN_UNIT_WORDS and same:
            kept[kept.index(same[-1])] = same[-1] | unit
        elif _n_words(tree, unit) >= MIN_UNIT_WORDS - 1 or not frames:
            kept.append(unit)
    return kept


def _rest_of_cue(tree: Tree, unit: frozenset[int], frames: Sequence[Frame]) -> bool:
    """Tell whether a unit is the words between and around a cue's own."""
    own = {i for f in frames for i in (f.cue, *f.words, *f.source_words)}
    return all(
        tree.is_punctuation(i) or tree.relation(i) == "mark" or tree.head(i) in own | unit for i in unit
    ) and any(tree.head(i) in own for i in unit)


def _covering(unit: frozenset[int], frames: Sequence[Frame]) -> frozenset[int]:
    return frozenset(k for k, f in enumerate(frames) if unit & f.content)


def is_bare_cue(tree: Tree, unit: frozenset[int], frames: Sequence[Frame]) -> bool:
    """Tell whether a unit is nothing but «he said» with its adverbs, and not itself what somebody says."""
    if _n_words(tree, unit) > MIN_UNIT_WORDS or any(unit <= f.content for f in frames):
        return False
    return any(tree.word(i) in verb_cues() and tree.word(i) not in {"has", "have", "had", "having"} for i in unit)
