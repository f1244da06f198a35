"""Frames of prepositions and nouns: «according to X», «citing X», «by its count», «reports that C»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.attribute.cues import CITING, DOCUMENT_NOUNS, MEDIA_NOUNS, verb_cues
from firsthand.attribute.framing import (
    MIN_CONTENT,
    Frame,
    clause_words,
    preposition,
    that_clause,
)
from firsthand.attribute.nouns import is_person_noun, is_person_plural
from firsthand.attribute.phrases import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.tree import Tree

QUOTED_BY = "quoted by"
QUOTING = "quoting"
_MAX_MEDIUM = 12  # words of «quoted by the state news agency X»


def prepositional(tree: Tree, i: int) -> list[Frame]:
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
    lead = i
    if tree.word(noun) in _ACCOUNTS:  # «according to the words of the widow»
        of = next((c for c in tree.children[noun] if tree.relation(c) == "nmod" and preposition(tree, c) == "of"), None)
        noun, lead = (of, noun) if of is not None else (noun, lead)
    consumed = tree.subtree(noun) | (tree.subtree(lead) if lead != i else set()) | set(range(i, noun))
    if tree.word(noun) == "what":
        noun, verb = _who_said(tree, noun)
        consumed = frozenset(range(i, verb + 1)) | noun_phrase(tree, noun)
    if tree.word(i) == "per" and not (tree.tag(noun) == "PROPN" or _is_source_noun(tree.word(noun))):
        return []
    phrase = noun_phrase(tree, noun)
    cut = _end_of_opening(tree, i, noun)
    if cut is None:
        cut = next((k for k in range(noun, len(tree) - 1) if tree.text(k) == "," and tree.tag(k + 1) == "NUM"), None)
    if cut is not None:
        phrase, consumed = frozenset(k for k in phrase if k < cut), frozenset(k for k in consumed if k < cut)
    host = None if "what" in {tree.word(k) for k in consumed} else _host_clause(tree, i if citing else noun, consumed)
    content = (tree.subtree(host) if host is not None else frozenset(range(len(tree)))) - consumed
    if len(content) < MIN_CONTENT:
        content = frozenset(range(len(tree))) - consumed
    content = _between_accounts(tree, i, content)
    if len(content) < MIN_CONTENT:
        return []
    certainty = "said" if not citing else "reported"
    return [
        Frame(cue=i, words=(i,), source=noun, source_words=phrase, content=content, certainty=certainty,
              strength=0.7, depth=2 if citing else 1, channel="citing" if citing else "according to"),
    ]  # fmt: skip


def _between_accounts(tree: Tree, i: int, content: frozenset[int]) -> frozenset[int]:
    """Part «nine according to the police, eleven according to the museum»: each has what stands before it."""
    others = [k for k in range(len(tree)) if tree.word(k) == "according" and k != i]
    if not others or tree.word(i) != "according":
        return content
    behind = [k for k in others if k < i]
    start = next((k for k in range(behind[-1], i) if tree.text(k) == ","), 0) if behind else 0
    part = frozenset(k for k in content if start <= k < i)
    return part or content


def _end_of_opening(tree: Tree, i: int, noun: int) -> int | None:
    """Give the comma that ends «According to X,» at a sentence's start, where the parser reads over it; None elsewhere.

    A second comma before the verb closes an apposition: «According to Jo Brandt, head of X, …» ends there.
    """
    if i > 1 or tree.word(i) != "according":
        return None
    verb = next((k for k in range(noun + 1, len(tree)) if tree.tag(k) in {"VERB-Fin", "AUX-Fin"}), len(tree))
    commas = [k for k in range(noun + 1, verb) if tree.text(k) == ","]
    if not commas or any(tree.word(k) in {"who", "which", "whose"} for k in range(noun, verb)):
        return None
    apposed = len(commas) > 1 and tree.tag(noun) in {"PROPN", "NOUN"} and commas[1] - commas[0] > 2  # noqa: PLR2004
    return commas[1] if apposed else commas[0]


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
    ends = max(consumed, default=-1)
    if min(consumed, default=0) > 0 and all(tree.is_punctuation(k) for k in range(ends + 1, len(tree))):
        top = [a for a in tree.ancestors(i) if a not in consumed]
        if top and tree.text(min(consumed) - 1) == ",":
            return top[-1]  # «X said Y had told him C, according to Z»: Z has all of it
    elif _set_off(tree, consumed):
        top = [a for a in tree.ancestors(i) if a not in consumed]
        if len(top) > 1 and top[0] < min(consumed) and tree.relation(top[0]) == "ccomp":
            return top[-1]  # «X warned that C, according to Z, even if D»
    for at in tree.ancestors(i):
        if at in consumed:
            continue
        if tree.relation(at) in {"root", "ccomp", "parataxis"} or tree.head(at) < 0:
            return at
        if tree.relation(at) == "conj" and tree.subject(at) is not None:
            return at
    return None


def _set_off(tree: Tree, consumed: frozenset[int]) -> bool:
    """Tell whether a phrase stands between two commas."""
    first, last = min(consumed), max(consumed)
    return first > 0 and last + 1 < len(tree) and tree.text(first - 1) == "," and tree.text(last + 1) == ","


_ACCOUNTS = frozenset(
    "account accounts count counts tally tallies reckoning estimate estimates telling version calculation calculations "
    "figures admission confession testimony measurements analysis assessment view words eyes opinion judgment judgement".split(),
)


def by_account(tree: Tree, i: int) -> list[Frame]:
    """Read «by the museum's count, C», «by its account», «in the words of X»: whose noun it is says the clause around."""
    noun = tree.head(i)
    if (
        noun <= i
        or tree.word(noun) not in _ACCOUNTS
        or (tree.word(i) == "in")
        != (tree.word(noun) in {"view", "words", "telling", "eyes", "opinion", "judgment", "judgement"})
    ):
        return []
    owner = tree.child(noun, "nmod:poss")
    if owner is None:
        owner = next(
            (c for c in tree.children[noun] if tree.relation(c) == "nmod" and preposition(tree, c) == "of"), None
        )
    if owner is None or tree.word(owner) in {"my", "our", "your", "one"}:
        return []
    consumed = tree.subtree(noun)
    clause = that_clause(tree, consumed)
    if clause is not None and tree.head(noun) >= 0 and tree.word(tree.head(noun)) in verb_cues():
        return []  # «said in its judgment that C»: the verb says it
    if clause is not None:  # «stood by its account that C»
        return [
            Frame(cue=noun, words=(noun,), source=owner, source_words=noun_phrase(tree, owner), content=clause_words(tree, clause, noun),
                  certainty="said", strength=0.65, depth=1, channel="account"),
        ]  # fmt: skip
    host = _host_clause(tree, noun, consumed)
    content = (tree.subtree(host) if host is not None else frozenset(range(len(tree)))) - consumed
    if len(content) < MIN_CONTENT:
        return []
    return [
        Frame(cue=i, words=(i, noun), source=owner, source_words=noun_phrase(tree, owner), content=content,
              certainty="said", strength=0.65, depth=1, channel="account"),
    ]  # fmt: skip


def _is_source_noun(word: str) -> bool:
    return is_person_plural(word) or is_person_noun(word) or word in DOCUMENT_NOUNS | MEDIA_NOUNS


def quoted_by(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Give a frame for the medium of «X, quoted by M, says C» and «according to X, quoted by M»."""
    found = []
    for frame in frames:
        k = max((j for j in frame.source_words if not tree.is_punctuation(j)), default=-1) + 1
        k += k < len(tree) and tree.text(k) == ","
        if not k or k + 2 >= len(tree) or tree.word(k) not in {"quoted", "cited"} or tree.word(k + 1) != "by":
            continue
        end = next(
            (j for j in range(k + 2, len(tree)) if tree.is_punctuation(j) or tree.tag(j).startswith("VERB")), len(tree)
        )
        named = [j for j in range(k + 2, end) if tree.tag(j) in {"PROPN", "NOUN"}]
        if named and end - k <= _MAX_MEDIUM:
            found.append(
                Frame(cue=k, words=(k, k + 1), source=named[-1], source_words=frozenset(range(k + 2, end)),
                      content=frame.content - frozenset(range(k, end)), certainty="reported", strength=0.7, depth=0,
                      channel=QUOTED_BY),
            )  # fmt: skip
    return found


def as_told_by(tree: Tree, i: int) -> list[Frame]:
    """Read «As reported by X, C» and «C, as announced by X.»: all of the sentence but these words is told."""
    cue = verb_cues().get(tree.word(i + 1)) if i + 3 < len(tree) else None
    if cue is None or "c" not in cue.takes or tree.word(i + 1) == cue.lemma or tree.word(i + 2) != "by":
        return []
    if i and tree.text(i - 1) != ",":
        return []
    end = next((k for k in range(i + 3, len(tree)) if tree.is_punctuation(k)), len(tree))
    named = [k for k in range(i + 3, end) if tree.tag(k) in {"NOUN", "PROPN", "PRON"}]
    top = next((k for k in named if tree.head(k) not in named), None)
    content = frozenset(range(len(tree))) - frozenset(range(i, end + 1))
    if top is None or end - i > _MAX_MEDIUM or not any(tree.is_verb(k) for k in content):
        return []
    return [
        Frame(cue=i + 1, words=(i, i + 1, i + 2), source=top, source_words=frozenset(range(i + 3, end)), content=content,
              certainty=cue.word, strength=cue.strength, channel="according to"),
    ]  # fmt: skip
