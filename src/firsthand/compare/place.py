"""Places: one name that is a province here and a district there, or two places for one event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.near_names import beside
from firsthand.compare.tellings import Telling, difference, shown
from firsthand.model import Difference, DifferenceKind, DifferenceVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPE = re.compile(
    r"\b(?:province|district|region|city|town|village|county|state|country|island|valley|department|municipality|suburb|port|capital)\b",
    re.IGNORECASE,
)
_DISTANCE = 12


def compare(tellings: Sequence[Telling]) -> list[Difference]:
    """Give one difference for a place that two documents call places of different kinds."""
    for values in beside(tellings, _TYPE, distance=_DISTANCE):
        if len({w for w, _ in values}) > 1:
            listed = [v for _, v in values]
            return [
                difference(
                    DifferenceKind.PLACE, DifferenceVerdict.CONFLICT, f"one place is called a {shown(listed)}", listed
                )
            ]
    return []
