"""Find the claim of a trace that is nearest to some words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from firsthand.model import Claim, Story, Trace

_FOUND = 0.3  # least share of the words' information that a telling must hold
_CONTENT = 5.0  # nats; commoner words say nothing of the subject


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The claim nearest to some words.

    Attributes:
        story: Its story.
        claim: The claim.
        score: Share of the words' information that its nearest telling holds, 0 to 1.
        note: What of the words no telling of the claim holds; "" if nothing.
    """

    story: Story
    claim: Claim
    score: float
    note: str


def check(words: str, traced: Trace) -> CheckAnswer | None:
    """Give the claim nearest to these words, or None if no telling holds enough of them.

    A claim that is found is not confirmed: the note names the words and figures that no telling of it holds.
    """
    asked = {stem(w): rarity(w) for w in folded_words(words) if rarity(w) >= _CONTENT or any(c.isdigit() for c in w)}
    total = math.fsum(asked.values())
    if not total:
        return None
    texts = {d.id: d.text for d in traced.documents}
    best: tuple[float, str, CheckAnswer] | None = None
    for story in traced.stories:
        for claim in story.claims:
            tellings = [{stem(w) for w in folded_words(t.words(texts[t.document]))} for t in claim.tellings]
            score = max(math.fsum(v for k, v in sorted(asked.items()) if k in told) for told in tellings) / total
            held = set().union(*tellings)
            key = (score, claim.id)
            if best is None or key > best[:2]:
                missing = sorted(w for w in folded_words(words) if stem(w) in asked and stem(w) not in held)
                note = f"no telling of it has: {', '.join(dict.fromkeys(missing))}" if missing else ""
                best = (score, claim.id, CheckAnswer(story, claim, round(score, 3), note))
    return best[2] if best is not None and best[0] >= _FOUND else None
