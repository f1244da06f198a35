"""How far a proposed difference is to be believed: log-odds that a careful reader notes it too.

The weights were fitted on the invented piles (training/differences.py prints them); a kind without weights is believed.
They were fitted before the last repairs of the rules: fitted again, single weights move by up to 0.4 and the gate does not gain.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from firsthand.model import DifferenceVerdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.compare.tellings import Finding, Telling

WEIGHTS: dict[str, dict[str, float]] = {
    "polarity conflict": {"bias": -0.92, "beside": -0.16, "both": 0.24, "cued": 0.5, "denied": 0.5, "most_alike": 0.21, "several_deny": 0.14, "turned": -0.25, "without_source": -0.31},
    "quantity conflict": {"bias": -0.21, "agreed": 0.1, "crowded": -0.61, "dimension_age": 0.17, "dimension_count": -0.52, "dimension_length": 0.13, "dimension_money": 0.12, "dimension_share": -0.25, "dimension_speed": 0.2, "dimension_volume": 0.12, "documents": 0.27, "ratio": -0.25, "unit_kept": 0.33},
    "wording other": {"bias": -1.02, "class_blame": 0.5, "class_capitals": -0.21, "class_crime": -0.18, "class_doom": -0.43, "class_feeling": 0.4, "class_size": -0.17, "class_slang": 0.23, "class_violence": -0.32, "coloured_documents": 0.44, "crowded": 0.12, "n_words": -0.44},
}  # fmt: skip
_MOST = 12  # tellings of a finding, compared each with each
LEAST = 1 / 3  # training/differences.py: above it an alarm in three is true even of the weakest kind


def signals_of(finding: Finding, tellings: Sequence[Telling]) -> dict[str, float]:
    """Give a finding's own signals with those that every kind has: how many documents part, and how alike they tell."""
    used = {v.telling for v in finding.difference.values}
    told = [t for t in tellings if t.index in used]
    documents = {t.document for t in told}
    pairs = [(a, b) for i, a in enumerate(told[:_MOST]) for b in told[i + 1 : _MOST] if a.document != b.document]
    likeness = [a.likeness(b) for a, b in pairs]
    return {
        "documents": math.log2(max(1, len(documents))),
        "crowded": math.log2(len(tellings) / max(1, len({t.document for t in tellings}))),
        "most_alike": max(likeness, default=0.0),
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
    return chance(finding, tellings) >= LEAST
