"""Fit the log-odds weights of a derivation on the invented piles under training/; prints them for derive/likeness.py."""

from __future__ import annotations

import argparse
import json
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression

from firsthand.align import ClaimAligner
from firsthand.attribute import StatementAttributor
from firsthand.derive.edges import candidates
from firsthand.derive.likeness import WEIGHTS
from firsthand.read import FileReader


def examples(folder: pathlib.Path) -> tuple[list[list[float]], list[bool]]:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    documents = FileReader()([str(folder / "articles")]).documents
    by_name = {pathlib.PurePath(d.path).name: d for d in documents}
    own = {d["id"]: by_name[pathlib.PurePath(d["file"]).name].id for d in gold["documents"]}
    story = [d["story"] for d in gold["documents"]]
    main = max(sorted(set(story)), key=story.count)
    kept = [by_name[pathlib.PurePath(d["file"]).name] for d in gold["documents"] if d["story"] == main]
    attribution = StatementAttributor()(kept)
    claims = ClaimAligner()(kept, attribution)
    edges = {(own[e["document"]], own.get(e["parent"], "")) for e in gold["derivations"]}
    names = [k for k in WEIGHTS if k != "bias"]
    rows, labels = [], []
    for c in candidates(kept, {s.id: s for s in attribution.sources}, claims):
        rows.append([c.signals[k] for k in names])
        labels.append((c.child.id, c.parent.id) in edges)
    return rows, labels


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("piles", type=pathlib.Path)
    data = [examples(p) for p in sorted(parser.parse_args().piles.iterdir())]
    rows = np.array([r for some, _ in data for r in some])
    labels = np.array([x for _, some in data for x in some])
    names = [k for k in WEIGHTS if k != "bias"]
    scale = rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=0.5, max_iter=2000).fit(rows / scale, labels)
    print(len(labels), labels.sum())
    print(
        {"bias": round(float(model.intercept_[0]), 2)}
        | {k: round(float(w), 2) for k, w in zip(names, model.coef_[0] / scale, strict=True)}
    )


if __name__ == "__main__":
    main()
