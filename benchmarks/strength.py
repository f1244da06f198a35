"""How strongly a thing is put, on public sets that nothing was trained on: InSciOut and ClaimDiff.

    python -m benchmarks.strength ["insciout" | "claimdiff strengthen" | "claimdiff weaken"]

InSciOut (part ``test``; the errors of the small part ``train`` were looked at): the main conclusion of a press release against that of the
study's abstract. How strongly each is put is what ``compare`` reads of it (``compare/cause.py``): no tie, going together, an open assertion,
an assertion. It exaggerates where the release is put more strongly, downplays where it is put less, else it is the same. Macro F1 of the
three, beside it that of «always the same», which is the majority; and the macro F1 of the four strengths. «hedges» is the same by
the scale of certainty alone (hedged, said, a fact, confirmed; two steps are a difference), each conclusion an article of one paragraph.

ClaimDiff (the 1,857 pairs of its two published files): does the second claim strengthen, does it weaken the first? The claims of
a topic are laid out as articles (benchmarks/linking.py). We say that it strengthens if the two are as likely one claim as our
working threshold asks, and ``compare`` finds no conflict between them; that it weakens if it finds one. F1 of «yes» and accuracy.
Beside them «always yes» and rules of words: it strengthens if they share a telling word, it weakens if they do and one of them alone
has a negation. Nothing is fitted, so there is no split.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.linking import DATA, Laid, Sentence, lay_out
from firsthand.align import ClaimAligner
from firsthand.align.features import read_words
from firsthand.align.stage import make_claim
from firsthand.attribute import StatementAttributor
from firsthand.compare import ClaimComparer
from firsthand.compare.cause import tie
from firsthand.compare.certainty import STEP, firmness_by_document
from firsthand.compare.tellings import read_tellings
from firsthand.model import DifferenceVerdict
from firsthand.read import document_from_mapping
from firsthand.text.frequency import rarity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from firsthand.compare.tellings import Telling
    from firsthand.model import Document

INSCIOUT = DATA / "insciout-strength" / "insciout_test.jsonl.gz"
CLAIMDIFF = {relation: DATA / "claimdiff" / f"{relation}-train.jsonl.gz" for relation in ("strengthen", "weaken")}
_TELLING = 7.0  # nats of a word that says something of the subject
SETS = ("insciout", "claimdiff strengthen", "claimdiff weaken")
Figures = dict[str, float]
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """Give the rows of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def label(release: int, abstract: int) -> str:
    """Say how a press release puts a conclusion beside the abstract, by two strengths: same, exaggerates or downplays."""
    return "same" if release == abstract else "exaggerates" if release > abstract else "downplays"


def by_hedges(release: str, abstract: str) -> str:
    """Say it by the scale of certainty alone."""
    a, b = (document_from_mapping({"text": t, "title": n}, path=n) for t, n in ((release, "a"), (abstract, "b")))
    ranks = {d: rank for d, (rank, _, _) in firmness_by_document(_tellings([a, b])).items()}
    if not {a.id, b.id} <= set(ranks) or abs(ranks[a.id] - ranks[b.id]) < STEP:
        return "same"
    return label(ranks[a.id], ranks[b.id])


def _tellings(documents: Sequence[Document]) -> tuple[Telling, ...]:
    """Read all that some documents say as tellings of one claim."""
    by_id = {d.id: d for d in documents}
    attribution = StatementAttributor()(list(by_id.values()))
    if not attribution.statements:
        return ()
    claim = make_claim(by_id, list(attribution.statements))
    return read_tellings(claim, by_id, {s.id: s for s in attribution.sources}, {})


def macro_f1(gold: Sequence[object], ours: Sequence[object]) -> float:
    """Give the mean F1 of the labels that gold has."""
    labels = sorted(set(gold), key=str)
    scores = [f1([g == label for g in gold], [o == label for o in ours]) for label in labels]
    return sum(scores) / len(scores)


def f1(gold: Sequence[bool], ours: Sequence[bool]) -> float:
    """Give the F1 of «yes»."""
    both = sum(g and o for g, o in zip(gold, ours, strict=True))
    return 2 * both / max(1, sum(gold) + sum(ours))


def insciout(rows: Sequence[Row]) -> Figures:
    """Measure InSciOut: macro F1 of ours and of the majority, and the share that is right."""
    gold = [r["exaggeration_label"] for r in rows]
    texts = [(r["press_release_conclusion"], r["abstract_conclusion"]) for r in rows]
    strengths = [(int(tie(a)[0]), int(tie(b)[0])) for a, b in texts]
    ours = [label(a, b) for a, b in strengths]
    told = [s for r in rows for s in (r["press_release_strength"], r["abstract_strength"])]
    return {
        "macro F1": macro_f1(gold, ours),
        "hedges F1": macro_f1(gold, [by_hedges(a, b) for a, b in texts]),
        "majority F1": macro_f1(gold, ["same"] * len(gold)),
        "strength F1": macro_f1(told, [s for pair in strengths for s in pair]),
        "right": sum(g == o for g, o in zip(gold, ours, strict=True)) / len(gold),
        "majority right": gold.count("same") / len(gold),
    }


def claimdiff() -> dict[str, Figures]:
    """Measure ClaimDiff, a row of figures for each of the two questions."""
    answers: dict[str, dict[str, bool]] = defaultdict(dict)
    for relation, path in CLAIMDIFF.items():
        for row in rows_of(path):
            answers[row["pair_id"]][relation] = row["relation"] == 1
    topics: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(CLAIMDIFF["strengthen"]):
        topics[row["topic"]].append(row)
    pairs = [row for _, rows in sorted(topics.items()) for row in rows]
    said = [s for _, rows in sorted(topics.items()) for s in sides(rows)]
    figures = {}
    for relation in CLAIMDIFF:
        gold = [answers[row["pair_id"]][relation] for row in pairs]
        ours, rule = [s[relation] for s in said], [s[f"{relation} rule"] for s in said]
        figures[f"claimdiff {relation}"] = {
            "F1": f1(gold, ours),
            "rule F1": f1(gold, rule),
            "always F1": f1(gold, [True] * len(gold)),
            "accuracy": _accuracy(gold, ours),
            "rule accuracy": _accuracy(gold, rule),
            "majority accuracy": max(sum(gold), len(gold) - sum(gold)) / len(gold),
        }
    return figures


def _accuracy(gold: Sequence[bool], ours: Sequence[bool]) -> float:
    return sum(g == o for g, o in zip(gold, ours, strict=True)) / len(gold)


def sides(rows: Sequence[Row]) -> list[dict[str, bool]]:
    """Say of each pair of a topic whether its second claim strengthens and whether it weakens the first, by us and by the rules."""
    sentences = {row[f"claim_{k}"]: Sentence(row[f"article_{k}"], 0, row[f"claim_{k}"]) for row in rows for k in "ab"}
    laid = lay_out(sentences)
    said = []
    for row in rows:
        a, b = row["claim_a"], row["claim_b"]
        one = laid.likeliest(laid.of(a), laid.of(b))[0] >= ClaimAligner().threshold
        parted = conflict(laid, a, b)
        alike, turned = by_words(a, b)
        said.append(
            {
                "strengthen": one and not parted,
                "weaken": parted,
                "strengthen rule": alike,
                "weaken rule": alike and turned,
            }
        )
    return said


def conflict(laid: Laid, a: str, b: str) -> bool:
    """Say whether ``compare`` finds a conflict between two sentences taken as tellings of one claim."""
    told = [laid.statements[i] for i in sorted({*laid.of(a), *laid.of(b)})]
    if not told:
        return False
    claim = make_claim(dict(laid.documents), told)
    (compared,) = ClaimComparer()(list(laid.documents.values()), laid.sources, [claim])
    return any(d.verdict is DifferenceVerdict.CONFLICT for d in compared.differences)


def by_words(a: str, b: str) -> tuple[bool, bool]:
    """Say whether two sentences share a telling word, and whether one of them alone has a negation."""
    one, two = read_words(a), read_words(b)
    shared = {s for s in one.stems if rarity(s) >= _TELLING} & set(two.stems)
    return bool(shared), one.negated != two.negated


def measure(sets: Collection[str] = SETS) -> dict[str, Figures]:
    """Measure the named sets that are there."""
    found: dict[str, Figures] = {}
    if "insciout" in sets and INSCIOUT.exists():
        found["insciout"] = insciout(rows_of(INSCIOUT))
    if not {"claimdiff strengthen", "claimdiff weaken"}.isdisjoint(sets) and CLAIMDIFF["weaken"].exists():
        found |= claimdiff()
    return found


def main() -> None:
    """Print the figures of the sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], help="default: all")
    chosen = parser.parse_args().sets or SETS
    found = measure(chosen)
    for name, figures in found.items():
        print(name, {k: round(v, 3) for k, v in figures.items()})
    for name in set(chosen) - set(found):
        print(f"{name}: its texts are not on this machine")


if __name__ == "__main__":
    main()
