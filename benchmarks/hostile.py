"""Hostile input: how many cases crash the reader, lose something silently, or take too long. Wanted: none.

    python -m benchmarks.hostile [pages] [feeds] [archives] [words] [xml] [packed] [batch]

pages: shared/data/html5lib-tests; feeds: feedparser-feeds; archives: warc-samples; words: hostile-text; xml and packed:
hostile-xml-url; batch: all of them in one folder, read at once by two children. Each case is one input; each must get a verdict, and the verdicts of a set must add up to its cases.
Silent is a case that is kept whole although the file is broken, or whose words do not come out.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import tarfile
import tempfile
import time
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.model import Verdict
from firsthand.read import FileReader
from firsthand.read.articles import Articles, Leaf
from firsthand.read.children import end_idle
from firsthand.read.feeds import read_feed
from firsthand.read.linear import article_text, scan
from firsthand.read.parts import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.protocols import Reading

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
SLOW_S = 2.0


@dataclass(slots=True)
class Tally:
    """What became of a set of cases."""

    cases: int = 0
    crashes: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    unaccounted: int = 0
    slowest_s: float = 0.0
    slowest: str = ""
    verdicts: Counter[str] = field(default_factory=Counter)


def members(name: str) -> Iterator[tuple[str, bytes]]:
    """Give the files of a set."""
    with tarfile.open(DATA / name / f"{name}.tar.gz") as opened:
        for member in opened:
            file = opened.extractfile(member) if member.isfile() else None
            if file is not None and "LICENSES" not in member.name:
                yield member.name.split("/", 1)[1], file.read()


def run(cases: Iterator[tuple[str, bytes]], check: Callable[[str, bytes, Reading], str]) -> Tally:
    """Read each case as one file; ``check`` says what was lost without a word, "" if nothing."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for name, raw in cases:
            path = Path(folder) / re.sub(r"[^\w.-]", "_", name)[-60:]
            path.write_bytes(raw)
            tally.cases += 1
            since = time.perf_counter()
            try:
                reading = FileReader()([str(path)])
            except Exception as error:  # noqa: BLE001 - a crash is what is counted
                tally.crashes.append(f"{name}: {type(error).__name__}: {error}")
                continue
            finally:
                took = time.perf_counter() - since
                if took > SLOW_S:
                    took = min(took, processor_s(path))
                path.unlink()
            if took > tally.slowest_s:
                tally.slowest_s, tally.slowest = took, name
            kept = {i.document for i in reading.inputs if i.document}
            tally.unaccounted += not reading.inputs or kept != {d.id for d in reading.documents}
            tally.verdicts.update(i.verdict.value for i in reading.inputs)
            lost = check(name, raw, reading)
            if lost:
                tally.silent.append(f"{name}: {lost}")
    return tally


def processor_s(path: Path) -> float:
    """Time a file by the processor, in this process: the clock runs for other programs too."""
    since = time.process_time()
    Articles().read(Leaf(part=Part(path=str(path), raw=path.read_bytes())))
    return time.process_time() - since


def pages() -> Tally:
    """Feed every case of the HTML parsers' test set as a page."""
    return run(_page_cases(), _page_lost)


def _page_cases() -> Iterator[tuple[str, bytes]]:
    for name, raw in members("html5lib-tests"):
        if name.endswith(".test"):
            listed = json.loads(raw)
            for k, test in enumerate(listed.get("tests", listed.get("xmlViolationTests", []))):
                yield f"{name}-{k}.html", test["input"].encode("utf-8", "surrogatepass")
        elif name.endswith(".dat"):
            for k, block in enumerate(raw.split(b"#data\n")[1:]):
                yield f"{name}-{k}.html", re.split(rb"\n#(?:errors|encoding)\n", block)[0]


def _page_lost(_: str, raw: bytes, reading: Reading) -> str:
    if any(i.verdict is not Verdict.KEPT for i in reading.inputs):
        return ""
    want = re.findall(r"\w+", " ".join(article_text(scan(raw.decode("utf-8", "replace")))))
    have = set(re.findall(r"\w+", " ".join(d.text for d in reading.documents)))
    missing = sum(w not in have for w in want)
    return f"{missing} of {len(want)} words" if len(want) >= 20 and missing * 2 > len(want) else ""  # noqa: PLR2004 - words that make a text


def feeds() -> Tally:
    """Read every feed; ill-formed ones must be said to be so, entries must have their titles and links."""
    tally = run(_feed_cases(), _feed_lost)
    full = wanted = 0
    for name, raw in members("feedparser-feeds"):
        if "wellformed" in name and name.endswith(".xml") and b"<!DOCTYPE" not in raw:
            feed = read_feed(raw)
            titled = len(re.findall(rb"<(?:item|entry)[ >]", raw))
            wanted += titled
            full += min(titled, len(feed.entries))
    print(f"feeds       entries of well-formed feeds found: {full} of {wanted}")
    return tally


def _feed_cases() -> Iterator[tuple[str, bytes]]:
    return ((n, r) for n, r in members("feedparser-feeds") if n.endswith((".xml", ".json")))


def _feed_lost(name: str, _: bytes, reading: Reading) -> str:
    ill = "illformed" in name and "undeclared_namespace" not in name
    return (
        "an ill-formed feed kept without a word"
        if ill and all(i.verdict is Verdict.KEPT for i in reading.inputs)
        else ""
    )


def archives() -> Tally:
    """Read web archives: of good ones every answer, of damaged ones a word on the damage."""
    return run(_archive_cases(), _archive_lost)


def _archive_cases() -> Iterator[tuple[str, bytes]]:
    return ((n, r) for n, r in members("warc-samples") if re.search(r"\.(?:w?arc|wacz)(?:\.gz)?(?:\.bad)?$", n))


def _archive_lost(name: str, raw: bytes, reading: Reading) -> str:
    whole = re.search(r"bad-target-uri|bad-non-chunked", name)  # odd, and read whole all the same
    damaged = not whole and re.search(r"bad-|trunc|wrong-chunks|invalid", name)
    if damaged and all(i.verdict is Verdict.KEPT for i in reading.inputs):
        return "damage without a word"
    told = sum(int(m[1]) for i in reading.inputs if (m := re.search(r"(\d+) records:", i.reason)))
    if raw[:4] == b"PK\x03\x04":
        return "" if told or not reading.documents else "no archive found in it"
    data = _gunzipped(raw) if raw[:2] == b"\x1f\x8b" else raw
    stated = len(re.findall(rb"^WARC/\d\.\d\r?\n", data, re.MULTILINE)) or len(
        re.findall(rb"^(?:https?|filedesc|dns):\S+ \S+ \d{14} \S+ \d+\r?\n", data, re.MULTILINE)
    )
    return f"{told} records of {stated}" if told < stated else ""


def _gunzipped(raw: bytes) -> bytes:
    out = b""
    while raw[:2] == b"\x1f\x8b":
        unpacker = zlib.decompressobj(31)
        try:
            out += unpacker.decompress(raw)
        except zlib.error:
            break
        raw = unpacker.unused_data
    return out


def words() -> Tally:
    """Put every naughty string into a text, a title and a byline; what is read must be what was written."""
    return run(_word_cases(), _word_lost)


def _word_cases() -> Iterator[tuple[str, bytes]]:
    for name, raw in members("hostile-text"):
        if name.endswith("blns.json"):
            strings = json.loads(raw)
        elif name.endswith(".test"):
            strings = [raw.decode("utf-8", "replace").split("\n--\n")[0]]
        elif name.endswith("text_attack_train.json"):
            strings = [s for listed in json.loads(raw).values() for s in listed]
        else:
            continue
        for k, string in enumerate(strings):
            record = {
                "text": f"The bridge was closed on Friday, the council said. {string}",
                "title": string,
                "byline": string,
                "outlet": string,
            }
            yield f"{Path(name).stem}-{k}.json", json.dumps(record).encode()


def _word_lost(_: str, raw: bytes, reading: Reading) -> str:
    text = json.loads(raw)["text"]
    if any(i.verdict is not Verdict.KEPT for i in reading.inputs):
        return ""
    return "" if reading.documents and reading.documents[0].text == text else "the text was altered"


def xml() -> Tally:
    """Feed entity bombs and external entities as files; none may be read as an article."""
    return run(_bomb_cases(), _bomb_kept)


def _bomb_cases() -> Iterator[tuple[str, bytes]]:
    return ((n, r) for n, r in members("hostile-xml-url") if n.startswith("xml-entity/"))


def _bomb_kept(_: str, __: bytes, reading: Reading) -> str:
    most = max((len(d.text) for d in reading.documents), default=0)
    return f"{most:,} characters came out" if most > 1_000_000 else ""  # noqa: PLR2004 - no test file is so long


def packed() -> Tally:
    """Unpack bodies that are cut, damaged or bombs."""
    return run(_packed_cases(), _cut_kept)


def _packed_cases() -> Iterator[tuple[str, bytes]]:
    return ((n, r) for n, r in members("hostile-xml-url") if n.startswith("compressed/") and not n.endswith(".txt"))


def _cut_kept(name: str, _: bytes, reading: Reading) -> str:
    broken = re.search(r"truncated|unexpected|bomb", name)
    return "kept whole" if broken and all(i.verdict is Verdict.KEPT for i in reading.inputs) else ""


def batch() -> Tally:
    """Read the cases of all sets in one batch; every file must have an account, and every document one."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for name, cases in CASES.items():
            for case, raw in cases():
                tally.cases += 1
                safe = re.sub(r"[^\w.-]", "_", f"{tally.cases:05}-{name}-{case}")
                (Path(folder) / safe[:20] / safe[-60:]).parent.mkdir(exist_ok=True)
                (Path(folder) / safe[:20] / safe[-60:].lstrip("._-")).write_bytes(raw)
        given = {str(p) for p in Path(folder).rglob("*") if p.is_file()}
        since = time.perf_counter()
        told: set[str] = set()
        for found in FileReader(processes=2).stream([folder]):
            told.add(found.input.path.partition("!")[0])
            tally.verdicts[found.input.verdict.value] += 1
            tally.unaccounted += (found.document.id if found.document else None) != found.input.document
            if "was stopped" in found.input.reason:
                print(f"  {found.input.path}: {found.input.reason[:200]}")
        tally.silent = sorted(given - told)
    tally.unaccounted += len(given) != tally.cases or not told <= given
    print(f"batch: {tally.cases / (time.perf_counter() - since):.0f} cases a second")
    return tally


CASES: dict[str, Callable[[], Iterator[tuple[str, bytes]]]] = {
    "pages": _page_cases, "feeds": _feed_cases, "archives": _archive_cases, "words": _word_cases, "xml": _bomb_cases, "packed": _packed_cases,
}  # fmt: skip
SETS: dict[str, Callable[[], Tally]] = {
    "batch": batch,
    "pages": pages,
    "feeds": feeds,
    "archives": archives,
    "words": words,
    "xml": xml,
    "packed": packed,
}


def figures(tally: Tally) -> dict[str, Any]:
    """Give the counts of a set."""
    return {
        "cases": tally.cases,
        "crashes": len(tally.crashes),
        "silent": len(tally.silent),
        "unaccounted": tally.unaccounted,
        "slowest_s": round(tally.slowest_s, 2),
    }


def main() -> None:
    """Print the counts, and each case that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=list(SETS))
    bad = 0
    for name in parser.parse_args().sets:
        tally = SETS[name]()
        bad += len(tally.crashes) + len(tally.silent) + tally.unaccounted + (tally.slowest_s > SLOW_S)
        print(f"{name:11}", *(f"{k} {v}" for k, v in figures(tally).items()), dict(tally.verdicts), tally.slowest)
        for line in [*tally.crashes, *tally.silent]:
            print(f"  {line[:300]}")
    end_idle()
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"peak memory {own:.0f} MB, of a child {children:.0f} MB")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
