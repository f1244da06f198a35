"""Whether tellings of one thing are put together, on public sets that nothing was trained on: QA-Align and SuperPAL.

    python -m benchmarks.linking [--fast]

The sentences that a set has of a topic are laid out as articles (one a named document, in their order; a sentence without
a known document is an article of its own), attributed and aligned as a story. Two sentences are as likely one claim as the
likeliest pair of their statements.

QA-Align (dev, without what is from ECB+, which may train what ships): each of its pairs overlaps in what it says. Against them
stand shuffled pairs: the first sentences of a topic's pairs, with the second sentences of its pairs in an order drawn by
lot; left out are pairs of one sentence, of one known document, and of sentences that gold pairs join, directly or through
others. Five drawings (seeds 0 to 4) count a fifth each, and what a topic's are short of its gold pairs is made up by weight, so that
there are as many shuffled pairs as gold ones. A topic where no shuffled pair is left is left out, with its gold pairs.
Recall is given at the lowest threshold with a precision of .90, and at the working one.

SuperPAL (Multi-News, both parts): the words of a summary that an alignment marks, against all document sentences that the
set has of the topic; statements that overlap the marked words stand for them. Recall@1: the likeliest sentence is one that
people aligned with these words or with words that overlap them. Span F1: words of the likeliest pair's statement in that
sentence against the words that people marked there; 0 where the sentence is a wrong one.

The baseline beside each: the cosine of words, weighed by how rare they are in English, of the whole sentences or the marked words.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.align import ClaimAligner
from firsthand.attribute import StatementAttributor
from firsthand.read import document_from_mapping
from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from firsthand.model import Document, Source, Statement

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
QA_ALIGN = DATA / "qa-align" / "qaalign_dev_gold_official.csv.gz"
SUPERPAL = tuple(DATA / "superpal-multinews" / f"{part}_MN_only.csv.gz" for part in ("dev", "test"))
LEAST_PRECISION = 0.90
SEEDS = (0, 1, 2, 3, 4)
_GRAMMAR = 5.6  # nats; commoner words are the grammar's
_ENDINGS = (".", "!", "?", "”", '"', "…")
Pair = tuple[str, str]
Runs = tuple[tuple[int, int], ...]
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a set.

    Attributes:
        document: Name of its article.
        place: Where it stands there, in any unit.
        text: Its words.
    """

    document: str
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Laid:
    """The sentences of a topic laid out as a story, with how likely each two of its statements are one claim."""

    documents: Mapping[str, Document]
    sources: Sequence[Source]
    statements: Sequence[Statement]
    scores: Mapping[tuple[int, int], float]
    spans: Mapping[str, tuple[str, int, int]]

    def inside(self, document: str, start: int, end: int) -> list[int]:
        """Give the numbers of the statements that share letters with a place."""
        return [
            i
            for i, s in enumerate(self.statements)
            if s.document == document and any(a < end and start < b for a, b in s.content)
        ]

    def of(self, key: str) -> list[int]:
        """Give the numbers of a sentence's statements."""
        return self.inside(*self.spans[key])

    def likeliest(self, some: Iterable[int], others: Iterable[int]) -> tuple[float, int, int]:
        """Give the probability and the numbers of the likeliest pair of two lots of statements; articles in the same words are one."""
        pairs = [
            (1.0 if i == j else self.scores.get((min(i, j), max(i, j)), 0.0), -i, -j) for i in some for j in others
        ]
        best, i, j = max(pairs, default=(0.0, 0, 0))
        return best, -i, -j


def lay_out(sentences: Mapping[str, Sentence], *, fast: bool = False) -> Laid:
    """Lay sentences out as articles, a paragraph each, and score the pairs of their statements."""
    by_document: dict[str, list[str]] = defaultdict(list)
    for key, _ in sorted(sentences.items(), key=lambda entry: (entry[1].document, entry[1].place, entry[0])):
        by_document[sentences[key].document].append(key)
    documents: dict[str, Document] = {}
    spans: dict[str, tuple[str, int, int]] = {}
    for name, keys in by_document.items():
        text, places = "", {}
        for key in keys:
            words = sentences[key].text
            places[key] = (len(text), len(text) + len(words))
            text += words + ("" if words.endswith(_ENDINGS) else ".") + "\n\n"  # a label without a stop is no heading
        document = document_from_mapping({"text": text.rstrip(), "title": name}, path=name)
        documents[document.id] = document
        spans |= {key: (document.id, start, end) for key, (start, end) in places.items()}
    attribution = StatementAttributor()(list(documents.values()))
    statements = sorted(attribution.statements, key=lambda s: (s.document, s.content))
    scores = ClaimAligner(fast=fast).probabilities(documents, statements) if len(statements) > 1 else {}
    return Laid(documents, attribution.sources, statements, scores, spans)


def qa_align_topics(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[dict[str, Sentence], list[Pair], set[Pair]]]:
    """Give, by topic, the sentences, the gold pairs, and those of them in which people aligned something."""
    topics: dict[str, tuple[dict[str, Sentence], list[Pair], set[Pair]]] = {}
    for row in rows:
        first, second = row["abs_sent_id_1"], row["abs_sent_id_2"]
        if "ecb" in first or "ecb" in second:
            continue
        sentences, pairs, aligned = topics.setdefault(_topic(first), ({}, [], set()))
        for key, n in ((first, "1"), (second, "2")):
            document, place = _article(key)
            sentences[key] = Sentence(document, place, " ".join(row[f"text_{n}"].split()))
        pairs.append((first, second))
        if row["alignments"].strip() != "[]":
            aligned.add((first, second))
    return topics


def _topic(key: str) -> str:
    """Name a sentence's topic: a Multi-News cluster, or a set of documents of TAC without the letters of its writers."""
    parts = key.split("~!~")
    return "-".join(parts[1].split("-")[:2]) if parts[0].startswith("TAC") else parts[0]


def _article(key: str) -> tuple[str, int]:
    """Name a sentence's article and its place; in TAC's summaries the writer is not known, so each sentence is one."""
    parts = key.split("~!~")
    known = not parts[0].startswith("TAC") or (len(parts) == 4 and parts[-1] != "SCU")  # noqa: PLR2004 - with a document
    return ("~".join(parts[:-1]), int(parts[-1])) if known else (key, 0)


def shuffled(sentences: Mapping[str, Sentence], pairs: Sequence[Pair], seed: int) -> list[Pair]:
    """Give pairs of a topic that nobody called overlapping, drawn by lot."""
    joined = _joined(pairs)
    seconds = [second for _, second in pairs]
    random.Random(seed).shuffle(seconds)  # noqa: S311 - no secret
    drawn = {(first, second) for (first, _), second in zip(pairs, seconds, strict=True)}
    return sorted((a, b) for a, b in drawn if joined[a] != joined[b] and sentences[a].document != sentences[b].document)


def _joined(pairs: Sequence[Pair]) -> dict[str, str]:
    """Name the group of each sentence: those that gold pairs join, directly or through others."""
    group = {key: key for pair in pairs for key in pair}
    for a, b in pairs:
        old, new = group[a], group[b]
        group = {key: new if g == old else g for key, g in group.items()}
    return group


Weighed = tuple[float, float]  # a score and how much it counts


def recall_at(gold: Sequence[float], others: Sequence[Weighed], least_precision: float) -> tuple[float, float]:
    """Give the highest recall at a threshold with at least this precision, and the threshold (2.0 if none has it)."""
    best = (0.0, 2.0)
    for threshold in sorted({g for g in gold if g > 0}):
        recall, precision = at_threshold(gold, others, threshold)
        if precision >= least_precision and recall > best[0]:
            best = (recall, threshold)
    return best


def at_threshold(gold: Sequence[float], others: Sequence[Weighed], threshold: float) -> tuple[float, float]:
    """Give recall and precision of what reaches a threshold."""
    found = sum(g >= threshold for g in gold)
    wrong = sum(weight for score, weight in others if score >= threshold)
    return found / max(1, len(gold)), found / (found + wrong) if found else 0.0


def likeness(a: str, b: str) -> float:
    """Give the cosine of two texts' words, each weighed by how rare it is: the baseline."""
    one, two = ({stem(w): rarity(w) for w in folded_words(t) if rarity(w) > _GRAMMAR} for t in (a, b))
    shared = math.fsum(v * v for k, v in one.items() if k in two)
    return shared / (math.sqrt(math.fsum(v * v for v in one.values()) * math.fsum(v * v for v in two.values())) or 1.0)


def qa_align(*, fast: bool = False) -> Figures:
    """Measure QA-Align: recall at a precision of .90 over all pairs and over those with something aligned, and as we work."""
    gold: list[Judged] = []
    others: list[Judged] = []
    for _, (sentences, pairs, some) in sorted(qa_align_topics(_rows(QA_ALIGN)).items()):
        drawn = [pair for seed in SEEDS for pair in shuffled(sentences, pairs, seed)]
        if not drawn:
            continue
        laid = lay_out(sentences, fast=fast)
        gold += [judge(laid, sentences, p, aligned=p in some) for p in pairs]
        others += [judge(laid, sentences, p, weight=len(pairs) / len(drawn)) for p in drawn]
    aligner = ClaimAligner()
    ours = [(j.score, j.weight) for j in others]
    plain = [(j.likeness, j.weight) for j in others]
    recall, precision = at_threshold(
        [j.score for j in gold], ours, aligner.fast_threshold if fast else aligner.threshold
    )
    return {
        "recall at .90": recall_at([j.score for j in gold], ours, LEAST_PRECISION)[0],
        "aligned at .90": recall_at([j.score for j in gold if j.aligned], ours, LEAST_PRECISION)[0],
        "baseline at .90": recall_at([j.likeness for j in gold], plain, LEAST_PRECISION)[0],
        "recall": recall,
        "precision": precision,
    }


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of sentences: how likely it is one claim, how alike its words are, how much it counts, whether people aligned parts."""

    score: float
    likeness: float
    weight: float
    aligned: bool


def judge(
    laid: Laid, sentences: Mapping[str, Sentence], pair: Pair, *, weight: float = 1.0, aligned: bool = False
) -> Judged:
    """Judge a pair of a topic."""
    a, b = pair
    score = laid.likeliest(laid.of(a), laid.of(b))[0]
    return Judged(score, likeness(sentences[a].text, sentences[b].text), weight, aligned)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked words of a summary, and the words of document sentences that people aligned with them: key of a sentence → runs in it."""

    key: str
    runs: Runs
    aligned: Mapping[str, Runs]


def superpal_topics(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[dict[str, Sentence], list[Marked]]]:
    """Give, by topic, the sentences of the summary and of the documents (their keys begin with «summary», «document»), and what is marked."""
    sentences: dict[str, dict[str, Sentence]] = defaultdict(dict)
    marked: dict[str, dict[tuple[str, Runs], dict[str, Runs]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        topic, start, at = row["topic"], int(row["scuSentCharIdx"]), int(row["docSentCharIdx"])
        summary, document = f"summary {start}", f"document {row['documentFile']} {at}"
        sentences[topic][summary] = Sentence("summary", start, row["scuSentence"].replace("\n", " "))
        sentences[topic][document] = Sentence(row["documentFile"], at, row["docSentText"].replace("\n", " "))
        key = (summary, _runs(row["summarySpanOffsets"], start))
        marked[topic][key][document] = _runs(row["docSpanOffsets"], at)
    return {
        topic: (sentences[topic], [Marked(*key, aligned) for key, aligned in sorted(found.items())])
        for topic, found in marked.items()
    }


def _runs(offsets: str, start: int) -> Runs:
    pairs = (run.split(",") for run in offsets.split(";"))
    return tuple((int(a) - start, int(b) - start) for a, b in pairs)


def superpal(*, fast: bool = False) -> Figures:
    """Measure SuperPAL: recall@1 of sentences, ours and by words alone, and the F1 of the span's words."""
    right, plain, spans = [], [], []
    for path in SUPERPAL:
        for _, (sentences, marked) in sorted(superpal_topics(_rows(path)).items()):
            laid = lay_out(sentences, fast=fast)
            for m in marked:
                gold = _gold_of(m, marked)
                best, statement = _likeliest(laid, sentences, m)
                right.append(best in gold)
                spans.append(_span_f1(laid, sentences, best, statement, gold[best]) if best in gold else 0.0)
                plain.append(_by_words(sentences, m) in gold)
    return {
        "recall@1": sum(right) / len(right),
        "baseline@1": sum(plain) / len(plain),
        "span F1": math.fsum(spans) / len(spans),
    }


def _gold_of(m: Marked, marked: Sequence[Marked]) -> dict[str, Runs]:
    """Give the sentences aligned with marked words or with others that overlap them, the own ones winning."""
    near = [o for o in marked if o.key == m.key and any(a < d and c < b for a, b in o.runs for c, d in m.runs)]
    return {key: runs for o in (*near, m) for key, runs in o.aligned.items()}


def _likeliest(laid: Laid, sentences: Mapping[str, Sentence], m: Marked) -> tuple[str, int]:
    """Give the document sentence likeliest to tell marked words, "" if none may, and its statement."""
    document, start, _ = laid.spans[m.key]
    own = sorted({i for a, b in m.runs for i in laid.inside(document, start + a, start + b)})
    found = [(laid.likeliest(own, laid.of(k)), k) for k in sorted(sentences) if k.startswith("document")]
    (score, _, statement), key = max(found, key=lambda f: f[0][0])
    return (key, statement) if score > 0 else ("", 0)


def _by_words(sentences: Mapping[str, Sentence], m: Marked) -> str:
    words = " ".join(sentences[m.key].text[a:b] for a, b in m.runs)
    return max(
        (k for k in sorted(sentences) if k.startswith("document")), key=lambda k: likeness(words, sentences[k].text)
    )


def _span_f1(laid: Laid, sentences: Mapping[str, Sentence], key: str, statement: int, runs: Runs) -> float:
    _, start, _ = laid.spans[key]
    content = tuple((a - start, b - start) for a, b in laid.statements[statement].content)
    words = [m.span() for m in re.finditer(r"\w+", sentences[key].text)]
    ours, gold = ({w for w in words if any(a < w[1] and w[0] < b for a, b in some)} for some in (content, runs))
    return 2 * len(ours & gold) / max(1, len(ours) + len(gold))


def measure(*, fast: bool = False) -> dict[str, Figures]:
    """Measure the sets that are there."""
    return {name: ours(fast=fast) for name, (path, ours) in SETS.items() if path.exists()}


SETS = {"qa-align": (QA_ALIGN, qa_align), "superpal": (SUPERPAL[0], superpal)}


def main() -> None:
    """Print the figures of the sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fast", action="store_true", help="without the sentence encoder")
    options = parser.parse_args()
    for name, figures in measure(fast=options.fast).items():
        print(name, {k: round(v, 3) for k, v in figures.items()})
    for name, (path, _) in SETS.items():
        if not path.exists():
            print(f"{name}: its texts are not on this machine")


if __name__ == "__main__":
    main()
