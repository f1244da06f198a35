"""Fit the log-odds that a candidate is one more root of a claim, on the invented piles; prints them for count/candidates.py.

Two views of every pile count alike: the gold claims with the gold chains, and our own claims (aligned by a scorer that has not
seen the pile) with our own chains. Leave-one-pile-out figures: how often the number of roots is right.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
from collections import Counter, defaultdict

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.names import alike
from firsthand.align.stage import ClaimAligner, make_claim
from firsthand.attribute import StatementAttributor
from firsthand.attribute.cues import DOCUMENT_NOUNS
from firsthand.count import candidates as counted
from firsthand.count.families import Families
from firsthand.count.identity import Identity
from firsthand.count.own import OwnReporting
from firsthand.count.reason import chosen_of
from firsthand.count.roots import Told
from firsthand.derive import StemmaBuilder
from firsthand.model import (
    Claim,
    Derivation,
    DerivationKind,
    Link,
    Origin,
    OriginKind,
    Polarity,
    Source,
    SourceKind,
    Statement,
    Stemma,
    content_id,
)  # fmt: skip
from firsthand.read import FileReader
from training import same_claim

DENIALS = frozenset({"denied", "disputed", "rejected"})
THRESHOLD, REGULARISATION = ClaimAligner().threshold, 1.0
# few; the other signals only give reasons (trees over all of them count no better on piles left out)
FITTED = (
    "share",
    "size",
    "named",
    "only",
    "reporter",
    "denies",
    "vague",
    "unnamed",
    "origin",
    "medium",
    "quoted",
    "support",
    "carried",
)


def source_of(name: str, document: str, known: list[Source]) -> Source:
    """Give our source for a gold name, or make one."""
    fit = [s for s in known if alike(s.name, name)]
    if fit:
        return min(fit, key=lambda s: (abs(len(s.name) - len(name)), s.id))
    low = name.split(maxsplit=1)[0].lower() in {"the", "a", "an"} or name[0].islower()
    capital = any(w[:1].isupper() for w in name.split()[1:])
    kind = SourceKind.PERSON if not low and len(name.split()) < 4 else SourceKind.GROUP
    kind = SourceKind.UNNAMED if low and not capital else kind
    kind = SourceKind.DOCUMENT if any(w.lower() in DOCUMENT_NOUNS for w in name.split()) else kind
    local = document if kind in {SourceKind.UNNAMED, SourceKind.DOCUMENT} else ""
    return Source(id=content_id("s", local, name.lower()), name=name, kind=kind)


def gold_view(gold, documents, own, attribution):
    """Give documents, sources, claims and stemma as the answer has them."""
    by_id = {s.id: s for s in attribution.sources}
    named = defaultdict(list)
    for s in attribution.statements:
        named[s.document] += [by_id[link.source] for link in s.chain]
    made, claims = {}, []
    for c in gold["claims"]:
        tellings = []
        for t in c["tellings"]:
            document = own[t["doc"]]
            sources = [source_of(n, document.id, named[document.id]) for n in t["attribution"][::-1]]
            made |= {s.id: s for s in sources}
            polarity = Polarity.DENIED if t["certainty"] in DENIALS else Polarity.AFFIRMED
            found = re.search(r"\s+".join(map(re.escape, t["text"].split())), document.text)
            span = found.span() if found else (0, 1)
            chain = tuple(Link(source=s.id, polarity=polarity, cue=(0, 1)) for s in sources)
            tellings.append(Statement(document=document.id, content=(span,), chain=chain, polarity=polarity))
        claims.append(Claim(id=c["id"], gist=c["gist"], tellings=tuple(tellings)))
    origins = [Origin(id=o["id"], name=o["name"], seen=False, kind=OriginKind.REPORT) for o in gold["origins"]]
    ids = {k: d.id for k, d in own.items()}
    edges = [
        Derivation(document=ids[e["document"]], parent=ids.get(e["parent"], e["parent"]), kind=DerivationKind.SUMMARY, probability=0.9)
        for e in gold["derivations"]
    ]  # fmt: skip
    stemma = Stemma(origins=tuple(origins), derivations=tuple(edges))
    return documents, tuple(made.values()), tuple(claims), stemma, {c["id"]: c["id"] for c in gold["claims"]}


def our_view(gold, documents, pile, probability, attribution):
    """Give documents, sources, claims and stemma as the program has them, and our claim for each gold claim."""
    by_id = {d.id: d for d in documents}
    claims, place = [], {}
    for group in same_claim.clusters(probability, THRESHOLD):
        claims.append(make_claim(by_id, [pile.statements[i] for i in group]))
        place |= dict.fromkeys(group, claims[-1].id)
    votes = defaultdict(Counter)
    for c, _, i in pile.gold:
        if i is not None:
            votes[gold["claims"][c]["id"]][place[i]] += 1
    kept = [by_id[i] for i in sorted({s.document for s in pile.statements})]
    stemma = StemmaBuilder()(kept, attribution.sources, tuple(claims))
    return kept, attribution.sources, tuple(claims), stemma, {k: v.most_common(1)[0][0] for k, v in votes.items()}


def examples(gold, view):
    """Give, for each gold claim, its candidates and whether each is one of the gold roots."""
    documents, sources, claims, stemma, ours = view
    by_id, families, identity = {s.id: s for s in sources}, Families(documents, stemma), Identity(documents, sources)
    own = OwnReporting(documents, sources, stemma, families)
    texts, outlets = {d.id: d.text for d in documents}, sorted({d.outlet for d in documents if d.outlet})
    by_claim = {c.id: c for c in claims}
    for c in gold["claims"]:
        if c["id"] not in ours:
            continue
        told = [Told(t, by_id[t.chain[0].source] if t.chain else own.body(t)) for t in by_claim[ours[c["id"]]].tellings]
        found = counted.candidates_of(told, texts, families, identity, own, outlets)
        yield found, labels(found, c["independent_roots"]), len(c["independent_roots"])


def labels(found, wanted):
    """Match candidates with gold roots by name, most documents first; one under another name fills what is left."""
    left, marks = list(wanted), [0] * len(found)
    order = sorted(range(len(found)), key=lambda k: -len(found[k].documents))
    for k in order:
        match = next((w for w in left if alike(found[k].source.name, w)), None)
        if match:
            marks[k] = 1
            left.remove(match)
    for k in order:
        if left and not marks[k] and not any(alike(found[k].source.name, w) for w in wanted):
            marks[k] = 1
            left.pop()
    return marks


def fit(rows, names):
    """Fit and set the weights; give them rounded."""
    x = [[c.signals.get(k, 0.0) for k in names] for found, _, _ in rows for c in found]
    y = [m for _, marks, _ in rows for m in marks]
    model = LogisticRegression(C=REGULARISATION, max_iter=3000).fit(x, y)
    weights = {"bias": round(float(model.intercept_[0]), 2)} | {
        k: round(float(w), 2) for k, w in zip(names, model.coef_[0], strict=True)
    }
    counted.WEIGHTS.clear()
    counted.WEIGHTS.update(weights)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument(
        "--encoders", type=pathlib.Path, nargs=2, default=[None, None], help="as in training.same_claim"
    )
    given = parser.parse_args()
    folders = same_claim.pile_folders(given.folders)
    piles = [same_claim.Pile(f, given.encoders[same_claim.half_of(f)]) for f in folders]
    views = {"gold": [], "ours": []}
    for folder, pile, probability in zip(folders, piles, same_claim.unseen(piles), strict=True):
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        documents = FileReader()([str(folder / "articles")]).documents
        by_name = {pathlib.PurePath(d.path).name: d for d in documents}
        own = {d["id"]: by_name[pathlib.PurePath(d["file"]).name] for d in gold["documents"]}
        kept = [d for d in documents if d.id in {s.document for s in pile.statements}]
        attribution = StatementAttributor()(kept)
        views["gold"].append(list(examples(gold, gold_view(gold, documents, own, attribution))))
        views["ours"].append(list(examples(gold, our_view(gold, documents, pile, probability, attribution))))
    everything = [r for rows in views.values() for some in rows for r in some]
    right = defaultdict(list)
    for k in range(len(piles)):
        fit([r for rows in views.values() for i, some in enumerate(rows) if i != k for r in some], FITTED)
        for kind, rows in views.items():
            right[kind] += [len(chosen_of(found)) == n for found, _, n in rows[k]]
    print("leave one out, number of roots right:", {k: round(float(np.mean(v)), 3) for k, v in right.items()})
    print(fit(everything, FITTED))


if __name__ == "__main__":
    main()
