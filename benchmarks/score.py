"""Score a trace against a pile's answer: the figures that the gate pins.

    python -m benchmarks.score GOLD.json TRACE.json

Figures are 0 to 1, higher is better, but for ``error`` and ``width``. The definitions are those of the answer files'
README: alignment is pairwise F1 over tellings in different documents; nearest and chain are shares of gold tellings;
count, error, covered, width and roots are about the roots of claims; differences, verdicts, conflicts, quiet and restraint
about differences; derivation and origin are F1 over edges; stories is B-cubed F1.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pathlib
import re
from dataclasses import dataclass
from typing import Any

from benchmarks.names import alike, words

Json = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Predicted:
    """A telling of the trace with the claim that it stands in."""

    document: str
    span: Span
    story: str
    claim: Json
    telling: Json
    order: int

    @property
    def key(self) -> tuple[str, str]:
        """Name the claim over all stories."""
        return self.story, str(self.claim["id"])


@dataclass(frozen=True, eq=False)
class Row:
    """A gold telling, the number of its claim, and the predicted telling that covers it best."""

    claim: int
    gold: Json
    best: Predicted | None


class Pile:
    """A gold file beside a trace: documents matched by file name, gold tellings by overlap."""

    def __init__(self, gold: Json, trace: Json) -> None:
        """Match documents and tellings.

        Raises:
            ValueError: The trace lacks a document of the gold file: an article was lost.
        """
        by_name = {pathlib.PurePath(d["path"]).name: d["id"] for d in trace["documents"]}
        self.gold, self.trace = gold, trace
        self.document = {d["id"]: by_name.get(pathlib.PurePath(d["file"]).name) for d in gold["documents"]}
        lost = [d for d, found in self.document.items() if found is None]
        if lost:
            msg = f"documents of the gold file that the trace lacks: {lost}"
            raise ValueError(msg)
        self.texts = {d["id"]: d.get("text", "") for d in trace["documents"]}
        self.plain = {d["id"] for d in gold["documents"] if d["file"].endswith((".txt", ".md"))}
        self.source = {(s["id"], x["id"]): x["name"] for s in trace["stories"] for x in s["sources"]}
        self.predicted = _predicted(trace)
        self.rows = [Row(i, t, self._best(t)) for i, c in enumerate(gold["claims"]) for t in c["tellings"]]

    def span(self, telling: Json) -> Span:
        """Give a gold telling's place: as written for plain text, found again by its words elsewhere."""
        if telling["doc"] in self.plain:
            return telling["start"], telling["end"]
        pattern = r"\s+".join(map(re.escape, telling["text"].split()))
        found = re.search(pattern, self.texts[self.document[telling["doc"]]])
        return found.span() if found else (-1, -1)

    def _best(self, telling: Json) -> Predicted | None:
        span, document = self.span(telling), self.document[telling["doc"]]
        found = []
        for p in self.predicted:
            shared = overlap(span, p.span) if p.document == document else 0.0
            if shared >= 0.5:
                size = abs((p.span[1] - p.span[0]) - (span[1] - span[0]))
                found.append((-round(shared, 2), size, id(p.telling), p))
        return min(found, key=lambda f: f[:3])[3] if found else None

    def chain(self, p: Predicted) -> list[str]:
        """Give the names of a predicted telling's chain, nearest first."""
        return [self.source.get((p.story, link["source"]), "") for link in p.telling["chain"]]

    def claim(self, i: int) -> Predicted | None:
        """Give a member of the predicted claim that most tellings of a gold claim fall into."""
        votes: dict[tuple[str, str], list[Predicted]] = {}
        for row in self.rows:
            if row.claim == i and row.best is not None:
                votes.setdefault(row.best.key, []).append(row.best)
        return max(votes.values(), key=len)[0] if votes else None


def _predicted(trace: Json) -> list[Predicted]:
    found: list[Predicted] = []
    for story in trace["stories"]:
        for claim in story["claims"]:
            for t in claim["tellings"]:
                found.append(Predicted(t["document"], (t["start"], t["end"]), story["id"], claim, t, len(found)))
    return found


def overlap(a: Span, b: Span) -> float:
    """Give the share of the shorter span that both cover; 0 if they share under 15 % of the longer."""
    if a[0] < 0 or b[0] < 0:
        return 0.0
    lengths = a[1] - a[0], b[1] - b[0]
    cut = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return 0.0 if cut < 0.15 * max(lengths) else cut / max(1, min(lengths))


def score(gold: Json, trace: Json) -> dict[str, float]:
    """Give all figures of a trace, rounded to three places.

    Raises:
        ValueError: The trace lacks a document of the gold file.
    """
    pile = Pile(gold, trace)
    figures = (
        _alignment(pile) | _attribution(pile) | _roots(pile) | _differences(pile) | _derivations(pile) | _stories(pile)
    )
    return {name: round(value, 3) for name, value in figures.items()}


def _alignment(pile: Pile) -> dict[str, float]:
    right = wrong = missed = 0
    by_place = [(r.claim, r.gold["doc"], r.best) for r in pile.rows]
    for a, b in itertools.combinations(pile.rows, 2):
        if a.gold["doc"] == b.gold["doc"] or (
            a.best is not None and b.best is not None and a.best.telling is b.best.telling
        ):
            continue
        together = a.best is not None and b.best is not None and a.best.key == b.best.key
        if a.claim == b.claim:
            right, missed = right + together, missed + (not together)
        elif together:
            wrong += not _shared(a, b, by_place)
    return {"alignment": 2 * right / (2 * right + wrong + missed) if right else 0.0}


def _shared(a: Row, b: Row, rows: list[tuple[int, Any, Predicted | None]]) -> bool:
    """Tell whether two gold claims are told in one sentence, so that their tellings may share a predicted one."""
    return any(
        best is not None
        and (
            (claim == a.claim and doc == b.gold["doc"] and b.best is not None and best.telling is b.best.telling)
            or (claim == b.claim and doc == a.gold["doc"] and a.best is not None and best.telling is a.best.telling)
        )
        for claim, doc, best in rows
    )


def _attribution(pile: Pile) -> dict[str, float]:
    near = whole = 0
    for row in pile.rows:
        if row.best is None:
            continue
        want, got = row.gold["attribution"][::-1], pile.chain(row.best)
        near += alike(want[0] if want else "", got[0] if got else "")
        whole += len(want) == len(got) and all(alike(a, b) for a, b in zip(want, got, strict=True))
    return {"nearest": near / len(pile.rows), "chain": whole / len(pile.rows)}


def _roots(pile: Pile) -> dict[str, float]:
    claims = pile.gold["claims"]
    counted = named = ranged = 0
    error = covered = width = 0.0
    for i, claim in enumerate(claims):
        want, member = claim["independent_roots"], pile.claim(i)
        if member is None:
            error += len(want)
            continue
        got = [pile.source.get((member.story, r), r) for r in member.claim["roots"]]
        counted += len(got) == len(want)
        error += abs(len(got) - len(want))
        named += _same_roots(got, want)
        span = member.claim.get("independent")
        if span:
            ranged += 1
            covered += span["low"] <= len(want) <= span["high"]
            width += span["high"] - span["low"]
    return {
        "count": counted / len(claims), "error": error / len(claims), "covered": covered / ranged if ranged else 0.0,
        "width": width / ranged if ranged else 0.0, "roots": named / len(claims),
    }  # fmt: skip


def _same_roots(got: list[str], want: list[str]) -> bool:
    if len(got) != len(want) or len(want) > 6:
        return False
    return any(all(alike(a, b) for a, b in zip(order, want, strict=True)) for order in itertools.permutations(got))


def _differences(pile: Pile) -> dict[str, float]:
    total = found = judged = conflicts = caught = predicted = alarms = known = 0
    for i, claim in enumerate(pile.gold["claims"]):
        member = pile.claim(i)
        listed = member.claim["differences"] if member else []
        documents = (
            [{member.claim["tellings"][v["telling"]]["document"] for v in d["values"]} for d in listed]
            if member
            else []
        )
        used: set[int] = set()
        for gold in claim["differences"]:
            hit = _answer(pile, gold, listed, documents, used)
            total += 1
            conflicts += gold["verdict"] == "conflict"
            if hit is not None:
                used.add(hit)
                right = listed[hit]["verdict"] == gold["verdict"]
                found, judged = found + 1, judged + right
                caught += right and gold["verdict"] == "conflict"
        predicted += len(listed)
        for d, where in zip(listed, documents, strict=True):
            if d["verdict"] == "conflict":
                alarms += 1
                known += any(_same_conflict(pile, d, where, g) for g in claim["differences"])
    return {
        "differences": found / total if total else 1.0, "verdicts": judged / found if found else 0.0,
        "conflicts": caught / conflicts if conflicts else 1.0, "quiet": known / alarms if alarms else 1.0,
        "restraint": min(1.0, total / predicted) if predicted else 1.0,
    }  # fmt: skip


def _answer(pile: Pile, gold: Json, listed: list[Json], documents: list[set[str]], used: set[int]) -> int | None:
    """Give the predicted difference that answers a gold one: right kind, enough of the documents, right verdict first."""
    need = {pile.document[v["doc"]] for v in gold["values"]}
    hits = [
        (d["verdict"] == gold["verdict"], len(documents[x] & need), -x)
        for x, d in enumerate(listed)
        if x not in used and d["kind"] == gold["kind"] and len(documents[x] & need) >= min(2, len(need))
    ]
    return -max(hits)[2] if hits else None


def _same_conflict(pile: Pile, got: Json, where: set[str], gold: Json) -> bool:
    places = {pile.document[v["doc"]] for v in gold["values"]}
    return bool(gold["kind"] == got["kind"] and gold["verdict"] == "conflict" and where & places)


def _derivations(pile: Pile) -> dict[str, float]:
    origins = {o["id"]: o for o in pile.gold["origins"]}
    want = {
        (pile.document[e["document"]], "?" + e["parent"] if e["parent"] in origins else pile.document[e["parent"]])
        for e in pile.gold["derivations"]
    }
    got, unseen = _edges(pile.trace)
    for key, (name, documents) in unseen.items():
        match = _origin(pile, key, name, documents)
        got |= {(d, match) for d in documents}
    hidden_want, hidden_got = ({e for e in edges if str(e[1]).startswith("?")} for edges in (want, got))
    return {"derivation": _f1(got, want), "origin": _f1(hidden_got, hidden_want)}


def _edges(trace: Json) -> tuple[set[tuple[Any, Any]], dict[str, tuple[str, set[str]]]]:
    """Part the trace's edges into those to documents and those to unseen origins (by origin)."""
    seen_edges: set[tuple[Any, Any]] = set()
    unseen_edges: dict[str, tuple[str, set[str]]] = {}
    for story in trace["stories"]:
        names = {o["id"]: o["name"] for o in story["origins"] if not o["seen"]}
        seen = {o["id"]: o["document"] for o in story["origins"] if o["seen"]}
        for d in story["derivations"]:
            if d["parent"] in names:
                unseen_edges.setdefault(f"{story['id']}/{d['parent']}", (names[d["parent"]], set()))[1].add(
                    d["document"]
                )
            else:
                seen_edges.add((d["document"], seen.get(d["parent"], d["parent"])))
    return seen_edges, unseen_edges


def _origin(pile: Pile, key: str, name: str, documents: set[str]) -> str:
    """Match an unseen origin: by name, or, unnamed in gold, by two common documents; the best fit, the later of equals."""
    match, best = "?" + key, (0.0, 0)
    for o in pile.gold["origins"]:
        common = len(documents & {pile.document[d] for d in o["derived"]})
        same = alike(name or "", o["name"]) if o["name"] else common >= 2
        x, y = words(name or ""), words(o["name"])
        fit = (len(x & y) / max(1, len(x | y)), common)
        if same and fit >= best:
            match, best = "?" + o["id"], fit
    return match


def _f1(got: set[tuple[Any, Any]], want: set[tuple[Any, Any]]) -> float:
    return 2 * len(got & want) / (len(got) + len(want)) if got or want else 1.0


def _stories(pile: Pile) -> dict[str, float]:
    place = {d: s["id"] for s in pile.trace["stories"] for d in s["documents"]}
    documents = [(pile.document[d["id"]], d["story"]) for d in pile.gold["documents"]]
    precision = recall = 0.0
    for d, s in documents:
        mine = {e for e, _ in documents if place.get(e, e) == place.get(d, d)}
        true = {e for e, t in documents if t == s}
        precision += len(mine & true) / len(mine)
        recall += len(mine & true) / len(true)
    return {"stories": 2 * precision * recall / (precision + recall) / len(documents) if documents else 0.0}


def main() -> None:
    """Print the figures of one trace."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("trace", type=pathlib.Path)
    options = parser.parse_args()
    figures = score(json.loads(options.gold.read_text("utf-8")), json.loads(options.trace.read_text("utf-8")))
    print("\n".join(f"{name:12} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
