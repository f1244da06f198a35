"""Documents → stories: pairs that share rare terms are weighed by what speaks for one event, then merged by linkage.

A story needs more than a like subject: names, figures and leads must agree (likeness.py). Clusters merge by the mean over all
pairs and the strongest one in equal parts: a reteller in other words has one near relative at least, a distractor has none.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.group.likeness import probability, read_gist, signals, without_common
from firsthand.model import ZoneKind
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.linkage import average_linkage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Document

    Profile = dict[str, float]

_MAX_SHARED = 0.2  # of a large pile: a term in more documents than this proposes no pair
_LARGE = 60  # documents
_COMMON, _FEW = 0.03, 12  # share and number of a large pile's documents; a name in more of them tells no event
_LEAST_WORDS = 0.05  # cosine of the rare words, for a pair to be weighed at all; members of one story have .1 and more
_LEAST = 0.02  # of likeness
_STRONGEST = 0.3  # share of the strongest pair when clusters merge; the mean must reach a fifth at least


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGrouper:
    """Groups documents into stories.

    Attributes:
        threshold: Least likeness of two clusters that merge, 0 to 1.
        days: Scale of the time kernel: two articles that many days apart count 1/e of their probability.
    """

    threshold: float = 0.41
    days: float = 60.0

    def __call__(self, documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
        """Give each story as a sorted tuple of identifiers; every document is in exactly one."""
        ordered = sorted(documents, key=lambda d: d.id)
        weighed = profiles(ordered)
        scores = self._scores(ordered, weighed)
        clusters = average_linkage(len(ordered), scores, self.threshold, strongest=_STRONGEST)
        return tuple(sorted(tuple(sorted(ordered[i].id for i in cluster)) for cluster in clusters))

    def _scores(self, documents: Sequence[Document], weighed: Sequence[Profile]) -> dict[tuple[int, int], float]:
        gists = [read_gist(d) for d in documents]
        if len(documents) > _LARGE:
            gists = without_common(gists, max(_FEW, int(len(documents) * _COMMON)))
        scores = {}
        for i, j in sorted(_candidates(weighed)):
            cosine = similarity(weighed[i], weighed[j])
            if cosine < _LEAST_WORDS:
                continue
            found = signals(gists[i], gists[j], cosine)
            score = probability(found) * _time_weight(documents[i], documents[j], self.days)
            if score > _LEAST:
                scores[i, j] = score
        return scores


def profiles(documents: Sequence[Document], *, plain: bool = False) -> list[Profile]:
    """Weigh each document's terms: rare in English and, unless plain, not in most of a large pile; names count more."""
    listed = [_terms(d) for d in documents]
    spread = Counter(term for terms in listed for term in terms)
    n = len(documents)
    weighed = []
    for terms in listed:
        profile = {
            term: weight * (math.log((n + 1) / (spread[term] + 0.5)) + 1.0 if n > _LARGE and not plain else 1.0)
            for term, weight in terms.items()
        }
        length = math.sqrt(sum(w * w for w in profile.values()))
        weighed.append({t: w / length for t, w in profile.items()} if length else {})
    return weighed


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
    return math.fsum(weight * b[term] for term, weight in a.items() if term in b)


def _candidates(weighed: Sequence[Profile]) -> set[tuple[int, int]]:
    """Propose pairs that share a term; in a large pile only terms that few documents have propose."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, profile in enumerate(weighed):
        for term in profile:
            holders[term].append(i)
    most = len(weighed) if len(weighed) <= _LARGE else max(25, int(len(weighed) * _MAX_SHARED / 4))
    shared: Counter[tuple[int, int]] = Counter()
    for listed in holders.values():
        if 1 < len(listed) <= most:
            shared.update((a, b) for k, a in enumerate(listed) for b in listed[k + 1 :])
    return {pair for pair, n in shared.items() if n > 1}


def _time_weight(a: Document, b: Document, days: float) -> float:
    first, second = _days(a), _days(b)
    if first is None or second is None:
        return 1.0
    gap = max(0, (second[0] - first[1]).days, (first[0] - second[1]).days)
    return math.exp(-gap / days)


def _days(document: Document) -> tuple[dt.date, dt.date] | None:
    """Give the first and the last day on which a document may have been published."""
    first, last = document.published.earliest, document.published.latest
    if not first:
        return None
    return dt.date.fromisoformat(first[:10]), dt.date.fromisoformat((last or first)[:10])
