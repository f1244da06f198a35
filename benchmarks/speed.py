"""Timings with a ratio against something run beside it, since machines are shared and noisy.

python -m benchmarks.speed [cold] [thousand] [size]
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
_COMPANION = "import importlib.util as u\nimport numpy, lxml.etree\nif u.find_spec('scipy'): import scipy.linalg"


def timed(command: list[str]) -> tuple[float, float]:
    """Run a command; give its wall time in seconds and its peak memory in MB.

    Raises:
        RuntimeError: It failed.
    """
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 3}:
        msg = f"{command[:6]} ended with {process.returncode}; run it by hand"
        raise RuntimeError(msg)
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return time.perf_counter() - started, usage.ru_maxrss / unit


def cold(runs: int = 5) -> dict[str, float]:
    """Time five articles from nothing to the finished page, beside the import of numpy and lxml, in turns."""
    pile = SHARED / "stories" / "kabul-2021" / "articles"
    if not pile.exists():
        pile = ROOT / "examples" / "harbour-crane" / "articles"
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "firsthand", "trace", str(pile), "--html", f"{folder}/r.html", "--quiet"]
        pairs = [(timed(ours), timed([sys.executable, "-c", _COMPANION])) for _ in range(runs)]
    wall, memory = min(p[0][0] for p in pairs), max(p[0][1] for p in pairs)
    beside = min(p[1][0] for p in pairs)
    print(
        f"cold start, {pile.parent.name}: {wall:.2f} s, {memory:.0f} MB; import of numpy, lxml: {beside:.2f} s; ratio {wall / beside:.1f}"
    )
    return {"wall_s": wall, "memory_mb": memory, "companion_s": beside, "ratio": wall / beside}


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def thousand_articles() -> list[dict[str, str]]:
    """Give the 1,000 articles of the public sets as records with text, title, outlet, published."""
    data = SHARED / "data"
    files = [
        ("story-events-5w1h/news_cluster.jsonl.gz", 240),
        ("wikinews-sample/wikinews.jsonl.gz", 295),
        ("basil/basil.jsonl.gz", 213),
        ("provenance-events/helsinki.jsonl.gz", 252),
    ]
    records = []
    for name, most in files:
        for row in _rows(data / name)[:most]:
            text = _text(row)
            if text:
                records.append(
                    {
                        "text": text,
                        "title": str(row.get("title") or ""),
                        "published": str(row.get("date") or row.get("published") or ""),
                    }
                )
    return records


def _text(row: dict[str, Any]) -> str:
    for key in ("text", "body", "content", "article", "sentences", "paragraphs"):
        value = row.get(key)
        if isinstance(value, list):
            value = "\n\n".join(str(v.get("text", v)) if isinstance(v, dict) else str(v) for v in value)
        if isinstance(value, str) and len(value) > 200:
            return value
    return ""


def thousand() -> dict[str, float]:
    """Time a thousand articles beside a plain TF-IDF of the same words."""
    records = thousand_articles()
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        pile.write_text("\n".join(json.dumps(r) for r in records), "utf-8")
        wall, memory = timed(
            [
                sys.executable,
                "-m",
                "firsthand",
                "trace",
                str(pile),
                "--format",
                "json",
                "--quiet",
                "--output",
                f"{folder}/t.json",
            ]
        )
    started = time.perf_counter()
    _plain_tfidf([r["text"] for r in records])
    beside = time.perf_counter() - started
    print(
        f"{len(records)} articles: {wall:.1f} s, {memory:.0f} MB; plain TF-IDF of them: {beside:.1f} s; ratio {wall / beside:.1f}"
    )
    return {
        "articles": len(records),
        "wall_s": wall,
        "memory_mb": memory,
        "companion_s": beside,
        "ratio": wall / beside,
    }


def _plain_tfidf(texts: list[str]) -> list[dict[str, float]]:
    counts = [Counter(re.findall(r"\w+", t.lower())) for t in texts]
    spread = Counter(w for c in counts for w in c)
    return [{w: n * math.log(len(texts) / spread[w]) for w, n in c.items()} for c in counts]


def size() -> dict[str, float]:
    """Install the package into a fresh environment and measure its size on disk, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        before = _megabytes(Path(folder))
        subprocess.run([f"{folder}/bin/pip", "install", "-q", "--disable-pip-version-check", str(ROOT)], check=True)
        installed = _megabytes(Path(folder)) - before
    print(f"default install: {installed:.0f} MB")
    return {"install_mb": installed}


def _megabytes(folder: Path) -> float:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink()) / 1e6


def main() -> None:
    """Run the benchmarks asked for; all that can run here if none is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="*", choices=["cold", "thousand", "size", []])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    asked = options.which or ["cold", *(["thousand"] if SHARED.exists() else []), "size"]
    figures = {name: {"cold": cold, "thousand": thousand, "size": size}[name]() for name in asked}
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), "utf-8")


if __name__ == "__main__":
    main()
