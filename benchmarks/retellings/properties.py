"""What must hold whatever the articles say: copies raise no count, and a date alone makes no origin.

A run takes a few short articles of a simulated family, adds copies of one of them, and traces both piles. Copies are word for word, spun
(10 to 30 % of the words replaced), backdated, or several of these at once.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import firsthand
from benchmarks.retellings.pile import make_pile
from benchmarks.retellings.words import FILLERS, SYNONYMS, Names
from firsthand.attribute import article as reading
from firsthand.attribute.parsed import parsed_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Json = dict[str, Any]
KINDS = ("copy", "spun", "backdated", "backdated spun", "several")
_WORD = re.compile(r"\b[a-z]{4,}\b")
_LONG_AGO = dt.date(2026, 12, 1)  # before all articles of a family
_LATER = dt.date(2027, 4, 1)
_CUT = 0.6  # of a longer article that is left in a backdated copy


@dataclass(frozen=True, slots=True)
class Broken:
    """A property that did not hold.

    Attributes:
        seed: Of the run.
        kind: What was added.
        what: Which number rose, or what was named an origin.
        words: Where.
    """

    seed: int
    kind: str
    what: str
    words: str


def spun(text: str, share: float, rng: Random) -> str:
    """Replace a share of all words: by a synonym where there is one, by any other word where there is none."""
    places = [m.span() for m in _WORD.finditer(text)]
    n = min(len(places), round(share * len(text.split())))
    for start, end in sorted(rng.sample(places, n), reverse=True):
        word = text[start:end]
        text = text[:start] + rng.choice(SYNONYMS.get(word, FILLERS)) + text[end:]
    return text


def small_pile(seed: int) -> list[Json]:
    """Take two to four articles of a family, each cut to a few paragraphs."""
    rng = Random(seed)
    records = list(make_pile(seed).records)
    kept = rng.sample(records, min(len(records), rng.randint(2, 4)))
    return [r | {"text": "\n\n".join(r["text"].strip().split("\n\n")[: rng.randint(2, 4)]) + "\n"} for r in kept]


def copies_of(record: Json, kind: str, rng: Random) -> list[Json]:
    """Make what is added: copies of one article under other outlets."""
    kinds = [kind] if kind != "several" else rng.choices(KINDS[:4], k=rng.randint(2, 4))
    names = Names(rng)
    made = []
    for i, one in enumerate(kinds):
        text = spun(record["text"], rng.uniform(0.1, 0.3), rng) if "spun" in one else record["text"]
        day = _LONG_AGO if "backdated" in one else _LATER
        made.append({
            "path": f"x{i}.json", "outlet": names.outlet(), "published": day.isoformat(), "text": text,
            "title": record.get("title", ""),
        })  # fmt: skip
    return made


@contextmanager
def parsed_once() -> Iterator[None]:
    """Parse each article once, however often it is traced: nine tenths of a run's time, and no property of copies."""
    with patch.object(reading, "parsed_sentences", functools.lru_cache(maxsize=64)(parsed_sentences)):
        yield


def traced(records: Sequence[Json]) -> Json:
    """Trace records in the fast setting."""
    found: Json = json.loads(firsthand.trace(records, fast=True).to_json())
    return found


def numbers(trace: Json) -> dict[tuple[str, int, int], tuple[int, int]]:
    """Give the number of roots and the upper end of its range for the claim of each telling, by the telling's place."""
    paths = {d["id"]: d["path"] for d in trace["documents"]}
    return {
        (paths[t["document"]], t["start"], t["end"]): (len(c["roots"]), c["independent"]["high"])
        for s in trace["stories"]
        for c in s["claims"]
        for t in c["tellings"]
    }


def run(seed: int) -> tuple[int, list[Broken]]:
    """Add each kind of copy to one small pile, and shorten and backdate a copy of its longest article; give the number of runs, and what broke."""
    rng = Random(seed)
    records = small_pile(seed)
    before = numbers(traced(records))
    broken = []
    for kind in KINDS:
        added = copies_of(rng.choice(records), kind, rng)
        after = numbers(traced([*records, *added]))
        broken += [
            Broken(seed, kind, what, f"{place[0]} {place[1]}–{place[2]}: {before[place][i]} → {after[place][i]}")
            for place in before.keys() & after.keys()
            for i, what in enumerate(("roots", "high"))
            if after[place][i] > before[place][i]
        ]
    return len(KINDS) + 1, broken + shortened(seed, records, rng)


def shortened(seed: int, records: Sequence[Json], rng: Random) -> list[Broken]:
    """Add a shortened, spun and backdated copy of the longest article: nobody names either, so the date alone could make it the origin."""
    longest = max(records, key=lambda r: len(r["text"]))
    sentences = re.split(r"(?<=[.”]) (?=[“A-Z0-9])", longest["text"].strip())
    text = spun(" ".join(sentences[: max(2, int(_CUT * len(sentences)))]), rng.uniform(0.1, 0.3), rng) + "\n"
    copy = {"path": "x.json", "outlet": "Nearby Copies", "published": _LONG_AGO.isoformat(), "text": text}
    later = longest | {"published": _LATER.isoformat()}
    trace = traced([copy, *(later if r is longest else r for r in records)])
    paths = {d["id"]: d["path"] for d in trace["documents"]}
    edges = {(paths[e["document"]], paths.get(e["parent"], "")) for s in trace["stories"] for e in s["derivations"]}
    wrong = (longest["path"], "x.json") in edges
    return [Broken(seed, "shortened", "origin by its date", longest["path"])] if wrong else []
