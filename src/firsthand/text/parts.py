"""Parts and wholes among the figures of a sentence: «183, including 13», «two of the five», «three of whom», «5 % of 300»."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.text.units import Dimension

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.text.quantity import Quantity

_OF = re.compile(
    r"(?:\s+(?:or so|more|others))?\s+(?:out )?of (?:the |its |their |his |her |our |those |these |all |a total of |an estimated |the total )?(?:first |last |other |more than |some |about )?$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:including|includes|included|among (?:them|whom|which|those)|amongst them|of (?:whom|which|these|those|them|that)|counting)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\s(?:of (?:whom|which|them|these|those|the (?:dead|injured|victims|wounded|missing))|among them|among the (?:dead|injured|victims|wounded|missing))\b",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"(?:^|[.;:“,] ?|\b(?:said|that) )(?:out of|of|among|from)(?: the| its| their| all| these| those)? $", re.IGNORECASE
)
_ADDS = re.compile(
    r"\b(?:as well as|plus|in addition to|along with|not including|excluding|and another|besides|apart from|on top of|while|but)\b|[.;?!]\s",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^[^.;:?!]*(?:,| and| or)\s(?:[\w’'-]+\s){0,2}$")
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|said|will|would|could|died|killed|injured)\b", re.IGNORECASE)
_SIZED = frozenset(
    {
        Dimension.COUNT,
        Dimension.MONEY,
        Dimension.AREA,
        Dimension.LENGTH,
        Dimension.MASS,
        Dimension.VOLUME,
        Dimension.DURATION,
    }
)
_RELATIVE = frozenset({Dimension.SHARE})
_MOST_BACK = 6  # figures looked back over


def link_parts(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Give the figures, in order, each part with the place of its whole."""
    linked: list[Quantity] = []
    for i, q in enumerate(found):
        whole = _whole_ahead(text, q, found[i + 1]) if i + 1 < len(found) else None
        if whole is None:
            whole = _whole_behind(text, q, linked)
        if whole is None:
            linked.append(q)
            continue
        counted = q.counted
        if counted is None and ((q.dimension is Dimension.SHARE and not q.unit) or whole.start > q.start):
            counted = whole.counted
        linked.append(replace(q, part_of=(whole.start, whole.end), whole=whole.number, counted=counted))
    return tuple(linked)


def _whole_ahead(text: str, q: Quantity, following: Quantity) -> Quantity | None:
    """Read «two of the five gates», «nine out of 12», «a third of the 300»."""
    if following.dimension not in _SIZED or q.dimension not in _SIZED | _RELATIVE:
        return None
    if not _OF.match(text[q.end : following.start]) or len(text[q.end : following.start]) > 40:  # noqa: PLR2004
        return None
    if q.dimension is Dimension.SHARE:
        return following
    return following if q.dimension is following.dimension and q.number <= following.number else None


def _whole_behind(text: str, q: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """Read «183, including 13», «of whom 12», «three of them», and what such a list goes on with."""
    if not before or q.dimension not in _SIZED | _RELATIVE:
        return None
    last = before[-1]
    between = text[last.end : q.start]
    if _ADDS.search(between):
        return None
    behind = _BEHIND.match(text[q.end : q.end + 60])
    if _FRONTED.search(text[max(0, last.start - 24) : last.start]) and "," in between and "." not in between:
        return last if _fits(q, last) else None
    if _STRONG.search(between) or behind is not None:
        return _fitting(q, before)
    if last.part_of is not None and _JOINED.match(between) and not _VERB.search(between):
        return next((w for w in before if (w.start, w.end) == last.part_of and _fits(q, w)), None)
    return None


def _fitting(q: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """Give the nearest figure before that can be the whole and is itself no part."""
    return next((w for w in reversed(before[-_MOST_BACK:]) if _fits(q, w) and w.part_of is None), None)


def _fits(q: Quantity, whole: Quantity) -> bool:
    if q.dimension is Dimension.SHARE:
        return whole.dimension in _SIZED
    return whole.dimension is q.dimension and whole.number >= q.number and (whole.unit == q.unit or not whole.unit)
