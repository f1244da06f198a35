"""Figures that somebody gives, read off the words: «the school speaks of 31», «customs there say 310», «the police counted 300, the blog 800».

Parsers lose the speaker of such clauses more often than of others; the words in their order do not. What counts is the next figure
behind the cue, with nothing but «of», «at» or «to» and adverbs before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.attribute.cues import verb_cues
from firsthand.attribute.framing import Frame, who_speaks
from firsthand.attribute.mentions import may_speak
from firsthand.attribute.phrases import noun_phrase
from firsthand.attribute.relays import speaker_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.cues import Cue
    from firsthand.attribute.tree import Tree

_PLAIN = frozenset("say count report forecast estimate claim expect predict reckon record list tally announce".split())
_OVER_OBJECT = frozenset("put give tell estimate".split())  # «put the number at 74», «told us of 52»
_LEADS = frozenset({"of", "at", "to"})
_MOST_BEFORE = 4  # words between a cue and its figure: «speak of close to 18,000»
_MOST_OBJECT = 7  # words between «put» and «at»
_VAGUE = frozenset(
    "nearly nearer closer about around some only just almost over under close to up more less than at least most roughly even no fewer".split()
)
_PASSIVE = frozenset("is are was were be been being".split())
_COUNTS = frozenset("count figure estimate tally toll total number forecast projection reckoning".split())
_BEING = frozenset("is was stands stood remains remained".split())
_STRENGTH = 0.7
_ENDS = frozenset({";", ":", "–", "—"})
_CONJUNCTIONS = frozenset({"and", "but", "while", "whereas", "which", "who", "though", "although", "against"})


def figure_frames(tree: Tree, known: Sequence[Frame]) -> list[Frame]:
    """Give frames for figures whose speaker no known frame has, and for those that go on without a verb."""
    done = {f.cue for f in known if f.source is not None}
    found: list[Frame] = []
    cues = verb_cues()
    for i in range(1, len(tree) - 1):
        cue = cues.get(tree.word(i))
        if cue is None or tree.word(i).endswith("ing") or tree.word(i - 1) in _PASSIVE:
            continue
        figure = _figure(tree, i, cue)
        if figure is None:
            continue
        end = _end(tree, figure)
        if i not in done:
            frame = _frame(tree, i, cue, end)
            if frame is None:
                continue
            found.append(frame)
            done.add(i)
        found += _gapped(tree, i, cue, end)
    return found


def counted(tree: Tree) -> list[Frame]:
    """Read «the government's count is 74», «the official figure stands at 800», «the museum's estimate was nine»."""
    found = []
    for i in range(1, len(tree) - 2):
        if tree.word(i) not in _COUNTS or tree.tag(i) != "NOUN" or tree.word(i + 1) not in _BEING:
            continue
        at = i + 2 if tree.word(i + 2) != "at" else i + 3
        figure = _next_number(tree, at)
        owner = tree.child(i, "nmod:poss")
        if owner is None and "official" in {tree.word(c) for c in tree.children[i]}:
            owner = i
        if figure is None or owner is None:
            continue
        phrase = noun_phrase(tree, owner)
        found.append(
            Frame(
                cue=i + 1, words=(), source=owner, source_words=phrase, content=frozenset(range(min(phrase), _end(tree, figure))),
                certainty="said", strength=_STRENGTH, channel="count",
            )
        )  # fmt: skip
    return found


def _figure(tree: Tree, i: int, cue: Cue) -> int | None:
    """Give the figure that a cue gives, or None."""
    plain = _next_number(tree, i + 1)
    if cue.lemma in _PLAIN and plain is not None:
        return plain
    own = {"of", "to"} if set(cue.takes) & {"f", "g"} else set()
    if tree.word(i + 1) in _LEADS & (cue.prepositions | own):
        return _next_number(tree, i + 2)
    if cue.lemma not in _OVER_OBJECT:
        return None
    for k in range(i + 2, min(len(tree) - 1, i + _MOST_OBJECT)):
        if tree.tag(k) in {"VERB-Fin", "AUX-Fin"} or tree.text(k) in _ENDS:
            return None
        if tree.word(k) in _LEADS and (figure := _next_number(tree, k + 1)) is not None:
            return figure
    return None


def _next_number(tree: Tree, start: int) -> int | None:
    for k in range(start, min(len(tree) - 1, start + _MOST_BEFORE)):
        if tree.tag(k) == "NUM":
            return k
        if tree.word(k) == "at" and tree.word(k + 1) not in {"least", "most"}:
            return None
        if tree.word(k) not in _VAGUE and tree.tag(k) != "SYM" and tree.text(k) not in "$€£":
            return None
    return None


def _end(tree: Tree, figure: int) -> int:
    """Give the token at which the clause of a figure ends."""
    for k in range(figure + 1, len(tree)):
        behind = tree.word(k + 1) if k + 1 < len(tree) else ""
        ends = tree.text(k) in _ENDS or (tree.text(k) == "," and behind in _CONJUNCTIONS)
        if ends or (tree.text(k) == "," and _bare(tree, k + 1) is not None):
            return k
    return len(tree)


def _frame(tree: Tree, i: int, cue: Cue, end: int) -> Frame | None:
    phrase = speaker_before(tree, i)
    if not phrase:
        speaker, passive = who_speaks(tree, i)
        if speaker is None or passive or tree.relation(i) != "conj" or speaker > i:
            return None
        return _whole(tree, i, cue, (noun_phrase(tree, speaker), speaker, i, end))
    outside = [k for k in phrase if tree.head(k) not in phrase and not tree.is_punctuation(k)]
    nouns = [k for k in phrase if tree.tag(k) in {"NOUN", "PROPN"}]
    head = next((k for k in outside if k in nouns), nouns[-1] if nouns else None)
    if head is None:
        return None
    return _whole(tree, i, cue, (frozenset(phrase), head, phrase[0], end))


def _whole(tree: Tree, i: int, cue: Cue, speaker: tuple[frozenset[int], int, int, int]) -> Frame | None:
    phrase, head, start, end = speaker
    if not may_speak(tree, head):
        return None
    return Frame(
        cue=i, words=(i,), source=head, source_words=phrase, content=frozenset(range(start, end)), certainty=cue.word,
        strength=cue.strength, denies=cue.denies, channel=cue.lemma,
    )  # fmt: skip


def _bare(tree: Tree, start: int) -> tuple[list[int], int] | None:
    """Give the speaker and the figure of «, the blog 800»: a noun phrase and a number, with no verb."""
    at = start
    while at < len(tree) and tree.tag(at) in {"DET", "ADJ", "NOUN", "PROPN", "PRON"} and at - start < _MOST_BEFORE:
        at += 1
    phrase = list(range(start, at))
    figure = _next_number(tree, at)
    if not phrase or figure is None or not may_speak(tree, phrase[-1]):
        return None
    stops = figure + 1 >= len(tree) or tree.is_punctuation(figure + 1)
    return (phrase, figure) if stops and tree.tag(phrase[-1]) in {"NOUN", "PROPN"} else None


def _gapped(tree: Tree, i: int, cue: Cue, end: int) -> list[Frame]:
    found = []
    while end < len(tree) and tree.text(end) == ",":
        bare = _bare(tree, end + 1)
        if bare is None:
            break
        phrase, figure = bare
        whole = Frame(
            cue=i, words=(), source=phrase[-1], source_words=frozenset(phrase), content=frozenset(range(phrase[0], figure + 1)),
            certainty=cue.word, strength=cue.strength, channel=cue.lemma,
        )  # fmt: skip
        found.append(whole)
        end = figure + 1
    return found
