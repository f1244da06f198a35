"""Fit the log-odds that two articles tell one story, on all pairs of the invented piles; prints them for group/likeness.py."""

from __future__ import annotations

import argparse
import json
import pathlib
from itertools import combinations

from sklearn.linear_model import LogisticRegression

from firsthand.group import likeness, stories
from firsthand.read import FileReader


def pairs(folder: pathlib.Path) -> list[tuple[dict[str, float], bool]]:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    documents = FileReader()([str(folder / "articles")]).documents
    by_name = {pathlib.PurePath(d.path).name: d for d in documents}
    listed = [(by_name[pathlib.PurePath(d["file"]).name], d["story"]) for d in gold["documents"]]
    profiles = stories.profiles([d for d, _ in listed], plain=True)
    gists = [likeness.read_gist(d) for d, _ in listed]
    return [
        (likeness.signals(gists[i], gists[j], stories.similarity(profiles[i], profiles[j])), listed[i][1] == listed[j][1])
        for i, j in combinations(range(len(listed)), 2)
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("piles", type=pathlib.Path)
    data = [p for folder in sorted(parser.parse_args().piles.iterdir()) for p in pairs(folder)]
    names = [k for k in likeness.WEIGHTS if k != "bias"]
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=2000)
    model.fit([[s[k] for k in names] for s, _ in data], [same for _, same in data])
    print(len(data), "pairs", sum(same for _, same in data), "of one story")
    weights = {k: round(float(w), 2) for k, w in zip(names, model.coef_[0], strict=True)}
    print({"bias": round(float(model.intercept_[0]), 2)} | weights)


if __name__ == "__main__":
    main()
