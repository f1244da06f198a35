"""Quotations: words inside quotation marks that differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from firsthand.compare.tellings import Finding, Telling, difference, over_documents, shown
from firsthand.model import DifferenceKind, DifferenceVerdict
from firsthand.text.frequency import rarity, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{12,})[”\"»“]?")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_SAME, _OTHER = 0.995, 0.3
_WORD_FOR_WORD = 0.62  # from here on one text stands behind both; below, two renderings of one saying
_CONTENT = 6.5  # nats; a changed word rarer than this changes the sense
_CONDITION = frozenset(
    "until unless if when but only not never except provided though although because before once probably perhaps maybe stage moment yet".split()
)
_MOST_DOCUMENTS, _MOST_QUOTES = 30, 6


@dataclass(frozen=True)
class Quoted:
    """Words that a telling has in quotation marks."""

    telling: Telling
    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Parting:
    """Two quotations of one saying that part, with the words that differ."""

    first: Quoted
    second: Quoted
    likeness: float
    changed: frozenset[str]
    verdict: DifferenceVerdict
    cut: bool = False


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give a difference for each verdict where documents quote the same words differently."""
    by_document: dict[str, list[Quoted]] = {}
    for quoted in _quotations(tellings):
        listed = by_document.setdefault(quoted.telling.document, [])
        if len(listed) < _MOST_QUOTES and quoted.words not in {q.words for q in listed}:
            listed.append(quoted)
    documents = list(by_document.values())[:_MOST_DOCUMENTS]
    partings = [
        p
        for i, first in enumerate(documents)
        for second in documents[i + 1 :]
        if (p := _part(first, second)) is not None
    ]
    found = []
    for verdict in (DifferenceVerdict.CONFLICT, DifferenceVerdict.VARIANT):
        pairs = [p for p in partings if p.verdict is verdict]
        if pairs:
            found += _finding(pairs, tellings, others=len(partings) - len(pairs))
    return found


def _quotations(tellings: Sequence[Telling]) -> Iterator[Quoted]:
    for t in tellings:
        for match in _QUOTED.finditer(t.text, max(0, t.statement.start - 1), min(len(t.text), t.statement.end + 1)):
            words = tuple(w.casefold().replace("’", "'") for w in _WORD.findall(match.group(1)))
            if len(words) > 1:
                yield Quoted(t, match.start(1), match.end(1), words)


def _part(first: Sequence[Quoted], second: Sequence[Quoted]) -> Parting | None:
    """Give how two documents' quotations of one saying part; None if they agree or quote different sayings."""
    pairs = [(Indel.normalized_similarity(a.words, b.words), a, b) for a in first for b in second]
    likeness, a, b = max(pairs, key=lambda p: (p[0], -p[1].start, -p[2].start))
    if likeness >= _SAME:
        return None
    rest = _rest(a.words, b.words)
    if rest is not None:
        if _CONDITION & rest and len(rest) < 2 * min(len(a.words), len(b.words)) + 4:
            return Parting(a, b, likeness, rest, DifferenceVerdict.CONFLICT, cut=True)
        return None
    if likeness <= _OTHER:
        return None
    changed = frozenset(set(a.words) ^ set(b.words))
    sense = {stem(w) for w in changed if rarity(w.partition("'")[0]) >= _CONTENT}
    literal = likeness >= _WORD_FOR_WORD
    verdict = DifferenceVerdict.CONFLICT if literal and _one_sided(sense, a, b) else DifferenceVerdict.VARIANT
    return Parting(a, b, likeness, changed, verdict)


def _one_sided(sense: set[str], a: Quoted, b: Quoted) -> bool:
    """Tell whether a word of sense stands in one quotation and no form of it in the other."""
    x, y = {stem(w) for w in a.words}, {stem(w) for w in b.words}
    return any((s in x) is not (s in y) for s in sense)


def _rest(x: Sequence[str], y: Sequence[str]) -> frozenset[str] | None:
    """Give the words that the longer quotation has round the shorter one; None if the shorter is not a cut of it."""
    short, long = sorted((x, y), key=len)
    n = len(short)
    for i in range(len(long) - n + 1):
        if tuple(long[i : i + n]) == tuple(short):
            return frozenset([*long[:i], *long[i + n :]])
    return None


def _finding(pairs: Sequence[Parting], tellings: Sequence[Telling], *, others: int) -> list[Finding]:
    quoted: dict[str, Quoted] = {}
    for p in pairs:
        for q in (p.first, p.second):
            quoted.setdefault(q.telling.document, q)
    values = [q.telling.at(q.start, q.end) for q in quoted.values()]
    if not over_documents(values, tellings):
        return []
    verdict = pairs[0].verdict
    words = ", ".join(sorted(frozenset().union(*(p.changed for p in pairs)))[:6])
    cut = all(p.cut for p in pairs)
    said = (
        f"one quotation is cut before what limits it ({words})"
        if cut
        else f"inside the quotation marks the words differ ({words})"
        if verdict is DifferenceVerdict.CONFLICT
        else f"one saying is rendered in different words ({words})"
    )
    made = difference(DifferenceKind.QUOTATION, verdict, f"{said}: {shown(values)}", values)
    signals = {
        f"is_{verdict.value}": 1.0,
        "word_likeness": max(p.likeness for p in pairs),
        "cut": float(cut),
        "length": sum(min(len(p.first.words), len(p.second.words)) for p in pairs) / len(pairs) / 10,
        "beside_other": float(others > 0),
    }
    return [Finding(difference=made, signals=signals)]
