"""The tellings of a trace that are nearest to some words, by rare words in common and by the sentence encoder."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.text.encoder import Part, part_vectors, sentence_vectors
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.quantities import find_quantities
from firsthand.text.sentences import enclosing, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from firsthand.model import Claim, Document, Statement, Story, Trace

_CONTENT = 4.5  # nats; commoner words are the grammar's
_MOST_CHARS = 400  # about as long as what the encoder reads
_MOST_ENCODED = 400  # tellings that share most words with what is asked; the encoder reads some 400 sentences a second
_MOST_NEAR, _FAR = 8, 0.5  # tellings looked at, and how far the last may lie behind the first


@dataclass(frozen=True, slots=True)
class Near:
    """A telling near to some words.

    Attributes:
        story: Its story.
        claim: Its claim.
        telling: The statement.
        spans: The sentences that it stands in.
        shared: Share of the words' information that it holds, 0 to 1.
        meaning: Cosine of the encoder's vectors, -1 to 1.
    """

    story: Story
    claim: Claim
    telling: Statement
    spans: tuple[tuple[int, int], ...]
    shared: float
    meaning: float

    @property
    def score(self) -> float:
        """Both together."""
        return self.shared + self.meaning


@dataclass(frozen=True)
class Index:
    """The tellings of a trace, read once for any number of questions.

    Attributes:
        documents: By identifier.
        told: Story, claim and telling, in the order of the documents and of their texts.
        terms: The terms of each telling.
    """

    documents: Mapping[str, Document]
    told: tuple[tuple[Story, Claim, Statement], ...]
    terms: tuple[frozenset[str], ...]
    _vectors: dict[int, NDArray[np.float32]]
    _spans: dict[str, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, traced: Trace) -> Index:
        """Read the tellings of a trace; the encoder reads those that a question calls for. O(n)."""
        documents = {d.id: d for d in traced.documents}
        told = [(s, c, t) for s in traced.stories for c in s.claims for t in c.tellings]
        told.sort(key=lambda t: (t[2].document, t[2].content))
        terms = tuple(terms_of(t.words(documents[t.document].text)) for _, _, t in told)
        return cls(documents, tuple(told), terms, {}, {})

    def nearest(self, words: str) -> tuple[Near, ...]:
        """Give the tellings nearest to these words, the nearest first; empty if the trace has none. O(n) in the tellings."""
        shared = _shared(terms_of(words), self.terms)
        kept = sorted(range(len(self.told)), key=lambda i: (-shared[i], i))[:_MOST_ENCODED]
        if not kept:
            return ()
        vector = sentence_vectors([words])[0]
        self._encode(kept)
        near = [
            Near(*self.told[i], self._sentences(i), shared[i], round(float(self._vectors[i] @ vector), 4)) for i in kept
        ]
        near.sort(key=lambda n: (-n.score, n.telling.document, n.telling.content))
        return tuple(n for n in near[:_MOST_NEAR] if n.score >= near[0].score - _FAR)

    def _encode(self, wanted: Sequence[int]) -> None:
        new = [i for i in wanted if i not in self._vectors]
        if new:
            self._vectors.update(zip(new, part_vectors([self._part(i) for i in new])[0], strict=True))

    def _sentences(self, i: int) -> tuple[tuple[int, int], ...]:
        """Give the sentences of a telling; the telling alone where they are too long."""
        telling = self.told[i][2]
        if telling.document not in self._spans:
            self._spans[telling.document] = sentences(self.documents[telling.document].text)
        spans = tuple(enclosing(self._spans[telling.document], telling.start, telling.end))
        long = not spans or max(telling.end, spans[-1][1]) - min(telling.start, spans[0][0]) > _MOST_CHARS
        return telling.content if long else spans

    def _part(self, i: int) -> Part:
        telling, spans = self.told[i][2], self._sentences(i)
        start, end = min(telling.start, spans[0][0]), max(telling.end, spans[-1][1])
        return Part(self.documents[telling.document].text[start:end], telling.start - start, telling.end - start)

    def before(self, near: Near) -> str:
        """Give the sentence before a telling's, "" if there is none."""
        document = near.telling.document
        listed = [span for span in self._spans[document] if span[1] <= near.spans[0][0]]
        return self.documents[document].text[slice(*listed[-1])] if listed else ""


def terms_of(text: str) -> frozenset[str]:
    """Give the stems of a text's words, and its figures by their value."""
    figures = {f"#{q.number:g}" for q in find_quantities(text)}
    words = {stem(w) for w in folded_words(text) if rarity(w) >= _CONTENT or w[0].isdigit()}
    return frozenset(figures | words)


def _shared(asked: frozenset[str], told: Sequence[frozenset[str]]) -> list[float]:
    spread = Counter(t for terms in told for t in terms)
    n = len(told)
    weight = {t: math.log(1 + n / (spread[t] + 0.5)) * min(1.0, rarity(t) / 8) for t in sorted(asked)}
    total = math.fsum(weight.values()) or 1.0
    return [math.fsum(w for t, w in weight.items() if t in terms) / total for terms in told]
