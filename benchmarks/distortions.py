"""Claims distorted and claims told again, put to ``check``: what it must not confirm, and what it should find.

    python -m benchmarks.distortions [dev|blind|blind-2] [--errors N]

The cases stand in tests/corpus/distortions. A distorted case is wrongly confirmed if the answer is «told», whatever claim is shown. A true one is found if
the claim shown is its own and the answer is not «told differently»; it is confirmed if the answer is «told» besides. Cases of piles that are not there are counted aloud.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import firsthand
from benchmarks.score import Pile
from firsthand.pipeline.check import CheckAnswer, Checker, CheckVerdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Trace

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus" / "distortions"
OURS = (ROOT / "examples", ROOT / "training" / "piles")
BESIDE = ROOT.parent / "shared" / "training" / "piles"
HALVES = ("dev", "blind", "blind-2")
NOTHING, OTHER = "nothing near", "another claim"


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with the answer that it got.

    Attributes:
        case: The case, as in the file.
        answer: The answer, None if no claim is near.
        right: Whether the claim shown is the case's own.
    """

    case: dict[str, Any]
    answer: CheckAnswer | None
    right: bool

    @property
    def verdict(self) -> str:
        """The answer in words."""
        return NOTHING if self.answer is None else self.answer.verdict.value

    @property
    def told(self) -> bool:
        """Whether the answer is «told»."""
        return self.verdict == CheckVerdict.TOLD

    @property
    def found(self) -> bool:
        """Whether the case's own claim is shown, and the words are not said to part from it."""
        return self.right and self.verdict != CheckVerdict.DIFFERENTLY


def cases(half: str) -> list[dict[str, Any]]:
    """Give the cases of a half, in order."""
    return [json.loads(line) for line in (CORPUS / f"{half}.jsonl").read_text("utf-8").splitlines()]


def folder_of(pile: str, *, beside: bool = True) -> Path | None:
    """Give where a pile stands, None if it is not there; piles outside the repository only if ``beside``."""
    folders = [*OURS, *([BESIDE] if beside else [])]
    return next((f / pile for f in folders if (f / pile / "gold.json").exists()), None)


def judge(folder: Path, some: Iterable[dict[str, Any]], traced: Trace | None = None) -> list[Judged]:
    """Trace a pile, unless that is done, and put its cases to ``check``."""
    traced = traced or firsthand.trace([str(folder / "articles")])
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    pile = Pile(gold, json.loads(traced.to_json()))
    own: dict[str, set[str]] = defaultdict(set)
    for row in pile.rows:
        if row.best is not None:
            own[gold["claims"][row.claim]["id"]].add(row.best.key[1])
    checker, judged = Checker(traced), []
    for case in some:
        answer = checker.answer(case["text"])
        judged.append(Judged(case, answer, answer is not None and answer.claim.id in own[case["claim"]]))
    return judged


def judge_half(half: str, *, beside: bool = True) -> tuple[list[Judged], int]:
    """Give the judged cases of a half, and how many were left out because their pile is not there."""
    by_pile: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for case in cases(half):
        by_pile[case["pile"]].append(case)
    judged: list[Judged] = []
    left_out = 0
    for pile, some in sorted(by_pile.items()):
        folder = folder_of(pile, beside=beside)
        if folder is None:
            left_out += len(some)
        else:
            judged += judge(folder, some)
    return judged, left_out


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """Give the shares of distorted cases confirmed, and of true ones found and confirmed."""
    distorted = [j for j in judged if j.case["kind"] == "distorted"]
    true = [j for j in judged if j.case["kind"] == "true"]
    return {
        "wrongly": round(sum(j.told for j in distorted) / max(1, len(distorted)), 3),
        "found": round(sum(j.found for j in true) / max(1, len(true)), 3),
        "confirmed": round(sum(j.told and j.right for j in true) / max(1, len(true)), 3),
    }


def measure() -> dict[str, float]:
    """Give the figures on the cases whose piles the repository has: what the gate pins."""
    return figures(judge_half("dev", beside=False)[0])


def report(half: str, n_errors: int) -> None:
    """Print a half's figures, by slot, and the answers; and some errors."""
    judged, left_out = judge_half(half)
    if not judged:
        print(f"{half}: none of its piles is here ({left_out} cases left out)")
        return
    print(
        f"\n{half}: {figures(judged)}" + (f"; {left_out} cases left out, their piles are not here" if left_out else "")
    )
    answers = [v.value for v in CheckVerdict] + [NOTHING]
    print(f"{'':28}{'cases':>7}{'own claim':>11}" + "".join(f"{a[:14]:>16}" for a in answers))
    for kind, slot in sorted({(j.case["kind"], j.case["slot"]) for j in judged}):
        some = [j for j in judged if (j.case["kind"], j.case["slot"]) == (kind, slot)]
        count = Counter(j.verdict for j in some)
        numbers = "".join(f"{count[a]:16}" for a in answers)
        print(f"{kind + ', ' + slot:28}{len(some):7}{sum(j.right for j in some):11}{numbers}")
    wrong = [j for j in judged if (j.told if j.case["kind"] == "distorted" else not j.found)]
    for j in wrong[:n_errors]:
        shown = "" if j.answer is None else f" | {j.answer.claim.gist[:120]} | {j.answer.note}"
        parting = "; ".join(d.explanation for d in j.answer.disagreements) if j.answer else ""
        where = "" if j.right else f" ({OTHER})"
        print(f"{j.case['id']} [{j.case['slot']}] {j.case['text']}\n    {j.verdict}{where}{shown} | {parting}")


def main() -> None:
    """Print the figures of the halves asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", nargs="*", choices=[*HALVES, []])
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of the developing half")
    options = parser.parse_args()
    for half in options.half or HALVES:
        report(half, options.errors if half == "dev" else 0)


if __name__ == "__main__":
    main()
