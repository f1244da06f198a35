"""Links that stand beside an attribution: the medium that carried the words, the one through whom they were said, what was cited.

«In an interview with the weekly X, Y said C», «Y said in remarks carried by X», «Y was quoted by X as saying C»,
«Y denied through her lawyer», «according to X, which cited Y». Read off the words: parsers part such phrases in many ways.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.attribute.cues import CITING, DOCUMENT_NOUNS, MEDIA_NOUNS, NOUN_CUES, verb_cues
from firsthand.attribute.framing import MIN_CONTENT, Frame, make_frame
from firsthand.attribute.mentions import may_speak
from firsthand.attribute.nouns import is_person_noun
from firsthand.attribute.phrasal import QUOTED_BY
from firsthand.attribute.phrases import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.tree import Tree

THROUGH = "through"
_TALKS = frozenset("interview interviews conversation podcast talk".split())
_WORDS = frozenset(
    "remarks remark comments comment speech reply statement letter article column message words interview address sermon video footage "
    "recording essay note appeal testimony".split()
)
_CARRIED = frozenset(
    "carried published printed broadcast aired run released relayed transmitted streamed televised".split()
)
_SPEAKING = frozenset("speaking talking spoke spoken".split())
_VOICES = frozenset(
    "lawyer lawyers attorney attorneys solicitor solicitors agent agents spokesman spokeswoman spokesperson interpreter translator publicist "
    "representative representatives secretary intermediary intermediaries friend friends family aide aides office assistant manager".split()
)
_MOST_BEFORE = 6  # words of a medium's phrase before its name: «the country's largest daily»
_MOST_CARRIED = 7  # words between «remarks» and «carried»: «comments by the bank’s governor published by»
_MOST_BETWEEN = 8  # words between «quoted» and «as saying»
_MOST_VOICE = 5  # words between «through» and the one who speaks


def relayed(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Give further frames for links beside the frames of a sentence, each with the words of the frame that it belongs to."""
    found = [*_cited_in_clauses(tree, frames)]
    for i in range(len(tree) - 1):
        phrase, channel = _beside(tree, i)
        if not phrase:
            continue
        near = [
            f for f in frames
            if f.depth == 1 and f.source is not None and f.source not in phrase and f.channel != "citing"
        ]  # fmt: skip
        if not near:
            continue
        host = min(near, key=lambda f: (abs(f.cue - i), f.cue))
        content = host.content - frozenset(range(i, phrase[-1] + 1))
        if len(content) >= MIN_CONTENT:
            found.append(
                replace(host, words=(), source=_head(tree, phrase), source_words=frozenset(phrase), content=content, depth=0,
                        channel=channel, denies=False, certainty=host.certainty, strength=0.7)
            )  # fmt: skip
    return found


def named_alone(tree: Tree, frame: Frame, beside: Sequence[Frame]) -> Frame:
    """Cut a medium, and how it carried the words, off the phrase of whoever said them: «remarks by X | published by M»."""
    inside = [min(f.source_words) for f in beside if f.source_words and f.source_words < frame.source_words]
    if not inside or frame.source is None:
        return frame
    end = min(inside) - 1
    while end > frame.source and (tree.word(end - 1) in _CARRIED or tree.text(end - 1) in {",", "–"}):
        end -= 1
    kept = frozenset(k for k in frame.source_words if k < end)
    by = next((c for c in tree.children[frame.source] if tree.word(frame.source) in _WORDS and _owned(tree, c)), None)
    if by is not None and by in kept:  # «comments by the governor»: the governor says them
        return replace(frame, source=by, source_words=frozenset(k for k in noun_phrase(tree, by) if k < end))
    return replace(frame, source_words=kept) if frame.source in kept else frame


def _owned(tree: Tree, i: int) -> bool:
    return tree.relation(i) == "nmod" and any(tree.word(c) in {"by", "from", "of"} for c in tree.children[i])


def _beside(tree: Tree, i: int) -> tuple[list[int], str]:
    """Give the phrase of a medium or voice that a word brings in, and how; an empty phrase if it brings in none."""
    word, then = tree.word(i), tree.word(i + 1)
    if (word in _TALKS and then in {"with", "to", "for", "on"}) or (word == "anonymity" and then == "by"):
        return medium_at(tree, i + 2), QUOTED_BY
    if word in _SPEAKING and then in {"to", "with", "on"}:
        return medium_at(tree, i + 2), "recipient"
    if word in _CARRIED and then in {"by", "in", "on"} and tree.tag(i) != "NOUN":
        said = range(max(0, i - _MOST_CARRIED), i)
        if then == "by" and any(tree.word(k) in _WORDS or tree.word(k) in NOUN_CUES for k in said):
            return medium_at(tree, i + 2), QUOTED_BY
        return (medium_at(tree, i + 2), "recipient") if any(tree.word(k) in DOCUMENT_NOUNS for k in said) else ([], "")
    if word == "quoted":
        by = _by(tree, i)
        return (medium_at(tree, by + 1), QUOTED_BY) if by is not None else ([], "")
    if word in {"through", "via"}:
        return _voice_at(tree, i + 1), THROUGH
    return [], ""


def _by(tree: Tree, i: int) -> int | None:
    """Give the «by» of «quoted by X as saying» and «quoted as saying by X»."""
    ahead = range(i + 1, min(len(tree), i + _MOST_BETWEEN + 6))
    saying = next((k for k in ahead if tree.word(k) in {"saying", "having"} and tree.word(k - 1) == "as"), None)
    if saying is None:
        return None
    return next((k for k in (i + 1, saying + 1) if k < len(tree) and tree.word(k) == "by"), None)


def medium_at(tree: Tree, start: int) -> list[int]:
    """Give the words of a medium's phrase that begins at a token: «the weekly Der Lotse», «Radio Saltmarsh»; [] if there is none."""
    at = start
    named = False
    while at < len(tree) and at - start <= _MOST_BEFORE and not named:
        if tree.text(at) in _OPENING and at > start and tree.word(at - 1) in MEDIA_NOUNS:
            at += 1  # «the television “Horizon”»
            continue
        capital = tree.tag(at) == "PROPN" or (tree.text(at)[:1].isupper() and tree.word(at) not in {"the", "a", "an"})
        if capital:
            named = True
        elif tree.tag(at) not in {"DET", "ADJ", "NOUN", "PART", "NUM", "PRON"} or tree.word(at) in {
            "reporters",
            "journalists",
        }:
            break
        else:
            at += 1
    end = at
    while (
        named
        and end < len(tree)
        and (_in_name(tree, end) or (_joins(tree, end) and end + 1 < len(tree) and _in_name(tree, end + 1)))
    ):
        end += 1
    phrase = list(range(start, end))
    return phrase if phrase and (named or tree.word(phrase[-1]) in MEDIA_NOUNS) else []


def _in_name(tree: Tree, i: int) -> bool:
    return tree.text(i)[:1].isupper() or tree.text(i)[:1].isdigit() or tree.tag(i) == "PROPN"


def _joins(tree: Tree, i: int) -> bool:
    if tree.text(i) in {"’", "'"}:
        return i > 0 and tree.text(i - 1) in {"O", "D", "L"}  # «Tom O’Hallam»
    return tree.text(i) in {"-", "&", "’s", "'s"} or tree.word(i) in {"of", "de", "la", "al", "el"}


def _voice_at(tree: Tree, start: int) -> list[int]:
    """Give the phrase of the one through whom somebody speaks: «her lawyer», «his agent, Pim Oosterling»."""
    voice = next(
        (
            k
            for k in range(start, min(len(tree), start + _MOST_VOICE))
            if tree.word(k) in _VOICES and tree.tag(k) == "NOUN"
        ),
        None,
    )
    if voice is None or any(tree.is_verb(k) for k in range(start, voice)):
        return []
    end = voice + 1
    if end + 1 < len(tree) and tree.text(end) == "," and tree.tag(end + 1) == "PROPN":
        end += 1
    while end < len(tree) and tree.tag(end) == "PROPN":
        end += 1
    return list(range(start, end))


def _head(tree: Tree, phrase: Sequence[int]) -> int:
    """Give the first word of the name in a phrase, or its last word."""
    proper = [k for k in phrase if tree.tag(k) == "PROPN"]
    return next((k for k in proper if tree.text(k)[0].isupper()), proper[0] if proper else phrase[-1])


def _cited_in_clauses(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Read «according to X, which cited Y»: Y stands behind what X says."""
    found, cues = [], verb_cues()
    for i, word in enumerate(tree.words):
        cue = cues.get(word)
        if cue is None or cue.lemma not in {"cite", "quote"} or tree.relation(i) != "acl:relcl":
            continue
        cited = tree.child(i, "obj")
        if cited is None or tree.child(i, "advcl", "xcomp") is not None:
            continue
        host = next(
            (f for f in frames if f.source is not None and tree.head(i) in f.source_words | {f.source, f.cue}), None
        )
        if host is None:
            host = next((f for f in frames if f.source is not None and tree.head(i) in tree.subtree(f.source)), None)
        clause = tree.subtree(i) - (host.content if host is not None and host.channel == "rejected" else frozenset())
        if host is None or host.cue in clause or len(host.content - clause) < MIN_CONTENT:
            continue
        frame = make_frame(tree, i, cue, cited, host.content - clause)
        found.append(
            replace(
                frame,
                source_words=noun_phrase(tree, cited),
                depth=host.depth + 1,
                channel="citing",
                certainty="reported",
            )
        )
    return found


def lost_speaker(tree: Tree, i: int, source: int | None) -> list[int]:
    """Give head and words of the speaker right before a cue that the parser gave to another: «A said B, and her deputy said C»."""
    if tree.subject(i) is not None or not tree.tag(i).startswith("VERB-Fin") or tree.child(i, "aux:pass") is not None:
        return []
    if source is not None and tree.relation(i) not in {"conj", "parataxis"}:
        return []
    it = tree.child(i, "expl")
    if source is None and it is not None and it == i - 1 and tree.word(it) == "it":
        return [it, it]  # «It maintains that …»
    phrase = [k for k in speaker_before(tree, i) if source is None or k > source]
    outside = [k for k in phrase if tree.head(k) not in phrase and not tree.is_punctuation(k)]
    return [outside[0], *phrase] if outside else []


def speaker_before(tree: Tree, i: int) -> list[int]:
    """Give the phrase right before a finite cue, where the parser lost it: «…, and her deputy, Ross Penhale, | said»."""
    at = i - 1
    while at >= 0 and (tree.tag(at).startswith("AUX") or tree.tag(at) == "ADV"):
        at -= 1
    if at >= 0 and tree.text(at) == ")":
        at = next((k for k in range(at - 1, max(-1, at - _MOST_BRACKETED), -1) if tree.text(k) == "("), at + 1) - 1
    if at >= 0 and tree.text(at) == ",":
        opened = _aside(tree, at)
        if opened is None:
            return []
        at = opened - 1
        added = tree.is_verb(opened + 1) or tree.word(opened + 1) in CITING or tree.tag(opened + 1) == "ADP"
        tail = [] if added else list(range(opened, i))
    else:
        tail = []
    end = at
    while at >= 0 and (tree.tag(at) in _NOMINAL or _joins(tree, at)) and end - at < _MOST_BEFORE * 2:
        at -= 1
    phrase = list(range(at + 1, end + 1))
    late = [k for k in phrase if tree.word(k) in _TIMES]
    phrase, at = ([k for k in phrase if k > late[-1]], late[-1]) if late else (phrase, at)
    if phrase and tree.tag(phrase[0]) == "ADP":  # «At noon in the fire hall | Chief Jo Brandt»
        last = max(k for k in phrase if tree.tag(k) == "ADP")
        phrase, late = [k for k in phrase if k > last], [last]
    opens = bool(late) or at < 0 or tree.tag(at) == "CCONJ" or tree.text(at) in {",", ";", ":", "”", '"', "»"}
    speaks = any(tree.tag(k) in {"PROPN", "PRON"} or is_person_noun(tree.word(k)) for k in [*phrase, *tail])
    speaks = speaks or any(tree.tag(k) == "NOUN" and may_speak(tree, k) for k in phrase)
    return [*phrase, *(k for k in tail if k < i and not tree.is_verb(k))] if phrase and opens and speaks else []


def _aside(tree: Tree, end: int) -> int | None:
    """Give the comma that opens what a comma closes: an apposition, or a clause with «who»; None if there is neither."""
    opened = next((k for k in range(end - 1, max(-1, end - _MOST_ASIDE), -1) if tree.text(k) == ","), None)
    if opened is not None and opened + 1 < end:
        first = opened + 1
        added = tree.word(first) in CITING or (
            tree.is_verb(first) and tree.word(first).endswith(("ed", "ing")) and tree.subject(first) is None
        )  # «The agency, citing witnesses, said», «One of them, granted anonymity to speak, said»
        if tree.word(first) in {"in", "on", "at", "after", "during", "from"} and tree.tag(first) == "ADP":
            return opened  # «The school, in a notice sent out on Thursday, speaks of 31»
        if added or all(tree.tag(k) in _NOMINAL | {"CCONJ"} for k in range(first, end)):
            return opened
    relative = (
        k for k in range(end - 2, max(0, end - _MOST_RELATIVE), -1) if tree.word(k) in {"who", "which", "whose", "whom"}
    )
    who = next((k for k in relative if tree.text(k - 1) == ","), None)
    return who - 1 if who is not None else None


_MOST_BRACKETED = 8  # words in brackets between a speaker and the cue: «Jon Lewin (D-Ga.) said»
_MOST_ASIDE = 16  # words of an apposition between a speaker and the cue
_MOST_RELATIVE = 28  # words of a clause between a speaker and the cue
_TIMES = frozenset("after before since until as when while that".split())
_NOMINAL = frozenset("NOUN PROPN ADJ DET NUM PART PRON ADP".split())
_OPENING = frozenset('“«„"')
