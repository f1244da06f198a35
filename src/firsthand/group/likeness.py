"""What two articles share that speaks for one event: rare words, leads, names, figures."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Document

    Profile = Mapping[str, float]

_LEAD_WORDS = 90  # of the body; with the title they say what an article is about
_WORD_RARITY, _NAME_RARITY = 7.0, 8.5  # nats
_FEW = 3  # names
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
_LOWER = re.compile(r"\b[a-z][\w’'-]+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")

# log-odds that training/stories.py fits on all pairs of the ten invented piles
WEIGHTS = {
    "bias": -3.7, "words": 2.86, "leads": 1.56, "lead_names": 0.79, "names": 1.03, "figures": 3.3, "lead_in_body": 1.8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gist:
    """What an article is about, in sets and weights.

    Attributes:
        lead: Weighted words of title and lead, of length 1.
        body: Weighted words of the whole body.
        lead_names: Folded rare words in capitals of title and lead.
        names: The same of all.
        figures: Figures over ten that are no years, with weights.
    """

    lead: Profile
    body: Profile
    lead_names: frozenset[str]
    names: frozenset[str]
    figures: Mapping[str, float]


def read_gist(document: Document) -> Gist:
    """Read what pairs are compared by; linear in the text."""
    body = " ".join(document.text[a:b] for a, b in document.body_runs())
    title = document.title or ""
    lead = f"{title} {' '.join(body.split()[:_LEAD_WORDS])}"
    figures = {
        f: 1.0 if len(f) > 2 else 0.5  # noqa: PLR2004 - «47» is commoner than «1,850»
        for f in _FIGURE.findall(f"{title} {body}")
        if not _YEAR.fullmatch(f) and not (f.isdigit() and int(f[:4]) <= 10)  # noqa: PLR2004
    }
    return Gist(_weighted(lead), _weighted(body), _names(lead), _names(f"{title} {body}"), figures)


def without_common(gists: Sequence[Gist], most: int) -> list[Gist]:
    """Leave out the names and figures that more documents of a large pile have: they tell a beat, not an event."""
    spread = Counter(term for g in gists for term in {*g.names, *g.figures})
    common = frozenset(term for term, n in spread.items() if n > most)
    return [
        replace(
            g,
            lead_names=g.lead_names - common,
            names=g.names - common,
            figures={f: w for f, w in g.figures.items() if f not in common},
        )
        for g in gists
    ]


def _weighted(text: str) -> Profile:
    weights: dict[str, float] = {}
    for word, n in Counter(folded_words(text)).items():
        rare = rarity(word)
        if rare >= _WORD_RARITY:
            weights[stem(word)] = (rare - 5.0) * (1 + math.log(n))
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    return {k: w / length for k, w in weights.items()} if length else {}


def _names(text: str) -> frozenset[str]:
    lower = set(_LOWER.findall(text))
    names = {n.replace("’s", "").replace("'s", "").casefold() for n in _NAME.findall(text) if n.casefold() not in lower}
    return frozenset(n for n in names if rarity(n) > _NAME_RARITY)


def signals(a: Gist, b: Gist, words: float) -> dict[str, float]:
    """Give the signals of a pair, each about 0 to 1 («figures» up to 2); ``words`` is the cosine of their profiles."""
    shared = math.fsum(w for f, w in a.figures.items() if f in b.figures)
    least = min(math.fsum(a.figures.values()), math.fsum(b.figures.values()))
    root = math.sqrt(max(0.0, words))
    few_names = min(len(a.names), len(b.names)) < _FEW  # a short text names nobody: that speaks neither for nor against
    return {
        "words": root,
        "leads": math.sqrt(_cosine(a.lead, b.lead)),
        "lead_names": root if few_names else (_held(a.lead_names, b.names) + _held(b.lead_names, a.names)) / 2,
        "names": root if few_names else len(a.names & b.names) / max(3, min(len(a.names), len(b.names))),
        "figures": math.log1p(shared) * min(1.0, 4 / math.sqrt(2 + least)) if least else root / 2,
        "lead_in_body": (_contained(a.lead, b.body) + _contained(b.lead, a.body)) / 2,
    }


def probability(found: Mapping[str, float]) -> float:
    """Give the probability that two articles tell one story, 0 to 1."""
    log_odds = WEIGHTS["bias"] + math.fsum(WEIGHTS[k] * v for k, v in sorted(found.items()))
    return 1 / (1 + math.exp(-log_odds))


def _held(names: frozenset[str], others: frozenset[str]) -> float:
    return len(names & others) / max(1, len(names))


def _contained(a: Profile, b: Profile) -> float:
    total = math.fsum(a.values())
    return math.fsum(w for k, w in a.items() if k in b) / total if total else 0.0


def _cosine(a: Profile, b: Profile) -> float:
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(w * b[k] for k, w in a.items() if k in b)
