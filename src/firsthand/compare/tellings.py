"""What every comparison needs of a claim's tellings: words, names, spans, worked out once."""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.compare.days import has_year
from firsthand.model import Difference, DifferenceKind, DifferenceValue, DifferenceVerdict
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.vectors import text_vector

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim, Document, Source, Statement
    from firsthand.text.vectors import Vector

Span3 = tuple[int, int, str]
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*(?:\s+(?:(?:de|da|do|del|der|van|von|al|bin|la|le|of)\s+)?[A-ZÀ-Þ][\w’'-]*)*")
_AROUND = 90  # code points on each side in which a role may stand
_COMMON = 5.0  # nats; commoner words weigh next to nothing in a meaning
_TELLING_RARITY = 7.0  # nats; commoner words say nothing of the subject


@functools.lru_cache(maxsize=2_000)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(folded_words(text))


@dataclass(frozen=True)
class Telling:
    """One telling with its words.

    Attributes:
        index: Its place in the claim.
        statement: The statement.
        text: The whole document's text.
        source: Name of its nearest source, "" if told as fact.
        chain: The chain for people, outermost first: «WSJ < Rahmatullah Nabil»; «none» if told as fact.
        date: When the document was published, ISO, or "".
        outlet: Who published it, or "".
        instant: When, with the clock time if the document has one; without a year («--03-12») if no document tells it.
    """

    index: int
    statement: Statement
    text: str
    source: str
    chain: str
    date: str
    outlet: str = ""
    instant: str = ""

    @property
    def document(self) -> str:
        """Identifier of its document."""
        return self.statement.document

    @functools.cached_property
    def words(self) -> str:
        """Its words, runs joined."""
        return " ".join(self.statement.words(self.text).split())

    @functools.cached_property
    def folded(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(folded_words(self.words))

    @functools.cached_property
    def stems(self) -> dict[str, float]:
        """Stems of its telling words, with how rare they are."""
        return {stem(w): rarity(w) for w in sorted(self.folded) if rarity(w) >= _TELLING_RARITY}

    @functools.cached_property
    def document_words(self) -> frozenset[str]:
        """All words of its document, folded."""
        return _words_of(self.text)

    @property
    def carried(self) -> bool:
        """Whether its source was carried over from an earlier sentence, or gave no cue."""
        return bool(self.statement.chain) and self.statement.chain[0].cue is None

    def likeness(self, other: Telling) -> float:
        """Give the share of the shorter one's telling words that both have, weighed by how rare they are."""
        shared = math.fsum([v for k, v in self.stems.items() if k in other.stems])
        return shared / (min(self.weight, other.weight) or 1.0)

    def nearness(self, other: Telling) -> float:
        """Give how near the two are in meaning: the cosine of their words' vectors, weighed by how rare the words are."""
        return float(self.vector @ other.vector)

    @functools.cached_property
    def vector(self) -> Vector:
        """The mean of its words' vectors."""
        words = sorted(self.folded)
        return text_vector(words, [max(rarity(w) - _COMMON, 0.1) for w in words])

    @functools.cached_property
    def weight(self) -> float:
        """How much its telling words say."""
        return math.fsum(self.stems.values())

    def whole(self, value: str) -> DifferenceValue:
        """Give a value that stands for the whole telling."""
        return DifferenceValue(telling=self.index, start=self.statement.start, end=self.statement.end, value=value)

    def at(self, start: int, end: int, value: str | None = None) -> DifferenceValue:
        """Give a value at a place of the text."""
        return DifferenceValue(
            telling=self.index, start=start, end=end, value=value or " ".join(self.text[start:end].split())
        )

    @functools.cached_property
    def names(self) -> tuple[Span3, ...]:
        """Give the capitalised names inside the telling: (start, end, words); a sentence's first word alone is none."""
        found = []
        for start, end in self.statement.content:
            for match in _NAME.finditer(self.text, start, end):
                first = match.start() == start or self.text[max(0, match.start() - 2) : match.start()].strip()[-1:] in {
                    ".",
                    "!",
                    "?",
                    "“",
                    '"',
                }
                if not (first and " " not in match.group()) and len(match.group()) > 2:  # noqa: PLR2004 - initials
                    found.append((match.start(), match.end(), match.group()))
        return tuple(found)

    def around(self) -> tuple[int, int]:
        """Give the stretch around the telling in which a role of its people may stand."""
        return max(0, self.statement.start - _AROUND), min(len(self.text), self.statement.end + _AROUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A difference that a rule proposes, with what speaks for and against it.

    Attributes:
        difference: The difference.
        signals: What ``trust`` weighs, by name.
    """

    difference: Difference
    signals: dict[str, float] = field(default_factory=dict)


def read_tellings(
    claim: Claim,
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
    days: Mapping[str, str],
) -> tuple[Telling, ...]:
    """Read a claim's tellings in order; ``days`` gives the day of each document, or ""."""
    read = []
    for i, statement in enumerate(claim.tellings):
        names = [sources[link.source].name for link in statement.chain]
        document = documents[statement.document]
        day = days.get(document.id, "")
        read.append(
            Telling(
                i, statement, document.text, names[0] if names else "", " < ".join(reversed(names)) or "none",
                day if has_year(day) else "", document.outlet or "", document.published.earliest or day,
            ),
        )  # fmt: skip
    return tuple(read)


def difference(
    kind: DifferenceKind,
    verdict: DifferenceVerdict,
    explanation: str,
    values: Iterable[DifferenceValue],
) -> Difference:
    """Make a difference, its values in the order of the tellings."""
    ordered = tuple(sorted(values, key=lambda v: (v.telling, v.start)))
    return Difference(kind=kind, verdict=verdict, explanation=explanation, values=ordered)


def over_documents(values: Sequence[DifferenceValue], tellings: Sequence[Telling]) -> bool:
    """Tell whether values come from at least two documents."""
    used = {v.telling for v in values}
    return len({t.document for t in tellings if t.index in used}) > 1


def shown(values: Iterable[DifferenceValue]) -> str:
    """List different values for a sentence: «a», «b» and «c»."""
    unique = list(dict.fromkeys(v.value for v in values))[:4]
    quoted = [f"«{u[:60]}»" for u in unique]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)
