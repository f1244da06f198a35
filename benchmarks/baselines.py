"""Trivial answers to print beside ours: one root always, told as fact always, one story, sentences clustered by TF-IDF."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from firsthand.align.features import _cosine, _term_matrix
from firsthand.text.frequency import folded_words, stem
from firsthand.text.linkage import average_linkage

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]
_THRESHOLD = 0.2
_HEADLINE = 0.55


def always_one_root(trace: Json) -> Json:
    """Answer «one root» for every claim."""
    changed = copy.deepcopy(trace)
    for story in changed["stories"]:
        for claim in story["claims"]:
            claim["roots"] = ["the one source"]
            claim["independent"] = {"low": 1, "high": 1, "expected": 1.0, "reason": ""}
    return changed


def one_root_each(trace: Json, kin: Callable[[dict[str, Any], dict[str, Any]], bool]) -> Json:
    """Answer one root for each set of articles that are kin, over all that tell a claim: how counts of sources are made elsewhere."""
    changed = copy.deepcopy(trace)
    documents = {d["id"]: d for d in trace["documents"]}
    for story in changed["stories"]:
        for claim in story["claims"]:
            kept: list[dict[str, Any]] = []
            for i in sorted({t["document"] for t in claim["tellings"]}):
                if not any(kin(documents[i], k) for k in kept):
                    kept.append(documents[i])
            n = len(kept)
            claim["roots"] = [k["outlet"] or k["path"] for k in kept]
            claim["independent"] = {"low": n, "high": n, "expected": float(n), "reason": ""}
    return changed


def count_articles(trace: Json) -> Json:
    """Answer one root for each article that tells a claim."""
    return one_root_each(trace, lambda a, b: a is b)


def count_outlets(trace: Json) -> Json:
    """Answer one root for each outlet: several sites of one name, or articles of one, are one family."""
    return one_root_each(trace, lambda a, b: bool(a["outlet"]) and a["outlet"] == b["outlet"])


def count_headlines(trace: Json) -> Json:
    """Answer one root for each set of articles whose headlines share .55 of their words (the shorter one's stems)."""
    words = {
        d["id"]: frozenset(stem(w) for w in folded_words(d["title"] or d["text"].split("\n", 1)[0]))
        for d in trace["documents"]
    }

    def alike(a: dict[str, Any], b: dict[str, Any]) -> bool:
        x, y = words[a["id"]], words[b["id"]]
        return len(x & y) >= _HEADLINE * max(1, min(len(x), len(y)))

    return one_root_each(trace, alike)


def always_fact(trace: Json) -> Json:
    """Answer «told as fact» for every telling."""
    changed = copy.deepcopy(trace)
    for story in changed["stories"]:
        for claim in story["claims"]:
            for telling in claim["tellings"]:
                telling["chain"] = []
    return changed


def one_story(trace: Json) -> Json:
    """Put all documents into one story."""
    changed = copy.deepcopy(trace)
    for story in changed["stories"]:
        story["documents"] = []
    if changed["stories"]:
        changed["stories"][0]["documents"] = [d["id"] for d in trace["documents"]]
    return changed


def sentences_by_tfidf(trace: Json) -> Json:
    """Cluster whole sentences by TF-IDF alone, without attribution, one root each."""
    changed = copy.deepcopy(trace)
    for story in changed["stories"]:
        texts = {d["id"]: d["text"] for d in trace["documents"] if d["id"] in story["documents"]}
        units = [
            (i, m.start(), m.end())
            for i, t in sorted(texts.items())
            for m in re.finditer(r"[^.!?\n]+[.!?]*", t)
            if m.group().strip()
        ]
        matrix = _term_matrix([[stem(w) for w in folded_words(texts[i][a:b])] for i, a, b in units], story_weight=True)
        likeness = _cosine(matrix)
        n = len(units)
        scores = {(i, j): float(likeness[i, j]) for i in range(n) for j in range(i + 1, n) if likeness[i, j] > 0.05}
        story["claims"] = [
            _claim(k, [units[i] for i in group]) for k, group in enumerate(average_linkage(n, scores, _THRESHOLD))
        ]
        story["derivations"], story["origins"] = [], []
    return changed


def _claim(number: int, units: list[tuple[str, int, int]]) -> Json:
    tellings = [{"document": d, "start": a, "end": b, "chain": []} for d, a, b in units]
    return {"id": str(number), "tellings": tellings, "roots": ["the one source"], "differences": [],
            "independent": {"low": 1, "high": 1, "expected": 1.0, "reason": ""}}  # fmt: skip


BASELINES = {
    "always one root": always_one_root,
    "a root an article": count_articles,
    "a root an outlet": count_outlets,
    "a root a headline": count_headlines,
    "always told as fact": always_fact,
    "everything one story": one_story,
    "sentences by TF-IDF": sentences_by_tfidf,
}
