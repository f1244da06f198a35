"""What a frame is, and what the readers of frames share: who speaks, which words a clause has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.attribute.cues import DOCUMENT_NOUNS, MEDIA_NOUNS
from firsthand.attribute.nouns import is_person_noun, is_person_plural
from firsthand.attribute.phrases import noun_phrase

if TYPE_CHECKING:
    from firsthand.attribute.cues import Cue
    from firsthand.attribute.tree import Tree

NEGATIONS = frozenset({"not", "n't", "never", "nor", "neither"})
_NOMINAL = frozenset("NOUN PROPN ADJ DET ADP NUM PART".split())
ADDRESSED = frozenset(
    "tell ask order urge advise warn inform notify counsel beg promise remind assure".split()
)  # «was told to leave»
EXPLETIVES = frozenset({"it", "there"})
MIN_CONTENT = 2  # words; below, a «clause» is nearly always an object or a parser's slip


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution inside one sentence; all numbers are token indices.

    Attributes:
        cue: The word that attributes.
        words: All words of the cue («was quoted as saying»).
        source: The head of the source's phrase, None if nobody is named.
        source_words: Its whole phrase.
        content: The words attributed.
        certainty: The cue's word.
        strength: 0 to 1.
        denies: Whether the source says that it is not so.
        depth: Order among frames with the same content: 0 outermost (a medium told by the speaker), 1, 2 (cited).
        channel: «told», «according to», …
    """

    cue: int
    words: tuple[int, ...]
    source: int | None
    source_words: frozenset[int]
    content: frozenset[int]
    certainty: str
    strength: float
    denies: bool = False
    depth: int = 1
    channel: str = ""


def make_frame(tree: Tree, i: int, cue: Cue, source: int | None, content: frozenset[int]) -> Frame:
    """Make the frame of a verbal cue; the source's words are no content."""
    phrase = noun_phrase(tree, source) - {i} if source is not None else frozenset()
    whole = i in content  # «the ministry denies it»: the clause itself is the statement
    return Frame(
        cue=i, words=(i,), source=source, source_words=phrase, content=content if whole else content - phrase,
        certainty=cue.word, strength=cue.strength, denies=cue.denies, channel=cue.lemma,
    )  # fmt: skip


def who_speaks(tree: Tree, i: int) -> tuple[int | None, bool]:
    """Give the one who speaks and whether the cue is passive; climbs over coordination and participles."""
    at, seen = i, set()
    while at not in seen:
        seen.add(at)
        subject = tree.subject(at)
        if subject is not None:
            passive = tree.relation(subject).endswith(":pass") or tree.child(at, "aux:pass") is not None
            return _antecedent(tree, at, subject), passive and at == i
        if at == i and tree.child(at, "aux:pass") is not None:
            return None, True
        if tree.relation(at).startswith("acl"):
            return (
                (tree.head(at), False) if tree.tag(i) != "VERB-Part" or tree.word(i).endswith("ing") else (None, True)
            )
        if tree.relation(at) not in {"conj", "xcomp", "advcl", "parataxis", "ccomp", "dep"} or tree.head(at) < 0:
            return None, False
        at = tree.head(at)
    return None, False


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """Give the noun that «who», «which» or «that» stands for."""
    if tree.word(subject) in {"who", "which", "that"} and tree.relation(verb).startswith("acl"):
        inner = next((k for k in range(subject + 1, verb) if tree.tag(k) == "PROPN"), None)
        return tree.head(verb) if inner is None else inner  # «shots, which Kyzdar alleges»
    return _phrase_head(tree, verb, subject)


def _phrase_head(tree: Tree, verb: int, subject: int) -> int:
    """Give the noun that opens the subject's phrase where the parser took one inside it: «a source close to the 36-year-old»."""
    if (
        tree.tag(subject) in {"PROPN", "PRON"}
        or is_person_noun(tree.word(subject))
        or is_person_plural(tree.word(subject))
    ):
        return subject
    best, at = subject, subject - 1
    while at >= 0 and at != verb and (tree.tag(at) in _NOMINAL or tree.text(at) in "-–"):
        person = is_person_noun(tree.word(at)) or is_person_plural(tree.word(at))
        owns = tree.relation(at) == "nmod:poss" or tree.word(at + 1) in {"'s", "'"}  # «the governor's office»
        if tree.tag(at) == "NOUN" and person and not owns:
            best = at
        at -= 1
    return best


def said_that(tree: Tree, clause: int) -> bool:
    """Tell whether a clause begins with «that» or «how»."""
    mark = tree.child(clause, "mark")
    return mark is not None and tree.word(mark) in {"that", "how"}


_DEEDS = {
    "claim": frozenset(
        "life lives victim victims casualty casualties title titles crown medal gold silver bronze prize scalp wicket seat win victory".split()
    ),
    "slam": frozenset("door doors gate gates border borders brake brakes lid phone window shutters".split()),
    "find": frozenset("way place home net goal success".split()),
    "note": frozenset({"increase"}),
}  # objects with which a cue is no cue: «the flood claimed nine lives»


def says_nothing(tree: Tree, i: int, cue: Cue, told: int) -> bool:
    """Tell whether a cue and its object are a deed: «claimed nine lives», «slammed the door»."""
    return tree.word(told) in _DEEDS.get(cue.lemma, frozenset()) and tree.child(i, "ccomp") is None


def that_clause(tree: Tree, words: frozenset[int]) -> int | None:
    """Give a clause «that C» among some words that is told and describes nothing: «that» is not its only subject."""
    for k in sorted(words):
        if not tree.relation(k).startswith("acl"):
            continue
        subject, first = tree.subject(k), min(tree.subtree(k))
        if tree.word(first) == "that" and subject is not None and subject != first:
            return k
    return None


def clause_words(tree: Tree, clause: int, cue: int) -> frozenset[int]:
    """Give a clause's words without the «that» that ties it to its cue."""
    mark = tree.child(clause, "mark")
    skipped = [mark] if mark is not None and tree.word(mark) == "that" and mark > cue else []
    if not skipped and tree.relation(clause).startswith("acl"):
        skipped = [k for k in (min(tree.subtree(clause)),) if tree.word(k) == "that"]
    return tree.subtree(clause, without=skipped)


def preposition(tree: Tree, i: int) -> str:
    """Give the preposition of a noun, or ""."""
    case = tree.child(i, "case")
    return tree.word(case) if case is not None else ""


def is_inanimate(tree: Tree, i: int) -> bool:
    """Tell whether a phrase is a document or a medium."""
    phrase = noun_phrase(tree, i)
    return bool({tree.word(k) for k in phrase} & (DOCUMENT_NOUNS | MEDIA_NOUNS))


def is_negated(tree: Tree, i: int) -> bool:
    """Tell whether «not» or its like hangs on a verb."""
    return any(tree.word(c) in NEGATIONS for c in tree.children[i])


def gives_figure(tree: Tree, i: int) -> bool:
    """Tell whether a verb gives a figure: «put the number at 74», «speak of 78»; one in a clause of its own does not count."""
    told = {"obl", "obj", "nmod", "xcomp", "advmod", "nummod"}
    below = [c for c in tree.children[i] if c > i and tree.relation(c) in told]
    apart = {"acl:relcl", "advcl", "ccomp", "parataxis"}
    inner = {
        c
        for b in below
        for c in tree.subtree(b)
        if tree.relation(c) in apart or (tree.relation(c) == "conj" and tree.is_verb(c))
    }
    return any(tree.tag(k) == "NUM" for b in below for k in tree.subtree(b, without=inner))
