"""Origins that are not in the pile: reports that articles cite, and bodies whose statement several retell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.derive.media import Credit, credits_of
from firsthand.model import OriginKind, SourceKind
from firsthand.text.media_names import same_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Document, Source

MIN_STATEMENTS = 2  # through one medium, in one article, for the article to derive from its report
MIN_TELLERS = 3  # articles that each give a body several statements, for its statement to be an origin
_MIN_BODY_STATEMENTS = 3
_JOIN_SHARE = 0.6  # of an article's claims told elsewhere that the origin's articles tell
_JOIN_CLAIMS = 5


@dataclass(frozen=True, slots=True)
class Unseen:
    """An origin that is not in the pile.

    Attributes:
        name: As the texts name it.
        kind: Report, wire or statement.
        members: Document → (probability, the credit that shows it or None where only shared claims do).
        shares: Document → share of its claims that the others tell, for those that only share.
    """

    name: str
    kind: OriginKind
    members: Mapping[str, tuple[float, Credit | None]]
    shares: Mapping[str, float]


def unseen_origins(
    documents: Sequence[Document],
    sources: Mapping[str, Source],
    claims: Sequence[Claim],
) -> tuple[Unseen, ...]:
    """Find the origins that the texts name and that no document of the pile is."""
    outlets = [d.outlet for d in documents if d.outlet]
    cited: dict[str, dict[str, Credit]] = defaultdict(dict)
    for d in documents:
        for credit in credits_of(d, claims, sources, kinds=(SourceKind.OUTLET,)):
            if not any(same_name(credit.name, outlet) for outlet in outlets):
                cited[_canonical(credit.name, cited)].setdefault(d.id, credit)
        for agency in d.agencies:
            if not any(same_name(agency, outlet) for outlet in outlets):
                cited[_canonical(agency, cited)].setdefault(d.id, Credit("", agency, (), lead=True))
    found = []
    for name, members in sorted(cited.items()):
        firm = {k: c for k, c in members.items() if len(c.spans) >= MIN_STATEMENTS or c.lead}
        if len(firm) >= 2 or any((len(c.spans) >= MIN_STATEMENTS and c.lead) or not c.spans for c in firm.values()):  # noqa: PLR2004
            kind = OriginKind.WIRE if any(not c.spans for c in firm.values()) else OriginKind.REPORT
            found.append(Unseen(name, kind, {k: (0.95 if len(members) > 1 else 0.8, c) for k, c in firm.items()}, {}))
    return tuple(found) or _bodies(documents, sources, claims, outlets)


def _canonical(name: str, known: Mapping[str, object]) -> str:
    return next((k for k in sorted(known) if same_name(k, name)), name)


def _bodies(
    documents: Sequence[Document],
    sources: Mapping[str, Source],
    claims: Sequence[Claim],
    outlets: Sequence[str],
) -> tuple[Unseen, ...]:
    """Find a body or document that most articles retell at length: its statement is their origin."""
    tellers: dict[str, dict[str, Credit]] = defaultdict(dict)
    for d in documents:
        for credit in credits_of(d, claims, sources, kinds=(SourceKind.GROUP, SourceKind.DOCUMENT)):
            if len(credit.spans) >= _MIN_BODY_STATEMENTS and not any(same_name(credit.name, o) for o in outlets):
                tellers[_canonical(credit.name, tellers)].setdefault(d.id, credit)
    found = []
    for name, members in sorted(tellers.items()):
        if len(members) >= MIN_TELLERS and 2 * len(members) >= len(documents):
            found.append(Unseen(name, OriginKind.STATEMENT, {k: (0.6, c) for k, c in members.items()}, {}))
    return tuple(found[:1])


def with_silent_members(
    origin: Unseen,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    taken: frozenset[str],
) -> Unseen:
    """Let articles that name nobody join by what they share with those that name the origin.

    Args:
        origin: The origin.
        documents: Those of the story.
        claims: Those of the story.
        taken: Documents that derive from another one already.
    """
    if origin.kind is OriginKind.STATEMENT:
        return origin
    told: dict[str, set[str]] = defaultdict(set)
    through: set[str] = set()
    for claim in claims:
        tellers = {t.document for t in claim.tellings}
        if len(tellers) > 1:
            for teller in tellers:
                told[teller].add(claim.id)
        if tellers & set(origin.members):
            through.add(claim.id)
    members, shares = dict(origin.members), {}
    for d in documents:
        if d.id in members or d.id in taken or (d.published.latest and _too_early(d, documents, origin)):
            continue
        common = told[d.id] & through
        share = len(common) / max(1, len(told[d.id]))
        if len(common) >= _JOIN_CLAIMS and share >= _JOIN_SHARE and len(origin.members) > 1:
            members[d.id] = (round(min(0.9, 0.35 + 0.5 * share), 3), None)
            shares[d.id] = share
    return Unseen(origin.name, origin.kind, members, shares)


def _too_early(document: Document, documents: Sequence[Document], origin: Unseen) -> bool:
    """Tell whether a document is far older than every article that names the origin."""
    dates = [d.published.earliest for d in documents if d.id in origin.members and d.published.earliest]
    return bool(dates) and str(document.published.latest)[:7] < min(str(d)[:7] for d in dates)
