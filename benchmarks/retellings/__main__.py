"""Simulated retellings: make families, trace them, print how much of the true graph was found.

    python -m benchmarks.retellings [--families N] [--seed S] [--shape NAME] [--write FOLDER] [--properties N]
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.retellings.family import SHAPES
from benchmarks.retellings.measure import Tally, tally, trace_pile
from benchmarks.retellings.pile import make_pile, save

AIMS = {"edges": 0.9, "direction": 0.85, "origins": 0.8, "calibration": 0.05, "invented apart": 0.03}
LOWER = frozenset({"calibration", "invented", "invented apart", "error", "width"})


def one(seed: int, shape: str | None) -> tuple[str, Tally]:
    """Make a family, trace it, hold it against the truth."""
    pile = make_pile(seed, shape)
    return pile.shape, tally(pile, trace_pile(pile))


def measure(families: int, seed: int = 1, shape: str | None = None, *, processes: int = 1) -> dict[str, Tally]:
    """Measure some families; give a tally a shape, and of all under «all»."""
    seeds = range(seed * 1_000_000, seed * 1_000_000 + families)
    tallies = {"all": Tally()}
    if processes > 1:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            results = list(pool.map(one, seeds, [shape] * families, chunksize=8))
    else:
        results = [one(s, shape) for s in seeds]
    for name, found in results:
        tallies["all"].add(found)
        tallies.setdefault(name, Tally()).add(found)
    return tallies


def table(tallies: dict[str, Tally]) -> str:
    """Draw the figures, a row a shape."""
    rows = {name: t.figures() for name, t in sorted(tallies.items(), key=lambda item: item[0])}
    names = list(rows["all"])
    lines = [" " * 16 + "families" + "".join(f"{n[:9]:>10}" for n in names)]
    for name, figures in rows.items():
        lines.append(f"{name:16}{len(tallies[name].scores):8}" + "".join(f"{figures[n]:10.3f}" for n in names))
    return "\n".join(lines)


def bands(said: list[tuple[float, bool]]) -> str:
    """Draw what was said and what was so, a band of probability each."""
    parts = []
    for i in range(10):
        held = [(p, r) for p, r in said if min(9, int(p * 10)) == i]
        if held:
            parts.append(f"{sum(p for p, _ in held) / len(held):.2f} → {sum(r for _, r in held) / len(held):.2f} ({len(held)})")
    return " · ".join(parts)


def main() -> None:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--families", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shape", choices=sorted(SHAPES))
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--write", type=Path, help="write the families there as piles instead of tracing them")
    options = parser.parse_args()
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
