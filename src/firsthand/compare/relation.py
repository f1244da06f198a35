"""Kinship: nephew or cousin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.tellings import Finding, Telling, difference, over_documents, shown
from firsthand.model import DifferenceKind, DifferenceValue, DifferenceVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

_KIN = re.compile(
    r"\b(?:(?:half-|step-?|grand-?)?(?:father|mother|brother|sister|son|daughter|parents?)(?:-in-law)?|husband|wife|widow|widower|"
    r"cousin|nephew|niece|uncle|aunt|fianc[ée]e?|partner|girlfriend|boyfriend|twin)\b",
    re.IGNORECASE,
)


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give one difference where documents name one person's kin differently."""
    first: dict[str, DifferenceValue] = {}
    for t in tellings:
        for start, end in t.statement.content:
            match = _KIN.search(t.text, start, end)
            if match is not None:
                first.setdefault(t.document, t.at(*match.span()))
    values = list(first.values())
    if len({v.value.casefold() for v in values}) < 2 or not over_documents(values, tellings):  # noqa: PLR2004 - a pair
        return []
    text = f"the relative is {shown(values)}"
    return [Finding(difference=difference(DifferenceKind.RELATION, DifferenceVerdict.CONFLICT, text, values))]


def kin(telling: Telling) -> frozenset[str]:
    """Give the words of kinship in a telling."""
    found = [m.group().lower() for a, b in telling.statement.content for m in _KIN.finditer(telling.text, a, b)]
    return frozenset(found)
