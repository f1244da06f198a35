"""The gate: trace every pile, score it, print the table, fail under the floors.

    python -m benchmarks.gate [--quick] [--pin] [--json FILE]

The full gate also measures simulated retellings and, where they are, quotations on PolNeAR (its part ``dev``), claims on four public sets and the stemma of Notre Besoin. ``--pin`` raises floors to what was measured, less a small margin; it never lowers one. A pile of the floors that is not
there is said aloud, never counted as passed.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

import firsthand
from benchmarks import chains, distortions, figures, formats, linking, polnear, stemmata, strength
from benchmarks.baselines import BASELINES
from benchmarks.retellings import runs
from benchmarks.score import score

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).parent / "floors.json"
STORIES = ROOT.parent / "shared" / "stories"
OTHERS, QUOTES, CHAINS, BLIND, FORMATS = "others-mean", "polnear-dev", "chains", "chains-blind", "formats"
RETELLINGS, BESOIN, DISTORTIONS = "retellings", "notre-besoin", "distortions"
CASES = ("quantities", "times", "names")
ONLY_FULL = frozenset({QUOTES, RETELLINGS, BESOIN, *linking.SETS, *strength.SETS})
LOWER_IS_BETTER = frozenset(
    {"error", "width", "spurious", "merged", "wrongly", "calibration", "invented", "invented apart"}
)
_FAMILIES = 60
_MARGIN, _STEP = 0.01, 0.005
TARGETS = {
    "kabul-2021": {"alignment": 0.55, "nearest": 0.70, "chain": 0.55, "count": 0.75, "roots": 0.45, "differences": 0.40, "quiet": 0.50, "derivation": 0.80, "origin": 1.0, "stories": 1.0},
    OTHERS: {"alignment": 0.50, "nearest": 0.65, "chain": 0.50, "count": 0.62, "roots": 0.40, "differences": 0.35, "quiet": 0.50, "derivation": 0.50, "origin": 0.50, "stories": 0.95, "restraint": 0.50},
    QUOTES: {"cue overlap": 0.78, "source overlap": 0.80, "content overlap": 0.78, "whole overlap": 0.70, "content exact": 0.50},
    CHAINS: {"whole": 0.85, "deep": 0.80},
    BLIND: {"whole": 0.80, "deep": 0.75},
    "quantities": {"right": 0.92}, "times": {"right": 0.88}, "names": {"auc": 0.97},
    "qa-align": {"recall at .90": 0.85}, "superpal": {"recall@1": 0.75},
    RETELLINGS: {"edges": 0.90, "direction": 0.85, "origins": 0.80, "calibration": 0.05, "invented apart": 0.03},
    BESOIN: {"triples": 0.80}, DISTORTIONS: {"wrongly": 0.02, "found": 0.85},
}  # fmt: skip
Figures = dict[str, float]


def piles() -> list[Path]:
    """Give the piles with an answer: the repository's own, and those beside it where they are."""
    folders = [*sorted((ROOT / "examples").glob("*/gold.json")), *sorted(STORIES.glob("*/gold.json"))]
    return [f.parent for f in folders]


def measure(pile: Path) -> tuple[Figures, dict[str, Any]]:
    """Trace a pile and score it; give the figures and the trace.

    Raises:
        ValueError: An article was lost on the way.
    """
    gold = json.loads((pile / "gold.json").read_text("utf-8"))
    trace: dict[str, Any] = json.loads(firsthand.trace([str(pile / "articles")]).to_json())
    return score(gold, trace), trace


def mean(rows: list[Figures]) -> Figures:
    """Give the mean of each figure over piles."""
    return {k: round(math.fsum(r[k] for r in rows) / len(rows), 3) for k in rows[0]}


def under_floor(measured: dict[str, Figures], floors: dict[str, Figures]) -> list[str]:
    """Say which figures are worse than pinned."""
    worse = []
    for pile, pinned in floors.items():
        for figure, floor in pinned.items():
            if pile not in measured:
                continue
            value = measured[pile][figure]
            bad = value > floor if figure in LOWER_IS_BETTER else value < floor
            if bad:
                worse.append(f"{pile}: {figure} is {value:.3f}, pinned at {floor:.3f}")
    return worse


def raised(measured: dict[str, Figures], floors: dict[str, Figures]) -> dict[str, Figures]:
    """Give the floors raised to what was measured, less a margin; none is lowered."""
    new = {pile: dict(pinned) for pile, pinned in floors.items()}
    for pile, got in measured.items():
        for figure, value in got.items():
            lower = figure in LOWER_IS_BETTER
            step = math.ceil((value + _MARGIN) / _STEP) if lower else math.floor((value - _MARGIN) / _STEP)
            candidate = round(max(0.0, step * _STEP), 3)
            old = new.setdefault(pile, {}).get(figure)
            new[pile][figure] = candidate if old is None else min(old, candidate) if lower else max(old, candidate)
    return new


def table(rows: dict[str, Figures]) -> str:
    """Draw the figures, a row a pile."""
    names = list(next(iter(rows.values())))
    lines = [" " * 24 + "".join(f"{n[:9]:>10}" for n in names)]
    lines += [
        f"{pile[:23]:24}" + "".join(f"{got.get(n, float('nan')):10.3f}" for n in names) for pile, got in rows.items()
    ]
    return "\n".join(lines)


def _targets(measured: dict[str, Figures]) -> str:
    lines = []
    for pile, wanted in TARGETS.items():
        if pile in measured:
            marks = (
                f"{f} {measured[pile][f]:.3f} {'✓' if _met(f, measured[pile][f], t) else f'✗ (aim {t:.2f})'}"
                for f, t in wanted.items()
            )
            lines.append(f"{pile}: " + " · ".join(marks))
    return "\n".join(lines)


def _met(figure: str, value: float, aim: float) -> bool:
    return value <= aim if figure in LOWER_IS_BETTER else value >= aim


def _only_full() -> dict[str, Figures]:
    """Give the figures that only the full gate measures, as far as their texts are here."""
    simulated = runs.measure(_FAMILIES)["all"].figures()
    measured: dict[str, Figures] = {RETELLINGS: {f: simulated[f] for f in (*TARGETS[RETELLINGS], "count")}}
    if polnear.DATA.exists():
        measured[QUOTES] = polnear.measure()
    if stemmata.DATA.exists():
        measured[BESOIN] = {f: round(v, 3) for f, v in stemmata.measure().items()}
    return measured | linking.measure() | strength.measure()


def _always() -> dict[str, Figures]:
    """Give the figures over what stands in the repository."""
    listed = {
        CHAINS: chains.measure(),
        BLIND: chains.measure("blind"),
        FORMATS: formats.measure(),
        DISTORTIONS: distortions.measure(),
    }
    return listed | {of: figures.measure(of) for of in CASES}


def main() -> None:
    """Measure, print, compare; exit 1 under a floor or if nothing could be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave the baselines out")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--json", type=Path, help="write the figures there")
    options = parser.parse_args()
    measured: dict[str, Figures] = {}
    traces: dict[str, dict[str, Any]] = {}
    for pile in piles():
        measured[pile.name], traces[pile.name] = measure(pile)
    if not measured:
        sys.exit("gate: no pile could be measured")
    others = [f for pile, f in measured.items() if (STORIES / pile).exists() and pile != "kabul-2021"]
    if others:
        measured[OTHERS] = mean(others)
    print(table(measured))
    if not options.quick:
        print("\nTrivial answers, mean of all piles:\n" + table(_baselines(traces)))
        measured |= _show(_only_full())
    measured |= _show(_always())
    print("\n" + _targets(measured))
    floors: dict[str, Figures] = json.loads(FLOORS.read_text("utf-8"))
    for name in floors:
        if name not in measured:
            print(f"not measured: {name} ({_why(name, quick=options.quick)})")
    if options.json:
        options.json.write_text(json.dumps(measured, indent=1), "utf-8")
    if options.pin:
        FLOORS.write_text(json.dumps(raised(measured, floors), indent=1, sort_keys=True) + "\n", "utf-8")
    worse = under_floor(measured, floors)
    if worse:
        sys.exit("gate: under the floor:\n" + "\n".join(worse))
    print("gate: no figure is under its floor")


def _why(name: str, *, quick: bool) -> str:
    return "the full gate measures it" if name in ONLY_FULL and quick else "its texts are not on this machine"


def _show(measured: dict[str, Figures]) -> dict[str, Figures]:
    for name, got in measured.items():
        print(f"\n{name}: " + " · ".join(f"{figure} {value:.3f}" for figure, value in got.items()))
    return measured


def _baselines(traces: dict[str, dict[str, Any]]) -> dict[str, Figures]:
    golds = {p.name: json.loads((p / "gold.json").read_text("utf-8")) for p in piles()}
    return {
        name: mean([score(golds[pile], make(trace)) for pile, trace in traces.items()])
        for name, make in BASELINES.items()
    }


if __name__ == "__main__":
    main()
