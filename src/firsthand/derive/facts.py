"""What a document tells: its names, figures and telling words, where each first stands, and how rare each is in the story."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.text.frequency import rarity, stem
from firsthand.text.numbers import NUMBER, number_value
from firsthand.text.quotes import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Document

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_CLOCK = re.compile(r"\b(\d{1,2})(?::|\.(?=\d\d ?(?:[ap]\.?m|h\b|o’clock)))(\d\d)\b")
_SMALL = 20  # smaller numbers are one word
_TELLING = 7.5  # nats; «agency» has about 9, «when» about 6
_FULL = 12.0  # nats from which a common word counts as much as a name
_NUMBER_WORDS = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(),
    )
    if n > 1
}
_FEW_HARD = 8  # names and figures; fewer say little of where a document has the rest from
_MAX_PEERS = 40  # documents; a fact that more of them tell proposes no pair


@dataclass(frozen=True, slots=True)
class Facts:
    """The telling words of a document.

    Attributes:
        places: Folded stem or figure → first (start, end), in the order of the text.
        hard: Those that are names or figures: what a reteller can hardly find in other words.
    """

    places: Mapping[str, tuple[int, int]]
    hard: frozenset[str]


def facts_of(document: Document) -> Facts:
    """Give the names, figures and rarer words of a document's body."""
    text = document.text
    places: dict[str, tuple[int, int]] = {}
    hard: set[str] = set()
    quoted = [(q.start, q.end) for q in quotations(text)]
    for start, end in document.body_runs():
        told = [*_times(text, start, end), *_numbers(text, start, end)]
        for key, span in told:
            places.setdefault(key, span)
            hard.add(key)
        taken = {at for _, (a, b) in told for at in range(a, b)}
        for match in _WORD.finditer(text, start, end):
            if match.start() in taken:
                continue
            key, is_hard = _fact(match.group(), _opens_sentence(text, match.start(), start))
            if not key or (not is_hard and any(a <= match.start() < b for a, b in quoted)):
                continue
            places.setdefault(key, match.span())
            if is_hard:
                hard.add(key)
    in_order = dict(sorted(places.items(), key=lambda item: item[1]))
    return Facts(in_order, frozenset(hard))


def _times(text: str, start: int, end: int) -> list[tuple[str, tuple[int, int]]]:
    """Give the clock times, «04:17» and «4.17 a.m.» alike."""
    return [(f"{int(m[1])}:{m[2]}", m.span()) for m in _CLOCK.finditer(text, start, end)]


def _numbers(text: str, start: int, end: int) -> list[tuple[str, tuple[int, int]]]:
    """Give the numbers of several words as figures («two hundred and forty», «1.3 million»)."""
    found = []
    for match in NUMBER.finditer(text, start, end):
        if len(re.split(r"[\s-]+", match.group().strip())) > 1:
            value = number_value(match)
            if value is not None and value > _SMALL:
                found.append((f"{value:.4f}".rstrip("0").rstrip("."), match.span()))
    return found


def _fact(word: str, opens: bool) -> tuple[str, bool]:  # noqa: FBT001 - internal
    folded = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    if folded in _NUMBER_WORDS:
        return _NUMBER_WORDS[folded], True
    if word[0].isdigit():
        return _figure(folded), len(folded) > 1
    if len(folded) < 3 or rarity(folded) < _TELLING:  # noqa: PLR2004 - initials and particles
        return "", False
    return stem(folded), word[0].isupper() and not opens


def _figure(word: str) -> str:
    thousands = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", word)
    return re.sub(r"[.,]", "", word) if thousands else word.replace(",", ".")


def _opens_sentence(text: str, at: int, least: int) -> bool:
    before = text[max(least, at - 3) : at].rstrip(" \t“\"«‘'(")
    return not before or before[-1] in ".!?:\n—–-"


class Shared:
    """The facts of all documents of a story and what each pair shares.

    Attributes:
        weight: Fact → how telling it is here: rare in the story and in the language.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        """Read every document once."""
        self.facts = {d.id: facts_of(d) for d in documents}
        self.holders: dict[str, list[str]] = {}
        for d in documents:
            for fact in self.facts[d.id].places:
                self.holders.setdefault(fact, []).append(d.id)
        hard: set[str] = set().union(*(f.hard for f in self.facts.values())) if self.facts else set()
        n = len(documents)
        self.weight = {f: _weight(f, len(held), n, f in hard) for f, held in self.holders.items()}

    def common(self, a: str, b: str) -> list[str]:
        """Give what two documents share, in the order of the first one's text."""
        other = self.facts[b].places
        return [f for f in self.facts[a].places if f in other]

    def total(self, facts: Iterable[str]) -> float:
        """Add up weights."""
        return math.fsum(self.weight[f] for f in facts)

    def retold(self, a: str, without: frozenset[str] = frozenset()) -> list[str]:
        """Give what a document tells that others tell too, leaving some of these others out of account."""
        return [f for f in self.facts[a].places if any(h != a and h not in without for h in self.holders[f])]

    def fresh(self, a: str, without: frozenset[str] = frozenset()) -> float:
        """Give the share of a document's names and figures that no other one tells, 0 to 1; low where there are few."""
        mine = self.facts[a].hard
        alone = sum(all(h == a or h in without for h in self.holders[f]) for f in mine)
        return alone / max(_FEW_HARD, len(mine))

    def near(self, a: str, *, most: int = 12) -> list[str]:
        """Give the documents that share most with one, the nearest first."""
        sums: defaultdict[str, float] = defaultdict(float)
        for fact in self.facts[a].places:
            held = self.holders[fact]
            if 1 < len(held) <= _MAX_PEERS:
                for b in held:
                    sums[b] += self.weight[fact]
        sums.pop(a, None)
        return [b for b, _ in sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:most]]

    def order(self, a: str, b: str) -> float:
        """Tell how far two documents tell what they share in one order: Kendall's tau, drawn to 0 where little is shared."""
        theirs = self.facts[b].places
        rank = [theirs[f][0] for f in self.common(a, b) if len(self.holders[f]) <= max(3, len(self.facts) // 2)][:80]
        n = len(rank)
        if n < 3:  # noqa: PLR2004 - no order in two
            return 0.0
        pairs = n * (n - 1) / 2
        rising = sum(rank[i] < rank[j] for i in range(n) for j in range(i + 1, n))
        return (2 * rising - pairs) / pairs * n / (n + 6)


def _weight(fact: str, n_holders: int, n_documents: int, hard: bool) -> float:  # noqa: FBT001 - internal
    general = 1.0 if hard else min(1.0, rarity(fact) / _FULL) * 0.6
    return general * math.log((n_documents + 1) / n_holders)
