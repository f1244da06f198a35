"""How far a proposed difference is to be believed: log-odds that a careful reader notes it too.

The weights were fitted on the invented piles (training/differences.py prints them); a kind without weights is believed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from firsthand.model import DifferenceVerdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.compare.tellings import Finding, Telling

WEIGHTS: dict[str, dict[str, float]] = {}
LEAST = {DifferenceVerdict.CONFLICT: 0.4}  # an alarm must be likelier than the rest
LEAST_OTHER = 0.25


def signals_of(finding: Finding, tellings: Sequence[Telling]) -> dict[str, float]:
    """Give a finding's own signals with those that every kind has: how many documents part, and how alike they tell."""
    told = [tellings[i] for i in sorted({v.telling for v in finding.difference.values})]
    documents = {t.document for t in told}
    pairs = [(a, b) for i, a in enumerate(told[:12]) for b in told[i + 1 : 12] if a.document != b.document]
    likeness = [a.likeness(b) for a, b in pairs]
    return {
        "documents": math.log2(max(1, len(documents))),
        "all_documents": math.log2(max(1, len({t.document for t in tellings}))),
        "crowded": math.log2(len(tellings) / max(1, len({t.document for t in tellings}))),
        "mean_likeness": sum(likeness) / max(1, len(likeness)),
        "most_alike": max(likeness, default=0.0),
        "conflict": float(finding.difference.verdict is DifferenceVerdict.CONFLICT),
        **finding.signals,
    }


def chance(finding: Finding, tellings: Sequence[Telling]) -> float:
    """Give the chance that a careful reader notes this difference, 0 to 1."""
    weights = WEIGHTS.get(model_of(finding))
    return 1.0 if weights is None else chance_of(signals_of(finding, tellings), weights)


def model_of(finding: Finding) -> str:
    """Name the weights of a finding: its kind, and whether it is an alarm."""
    alarm = finding.difference.verdict is DifferenceVerdict.CONFLICT
    return f"{finding.difference.kind.value} {'conflict' if alarm else 'other'}"


def chance_of(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Give the logistic function of the weighed signals."""
    log_odds = math.fsum([weights.get("bias", 0.0), *(weights.get(k, 0.0) * v for k, v in sorted(signals.items()))])
    return 1 / (1 + math.exp(-log_odds))


def believed(finding: Finding, tellings: Sequence[Telling]) -> bool:
    """Tell whether a finding is reported."""
    import json, os
    if not WEIGHTS and os.environ.get("W"):
        WEIGHTS.update(json.load(open("/tmp/comp/weights.json")))
    tc, to = map(float, os.environ.get("T", ".4 .25").split())
    return chance(finding, tellings) >= (tc if finding.difference.verdict is DifferenceVerdict.CONFLICT else to)
