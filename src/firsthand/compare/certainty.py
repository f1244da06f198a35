"""Certainty: «said» that became «confirmed», «may» that became «did», «linked to» that became «causes», «said» that became «admitted»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.cause import tied
from firsthand.compare.plans import carried_out_plans
from firsthand.compare.tellings import Finding, Telling, difference, shown
from firsthand.model import DifferenceKind, DifferenceVerdict, Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEDGE = re.compile(
    r"\b(?:may(?! \d)|might|could(?! not|n[’']t)|[Pp]ossibl[ey]|possibility|[Pp]erhaps|(?:most )?(?:[Pp]robabl[ye]|likely)|potential(?:ly)?|"
    r"[Rr]eportedly|[Aa]lleged(?:ly)?|[Aa]pparent(?:ly)?|believed?|suspected|(?<!a )(?<!the )(?<!first )(?<!second )(?<!third )(?<!fourth )suspects?(?= (?:that|of|an?|the|his|her|their)\b)|suspicion|feared|thought to|appears? to|seems? to|seemingly|"
    r"expect(?:ed|s)? to|cannot be ruled out|not (?:be )?ruled? out|preliminary|presum(?:ed|ably)|supposed(?:ly)?|would be)\b"
)
_RESERVE = re.compile(
    r"\b(?:preliminarily|provisional(?:ly)?|an? (?:first |rough |early )?estimated?|estimat(?:es|ed) (?:at|that)|as far as (?:is|was|we|he|she|they) know\w*|"
    r"to (?:my|our|his|her|their) knowledge|(?:would|could|did|does|do) not (?:rule out|exclude)|is open whether)\b",
    re.IGNORECASE,
)  # softer than a hedge: they count on the scale only, and `check` does not ask for them
_OPINION = re.compile(r"believe$|suspects?$|would be$", re.IGNORECASE)
_RULED = re.compile(r"\b(?:nobody|no one|no \w+(?: \w+)?|only \w+) may\b|\bmay (?:not|only|no)\b", re.IGNORECASE)
_FIRM = frozenset(
    "confirmed confirm confirms proved verified established evidence confirmation proof".split()
)  # a court that «ruled» said it
_LOADED = {
    "admitted": "admit", "admits": "admit", "admit": "admit", "confessed": "admit", "confesses": "admit", "conceded": "admit", "concedes": "admit",
    "claimed": "claim", "claims": "claim", "claim": "claim", "alleged": "claim", "alleges": "claim", "revealed": "reveal", "reveals": "reveal",
    "insisted": "insist", "insists": "insist",
}  # fmt: skip
_DENYING = 0.25  # strength at and below which a cue denies
_WEAK = 0.4
STEP = 2  # of firmness that make a difference: «said» beside a fact makes none


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give a difference where one document hedges what another tells as firm, makes a cause of a link, or colours a neutral word."""
    told = [t for t in tellings if t.statement.polarity is not Polarity.DENIED and not _denies(t)]
    carried_out = carried_out_plans(told)
    plans = {v.telling for f in carried_out for v in f.difference.values}
    return [*carried_out, *_firmness([t for t in told if t.index not in plans]), *tied(told), *_colour(told)]


def _denies(t: Telling) -> bool:
    return bool(t.statement.chain) and t.statement.strength <= _DENYING


def _firmness(told: Sequence[Telling]) -> list[Finding]:
    ranks = firmness_by_document(told)
    levels = sorted({rank for rank, _, _ in ranks.values()})
    if len(ranks) < 2 or levels[-1] - levels[0] < STEP:  # noqa: PLR2004 - a pair
        return []
    low = [(t, word) for rank, t, word in ranks.values() if rank == levels[0]]
    high = [(t, word) for rank, t, word in ranks.values() if rank >= levels[0] + STEP]
    values = [t.whole(word) for t, word in [*low, *high]]
    text = (
        f"what one tells as {shown(t.whole(w) for t, w in low)} another tells as {shown(t.whole(w) for t, w in high)}"
    )
    likest = max(a.likeness(b) for a, _ in low for b, _ in high)
    made = difference(DifferenceKind.CERTAINTY, DifferenceVerdict.CONFLICT, text, values)
    signals = {
        "firmness": 1.0,
        "hedged": float(levels[0] == 0),
        "confirmed": float(levels[-1] == 3),  # noqa: PLR2004
        "low_share": len(low) / len(ranks),
        "high_share": len(high) / len(ranks),
        "likest": likest,
        "several_low": float(len(low) > 1),
        "in_words": float(any(_hedged(t) for t, _ in low)),
    }
    return [Finding(difference=made, signals=signals)]


def _colour(told: Sequence[Telling]) -> list[Finding]:
    """Give a difference where a cue that takes sides («admitted», «claims») stands where another has a plain one."""
    coloured: dict[str, tuple[Telling, str]] = {}
    plain: dict[str, Telling] = {}
    for t in told:
        if not t.statement.chain:
            continue
        word = t.statement.chain[0].certainty
        if word in _LOADED:
            coloured.setdefault(t.document, (t, word))
        else:
            plain.setdefault(t.document, t)
    neutral = [t for d, t in plain.items() if d not in coloured]
    kinds = {_LOADED[w] for _, w in coloured.values()}
    if not coloured or not neutral:
        return []
    values = [*(t.whole(w) for t, w in coloured.values()), *(t.whole(t.statement.chain[0].certainty) for t in neutral)]
    text = f"what is plainly told in one is {shown(t.whole(w) for t, w in coloured.values())} in another: the word takes sides"
    made = difference(DifferenceKind.CERTAINTY, DifferenceVerdict.CONFLICT, text, values)
    likest = max(a.likeness(b) for a, _ in coloured.values() for b in neutral)
    return [
        Finding(
            difference=made,
            signals={
                "colour": 1.0,
                "likest": likest,
                "several": float(len(coloured) > 1),
                **{f"cue_{k}": 1.0 for k in kinds},
            },
        )
    ]


def firmness_by_document(told: Sequence[Telling]) -> dict[str, tuple[int, Telling, str]]:
    """Give how firmly each document puts it (``firmness``), with the telling that is farthest from «said», and its word."""
    ranks: dict[str, tuple[int, Telling, str]] = {}
    for t in told:
        rank, word = firmness(t)
        known = ranks.get(t.document)
        if known is None or abs(rank - 1) > abs(known[0] - 1):
            ranks[t.document] = (rank, t, word)
    return ranks


def _hedged(t: Telling) -> re.Match[str] | None:
    return next((m for a, b in t.statement.content if (m := _HEDGE.search(t.text, a, b))), None)


def firmness(t: Telling) -> tuple[int, str]:
    """Give how firmly a telling puts it: 0 hedged, 1 said or claimed, 2 told as fact, 3 confirmed."""
    hedge = _hedged(t) or next((m for a, b in t.statement.content if (m := _RESERVE.search(t.text, a, b))), None)
    if hedge is not None:
        return (0, hedge.group().lower())
    if t.statement.certainty in _FIRM:
        return (3, t.statement.certainty)
    if t.statement.chain:
        return (0, t.statement.certainty) if t.statement.strength <= _WEAK else (1, t.statement.certainty)
    return (2, "a fact") if t.statement.certainty == "asserted" else (1, t.statement.certainty)


def hedge(t: Telling) -> str | None:
    """Give the first word of a telling that leaves its truth open, or None.

    «Police believe» names a source, «would be» is reported speech, and «nobody may» a rule.
    """
    match = _hedged(t)
    if match is None or _OPINION.match(match.group()):
        return None
    ruled = match.group().lower() == "may" and _RULED.search(t.text[max(0, match.start() - 30) : match.end() + 5])
    return None if ruled else match.group().lower()
