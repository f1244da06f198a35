"""Train the «same claim» scorer on the invented piles under training/; leave-one-pile-out figures, then all piles.

    python -m training.same_claim PILES_FOLDER … --encoders WITHOUT_ODD WITHOUT_EVEN

The sentence encoder has learned from the same piles; so that the trees do not trust it more than they should, a pile's
features come from an encoder that has not seen it (``training.encoder --half``): the first file is for the piles at even
places of the sorted list, the second for the odd ones. The scorer of the fast setting learns from the features without an encoder. Needs scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
from collections import defaultdict

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from firsthand.align.features import FAST_FEATURES, FEATURES, pair_features
from firsthand.attribute import StatementAttributor
from firsthand.read import FileReader
from firsthand.text import encoder as encoders
from firsthand.text.linkage import average_linkage

TRAINED = pathlib.Path(__file__).parent.parent / "src" / "firsthand" / "trained"
N_TREES, DEPTH, SEEDS = 80, 3, (1, 2)  # the mean of two forests is steadier than one of twice the size
THRESHOLDS = (0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.25, 0.3)


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

    def pairs(self) -> tuple[np.ndarray, np.ndarray]:
        known = sorted(self.tells)
        rows, labels = [], []
        for a, i in enumerate(known):
            for j in known[a + 1 :]:
                rows.append(self.features[i, j])
                labels.append(bool(self.tells[i] & self.tells[j]))
        # statements that no gold claim has are mostly side facts: unlike whatever is annotated
        others = [i for i in range(len(self.statements)) if i not in self.tells]
        rng = np.random.default_rng(3)
        for i in others:
            for j in rng.choice(known, size=min(6, len(known)), replace=False):
                if self.features[i, j, FEATURES.index("cosine")] < 0.25:
                    rows.append(self.features[i, j])
                    labels.append(False)
        return np.array(rows), np.array(labels)

    def alignment(self, probability: np.ndarray, threshold: float) -> float:
        n = len(self.statements)
        scores = {
            (i, j): float(probability[i, j]) for i in range(n) for j in range(i + 1, n) if probability[i, j] >= 0.02
        }
        place = {i: k for k, group in enumerate(average_linkage(n, scores, threshold)) for i in group}
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


def fit(piles: list[Pile]) -> list[GradientBoostingClassifier]:
    data = [p.pairs() for p in piles]
    features, labels = np.concatenate([d[0] for d in data]), np.concatenate([d[1] for d in data])
    return [
        GradientBoostingClassifier(
            n_estimators=N_TREES,
            max_depth=DEPTH,
            learning_rate=0.1,
            subsample=0.6,
            max_features=0.4,
            min_samples_leaf=20,
            random_state=seed,
        ).fit(features, labels)
        for seed in SEEDS
    ]


def predict(models: list[GradientBoostingClassifier], pile: Pile) -> np.ndarray:
    """Give the probability of each pair, shape (n, n): the mean of the models' log-odds."""
    n = len(pile.statements)
    flat = pile.features.reshape(n * n, -1)
    log_odds = sum(m.decision_function(flat) for m in models) / len(models)
    return (1 / (1 + np.exp(-log_odds))).reshape(n, n)


def save(models: list[GradientBoostingClassifier], name: str) -> None:
    trees = [(m, t) for m in models for (t,) in m.estimators_]
    shape = (len(trees), max(t.tree_.node_count for _, t in trees))
    arrays = {
        "feature": np.zeros(shape, np.int16),
        "threshold": np.full(shape, np.inf, np.float32),
        "left": np.zeros(shape, np.int16),
        "right": np.zeros(shape, np.int16),
        "value": np.zeros(shape, np.float32),
    }
    for k, (model, tree) in enumerate(trees):
        t = tree.tree_
        for node in range(t.node_count):
            leaf = t.children_left[node] < 0
            arrays["feature"][k, node] = 0 if leaf else t.feature[node]
            arrays["threshold"][k, node] = np.inf if leaf else t.threshold[node]
            arrays["left"][k, node] = node if leaf else t.children_left[node]
            arrays["right"][k, node] = node if leaf else t.children_right[node]
            arrays["value"][k, node] = model.learning_rate * t.value[node, 0, 0] / len(models) if leaf else 0
    prior = models[0].init_.class_prior_[1]
    np.savez_compressed(
        TRAINED / f"{name}.npz", **arrays, bias=np.float32(np.log(prior / (1 - prior))), depth=np.int16(DEPTH)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=pathlib.Path, nargs="+", help="folders of invented piles with gold.json")
    parser.add_argument("--encoders", type=pathlib.Path, nargs=2, default=[None, None])
    given = parser.parse_args()
    piles = [Pile(p, given.encoders[k % 2]) for k, p in enumerate(pile_folders(given.folders))]
    print("statements", sum(len(p.statements) for p in piles))
    plain = {t: np.mean([p.alignment(p.features[..., 0], t) for p in piles]) for t in (0.1, 0.15, 0.2, 0.25)}
    print("cosine alone:", {k: round(float(v), 3) for k, v in plain.items()})
    learn(piles, "same_claim")
    for pile in piles:
        pile.features = pile.features[..., : len(FAST_FEATURES)]
    learn(piles, "same_claim_fast")


def learn(piles: list[Pile], name: str) -> None:
    """Print leave-one-pile-out figures, then fit on all piles and save."""
    figures = defaultdict(list)
    for held in piles:
        probability = predict(fit([p for p in piles if p is not held]), held)
        for t in THRESHOLDS:
            figures[t].append(held.alignment(probability, t))
    for t, values in figures.items():
        print(name, "leave one out, threshold", t, round(float(np.mean(values)), 3), [round(v, 2) for v in values])
    models = fit(piles)
    weight = np.mean([m.feature_importances_ for m in models], axis=0)
    print([(FEATURES[i], round(float(weight[i]), 3)) for i in np.argsort(-weight)[:14]])
    save(models, name)


if __name__ == "__main__":
    main()
