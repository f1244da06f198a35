"""How well pages are read: main text, kept and left out segments, date, authors, title.

    python -m benchmarks.reading [bodies] [segments] [publishers] [--library]

bodies: shared/data/article-extraction, 181 pages: bags of 4-token shingles, as its own evaluation counts them. segments:
shared/data/trafilatura-eval, 990 pages: what must and what must not be in the text. publishers: shared/data/fundus-publishers,
258 pages in many languages: title (F1 of its words, and whether it is exact), day, authors (F1 of sets). ``--library``: the same for the extraction library alone.
The texts belong to their publishers: they are measured, never stored.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import math
import re
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.read import FileReader

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent.parent.parent / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says of one page; "" and () where it says nothing."""

    text: str
    title: str = ""
    day: str = ""
    authors: tuple[str, ...] = ()


Reader = Callable[[bytes], Answer]


def ours(raw: bytes) -> Answer:
    """Read a page as the command does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(raw)
        documents = FileReader()([str(path)]).documents
    if not documents:
        return Answer("")
    d = documents[0]
    names = tuple(n for n in re.split(r", | and ", d.byline or "") if n)
    return Answer(d.text, d.title or "", (d.published.earliest or "")[:10], names)


def library(raw: bytes) -> Answer:
    """Read a page with the extraction library alone."""
    import trafilatura  # noqa: PLC0415 - only where asked for

    text = trafilatura.extract(raw) or ""
    meta = trafilatura.extract_metadata(raw)
    return Answer(text, meta.title or "", meta.date or "", tuple((meta.author or "").split("; ")))


def members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Give the files of an archive; those packed one by one are unpacked."""
    with tarfile.open(archive) as opened:
        for member in opened:
            file = opened.extractfile(member) if member.isfile() else None
            if file is not None:
                raw = file.read()
                name = member.name.removeprefix("./")
                yield name.removesuffix(".gz"), gzip.decompress(raw) if name.endswith(".gz") else raw


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Give the bag of 4-token shingles of a text."""
    tokens = re.findall(r"\w+", text)
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)))


def overlap(gold: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> tuple[float, float]:
    """Give precision and recall of one bag against another."""
    hits = (gold & found).total()
    if gold == found:
        return 1.0, 1.0
    return hits / max(1, found.total()), hits / max(1, gold.total())


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bodies(read: Reader) -> dict[str, float]:
    """Measure the main text."""
    with gzip.open(DATA / "article-extraction" / "ground-truth.json.gz") as packed:
        gold = json.load(packed)
    rows = []
    for name, raw in members(DATA / "article-extraction" / "html.tar.gz"):
        key = Path(name).name.removesuffix(".html")
        if key in gold:
            found = shingles(read(raw).text)
            rows.append(overlap(shingles(gold[key]["articleBody"]), found))
    precision, recall = (math.fsum(r[i] for r in rows) / len(rows) for i in (0, 1))
    return {"pages": len(rows), "precision": precision, "recall": recall, "f1": f1(precision, recall)}


def segments(read: Reader) -> dict[str, float]:
    """Measure what must be in the text and what must not."""
    with gzip.open(DATA / "trafilatura-eval" / "evaldata.json.gz") as packed:
        wanted = {row["file"]: row for row in json.load(packed).values()}
    count: Counter[str] = Counter()
    for name, raw in members(DATA / "trafilatura-eval" / "html.tar.xz"):
        row = wanted.get(Path(name).name)
        if row is None:
            continue
        text = _spaced(read(raw).text)
        inside = [_spaced(s) in text for s in row["with"]]
        outside = [_spaced(s) in text for s in row["without"]]
        count += Counter(hit=sum(inside), missed=len(inside) - sum(inside), false=sum(outside), pages=1)
    precision = count["hit"] / max(1, count["hit"] + count["false"])
    recall = count["hit"] / max(1, count["hit"] + count["missed"])
    return {"pages": count["pages"], "precision": precision, "recall": recall, "f1": f1(precision, recall)}


def publishers(read: Reader) -> dict[str, float]:
    """Measure title, day and authors."""
    files = dict(members(DATA / "fundus-publishers" / "test_data.tar.gz"))
    rows = []
    for name in sorted(n for n in files if n.endswith(".html")):
        versions = json.loads(files.get(re.sub(r"_\d{4}_\d\d_\d\d\.html$", ".json", name), b"{}"))
        if versions:
            rows.append(_publisher(_version(list(versions.values()), files[name]), read(files[name])))
    return {"pages": len(rows), **{k: math.fsum(r[k] for r in rows) / len(rows) for k in rows[0]}}


def _version(versions: list[dict[str, Any]], raw: bytes) -> dict[str, Any]:
    """Choose the version that the page is of: most of its words stand in the page."""
    page = set(re.findall(r"\w+", html.unescape(raw.decode("utf-8", "replace"))))

    def share(version: dict[str, Any]) -> tuple[float, int]:
        words = re.findall(r"\w+", json.dumps(version.get("body"), ensure_ascii=False) + str(version.get("title")))
        return sum(w in page for w in words) / max(1, len(words)), len(words)

    return max(versions, key=share)


def _publisher(gold: dict[str, Any], found: Answer) -> dict[str, float]:
    wanted, got = {_spaced(a).lower() for a in gold.get("authors") or []}, {_spaced(a).lower() for a in found.authors}
    sections = (gold.get("body") or {}).get("sections") or []
    body = "\n".join([*(gold["body"] or {}).get("summary", []), *(p for s in sections for p in s["paragraphs"])])
    a, b = Counter(re.findall(r"\w+", body)), Counter(re.findall(r"\w+", found.text))
    same = (a & b).total()
    x, y = (re.findall(r"\w+", _spaced(t).lower()) for t in (found.title, gold.get("title") or ""))
    words = (Counter(x) & Counter(y)).total()
    return {
        "title": float(2 * words / max(1, len(x) + len(y))),
        "title exact": float(_spaced(found.title).lower() == _spaced(gold.get("title") or "").lower()),
        "date": float(found.day == (gold.get("publishing_date") or "")[:10]),
        "author": 2 * len(wanted & got) / (len(wanted) + len(got)) if wanted or got else 1.0,
        "body": 2 * same / max(1, a.total() + b.total()),
    }


def _spaced(text: str) -> str:
    return " ".join(html.unescape(text).split())


FLOORS = {
    "bodies": {"f1": 0.958},
    "segments": {"f1": 0.92},
    "publishers": {"title": 0.94, "title exact": 0.82, "date": 0.95, "author": 0.83, "body": 0.93},
}
MEASURES = {"bodies": bodies, "segments": segments, "publishers": publishers}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", default=list(MEASURES))
    parser.add_argument("--library", action="store_true")
    options = parser.parse_args()
    under = []
    for name in options.measures:
        since = time.perf_counter()
        figures = MEASURES[name](library if options.library else ours)
        rate = figures["pages"] / (time.perf_counter() - since)
        print(
            f"{name:11}",
            *(f"{k} {v:.0f}" if k == "pages" else f"{k} {v:.3f}" for k, v in figures.items()),
            f"{rate:.0f}/s",
        )
        floors = {} if options.library else FLOORS[name]
        under += [f"{name}: {k} is {figures[k]:.3f}, pinned at {v:.3f}" for k, v in floors.items() if figures[k] < v]
    if under:
        sys.exit("\n".join(under))


if __name__ == "__main__":
    main()
