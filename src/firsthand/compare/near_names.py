"""Words of a kind that stand beside one name in several tellings: roles, places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.text.names import spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.compare.tellings import Telling
    from firsthand.model import DifferenceValue


_LEAST_LETTERS = 3


def beside(
    tellings: Sequence[Telling],
    pattern: re.Pattern[str],
    *,
    distance: int,
) -> Iterable[list[tuple[str, DifferenceValue]]]:
    """Give, for each name that two documents tell, the words of a kind beside it: (folded word, value), one a document."""
    places: list[tuple[Telling, list[str], re.Match[str]]] = []
    for t in tellings:
        for start, end, name in t.names:
            match = _nearest(t.text, start, end, pattern, distance)
            if match is not None:
                places.append((t, [w for w in name.split() if len(w) > _LEAST_LETTERS], match))
    if len({t.document for t, _, _ in places}) < 2:  # noqa: PLR2004 - a pair
        return
    for name in sorted({word for _, words, _ in places for word in words}):
        found: dict[str, tuple[str, DifferenceValue]] = {}
        for t, words, match in places:
            if t.document not in found and any(w == name or spelling(w, name) for w in words):
                found[t.document] = (match.group().casefold(), t.at(*match.span()))
        if len(found) > 1:
            yield list(found.values())


def _nearest(text: str, start: int, end: int, pattern: re.Pattern[str], distance: int) -> re.Match[str] | None:
    matches = list(pattern.finditer(text, max(0, start - distance), min(len(text), end + distance)))
    inside = [m for m in matches if "." not in text[min(m.end(), start) : max(start, m.start())] or m.start() >= start]
    return min(inside, key=lambda m: max(start - m.end(), m.start() - end, 0)) if inside else None
