"""How fast quotations are found, and whether hostile texts cost more than their length.

python -m benchmarks.quotes [speed] [hostile] [--chars N]

Speed counts words a second of processor time, all threads together, reading and loading left out. A hostile text is measured at N
and at 2N characters: linear work takes twice as long; over 2.3 times ends with 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.attribute import StatementAttributor, document_quotes
from firsthand.read import FileReader, document_from_mapping

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.model import Document

EXAMPLES = Path(__file__).parent.parent / "examples"
MOST = 2.3  # times as long for twice the text
_SENTENCE = "the mayor said the bridge over the lake is closed and two engineers warned of it, "
HOSTILE: dict[str, Callable[[int], str]] = {
    "one sentence": lambda n: _SENTENCE * (n // len(_SENTENCE)),
    "marks": lambda n: '"' * n,
    "open marks": lambda n: "“" * n,
    "nested marks": lambda n: "“‘" * (n // 4) + "’”" * (n // 4),
    "closed marks": lambda n: "“a ”" * (n // 4),
    "open paragraphs": lambda n: "“We go on\n" * (n // 10),
}
STAGES: dict[str, Callable[[Document], object]] = {
    "quotes": document_quotes,
    "attribute": lambda document: StatementAttributor()([document]),
}


def seconds(run: Callable[[Document], object], text: str) -> float:
    """Time a stage over one text."""
    document = document_from_mapping({"text": text, "title": ""}, path="text.txt")
    started = time.process_time()
    run(document)
    return time.process_time() - started


def speed(rounds: int = 5) -> dict[str, float]:
    """Give words a second of each stage over the articles of the examples."""
    documents = FileReader()([str(p) for p in sorted(EXAMPLES.glob("*/articles"))]).documents
    words = sum(len(d.text.split()) for d in documents)
    found: dict[str, float] = {}
    for name, run in STAGES.items():
        run(documents[0])
        taken = min(sum(seconds(run, d.text) for d in documents) for _ in range(rounds))
        found[name] = round(words / taken)
        print(f"{name}: {found[name]:,.0f} words a second ({words:,} words)")
    return found


def hostile(chars: int) -> dict[str, float]:
    """Give, for each hostile text and stage, how many times as long twice the text takes."""
    found: dict[str, float] = {}
    for kind, make in HOSTILE.items():
        for name, run in STAGES.items():
            once, twice = seconds(run, make(chars)), seconds(run, make(2 * chars))
            found[f"{kind}, {name}"] = round(twice / once, 2)
            print(f"{kind}, {name}: {once:.2f} s, {twice:.2f} s: ratio {twice / once:.2f}")
    return found


def main() -> None:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which", nargs="*", choices=["speed", "hostile", []])
    parser.add_argument("--chars", type=int, default=100_000)
    options = parser.parse_args()
    if "speed" in options.which or not options.which:
        speed()
    if "hostile" in options.which or not options.which:
        worse = {k: v for k, v in hostile(options.chars).items() if v > MOST}
        if worse:
            sys.exit(f"quotes: more than {MOST} times as long for twice the text: {worse}")


if __name__ == "__main__":
    main()
