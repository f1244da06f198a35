"""Documents → stories: rare shared terms in the body, a time kernel, and average linkage.

A story needs more than a like subject: two articles go together if the rare terms (names, figures, rare words) of the
shorter one are largely in the longer. Clusters merge by the mean over all pairs, never by a single link.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import ZoneKind
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.linkage import average_linkage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Document

    Profile = dict[str, float]

_MAX_SHARED = 0.2  # of a large pile: a term in more documents than this proposes no pair
_LARGE = 60  # documents


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGrouper:
    """Groups documents into stories.

    Attributes:
        threshold: Least mean similarity of two clusters that merge, 0 to 1.
        days: Scale of the time kernel: two articles that many days apart weigh 1/e of what they share.
    """

    threshold: float = 0.1
    days: float = 30.0

    def __call__(self, documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
        """Give each story as a sorted tuple of identifiers; every document is in exactly one."""
        ordered = sorted(documents, key=lambda d: d.id)
        profiles = _profiles(ordered)
        scores = self._scores(ordered, profiles)
        clusters = average_linkage(len(ordered), scores, self.threshold)
        return tuple(sorted(tuple(sorted(ordered[i].id for i in cluster)) for cluster in clusters))

    def _scores(self, documents: Sequence[Document], profiles: Sequence[Profile]) -> dict[tuple[int, int], float]:
        scores = {}
        for i, j in sorted(_candidates(profiles)):
            score = similarity(profiles[i], profiles[j]) * _time_weight(documents[i], documents[j], self.days)
            if score > self.threshold / 4:
                scores[i, j] = score
        return scores


def _profiles(documents: Sequence[Document]) -> list[Profile]:
    """Weigh each document's terms: rare in English and not in most of the pile; names and figures count more."""
    listed = [_terms(d) for d in documents]
    spread = Counter(term for terms in listed for term in terms)
    n = len(documents)
    profiles = []
    for terms in listed:
        profile = {
            term: weight * (math.log((n + 1) / (spread[term] + 0.5)) + 1.0 if n > _LARGE else 1.0)
            for term, weight in terms.items()
        }
        length = math.sqrt(sum(w * w for w in profile.values()))
        profiles.append({t: w / length for t, w in profile.items()} if length else {})
    return profiles


def _terms(document: Document) -> Profile:
    runs = document.body_runs(besides=(ZoneKind.HEADLINE,))
    text = " ".join(document.text[a:b] for a, b in runs) + " " + (document.title or "")
    capital = {w.casefold() for w in text.split() if w[:1].isupper() and not w.isupper()}
    lower = {w for w in text.split() if w[:1].islower()}
    counts = Counter(folded_words(text))
    terms: Profile = defaultdict(float)
    for word, n in counts.items():
        rare = rarity(word)
        if rare < 7.5 or (len(word) < 3 and not word.isdigit()):  # noqa: PLR2004 - measured on training piles
            continue
        figure = any(c.isdigit() for c in word)
        name = (
            not figure and word in {c.strip(".,;:’'\"“”()") for c in capital if c[:1] == word[:1]} and word not in lower
        )
        boost = 1.6 if name else 0.8 if figure else 1.0
        terms[word if name or figure else stem(word)] += boost * (rare - 6.0) * (1 + math.log(n))
    return terms


def similarity(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Give the cosine of two profiles, 0 to 1."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(weight * b[term] for term, weight in sorted(a.items()) if term in b)


def _candidates(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Propose pairs that share a term; in a large pile only terms that few documents have propose."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for term in profile:
            holders[term].append(i)
    most = len(profiles) if len(profiles) <= _LARGE else max(25, int(len(profiles) * _MAX_SHARED / 4))
    shared: Counter[tuple[int, int]] = Counter()
    for listed in holders.values():
        if 1 < len(listed) <= most:
            shared.update((a, b) for k, a in enumerate(listed) for b in listed[k + 1 :])
    return {pair for pair, n in shared.items() if n > 1}


def _time_weight(a: Document, b: Document, days: float) -> float:
    first, second = _day(a), _day(b)
    if first is None or second is None:
        return 1.0
    return math.exp(-abs((first - second).days) / days)


def _day(document: Document) -> dt.date | None:
    stated = document.published.earliest
    return dt.date.fromisoformat(stated[:10]) if stated else None
