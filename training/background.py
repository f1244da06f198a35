"""Count how common words are in the permitted corpora; write the table that ``firsthand.text.frequency`` reads."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from training.treebanks import read_trees

TARGET = Path(__file__).parent.parent / "src" / "firsthand" / "trained" / "frequency.txt"
MIN_COUNT = 2


def main() -> None:
    """Write «word count» lines, most common first; the first line is the number of all words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder that holds gum/ and ud-ewt/")
    data = parser.parse_args().data
    counts: Counter[str] = Counter()
    for path in (data / "gum" / "gum.conllu.gz", data / "ud-ewt" / "ewt-train.conllu.gz"):
        for tree in read_trees(path):
            counts.update(w.lower() for w in tree.words if re.fullmatch(r"[^\W\d_]+", w))
    kept = sorted(((-n, w) for w, n in counts.items() if n >= MIN_COUNT))
    lines = [str(sum(counts.values())), *(f"{word} {-n}" for n, word in kept)]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
