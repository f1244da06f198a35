"""Runs over many families, in one process or several."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.retellings.measure import Tally, tally, trace_pile
from benchmarks.retellings.pile import make_pile
from benchmarks.retellings.properties import Broken, parsed_once, run


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
            parts.append(
                f"{sum(p for p, _ in held) / len(held):.2f} → {sum(r for _, r in held) / len(held):.2f} ({len(held)})"
            )
    return " · ".join(parts)


def several(seed: int) -> tuple[int, list[Broken]]:
    """Run all properties on the articles of one seed."""
    with parsed_once():
        return run(seed)


def properties(n: int, seed: int = 1, *, processes: int = 1) -> None:
    """Run the properties n times or a few times more; print what broke."""
    done, seeds, broken = 0, iter(range(seed * 1_000_000, (seed + 1) * 1_000_000)), list[Broken]()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        while done < n:
            for made, found in pool.map(several, [next(seeds) for _ in range(8 * processes)]):
                done, broken = done + made, broken + found
    runs = {(b.seed, b.kind) for b in broken}
    print(f"properties: {done} runs, {len(runs)} in which one did not hold")
    for (kind, what), k in sorted(Counter((b.kind, b.what) for b in broken).items()):
        print(
            f"  {kind}: {what}, {k} tellings in {len({b.seed for b in broken if (b.kind, b.what) == (kind, what)})} runs"
        )
    for b in broken[:20]:
        print(f"  seed {b.seed}, {b.kind}, {b.what}: {b.words}")
