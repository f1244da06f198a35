"""Fit the log-odds that a careful reader notes a proposed difference, on the invented piles; prints them for compare/trust.py.

Two views of every pile count: the gold claims with the gold chains, and our own claims (aligned by a scorer that has not
seen the pile) with our own chains. Leave-one-pile-out figures: how many differences and alarms are kept, and how many are true.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
from collections import Counter, defaultdict

from sklearn.linear_model import LogisticRegression

from firsthand.attribute import StatementAttributor
from firsthand.attribute.cues import verb_cues
from firsthand.compare import trust
from firsthand.compare.days import publication_days
from firsthand.compare.stage import findings
from firsthand.compare.tellings import read_tellings
from firsthand.model import Form
from firsthand.read import FileReader
from training import same_claim
from training.roots import gold_view, our_view

FITTED = ("polarity conflict", "quantity conflict", "wording other")
REGULARISATION, GOLD_WEIGHT, LEAST_WEIGHT = 0.2, 0.6, 0.1


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
            tellings.append(
                dataclasses.replace(told, form=form, certainty=t["certainty"], strength=strength, chain=chain)
            )
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
            known = any(
                d["kind"] == f.difference.kind
                and d["verdict"] == "conflict"
                and where & {v["doc"] for v in d["values"]}
                for d in answer["differences"]
            )
            if trust.model_of(f) in FITTED:
                yield trust.model_of(f), trust.signals_of(f, tellings), known


def fit(rows):
    """Fit a logistic function a model; give the weights, rounded, those near nothing left out."""
    weights = {}
    for model in FITTED:
        own = [(s, known, weight) for name, s, known, weight in rows if name == model]
        names = sorted({k for s, _, _ in own for k in s} - {"figures_alike", "tellings_alike", "loose"})
        x = [[s.get(k, 0.0) for k in names] for s, _, _ in own]
        logistic = LogisticRegression(C=REGULARISATION, max_iter=5000)
        logistic.fit(x, [known for _, known, _ in own], sample_weight=[w for _, _, w in own])
        weights[model] = {"bias": round(float(logistic.intercept_[0]), 2)} | {
            k: round(float(w), 2) for k, w in zip(names, logistic.coef_[0], strict=True) if abs(w) >= LEAST_WEIGHT
        }
    return weights


def views_of(folder, pile, others):
    """Give the examples of a pile in both views."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    documents = FileReader()([str(folder / "articles")]).documents
    by_name = {pathlib.PurePath(d.path).name: d for d in documents}
    own = {d["id"]: by_name[pathlib.PurePath(d["file"]).name] for d in gold["documents"]}
    names = {d.id: key for key, d in own.items()}
    attribution = StatementAttributor()([d for d in documents if d.id in {s.document for s in pile.statements}])
    probability = same_claim.predict(same_claim.fit(others), pile)
    answer = with_certainty(gold, gold_view(gold, documents, own, attribution))
    docs, sources, claims, _, ours = our_view(gold, documents, pile, probability, attribution)
    return {
        "gold": list(examples(gold, names, answer)),
        "ours": list(examples(gold, names, (docs, sources, claims, ours))),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("piles", type=pathlib.Path, nargs="+", help="folders of piles")
    folders = sorted(f for folder in parser.parse_args().piles for f in folder.iterdir())
    piles = [same_claim.Pile(f) for f in folders]
    rows = [
        (k, view, row)
        for k, folder in enumerate(folders)
        for view, listed in views_of(folder, piles[k], [p for p in piles if p is not piles[k]]).items()
        for row in listed
    ]
    weighed = [(k, (*row, 1.0 if view == "ours" else GOLD_WEIGHT)) for k, view, row in rows]
    kept: dict[str, Counter] = defaultdict(Counter)
    for k in range(len(folders)):
        weights = fit([row for pile, row in weighed if pile != k])
        for pile, view, (model, signals, known) in rows:
            if pile == k and view == "ours":
                shown = trust.chance_of(signals, weights[model]) >= trust.LEAST
                kept[model].update(all=1, all_true=known, kept=shown, kept_true=shown and known)
    print("leave one out:", {model: dict(c) for model, c in kept.items()})
    print(json.dumps(fit([row for _, row in weighed])))


if __name__ == "__main__":
    main()
