"""Fit the weights of the ledger of a derivation on the invented piles, drawn towards weights set by judgement; leave-one-pile-out figures.

    python -m training.derivation PILES_FOLDER … --encoders WITHOUT_HALF_0 WITHOUT_HALF_1 [--cache FILE] [--write]

Claims are put together by a scorer that has not seen the pile (see ``training.same_claim``). Needs scipy and scikit-learn. Every ordered pair of documents of one story is an example; descendants of the child, by the answer, are left out of account
as the program does once it has found them, and are examples against the other direction, as it sees them before. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from firsthand.align import ClaimAligner
from firsthand.align.stage import make_claim
from firsthand.attribute import StatementAttributor
from firsthand.compare import ClaimComparer
from firsthand.derive.edges import Weigher, voices_of
from firsthand.derive.stage import headed
from firsthand.read import FileReader
from training import same_claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.model import Document

TARGET = pathlib.Path(__file__).parent.parent / "src" / "firsthand" / "trained" / "derivation.json"
JUDGED = {
    "bias": -2.9, "credit": 3.0, "credit_line": 1.5, "credit_many": 1.0, "credit_via": 0.5, "mention": 0.0, "credits_other": -0.8, "credits_unseen": -0.3,
    "paper": -1.2, "common_origin": -1.9, "same_outlet": 2.75, "same_earlier": 1.2, "revises": 2.0, "revised": -2.5, "wording": 9.9,
    "facts": 4.65, "lead": 3.0, "back": 0.4, "order": 1.8, "only": 0.5, "claims": 0.65, "agree": 1.0, "differ": -0.8, "quoted": 1.0,
    "missed": -0.5, "fresh": -2.0, "earlier": 1.0, "own": -2.3, "parent_own": 0.0, "parent_agency": 0.2, "parent_translated": -1.1, "translated": 0.45,
    "strange": 0.0, "bare": 0.0, "paraphrased": 0.0, "rounder": 0.0, "newer": 0.0, "longer": 0.0,
    "rare": 0.0, "rare_lead": 0.0, "claim_order": 0.0, "fluent": 1.0,
}  # fmt: skip
RIDGE = 6.0
STIFF = {
    "wording": 100.0,
    "parent_own": 4.0,
    "mention": 4.0,
    "credit_line": 20.0,
    "own": 8.0,
    "fresh": 8.0,
}  # the piles hold hardly a verbatim copy


@dataclass(frozen=True, slots=True)
class Pair:
    """One possible derivation with its signals and the answer."""

    pile: str
    child: str
    parent: str
    signals: dict[str, float]
    derives: bool


def pairs(folder: pathlib.Path, pile: same_claim.Pile, probability: np.ndarray) -> list[Pair]:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    read = FileReader()([str(folder / "articles")]).documents
    by_name = {pathlib.PurePath(d.path).name: d for d in read}
    own = {d["id"]: by_name[pathlib.PurePath(d["file"]).name] for d in gold["documents"]}
    edges = {(own[e["document"]].id, own[e["parent"]].id) for e in gold["derivations"] if e["parent"] in own}
    found = []
    for _, kept in story_documents(gold, read):
        attribution = StatementAttributor()(kept)
        told = ClaimAligner()(kept, attribution)
        if {s.document for s in pile.statements} <= {d.id for d in kept}:
            by_id, groups = {d.id: d for d in kept}, same_claim.clusters(probability, ClaimAligner().threshold)
            told = tuple(make_claim(by_id, [pile.statements[i] for i in group]) for group in groups)
        claims = ClaimComparer()(kept, attribution.sources, told)
        sources = {s.id: s for s in attribution.sources}
        documents = headed(kept, sources, claims)
        weigher = Weigher(documents, claims, voices_of(documents, sources, claims))
        for d in documents:
            below = descendants(d.id, edges)
            turned = [c for c in weigher.parents(d.id) if c.parent.id in below]
            for c in (*weigher.parents(d.id, below), *turned):
                found.append(Pair(folder.name, d.id, c.parent.id, dict(c.signals), (d.id, c.parent.id) in edges))
    return found


def story_documents(gold: dict, documents: Sequence[Document]) -> Iterator[tuple[dict[str, str], list[Document]]]:
    """Give each story's documents of two or more, in order, with their names in the answer."""
    by_name = {pathlib.PurePath(d.path).name: d for d in documents}
    own = {by_name[pathlib.PurePath(d["file"]).name].id: d["id"] for d in gold["documents"]}
    for story in sorted({d["story"] for d in gold["documents"]}):
        kept = {by_name[pathlib.PurePath(d["file"]).name].id for d in gold["documents"] if d["story"] == story}
        if len(kept) > 1:
            yield own, sorted((d for d in documents if d.id in kept), key=lambda d: d.id)


def descendants(document: str, edges: set[tuple[str, str]]) -> frozenset[str]:
    found: set[str] = set()
    todo = [document]
    while todo:
        at = todo.pop()
        below = {child for child, parent in edges if parent == at} - found
        found |= below
        todo += sorted(below)
    return frozenset(found - {document})


def fit(data: list[Pair]) -> dict[str, float]:
    """Give the weights that explain the pairs best, each held to its judged value by a ridge over standard deviations."""
    names = [k for k in JUDGED if k != "bias"]
    rows = np.array([[p.signals[k] for k in names] for p in data])
    labels = np.array([float(p.derives) for p in data])
    scale = rows.std(axis=0) + 1e-6
    rows = np.hstack([np.ones((len(rows), 1)), rows / scale])
    judged = np.array([JUDGED["bias"], *(JUDGED[k] * s for k, s in zip(names, scale, strict=True))])
    ridge = np.array([0.0, *(RIDGE * STIFF.get(k, 1.0) for k in names)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        z = rows @ weights
        away = weights - judged
        value = np.logaddexp(0, z).sum() - labels @ z + ridge @ away**2
        return float(value), rows.T @ (1 / (1 + np.exp(-z)) - labels) + 2 * ridge * away

    found = minimize(loss, judged, jac=True, method="L-BFGS-B").x
    return {"bias": round(float(found[0]), 2)} | {
        k: round(float(w / s), 2) for k, w, s in zip(names, found[1:], scale, strict=True)
    }


def log_odds(pair: Pair, weights: dict[str, float]) -> float:
    return weights["bias"] + sum(weights[k] * pair.signals[k] for k in weights if k != "bias")


def report(tag: str, data: list[Pair], scores: list[float]) -> None:
    """Print log loss, and F1 of each document's best parent over one half."""
    best: dict[str, tuple[float, bool]] = {}
    for p, z in zip(data, scores, strict=True):
        if z > 0:
            best[p.child] = max(best.get(p.child, (z, p.derives)), (z, p.derives))
    hits, n_true = sum(b for _, b in best.values()), sum(p.derives for p in data)
    loss = sum(float(np.logaddexp(0, -z if p.derives else z)) for p, z in zip(data, scores, strict=True))
    print(
        f"{tag}: log loss {loss / len(data):.3f}, F1 {2 * hits / (len(best) + n_true):.3f} ({hits} of {n_true}, {len(best)} given)"
    )
    bands = defaultdict(list)
    for p, z in zip(data, scores, strict=True):
        bands[min(4, int(5 / (1 + np.exp(-z))))].append(p.derives)
    print(
        "  said → were: "
        + " · ".join(f"{b / 5:.1f}–{(b + 1) / 5:.1f}: {np.mean(v):.2f} of {len(v)}" for b, v in sorted(bands.items()))
    )


def _cached(cache: pathlib.Path | None, folders: list[pathlib.Path], encoders: list[pathlib.Path]) -> list[Pair]:
    if cache and cache.exists():
        return [Pair(**p) for p in json.loads(cache.read_text("utf-8"))]
    piles = [same_claim.Pile(f, encoders[same_claim.half_of(f)]) for f in folders]
    unseen = same_claim.unseen(piles)
    data = [p for f, pile, seen in zip(folders, piles, unseen, strict=True) for p in pairs(f, pile, seen)]
    if cache:
        cache.write_text(json.dumps([asdict(p) for p in data]), "utf-8")
    return data


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("piles", type=pathlib.Path, nargs="+", help="folders of piles")
    parser.add_argument(
        "--encoders", type=pathlib.Path, nargs=2, default=[None, None], help="as in training.same_claim"
    )
    parser.add_argument("--cache", type=pathlib.Path, help="a file that keeps the pairs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    data = _cached(options.cache, same_claim.pile_folders(options.piles), options.encoders)
    names = sorted({p.pile for p in data})
    print(len(data), "pairs,", sum(p.derives for p in data), "derivations,", len(names), "piles")
    report("judged", data, [log_odds(p, JUDGED) for p in data])
    left_out = {n: fit([p for p in data if p.pile != n]) for n in names}
    report("leave one pile out", data, [log_odds(p, left_out[p.pile]) for p in data])
    weights = fit(data)
    report("all piles", data, [log_odds(p, weights) for p in data])
    print(weights)
    if options.write:
        kept = {k: v for k, v in json.loads(TARGET.read_text("utf-8")).items() if k.startswith("occasion_")}
        TARGET.write_text(json.dumps(weights | kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
