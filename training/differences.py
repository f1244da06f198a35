"""Fit the log-odds that a careful reader notes a proposed difference, on the invented piles; prints them for compare/trust.py.

    python -m training.differences PILES_FOLDER … --encoders WITHOUT_HALF_0 WITHOUT_HALF_1

Two views of a pile: the gold claims with the gold chains, and our own claims with our own chains, aligned by a scorer that has not
seen the pile (see ``training.same_claim``). Leave-one-pile-out figures: how many alarms are kept, and how many of them are true. Needs scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
from collections import Counter, defaultdict

import numpy as np
from sklearn.linear_model import LogisticRegression

from firsthand.attribute import StatementAttributor
from firsthand.attribute.cues import verb_cues
from firsthand.compare import trust
from firsthand.compare.days import publication_days
from firsthand.compare.stage import findings
from firsthand.compare.tellings import read_tellings
from firsthand.model import DifferenceVerdict, Form, Polarity
from firsthand.read import FileReader
from firsthand.text import encoder as encoders
from training import same_claim
from training.roots import gold_view, our_view

FITTED = (
    "attribution dropped", "certainty firmness", "certainty colour", "polarity conflict", "quantity conflict", "date conflict",
    "wording other",
)  # fmt: skip
# a denial or a hedge is none the less one for standing in the same words, whatever single piles suggest
NO_NEARNESS = frozenset({"polarity conflict", "certainty firmness", "certainty colour", "wording other"})
NEARNESS = frozenset({"near", "nearest"})
DENYING = 0.25  # strength of a cue at and below which it denies
GOLD_WEIGHT = 0.3  # our own claims are what the program shows, and there are fewer of them
REGULARISATION, LEAST_WEIGHT = 0.05, 0.1  # of signals scaled to one spread; a signal that weighs less is left out
LEAST_ROWS = 25  # findings that have a signal at all


def with_certainty(gold, view):
    """Give the gold view with the forms and certainties that the answer has."""
    documents, sources, claims, _, ours = view
    cues, made = verb_cues(), []
    for claim, answer in zip(claims, gold["claims"], strict=True):
        tellings = []
        for told, t in zip(claim.tellings, answer["tellings"], strict=True):
            cue = cues.get(t["certainty"].split()[0])
            strength = 1.0 if t["certainty"] == "asserted" and not told.chain else cue.strength if cue else 0.7
            chain = tuple(dataclasses.replace(k, certainty=t["certainty"], strength=strength) for k in told.chain)
            form = Form(t["form"]) if t["form"] in set(Form) else Form.NONE
            denies = bool(told.chain) and strength <= DENYING
            tellings.append(
                dataclasses.replace(
                    told, form=form, certainty=t["certainty"], strength=strength, chain=chain,
                    polarity=Polarity.DENIED if denies else told.polarity,
                )
            )  # fmt: skip
        made.append(dataclasses.replace(claim, tellings=tuple(tellings)))
    return documents, sources, tuple(made), ours


def examples(gold, names, view):
    """Give the fitted findings of a view: model, signals, and whether the answer has such a conflict."""
    documents, sources, claims, ours = view
    by_id, by_source, days = {d.id: d for d in documents}, {s.id: s for s in sources}, publication_days(documents)
    by_claim = {c.id: c for c in claims}
    for answer in gold["claims"]:
        claim = by_claim.get(ours.get(answer["id"]))
        if claim is None or len(claim.tellings) < 2:
            continue
        tellings = read_tellings(claim, by_id, by_source, days)
        for f in findings(tellings):
            where = {names[tellings[v.telling].document] for v in f.difference.values}
            alarm = f.difference.verdict is DifferenceVerdict.CONFLICT
            known = any(
                d["kind"] == f.difference.kind
                and (d["verdict"] == "conflict" or not alarm)
                and where & {v["doc"] for v in d["values"]}
                for d in answer["differences"]
            )
            if trust.model_of(f) in FITTED:
                yield trust.model_of(f), trust.signals_of(f, tellings), known


def fit(rows):
    """Fit a logistic function a model, twice: the second time without the signals that weigh next to nothing; give the weights, rounded."""
    without = {m: NEARNESS if m in NO_NEARNESS else frozenset() for m in FITTED}
    return {m: weights for m in FITTED if (weights := fit_one([r for r in rows if r[0] == m], without[m]))}


def fit_one(rows, without):
    """Give the weights of one model, in the signals' own units; none if its findings are all true or all false."""
    marks = [known for _, _, known, _ in rows]
    if len(set(marks)) < 2:
        return {}
    names = sorted({k for _, signals, _, _ in rows for k in signals} - without)
    x = np.array([[signals.get(k, 0.0) for k in names] for _, signals, _, _ in rows])
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    kept = (spread > 1e-6) & ((x != 0).sum(axis=0) >= LEAST_ROWS)
    for _ in range(2):
        if not kept.any():
            return {}
        logistic = LogisticRegression(C=REGULARISATION, max_iter=5000)
        logistic.fit(((x - mean) / spread)[:, kept], marks, sample_weight=[w for *_, w in rows])
        scaled = np.zeros(len(names))
        scaled[kept] = logistic.coef_[0]
        own = scaled / spread
        kept = np.abs(scaled) >= LEAST_WEIGHT
    bias = float(logistic.intercept_[0]) - float(own @ mean)
    return {"bias": round(bias, 2)} | {k: round(float(w), 2) for k, w in zip(names, own, strict=True) if round(w, 2)}


def views_of(folder, pile, probability, encoder):
    """Give the examples of a pile in its views; how near tellings are is measured by an encoder that has not seen the pile."""
    encoders.use_weights(encoder)
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    documents = FileReader()([str(folder / "articles")]).documents
    by_name = {pathlib.PurePath(d.path).name: d for d in documents}
    own = {d["id"]: by_name[pathlib.PurePath(d["file"]).name] for d in gold["documents"]}
    names = {d.id: key for key, d in own.items()}
    attribution = StatementAttributor()(documents)
    views = {"gold": list(examples(gold, names, with_certainty(gold, gold_view(gold, documents, own, attribution))))}
    kept = [d for d in documents if d.id in {s.document for s in pile.statements}]
    docs, sources, claims, _, ours = our_view(gold, documents, pile, probability, StatementAttributor()(kept))
    views["ours"] = list(examples(gold, names, (docs, sources, claims, ours)))
    return views


def leave_one_out(rows, n_piles):
    """Say for each view and model how many findings are kept by weights of the other piles, and how many are true."""
    kept: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for k in range(n_piles):
        weights = fit([(*row, weight) for pile, _, row, weight in rows if pile != k])
        for pile, view, (model, signals, known), _ in rows:
            if pile == k and model in weights:
                shown = trust.chance_of(signals, weights[model]) >= (
                    trust.LEAST_QUIET if model.endswith("other") else trust.LEAST
                )
                kept[view, model].update(all=1, all_true=known, kept=shown, kept_true=shown and known)
    for (view, model), counts in sorted(kept.items()):
        print("leave one out", view, model, dict(counts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=pathlib.Path, nargs="+", help="folders of piles")
    parser.add_argument(
        "--encoders", type=pathlib.Path, nargs=2, default=[None, None], help="as in training.same_claim"
    )
    given = parser.parse_args()
    folders = same_claim.pile_folders(given.folders)
    used = [given.encoders[same_claim.half_of(f)] for f in folders]
    piles = [same_claim.Pile(f, e) for f, e in zip(folders, used, strict=True)]
    rows = [
        (k, view, row, 1.0 if view == "ours" else GOLD_WEIGHT)
        for k, (folder, pile, probability, encoder) in enumerate(
            zip(folders, piles, same_claim.unseen(piles), used, strict=True)
        )
        for view, listed in views_of(folder, pile, probability, encoder).items()
        for row in listed
    ]
    leave_one_out(rows, len(folders))
    print(json.dumps(fit([(*row, weight) for _, _, row, weight in rows])))


if __name__ == "__main__":
    main()
