"""What gets lost or grows from telling to telling: who said it, the quotation marks, the exact figure. It shows who has it from whom."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import DifferenceKind, Form
from firsthand.text.numbers import NUMBER, number_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from firsthand.model import Claim

_FEW = 3  # claims; fewer say little
_QUOTED = frozenset({Form.DIRECT, Form.MIXED})


@dataclass(frozen=True, slots=True)
class Loss:
    """What a document lacks that another has where both tell a claim; negative where it is the other way about, -1 to 1.

    Attributes:
        attribution: It tells as fact what the other attributes.
        quotation: It tells in its own words what the other quotes.
        figures: Its figures are rounder.
        newer: Its figures are higher: mostly the later ones.
    """

    attribution: float = 0.0
    quotation: float = 0.0
    figures: float = 0.0
    newer: float = 0.0


class Losses:
    """Compares how documents tell the claims that they share."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        """Read the claims once, O(tellings + values)."""
        self._attributed: dict[str, dict[str, bool]] = defaultdict(dict)
        self._quoted: dict[str, dict[str, bool]] = defaultdict(dict)
        self._figures: dict[str, dict[str, float]] = defaultdict(dict)
        for claim in claims:
            for t in claim.tellings:
                told = self._attributed[t.document]
                told[claim.id] = told.get(claim.id, False) or bool(t.chain)
                marks = self._quoted[t.document]
                marks[claim.id] = marks.get(claim.id, False) or t.form in _QUOTED
            for n, difference in enumerate(claim.differences):
                if difference.kind is DifferenceKind.QUANTITY:
                    for v in difference.values:
                        value = _value(v.value)
                        if value is not None:
                            self._figures[claim.tellings[v.telling].document][f"{claim.id}/{n}"] = value

    def of(self, child: str, parent: str) -> Loss:
        """Compare a document with one that it may derive from, O(claims of the first)."""
        mine, theirs = self._figures.get(child, {}), self._figures.get(parent, {})
        both = [(mine[k], theirs[k]) for k in mine if k in theirs and mine[k] != theirs[k]]
        return Loss(
            _balance(self._attributed.get(child, {}), self._attributed.get(parent, {})),
            _balance(self._quoted.get(child, {}), self._quoted.get(parent, {})),
            _mean(both, lambda a, b: _zeros(a) - _zeros(b)),
            _mean(both, lambda a, b: a - b),
        )


def _balance(mine: dict[str, bool], theirs: dict[str, bool]) -> float:
    shared = [k for k in mine if k in theirs]
    return sum(theirs[k] - mine[k] for k in shared) / max(_FEW, len(shared))


def _mean(pairs: Iterable[tuple[float, float]], by: Callable[[float, float], float]) -> float:
    signs = [math.copysign(1.0, by(a, b)) if by(a, b) else 0.0 for a, b in pairs]
    return sum(signs) / max(_FEW, len(signs))


def _value(words: str) -> float | None:
    """Give the first figure of some words."""
    for match in NUMBER.finditer(words):
        value = number_value(match)
        if value is not None:
            return float(value)
    return None


def _zeros(value: float) -> int:
    """Count the zeros at a figure's end."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return 0 if "." in text else len(text) - len(text.rstrip("0"))
