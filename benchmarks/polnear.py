"""Who says what, on PolNeAR (US political news, never trained on): span, attribution and token F1.

python -m benchmarks.polnear [dev|train|all] [--errors N]

A span is a role of one attribution: its cue, its source or its content, in runs. Exact: all runs equal but for marks and spaces
at the ends. Overlap: the two share a letter or digit; spans are matched one to one, the largest overlap first. Attribution: cue,
source and content of one prediction overlap those of one gold attribution; gold without a source asks for none.
Errors are printed for people who improve the rules; the texts belong to their publishers and are never stored.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.attribute import document_quotes
from firsthand.read import document_from_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DATA = Path(__file__).parent.parent.parent / "shared" / "data" / "polnear" / "polnear.jsonl.gz"
ROLES = ("cue", "source", "content")

Letters = frozenset[int]
Found = dict[str, Letters]


def articles(compartment: str) -> list[dict[str, Any]]:
    """Give the articles of a compartment («all»: every one)."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [r for r in rows if compartment in {"all", r["compartment"]}]


def letters(text: str, runs: Iterable[Sequence[int]]) -> Letters:
    """Give the places of letters and digits in some runs."""
    return frozenset(i for a, b in runs for i in range(a, min(b, len(text))) if text[i].isalnum())


def gold_of(row: dict[str, Any]) -> list[Found]:
    """Give an article's gold attributions that have a cue or a content."""
    listed = row["attributions"][row["gold_annotator"]]
    return [{role: letters(row["text"], a[role]) for role in ROLES} for a in listed]


def ours_of(row: dict[str, Any]) -> list[Found]:
    """Give our attributions of an article."""
    document = document_from_mapping({"text": row["text"], "title": ""}, path=f"{row['id']}.txt")
    found = document_quotes(document)
    return [
        {"cue": letters(row["text"], q.cue), "source": letters(row["text"], q.source), "content": letters(row["text"], q.content)}
        for q in found
    ]  # fmt: skip


def matched(gold: Sequence[Letters], ours: Sequence[Letters]) -> list[tuple[int, int]]:
    """Match spans one to one, the largest overlap first."""
    pairs = sorted((-len(g & o) / len(g | o), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours) if g & o)
    left, right, kept = set(), set(), []
    for _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            kept.append((i, j))
    return kept


def whole(gold: Found, ours: Found) -> bool:
    """Tell whether all three roles overlap; an empty gold source asks for no source."""
    return all(bool(gold[r] & ours[r]) or not (gold[r] or (ours[r] and r != "source")) for r in ROLES)


def score(row: dict[str, Any]) -> Counter[str]:
    """Count hits, gold and predictions of every measure in one article."""
    gold, ours = gold_of(row), ours_of(row)
    count: Counter[str] = Counter()
    for role in ROLES:
        g, o = [a[role] for a in gold if a[role]], [a[role] for a in ours if a[role]]
        pairs = matched(g, o)
        count += Counter({f"{role} gold": len(g), f"{role} ours": len(o), f"{role} overlap": len(pairs)})
        count[f"{role} exact"] += sum(g[i] == o[j] for i, j in pairs)
        left, right = frozenset().union(*g), frozenset().union(*o)
        count += Counter(
            {f"{role} tokens gold": len(left), f"{role} tokens ours": len(right), f"{role} tokens": len(left & right)}
        )
    taken: set[int] = set()
    for a in gold:
        hit = next((j for j, b in enumerate(ours) if j not in taken and whole(a, b)), None)
        if hit is not None:
            taken.add(hit)
    count += Counter({"whole gold": len(gold), "whole ours": len(ours), "whole overlap": len(taken)})
    return count


def f1(hits: float, gold: float, ours: float) -> float:
    """Give the harmonic mean of precision and recall."""
    return 2 * hits / (gold + ours) if gold + ours else 1.0


def figures(count: Counter[str]) -> dict[str, float]:
    """Give F1 of every measure."""
    found = {}
    for role in ROLES:
        gold, ours = count[f"{role} gold"], count[f"{role} ours"]
        found[f"{role} exact"] = f1(count[f"{role} exact"], gold, ours)
        found[f"{role} overlap"] = f1(count[f"{role} overlap"], gold, ours)
        found[f"{role} tokens"] = f1(
            count[f"{role} tokens"], count[f"{role} tokens gold"], count[f"{role} tokens ours"]
        )
    found["whole overlap"] = f1(count["whole overlap"], count["whole gold"], count["whole ours"])
    return {k: round(v, 3) for k, v in found.items()}


def measure(compartment: str = "dev", processes: int = 2) -> dict[str, float]:
    """Give the figures of a compartment."""
    with ProcessPoolExecutor(processes) as pool:
        return figures(sum(pool.map(score, articles(compartment), chunksize=8), Counter()))


def errors(rows: Iterable[dict[str, Any]], most: int) -> None:
    """Print the commonest words of cues that we miss and of cues that gold does not have."""
    missed, false = Counter[str](), Counter[str]()
    for row in rows:
        gold, ours = gold_of(row), ours_of(row)
        theirs = frozenset().union(*(o["cue"] for o in ours))
        known = frozenset().union(*(g["cue"] for g in gold))
        missed.update(_word(row["text"], g["cue"]) for g in gold if g["cue"] and not g["cue"] & theirs)
        false.update(_word(row["text"], o["cue"]) for o in ours if o["cue"] and not o["cue"] & known)
    print("cues that we miss:", missed.most_common(most))
    print("cues that gold has not:", false.most_common(most))


def _word(text: str, places: Letters) -> str:
    return text[min(places) : max(places) + 1].lower()[:30]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("compartment", nargs="?", default="dev", choices=["dev", "train", "annotator-training", "all"])
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if options.errors:
        errors(articles(options.compartment), options.errors)
    for name, value in measure(options.compartment).items():
        print(f"{name:16} {value:.3f}")


if __name__ == "__main__":
    main()
