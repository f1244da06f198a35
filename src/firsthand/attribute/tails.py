"""Attributions behind a comma, read off the words alone where the parse has no speaker: «C, the press service informs»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.attribute.cues import verb_cues
from firsthand.attribute.framing import MIN_CONTENT, Frame
from firsthand.attribute.relays import medium_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.cues import Cue
    from firsthand.attribute.tree import Tree

_NOMINAL = frozenset("NOUN PROPN ADJ DET ADP NUM PART PRON CCONJ".split())
_SPEAKERS = frozenset("NOUN PROPN".split())
_PRONOUNS = frozenset("he she it they".split())
_NOT_FIRST = frozenset(
    "who which that whom whose where when while and but or as than with in on at of by for from to".split()
)
_NOT_INSIDE = frozenset(
    "about when as after before while during on during who which whose because if since that".split()
)
_ADDRESSING = frozenset("tell inform assure notify warn remind".split())
_MARKS = frozenset('“”"«»„')
_MAX_NAME = 14  # words of a speaker's phrase
_NEAR_THAT = 6  # words from a cue to its «that»
_MAX_REST = 12  # words behind the cue: «said in a statement on Tuesday»


def tail_frames(tree: Tree, known: Sequence[Frame]) -> list[Frame]:
    """Give frames for cues that stand with their speaker at a sentence's end and whose speaker no known frame has."""
    done = {f.cue for f in known if f.source is not None and f.depth}
    found, cues = [], verb_cues()
    for i in range(1, len(tree)):
        cue = cues.get(tree.word(i))
        between = _between_commas(tree, i, cue) if cue is not None and "c" in cue.takes else None
        if between is not None:
            found.append(between)
            continue
        if cue is None or i in done or "c" not in cue.takes or tree.word(i) == cue.lemma != "inform":
            continue
        frame = _speaker_first(tree, i, cue) or _cue_first(tree, i, cue)
        if frame is not None:
            found.append(frame)
            medium = medium_at(tree, i + 2) if tree.words[i + 1 : i + 2] == ("to",) else []
            head = _head(tree, medium) if medium else None
            if head is not None:
                found.append(
                    replace(frame, words=(), source=head, source_words=frozenset(medium), content=frame.content - set(medium), depth=0,
                            channel="recipient", denies=False, certainty="reported", strength=0.7)
                )  # fmt: skip
    return found


def _between_commas(tree: Tree, i: int, cue: Cue) -> Frame | None:
    """Read «A, it says, B» and «A, says the agency, B»: all of the sentence but what stands between the commas is said."""
    if tree.word(i) == cue.lemma or tree.word(i).endswith("ing"):
        return None
    left = next((k for k in range(i - 1, max(-1, i - 6), -1) if tree.text(k) == ","), None)
    right = next((k for k in range(i + 1, min(len(tree), i + 7)) if tree.text(k) == ","), None)
    if left is None or right is None or left < 1 or right > len(tree) - MIN_CONTENT:
        return None
    phrase = [k for k in range(left + 1, right) if k != i]
    whole = phrase and (phrase[-1] < i or (phrase[0] > i and cue.lemma not in _ADDRESSING))  # «, X told reporters,»
    if not whole or tree.word(phrase[0]) in _NOT_FIRST or not all(_is_nominal(tree, k, set()) for k in phrase):
        return None
    head = _head(tree, phrase)
    if head is None or _added_behind(tree, head, right):
        return None
    start = max((k + 1 for k in range(left) if tree.text(k) == ";"), default=0)
    end = next((k for k in range(right, len(tree)) if tree.text(k) == ";"), len(tree))
    content = frozenset(range(start, end)) - frozenset(range(left, right + 1))
    if not any(tree.is_verb(k) for k in content) or any(tree.text(k) in _MARKS for k in range(start, end)):
        return None
    return Frame(
        cue=i, words=(i,), source=head, source_words=frozenset(phrase), content=content, certainty=cue.word,
        strength=cue.strength, denies=cue.denies, channel=cue.lemma,
    )  # fmt: skip


def _added_behind(tree: Tree, head: int, comma: int) -> bool:
    """Tell whether what stands behind a comma is the speaker's: «C, says the daughter, Jo, who was there»."""
    if tree.word(comma + 1) in {"who", "which", "whose", "whom"}:
        return True
    added = [c for c in tree.children[head] if tree.relation(c) == "appos" and c > comma]
    return any(tree.tag(c) == "PROPN" and tree.child(c, "det") is None for c in added)


def _speaker_first(tree: Tree, i: int, cue: Cue) -> Frame | None:
    """Read «C, NP said on Tuesday.» and «C, NP, which saw it, said.»."""
    last = _before_aside(tree, i)
    at = last
    while at >= 0 and last - at <= _MAX_NAME and _is_nominal(tree, at, {"(", ")", "’", "'", "-"}):
        at -= 1
    if at < 1 or tree.text(at) not in {",", "”", '"', "’", "»"} or not _ends(tree, i):
        return None
    return _framed(tree, i, cue, list(range(at + 1, last + 1)), at)


def _before_aside(tree: Tree, i: int) -> int:
    """Give the last word of a speaker's phrase: right before the cue, or before a clause in commas («, which saw it, said»)."""
    if tree.text(i - 1) != ",":
        return i - 1
    for k in range(i - 2, max(0, i - _MAX_NAME), -1):
        if tree.word(k) in {"which", "who", "whose"} and k and tree.text(k - 1) == ",":
            return k - 2
        if tree.text(k) in {".", ";", ":"}:
            break
    return i - 1


def _is_nominal(tree: Tree, i: int, marks: set[str]) -> bool:
    """Tell whether a token may stand inside a speaker's phrase; a word in capitals may, whatever the parser takes it for."""
    if tree.text(i) in marks:
        return True
    if tree.word(i) in verb_cues() and tree.tag(i).startswith("VERB-Fin"):
        return False
    return tree.tag(i) in _NOMINAL or (tree.text(i)[:1].isupper() and tree.tag(i) != "PUNCT")


def _cue_first(tree: Tree, i: int, cue: Cue) -> Frame | None:
    """Read «C, informs the newspaper X.» and «“C,” said returning officer X about …»."""
    if cue.lemma == "tell" or tree.text(i - 1) not in {",", "”", '"', "»"}:
        return None
    told = medium_at(tree, i + 2) if tree.words[i + 1 : i + 2] == ("to",) else []
    first = told[-1] + 1 if told else i + 1  # «explained to the agency K | a clerk of the ministry»
    at = first
    while (
        at < len(tree)
        and at - i <= _MAX_NAME
        and (_is_nominal(tree, at, {"-", "’"}) or (tree.tag(at) == "VERB-Part" and at == i + 1))
    ):
        if tree.word(at) in _NOT_INSIDE:
            break
        at += 1
    stopped = at >= len(tree) or tree.is_punctuation(at) or tree.word(at) in _NOT_INSIDE
    return _framed(tree, i, cue, list(range(first, at)), i - 1) if stopped else None


def _framed(tree: Tree, i: int, cue: Cue, phrase: list[int], end: int) -> Frame | None:
    if not phrase or tree.word(phrase[0]) in _NOT_FIRST:
        return None
    head = _head(tree, phrase)
    start = max((k + 1 for k in range(end) if tree.text(k) == ";"), default=0)
    content = frozenset(range(start, end))
    if head is None or len([k for k in content if not tree.is_punctuation(k)]) < MIN_CONTENT:
        return None
    finite = any(tree.tag(k) in {"VERB-Fin", "AUX-Fin"} for k in content)  # no «In a memo obtained by X, Y warns»
    verbless = not any(tree.is_verb(k) for k in content) or tree.tag(min(content)) == "ADP"
    if not finite and verbless and tree.text(end) not in {"”", '"', "»", "’"}:
        return None
    return Frame(
        cue=i, words=(i,), source=head, source_words=frozenset(phrase), content=content, certainty=cue.word,
        strength=cue.strength, denies=cue.denies, channel=cue.lemma,
    )  # fmt: skip


def _head(tree: Tree, phrase: list[int]) -> int | None:
    """Give the noun that a phrase is about: the last before its first preposition, or a pronoun that stands alone."""
    if len(phrase) == 1 and tree.word(phrase[0]) in _PRONOUNS:
        return phrase[0]
    head = None
    for k in phrase:
        if head is not None and tree.tag(k) in {"ADP", "CCONJ"}:
            break
        if tree.tag(k) in _SPEAKERS:
            head = k
    return head


def _ends(tree: Tree, i: int) -> bool:
    """Tell whether nothing but adverbials stands behind a cue."""
    rest = range(i + 1, len(tree))
    if len(rest) > _MAX_REST or any(tree.text(k) in {":", "“", "«"} for k in rest):
        return False
    opens = rest.start < len(tree) and tree.word(rest.start) in _NOT_INSIDE | {"in", "at", "to", "reporters"}
    return opens or not any(tree.tag(k) == "VERB-Fin" for k in rest)


def stacked(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Part two attributions behind one content: in «C, X said, B reported» B reports what X said, and X said C alone."""
    listed = list(frames)
    for k, outer in enumerate(listed):
        start = min((*outer.source_words, *outer.words), default=outer.cue)
        if tree.text(start - 1) != "," or any(i > outer.cue and _is_told(tree, i) for i in outer.content):
            continue
        for n, inner in enumerate(listed):
            own = {inner.cue, *inner.words, *inner.source_words}
            behind = n != k and inner.depth == outer.depth == 1 and inner.source is not None and max(own) < start
            if not behind or start - max(own) > _MAX_REST or not inner.content & outer.content:
                continue
            told = frozenset(i for i in inner.content if i < min(own))
            if len(told) < MIN_CONTENT or not all(
                i < inner.cue or i >= start or not tree.is_verb(i) for i in inner.content
            ):
                continue
            named = range(min(outer.source_words, default=start), max(outer.source_words, default=start) + 1)
            filled = {i for i in named if tree.tag(i) == "PROPN"}
            listed[n] = replace(inner, content=told, depth=2)
            listed[k] = replace(outer, content=told, source_words=outer.source_words | filled)
            break
    return listed


def parted(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Part «X said that C, and Y said D»: what begins behind a comma with a source and a cue of its own is not X's."""
    cut = {f.cue: tree.subtree(f.cue) for f in frames if f.source is not None and _begins_anew(tree, f.cue)}
    return [
        replace(
            f, content=f.content.difference(*(words for cue, words in cut.items() if cue in f.content and cue > f.cue))
        )
        if any(cue in f.content and cue > f.cue for cue in cut)
        else f
        for f in frames
    ]


def _begins_anew(tree: Tree, i: int) -> bool:
    """Tell whether a cue is the verb of a clause behind a comma and «and» or «while», with its own subject and no «that»."""
    conjunction, subject, mark = tree.child(i, "cc"), tree.subject(i), tree.child(i, "mark")
    if tree.relation(i) == "advcl" and mark is not None and tree.word(mark) in {"while", "whereas"}:
        conjunction, mark = mark, None
    elif tree.relation(i) != "conj":
        return False
    if conjunction is None or subject is None or mark is not None:
        return False
    own = tree.tag(subject) != "PRON" and subject > conjunction
    return own and conjunction > 0 and tree.text(conjunction - 1) == ","


def _is_told(tree: Tree, i: int) -> bool:
    return tree.is_verb(i) or tree.subject(i) is not None


def ended(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Cut what runs on behind a frame's words: another's statement behind a semicolon, the main clause behind a relative one.

    «Two told X that A; a third told Y that B», «Oakshott, who told X that A, resigned».
    """
    ahead = sorted(k for k in frame.content if k > frame.cue)
    if not ahead or frame.channel == "citing":
        return frame
    others = {
        min(f.source_words): f for f in frames if f.source_words and f.cue > frame.cue and f.cue not in frame.content
    }
    relative = tree.relation(frame.cue).startswith("acl") or (
        frame.source is not None and any(tree.word(k) in {"who", "which"} for k in range(frame.source, frame.cue))
    )
    for k in ahead:
        if tree.text(k) == ";" and _speaks_behind(tree, k, frame, frames):
            return _until(frame, k)
        runs_on = (
            k + 1 < len(tree) and tree.tag(k + 1).startswith(("VERB", "AUX")) and not tree.word(k + 1).endswith("ing")
        )
        if relative and tree.text(k) == "," and runs_on:
            return _until(frame, k)
        if k in others and others[k].source in frame.content:
            return _until(frame, k)
    return frame


def _speaks_behind(tree: Tree, mark: int, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Tell whether somebody else speaks behind a semicolon: by a frame, or a cue and «that»."""
    if any(f.cue > mark and f.cue in frame.content and f.source is not None for f in frames):
        return True
    cues = [k for k in range(mark + 1, len(tree)) if k in frame.content and tree.word(k) in verb_cues()]
    return any(tree.word(j) == "that" for k in cues for j in range(k + 1, min(len(tree), k + _NEAR_THAT)))


def _until(frame: Frame, end: int) -> Frame:
    content = frozenset(k for k in frame.content if k < end)
    return replace(frame, content=content) if len(content) >= MIN_CONTENT else frame
