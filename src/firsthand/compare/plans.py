"""Plans: what one tells as to come and another as done; the later one brings no contradiction but news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.days import later
from firsthand.compare.tellings import Finding, Telling, difference, shown
from firsthand.model import DifferenceKind, DifferenceVerdict
from firsthand.text.frequency import folded_words, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIKE = 0.35  # likeness from which a plan and a deed are of one thing
PLANNED = re.compile(
    r"\b(?:will|plan(?:s|ned)? to|propos(?:es|ed) to|intend(?:s|ed)? to|hop(?:es|ed) to|threaten(?:s|ed)? to|wants? to|want(?:s|ed) \w+ to|"
    r"aims? to|vow(?:s|ed)? to|promis(?:es|ed) to|prepar(?:es|ing) to|consider(?:s|ing)|examin(?:e|es|ing) whether|call(?:s|ed) (?:on|for)|demand(?:s|ed)?|"
    r"expect(?:s|ed)? to|due to)\b",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:has|have|had|was|were) \w+|\b\w{3,}ed\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|(?:plan(?:s|ned)?|intend(?:s|ed)?|expect(?:s|ed)?|set|due|scheduled|ready|going|(?:is|are|was|were)) to|(?:is|are|was|were) (?:considering|preparing))"
    r" (?:not )?(?:be )?(?P<verb>\w{3,})",
    re.IGNORECASE,
)


def carried_out_plans(told: Sequence[Telling]) -> list[Finding]:
    """Give one update where a document tells as done what an earlier one, or one of unknown day, tells as planned."""
    plans = {t.index: m for t in told if (m := _AHEAD.search(t.words)) is not None}
    hosts = {t.document for t in told if t.index in plans}
    pairs = [
        (p, d)
        for p in told
        if p.index in plans
        for d in told
        if d.document not in hosts and _carries_out(plans[p.index]["verb"], p, d)
    ]
    if not pairs:
        return []
    values = {p.index: p.whole(plans[p.index].group().lower()) for p, _ in pairs}
    values |= {d.index: d.whole(_deed(plans[p.index]["verb"], d)) for p, d in pairs}
    first = shown(values[i] for i in sorted({p.index for p, _ in pairs}))
    second = shown(values[i] for i in sorted({d.index for _, d in pairs}))
    text = f"what one tells as to come ({first}) another tells as done ({second})"
    made = difference(DifferenceKind.CERTAINTY, DifferenceVerdict.UPDATE, text, values.values())
    return [Finding(difference=made, signals={"plan": 1.0, "likest": max(p.likeness(d) for p, d in pairs)})]


def _carries_out(verb: str, plan: Telling, deed: Telling) -> bool:
    """Tell whether a telling has the planned verb in the past, in like words, and does not come before the plan."""
    before = later(deed.instant, plan.instant) or "" < deed.date < plan.date
    return not before and bool(_deed(verb, deed)) and plan.likeness(deed) >= _ALIKE


def _deed(verb: str, telling: Telling) -> str:
    """Give the form in which a telling has a verb as done, "" if it has none."""
    root = stem(verb.lower())
    return next(
        (w for w in folded_words(telling.words) if stem(w) == root and w != verb.lower() and w.endswith("ed")), ""
    )
