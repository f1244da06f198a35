"""Nouns that attribute: «reports that C», «the Taliban's claim that C», «rejected the accusation of its neighbour that C»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.attribute.cues import NOUN_CUES, verb_cues
from firsthand.attribute.framing import (
    MIN_CONTENT,
    Frame,
    clause_words,
    make_frame,
    said_that,
    that_clause,
    who_speaks,
)
from firsthand.attribute.mentions import may_speak
from firsthand.attribute.phrases import noun_phrase
from firsthand.attribute.relays import medium_at
from firsthand.attribute.tree import SUBJECTS

if TYPE_CHECKING:
    from firsthand.attribute.tree import Tree

REJECTED = "rejected"  # the channel of what somebody claims and another, in the same sentence, denies
_MOST_BETWEEN = 24  # words between a noun and its «that»
_OWNERS = frozenset({"by", "from", "of"})
_GIVES = frozenset("give issue make voice repeat hear read describe carry print publish have cite quote".split())


def nominal(tree: Tree, i: int) -> list[Frame]:
    """Read a noun that carries a clause: whose it is says the clause, and who denies it denies the clause."""
    clause = _clause(tree, i)
    content = clause_words(tree, clause, i) if clause is not None else _behind_that(tree, i)
    if len(content) < MIN_CONTENT:
        return []
    owner = _owner(tree, i, min(content))
    governor = _governor(tree, i)
    speaking = verb_cues().get(tree.word(governor)) if governor >= 0 else None
    if speaking is not None and speaking.denies:  # the verb's own frame is the denier's
        claimed = owner is not None and owner not in content
        return [replace(_frame(tree, i, owner, content), channel=REJECTED)] if claimed else []
    if speaking is not None and tree.relation(i) in {"obl", "obj"} and speaking.lemma not in _GIVES:
        speaker, passive = who_speaks(tree, governor)  # «said in a statement that»
        return [] if passive else [make_frame(tree, governor, speaking, speaker, content)]
    if owner is None and tree.relation(i) == "obj" and tree.head(i) >= 0:
        owner = tree.subject(tree.head(i))
    named = tree.relation(i) in SUBJECTS or tree.word(i).endswith("s")
    source = owner if owner is not None else (i if named else None)
    return _with_recipient(tree, i, _frame(tree, i, source, content))


def _frame(tree: Tree, i: int, source: int | None, content: frozenset[int]) -> Frame:
    phrase = noun_phrase(tree, source) - content if source is not None else frozenset()
    phrase = frozenset(k for k in phrase if k < min(content) and tree.word(k) != "that")
    return Frame(
        cue=i, words=(i,), source=source, source_words=phrase, content=content - phrase, certainty=tree.word(i),
        strength=NOUN_CUES[tree.word(i)], denies=tree.word(i).startswith("denial"), channel="noun",
    )  # fmt: skip


def _clause(tree: Tree, i: int) -> int | None:
    """Give the clause that hangs on a noun, or on its owner's noun."""
    own = (c for c in tree.children[i] if tree.relation(c) in {"acl", "ccomp", "appos"} and said_that(tree, c))
    clause = next(own, None)
    if clause is None:
        inner = [c for c in tree.children[i] if c > i and tree.relation(c) == "nmod"]
        clause = next((k for c in inner if (k := that_clause(tree, tree.subtree(c))) is not None), None)
    return clause


def _behind_that(tree: Tree, i: int) -> frozenset[int]:
    """Give what stands behind the «that» of a noun where the parser hung it elsewhere: nothing but whose it is, and asides, stands between."""
    in_aside = False
    for k in range(i + 1, min(len(tree) - MIN_CONTENT, i + _MOST_BETWEEN)):
        if tree.text(k) == ",":
            in_aside = not in_aside
        elif tree.word(k) == "that" and tree.tag(k) != "DET" and k > i + 1:
            described = (
                tree.relation(k) in SUBJECTS or tree.relation(k) == "obj"
            )  # «reports of cracks in the crane that fell»
            return frozenset() if described else _clause_from(tree, k)
        elif tree.text(k) in {";", ":"} or (tree.tag(k) in {"VERB-Fin", "CCONJ"} and not in_aside):
            break
    return frozenset()


def _clause_from(tree: Tree, that: int) -> frozenset[int]:
    """Give the clause that a «that» opens, up to its verb's last word."""
    top = tree.head(that)
    if top > that:
        words = frozenset(k for k in tree.subtree(top) if k > that)
        return words if any(tree.is_verb(k) for k in words) else frozenset()
    end = next((k for k in range(that + 1, len(tree)) if tree.text(k) in {";", ","}), len(tree))
    words = frozenset(range(that + 1, end))
    return words if any(tree.is_verb(k) for k in words) else frozenset()


def _owner(tree: Tree, i: int, end: int) -> int | None:
    """Give whose a claim is: «the Taliban's», «by the agency», «from the met office», «of its neighbour», «in the Herald»."""
    owner = tree.child(i, "nmod:poss")
    if owner is not None:
        return owner
    for k in range(i + 1, min(end, i + _MOST_BETWEEN)):
        if tree.relation(k) != "case" or tree.head(k) <= k:
            continue
        at, medium = tree.head(k), tree.word(k) == "in" and tree.tag(tree.head(k)) == "PROPN"
        if (tree.word(k) in _OWNERS or medium) and tree.tag(at) in {"NOUN", "PROPN"} and at < end:
            speaks = tree.word(k) != "of" or may_speak(tree, at)
            return at if speaks and (k == i + 1 or tree.head(at) == i) else None
        return None
    return None


def _governor(tree: Tree, i: int) -> int:
    """Give the verb that a noun is the object of, -1 if there is none."""
    at = tree.head(i)
    return at if at >= 0 and tree.relation(i) in {"obj", "obl", "nmod"} and tree.is_verb(at) else -1


def _with_recipient(tree: Tree, i: int, frame: Frame) -> list[Frame]:
    """Add the medium that was told: «her admission to the daily X that C», «his promise, made to the X, that C»."""
    for k in range(i + 1, min(frame.content)):
        if tree.word(k) in {"to", "with"} and tree.word(k - 1) in {tree.word(i), "made", "interview"}:
            phrase = [j for j in medium_at(tree, k + 1) if j < min(frame.content)]
            proper = [j for j in phrase if tree.text(j)[0].isupper()]
            if proper:
                told = replace(
                    frame, words=(), source=proper[0], source_words=frozenset(phrase), depth=0, channel="recipient",
                    denies=False, certainty="reported", strength=0.7,
                )  # fmt: skip
                return [frame, told]
    return [frame]
