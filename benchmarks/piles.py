"""How fast piles are read, and in how much memory.

    python -m benchmarks.piles [pages] [texts] [memory]

pages: shared/data/trafilatura-eval, by the reader with two children, beside the extraction library's own extraction with metadata in
one process; in turns. Since machines are shared, the ratio of processor time is given too: twice the library's over ours is the ratio
on two cores that nobody else uses. texts: invented articles of some 4,000 characters. memory: piles of invented articles, each four
times as large as the one before, as a folder, JSON lines and a web archive with pictures; the peak of the command and of its children.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.reading import DATA, members
from firsthand.read import FileReader
from firsthand.read.children import end_idle
from tests.unit.read import made

LINES = [made.BODY, made.MORE, "The mayor, {k}, said on Monday that {k} people had crossed it every day."]


def article(k: int) -> str:
    """Give an invented article of some 4,000 characters."""
    body = "\n\n".join(line.format(k=k) for line in LINES for _ in range(12))
    return f"Bridge {k} shut\n\nBy Ana Brandt\nThe Lakeside Tribune, 8 April 2025\n\n{body}\n"


def children_s() -> float:
    """Give the processor time of all children that have ended."""
    end_idle()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def pages(rounds: int = 3) -> None:
    """Time pages beside the library."""
    import trafilatura  # noqa: PLC0415 - only where asked for

    raws = [raw for _, raw in members(DATA / "trafilatura-eval" / "html.tar.xz")][::5]
    with tempfile.TemporaryDirectory() as folder:
        for k, raw in enumerate(raws):
            (Path(folder) / f"{k:04}.html").write_bytes(raw)
        trafilatura.extract(raws[0], with_metadata=True, output_format="json")
        walls, times = [], []
        for _ in range(rounds):
            wall, used = time.perf_counter(), time.process_time()
            for raw in raws:
                trafilatura.extract(raw, with_metadata=True, output_format="json")
            library = time.perf_counter() - wall, time.process_time() - used
            wall, used, before = time.perf_counter(), time.process_time(), children_s()
            FileReader(processes=2)([folder])
            taken = time.perf_counter() - wall
            ours = taken, time.process_time() - used + children_s() - before
            walls.append((len(raws) / library[0], len(raws) / ours[0]))
            times.append(2 * library[1] / ours[1])
    for beside, own in walls:
        print(f"{len(raws)} pages: library {beside:.1f}/s, ours {own:.1f}/s, ratio {own / beside:.2f}")
    print(f"by processor time, two free cores: ratio {min(times):.2f} to {max(times):.2f}")


def texts(n: int = 3000) -> None:
    """Time texts."""
    with tempfile.TemporaryDirectory() as folder:
        for k in range(n):
            (Path(folder) / f"{k:05}.txt").write_text(article(k), "utf-8")
        FileReader()([f"{folder}/00000.txt"])
        wall, used, before = time.perf_counter(), time.process_time(), children_s()
        FileReader(processes=2)([folder])
        wall = time.perf_counter() - wall
        used = time.process_time() - used + children_s() - before
    print(
        f"{n} texts: {n / wall:.0f}/s; {used / n * 1000:.2f} ms of processor time each: {2 * n / used:.0f}/s on two free cores"
    )


def memory(sizes: tuple[int, ...] = (500, 2000, 8000)) -> None:
    """Measure the peak of memory over ever larger piles."""
    for kind in ("folder", "lines", "archive"):
        for n in sizes:
            with tempfile.TemporaryDirectory() as folder:
                pile = written(Path(folder), kind, n)
                size = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file()) / 1e6
                asked = [sys.executable, "-m", "firsthand", "read", str(pile), "--format", "json"]
                wall = time.perf_counter()
                with subprocess.Popen([*asked, "--output", f"{folder}/out"], stderr=subprocess.DEVNULL) as process:
                    _, status, used = os.wait4(process.pid, 0)
                    process.returncode = os.waitstatus_to_exitcode(status)
                wall = time.perf_counter() - wall
                read = Path(folder, "out").read_bytes().count(b'"sha256"')
            print(
                f"{kind:8} {n:6} articles, {size:7.1f} MB: {read} read, peak {used.ru_maxrss / 1024:.0f} MB, {wall:.1f} s"
            )


def written(folder: Path, kind: str, n: int) -> Path:
    """Write a pile; JSON lines and archives are padded over the size from which they are read where they lie."""
    if kind == "folder":
        for k in range(n):
            (folder / f"{k // 1000:03}").mkdir(exist_ok=True)
            (folder / f"{k // 1000:03}" / f"{k:06}.txt").write_text(article(k), "utf-8")
        return folder
    path = folder / ("pile.jsonl" if kind == "lines" else "pile.warc")
    padding = 250_000
    with path.open("wb") as file:
        for k in range(n):
            if kind == "lines":
                record = {"text": article(k), "title": f"Bridge {k}", "picture": "x" * padding}
                file.write(json.dumps(record).encode() + b"\n")
            else:
                page = f"<html><body><article><p>{article(k)}</p></article></body></html>"
                file.write(made.record(made.answered(page), url=f"https://e.example/{k}"))
                picture = made.answered("x" * padding, head="Content-Type: image/png")
                file.write(made.record(picture, url=f"https://e.example/{k}.png"))
    return path


MEASURES: dict[str, Callable[[], None]] = {"pages": pages, "texts": texts, "memory": memory}


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", default=list(MEASURES))
    for name in parser.parse_args().measures:
        if name != "pages" or DATA.exists():
            MEASURES[name]()


if __name__ == "__main__":
    main()
