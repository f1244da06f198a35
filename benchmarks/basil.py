"""Quoted words with a named speaker, on BASIL (US news in threes, never trained on): is the sentence attributed to that speaker?

python -m benchmarks.basil [--errors N]

A case is a marked span with ``quote = yes`` and a speaker who is named («other_…» is nobody's name). It is *found* if one of our statements
with a source shares a letter with the span's sentence, and *marked* if it shares one with the span itself. A name is right if
a source of the statement's chain has, titles and marks aside, the last word of the name (a person's surname; of a body half of its
words, plurals as singulars), and *full* if it has every word of it. Bodies are reported apart: the set writes «House Democrats» where the text
names one of them, so that whoever finds her by her name is not right. A label of one word is a body, unless a person's label ends with it. A label that was cut at a letter
with an accent agrees with a word that begins so. The set has one form of a name for all articles, so an article that never
gives the first name cannot be full.

Articles are read alone, without outlet or title. The triplets whose misses may be read (*seen*) and the others (*unseen*) are told
apart by a hash of their number. The texts belong to their publishers and are never stored.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.attribute import StatementAttributor
from firsthand.read import document_from_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DATA = Path(__file__).parent.parent.parent / "shared" / "data" / "basil" / "basil.jsonl.gz"
HALVES = ("seen", "unseen")
_CUT = 5  # letters that a label cut short must have
_BODIES = frozenset("democrat republican lawmaker official member party campaign committee house senate".split())
_MEASURES = ("found", "speaker", "full", "marked", "marked speaker")


@dataclass(frozen=True, slots=True)
class Case:
    """A marked quotation and what we say of it.

    Attributes:
        half: «seen» or «unseen».
        speaker: The set's name, words parted by blanks.
        body: Whether it is no person.
        sentence: The span's sentence, for whoever reads the misses of the seen half.
        inside: The sources of our statements that touch the sentence.
        marked: Of those that touch the span.
    """

    half: str
    speaker: str
    body: bool
    sentence: str
    inside: tuple[str, ...]
    marked: tuple[str, ...]


def articles() -> list[dict[str, Any]]:
    """Give the articles of the set."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def half_of(triplet: object) -> str:
    """Tell which half a triplet belongs to."""
    return HALVES[hashlib.sha256(str(triplet).encode()).digest()[0] % 2]


def laid_out(row: dict[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """Give the text, a paragraph a line, and the place of every sentence."""
    text, places = "", []
    for paragraph in row["paragraphs"]:
        text += "\n\n" if text else ""
        for k, sentence in enumerate(paragraph):
            text += " " if k else ""
            places.append((len(text), len(text) + len(sentence)))
            text += sentence
    return text, places


def named(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the marked quotations of an article whose speaker is named."""
    told = [s for s in row["spans"] if s["quote"] == "yes" and s["speaker"]]
    return [s | {"speaker": s["speaker"].replace("_", " ")} for s in told if not s["speaker"].startswith("other_")]


def cases(row: dict[str, Any]) -> list[Case]:
    """Give an article's cases."""
    wanted = named(row)
    if not wanted:
        return []
    text, places = laid_out(row)
    document = document_from_mapping({"text": text, "title": ""}, path="article")
    attribution = StatementAttributor()([document])
    names = {s.id: s.name for s in attribution.sources}
    told = [(s.content, tuple(names[link.source] for link in s.chain)) for s in attribution.statements if s.chain]
    found = []
    for span in wanted:
        start, end = places[int(span["id"].removeprefix("p"))]
        inside, marked = (
            tuple(name for content, chain in told if _touches(text, content, a, b) for name in chain)
            for a, b in ((start, end), (start + int(span["start"]), start + int(span["end"])))
        )
        speaker = span["speaker"]
        found.append(Case(half_of(row["triplet"]), speaker, is_body(speaker), text[start:end], inside, marked))
    return found


def _touches(text: str, content: Iterable[Sequence[int]], start: int, end: int) -> bool:
    return any(text[i].isalnum() for a, b in content for i in range(max(a, start), min(b, end)))


def words(name: str) -> list[str]:
    """Give the words of a name: folded, accents taken away, plurals as singulars."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’s", "").replace("'s", "").casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return [w.removesuffix("s") if len(w) > _CUT else w for w in re.findall(r"[^\W_]+", plain)]


def is_body(name: str) -> bool:
    """Tell whether a label names a body: its last word is in small letters, or a word of it is of a body's kind."""
    listed = words(name)
    return name.rsplit(maxsplit=1)[-1].islower() or len(listed) == 1 or bool(_BODIES & set(listed))


def agrees(name: str, source: str) -> bool:
    """Tell whether a source is who the label names, by surname or, for a body, by half of its words."""
    wanted, ours = words(name), words(source)
    if is_body(name) and len(wanted) > 1:
        return sum(w in ours for w in wanted) * 2 >= len(wanted)
    last = wanted[-1]
    return last in ours or (len(last) > _CUT and any(w.startswith(last) for w in ours))


def is_full(name: str, source: str) -> bool:
    """Tell whether a source has every word of a label."""
    ours = words(source)
    return all(any(w == o or (len(w) > _CUT and o.startswith(w)) for o in ours) for w in words(name))


def figures(listed: Sequence[Case]) -> dict[str, float]:
    """Give the shares of cases that are found, with the speaker, with the full name, and the same on the span."""
    counted = dict.fromkeys(_MEASURES, 0)
    for case in listed:
        counted["found"] += bool(case.inside)
        counted["speaker"] += any(agrees(case.speaker, name) for name in case.inside)
        counted["full"] += any(is_full(case.speaker, name) for name in case.inside)
        counted["marked"] += bool(case.marked)
        counted["marked speaker"] += any(agrees(case.speaker, name) for name in case.marked)
    return {name: round(n / max(1, len(listed)), 3) for name, n in counted.items()}


def measured(processes: int = 2) -> list[Case]:
    """Give all cases of the set."""
    rows = articles()
    surnames = {words(s["speaker"])[-1] for row in rows for s in named(row) if not is_body(s["speaker"])}
    with ProcessPoolExecutor(processes) as pool:
        found = [case for some in pool.map(cases, rows, chunksize=8) for case in some]
    return [replace(c, body=False) if c.speaker.lower() in surnames else c for c in found]


def measure() -> dict[str, float]:
    """Give the figures of persons over both halves."""
    return figures([c for c in measured() if not c.body])


def main() -> None:
    """Print the figures of each half and of both, and the misses asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="print misses of the seen half")
    options = parser.parse_args()
    if not DATA.exists():
        print("basil: its texts are not on this machine")
        return
    listed = measured()
    for half in (*HALVES, "both"):
        for body in (False, True):
            some = [c for c in listed if half in {c.half, "both"} and c.body is body]
            shown = " · ".join(f"{k} {v:.3f}" for k, v in figures(some).items())
            print(f"{half:7} {'bodies' if body else 'persons':8}{len(some):4} cases: {shown}")
    missed = [c for c in listed if c.half == "seen" and not c.body and not any(agrees(c.speaker, n) for n in c.inside)]
    for case in missed[: options.errors]:
        print(f"\n{case.speaker}: {case.sentence}\n  ours: {case.inside}")


if __name__ == "__main__":
    main()
