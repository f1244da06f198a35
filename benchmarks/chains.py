"""Whole chains on the adversarial set of tests/corpus/chains, most of it written without sight of the rules.

python -m benchmarks.chains [--errors N] [--only blind|read|sighted]

A gold statement is found if one of ours, or those inside it that have one chain, share half of the letters that the two have together; the words of ours that name its nearest
source and its cue do not count («the chairman called the referee a tourist»). Its chain is right if it has as many links and each name agrees (``benchmarks.names.alike``), or if it agrees with a chain that the answer accepts besides («also»).
Spurious: ours in an item of which the answer says that nothing is attributed.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.names import alike
from firsthand.attribute import StatementAttributor
from firsthand.read import document_from_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.model import Statement

CORPUS = Path(__file__).parent.parent / "tests" / "corpus" / "chains"
_DEEP = 2
_FOUND, _INSIDE = 0.5, 0.8
Spoken = tuple[frozenset[int], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold statement and how ours stands to it."""

    item: str
    kind: str
    depth: int
    found: bool
    right: bool
    want: tuple[str, ...]
    got: tuple[str, ...]
    text: str


def items(only: str = "") -> list[dict[str, Any]]:
    """Give the items of the set, in order."""
    files = sorted(CORPUS.glob(f"{only}*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines() if line.strip()]


def judge(item: dict[str, Any]) -> tuple[list[Judged], int]:
    """Give the judged statements of an item, and how many of ours are spurious in it."""
    text = item["text"]
    document = document_from_mapping({"text": text, "outlet": item.get("outlet") or "", "title": ""}, path=item["id"])
    attribution = StatementAttributor()([document])
    names = {s.id: s.name for s in attribution.sources}
    ours = [
        (
            _letters(document.text, s.content) - _letters(document.text, _attributing(s)),
            tuple(names[link.source] for link in s.chain),
        )
        for s in attribution.statements
        if s.chain
    ]
    judged = []
    for gold in item["statements"]:
        content = gold["content"] if isinstance(gold["content"], list) else [gold["content"]]
        letters = _letters(document.text, tuple(_places(document.text, content)))
        best = max(
            [*ours, *_together(ours, letters)],
            key=lambda o: len(o[0] & letters) / max(1, len(o[0] | letters)),
            default=(frozenset(), ()),
        )
        found = len(best[0] & letters) >= _FOUND * len(best[0] | letters) > 0
        chains = [gold["chain"], *gold.get("also", ())]
        right = found and any(_agree(best[1], c) for c in chains)
        judged.append(
            Judged(item["id"], item["kind"], len(gold["chain"]), found, right, tuple(gold["chain"]), best[1], text)
        )
    return judged, 0 if item["statements"] else len(ours)


def _attributing(statement: Statement) -> tuple[tuple[int, int], ...]:
    """Give the spans of the nearest source and of its cue, which a gold content leaves out."""
    link = statement.chain[0]
    return tuple(span for span in (link.mention, link.cue) if span is not None)


def _together(ours: Sequence[Spoken], letters: frozenset[int]) -> list[Spoken]:
    """Give our statements inside a gold one as one, if their chains are: ours end with their sentence, gold's may not."""
    inner = [o for o in ours if len(o[0] & letters) >= _INSIDE * len(o[0])]
    one = len({chain for _, chain in inner}) == 1
    return [(frozenset().union(*(o[0] for o in inner)), inner[0][1])] if one else []


def _places(text: str, runs: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for run in runs:
        start = text.find(run, at)
        start = text.find(run) if start < 0 else start
        if start >= 0:
            yield start, start + len(run)
            at = start + len(run)


def _letters(text: str, runs: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(i for a, b in runs for i in range(a, b) if text[i].isalnum())


def _agree(got: Sequence[str], want: Sequence[str]) -> bool:
    return len(got) == len(want) and all(alike(a, b) for a, b in zip(got, want, strict=True))


def measure(only: str = "") -> dict[str, float]:
    """Give the share of whole chains that are right, of those two or more deep, of statements found, and the spurious ones."""
    results = [judge(item) for item in items(only)]
    judged = [j for some, _ in results for j in some]
    deep = [j for j in judged if j.depth >= _DEEP]
    empty = sum(not item["statements"] for item in items(only))
    return {
        "whole": sum(j.right for j in judged) / len(judged),
        "deep": sum(j.right for j in deep) / len(deep),
        "found": sum(j.found for j in judged) / len(judged),
        "spurious": sum(n for _, n in results) / max(1, empty),
    }


def main() -> None:
    """Print the figures, by depth and by kind, and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", choices=("blind", "read", "sighted"), default="")
    options = parser.parse_args()
    judged = [j for item in items(options.only) for j in judge(item)[0]]
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for j in judged:
        by_kind[j.kind].append(j)
        by_kind[f"depth {j.depth}"].append(j)
    for kind, some in sorted(by_kind.items()):
        print(f"{kind:28} {sum(j.right for j in some):3}/{len(some):3} right, {sum(j.found for j in some):3} found")
    print({k: round(v, 3) for k, v in measure(options.only).items()})
    for j in [j for j in judged if not j.right][: options.errors]:
        print(f"\n{j.item} {j.kind}: {j.text}\n  want {j.want}\n  got  {j.got if j.found else 'nothing'}")


if __name__ == "__main__":
    main()
