"""Places: one name that is a province here and a district there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.near_names import beside
from firsthand.compare.tellings import Finding, Telling, difference, shown
from firsthand.model import DifferenceKind, DifferenceVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPE = re.compile(
    r"\b(?:province|district|region|city|town|village|county|island|valley|department|municipality|suburb)\b",
    re.IGNORECASE,
)
_DISTANCE = 12  # «X province», «the city of X»


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give one difference for a place that two documents call places of different kinds."""
    for values in beside(tellings, _TYPE, distance=_DISTANCE):
        if len({w for w, _ in values}) > 1:
            listed = [v for _, v in values]
            text = f"one place is called a {shown(listed)}"
            return [Finding(difference=difference(DifferenceKind.PLACE, DifferenceVerdict.CONFLICT, text, listed))]
    return []
