"""A telling read in the sentences that it stands in: clauses, names, words and their vectors, each worked out once."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.compare import date as dates
from firsthand.compare.clauses import Clause, Structure, structure_of
from firsthand.compare.figures import read_figures
from firsthand.text.encoder import sentence_vectors
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.names import plain, spelling
from firsthand.text.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from firsthand.compare.tellings import Telling

CONTENT = 5.6  # nats; commoner words are the grammar's
_NAME_RARITY, _FIRST_RARITY = 8.5, 99.0  # nats; a sentence's first word has a capital anyway
_SENTENCE_ENDS = frozenset({"", ".", "!", "?"})
_TOPIC = 3  # times that an article has a word of its topic
CAPITAL = re.compile(r"[^\W\d_][\w’'-]+")
_WORD = re.compile(r"[\w’'-]+")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|him|them)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A telling in the sentences that it stands in, read.

    Attributes:
        telling: It, widened to its sentences.
        spans: The sentences.
        before: What stands before them, if their people are pronouns; else "".
        sources: The names of its chain.
        outside: What of the sentences is not the telling itself: who says it, and where.
        inside: The telling itself.
    """

    telling: Telling
    spans: tuple[tuple[int, int], ...]
    before: str = ""
    sources: tuple[str, ...] = ()
    outside: str = ""
    inside: str = ""

    @functools.cached_property
    def structure(self) -> Structure:
        """Its sentences, parsed."""
        return structure_of(self.telling.text, self.spans)

    def word_at(self, start: int) -> str:
        """Give the word that starts at a place of its text."""
        match = _WORD.match(self.telling.text, start)
        return match.group() if match else ""

    @functools.cached_property
    def counted(self) -> frozenset[str]:
        """Words of its figures, times and sources, which other rules compare."""
        t = self.telling
        spans = [(f.quantity.start, f.quantity.end) for f in read_figures(t)]
        spans += [(m.said.start, m.said.end) for m in dates.moments(t)]
        words = {w for a, b in spans for w in folded_words(t.text[a:b])}
        return frozenset(words | set(folded_words(t.source)))

    @functools.cached_property
    def names_inside(self) -> frozenset[str]:
        """Words of the names in the telling itself."""
        return frozenset(w for w in name_words(self.telling) if w in self.inside)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses."""
        return self.structure.clauses

    @functools.cached_property
    def known(self) -> frozenset[str]:
        """All words that it can be said to hold: its own, those of its sources, and those that its pronouns stand for."""
        return frozenset(plain(w) for t in (self.telling.words, self.before, *self.sources) for w in letters(t))

    @functools.cached_property
    def content(self) -> tuple[str, ...]:
        """Its telling words, folded, in order, each once."""
        listed = [*folded_words(self.telling.words), *(w for s in self.sources for w in folded_words(s))]
        return tuple(dict.fromkeys(w for w in listed if rarity(w) >= CONTENT))

    @functools.cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Vectors of length 1 of its telling words, shape (n, width)."""
        return word_vectors(self.content)

    @functools.cached_property
    def topic(self) -> frozenset[str]:
        """Stems of what its whole document speaks of again and again."""
        counts = Counter(stem(w) for w in folded_words(self.telling.text))
        return frozenset(w for w, n in counts.items() if n >= _TOPIC)

    @functools.cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all its words, and of those that it is known by."""
        return frozenset(stem(w) for w in (*folded_words(self.telling.words), *self.known))


def read(telling: Telling, spans: Iterable[tuple[int, int]], before: str = "", sources: Iterable[str] = ()) -> Reading:
    """Read a telling in its sentences."""
    listed = tuple(spans)
    wide = dataclasses.replace(telling, statement=dataclasses.replace(telling.statement, content=listed))
    outside = " ".join(_outside(telling.text, listed, telling.statement.content))
    known = before if _PRONOUN.search(wide.words) else ""
    return Reading(wide, listed, known, tuple(sources), outside, telling.words)


def _outside(text: str, spans: Iterable[tuple[int, int]], content: Iterable[tuple[int, int]]) -> Iterator[str]:
    for start, end in spans:
        at = start
        for first, last in (c for c in content if start <= c[0] < end):
            yield text[at:first]
            at = last
        yield text[at:end]


def coverage(asked: Reading, told: Reading) -> float:
    """Give the share of the words' information that a telling's nearest words meet, 0 to 1."""
    words = asked.content
    if not words or not told.content:
        return 0.0
    near = np.clip(asked.vectors @ told.vectors.T, 0, 1)
    stems = {stem(w) for w in told.content}
    best = [1.0 if stem(w) in stems else float(row.max()) for w, row in zip(words, near, strict=True)]
    weights = [rarity(w) - 4 for w in words]
    return sum(b * w for b, w in zip(best, weights, strict=True)) / sum(weights)


@functools.cache
def _word_vectors() -> dict[str, NDArray[np.float32]]:
    return {}


def word_vectors(words: tuple[str, ...]) -> NDArray[np.float32]:
    """Give the encoder's vectors of single words, of length 1; it knows more of them than the static ones do."""
    known = _word_vectors()
    new = [w for w in words if w not in known]
    if new:
        known.update(zip(new, sentence_vectors(new), strict=True))
    return np.stack([known[w] for w in words]) if words else np.zeros((0, 1), np.float32)


def letters(text: str) -> list[str]:
    """Give the parts of a text's words that hyphens and apostrophes divide."""
    return [p for w in CAPITAL.findall(text) for p in re.split(r"[-’']", w) if p]


def name_words(telling: Telling) -> Iterator[str]:
    """Give the words of a telling that are written as names are, those that are common words of English left out."""
    for match in CAPITAL.finditer(telling.words):
        word = match.group()
        first = telling.words[: match.start()].rstrip()[-1:] in _SENTENCE_ENDS
        least = _FIRST_RARITY if first else _NAME_RARITY
        if word[0].isupper() and not find_times(word) and rarity(plain(word).split("-")[0]) >= least:
            yield word


def has_name(word: str, known: frozenset[str]) -> bool:
    """Tell whether a name is among plain words, in some spelling."""
    parts = [p for p in re.split(r"[-’']", plain(word)) if p]
    return all(p in known or any(spelling(p, k) for k in known if k[:1] == p[:1]) for p in parts)


def met(stemmed: str, asked: Reading, told: Reading, least: float) -> bool:
    """Tell whether a word of the words stands in the telling, or one whose vector is at least so near (a cosine)."""
    if stemmed in told.stems or any(spelling(stemmed, k) for k in told.known if k[:1] == stemmed[:1]):
        return True
    rows = [i for i, w in enumerate(asked.content) if stem(w) == stemmed]
    if not rows or not told.content:
        return not rows  # a common word, or none of the words' own
    return any(float((asked.vectors[i] @ told.vectors.T).max()) >= least for i in rows)
