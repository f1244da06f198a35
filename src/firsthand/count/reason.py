"""How many roots a claim has, how sure that is, and why, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from firsthand.model import Independence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.count.candidates import Candidate
    from firsthand.count.families import Families
    from firsthand.count.roots import Told

_COVER = 0.75  # of the probability that the range holds (training/roots.py: on unseen piles it then holds five truths of six)
_UNFOUND, _UNFOUND_SILENT = 0.15, 0.1  # probability of one more root; more if an article tells it from nowhere
_SECOND = 0.2  # of that: that there are two
_LIKELY = 0.5
_NAMED = 3  # roots named in the reason


def chosen_of(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Choose the roots: as many of the likeliest candidates as are to be expected; where anybody is named, at least one.

    On piles that it has not seen this is right more often than asking each candidate alone (training/roots.py).
    """
    n = max(1, math.floor(math.fsum(c.probability for c in found) + 0.5))
    likeliest = sorted(found, key=lambda c: (-c.probability, c.source.name, c.source.id))[:n]
    return tuple(c for c in found if any(c is k for k in likeliest))


def independence(
    found: Sequence[Candidate],
    chosen: Sequence[Candidate],
    told: Sequence[Told],
    families: Families,
    said: Sequence[str] = (),
) -> Independence:
    """Give the narrowest range about the number that is likely to hold it, the expected number, and what moves it most."""
    n = len(chosen)
    silent = {families.of(t.telling.document) for t in told if t.source is None}
    silent -= {families.of(d) for c in found for d in c.documents}
    open_ = bool(silent) and (bool(found) or len(silent) > 1)
    weights = _distribution([c.probability for c in found], (_UNFOUND if found else 0.0) + (_UNFOUND_SILENT if open_ else 0.0))
    low, high = _range(weights, n)
    expected = min(float(high), max(float(low), math.fsum(c.probability for c in found)))
    reason = _reason(found, chosen, len(told), len(silent)) + "".join(f"; you said that {s}" for s in said)
    return Independence(low=low, high=high, expected=round(expected, 2), reason=reason)


def _range(weights: Sequence[float], n: int) -> tuple[int, int]:
    low = high = n
    while math.fsum(weights[low : high + 1]) < _COVER and (low > min(1, n) or high + 1 < len(weights)):
        down = weights[low - 1] if low > min(1, n) else -1.0
        up = weights[high + 1] if high + 1 < len(weights) else -1.0
        low, high = (low - 1, high) if down > up else (low, high + 1)
    return low, high


def _distribution(probabilities: Sequence[float], unfound: float) -> list[float]:
    """Give the probability of each number of roots, from 0 on, candidates taken as independent of one another.

    Args:
        probabilities: Of each candidate.
        unfound: Probability that there is a root that no candidate is.
    """
    weights = [1.0]
    for p in (*probabilities, *((unfound, unfound * _SECOND) if unfound else ())):
        weights = [a * (1 - p) + b * p for a, b in zip([*weights, 0.0], [0.0, *weights], strict=True)]
    return weights


def _reason(found: Sequence[Candidate], chosen: Sequence[Candidate], n_tellings: int, n_silent: int) -> str:
    if not chosen:
        told = "no stated source: every telling tells it as fact"
        return f"{told}; it is open whether any outlet found it out itself" if n_silent > 1 else told
    names = [c.source.name for c in chosen]
    listed = ", ".join(names[:_NAMED]) + (" and others" if len(names) > _NAMED else "")
    base = f"{n_tellings} telling{'s go' if n_tellings != 1 else ' goes'} back to {listed}"
    doubtful = min(found, key=lambda c: (abs(c.probability - _LIKELY), c.source.name))
    if abs(doubtful.probability - _LIKELY) > 0.4:  # noqa: PLR2004 - nobody here is in doubt
        told = "an article that derives from none of the others tells it as fact and may have it from elsewhere"
        return f"{base}; {told}" if n_silent else base
    why = _why(doubtful)
    if doubtful in chosen:
        return f"{base}; we infer that {doubtful.source.name} is a source of its own{why}: if not, there is one less"
    return f"{base}; we infer that {doubtful.source.name} is none of its own{why}: if it is, there is one more"


def _why(candidate: Candidate) -> str:
    """Give the strongest signal about a doubtful candidate in words."""
    signals = candidate.signals
    reasons = {
        "host_above": "the articles that give it derive from one that names another source",
        "host_described": "what is said of it fits another source",
        "host_only": "it has no name, and the claim has one other source",
        "beside": "one article gives the claim to both",
        "derived": "the articles that give it derive from others",
        "reporter": "the text says that the outlet saw it itself",
        "medium": "no article says from whom the medium has it",
        "vague": "it has no name",
        "unnamed": "it has no name",
    }
    why = next((words for key, words in reasons.items() if signals.get(key)), "")
    return f" ({why})" if why else ""
