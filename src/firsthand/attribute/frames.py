"""Frames: one source, one cue and what is attributed, inside one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.attribute.cues import (
    CITING,
    DOCUMENT_NOUNS,
    MEDIA_NOUNS,
    NOUN_CUES,
    PREPOSITION_CUES,
    Cue,
    verb_cues,
)
from firsthand.attribute.phrases import before, noun_phrase
from firsthand.attribute.tree import SUBJECTS

if TYPE_CHECKING:
    from firsthand.attribute.tree import Tree

_NEGATIONS = frozenset({"not", "n't", "never", "nor", "neither"})
_THOUGHTS = frozenset(
    "know think believe expect hope feel see hear learn understand fear decide find consider assume suspect doubt guess imagine remember".split(),
)
_EXPLETIVES = frozenset({"it", "there"})
MIN_CONTENT = 3  # words; below, a «clause» is nearly always an object or a parser's slip


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


def find_frames(tree: Tree) -> tuple[Frame, ...]:
    """Find every attribution of a sentence, in order of its cue."""
    frames: list[Frame] = []
    for i in range(len(tree)):
        word = tree.word(i)
        cue = verb_cues().get(word)
        if word in PREPOSITION_CUES or (word in CITING and not tree.tag(i).startswith("NOUN")):
            frames += _prepositional(tree, i)
        elif cue is not None and tree.tag(i).startswith("VERB"):
            frames += _verbal(tree, i, cue)
        elif word in NOUN_CUES and tree.tag(i) == "NOUN":
            frames += _nominal(tree, i)
    within = frozenset().union(
        *(
            frozenset(range(f.cue, max(f.source_words, default=f.cue) + 2))
            for f in frames
            if f.channel == "according to"
        )
    )
    frames = [f for f in frames if f.channel == "according to" or f.cue not in within]
    return tuple(_cited_by(tree, frame, frames) for frame in frames if not _mused(tree, frame, frames))


def _cited_by(tree: Tree, frame: Frame, frames: list[Frame]) -> Frame:
    """Give «citing Y» what its governor says: in «X reported, citing Y» both stand behind the same words."""
    if frame.channel != "citing":
        return frame
    above = set(tree.ancestors(frame.cue))
    governor = next((f for f in frames if f.cue in above and f.channel != "citing"), None)
    return frame if governor is None else replace(frame, content=governor.content - frame.source_words)


def _mused(tree: Tree, frame: Frame, frames: list[Frame]) -> bool:
    """Tell whether a frame is what somebody is said to think: «she said that they knew …» is her statement alone."""
    if frame.channel not in _THOUGHTS or frame.source is None or tree.tag(frame.source) != "PRON":
        return False
    return any(frame.cue in other.content for other in frames if other is not frame)


def _verbal(tree: Tree, i: int, cue: Cue) -> list[Frame]:
    if _negated(tree, i) and not cue.denies:
        return []
    if tree.relation(i) in {"amod", "compound", "case"} or tree.child(i, "cop") is not None:
        return []
    if cue.lemma in {"quote", "cite"} and tree.child(i, "obj") is not None and _as_saying(tree, i):
        return _quoting(tree, i, cue)
    source, passive = _subject(tree, i)
    if passive:
        return _passive(tree, i, cue, source)
    content = _content(tree, i, cue, source)
    if len([k for k in content if not tree.is_punctuation(k)]) < MIN_CONTENT:
        return []
    frame = _frame(tree, i, cue, source, content)
    return [frame, *_recipients(tree, frame)]


def _as_saying(tree: Tree, i: int) -> int | None:
    """Give the «saying» of «quoted X as saying», or None."""
    return next(
        (c for c in tree.children[i] if tree.relation(c) in {"advcl", "xcomp"} and tree.child(c, "mark") is not None),
        None,
    )


def _quoting(tree: Tree, i: int, cue: Cue) -> list[Frame]:
    """Read «the agency quoted X as saying C» and «“C,” the agency quoted X as saying»: two links."""
    saying, quoted, (medium, passive) = _as_saying(tree, i), tree.child(i, "obj"), _subject(tree, i)
    if saying is None or quoted is None or passive:
        return []
    content = _content(tree, saying, verb_cues()["saying"], None)
    if len(content) < MIN_CONTENT:
        content = _content(tree, i, verb_cues()["said"], medium) - tree.subtree(saying)
    if len(content) < MIN_CONTENT:
        return []
    inner = replace(_frame(tree, saying, verb_cues()["saying"], quoted, content), words=(i, saying), depth=2)
    return [inner, replace(_frame(tree, i, cue, medium, content), depth=0, channel="quoting")]


def _frame(tree: Tree, i: int, cue: Cue, source: int | None, content: frozenset[int]) -> Frame:
    phrase = noun_phrase(tree, source) - {i} if source is not None else frozenset()
    whole = i in content  # «the ministry denies it»: the clause itself is the statement
    return Frame(
        cue=i, words=(i,), source=source, source_words=phrase, content=content if whole else content - phrase,
        certainty=cue.word, strength=cue.strength, denies=cue.denies, channel=cue.lemma,
    )  # fmt: skip


def _negated(tree: Tree, i: int) -> bool:
    return any(tree.word(c) in _NEGATIONS for c in tree.children[i])


def _subject(tree: Tree, i: int) -> tuple[int | None, bool]:
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
        return tree.head(verb)
    return subject


def _content(tree: Tree, i: int, cue: Cue, source: int | None) -> frozenset[int]:
    """Give the words that a cue attributes, by the construction it stands in."""
    own = tree.subtree(source) if source is not None else frozenset()
    clauses = [c for c in tree.children[i] if tree.relation(c) == "ccomp" or _parataxis_of(tree, i, c)]
    if clauses and ("c" in cue.takes or "q" in cue.takes):
        return frozenset().union(*(_clause(tree, c, i) for c in clauses)) - own
    if _inserted(tree, i) and "c" in cue.takes + "q":
        host = tree.head(i)
        return tree.subtree(host, without=[i]) - own
    infinitive = tree.child(i, "xcomp")
    if infinitive is not None and "x" in cue.takes:
        return tree.subtree(infinitive)
    if infinitive is not None and "c" in cue.takes and _quoted(tree, infinitive):
        return tree.subtree(infinitive)
    objects = [c for c in tree.children[i] if tree.relation(c) == "obj"]
    if objects and "o" in cue.takes and source is not None and tree.word(source) not in _EXPLETIVES:
        return _without_asides(tree, i)
    if objects and "m" in cue.takes and source is not None and (_inanimate(tree, source) or _figure(tree, i)):
        return _without_asides(tree, i)
    if "f" in cue.takes and source is not None and _figure(tree, i):
        return _without_asides(tree, i)
    if objects and "c" in cue.takes and any(_quoted(tree, c) for c in objects):
        return frozenset().union(*(tree.subtree(c) for c in objects))
    adverbial = tree.child(i, "advcl")
    if adverbial is not None and "c" in cue.takes and (_quoted(tree, adverbial) or _said_that(tree, adverbial)):
        return tree.subtree(adverbial)
    return frozenset()


def _without_asides(tree: Tree, i: int) -> frozenset[int]:
    """Give a clause without its relative clauses after a comma: they are the teller's."""
    asides = [c for c in tree.subtree(i) if tree.relation(c) == "acl:relcl" and "," in before(tree, c)]
    return tree.subtree(i, without=asides)


def _figure(tree: Tree, i: int) -> bool:
    """Tell whether a verb gives a figure: «put the number at 74», «speak of 78»."""
    told = [c for c in tree.children[i] if tree.relation(c) in {"obl", "obj"}]
    return any(tree.tag(k) == "NUM" for c in told for k in [c, *tree.children[c]])


def _said_that(tree: Tree, clause: int) -> bool:
    mark = tree.child(clause, "mark")
    return mark is not None and tree.word(mark) in {"that", "how"}


def _clause(tree: Tree, clause: int, cue: int) -> frozenset[int]:
    mark = tree.child(clause, "mark")
    skipped = [mark] if mark is not None and tree.word(mark) == "that" and mark > cue else []
    return tree.subtree(clause, without=skipped)


def _parataxis_of(tree: Tree, cue: int, c: int) -> bool:
    """Tell whether a child is what was said: «X said: …», or «…, X said» with the cue as root."""
    if tree.relation(c) != "parataxis" or verb_cues().get(tree.word(c)) is not None:
        return False
    return tree.is_verb(c) or tree.child(c, "cop") is not None or c < cue


def _inserted(tree: Tree, i: int) -> bool:
    """Tell whether a cue stands in or after what it attributes: «C, X said», «as X said»."""
    if tree.head(i) < 0:
        return False
    if tree.relation(i) == "parataxis":
        return tree.head(i) < i or tree.subject(i) is not None
    mark = tree.child(i, "mark")
    return tree.relation(i) == "advcl" and mark is not None and tree.word(mark) == "as" and tree.subject(i) is not None


def _quoted(tree: Tree, i: int) -> bool:
    words = sorted(tree.subtree(i))
    around = range(max(0, words[0] - 1), min(len(tree), words[-1] + 2))
    return any(tree.text(k) in '“”"«»„' for k in around)


def _inanimate(tree: Tree, i: int) -> bool:
    phrase = noun_phrase(tree, i)
    return bool({tree.word(k) for k in phrase} & (DOCUMENT_NOUNS | MEDIA_NOUNS))


def _passive(tree: Tree, i: int, cue: Cue, subject: int | None) -> list[Frame]:
    """Read «it was reported that C», «X is believed to C», «X was told that C», «C, it is understood»."""
    agent = tree.child(i, "obl:agent")
    clause, infinitive = tree.child(i, "ccomp"), tree.child(i, "xcomp")
    expletive = subject is None or tree.word(subject) in _EXPLETIVES or tree.relation(subject).startswith("csubj")
    if clause is not None and expletive:
        content = _clause(tree, clause, i)
    elif subject is not None and tree.relation(subject).startswith("csubj"):
        content = tree.subtree(subject)
    elif infinitive is not None and subject is not None and tree.relation(i) != "xcomp":
        content = tree.subtree(subject) | tree.subtree(infinitive)
    elif tree.relation(i) == "parataxis" and expletive:
        content = tree.subtree(tree.head(i), without=[i])
    else:
        return []
    if len(content) < MIN_CONTENT or cue.lemma in {"put", "give", "carry", "see", "show", "find", "order"}:
        return []
    return [replace(_frame(tree, i, cue, agent, content), strength=min(cue.strength, 0.8), channel="passive")]


def _recipients(tree: Tree, frame: Frame) -> list[Frame]:
    """Give a frame for whoever was told: «X told Y that C» makes Y a link if Y turns out to be a medium."""
    found = []
    for c in tree.children[frame.cue]:
        told = tree.relation(c) in {"obj", "iobj"} and c not in frame.content
        if told or (
            tree.relation(c) == "obl" and _preposition(tree, c) in {"to", "with", "by"} and c not in frame.content
        ):
            found.append(c)
            found += [
                k for k in tree.children[c] if tree.relation(k) == "nmod" and _preposition(tree, k) in {"with", "to"}
            ]
    frames = []
    for c in found:
        phrase = noun_phrase(tree, c)
        if any(tree.tag(k) == "PROPN" for k in phrase) or {tree.word(k) for k in phrase} & (
            MEDIA_NOUNS | {"this", "us"}
        ):
            frames.append(
                replace(frame, words=(), source=c, source_words=phrase, content=frame.content - phrase, depth=0,
                        channel="recipient", denies=False, certainty="reported", strength=0.7),
            )  # fmt: skip
    return frames


def _preposition(tree: Tree, i: int) -> str:
    case = tree.child(i, "case")
    return tree.word(case) if case is not None else ""


def _prepositional(tree: Tree, i: int) -> list[Frame]:
    """Read «according to X» and «citing X»: the source is the noun, the content the clause around."""
    citing = tree.word(i) in CITING
    if citing:
        noun = tree.child(i, "obj", "obl", "ccomp", "xcomp")
    else:
        noun = tree.head(i) if tree.relation(i) in {"case", "mark", "fixed"} else tree.child(i, "obl", "obj")
    if i + 2 < len(tree) and tree.word(i + 2) == "what":
        noun = i + 2
    if noun is None or noun < 0 or noun < i:
        return []
    consumed = tree.subtree(noun) | {i} | set(range(i, noun))
    if tree.word(noun) == "what":
        noun, verb = _who_said(tree, noun)
        consumed = frozenset(range(i, verb + 1)) | noun_phrase(tree, noun)
    if tree.word(i) == "per" and tree.tag(noun) != "PROPN":
        return []
    phrase = noun_phrase(tree, noun)
    host = None if "what" in {tree.word(k) for k in consumed} else _host_clause(tree, i if citing else noun, consumed)
    content = (tree.subtree(host) if host is not None else frozenset(range(len(tree)))) - consumed
    if len(content) < MIN_CONTENT:
        content = frozenset(range(len(tree))) - consumed
    if len(content) < MIN_CONTENT:
        return []
    certainty = "said" if not citing else "reported"
    return [
        Frame(cue=i, words=(i,), source=noun, source_words=phrase, content=content, certainty=certainty,
              strength=0.7, depth=2 if citing else 1, channel="citing" if citing else "according to"),
    ]  # fmt: skip


def _who_said(tree: Tree, what: int) -> tuple[int, int]:
    """Give the X and the verb of «according to what X reported» and «according to what was confirmed by X»."""
    for verb in range(what + 1, min(len(tree), what + 12)):
        if verb_cues().get(tree.word(verb)) is None or not tree.tag(verb).startswith("VERB"):
            continue
        found = tree.child(verb, "obl:agent") or tree.subject(verb)
        if found is not None and found > what and tree.word(found) not in {"that", "which", "what"}:
            return found, verb
    return what, what


def _host_clause(tree: Tree, i: int, consumed: frozenset[int]) -> int | None:
    """Give the clause that a prepositional phrase speaks of: the nearest verb above it, or the sentence."""
    for at in tree.ancestors(i):
        if at in consumed:
            continue
        if tree.relation(at) in {"root", "ccomp", "parataxis"} or tree.head(at) < 0:
            return at
        if tree.relation(at) == "conj" and tree.subject(at) is not None:
            return at
    return None


def _nominal(tree: Tree, i: int) -> list[Frame]:
    """Read «reports that C», «the Taliban's claim that C», «evidence that C»."""
    clause = next(
        (c for c in tree.children[i] if tree.relation(c) in {"acl", "ccomp", "appos"} and _said_that(tree, c)), None
    )
    if clause is None:
        return []
    strength = NOUN_CUES[tree.word(i)]
    owner = tree.child(i, "nmod:poss")
    if owner is None:
        by = [
            c for c in tree.children[i] if tree.relation(c) == "nmod" and _preposition(tree, c) in {"by", "from", "of"}
        ]
        owner = by[0] if by else None
    content = _clause(tree, clause, i)
    if len(content) < MIN_CONTENT:
        return []
    speaking = verb_cues().get(tree.word(tree.head(i))) if tree.head(i) >= 0 else None
    if speaking is not None and tree.relation(i) in {"obl", "obj"}:  # «said in a statement that»
        speaker, passive = _subject(tree, tree.head(i))
        return [] if passive else [_frame(tree, tree.head(i), speaking, speaker, content)]
    if owner is None and tree.relation(i) == "obj" and tree.head(i) >= 0:
        owner = tree.subject(tree.head(i))
    source = owner if owner is not None else (i if tree.relation(i) in SUBJECTS or tree.word(i).endswith("s") else None)
    phrase = noun_phrase(tree, source) - content if source is not None else frozenset()
    return [
        Frame(cue=i, words=(i,), source=source, source_words=phrase, content=content - phrase, certainty=tree.word(i),
              strength=strength, denies=tree.word(i).startswith("denial"), channel="noun"),
    ]  # fmt: skip
