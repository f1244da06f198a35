"""How fast quotations are found, and whether hostile texts cost more than their length.

python -m benchmarks.quotes [speed] [loading] [hostile] [memory] [--chars N] [--articles N]

Speed counts words a second of processor time, all threads together, reading and loading left out. A hostile text is measured at N
and at 2N characters: linear work takes twice as long; over 2.3 times ends with 1. Speed is also given as a ratio to a fixed piece of work run
beside it (products of matrices and a loop), which a busy machine slows alike. Loading is the processor time to load the parser's weights and
the vectors in a fresh process, imports left out. Memory is the most that a fresh process takes that attributes N/4 and then N short articles of
our own composing, each once: over 1.1 times ends with 1.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from firsthand.attribute import StatementAttributor, document_quotes
from firsthand.read import FileReader, document_from_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.model import Document

EXAMPLES = Path(__file__).parent.parent / "examples"
PARTS = ("speed", "loading", "memory", "hostile")
FLAT = 1.1  # times the memory for four times the articles
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
        beside = min(reference() for _ in range(rounds))
        found[name] = round(words / taken)
        print(
            f"{name}: {found[name]:,.0f} words a second ({words:,} words); {words / taken * beside:,.0f} in the time of the work beside it"
        )
    return found


def reference() -> float:
    """Time a fixed piece of work: products of matrices, and a loop."""
    left, right = np.ones((400, 128), np.float32), np.ones((128, 256), np.float32)
    started = time.process_time()
    for _ in range(1000):
        left @ right
    sum(i & 7 for i in range(500_000))
    return time.process_time() - started


_LOAD = """
import time
from firsthand.text import network, vectors
started = time.process_time()
network.model(), vectors.width(), vectors.wordpieces("word")
print(time.process_time() - started)
"""


def loading(rounds: int = 5) -> float:
    """Give the seconds of processor time that the weights take to load in a fresh process."""
    runs = (
        subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True) for _ in range(rounds)
    )
    taken = min(float(run.stdout) for run in runs)
    print(f"loading the weights: {taken * 1000:.0f} ms")
    return taken


def composed(n: int) -> Iterator[str]:
    """Compose short articles, no two alike, with names and figures that do not end."""
    chance = random.Random(7)  # noqa: S311 - no secret
    starts, ends = "Bra Kel Mor Tan Vel Os Hal Ri Du Sen".split(), "den lo mar sk tor wen vik ra gon lis".split()
    names = [a + b + c for a, b, c in itertools.product(starts, ("", "a", "i", "er"), ends)]
    for _ in range(n):
        first, last, town = (chance.choice(names) for _ in range(3))
        figure = chance.randrange(2, 90_000)
        yield (
            f"The bridge of {town} is closed, {first} {last}, the harbour master, said on Monday. "
            f"“We counted {figure:,} lorries in March,” {last} told the {town} Herald. He added that no one was hurt.\n\n"
            f"According to a report seen by the council, {figure // 3} people waited for the ferry."
        )


def attribute_all(n: int) -> float:
    """Attribute n composed articles and give the most memory that the process took, in MB."""
    attributor = StatementAttributor()
    for k, text in enumerate(composed(n)):
        attributor([document_from_mapping({"text": text, "title": ""}, path=f"{k}.txt")])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory(n: int) -> float:
    """Give how many times as much memory four times the articles take."""
    code = "from benchmarks.quotes import attribute_all; print(attribute_all({}))"
    few, many = (
        float(subprocess.run([sys.executable, "-c", code.format(k)], check=True, capture_output=True, text=True).stdout)
        for k in (n // 4, n)
    )
    print(f"memory: {few:.0f} MB for {n // 4:,} articles, {many:.0f} MB for {n:,}: {many / few:.2f} times")
    return many / few


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
    parser.add_argument("which", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--chars", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    which = options.which or PARTS
    if "speed" in which:
        speed()
    if "loading" in which:
        loading()
    if "memory" in which and (times := memory(options.articles)) > FLAT:
        sys.exit(f"quotes: {times:.2f} times the memory for four times the articles; at most {FLAT}")
    if "hostile" in which:
        worse = {k: v for k, v in hostile(options.chars).items() if v > MOST}
        if worse:
            sys.exit(f"quotes: more than {MOST} times as long for twice the text: {worse}")


if __name__ == "__main__":
    main()
