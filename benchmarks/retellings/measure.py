"""How well the program finds the true graph of simulated families."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import firsthand
from benchmarks.names import alike
from benchmarks.score import score

if TYPE_CHECKING:
    from benchmarks.retellings.pile import Pile

Json = dict[str, Any]
_BINS = 10
_ALIKE_SHARE = 0.5  # of the documents of two origins together, for one nobody names to be the other


@dataclass(slots=True)
class Tally:
    """What was found, added up over families.

    Attributes:
        edges: Right, found and true edges between documents, direction aside.
        directed: How many of the right ones point the right way.
        origins: Right, found and true unseen origins.
        from_origins: Right, found and true edges to unseen origins.
        said: The probability and truth of each edge that the program gave.
        free: Documents that derive from nothing.
        invented: How many of these were given a parent.
        no_copying: The same two numbers, over families without any copying.
        scores: Figures of benchmarks.score, a pile each.
    """

    edges: list[int] = field(default_factory=lambda: [0, 0, 0])
    directed: int = 0
    origins: list[int] = field(default_factory=lambda: [0, 0, 0])
    from_origins: list[int] = field(default_factory=lambda: [0, 0, 0])
    said: list[tuple[float, bool]] = field(default_factory=list)
    free: int = 0
    invented: int = 0
    no_copying: list[int] = field(default_factory=lambda: [0, 0])
    scores: list[dict[str, float]] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Give the figures, each 0 to 1."""
        n_right = self.edges[0]
        found = {
            "edges": f1(*self.edges), "direction": self.directed / n_right if n_right else 0.0, "origins": f1(*self.origins),
            "origin edges": f1(*self.from_origins), "calibration": calibration_error(self.said),
            "invented": self.invented / self.free if self.free else 0.0,
            "invented apart": self.no_copying[1] / self.no_copying[0] if self.no_copying[0] else 0.0,
        }  # fmt: skip
        for name in ("derivation", "origin", "count", "error", "covered", "width", "roots"):
            found[name] = math.fsum(s[name] for s in self.scores) / len(self.scores) if self.scores else 0.0
        return {k: round(v, 3) for k, v in found.items()}

    def add(self, other: Tally) -> None:
        """Add another tally's numbers."""
        for mine, theirs in (
            (self.edges, other.edges),
            (self.origins, other.origins),
            (self.from_origins, other.from_origins),
            (self.no_copying, other.no_copying),
        ):
            mine[:] = [a + b for a, b in zip(mine, theirs, strict=True)]
        self.directed += other.directed
        self.said += other.said
        self.free += other.free
        self.invented += other.invented
        self.scores += other.scores


def f1(right: int, found: int, true: int) -> float:
    """Give the harmonic mean of precision and recall; 1 if there was nothing to find and nothing was found."""
    return 2 * right / (found + true) if found + true else 1.0


def calibration_error(said: Iterable[tuple[float, bool]]) -> float:
    """Give the expected calibration error over ten equal bands of probability.

    Source: Naeini, Cooper and Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning".
    """
    bands: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for p, right in said:
        bands[min(_BINS - 1, int(p * _BINS))].append((p, right))
    n = sum(map(len, bands.values()))
    gaps = (abs(math.fsum(p for p, _ in b) - sum(r for _, r in b)) for b in bands.values())
    return math.fsum(gaps) / n if n else 0.0


def trace_pile(pile: Pile) -> Json:
    """Trace a pile as the program does in its fast setting."""
    traced: Json = json.loads(firsthand.trace(pile.records, fast=True).to_json())
    return traced


def tally(pile: Pile, trace: Json) -> Tally:
    """Hold a trace against the true graph."""
    paths = {d["id"]: d["path"].removesuffix(".json") for d in trace["documents"]}
    graph = _Graph(pile.gold)
    given, unseen = _given(trace, paths)
    matched = {key: graph.match(name, members) for key, (name, members) in unseen.items()}
    made = Tally(scores=[score(pile.gold, trace)])
    for edge in given:
        if edge.parent in unseen:
            made.said.append((edge.probability, (edge.child, matched[edge.parent]) in graph.true_origins))
        elif (
            edge.asserted or graph.one[edge.child] != graph.one[edge.parent]
        ):  # one operator's sites have each other's text
            made.said.append((edge.probability, graph.holds(edge.child, edge.parent)))
    _documents(made, graph, {(e.child, e.parent) for e in given if e.asserted and e.parent not in unseen})
    found = {(d, matched[key] or key) for key, (_, members) in unseen.items() for d in members}
    made.origins = [len(set(matched.values()) - {None}), len(unseen), len(graph.origins)]
    made.from_origins = [len(found & graph.true_origins), len(found), len(graph.true_origins)]
    derived = {e["document"] for e in pile.gold["derivations"]}
    free = {d["id"] for d in pile.gold["documents"]} - derived
    made.free, made.invented = len(free), len(free & {e.child for e in given if e.asserted})
    if pile.shape == "independent":
        made.no_copying = [made.free, made.invented]
    return made


@dataclass(frozen=True, slots=True)
class _Edge:
    child: str
    parent: str  # a document of the gold file, or an origin of the trace
    probability: float
    asserted: bool


def _given(trace: Json, paths: dict[str, str]) -> tuple[list[_Edge], dict[str, tuple[str, set[str]]]]:
    """Give all edges of a trace under gold's names, and the unseen origins with their names and documents."""
    edges: list[_Edge] = []
    unseen: dict[str, tuple[str, set[str]]] = {}
    for story in trace["stories"]:
        hidden = {o["id"]: (o["name"], set[str]()) for o in story["origins"] if not o["seen"]}
        unseen |= hidden
        for part in ("derivations", "considered"):
            for e in story[part]:
                child, parent = paths[e["document"]], paths.get(e["parent"], e["parent"])
                edges.append(_Edge(child, parent, e["probability"], part == "derivations"))
                if parent in hidden and part == "derivations":
                    hidden[parent][1].add(child)
    return edges, unseen


class _Graph:
    """The true graph, the articles of one operator taken for one."""

    def __init__(self, gold: Json) -> None:
        self.one = {d["id"]: d["id"] for d in gold["documents"]}
        for network in gold["networks"]:
            self.one |= dict.fromkeys(network, network[0])
        self.origins = {o["id"]: o for o in gold["origins"]}
        pairs = {(e["document"], e["parent"]) for e in gold["derivations"]}
        self.true = {(self.one[c], self.one[p]) for c, p in pairs if p in self.one and self.one[c] != self.one[p]}
        self.true_origins = {(c, p) for c, p in pairs if p in self.origins}

    def holds(self, child: str, parent: str) -> bool:
        a, b = self.one[child], self.one[parent]
        return a == b or (a, b) in self.true

    def match(self, name: str, members: set[str]) -> str | None:
        """Give the true origin that one found is: by name, or by most of its documents."""
        best: tuple[float, str] | None = None
        for key, origin in self.origins.items():
            derived = set(origin["derived"])
            share = len(members & derived) / len(members | derived)
            if (name and origin["name"] and alike(name, origin["name"]) and members & derived) or share >= _ALIKE_SHARE:
                best = max(best or (0.0, ""), (share, key))
        return best[1] if best else None


def _documents(made: Tally, graph: _Graph, found: set[tuple[str, str]]) -> None:
    pairs = {(graph.one[c], graph.one[p]) for c, p in found}
    loose = {frozenset(e) for e in pairs if e[0] != e[1]}
    true = {frozenset(e) for e in graph.true}
    made.edges = [len(loose & true), len(loose), len(true)]
    made.directed = sum(any(e in graph.true for e in pairs if frozenset(e) == both) for both in loose & true)
