"""A manuscript tradition whose copying is known (Notre Besoin): our stemma and neighbour joining on its table of readings.

    python -m benchmarks.stemmata

Each copy is made a text: a word of its own for every reading of every place, in the table's order; and each place is a claim whose
tellings differ as the copies do. What the derive stage finds of it is held against the true stemma: for every triple of copies (A; B, C),
which of B and C is nearer to A (direction aside). A step of our stemma is as long as 1 less the logarithm of its probability; what was only
considered counts too, so that every copy is connected.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
import re
from collections import deque
from pathlib import Path

from firsthand.derive import StemmaBuilder
from firsthand.model import (
    Claim,
    Difference,
    DifferenceKind,
    DifferenceValue,
    DifferenceVerdict,
    Document,
    Statement,
    Stemma,
)

DATA = Path(__file__).parent.parent.parent / "shared" / "data" / "stemma-traditions"
Distances = dict[tuple[str, str], float]
Readings = dict[str, list[str]]
_SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve zi ko du la mi no pu re".split()
_OMITTED, _MISSING = "0", "?"


def readings_of(path: Path) -> Readings:
    """Give each copy's reading at each place."""
    with path.open(encoding="utf-8") as lines:
        _, *copies = next(csv.reader(lines))
        rows = [row[1:] for row in csv.reader(lines)]
    return {copy: [row[i] for row in rows] for i, copy in enumerate(copies)}


def true_edges(path: Path) -> list[tuple[str, str]]:
    """Give the true copying as (parent, child), lost copies included."""
    return re.findall(r"(\w+) -> (\w+);", path.read_text("utf-8"))


def as_story(readings: Readings) -> tuple[list[Document], list[Claim]]:
    """Write each copy out as a text, an omission and a gap leaving no word, and each place as a claim with its difference."""
    documents: list[Document] = []
    told: dict[int, list[tuple[Statement, str]]] = {}
    for copy, row in sorted(readings.items()):
        text = ""
        for place, reading in enumerate(row):
            if reading in {_OMITTED, _MISSING}:
                continue
            start = len(text) + (1 if text else 0)
            text += (" " if text else "") + _word(place, reading)
            content = ((start, len(text)),)
            told.setdefault(place, []).append((Statement(document=copy, content=content), reading))
        documents.append(Document(id=copy, path=f"{copy}.txt", text=text + ".", sha256="0", language="en"))
    return documents, [_claim(place, listed) for place, listed in sorted(told.items())]


def _claim(place: int, told: list[tuple[Statement, str]]) -> Claim:
    values = tuple(
        DifferenceValue(telling=i, start=t.start, end=t.end, value=reading) for i, (t, reading) in enumerate(told)
    )
    parted = len({reading for _, reading in told}) > 1
    difference = Difference(
        kind=DifferenceKind.WORDING,
        verdict=DifferenceVerdict.CONFLICT,
        explanation="they read otherwise",
        values=values,
    )
    return Claim(
        id=f"place {place}", gist="", tellings=tuple(t for t, _ in told), differences=(difference,) if parted else ()
    )


def _word(place: int, reading: str) -> str:
    n = place * 10 + int(reading)
    return "x" + "".join(_SYLLABLES[n // 20**k % 20] for k in range(3)) + "q"


def path_lengths(edges: list[tuple[str, str, float]], copies: list[str]) -> Distances:
    """Give the lengths of the shortest ways between copies; copies that nothing connects are far apart."""
    near: dict[str, list[tuple[str, float]]] = {}
    for a, b, length in edges:
        near.setdefault(a, []).append((b, length))
        near.setdefault(b, []).append((a, length))
    found: Distances = {}
    for start in copies:
        way, todo = {start: 0.0}, deque([start])
        while todo:
            at = todo.popleft()
            for other, length in near.get(at, []):
                if way[at] + length < way.get(other, float("inf")):
                    way[other] = way[at] + length
                    todo.append(other)
        found |= {(start, c): way.get(c, 99.0) for c in copies}
    return found


def triples_right(found: Distances, true: Distances, copies: list[str]) -> float:
    """Give the average sign similarity over triples: 1 the same order of distances, ½ where one is equal and the other not, 0 reversed.

    Source: Roos and Heikkilä 2009, "Evaluating methods for computer-assisted stemmatology using artificial benchmark data sets".
    """
    total = n = 0.0
    for a in copies:
        for b, c in itertools.combinations([x for x in copies if x != a], 2):
            total += 1 - abs(_sign(found[a, b] - found[a, c]) - _sign(true[a, b] - true[a, c])) / 2
            n += 1
    return total / n


def _sign(value: float) -> int:
    return 0 if abs(value) < 1e-9 else 1 if value > 0 else -1


def differing(readings: Readings) -> Distances:
    """Give the share of places, known of both, at which two copies differ."""
    found: Distances = {}
    for a, b in itertools.product(readings, repeat=2):
        both = [(x, y) for x, y in zip(readings[a], readings[b], strict=True) if _MISSING not in {x, y}]
        found[a, b] = sum(x != y for x, y in both) / max(1, len(both))
    return found


def neighbour_joining(distances: Distances, copies: list[str]) -> list[tuple[str, str, float]]:
    """Build the neighbour-joining tree; give its edges with lengths.

    Source: Saitou and Nei 1987, "The neighbor-joining method: a new method for reconstructing phylogenetic trees".
    """
    d, open_, edges = dict(distances), sorted(copies), list[tuple[str, str, float]]()
    for step in itertools.count():
        n = len(open_)
        if n <= 2:
            break
        total = {a: sum(d[a, b] for b in open_) for a in open_}
        a, b = min(itertools.combinations(open_, 2), key=lambda p: (n - 2) * d[p] - total[p[0]] - total[p[1]])
        inner = f"inner {step}"
        to_a = d[a, b] / 2 + (total[a] - total[b]) / (2 * (n - 2))
        edges += [(a, inner, max(0.0, to_a)), (b, inner, max(0.0, d[a, b] - to_a))]
        open_ = [c for c in open_ if c not in {a, b}]
        for c in open_:
            d[inner, c] = d[c, inner] = (d[a, c] + d[b, c] - d[a, b]) / 2
        d[inner, inner] = 0.0
        open_.append(inner)
    return [*edges, (open_[0], open_[1], d[open_[0], open_[1]])]


def measure() -> dict[str, float]:
    """Measure both methods; print what was found of the copy with two parents and of the lost copy."""
    readings = readings_of(DATA / "notreBesoin.csv")
    copies = sorted(readings)
    edges = true_edges(DATA / "notreBesoin-true.dot")
    true = path_lengths([(a, b, 1.0) for a, b in edges], copies)
    documents, claims = as_story(readings)
    stemma = StemmaBuilder()(documents, (), claims)
    ours = [(e.parent, e.document, 1 - math.log(e.probability)) for e in (*stemma.derivations, *stemma.considered)]
    joined = neighbour_joining(differing(readings), copies)
    shown = {(p, c) for p, c in _without_lost(edges, copies)}
    got = {(e.parent, e.document) for e in stemma.derivations}
    right = len(got & shown)
    loose = {frozenset(e) for e in got} & {frozenset(e) for e in shown}
    print("ours:", " ".join(f"{p}→{c}" for p, c in sorted(got)))
    _report(stemma)
    return {
        "triples": triples_right(path_lengths(ours, copies), true, copies),
        "joining": triples_right(path_lengths(joined, copies), true, copies),
        "joining, edges": triples_right(path_lengths([(a, b, 1.0) for a, b, _ in joined], copies), true, copies),
        "edges found": 2 * len(loose) / (len(got) + len(shown)),
        "directed": 2 * right / (len(got) + len(shown)),
    }  # fmt: skip


def _without_lost(edges: list[tuple[str, str]], copies: list[str]) -> list[tuple[str, str]]:
    """Pass copying over lost copies."""
    found = []
    for parent, child in edges:
        if child in copies:
            above = [p for p, c in edges if c == parent] if parent not in copies else [parent]
            found += [(p, child) for p in above]
    return found


def _report(stemma: Stemma) -> None:
    parents = sorted(e.parent for e in stemma.derivations if e.document == "F")
    lost = [o for o in stemma.origins if not o.seen]
    print(f"F, copied from C and U: we give {' and '.join(parents) or 'no parent'}")
    below = [sorted(e.document for e in stemma.derivations if e.parent == o.id) for o in lost]
    print(
        f"the lost copy between U and B: we give {'; '.join(' '.join(b) for b in below) if below else 'no lost copy'}"
    )


def main() -> None:
    """Measure and print."""
    if not DATA.exists():
        print("stemmata: the table is not on this machine")
        return
    print(json.dumps({k: round(v, 3) for k, v in measure().items()}, indent=1))


if __name__ == "__main__":
    main()
