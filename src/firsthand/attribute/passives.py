"""Passive cues: «it was reported that C», «X is believed to C», «C, as told by X»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.attribute.cues import Cue, verb_cues
from firsthand.attribute.framing import ADDRESSED, EXPLETIVES, MIN_CONTENT, Frame, clause_words, make_frame, said_that
from firsthand.attribute.mentions import is_mute

if TYPE_CHECKING:
    from firsthand.attribute.tree import Tree


def passive_frames(tree: Tree, i: int, cue: Cue, subject: int | None) -> list[Frame]:
    """Read «it was reported that C», «X is believed to C», «X was told that C», «C, it is understood»."""
    agent = tree.child(i, "obl:agent")
    agent = agent if agent is not None and not is_mute(tree, agent) else None  # «by the evening»
    clause, infinitive = tree.child(i, "ccomp"), tree.child(i, "xcomp")
    if infinitive is None:  # «is believed by investigators to have fled»
        infinitive = next(
            (c for c in tree.children[i] if tree.relation(c) == "advcl" and tree.word(min(tree.subtree(c))) == "to"),
            None,
        )
    if cue.lemma in {"quote", "cite"} and subject is not None and clause is not None and as_saying(tree, i):
        return [replace(make_frame(tree, i, verb_cues()["said"], subject, clause_words(tree, clause, i)), words=(i,))]
    if agent is not None and cue.lemma in ADDRESSED:  # «was told by villagers that C»
        that = [c for c in tree.children[agent] if tree.relation(c) in {"acl", "ccomp"} and said_that(tree, c)]
        clause = clause if clause is not None else next(iter(that), None)
        if clause is None:
            return []
        frame = make_frame(tree, i, cue, agent, clause_words(tree, clause, i))
        content = clause_words(tree, clause, i)
        return [replace(frame, source_words=frame.source_words - tree.subtree(clause), content=content)]
    expletive = subject is None or tree.word(subject) in EXPLETIVES or tree.relation(subject).startswith("csubj")
    if clause is not None and expletive:
        content = clause_words(tree, clause, i)
    elif subject is not None and tree.relation(subject).startswith("csubj"):
        content = tree.subtree(subject)
    elif infinitive is not None and subject is not None and tree.relation(i) != "xcomp" and cue.lemma not in ADDRESSED:
        content = tree.subtree(subject) | tree.subtree(infinitive)
    elif (tree.relation(i) == "parataxis" or _as_told(tree, i)) and expletive and tree.head(i) >= 0:
        content = tree.subtree(tree.head(i), without=[i])
    elif subject is not None and agent is not None and set("od") & set(cue.takes):
        content = tree.subtree(subject)
    else:
        return []
    if len(content) < MIN_CONTENT or cue.lemma in {"put", "give", "carry", "see", "show", "find", "order"}:
        return []
    return [replace(make_frame(tree, i, cue, agent, content), strength=min(cue.strength, 0.8), channel="passive")]


def _as_told(tree: Tree, i: int) -> bool:
    """Tell whether a participle stands in «as reported by X»."""
    mark = tree.child(i, "mark")
    return tree.relation(i) == "advcl" and mark is not None and tree.word(mark) == "as"


def as_saying(tree: Tree, i: int) -> int | None:
    """Give the «saying» of «quoted X as saying», or None."""
    return next(
        (
            c
            for c in tree.children[i]
            if tree.relation(c) in {"advcl", "xcomp"}
            and (mark := tree.child(c, "mark")) is not None
            and (tree.word(mark) == "as" or tree.word(i).startswith(("quot", "cit")))
            and (tree.word(c) in {"saying", "telling", "writing"} or tree.word(i).startswith(("quot", "cit")))
        ),
        None,
    )
