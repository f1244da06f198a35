"""A family in the form of the story piles: articles, and the answer beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.retellings.article import Page, write
from benchmarks.retellings.family import make_family
from benchmarks.retellings.telling import the

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.retellings.article import Article
    from benchmarks.retellings.event import Fact
    from benchmarks.retellings.family import Family
    from benchmarks.retellings.telling import Sentence, Telling

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pile:
    """A family as the program is given it, and the answer.

    Attributes:
        shape: Of the family.
        records: Articles as JSON records with a path, in order.
        gold: In the form of the piles, and «networks»: documents of one operator, put out together.
    """

    shape: str
    records: tuple[Json, ...]
    gold: Json


def make_pile(seed: int, shape: str | None = None) -> Pile:
    """Make a family and write it out; one seed gives one pile."""
    rng = Random(seed)
    family = make_family(rng, shape)
    shown = [a for a in family.articles if not a.hidden]
    pages = {a.id: write(a, rng) for a in shown}
    return Pile(family.shape, tuple(_record(a, pages[a.id]) for a in shown), _gold(family, pages))


def save(pile: Pile, folder: Path) -> None:
    """Write a pile to a folder: «articles» and gold.json."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for record in pile.records:
        kept = {k: v for k, v in record.items() if k != "path"}
        (folder / "articles" / record["path"]).write_text(json.dumps(kept, indent=1, ensure_ascii=False), "utf-8")
    (folder / "gold.json").write_text(json.dumps(pile.gold, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _record(article: Article, page: Page) -> Json:
    record = {
        "path": f"{article.id}.json", "title": article.title, "outlet": article.outlet, "published": article.published,
        "byline": article.byline, "text": page.text,
    }  # fmt: skip
    return {k: v for k, v in record.items() if v}


def _gold(family: Family, pages: dict[str, Page]) -> Json:
    """Write the true graph and the claims down."""
    shown = [a for a in family.articles if not a.hidden]
    origins = []
    for origin in (a for a in family.articles if a.hidden):
        derived = sorted({e.child for e in family.edges if e.parent == origin.id})
        named = any(origin.outlet in page.text for page in pages.values())
        origins.append({"id": origin.id, "name": the(origin.outlet) if named else "", "derived": derived})
    return {
        "pile": f"{family.shape}: {family.event.topic.roles[0]} of {family.event.town}",
        "documents": [
            {"id": a.id, "file": f"articles/{a.id}.json", "outlet": a.outlet, "published": a.published, "story": "s"}
            for a in shown
        ],
        "origins": origins,
        "derivations": [{"document": e.child, "parent": e.parent, "kind": e.kind} for e in family.edges],
        "claims": _claims(family, pages),
        "boilerplate": [], "own_reporting": [],
        "networks": [list(n) for n in family.networks],
    }  # fmt: skip


def _claims(family: Family, pages: dict[str, Page]) -> list[Json]:
    told: dict[int, list[tuple[str, Telling, Sentence, int, int]]] = {}
    facts: dict[int, Fact] = {}
    for document, page in pages.items():
        for telling, made, start, end in page.told:
            told.setdefault(telling.fact.number, []).append((document, telling, made, start, end))
            facts[telling.fact.number] = telling.fact
    claims = []
    for number, listed in sorted(told.items()):
        tellings = [
            {
                "doc": d, "start": a, "end": b, "text": pages[d].text[a:b], "attribution": list(made.chain), "form": made.form,
                "certainty": made.certainty,
            }
            for d, _, made, a, b in listed
        ]  # fmt: skip
        claims.append({
            "id": f"c{number}", "gist": listed[0][1].clause, "tellings": tellings,
            "independent_roots": _roots(facts[number], family, [made.chain for _, _, made, _, _ in listed]),
            "differences": _differences([(d, t) for d, t, _, _, _ in listed]),
        })  # fmt: skip
    return claims


def _roots(fact: Fact, family: Family, chains: list[tuple[str, ...]]) -> list[str]:
    """Give whom a fact goes back to; nobody if no telling in the pile gives it to anybody."""
    if fact.informant is not None:
        inner = [c[-1] for c in chains if c and not any(the(a.outlet) == c[-1] for a in family.articles)]
        named = any(fact.informant.name and fact.informant.name.split()[-1] in c for c in inner)
        if named:
            return [fact.informant.name]
        return [max(inner, key=len)] if inner else _media(chains)
    if not fact.seen:
        return []
    finders = [a for a in family.articles if _found(a, fact, family)]
    return [
        the(a.outlet) if a.hidden else f"own reporter, {a.outlet}"
        for a in finders
        if not a.hidden or any(the(a.outlet) in c for c in chains)
    ]


def _media(chains: list[tuple[str, ...]]) -> list[str]:
    return sorted({c[-1] for c in chains if c})


def _found(article: Article, fact: Fact, family: Family) -> bool:
    """Tell whether an article's own reporter found a fact: it tells it, and none that it derives from does."""
    parents = {e.parent for e in family.edges if e.child == article.id}
    told = any(t.fact is fact and t.attributed and not t.credit for t in article.tellings)
    return told and not any(a.id in parents and any(t.fact is fact for t in a.tellings) for a in family.articles)


def _differences(listed: list[tuple[str, Telling]]) -> list[Json]:
    """Give the figures and names that differ between a claim's tellings."""
    found = []
    slots = {s for _, t in listed for w in t.fact.wordings for s, _ in t.values if f"{{{s}}}" in w}
    for slot in sorted(slots):
        read = [(d, dict(t.values)[slot]) for d, t in listed if f"{{{slot}}}" in t.fact.wordings[t.wording]]
        if len({v for _, v in read}) < 2:
            continue
        is_name = slot in {"who", "place", "firm", "street"}
        found.append({
            "kind": "name" if is_name else "quantity", "verdict": "conflict" if is_name else "compatible",
            "values": [{"doc": d, "value": v} for d, v in read], "note": "misspelt" if is_name else "rounded",
        })  # fmt: skip
    return found
