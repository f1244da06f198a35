"""Fit the weights of derive/occasions.py on the invented piles: does an article have it from an occasion; leave-one-pile-out figures.

    python -m training.occasions PILES [--cache FILE] [--write]

Needs scipy. Every article with something from a speaker whom any article hears on some occasion is an example; it is one of the answer's
derivations from an origin of a like name, or not. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections import defaultdict

import numpy as np
from scipy.optimize import minimize

from benchmarks.names import alike
from firsthand.align import ClaimAligner
from firsthand.attribute import StatementAttributor
from firsthand.compare import ClaimComparer
from firsthand.derive import StemmaBuilder
from firsthand.derive.edges import voices_of
from firsthand.derive.occasions import name_of, signals
from firsthand.derive.stage import headed
from firsthand.read import FileReader
from training.derivation import TARGET, story_documents

RIDGE = 0.5
Example = tuple[str, dict[str, float], bool]


def examples(folder: pathlib.Path) -> list[Example]:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    documents = FileReader()([str(folder / "articles")]).documents
    found: list[Example] = []
    for names, kept in story_documents(gold, documents):
        attribution = StatementAttributor()(kept)
        claims = ClaimComparer()(kept, attribution.sources, ClaimAligner()(kept, attribution))
        sources = {s.id: s for s in attribution.sources}
        ordered = headed(kept, sources, claims)
        voices = voices_of(ordered, sources, claims)
        parents: dict[str, list[str]] = defaultdict(list)
        for edge in StemmaBuilder()(kept, attribution.sources, claims).derivations:
            parents[edge.document].append(edge.parent)
        heard = defaultdict(dict)
        for d in ordered:
            for hearing in voices[d.id].heard:
                heard[hearing.owner][d.id] = hearing
        for hearings in heard.values():
            if any(h.marks for h in hearings.values()):
                name = name_of(hearings)
                for d in ordered:
                    if d.id in hearings:
                        label = any(
                            names[d.id] in o["derived"] and o["name"] and alike(name, o["name"])
                            for o in gold["origins"]
                        )
                        found.append((folder.name, signals(d, hearings, voices[d.id], parents), label))
    return found


def fit(data: list[Example]) -> dict[str, float]:
    names = list(data[0][1])
    rows = np.array([[1.0, *(s[k] for k in names)] for _, s, _ in data])
    labels = np.array([float(y) for *_, y in data])
    held = np.array([0.0, *(RIDGE for _ in names)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        z = rows @ weights
        value = np.logaddexp(0, z).sum() - labels @ z + held @ weights**2
        return float(value), rows.T @ (1 / (1 + np.exp(-z)) - labels) + 2 * held * weights

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return {"occasion_bias": round(float(found[0]), 2)} | {
        k: round(float(w), 2) for k, w in zip(names, found[1:], strict=True)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("piles", type=pathlib.Path, nargs="+", help="piles, or folders of piles")
    parser.add_argument("--cache", type=pathlib.Path, help="a file that keeps the examples")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    folders = sorted({g.parent for p in options.piles for g in (*p.glob("gold.json"), *p.glob("*/gold.json"))})
    if options.cache and options.cache.exists():
        data = [tuple(e) for e in json.loads(options.cache.read_text("utf-8"))]
    else:
        data = [e for folder in folders for e in examples(folder)]
        if options.cache:
            options.cache.write_text(json.dumps(data), "utf-8")
    piles = sorted({p for p, *_ in data})
    print(len(data), "examples,", sum(y for *_, y in data), "derive,", len(piles), "piles")
    said = []
    for pile in piles:
        weights = fit([e for e in data if e[0] != pile])
        said += [
            (1 / (1 + np.exp(-weights["occasion_bias"] - sum(weights[k] * v for k, v in s.items()))), y)
            for p, s, y in data
            if p == pile
        ]
    for least in (0.3, 0.4, 0.45, 0.5, 0.6):
        given = [y for p, y in said if p >= least]
        print(f"  at {least}: {len(given)} given, {sum(given)} right")
    weights = fit(data)
    print(weights)
    if options.write:
        kept = {k: v for k, v in json.loads(TARGET.read_text("utf-8")).items() if not k.startswith("occasion_")}
        TARGET.write_text(json.dumps(kept | weights, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
