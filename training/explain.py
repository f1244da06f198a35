"""Say, pile by pile, which derivations and roots of the answer we miss or invent, and which stage loses each root.

    python -m training.explain PILES [--all]

Needs scikit-learn, as training.roots does. A claim whose roots we give otherwise than the answer is put down to the first of these that
still gives them wrongly: «rule» (statements put together, attributed and derived as the answer has them), «derivation» (our
derivations), «attribution» (our attributions too), «clusters» (our claims too).
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
from collections import defaultdict

from benchmarks import score
from benchmarks.names import alike
from firsthand import trace
from firsthand.align.stage import make_claim
from firsthand.attribute import StatementAttributor
from firsthand.count import RootCounter
from firsthand.derive import StemmaBuilder
from firsthand.read import FileReader
from training.roots import gold_view
from training.same_claim import overlap, pile_folders


def own_documents(gold: dict, folder: pathlib.Path) -> dict:
    by_name = {pathlib.PurePath(d.path).name: d for d in FileReader()([str(folder / "articles")]).documents}
    return {d["id"]: by_name[pathlib.PurePath(d["file"]).name] for d in gold["documents"]}


def main_story(gold: dict, own: dict) -> list:
    """Give the documents of the story that most documents tell."""
    by_story = defaultdict(list)
    for d in gold["documents"]:
        by_story[d["story"]].append(own[d["id"]])
    return sorted(max(by_story.values(), key=len), key=lambda d: d.id)


def gold_clusters(gold: dict, own: dict, statements: list) -> list:
    """Give a claim of our statements for each claim of the answer; None where none of its tellings is found."""
    by_id, made = {d.id: d for d in own.values()}, []
    for claim in gold["claims"]:
        found = [best_statement(own[t["doc"]], t, statements) for t in claim["tellings"]]
        kept = list(dict.fromkeys(s for s in found if s is not None))
        made.append(make_claim(by_id, kept) if kept else None)
    return made


def best_statement(document: object, telling: dict, statements: list) -> object:
    match = re.search(r"\s+".join(map(re.escape, telling["text"].split())), document.text)
    plain = document.path.endswith((".txt", ".md"))
    start, end = (telling["start"], telling["end"]) if plain else match.span() if match else (-1, -1)
    found = [
        (-round(overlap((start, end), (s.start, s.end)), 2), abs((s.end - s.start) - (end - start)), s.start, s)
        for s in statements
        if s.document == document.id and overlap((start, end), (s.start, s.end)) >= 0.5  # noqa: PLR2004 - as the scorer
    ]
    return min(found, key=lambda f: f[:3])[3] if found else None


def names_of(documents: list, sources: list, claims: list, stemma: object) -> list[list[str]]:
    """Give the names of each claim's roots."""
    count = RootCounter()(documents, sources, [c for c in claims if c is not None], stemma)
    names = {s.id: s.name for s in count.sources}
    counted = iter(count.claims)
    return [[names[r] for r in next(counted).roots] if c is not None else [] for c in claims]


def agree(got: list[str], want: list[str]) -> bool:
    left = list(want)
    for name in got:
        match = next((w for w in left if alike(name, w)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def edges(pile: score.Pile, gold: dict) -> None:
    """Print what is missed and invented among the derivations."""
    names = {v: k for k, v in pile.document.items()} | {o["id"]: o["name"] for o in gold["origins"]}
    want = {(pile.document[e["document"]], pile.document.get(e["parent"], e["parent"])) for e in gold["derivations"]}
    got, unseen = score._edges(pile.trace)  # noqa: SLF001 - the scorer's own reading of a trace
    for key, (name, documents) in unseen.items():
        match = score._origin(pile, key, name, documents)[1:]  # noqa: SLF001
        names.setdefault(match, f"{name} (unseen)")
        got |= {(d, match) for d in documents}
    for label, some in (("missed", want - got), ("invented", got - want)):
        for child, parent in sorted(some, key=lambda e: (names[e[0]], names[e[1]])):
            print(f"  derivation {label}: {names[child]} from {names[parent]}")


def explain(folder: pathlib.Path, *, everything: bool) -> None:
    """Print one pile."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    own = own_documents(gold, folder)
    pile = score.Pile(gold, json.loads(trace([str(folder / "articles")]).to_json()))
    print(folder.name)
    edges(pile, gold)
    documents = main_story(gold, own)
    attribution = StatementAttributor()(documents)
    clusters = gold_clusters(gold, own, attribution.statements)
    made = tuple(c for c in clusters if c is not None)
    everyone, sources, claims, stemma, _ = gold_view(gold, list(own.values()), own, attribution)
    ours = StemmaBuilder()(documents, attribution.sources, made)
    views = {
        "rule": names_of(everyone, sources, claims, stemma),
        "derivation": names_of(everyone, sources, claims, ours),
        "attribution": names_of(documents, attribution.sources, clusters, ours),
    }
    for i, claim in enumerate(gold["claims"]):
        member, want = pile.claim(i), claim["independent_roots"]
        got = [pile.source.get((member.story, r), r) for r in member.claim["roots"]] if member else []
        if agree(got, want) and not everything:
            continue
        where = next((k for k, names in views.items() if not agree(names[i], want)), "clusters")
        print(f"  {claim['id']}: {len(got)} for {len(want)}, {'right' if agree(got, want) else where}")
        print(
            f"    answer: {'; '.join(want) or 'no stated source'}\n    ours:   {'; '.join(got) or 'no stated source'}"
        )
        if member:
            print(f"    because {member.claim['independent']['reason']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=pathlib.Path, nargs="+", help="folders of invented piles with gold.json")
    parser.add_argument("--all", action="store_true", help="also the claims that are right")
    given = parser.parse_args()
    for folder in pile_folders(given.folders):
        explain(folder, everything=given.all)


if __name__ == "__main__":
    main()
