"""A parsed sentence to walk in: children, subtrees, clauses, and spans of the text."""

from __future__ import annotations

import dataclasses
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.attribute.cues import MEDIA_NOUNS, verb_cues
from firsthand.attribute.datelines import part_clock, part_dateline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.text.parser import Syntax

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
_LONGEST_NAME = 5
_ARGUMENTS = frozenset(
    {"obj", "iobj", "obl", "nmod", "obl:agent", "nsubj", "nsubj:pass", "obl:unmarked", "nmod:unmarked"}
)
_TITLES = frozenset("Mr Mrs Ms Dr Sir Sen Rep Gov Gen Prof Rev Lt Col Capt".split())
_PHRASE_TAGS = frozenset("DET ADJ NOUN PROPN PART PRON NUM".split())
_PUNCTUATION = frozenset("PUNCT SYM".split())


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its children's lists; tokens are named by their index in the sentence."""

    syntax: Syntax
    children: tuple[tuple[int, ...], ...]
    words: tuple[str, ...]  # in lower case, curly apostrophes made straight
    marks: tuple[bool, ...]  # whether a token is punctuation

    @classmethod
    def of(cls, syntax: Syntax) -> Tree:
        """Make the lists of children, slips of the parser that show on their face set right."""
        syntax = _repaired(syntax)
        lists: list[list[int]] = [[] for _ in syntax.tokens]
        for i, head in enumerate(syntax.heads):
            if head >= 0:
                lists[head].append(i)
        words = tuple(t.text.lower().replace("’", "'") for t in syntax.tokens)
        marks = tuple(
            tag in _PUNCTUATION and not t.text[0].isalnum() for tag, t in zip(syntax.tags, syntax.tokens, strict=True)
        )
        return cls(syntax, tuple(tuple(c) for c in lists), words, marks)

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.syntax.tokens)

    def word(self, i: int) -> str:
        """Give a token's words in lower case, curly apostrophes made straight."""
        return self.words[i]

    def text(self, i: int) -> str:
        """Give a token's words as written."""
        return self.syntax.tokens[i].text

    def tag(self, i: int) -> str:
        """Give a token's tag."""
        return self.syntax.tags[i]

    def relation(self, i: int) -> str:
        """Give a token's relation to its head."""
        return self.syntax.relations[i]

    def head(self, i: int) -> int:
        """Give the index of a token's head, -1 for the root."""
        return self.syntax.heads[i]

    def is_verb(self, i: int) -> bool:
        """Tell whether a token is a verb or an auxiliary."""
        return self.tag(i).startswith(("VERB", "AUX"))

    def is_punctuation(self, i: int) -> bool:
        """Tell whether a token is a mark."""
        return self.marks[i]

    def child(self, i: int, *relations: str) -> int | None:
        """Give the first child with one of these relations, or None."""
        return next((c for c in self.children[i] if self.relation(c) in relations), None)

    def subject(self, i: int) -> int | None:
        """Give a verb's own subject, or None."""
        return next((c for c in self.children[i] if self.relation(c) in SUBJECTS), None)

    def subtree(self, i: int, without: Iterable[int] = ()) -> frozenset[int]:
        """Give a token and all that hangs on it, leaving out the subtrees of ``without``."""
        skipped, found, todo = set(without), {i}, [i]
        children = self.children
        while todo:
            for c in children[todo.pop()]:
                if c not in skipped and c not in found:
                    found.add(c)
                    if children[c]:
                        todo.append(c)
        return frozenset(found)

    def trimmed(self, tokens: Iterable[int]) -> list[int]:
        """Sort tokens and drop marks at both ends, but for quotation marks and brackets."""
        listed = sorted(tokens)
        while listed and self.is_punctuation(listed[0]) and self.text(listed[0]) not in '“‘«„"([':
            listed.pop(0)
        while listed and self.is_punctuation(listed[-1]) and self.text(listed[-1]) not in '”’»“")]%':
            listed.pop()
        return listed

    def span(self, tokens: Iterable[int]) -> tuple[int, int] | None:
        """Give the envelope (start, end) of tokens in the text, marks at the ends dropped; None if empty."""
        listed = self.trimmed(tokens)
        if not listed:
            return None
        return self.syntax.tokens[listed[0]].start, self.syntax.tokens[listed[-1]].end

    def runs(self, tokens: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """Give the (start, end) runs of adjacent tokens; a gap that holds only marks does not part them."""
        listed = self.trimmed(tokens)
        runs: list[list[int]] = []
        for i in listed:
            if runs and all(self.is_punctuation(k) for k in range(runs[-1][1] + 1, i)):
                runs[-1][1] = i
            else:
                runs.append([i, i])
        spans = [self.span(range(a, b + 1)) for a, b in runs]
        return tuple(s for s in spans if s is not None)

    def ancestors(self, i: int) -> list[int]:
        """Give the heads from a token's own up to the root."""
        found, at = [], self.head(i)
        while at >= 0 and at not in found:
            found.append(at)
            at = self.head(at)
        return found


def _repaired(syntax: Syntax) -> Syntax:
    """Join what a parser parts: «Ms | Thiery said», «the chief, | Jo Brandt, said» have one subject each.

    A second subject of the same verb that is a proper name right behind the first belongs to it; behind a comma it is its
    apposition. A name in front of a verb without a subject is not called out to.
    """
    heads, relations = list(syntax.heads), list(syntax.relations)
    part_dateline(syntax, heads, relations)
    part_clock(syntax, heads, relations)
    _join_titles(syntax, heads, relations)
    _join_names(syntax, heads, relations)
    _part_behind_semicolon(syntax, heads, relations)
    subjects: dict[int, list[int]] = {}
    for i, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation in SUBJECTS and head >= 0:
            subjects.setdefault(head, []).append(i)
    for i, relation in enumerate(relations):
        if relation == "vocative" and i < heads[i] and heads[i] not in subjects:
            relations[i] = "nsubj"
            subjects[heads[i]] = [i]
    _called_behind(syntax, heads, relations, subjects)
    _called_before(syntax, heads, relations, subjects)
    for listed in subjects.values():
        for a, b in itertools.pairwise(listed):
            between = [
                syntax.tokens[k].text for k in range(a + 1, b) if not _hangs(heads, k, a) and not _hangs(heads, k, b)
            ]
            if any(w in {"that", "which", "whom"} for w in between):
                relations[a] = "dep"  # «a tax that the minister calls temporary»
                continue
            proper = syntax.tags[b] == "PROPN"
            told = _told_of(syntax, heads, relations, a)
            if told is not None and not proper:
                heads[a] = told
                continue
            if proper and b == a + 1:
                heads[b], relations[b] = a, "flat"
            elif proper and not between and all(_in_title(syntax, k) for k in range(a, b)):
                heads[a], relations[a] = b, "compound"  # «Director-General | Jo Brandt said»
            elif proper and not [w for w in between if w != ","] and "," in [t.text for t in syntax.tokens[a + 1 : b]]:
                heads[b], relations[b] = a, "appos"
    return dataclasses.replace(syntax, heads=tuple(heads), relations=tuple(relations))


def _in_title(syntax: Syntax, i: int) -> bool:
    text = syntax.tokens[i].text
    return text == "-" or (text[0].isupper() and syntax.tags[i] in {"NOUN", "PROPN", "ADJ"})


def _called_behind(syntax: Syntax, heads: list[int], relations: list[str], subjects: dict[int, list[int]]) -> None:
    """Make the noun behind «, says» its subject where the parser takes it for what is said: «Not so, says | the owner, Bram Kessel»."""
    for i, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        behind = relation in {"ccomp", "obj"} and 0 < head < i and head not in subjects
        if not behind or syntax.tags[i] not in {"NOUN", "PROPN"} or not _past_or_finite(syntax, head):
            continue
        mark = head - 2 if syntax.tags[head - 1] == "ADV" else head - 1
        if (
            syntax.tokens[max(0, mark)].text not in {",", "”", '"', "»", "–", "—"}
            or verb_cues().get(syntax.tokens[head].text.lower()) is None
        ):
            continue
        below = [k for k, top in enumerate(heads) if top == i]
        clause = any(relations[k] in {*SUBJECTS, "cop", "case", "aux"} for k in below)
        between = (syntax.tags[k] for k in range(head + 1, i) if syntax.tokens[k].text != "-")
        if not clause and all(tag in _PHRASE_TAGS for tag in between):
            relations[i] = "nsubj"
            subjects[head] = [i]


def _part_behind_semicolon(syntax: Syntax, heads: list[int], relations: list[str]) -> None:
    """Hang the clause behind «C, X said;» beside C: it is another sentence, and not what X said."""
    for i, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != "ccomp" or not 0 <= head < i - 1 or syntax.tokens[head + 1].text != ";":
            continue
        told = next((k for k in range(head) if heads[k] == head and relations[k] == "ccomp"), heads[head])
        if told >= 0:
            heads[i], relations[i] = told, "parataxis"


def _called_before(syntax: Syntax, heads: list[int], relations: list[str], subjects: dict[int, list[int]]) -> None:
    """Make the noun right before «say», behind a comma, its subject: «It sank, unnamed sources | say»."""
    for i, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        lost = relation in {"ccomp", "obj", "dep", "obl"} and head == i + 1 and head not in subjects
        if not lost or syntax.tags[i] not in {"NOUN", "PROPN"} or syntax.tags[head] != "VERB-Fin":
            continue
        phrase = [k for k in range(i) if _hangs(heads, k, i) and syntax.tags[k] != "PUNCT"]
        plain = all(syntax.tags[k] in _PHRASE_TAGS for k in phrase)
        first = min(phrase, default=i)
        if plain and first and syntax.tokens[first - 1].text in {",", "”", '"', "»"} and _cue(syntax, head):
            relations[i] = "nsubj"
            subjects[head] = [i]


def _cue(syntax: Syntax, i: int) -> bool:
    return verb_cues().get(syntax.tokens[i].text.lower()) is not None


def _past_or_finite(syntax: Syntax, i: int) -> bool:
    return syntax.tags[i] == "VERB-Fin" or (syntax.tags[i] == "VERB-Part" and syntax.tokens[i].text.endswith("ed"))


def _told_of(syntax: Syntax, heads: list[int], relations: list[str], subject: int) -> int | None:
    """Give the verb of which a subject in front of «, he says,» is told: «The tower, | he says, | leans»; None elsewhere."""
    verb = heads[subject]
    ends = max(k for k in range(subject, verb) if _hangs(heads, k, subject)) if verb > subject else -1
    while ends > subject and syntax.tags[ends] == "PUNCT":
        ends -= 1
    if ends < 0 or ends + 1 >= len(heads) or syntax.tokens[ends + 1].text != ",":
        return None
    clause = next((k for k in range(verb + 1, len(heads)) if heads[k] == verb and relations[k] == "ccomp"), None)
    own = clause is not None and any(heads[k] == clause and relations[k] in SUBJECTS for k in range(len(heads)))
    return clause if clause is not None and not own else None


def _join_titles(syntax: Syntax, heads: list[int], relations: list[str]) -> None:
    """Hang a name on the title right before it («Mr | Obama») where the parser has them apart."""
    for i in range(len(heads) - 1):
        name = i + 1
        if syntax.tokens[i].text.rstrip(".") not in _TITLES or syntax.tags[name] != "PROPN":
            continue
        if heads[i] == name or heads[name] == i or _hangs(heads, i, name):
            continue
        if relations[name] in SUBJECTS and relations[i] not in SUBJECTS:
            heads[i], relations[i] = name, "compound"
        elif not _hangs(heads, name, i):
            heads[name], relations[name] = i, "flat"


def _join_names(syntax: Syntax, heads: list[int], relations: list[str]) -> None:
    """Join names that stand side by side under one head («Radio | Saltmarsh»), and a medium's name with its noun («the weekly | Der Lotse»)."""
    for i in range(len(heads) - 1):
        name = i + 1
        if syntax.tags[name] != "PROPN" or relations[name] not in _ARGUMENTS or heads[name] != heads[i] or heads[i] < 0:
            continue
        if relations[i] not in _ARGUMENTS:
            continue
        if syntax.tags[i] == "PROPN":
            heads[name], relations[name] = i, "flat"
        elif syntax.tokens[i].text.lower() in MEDIA_NOUNS:
            heads[name], relations[name] = i, "appos"
    for i in range(len(heads) - 2):
        last = heads[i + 1]
        named = syntax.tags[i + 1] == "PROPN" and i + 1 < last <= i + _LONGEST_NAME and relations[last] in _ARGUMENTS
        if (
            named
            and syntax.tokens[i].text.lower() in MEDIA_NOUNS
            and relations[i] in _ARGUMENTS
            and heads[last] == heads[i] >= 0
        ):
            heads[last], relations[last] = i, "appos"  # «the podcast | Second Opinion»


def _hangs(heads: list[int], i: int, top: int) -> bool:
    """Tell whether a token is below another."""
    for _ in heads:
        if i == top:
            return True
        if i < 0:
            return False
        i = heads[i]
    return False
