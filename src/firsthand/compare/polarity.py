"""Polarity: told here, denied there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.tellings import Telling, difference, over_documents
from firsthand.model import Difference, DifferenceKind, DifferenceVerdict, Polarity
from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_TELLING_RARITY = 7.0  # nats
_LEAST_SHARED = 3
_NOT = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|without|cannot|denie[sd]|deny|denial|refuted?|false|untrue|incorrect)\b|n[’']t\b",
    re.IGNORECASE,
)


def compare(tellings: Sequence[Telling]) -> list[Difference]:
    """Give one difference where a source denies what others tell."""
    denied = [t for t in tellings if t.statement.polarity is Polarity.DENIED]
    negated = [
        t
        for t in tellings
        if t not in denied
        and _negated(t)
        and any(_shared(t, o) >= _LEAST_SHARED for o in tellings if o.document != t.document and not _negated(o))
    ]
    against = denied or (negated if len(negated) * 2 < len(tellings) else [])
    others = [t for t in tellings if t not in against and not (denied and t in negated)]
    values = [
        *(t.whole("denied" if t in denied else "negated") for t in against),
        *(t.whole("affirmed") for t in others),
    ]
    if not against or not others or not over_documents(values, tellings):
        return []
    if not denied and len({t.document for t in others}) < 2 <= len(others):  # noqa: PLR2004 - one negation beside one telling
        return []
    who = against[0].source or "one telling"
    return [
        difference(
            DifferenceKind.POLARITY,
            DifferenceVerdict.CONFLICT,
            f"{who} says that it is not so; others tell it as so",
            values,
        )
    ]


def _shared(a: Telling, b: Telling) -> int:
    """Count the telling words that two tellings share: a negation turns a claim round only if the rest is the same."""
    x, y = ({stem(w) for w in folded_words(t.words) if rarity(w) >= _TELLING_RARITY} for t in (a, b))
    return len(x & y)


def _negated(t: Telling) -> bool:
    return any(_NOT.search(t.text, a, b) for a, b in t.statement.content)
