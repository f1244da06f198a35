"""Polarity: told here, denied there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.contrary import contraries
from firsthand.compare.tellings import Finding, Telling, difference, over_documents
from firsthand.model import DifferenceKind, DifferenceVerdict, Polarity
from firsthand.text.frequency import folded_words, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TELLING_RARITY = 6.5  # nats
_LEAST_SHARED, _LIKE = 2, 0.5  # telling words in common, or the likeness that stands for them in short tellings
_ALIKE = 0.35  # likeness from which a contrary word turns a telling round
_MOST_TELLINGS = 40  # of a claim, compared each with each
_REACH = 60  # code points behind a negation in which the word that it turns stands
_NOT = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|without|cannot|denie[sd]|deny|denial|refuted?|false|untrue|incorrect|failed to|"
    r"refused to|stopped|no longer)\b|n[’']t\b",
    re.IGNORECASE,
)
_NO_TURN = re.compile(r"\b(?:not only|not just|no doubt|no less than|no more than|no fewer than|not least|if not|no\. \d)", re.IGNORECASE)  # fmt: skip
_CLAUSE = re.compile(r"[,;:.!?“”\"]|\b(?:but|and|because|although|while|which|who)\b")


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give one difference where a source denies what others tell, or a telling turns another's words round."""
    denied = [t for t in tellings if t.statement.polarity is Polarity.DENIED]
    others = [t for t in tellings if t.statement.polarity is not Polarity.DENIED]
    negating = turned(others[:_MOST_TELLINGS])
    contrary = [] if denied or negating else opposed(others[:_MOST_TELLINGS])
    against = denied or negating or contrary
    affirmed = [t for t in others if t not in negating and t not in contrary] if not denied else others
    values = [
        *(t.whole("denied" if t in denied else "negated") for t in against),
        *(t.whole("affirmed") for t in affirmed),
    ]
    if not against or not affirmed or not over_documents(values, tellings):
        return []
    who = against[0].source or "one telling"
    made = difference(
        DifferenceKind.POLARITY,
        DifferenceVerdict.CONFLICT,
        f"{who} says that it is not so; others tell it as so",
        values,
    )
    likest = [max(a.likeness(o) for o in affirmed) for a in against]
    hosts = {t.document for t in against}
    return [
        Finding(
            difference=made,
            signals={
                "denied": float(bool(denied)),
                "turned": float(bool(negating)),
                "contrary": float(bool(contrary)),
                "both": float(bool(denied and negating)),
                "against": len(hosts) / len({t.document for t in tellings}),
                "several_deny": float(len(hosts) > 1),
                "likest": max(likest),
                "cued": float(any(t.statement.certainty in _DENIALS for t in denied)),
                "beside": float(any(o.document in hosts for o in affirmed)),
                "without_source": float(any(not t.statement.chain for t in against)),
            },
        )
    ]


_DENIALS = frozenset("denied disputed rejected dismissed refuted rebutted".split())


def turned(tellings: Sequence[Telling]) -> list[Telling]:
    """Give the tellings that negate a word which another document, or another source, has and does not negate."""
    negated = {t.index: _negated_words(t) for t in tellings}
    return [t for t in tellings if negated[t.index] and any(_turns(t, o, negated) for o in tellings if _other(t, o))]


def _other(t: Telling, o: Telling) -> bool:
    return o.document != t.document or t.source.casefold() != o.source.casefold()


def _turns(t: Telling, o: Telling, negated: Mapping[int, frozenset[str]]) -> bool:
    if not negated[t.index] & (_stems(o) - negated[o.index]):
        return False
    return len(_stems(t) & _stems(o)) > _LEAST_SHARED or t.likeness(o) >= _LIKE


def opposed(tellings: Sequence[Telling]) -> list[Telling]:
    """Give the tellings that have the contrary of a word («shut» for «open») of a telling otherwise like them; the rarer side."""
    stems = {t.index: {stem(w) for w in t.folded} for t in tellings}
    negated = {t.index: negates(t) for t in tellings}
    against = {
        t.index: {
            o.index
            for o in tellings
            if _contrary(stems[t.index], stems[o.index]) and negated[t.index] is negated[o.index] and _of_one(t, o)
        }
        for t in tellings
    }
    return [t for t in tellings if len(against[t.index]) > max((len(against[o]) for o in against[t.index]), default=0)]


def _of_one(t: Telling, o: Telling) -> bool:
    return _other(t, o) and t.likeness(o) >= _ALIKE


def _contrary(x: set[str], y: set[str]) -> bool:
    return any(contraries(w) & (y - x) for w in x - y)


def _negated_words(t: Telling) -> frozenset[str]:
    """Give the stems of the telling words that a negation governs: up to the end of its clause."""
    found: set[str] = set()
    for start, end in t.statement.content:
        for match in _NOT.finditer(t.text, start, end):
            if _NO_TURN.match(t.text, match.start()):
                continue
            stop = _CLAUSE.search(t.text, match.end(), min(end, match.end() + _REACH))
            governed = t.text[match.end() : stop.start() if stop else min(end, match.end() + _REACH)]
            found |= {stem(w) for w in folded_words(governed) if rarity(w) >= _TELLING_RARITY}
    return frozenset(found)


def _stems(t: Telling) -> frozenset[str]:
    return frozenset(stem(w) for w in t.folded if rarity(w) >= _TELLING_RARITY)


def negates(t: Telling) -> bool:
    """Tell whether a telling has a word that negates."""
    return any(_NOT.search(t.text, a, b) for a, b in t.statement.content)
