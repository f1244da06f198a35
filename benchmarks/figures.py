"""Figures, times and names on the case files of tests/corpus: half of the sentences were written without sight of the grammar.

    python -m benchmarks.figures [--errors N] [--only blind|sighted] [--of quantities|times|names]

The README beside each file says what a case is and when it is right.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.text.days import resolve
from firsthand.text.name_likeness import name_likeness, one_name
from firsthand.text.quantities import Quantity, QuantityKind, find_figures
from firsthand.text.times import find_times
from firsthand.text.units import Dimension

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
_KINDS = {
    Dimension.COUNT: "count", Dimension.MONEY: "money", Dimension.AGE: "age", Dimension.DURATION: "duration", Dimension.SCORE: "score",
    Dimension.POINTS: "percent", Dimension.ORDINAL: "ordinal", Dimension.YEAR: "year", Dimension.CLOCK: "time", Dimension.PHONE: "phone",
}  # fmt: skip
_CLOSE = 1e-6
_SMALL_WORDS = 6  # letters of «since», «until», which need not be part of an expression
Case = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A case with what we gave and where it falls short of the answer; no faults if it is right."""

    case: Case
    faults: tuple[str, ...]
    got: str


def cases(of: str, only: str = "") -> list[Case]:
    """Give the cases of a kind, in order."""
    files = sorted((CORPUS / of).glob(f"{only}*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines() if line.strip()]


def kind_of(q: Quantity) -> str:
    """Give the case files' word for what a figure measures."""
    if q.dimension is Dimension.SHARE:
        return "percent" if q.unit == "%" else "share"
    return _KINDS.get(q.dimension, "measure")


def judge_quantities(case: Case) -> Answer:
    """Compare the figures that we find in a sentence with those of the answer, one by one."""
    text = case["text"]
    ours = [q for q in find_figures(text) if q.dimension is not Dimension.LABEL]
    faults: list[str] = []
    used: set[int] = set()
    for gold in case["quantities"]:
        start = text.index(gold["words"])
        end = start + len(gold["words"])
        hits = [
            (min(end, q.end) - max(start, q.start), -i) for i, q in enumerate(ours) if q.start < end and start < q.end
        ]
        if not hits:
            faults.append(f"missed «{gold['words']}»")
            continue
        i = -max(hits)[1]
        used.add(i)
        faults += [f"{what} of «{gold['words']}»" for what in _faults(text, ours[i], gold, case["quantities"])]
    faults += [f"spurious «{text[q.start : q.end]}»" for i, q in enumerate(ours) if i not in used]
    return Answer(case, tuple(faults), "; ".join(_shown(text, q) for q in ours))


def _faults(text: str, q: Quantity, gold: Case, every: list[Case]) -> list[str]:
    found = []
    kind = kind_of(q)
    if kind != gold["kind"]:
        found.append("kind")
    sized = gold["kind"] not in {"score", "time", "phone"}
    if sized and not (_near(q.least, gold["low"]) and _near(q.most, gold["high"])):
        found.append("value")
    if "pair" in gold and list(q.pair or ()) != gold["pair"]:
        found.append("pair")
    if "clock" in gold and _clock(q) != gold["clock"]:
        found.append("clock")
    noun = text[slice(*q.counted)] if q.counted else None
    if gold["kind"] != "age" and noun != gold["noun"]:
        found.append(f"noun ({noun})")
    if not _same_whole(text, q, gold, every):
        found.append("whole")
    return found


def _same_whole(text: str, q: Quantity, gold: Case, every: list[Case]) -> bool:
    if gold["part_of"] is None or q.part_of is None:
        return gold["part_of"] is None and q.part_of is None
    whole = next(g for g in every if g["words"] == gold["part_of"])
    start = text.index(whole["words"])
    return q.part_of[0] < start + len(whole["words"]) and start < q.part_of[1]


def _near(got: float | None, want: float | None) -> bool:
    if got is None or want is None:
        return got is None and want is None
    return math.isclose(got, want, rel_tol=_CLOSE, abs_tol=_CLOSE)


def _clock(q: Quantity) -> str | None:
    return None if q.pair is None else f"{q.pair[0]:02}:{q.pair[1]:02}"


def _shown(text: str, q: Quantity) -> str:
    noun = text[slice(*q.counted)] if q.counted else "–"
    whole = f" of «{text[slice(*q.part_of)]}»" if q.part_of else ""
    value = q.pair if q.pair is not None else (q.least, q.most)
    about = "~" if q.approximate and q.kind is not QuantityKind.EXACT else ""
    return f"«{text[q.start : q.end]}» {about}{value} {kind_of(q)} {noun}{whole}"


def judge_times(case: Case) -> Answer:
    """Compare the days of the expression that shares most with the answer's words with the answer's days."""
    text = case["text"]
    start = text.index(case["words"])
    end = start + len(case["words"])
    hits = [
        (min(end, t.end) - max(start, t.start), -i, t)
        for i, t in enumerate(find_times(text))
        if t.start < end and start < t.end
    ]
    if not hits or 2 * max(hits)[0] < end - start - _SMALL_WORDS:
        return Answer(case, ("missed",), "nothing")
    said = max(hits)[2]
    days = resolve(said, case["published"])
    got = tuple(None if day is None else dt.date.fromordinal(day).isoformat() for day in (days.first, days.last))
    want = (case["start"], case["end"])
    return Answer(
        case,
        () if got == want else (f"{want} wanted",),
        f"{got} «{said.words}» {said.kind} {said.tense} ({days.reason})",
    )


def judge_names(case: Case) -> Answer:
    """Tell whether two names are taken for one at the working threshold as the answer has it."""
    right = one_name(case["a"], case["b"]) == case["same"]
    fault = () if right else ("variant parted" if case["same"] else "hard negative merged",)
    return Answer({**case, "text": f"{case['a']} / {case['b']}"}, fault, f"{name_likeness(case['a'], case['b']):.3f}")


def area_under_curve(listed: list[Case]) -> float:
    """Give the chance that a variant pair is more alike than a hard negative; ties count half."""
    same, other = ([name_likeness(c["a"], c["b"]) for c in listed if c["same"] is wanted] for wanted in (True, False))
    return sum((s > o) + (s == o) / 2 for s in same for o in other) / (len(same) * len(other))


JUDGES: dict[str, Callable[[Case], Answer]] = {
    "quantities": judge_quantities,
    "times": judge_times,
    "names": judge_names,
}


def measure(of: str, only: str = "") -> dict[str, float]:
    """Give the share of cases that are right; a crash counts as wrong and is counted besides."""
    listed = cases(of, only)
    answers = [JUDGES[of](case) for case in listed]
    figures = {"right": sum(not a.faults for a in answers) / len(answers)}
    if of == "names":
        merged = sum(bool(a.faults) and not a.case["same"] for a in answers)
        figures |= {"auc": area_under_curve(listed), "merged": float(merged)}
    return {name: round(value, 3) for name, value in figures.items()}


def main() -> None:
    """Print the figures, and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", choices=("blind", "sighted"), default="")
    parser.add_argument("--of", choices=tuple(JUDGES), action="append")
    options = parser.parse_args()
    for of in options.of or list(JUDGES):
        answers = [JUDGES[of](case) for case in cases(of, options.only)]
        wrong = [a for a in answers if a.faults]
        print(f"{of}: {len(answers) - len(wrong)} of {len(answers)} right ({1 - len(wrong) / len(answers):.3f})")
        for a in wrong[: options.errors]:
            print(f"\n{a.case['id']} {a.case['text']}\n  {'; '.join(a.faults)}\n  got {a.got}")


if __name__ == "__main__":
    main()
