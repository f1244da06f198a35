"""Find the claim of a trace that is nearest to some words, and say whether it is told so."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from firsthand.attribute import StatementAttributor
from firsthand.compare.asked import Disagreement, disagreements
from firsthand.compare.days import publication_days
from firsthand.compare.tellings import read_tellings
from firsthand.model import Claim, Statement
from firsthand.read import document_from_mapping
from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.compare.tellings import Telling
    from firsthand.model import Document, Story, Trace

_FOUND = 0.3  # least share of the words' information that a telling must hold
_TOLD = 0.95  # least share of it that all tellings together must hold, for the words to be told
_CONTENT = 5.0  # nats; commoner words say nothing of the subject


class CheckVerdict(StrEnum):
    """Whether a claim is told as somebody's words have it. Told is not true."""

    TOLD = "told"
    DIFFERENTLY = "told differently"
    NEAR = "not told in these words"  # the nearest claim leaves out some of them


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The claim nearest to some words.

    Attributes:
        story: Its story.
        claim: The claim.
        score: Share of the words' information that its nearest telling holds, 0 to 1.
        note: What of the words no telling of the claim holds; "" if nothing.
        verdict: Whether it is told so.
        disagreements: Where the words part from every telling.
    """

    story: Story
    claim: Claim
    score: float
    note: str
    verdict: CheckVerdict
    disagreements: tuple[Disagreement, ...]


def check(words: str, traced: Trace) -> CheckAnswer | None:
    """Give the claim nearest to these words, or None if no telling holds enough of them.

    A claim that is found is not told so: the verdict says whether any telling parts from the words, and the note
    names the words and figures that none holds.
    """
    asked = {stem(w): rarity(w) for w in folded_words(words) if rarity(w) >= _CONTENT or any(c.isdigit() for c in w)}
    total = math.fsum(asked.values())
    if not total:
        return None
    documents = {d.id: d for d in traced.documents}
    best: tuple[float, str, Story, Claim, set[str]] | None = None
    for story in traced.stories:
        for claim in story.claims:
            tellings = [{stem(w) for w in folded_words(t.words(documents[t.document].text))} for t in claim.tellings]
            score = max(math.fsum(v for k, v in sorted(asked.items()) if k in told) for told in tellings) / total
            if best is None or (score, claim.id) > (best[0], best[1]):
                best = (score, claim.id, story, claim, set().union(*tellings))
    if best is None or best[0] < _FOUND:
        return None
    score, _, story, claim, held = best
    missing = list(dict.fromkeys(w for w in folded_words(words) if stem(w) in asked and stem(w) not in held))
    parting = _partings(words, story, claim, documents)
    share = math.fsum(v for k, v in sorted(asked.items()) if k in held) / total
    verdict = CheckVerdict.DIFFERENTLY if parting else CheckVerdict.TOLD if share >= _TOLD else CheckVerdict.NEAR
    note = f"no telling of it has: {', '.join(sorted(missing))}" if missing else ""
    return CheckAnswer(story, claim, round(score, 3), note, verdict, parting)


def _partings(words: str, story: Story, claim: Claim, documents: Mapping[str, Document]) -> tuple[Disagreement, ...]:
    days = publication_days(documents[i] for i in story.documents)
    tellings = read_tellings(claim, documents, {s.id: s for s in story.sources}, days)
    return disagreements(_asked(words), tellings)


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
