"""The gist of a claim: the telling that says best what all of them say."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_RARITY = 5.0  # nats; words below hold sentences together
_USUAL_CHARS = 110
_LENGTH_WEIGHT = 0.25  # against a likeness of 0 to 1
_TORN = 0.15  # taken off where a telling begins in the middle of its sentence
_OPENING, _CLOSING = ("“", '"', "«", "„"), ("”", '"', "»", "“")
_LEAD = re.compile(r"^(?:and|but|or|that|which|who|whose|where|when|while|as|because)\b[ ,]*", re.IGNORECASE)


def gist_of(tellings: Sequence[str]) -> str:
    """Choose the telling that shares most with the others, of a usual length and whole, in one line.

    Args:
        tellings: The words of each; not empty.
    """
    lines = [" ".join(t.split()) for t in tellings]
    vectors = [_vector(line) for line in lines]
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, weight in vector.items():
            total[word] += weight
    best = max(
        range(len(lines)),
        key=lambda k: (round(_worth(lines[k], vectors[k], total, len(lines)), 6), -len(lines[k]), lines[k]),
    )
    return _whole(lines[best])


def _whole(line: str) -> str:
    """Cut a leading conjunction, and a quotation mark whose partner stands outside the telling."""
    lead = _LEAD.match(line)
    if lead and line[0].islower() and len(line) > lead.end():
        line = line[lead.end() :]
    if line.endswith(_CLOSING) and not any(mark in line[:-1] for mark in _OPENING):
        line = line[:-1].rstrip(" ,;:")
    elif line.startswith(_OPENING) and not any(mark in line[1:] for mark in _CLOSING):
        line = line[1:].lstrip()
    return line or "…"


def _vector(line: str) -> dict[str, float]:
    """Give the telling words with their rarity, of length 1."""
    weights = {stem(w): rarity(w) for w in folded_words(line) if rarity(w) >= _LEAST_RARITY}
    norm = math.sqrt(math.fsum(v * v for v in weights.values())) or 1.0
    return {word: v / norm for word, v in weights.items()}


def _worth(line: str, vector: dict[str, float], total: dict[str, float], n: int) -> float:
    shared = math.fsum(weight * (total[word] - weight) for word, weight in sorted(vector.items())) / max(1, n - 1)
    length = min(1.0, abs(math.log(max(1, len(line)) / _USUAL_CHARS)) / 2)
    return shared - _LENGTH_WEIGHT * length - (_TORN if line[:1].islower() or line[:1] in "“\"'‘" else 0.0)
