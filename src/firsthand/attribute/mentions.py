"""Mentions: what a source's phrase is (a name, a pronoun, a described body) and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from firsthand.attribute.cues import DOCUMENT_NOUNS, MEDIA_NOUNS
from firsthand.attribute.joins import glued, hyphenated
from firsthand.attribute.nouns import is_person_noun, is_person_plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.attribute.tree import Tree

MAX_NAME_WORDS = 12
_SPACED = re.compile(r"\s+([,.;:])")
_CONNECTORS = frozenset("of de del da di du la le el al bin ibn van von der den the and & 's ’s y e - for".split())
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady gen general col colonel capt captain lt lieutenant maj major "
    "sgt sergeant adm admiral sen senator rep representative gov governor president minister mayor judge justice "
    "speaker congressman congresswoman councilman councilwoman councillor commissioner ambassador "
    "chancellor secretary king queen prince princess pope father padre fr sister imam sheikh mullah mawlawi ayatollah "
    "bishop archbishop rabbi prime deputy vice chief coach inspector superintendent detective officer".split(),
)
_OUTLET_WORDS = frozenset(
    "times post tribune journal herald gazette courier news daily weekly telegraph guardian observer chronicle "
    "mirror star sun mail press dispatch examiner inquirer bulletin radio tv television broadcasting magazine review "
    "newswire wire reuters standard sentinel globe record echo express independent echo newspaper".split(),
)
_GROUP_WORDS = frozenset(
    "ministry ministries department agency office council committee commission authority authorities government "
    "company corporation corp inc ltd co group union league party association federation society institute "
    "institution university college school hospital court police army navy force forces guard service services bank "
    "fund board bureau organisation organization parliament senate congress house club team network front movement "
    "brigade directorate administration foundation trust consortium alliance airport airline airlines port museum "
    "province district valley city town village region republic kingdom county island islands river mountain hills "
    "street road bay lake harbour park square bridge sea ocean desert coast states agency directorate "
    "church embassy centre center station observatory laboratory fire nations plc gmbh sa s.a. ag".split(),
)  # fmt: skip
INSTITUTIONS = frozenset(
    "police court government ministry army military navy company union hospital council parliament authorities "
    "commission coastguard committee opposition school university airline operator regulator prosecution "
    "prosecutors bank agency board department museum observatory bureau institute authority parliament club league insurer reinsurer lender retailer maker manufacturer "
    "association federation party firm brigade customs tribunal infirmary fire-brigade embassy palace office service clinic laboratory".split(),
)
COMPANIES = frozenset(
    "company firm group operator insurer reinsurer lender retailer maker manufacturer carrier airline bank club carmaker drugmaker "
    "steelmaker shipbuilder brewer supplier contractor utility conglomerate corporation builder".split(),
)  # «the firm said»: the one of its kind that the article has named
_ROLE_NOUNS = frozenset(
    "spokesman spokeswoman spokesperson prosecutor director manager operator lawyer engineer leader head commander analyst economist teacher chairman chairwoman chair".split(),
)
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow christmas easter ramadan".split(),
)
PRONOUNS = {
    "he": "one", "him": "one", "his": "one", "its": "thing", "their": "many", "she": "one", "her": "one", "they": "many", "them": "many", "it": "thing",
    "who": "any", "which": "thing", "this": "none", "that": "none", "these": "none", "those": "none",
    "one": "none", "others": "none", "you": "none", "there": "none", "what": "none",
}  # fmt: skip


class Kind(StrEnum):
    """What a phrase is on its face."""

    PERSON = "person"
    GROUP = "group"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names or describes somebody.

    Attributes:
        kind: On its face; a proper name without a clue is a person if it has two words, else a group.
        name: The proper name or, without one, the words of the phrase.
        role: What is said besides the name («departmental prosecutor»), or "".
        head: The head noun in lower case.
        definite: Whether «the», «this» or a possessive stands before it.
        start: Code point in the text.
        end: Not included.
        owner: A proper name inside a phrase without a name of its own («the WSJ report»), or "".
    """

    kind: Kind
    name: str
    role: str
    head: str
    definite: bool
    start: int
    end: int
    owner: str = ""


def read_mention(tree: Tree, head: int, phrase: frozenset[int]) -> Mention:
    """Read a noun phrase: ``phrase`` are its words, ``head`` its head, both token indices."""
    words = _without_lead(tree, head, phrase | {head})
    span = tree.span(words) or (tree.syntax.tokens[head].start, tree.syntax.tokens[head].end)
    lower = tree.word(head)
    if all(tree.word(i) in {"both", "all"} or (i == head and tree.tag(i) == "NUM") for i in words) and lower != "one":
        return Mention(Kind.PRONOUN, "they", "", "they", definite=True, start=span[0], end=span[1])
    if lower in PRONOUNS and tree.tag(head) in {"PRON", "DET"}:
        return Mention(Kind.PRONOUN, lower, "", lower, definite=True, start=span[0], end=span[1])
    run = _name_run(tree, head, words)
    definite = any(
        (tree.word(i) in {"the", "this", "that", "these", "those"} or tree.relation(i) == "nmod:poss")
        and (i == min(words) or tree.head(i) == head)
        for i in words
    )
    if run:
        name = _text(tree, run)
        rest = [
            i
            for i in sorted(words)
            if i not in run and tree.tag(i) not in {"DET", "PUNCT"} and not _beyond(tree, i, run)
        ]
        role = _text(tree, rest) if rest else ""
        kind = _kind_of_name(name, role, definite=_has_the(tree, run))
        start, end = tree.syntax.tokens[run[0]].start, tree.syntax.tokens[run[-1]].end
        return Mention(kind, name, role, tree.word(run[-1]), definite, start, end)
    kind = Kind.DOCUMENT if lower in DOCUMENT_NOUNS else Kind.UNNAMED
    if lower in MEDIA_NOUNS and not (lower == "agency" and _of_another_trade(tree, head, words)):
        kind = Kind.OUTLET
    aside = next((c for c in tree.children[head] if c > head and tree.relation(c) == "appos" and c in words), None)
    if aside is not None and any(tree.text(k) == "," for k in range(head + 1, aside)):
        words = words - tree.subtree(aside)  # «the chairman, a retired dentist who has never missed a match»
    owner = next((_text(tree, _run_around(tree, i, words)) for i in sorted(words) if _owns(tree, i, head)), "")
    return Mention(kind, _text(tree, sorted(words)), "", lower, definite, span[0], span[1], owner)


def _of_another_trade(tree: Tree, head: int, words: frozenset[int]) -> bool:
    """Tell whether an agency is none of news: «the space agency», «the country's food safety agency»."""
    before = [i for i in words if i < head and tree.tag(i) in {"NOUN", "ADJ"} and tree.relation(i) != "nmod:poss"]
    trade = {tree.word(i) for i in before if tree.text(i)[0].islower() and tree.head(i) == head}
    return bool(trade) and not trade & {"news", "press", "wire", "photo"} and not trade <= _ANY_AGENCY


_LATER = frozenset({"later", "ago", "earlier"})  # «Two nights later | the station»
_ANY_AGENCY = frozenset(
    "state official national international foreign domestic same local semi-official independent".split()
)


def _without_lead(tree: Tree, head: int, words: frozenset[int]) -> frozenset[int]:
    """Cut what a slip of the parser puts before a phrase: «In the board | 6 persons», «* Correction, 3 May: | An earlier version»."""
    listed = sorted(words)
    marks = [
        k
        for k in listed
        if k < head
        and (tree.text(k) in {":", "*", "•"} or tree.word(k) in _LATER or (tree.text(k) == "The" and k > listed[0]))
    ]
    if marks:
        listed = [k for k in listed if k >= marks[-1]]
        listed = listed if tree.text(listed[0]) == "The" else listed[1:]
    if listed and tree.tag(listed[0]) == "ADP" and listed[0] < head:
        starts = [k for k in listed if k <= head and (tree.tag(k) in {"DET", "NUM"} or k == head)]
        behind = [k for k in starts if all(tree.tag(j) != "ADP" for j in listed if k <= j <= head)]
        listed = [k for k in listed if k >= min(behind)] if behind else listed
    return frozenset(_without_day(tree, listed, head)) | {head}


def _without_day(tree: Tree, listed: list[int], head: int) -> list[int]:
    """Cut the day off a phrase's end, which is the verb's: «the opposition | on Friday», «the newspaper The Cathedral | the Thursday»."""
    for k in listed:
        day = k > head + 1 and tree.word(k) in TIME_WORDS and tree.word(k - 1) in {"on", "last", "the", "this", "in"}
        if day and tree.word(k) not in {"may", "march"}:
            return [j for j in listed if j < k - 1]
    return listed


def _owns(tree: Tree, i: int, head: int) -> bool:
    return (
        tree.tag(i) == "PROPN"
        and tree.head(i) == head
        and tree.relation(i) in {"compound", "nmod:poss", "nmod", "amod"}
    )


def _beyond(tree: Tree, i: int, run: list[int]) -> bool:
    """Tell whether a word hangs on the phrase by a clause: not part of a role."""
    return any(tree.relation(a) in {"acl", "acl:relcl", "parataxis"} for a in [i, *tree.ancestors(i)] if a not in run)


def _name_run(tree: Tree, head: int, words: frozenset[int]) -> list[int]:
    """Find the proper name that the phrase is about: its head, or what stands beside its head."""
    if tree.tag(head) == "PROPN" or _short_form(tree, head):
        run = _run_around(tree, head, words)
        titled = _is_role(tree, head, run) if run else False
        if (len(run) > 1 and not titled) or not any(
            tree.relation(c) == "appos" and tree.tag(c) == "PROPN" for c in tree.children[head]
        ):
            return run
    beside = {"appos", "flat", "compound", "nmod:unmarked"}
    for c in tree.children[head]:
        one_of = any(tree.word(k) in {"a", "an"} for k in tree.children[c])  # «the governor, a Republican»
        if c in words and c > head and tree.tag(c) == "PROPN" and tree.relation(c) in beside and not one_of:
            return _run_around(tree, c, words)
    return _name_at_end(tree, head, words) if is_person_noun(tree.word(head)) else []


def _is_role(tree: Tree, head: int, run: list[int]) -> bool:
    """Tell whether a run in capitals is an office and no name: «the King's Commissioner», «the Minister of Roads»."""
    if {tree.word(run[-1]).strip("."), tree.word(head)} & (_TITLES | _ROLE_NOUNS):
        return True
    lead = tree.word(run[0] - 1) if run[0] else ""
    return (lead == "the" or _owned_inside(tree, run)) and is_person_noun(tree.word(run[-1]))


def _owned_inside(tree: Tree, run: list[int]) -> bool:
    return any(tree.word(k) == "'s" for k in run)


def _name_at_end(tree: Tree, head: int, words: frozenset[int]) -> list[int]:
    """Give the name at the end of a role's phrase: «the minister of health Ilse Brand», «the spokesman of the Staff, Colonel Ilse Brand».

    Not «the chief of New Harbour».
    """
    last = max(words)
    run = _run_around(tree, last, words) if tree.tag(last) == "PROPN" and last > head else []
    before = run[0] - 1 if run else -1
    plain = before > head and tree.tag(before) == "NOUN" and before in words
    titled = before - 1 > head and tree.word(before).strip(".") in _TITLES and tree.text(before - 1) == ","
    return run if len(run) > 1 and (plain or titled) else []


def _short_form(tree: Tree, i: int) -> bool:
    """Tell whether a noun is a short form in capitals («the LMT») in a sentence that is not all capitals."""
    text = tree.text(i)
    return (
        tree.tag(i) == "NOUN"
        and 2 <= len(text) <= 6
        and text.isupper()
        and any(t.text[0].islower() for t in tree.syntax.tokens)
    )


def _run_around(tree: Tree, at: int, words: frozenset[int]) -> list[int]:
    """Grow a run of capitalised words around one, connectors inside allowed."""
    left = right = at
    while left - 1 in words and _in_name(tree, left - 1, words, -1):
        left -= 1
    while right + 1 in words and _in_name(tree, right + 1, words, 1):
        right += 1
    run = list(range(left, right + 1))
    while run and tree.word(run[0]) in _CONNECTORS and tree.word(run[0]) not in {"al", "de", "la", "el"}:
        run.pop(0)
    while run and tree.word(run[-1]) in _CONNECTORS:
        run.pop()
    return _without_titles(tree, run)


def _without_titles(tree: Tree, run: list[int]) -> list[int]:
    """Cut a run behind its last title: «Energy Minister Jane Doe» is Jane Doe."""
    if len(run) < 2 or tree.word(run[-1]) in _GROUP_WORDS | _OUTLET_WORDS:  # noqa: PLR2004 - title and name
        return run
    for k in range(len(run) - 2, -1, -1):
        if tree.word(run[k]).strip(".") in _TITLES | _ROLE_NOUNS and tree.word(run[k + 1]) not in {"'s", "of", "for"}:
            return run[k + 1 :]
    return run


def _in_name(tree: Tree, i: int, words: frozenset[int], step: int) -> bool:
    text = tree.text(i)
    if hyphenated(tree, i, words):
        return True
    if text[0].isupper() and tree.tag(i) in {"PROPN", "NOUN", "ADJ", "X", "VERB-Part", "NUM"}:
        return True
    if text in {"’", "'"} and glued(tree, i):
        return True  # «Tom O’Hallam»
    if text.lower().replace("’", "'") in _CONNECTORS and (i + step) in words:
        neighbour = tree.text(i + step)
        return neighbour[0].isupper() and tree.tag(i + step) in {"PROPN", "NOUN", "ADJ"}
    return False


def _has_the(tree: Tree, run: list[int]) -> bool:
    return run[0] > 0 and tree.word(run[0] - 1) == "the"


def _text(tree: Tree, indices: Iterable[int]) -> str:
    """Join tokens as the text spaces them, at most MAX_NAME_WORDS of them."""
    listed = list(indices)
    parts: list[str] = []
    n_words = 0
    for k, i in enumerate(listed):
        n_words += not tree.is_punctuation(i)
        if n_words > MAX_NAME_WORDS:
            break
        token = tree.syntax.tokens[i]
        glued = k > 0 and listed[k - 1] == i - 1 and tree.syntax.tokens[i - 1].end == token.start
        parts.append(token.text if glued or k == 0 else " " + token.text)
    joined = "".join(parts)
    return (_SPACED.sub(r"\1", joined) if " " in joined else joined).strip(" ,;:–—-")


def _kind_of_name(name: str, role: str, *, definite: bool) -> Kind:
    words = [w.strip(".,’'").lower() for w in name.split()]
    role_words = {w.strip(",.").lower() for w in role.split()}
    if (
        set(words) & _OUTLET_WORDS
        or (role_words & (MEDIA_NOUNS - {"paper", "media", "agency"}) and not _of_person(role_words))
        or {"news", "agency"} <= role_words
        or words[-1].endswith((".com", ".net"))
    ):
        return Kind.OUTLET
    if set(words) & _GROUP_WORDS or (name.isupper() and len(name) > 1) or definite:
        return Kind.GROUP
    if role_words & _GROUP_WORDS and not role_words & _TITLES and len(words) == 1:
        return Kind.GROUP
    if "&" in words or _is_body(role):
        return Kind.GROUP
    titled = bool(role_words & (_TITLES | _ROLE_NOUNS))
    return Kind.PERSON if len(words) > 1 or titled else Kind.GROUP


_MUTE = frozenset(
    "minute minutes hour hours day days date dates week weeks month months year years time times moment way ways word words "
    "sentence sentences line lines phrase term title name names number numbers part parts half none one ones others thing "
    "things fact facts point points case cases end reason reasons result results place places kind sort lot percent cent "
    "old morning night afternoon evening side amount total sum rest whole price prices cost costs whoever anyone anybody "
    "nobody everything nothing something anything somebody".split(),
)


def _of_person(role_words: set[str]) -> bool:
    """Tell whether the words of a role mean somebody: «the press officer Jo Brandt» is no medium."""
    return any(is_person_noun(w) and w not in MEDIA_NOUNS for w in role_words)


def _is_body(role: str) -> bool:
    """Tell whether what is said besides a name calls a body and nobody: «Rahmaniya Mutual, the country's biggest insurer»."""
    words = [w.strip(",.;()").lower() for w in role.split()]
    people = any(is_person_noun(w) and w not in INSTITUTIONS | COMPANIES for w in words)
    return (
        bool(words) and words[-1] in COMPANIES and not people and not set(words) & (_TITLES | _ROLE_NOUNS - COMPANIES)
    )


_NOBODY = frozenset({"what", "which", "that", "you", "everybody", "everyone"})


def may_speak(tree: Tree, head: int) -> bool:
    """Tell whether a noun is somebody or something that statements come from: a name, a person, a body, a medium, a document."""
    word = tree.word(head)
    if tree.tag(head) in {"PROPN", "PRON", "ADJ", "NUM", "DET"}:
        return True
    if head and tree.text(head)[0].isupper() and tree.word(head - 1) == "the":
        return True  # «The Lamp speaks of nine»
    bodies = INSTITUTIONS | _GROUP_WORDS | _ROLE_NOUNS | _TITLES | MEDIA_NOUNS | DOCUMENT_NOUNS
    return is_person_noun(word) or is_person_plural(word) or word in bodies or word.removesuffix("s") in bodies


def is_mute(tree: Tree, head: int) -> bool:
    """Tell whether a phrase's head cannot be somebody who speaks: a figure, a time, a part («11», «the last words»)."""
    if tree.tag(head) == "NUM" and any(tree.word(c) in {"all", "both"} for c in tree.children[head]):
        return False  # «All five said»
    if tree.tag(head) == "NUM" or tree.text(head)[0].isdigit():
        return not any(tree.relation(c) == "nmod" for c in tree.children[head])
    if tree.tag(head).startswith(("VERB", "AUX")) or tree.word(head) in _NOBODY:
        return True
    if tree.word(head) in {"somebody", "someone"} and any(
        tree.relation(c) in {"nmod", "acl", "acl:relcl"} for c in tree.children[head]
    ):
        return False  # «Somebody who has had the contract in his hands»
    if tree.word(head) == "minutes" and any(tree.relation(c) == "nmod" for c in tree.children[head]):
        return False  # «the minutes of the meeting»
    return tree.tag(head) != "PROPN" and tree.word(head) in _MUTE
