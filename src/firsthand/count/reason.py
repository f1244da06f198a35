"""How many roots a claim has, how sure that is, and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Independence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.count.candidates import Candidate
    from firsthand.count.families import Families
    from firsthand.count.roots import Told

_COUNTED = 0.75  # of the probability: alignment brings in more strays than it loses sources (docs/quality.md)
_COVER = 0.88  # of the probability that the range is to hold
_NAMED = 3  # roots named in the reason


def chosen_of(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Choose the roots among the candidates: the likely ones; where somebody is named at all, at least one."""
    chosen = [c for c in found if c.probability >= _COUNTED]
    return tuple(chosen or sorted(found, key=lambda c: (-c.probability, c.source.name, c.source.id))[:1])


def independence(
    found: Sequence[Candidate],
    chosen: Sequence[Candidate],
    told: Sequence[Told],
    families: Families,
    said: Sequence[str] = (),
) -> Independence:
    """Give the range that holds the number with nine chances in ten, the expected number, and what moves it most."""
    n = len(chosen)
    weights = _distribution([_sure(c, n) for c in found])
    low = high = n
    while sum(weights[low : high + 1]) < _COVER and (low > min(1, n) or high < len(found)):
        down = weights[low - 1] if low > min(1, n) else -1.0
        up = weights[high + 1] if high < len(found) else -1.0
        low, high = (low - 1, high) if down > up else (low, high + 1)
    silent = {families.of(t.telling.document) for t in told if t.source is None}
    silent -= {families.of(d) for c in found for d in c.documents}
    if silent and (found or len(silent) > 1):
        high = max(high, n + 1)  # an article that has it from none of the others tells it as fact
    expected = min(float(high), max(float(low), sum(_sure(c, n) for c in found)))
    reason = _reason(found, chosen, len(told), len(silent)) + "".join(f"; you said that {s}" for s in said)
    return Independence(low=low, high=high, expected=round(expected, 2), reason=reason)


def _sure(candidate: Candidate, n: int) -> float:
    """Give a candidate's probability; a claim's only root, if somebody is named, is sure."""
    return max(candidate.probability, 0.95) if n == 1 and candidate.probability >= _COUNTED else candidate.probability


def _distribution(probabilities: Sequence[float]) -> list[float]:
    """Give the probability of each number of roots, from 0 on, candidates taken as independent of one another."""
    weights = [1.0]
    for p in probabilities:
        weights = [a * (1 - p) + b * p for a, b in zip([*weights, 0.0], [0.0, *weights], strict=True)]
    return weights


def _reason(found: Sequence[Candidate], chosen: Sequence[Candidate], n_tellings: int, n_silent: int) -> str:
    if not chosen:
        told = "no stated source: every telling tells it as fact"
        return f"{told}; it is open whether any outlet found it out itself" if n_silent > 1 else told
    names = [c.source.name for c in chosen]
    listed = ", ".join(names[:_NAMED]) + (" and others" if len(names) > _NAMED else "")
    base = f"{n_tellings} telling{'s go' if n_tellings != 1 else ' goes'} back to {listed}"
    doubtful = min(found, key=lambda c: (abs(c.probability - _COUNTED), c.source.name))
    if abs(doubtful.probability - _COUNTED) > 0.3:  # noqa: PLR2004 - nobody here is in doubt
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
