"""Quotations that no cue of the lexicon took: who stands right beside the marks says them.

«“C,” gasped one fireman», «X was livid: “C”»: beside a quotation any verb introduces speech, so the class of verbs is open here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.attribute.cues import verb_cues
from firsthand.attribute.framing import Frame, is_negated, make_frame
from firsthand.attribute.mentions import may_speak
from firsthand.attribute.nouns import is_person_noun, is_person_plural
from firsthand.attribute.phrases import noun_phrase
from firsthand.attribute.tree import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.tree import Tree

_REACH = 14  # words between a quotation's mark and the verb that introduces it
_NOT_SPEECH = frozenset("be is was were are been being have has had do does did".split())
_STRENGTH = 0.65
_SPOKEN = frozenset(
    "line words message answer reply verdict response comment phrase reaction statement explanation excuse warning promise plea advice".split()
)
_SPEAKS = frozenset("replied replies answered answers responded responds explained explains".split())
_MARKS = frozenset("“”\"«»„‘’'")


def beside_quotation(tree: Tree, quoted: frozenset[int], taken: Sequence[Frame]) -> Frame | None:
    """Frame the words of a quotation with the clause that stands beside its marks, or give None.

    Args:
        tree: The sentence.
        quoted: The tokens inside the marks.
        taken: Frames that are found already; their sources speak first.
    """
    first, last = min(quoted), max(quoted)
    found = _after(tree, quoted, last) or _before(tree, quoted, first)
    if found is None:
        return None
    verb, source = found
    if any(f.source == source and f.content & quoted for f in taken):
        return None
    introduced = verb is not None
    return Frame(
        cue=verb if verb is not None else source,
        words=(verb,) if verb is not None else (),
        source=source,
        source_words=noun_phrase(tree, source) - quoted,
        content=quoted,
        certainty="said",
        strength=_STRENGTH,
        channel="quoting" if introduced else "colon",
    )


def speaking(tree: Tree) -> Frame | None:
    """Give the frame of a sentence that only says that somebody spoke: «The office replied on Friday.»; None for others."""
    root = next((k for k in range(len(tree)) if tree.head(k) < 0), -1)
    source = tree.subject(root) if root >= 0 and tree.word(root) in _SPEAKS else None
    if source is None or is_negated(tree, root) or tree.child(root, "aux") is not None:
        return None
    return make_frame(tree, root, verb_cues()[tree.word(root)], source, frozenset())


def _after(tree: Tree, quoted: frozenset[int], last: int) -> tuple[int | None, int] | None:
    """Read «…,” gasped one fireman» and «…,” the chief went on»."""
    at = last + 1
    while at < len(tree) and tree.is_punctuation(at):
        if tree.text(at) in {".", ";", ":"}:
            return None
        at += 1
    window = range(at, min(len(tree), at + _REACH))
    for i in window:
        if i in quoted:
            return None
        ended = (
            i > at
            and i + 1 < len(tree)
            and tree.text(i + 1) == "."
            and tree.word(i).endswith("ed")
            and _speaks(tree, i - 1)
        )
        if ended and tree.tag(i) in {"NOUN", "ADJ", "VERB-Part"}:
            return i, i - 1  # «an insider dished.»
        if tree.tag(i) == "VERB-Fin" and tree.word(i) not in _NOT_SPEECH:
            subject = tree.subject(i)
            if subject is not None and tree.word(subject) == "who" and at <= tree.head(i) < subject:
                subject = tree.head(i)  # «“C,” Jo Brandt, who wrote it, called this»
            if subject is not None and subject not in quoted and subject >= at and _speaks(tree, subject):
                return i, _head(tree, subject)
            if i > at and subject is None:
                lost = _lost(tree, at, i)
                return (i, lost) if lost is not None else None
            behind = (
                next((k for k in range(i + 1, min(len(tree), i + 6)) if _speaks(tree, k)), None) if i == at else None
            )
            return (i, _head(tree, behind)) if behind is not None else None
    return None


def _lost(tree: Tree, at: int, verb: int) -> int | None:
    """Give the speaker right behind the marks whom the parser did not hang on the verb: «“…,” Rep. Jo Brandt (D-Ga.) said»."""
    first = next((k for k in range(at, verb) if tree.tag(k) != "DET"), verb)
    if first == verb or not _speaks(tree, first):
        return None
    top = first
    while at <= tree.head(top) < verb and tree.head(top) != top:
        top = tree.head(top)
    return top if _speaks(tree, top) else first


def _before(tree: Tree, quoted: frozenset[int], first: int) -> tuple[int | None, int] | None:
    """Read «X was livid: “C”» and «X, behind the counter: “C”»: a colon, and the subject of what stands before it."""
    at = first - 1
    while at >= 0 and tree.text(at) in _MARKS:
        at -= 1
    if at < 1 or tree.text(at) != ":":
        return None
    subjects = [i for i in range(at) if i not in quoted and tree.relation(i) in SUBJECTS and _may_speak(tree, i)]
    if not subjects:
        told = next(
            (i for i in range(at - 1, -1, -1) if tree.word(i) in _SPOKEN and tree.child(i, "nmod:poss") is not None),
            None,
        )
        owner = tree.child(told, "nmod:poss") if told is not None else None
        if owner is not None:
            return None, owner  # «The governor's key line, in our translation: “C”»
    if not subjects:
        inner = {"flat", "compound", "nmod", "nmod:poss", "obl"}
        subjects = [i for i in range(at) if _speaks(tree, i) and tree.relation(i) not in inner][:1]
    return (None, subjects[0]) if subjects else None


def _speaks(tree: Tree, i: int) -> bool:
    """Tell whether a token may be somebody: a name, a person, he or she."""
    if tree.tag(i) == "PROPN" or tree.word(i) in {"he", "she", "they", "who"}:
        return True
    return tree.tag(i) == "NOUN" and (is_person_noun(tree.word(i)) or is_person_plural(tree.word(i)))


def _may_speak(tree: Tree, i: int) -> bool:
    """Tell whether what stands before a colon may be somebody or something that speaks: bodies and documents among them."""
    return _speaks(tree, i) or (tree.tag(i) == "NOUN" and may_speak(tree, i))


def _head(tree: Tree, i: int) -> int:
    """Climb from a word inside a name or phrase to its head."""
    while tree.relation(i) in {"flat", "compound"} and tree.head(i) > i - 8 and tree.head(i) >= 0:
        i = tree.head(i)
    return i
