"""How far a proposed difference is to be believed: log-odds that a careful reader notes it too.

The weights were fitted on the invented piles (``training/differences.py`` prints them): on the gold claims of sixty, and on our own claims
of the forty-seven that our scorer had not seen. A kind without weights is believed. All signals say one thing each: how many documents
part, how alike and how near in meaning they tell, who is named. (How much two articles share of their rarer words was tried: it helped nothing
on piles left out, and depends on how long articles are.)
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from firsthand.model import DifferenceVerdict, Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.compare.tellings import Finding, Telling

WEIGHTS: dict[str, dict[str, float]] = {
    "attribution dropped": {"bias": -1.93, "agreed_share": 0.66, "attributed": 0.33, "direct": -1.39, "likest": 0.45, "most_alike": -0.45, "near": 0.97, "nearest": 1.28, "one_named": -0.38, "sources": 0.34},
    "certainty firmness": {"bias": -1.87, "direct": 0.88, "hedged": 0.66, "in_words": 0.29, "low_share": 0.79, "several_low": 0.44},
    "certainty colour": {"bias": -2.84, "direct": 0.69, "documents": 0.31, "likest": 0.61, "most_alike": 0.47, "spread": 0.6},
    "polarity conflict": {"bias": -1.69, "attributed": 0.47, "crowded": 0.64, "cued": 0.52, "denied": 0.59, "direct": 0.71, "length": -0.29, "likest": 0.54, "several_deny": 0.36, "sources": 0.14, "turned": -0.27, "without_source": -0.46},
    "quantity conflict": {"bias": -1.88, "attributed": 0.4, "dimension_length": 1.24, "documents": 0.28, "figures_alike": 0.64, "length": -0.29, "near": 0.75, "slots": 0.19, "sources": 0.22, "spread": 1.34, "wide": -0.26},
    "date conflict": {"bias": -2.97, "alone": 0.49, "crowded": -0.39, "documents": 0.21, "length": -0.39, "most_alike": 0.47, "near": 0.84, "nearest": 1.52, "same_kind": -0.52, "spread": 1.3},
    "wording other": {"bias": -2.83, "class_size": -0.38, "class_slang": 0.32, "class_speed": -0.45, "coloured_documents": 0.12, "crowded": -0.29, "documents": 0.32, "likest": -0.48, "plain_documents": 0.08, "wide": 0.37},
}  # fmt: skip
_MOST = 12  # tellings of a finding, compared each with each
_SORTS = ("dropped", "moved", "firmness", "colour", "cause")
LEAST = 0.25  # of an alarm: lower, more conflicts are found and more alarms are false
LEAST_QUIET = 0.15  # of what is no alarm


def signals_of(finding: Finding, tellings: Sequence[Telling]) -> dict[str, float]:
    """Give a finding's own signals with those that every kind has: how many documents part, and how alike they tell."""
    used = {v.telling for v in finding.difference.values}
    told = [t for t in tellings if t.index in used]
    documents, everywhere = {t.document for t in told}, {t.document for t in tellings}
    pairs = [(a, b) for i, a in enumerate(told[:_MOST]) for b in told[i + 1 : _MOST] if a.document != b.document]
    likeness, nearness = [a.likeness(b) for a, b in pairs], [a.nearness(b) for a, b in pairs]
    return {
        "documents": math.log2(max(1, len(documents))),
        "spread": len(documents) / max(1, len(everywhere)),
        "crowded": math.log2(len(tellings) / max(1, len(everywhere))),
        "most_alike": max(likeness, default=0.0),
        "nearest": max(nearness, default=0.0),
        "near": math.fsum(nearness) / max(1, len(nearness)),
        "direct": sum(t.statement.form is Form.DIRECT for t in tellings) / max(1, len(tellings)),
        "length": math.log2(1 + sum(len(t.words) for t in told) / max(1, len(told))) - 6,
        "wide": math.log2(max(1, len(everywhere))),
        "attributed": sum(bool(t.statement.chain) for t in tellings) / max(1, len(tellings)),
        "sources": math.log2(max(1, len({t.source.casefold() for t in tellings if t.source}))),
        **finding.signals,
    }


def chance(finding: Finding, tellings: Sequence[Telling]) -> float:
    """Give the chance that a careful reader notes this difference, 0 to 1."""
    weights = WEIGHTS.get(model_of(finding))
    return 1.0 if weights is None else chance_of(signals_of(finding, tellings), weights)


def model_of(finding: Finding) -> str:
    """Name the weights of a finding: its kind, and what sort of alarm it is, if it is one."""
    alarm = finding.difference.verdict is DifferenceVerdict.CONFLICT
    sort = next((s for s in _SORTS if finding.signals.get(s)), "") if alarm else ""
    return f"{finding.difference.kind.value} {sort or ('conflict' if alarm else 'other')}"


def chance_of(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Give the logistic function of the weighed signals."""
    log_odds = math.fsum([weights.get("bias", 0.0), *(weights.get(k, 0.0) * v for k, v in sorted(signals.items()))])
    return 1 / (1 + math.exp(-log_odds))


def believed(finding: Finding, tellings: Sequence[Telling]) -> bool:
    """Tell whether a finding is reported."""
    alarm = finding.difference.verdict is DifferenceVerdict.CONFLICT
    return chance(finding, tellings) >= (LEAST if alarm else LEAST_QUIET)
