"""Simulated retellings: make families, trace them, print how much of the true graph was found.

python -m benchmarks.retellings [--families N] [--seed S] [--shape NAME] [--write FOLDER] [--properties N]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks.retellings.family import SHAPES
from benchmarks.retellings.pile import make_pile, save
from benchmarks.retellings.runs import bands, measure, properties, table

AIMS = {"edges": 0.9, "direction": 0.85, "origins": 0.8, "calibration": 0.05, "invented apart": 0.03}
LOWER = frozenset({"calibration", "invented", "invented apart", "error", "width"})


def main() -> None:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--families", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shape", choices=sorted(SHAPES))
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--write", type=Path, help="write the families there as piles instead of tracing them")
    parser.add_argument("--properties", type=int, metavar="N", help="run the properties of copies N times instead")
    options = parser.parse_args()
    if options.properties:
        properties(options.properties, options.seed, processes=options.processes)
        return
    if options.write:
        for i in range(options.families):
            save(make_pile(options.seed * 1_000_000 + i, options.shape), options.write / f"{options.seed}-{i:04}")
        return
    started = time.perf_counter()
    tallies = measure(options.families, options.seed, options.shape, processes=options.processes)
    print(table(tallies))
    print("edges, said → so: " + bands(tallies["all"].said))
    figures = tallies["all"].figures()
    for name, aim in AIMS.items():
        met = figures[name] <= aim if name in LOWER else figures[name] >= aim
        print(f"{name}: {figures[name]:.3f} {'✓' if met else f'✗ (aim {aim:.2f})'}")
    print(f"{options.families} families in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
