"""Origins of kind statement: a press conference, a statement, a speech that a document has much from, by one speaker's words in it."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.derive.unseen import Member, Unseen, share_of
from firsthand.derive.weights import weights
from firsthand.model import OriginKind
from firsthand.text.media_names import same_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.derive.edges import Voices
    from firsthand.derive.facts import Shared
    from firsthand.derive.hearings import Hearing
    from firsthand.model import Document

_ASSERTED = 0.6  # benchmarks/retellings: below it, what an article has from its own contacts is taken for an occasion
_LEAD = 0.25  # of the text
_FEW = 4  # attributed places; fewer say little
_CONFERENCES = ("conference", "briefing")
Heard = dict[str, "Hearing"]  # document → what it has from one speaker


def occasions(
    documents: Sequence[Document],
    voices: Mapping[str, Voices],
    parents: Mapping[str, Sequence[str]],
    shared: Shared,
) -> list[Unseen]:
    """Find the occasions that documents have it from, each with the documents that probably do.

    Args:
        documents: Those of the story.
        voices: Whom each credits and hears.
        parents: Document → the documents here that it derives from.
        shared: What each tells.
    """
    by_id = {d.id: d for d in documents}
    heard: dict[str, Heard] = defaultdict(dict)
    for d in documents:
        for hearing in voices[d.id].heard:
            heard[hearing.owner][d.id] = hearing
    found = []
    for _, hearings in sorted(heard.items()):
        if any(h.marks for h in hearings.values()):
            for group in _parted(hearings, by_id, parents, shared):
                members = {
                    i: Member(round(p, 3), h.marks or h.links, beside=not any(q in group for q in parents.get(i, ())))
                    for i, h in group.items()
                    if (p := _probability(by_id[i], hearings, voices[i], parents)) >= _ASSERTED
                }
                if members:
                    found.append(Unseen(name_of(group), OriginKind.STATEMENT, members))
    return found


def signals(
    document: Document, hearings: Mapping[str, Hearing], voices: Voices, parents: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """Say what speaks for a document's having it from an occasion (the weights are fitted by training/occasions.py)."""
    mine, above = hearings[document.id], parents.get(document.id, ())
    n = len(mine.links)
    first = min((s.start for s in mine.links), default=len(document.text)) / max(1, len(document.text))
    return {
        "occasion_marked": float(bool(mine.marks)),
        "occasion_marks": min(2, len(mine.marks)) / 2,
        "occasion_links": math.log1p(n),
        "occasion_share": min(1.0, n / max(_FEW, voices.n_attributed)),
        "occasion_lead": float(first < _LEAD),
        "occasion_others": float(any(h.marks for i, h in hearings.items() if i != document.id)),
        "occasion_alone": float(len(hearings) == 1),
        "occasion_spoken": float(mine.spoken),
        "occasion_conference": float(any(c in mine.noun for c in _CONFERENCES)),
        "occasion_parent": float(bool(above)),
        "occasion_parent_has": float(any(p in hearings for p in above)),
        "occasion_own": min(1.0, len(voices.own) / 2),
        "occasion_agency": float(bool(document.agencies)),
    }


def _probability(
    document: Document, hearings: Mapping[str, Hearing], voices: Voices, parents: Mapping[str, Sequence[str]]
) -> float:
    trained = weights()
    told = signals(document, hearings, voices, parents)
    z = trained["occasion_bias"] + math.fsum(trained[k] * v for k, v in sorted(told.items()))
    return 1 / (1 + math.exp(-z))


def _parted(
    hearings: Heard, documents: Mapping[str, Document], parents: Mapping[str, Sequence[str]], shared: Shared
) -> list[Heard]:
    """Part the documents that hear one speaker by occasion: an outlet's update of a member has it from a later one.

    The others go with those that they share more with.
    """
    later = {
        i
        for i in hearings
        if any(p in hearings and _one_outlet(documents[i], documents[p]) for p in parents.get(i, ()))
    }
    updated = {p for i in later for p in parents[i]}
    first = {i: h for i, h in hearings.items() if i in updated - later}
    second = {i: h for i, h in hearings.items() if i in later}
    if not second or not first:
        return [hearings]
    for i, h in sorted(hearings.items()):
        if i not in first and i not in second:
            newer = share_of(i, sorted(later), shared) > share_of(i, sorted(updated), shared)
            (second if newer else first)[i] = h
    return [first, second]


def _one_outlet(a: Document, b: Document) -> bool:
    return bool(a.outlet and b.outlet and same_name(a.outlet, b.outlet))


def name_of(group: Mapping[str, Hearing]) -> str:
    """Give speaker and occasion as the documents name them."""
    best = max(group.items(), key=lambda item: (item[1].spoken, len(item[1].marks), len(item[1].speaker), item[0]))[1]
    nouns = [h.noun for h in group.values() if h.noun]
    noun = best.noun or (nouns[0] if nouns else "statement")
    speaker = max((h.speaker for h in group.values()), key=lambda s: (len(s), s), default="")
    return f"{speaker or best.owner}, {noun}"
