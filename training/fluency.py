"""Count runs of words in the permitted corpora; write the table that ``firsthand.text.fluency`` reads."""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.text.fluency import START, word_classes

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parent.parent / "src" / "firsthand" / "trained" / "word_runs.txt.gz"
COMMON = 1200  # words that stand for themselves
LEAST = {1: 1, 2: 2, 3: 3}  # times that a run of so many words must occur


def texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (line[9:].strip() for line in lines if line.startswith("# text = "))


def main() -> None:
    """Write the common words in a line, then «words count» lines: runs of one, two and three words in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder that holds gum/ and ud-ewt/")
    data = parser.parse_args().data
    read = [t for p in ("gum/gum.conllu.gz", "ud-ewt/ewt-train.conllu.gz") for t in texts(data / p)]
    every = frozenset(w for t in read for w in t.lower().split())
    frequent = Counter(w for t in read for w in word_classes(t.lower(), every))
    words = sorted(frequent, key=lambda w: (-frequent[w], w))
    common = [w for w in words if not w.startswith("x-") and w not in {"#", "NAME"}][:COMMON]
    runs: Counter[tuple[str, ...]] = Counter()
    for text in read:
        run = [START, START, *word_classes(text, frozenset(common))]
        runs.update((w,) for w in run[1:])
        runs.update(tuple(run[at : at + n]) for n in (2, 3) for at in range(len(run) - n + 1))
    kept = sorted((len(r), r, n) for r, n in runs.items() if n >= LEAST[len(r)])
    lines = [" ".join(common), *(f"{' '.join(r)} {n}" for _, r, n in kept)]
    TARGET.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0))
    print(len(kept), "runs,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
