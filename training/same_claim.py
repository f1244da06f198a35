"""Train the «same claim» scorer on the invented piles under training/; figures on held-out piles, then all piles.

    python -m training.same_claim PILES_FOLDER … --encoders WITHOUT_ODD WITHOUT_EVEN

The sentence encoder has learned from the same piles; so that the trees do not trust it more than they should, a pile's
features come from an encoder that has not seen it (``training.encoder --half``): the first file is for the piles of half 0, the second
for those of half 1. The scorer of the fast setting learns from the features without an encoder.

Tried and left out: a second forest that also sees what company two statements keep by the first (a common third, shared neighbours). On training piles left
out it is better (pairwise F1 .663 against .649), on other people's pairs of sentences far worse (QA-Align: recall .20 against .57 at a precision of .90).
Needs scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import zlib
from collections import defaultdict

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from firsthand.align.features import FAST_FEATURES, FEATURES, pair_features
from firsthand.align.stage import worth_a_look
from firsthand.attribute import StatementAttributor
from firsthand.read import FileReader
from firsthand.text import encoder as encoders
from firsthand.text.linkage import average_linkage

TRAINED = pathlib.Path(__file__).parent.parent / "src" / "firsthand" / "trained"
N_TREES, DEPTH = 200, 5
SEEDS, FOLDS = (1, 2), 4  # the mean of two forests is steadier than one of twice the size
THRESHOLDS = (0.12, 0.16, 0.2, 0.24, 0.28, 0.32, 0.36)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    cut = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return cut / max(1, min(a[1] - a[0], b[1] - b[0])) if cut >= 0.15 * max(a[1] - a[0], b[1] - b[0]) else 0.0


class Pile:
    """A pile's statements, their pair features and the gold claims that each tells."""

    def __init__(self, folder: pathlib.Path, encoder: pathlib.Path | None = None) -> None:
        encoders.use_weights(encoder)
        self.name = folder.name
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        documents = FileReader()([str(folder / "articles")]).documents
        by_name = {pathlib.PurePath(d.path).name: d for d in documents}
        own = {d["id"]: by_name[pathlib.PurePath(d["file"]).name] for d in gold["documents"]}
        story = {own[d["id"]].id: d["story"] for d in gold["documents"]}
        main = max(set(story.values()), key=list(story.values()).count)
        kept = [d for d in documents if story[d.id] == main]
        attribution = StatementAttributor()(kept)
        self.statements = sorted(attribution.statements, key=lambda s: (s.document, s.content))
        self.features = pair_features({d.id: d for d in kept}, self.statements)
        self.tells: dict[int, set[int]] = defaultdict(set)
        self.gold: list[tuple[int, str, int | None]] = []
        for c, claim in enumerate(gold["claims"]):
            for t in claim["tellings"]:
                document = own[t["doc"]]
                match = re.search(r"\s+".join(map(re.escape, t["text"].split())), document.text)
                span = (
                    (t["start"], t["end"])
                    if document.path.endswith((".txt", ".md"))
                    else match.span()
                    if match
                    else (0, 0)
                )
                best = self.nearest(document.id, span)
                self.gold.append((c, document.id, best))
                if best is not None:
                    self.tells[best].add(c)

    def nearest(self, document: str, span: tuple[int, int]) -> int | None:
        found = []
        for i, s in enumerate(self.statements):
            if s.document == document and overlap(span, (s.start, s.end)) >= 0.5:
                found.append(
                    (-round(overlap(span, (s.start, s.end)), 2), abs((s.end - s.start) - (span[1] - span[0])), i)
                )
        return min(found)[2] if found else None

    def pairs(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give the pairs to learn from: two rows of places, and whether the two tell one claim."""
        known = sorted(self.tells)
        found = [(i, j, bool(self.tells[i] & self.tells[j])) for a, i in enumerate(known) for j in known[a + 1 :]]
        # statements that no gold claim has are mostly side facts: unlike whatever is annotated
        rng = np.random.default_rng(3)
        for i in (i for i in range(len(self.statements)) if i not in self.tells):
            for j in rng.choice(known, size=min(6, len(known)), replace=False):
                if self.features[i, j, FEATURES.index("cosine")] < 0.25:
                    found.append((i, int(j), False))
        rows, columns, labels = zip(*found, strict=True)
        return np.array(rows), np.array(columns), np.array(labels)

    def alignment(self, probability: np.ndarray, threshold: float) -> float:
        place = {i: k for k, group in enumerate(clusters(probability, threshold)) for i in group}
        tp = fp = fn = 0
        for a, (c, d, i) in enumerate(self.gold):
            for e, f, j in self.gold[a + 1 :]:
                if d == f or (i is not None and i == j):
                    continue
                together = i is not None and j is not None and place[i] == place[j]
                if c == e:
                    tp, fn = tp + together, fn + (not together)
                elif together and not (self.tells[i] & self.tells[j]):
                    fp += 1
        return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def pile_folders(folders: list[pathlib.Path]) -> list[pathlib.Path]:
    """Give the piles of some folders in one fixed order."""
    return sorted((f.parent for folder in folders for f in folder.glob("*/gold.json")), key=lambda p: p.name)


def half_of(folder: pathlib.Path) -> int:
    """Give the half that a pile belongs to, 0 or 1: by its name, so that more piles change nothing."""
    return zlib.crc32(folder.name.encode()) % 2


def clusters(probability: np.ndarray, threshold: float) -> list[list[int]]:
    n = len(probability)
    scores = {(i, j): float(probability[i, j]) for i in range(n) for j in range(i + 1, n) if probability[i, j] >= 0.02}
    return average_linkage(n, scores, threshold)


Models = list[HistGradientBoostingClassifier]


def fit(piles: list[Pile]) -> Models:
    """Fit forests on the pairs of piles."""
    drawn = [p.pairs() for p in piles]
    features = np.concatenate([p.features[rows, columns] for p, (rows, columns, _) in zip(piles, drawn, strict=True)])
    labels = np.concatenate([d[2] for d in drawn])
    return [
        HistGradientBoostingClassifier(
            max_iter=N_TREES,
            max_depth=DEPTH,
            learning_rate=0.08,
            l2_regularization=1.0,
            min_samples_leaf=40,
            max_features=0.5,
            early_stopping=False,
            random_state=seed,
        ).fit(features, labels)
        for seed in SEEDS
    ]


def predict(models: Models, matrix: np.ndarray, *, fast: bool) -> np.ndarray:
    """Give the probability of each pair, shape (n, n): the mean of the models' log-odds; 0 where the program does not look."""
    n = len(matrix)
    rows, columns = np.triu_indices(n, 1)
    kept = worth_a_look(matrix[rows, columns], fast=fast)
    rows, columns = rows[kept], columns[kept]
    log_odds = sum(m.decision_function(matrix[rows, columns]) for m in models) / len(models)
    probability = np.zeros((n, n), np.float32)
    probability[rows, columns] = probability[columns, rows] = 1 / (1 + np.exp(-log_odds))
    return probability


def unseen(piles: list[Pile], *, fast: bool = False) -> list[np.ndarray]:
    """Give the probabilities of each pile by forests that have not learned from it."""
    found: list[np.ndarray] = [np.zeros(0)] * len(piles)
    for fold in range(FOLDS):
        models = fit([p for k, p in enumerate(piles) if k % FOLDS != fold])
        for k in range(fold, len(piles), FOLDS):
            found[k] = predict(models, piles[k].features, fast=fast)
    return found


def save(models: Models, name: str) -> None:
    np.savez_compressed(TRAINED / f"{name}.npz", **packed(models))


def packed(models: Models) -> dict[str, np.ndarray]:
    """Give the trees of forests as arrays, shape (trees, nodes); a leaf leads to itself."""
    trees = [(m, t[0].nodes) for m in models for t in m._predictors]  # noqa: SLF001 - there is no public way
    shape = (len(trees), max(len(nodes) for _, nodes in trees))
    arrays = {
        "feature": np.zeros(shape, np.int16),
        "threshold": np.full(shape, np.inf, np.float32),
        "left": np.zeros(shape, np.int16),
        "right": np.zeros(shape, np.int16),
        "value": np.zeros(shape, np.float32),
    }
    for k, (_, nodes) in enumerate(trees):
        for at, node in enumerate(nodes):
            leaf = bool(node["is_leaf"])
            arrays["feature"][k, at] = 0 if leaf else node["feature_idx"]
            arrays["threshold"][k, at] = np.inf if leaf else node["num_threshold"]
            arrays["left"][k, at] = at if leaf else node["left"]
            arrays["right"][k, at] = at if leaf else node["right"]
            arrays["value"][k, at] = node["value"] / len(models) if leaf else 0
    bias = np.mean([float(m._baseline_prediction.ravel()[0]) for m in models])  # noqa: SLF001
    return arrays | {"bias": np.float32(bias), "depth": np.int16(max(int(n["depth"].max()) for _, n in trees))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=pathlib.Path, nargs="+", help="folders of invented piles with gold.json")
    parser.add_argument("--encoders", type=pathlib.Path, nargs=2, default=[None, None])
    given = parser.parse_args()
    piles = [Pile(p, given.encoders[half_of(p)]) for p in pile_folders(given.folders)]
    print("statements", sum(len(p.statements) for p in piles))
    plain = {t: np.mean([p.alignment(p.features[..., 0], t) for p in piles]) for t in (0.1, 0.15, 0.2, 0.25)}
    print("cosine alone:", {k: round(float(v), 3) for k, v in plain.items()})
    learn(piles, "same_claim", fast=False)
    for pile in piles:
        pile.features = pile.features[..., : len(FAST_FEATURES)]
    learn(piles, "same_claim_fast", fast=True)


def learn(piles: list[Pile], name: str, *, fast: bool) -> list[np.ndarray]:
    """Print figures of held-out piles, fit on all piles and save; give the probabilities of the held-out piles."""
    found = unseen(piles, fast=fast)
    for threshold in THRESHOLDS:
        values = [p.alignment(q, threshold) for p, q in zip(piles, found, strict=True)]
        print(name, "held out, threshold", threshold, round(float(np.mean(values)), 4), flush=True)
    save(fit(piles), name)
    return found


if __name__ == "__main__":
    main()
