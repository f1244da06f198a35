"""Find the claim of a trace that is nearest to some words, and say whether it is told so."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from firsthand.attribute import StatementAttributor
from firsthand.compare.asked import Disagreement, disagreements
from firsthand.compare.days import publication_days
from firsthand.compare.holding import lacking
from firsthand.compare.reading import Reading, coverage, read
from firsthand.compare.swaps import contradiction
from firsthand.compare.tellings import read_tellings
from firsthand.model import Claim, DifferenceKind, Statement
from firsthand.pipeline.nearest import Index
from firsthand.read import document_from_mapping
from firsthand.text.frequency import folded_words, rarity
from firsthand.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.compare.tellings import Telling
    from firsthand.model import Story, Trace
    from firsthand.pipeline.nearest import Near

_FOUND = 0.35  # least share of words in common, or cosine of meaning, of a telling that is near at all
# benchmarks/distortions, its developing half: least cosine of meaning, and least of cosine and coverage together, of a telling that confirms
_MEANT, _CLOSE = 0.55, 1.4
_SWAP = 0.2  # the same
_AGAINST = 1.2  # the same: least of both together of a telling that contradicts
_CONTENT = 5.0  # nats; commoner words are not listed as missing


_RULES = {
    DifferenceKind.QUANTITY: {"figure"}, DifferenceKind.DATE: {"time"}, DifferenceKind.NAME: {"name"},
    DifferenceKind.CERTAINTY: {"certainty", "planned"}, DifferenceKind.ATTRIBUTION: {"source"},
}  # fmt: skip


class CheckVerdict(StrEnum):
    """Whether a claim is told as somebody's words have it. Told is not true."""

    TOLD = "told"
    DIFFERENTLY = "told differently"
    NEAR = "not told in these words"  # the nearest claim leaves open whether it is so


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The claim nearest to some words.

    Attributes:
        story: Its story.
        claim: The claim.
        score: Share of the words' information that the telling looked at holds, in these words or like ones, 0 to 1.
        note: What of the words no telling of the claim holds; "" if they are told.
        verdict: Whether it is told so.
        disagreements: Where the words part from the tellings.
    """

    story: Story
    claim: Claim
    score: float
    note: str
    verdict: CheckVerdict
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A near telling, how close it is to the words, and what it has against them."""

    near: Near
    telling: Telling
    coverage: float
    lacking: tuple[str, ...]
    holds: bool
    against: Disagreement | None

    @property
    def closeness(self) -> float:
        return self.near.meaning + self.coverage

    @property
    def margin(self) -> float:
        """By how much a telling that confirms must be closer than this one, which says the contrary: of a swap, two sides seldom tell."""
        return -_SWAP if self.against is not None and self.against.kind is DifferenceKind.WORDING else 0.0


class Checker:
    """Answers any number of questions about one trace, which it reads once."""

    def __init__(self, traced: Trace) -> None:
        """Read the tellings; the encoder reads those that a question calls for."""
        self._index = Index.of(traced)
        self._days = {s.id: publication_days(self._index.documents[i] for i in s.documents) for s in traced.stories}

    def answer(self, words: str) -> CheckAnswer | None:
        """Give the claim nearest to these words, or None if no telling is near.

        The words are told if one telling holds all of them that can be checked, and none that is closer to them says the contrary.
        """
        near = self._index.nearest(words)
        if not near or max(near[0].shared, near[0].meaning) < _FOUND:
            return None
        asked = read(_asked(words), sentences(words))
        judged = [self._judge(asked, n) for n in near]
        holds = max((j for j in judged if j.holds), key=lambda j: j.closeness, default=None)
        against = max((j for j in judged if j.against), key=lambda j: j.closeness, default=None)
        if holds is not None and (against is None or holds.closeness >= against.closeness - against.margin):
            return _answer(holds, CheckVerdict.TOLD)
        if against is not None and against.against is not None:
            return _answer(against, CheckVerdict.DIFFERENTLY, self._missing(words, against), (against.against,))
        tellings = self._tellings(near[0])
        parting = tuple(d for d in disagreements(asked.telling, tellings) if not _held(d, judged))
        verdict = CheckVerdict.DIFFERENTLY if parting else CheckVerdict.NEAR
        return _answer(judged[0], verdict, self._missing(words, judged[0]), parting)

    def _tellings(self, near: Near) -> Sequence[Telling]:
        sources = {s.id: s for s in near.story.sources}
        return read_tellings(near.claim, self._index.documents, sources, self._days[near.story.id])

    def _judge(self, asked: Reading, near: Near) -> _Judged:
        telling = next(t for t in self._tellings(near) if t.statement == near.telling)
        names = {s.id: s.name for s in near.story.sources}
        sources = [names[link.source] for link in near.telling.chain]
        told = read(telling, near.spans, self._index.before(near), sources)
        covered = coverage(asked, told)
        close = near.meaning >= _MEANT and near.meaning + covered >= _CLOSE
        found = contradiction(asked, told)
        near_enough = near.meaning + covered >= _AGAINST
        against = (
            Disagreement(found[0], found[1][:160], found[2][:160], telling.index) if found and near_enough else None
        )
        lacks = lacking(asked, told)
        return _Judged(near, telling, covered, lacks, close and not lacks, against)

    def _missing(self, words: str, judged: _Judged) -> str:
        held = {w for t in self._tellings(judged.near) for w in t.folded}
        lost = {w for w in folded_words(words) if rarity(w) >= _CONTENT or w[0].isdigit()} - held
        return f"no telling of it has: {', '.join(sorted(lost))}" if lost else ""


def check(words: str, traced: Trace) -> CheckAnswer | None:
    """Give the claim nearest to these words, or None if no telling is near: one question to a ``Checker``."""
    return Checker(traced).answer(words)


def _held(disagreement: Disagreement, judged: Sequence[_Judged]) -> bool:
    """Tell whether a near telling, of whatever claim, holds that in which the words part from the nearest claim."""
    rules = _RULES.get(disagreement.kind, set())
    return bool(rules) and any(not rules & set(j.lacking) for j in judged if j.closeness >= _AGAINST)


def _answer(
    judged: _Judged, verdict: CheckVerdict, note: str = "", parting: tuple[Disagreement, ...] = ()
) -> CheckAnswer:
    return CheckAnswer(judged.near.story, judged.near.claim, round(judged.coverage, 3), note, verdict, parting)


def _asked(words: str) -> Telling:
    """Read somebody's words as one telling, with the source that they name."""
    document = document_from_mapping({"text": words, "title": " "}, path="words")
    attribution = StatementAttributor()([document])
    said = max(attribution.statements, key=lambda s: (bool(s.chain), s.end - s.start), default=None)
    whole = Statement(document=document.id, content=((0, len(words)),))
    if said is not None:
        whole = Statement(
            document=document.id, content=((0, len(words)),), form=said.form, certainty=said.certainty,
            strength=said.strength, polarity=said.polarity, chain=said.chain,
        )  # fmt: skip
    sources = {s.id: s for s in attribution.sources}
    (telling,) = read_tellings(Claim(id="words", gist=words, tellings=(whole,)), {document.id: document}, sources, {})
    return dataclasses.replace(telling, index=-1)  # no telling of a claim has this number
