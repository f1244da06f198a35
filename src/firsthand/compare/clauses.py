"""Who did what to whom: a sentence's predicates with what stands before and behind them, passives turned round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.text.frequency import folded_words, stem
from firsthand.text.parser import parse
from firsthand.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.text.parser import Syntax

_NEGATIVE = frozenset("no not n't n’t never nobody none nothing neither nor without cannot hardly".split())
_TURNING = frozenset(stem(w) for w in "refuse refused refuses fail failed fails deny denied denies decline declined avoid avoided".split())  # fmt: skip
_SUBJECTS, _PASSIVE = frozenset({"nsubj", "csubj"}), frozenset({"nsubj:pass", "csubj:pass"})
_OBJECTS, _OTHERS = frozenset({"obj", "iobj"}), frozenset({"obl", "obl:agent", "obl:arg"})
_WITHIN = frozenset({"compound", "flat", "nmod", "conj", "appos", "amod"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_RELATIVE = frozenset("who which that whom".split())
_IRREGULAR = {
    form: row.split()[0]
    for row in (
        "begin began begun", "break broke broken", "bring brought", "build built", "burn burnt", "buy bought", "catch caught", "choose chose chosen",
        "come came", "draw drew drawn", "drive drove driven", "fall fell fallen", "feel felt", "fight fought", "find found", "flee fled", "fly flew flown",
        "forget forgot forgotten", "freeze froze frozen", "get got gotten", "give gave given", "go went gone", "grow grew grown", "hear heard", "hide hid hidden",
        "hold held", "keep kept", "know knew known", "lead led", "leave left", "lend lent", "lie lay lain", "light lit", "lose lost", "make made", "mean meant",
        "meet met", "pay paid", "ride rode ridden", "ring rang rung", "rise rose risen", "run ran", "say said", "see saw seen", "sell sold", "send sent",
        "shake shook shaken", "shoot shot", "show shown", "shrink shrank shrunk", "sing sang sung", "sink sank sunk", "sit sat", "sleep slept", "speak spoke spoken",
        "spend spent", "stand stood", "steal stole stolen", "strike struck", "swear swore sworn", "swim swam swum", "take took taken", "teach taught",
        "tear tore torn", "tell told", "think thought", "throw threw thrown", "understand understood", "wake woke woken", "wear wore worn", "win won",
        "write wrote written",
    )
    for form in row.split()[1:]
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun behind a preposition.

    Attributes:
        case: The preposition, "" if there is none.
        head: Stem of the noun.
        words: Stems of the noun and of what hangs on it.
        start: Where the noun stands in the text.
        placed: Whether it has an article, a possessive or a name's capital: «in the prison», not «in prison».
    """

    case: str
    head: str
    words: frozenset[str]
    start: int
    placed: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its arguments; words are stems, pronouns left out.

    Attributes:
        predicate: The verb, or the noun or adjective that tells what something is.
        start: Where it stands in the text.
        negated: Whether it is said not to be so.
        agents: Who does it.
        patients: Whom or what it is done to.
        heads: The nouns themselves among these, without what hangs on them.
        others: What stands behind prepositions.
    """

    predicate: str
    start: int
    negated: bool
    agents: frozenset[str]
    patients: frozenset[str]
    heads: frozenset[str]
    others: tuple[Phrase, ...]

    @property
    def behind(self) -> frozenset[str]:
        """All that stands behind prepositions."""
        return frozenset[str]().union(*(phrase.words for phrase in self.others))


@dataclass(frozen=True, slots=True)
class Structure:
    """What sentences are made of; words are stems.

    Attributes:
        clauses: Their clauses, in order.
        nouns: All their nouns.
        colours: The adjectives and participles before them.
        denied: Those of which there is none: «no room».
        owners: Nouns with the names that hang on them: «a sister of Dorvath», «Tasch’s sister».
    """

    clauses: tuple[Clause, ...]
    nouns: frozenset[str]
    colours: frozenset[str]
    denied: frozenset[str]
    owners: tuple[tuple[str, frozenset[str]], ...]


def structure_of(text: str, spans: Iterable[tuple[int, int]]) -> Structure:
    """Parse stretches of a text, each a sentence."""
    parsed = parse([tokenize(text, start, end) for start, end in spans])
    clauses: list[Clause] = []
    nouns, colours, denied = set[str](), set[str](), set[str]()
    owners: list[tuple[str, frozenset[str]]] = []
    for syntax in parsed:
        children: list[list[int]] = [[] for _ in syntax.tokens]
        for i, head in enumerate(syntax.heads):
            if head >= 0:
                children[head].append(i)
        clauses += _clauses(syntax, children)
        for i, tag in enumerate(syntax.tags):
            if tag in _NOMINAL:
                nouns |= _stems(syntax.tokens[i].text)
                if any(syntax.relations[c] == "det" and syntax.tokens[c].text.lower() == "no" for c in children[i]):
                    denied |= _stems(syntax.tokens[i].text)
            elif syntax.relations[i] == "amod":
                colours |= _stems(syntax.tokens[i].text)
            if syntax.tokens[i].text[0].isupper() and syntax.relations[i].split(":")[0] == "nmod":
                owners.append((syntax.tokens[syntax.heads[i]].text.lower(), _nominal(syntax, children, i)))
    return Structure(tuple(clauses), frozenset(nouns), frozenset(colours), frozenset(denied), tuple(owners))


def _clauses(syntax: Syntax, children: Sequence[Sequence[int]]) -> Iterator[Clause]:
    for i, tag in enumerate(syntax.tags):
        if tag.startswith("VERB") or any(syntax.relations[c] in _SUBJECTS | _PASSIVE for c in children[i]):
            yield _clause(syntax, children, i)


def _clause(syntax: Syntax, children: Sequence[Sequence[int]], i: int) -> Clause:
    agents, patients, others, heads = set[str](), set[str](), list[Phrase](), set[str]()
    below = list(children[i])
    passive = any(syntax.relations[c] in {"nsubj:pass", "aux:pass"} for c in below)
    if not any(syntax.relations[c] in _SUBJECTS | _PASSIVE for c in below):
        below += _carried(syntax, children, i)
    for c in below:
        relation, words = syntax.relations[c], _nominal(syntax, children, c)
        if relation in _PASSIVE or (passive and relation in _SUBJECTS) or relation in _OBJECTS:
            patients |= words
        elif relation in _SUBJECTS or (relation in _OTHERS and passive and _case(syntax, children, c) == "by"):
            agents |= words
        elif relation in _OTHERS and words:
            others.append(_phrase(syntax, children, c, words))
        else:
            continue
        heads |= _nominal(syntax, children, c, deep=False)
    doer, done_to = _modified(syntax, children, i)
    return Clause(
        min(_stems(syntax.tokens[i].text), default=""), syntax.tokens[i].start, _negated(syntax, children, i),
        frozenset(agents | doer), frozenset(patients | done_to), frozenset(heads | doer | done_to), tuple(others),
    )  # fmt: skip


def _phrase(syntax: Syntax, children: Sequence[Sequence[int]], i: int, words: frozenset[str]) -> Phrase:
    below = [i, *children[i], *(k for c in children[i] for k in children[c])]
    placed = any(syntax.relations[c] in {"det", "nmod:poss"} or syntax.tags[c] == "PROPN" for c in below)
    head = min(_stems(syntax.tokens[i].text), default="")
    return Phrase(_case(syntax, children, i), head, words, syntax.tokens[i].start, placed)


def _modified(syntax: Syntax, children: Sequence[Sequence[int]], i: int) -> tuple[frozenset[str], frozenset[str]]:
    """Give the noun that a clause hangs on, as its doer or as what it is done to: «the driver who», «a storm called»."""
    relation, nobody = syntax.relations[i], frozenset[str]()
    if relation not in {"acl", "acl:relcl"} or syntax.heads[i] < 0:
        return nobody, nobody
    noun = _nominal(syntax, children, syntax.heads[i], deep=False)
    named = [syntax.relations[c] for c in children[i] if syntax.tokens[c].text.lower() in _RELATIVE]
    if any(r in _PASSIVE | _OBJECTS for r in named) or (relation == "acl" and syntax.tags[i] == "VERB-Part"):
        return nobody, noun
    return (noun, nobody) if named else (nobody, nobody)


def _carried(syntax: Syntax, children: Sequence[Sequence[int]], i: int) -> list[int]:
    """Give the subject of the verb that this one is joined to: «was bound and gagged», «agreed to buy»."""
    if syntax.relations[i] not in {"conj", "xcomp"} or syntax.heads[i] < 0:
        return []
    return [c for c in children[syntax.heads[i]] if syntax.relations[c] in _SUBJECTS | _PASSIVE]


def _nominal(syntax: Syntax, children: Sequence[Sequence[int]], i: int, *, deep: bool = True) -> frozenset[str]:
    """Give the stems of a noun's words and of those that hang on it, short of another clause."""
    found: set[str] = set()
    todo = [i]
    while todo:
        at = todo.pop()
        if syntax.tags[at] in _NOMINAL or syntax.tags[at] == "ADJ":
            found |= _stems(syntax.tokens[at].text)
        if deep:
            todo += [c for c in children[at] if syntax.relations[c].split(":")[0] in _WITHIN]
    return frozenset(found)


def base(word: str) -> str:
    """Give the stem of a folded word, of a verb's irregular forms that of its first: «written», «wrote»."""
    return stem(_IRREGULAR.get(word, word))


def _stems(word: str) -> frozenset[str]:
    return frozenset(base(w) for w in folded_words(word))


def _case(syntax: Syntax, children: Sequence[Sequence[int]], i: int) -> str:
    return next((syntax.tokens[c].text.lower() for c in children[i] if syntax.relations[c] == "case"), "")


def _negated(syntax: Syntax, children: Sequence[Sequence[int]], i: int) -> bool:
    """Tell whether a predicate is said not to be so: by its own «not», a «nobody» among its nouns, or a verb over it."""
    count = 0
    for c in children[i]:
        relation = syntax.relations[c].split(":")[0]
        below = {syntax.tokens[k].text.lower() for k in children[c]}
        if syntax.tokens[c].text.lower() in _NEGATIVE:
            count += relation not in {"discourse", "parataxis", "conj"}
        elif syntax.tokens[c].text.lower() in {"longer", "more"} and relation == "advmod":
            count += "no" in below or "not" in below
        elif relation in {"nsubj", "csubj", "obj", "obl"}:
            count += any(
                syntax.tokens[k].text.lower() in _NEGATIVE and syntax.relations[k] == "det" for k in children[c]
            )
    head = syntax.heads[i]
    if head >= 0 and syntax.relations[i] in {"xcomp", "ccomp"} and _stems(syntax.tokens[head].text) & _TURNING:
        count += 1
    if head >= 0 and syntax.relations[i] == "xcomp":
        count += any(syntax.tokens[c].text.lower() in _NEGATIVE for c in children[head])
    return count % 2 == 1
