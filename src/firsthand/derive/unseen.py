"""Origins that are not in the pile: media that articles credit, statements and reports that they go by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.derive.heads import is_release
from firsthand.derive.papers import said_by
from firsthand.model import OriginKind, Span
from firsthand.text.media_names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.derive.edges import Voices
    from firsthand.derive.facts import Shared
    from firsthand.derive.media import Credit
    from firsthand.derive.papers import Paper
    from firsthand.model import Document

_RELEASES = frozenset(
    {"statement", "release", "announcement", "communiqué", "communique", "service"}
)  # what a release in the pile is itself
_FIRM = 2  # places where an article goes by a medium or paper, for the article to derive from it
_JOIN_SHARE = 0.7  # of what a silent article tells and any other tells too, that the origin's articles tell
_RETOLD = 0.35
_BEHIND = 0.15
_SAME_NOUN_SHARE = 0.35
_JOIN_WEIGHT = 4.0
_NEW = 0.5  # of what a sentence tells, what the article's source here tells at most if the sentence is to be news
_END = re.compile(r"[.!?][”\"')]?\s|\n")
_MUCH_SHARE = 0.3
_MUCH = 3  # places that name one body as their source from one body


@dataclass(frozen=True, slots=True)
class Member:
    """An article that derives from an unseen origin.

    Attributes:
        probability: Of the derivation, 0 to 1.
        spans: The words that name the origin; empty where only shared facts speak.
        firm: Whether the article itself names the origin more than once, or in its head.
        share: Of its facts told elsewhere, what the origin's other articles tell.
        beside: Whether it stands beside a parent that is here, and does not take its place.
    """

    probability: float
    spans: tuple[Span, ...]
    share: float = 0.0
    firm: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Unseen:
    """An origin that is not in the pile.

    Attributes:
        name: As the texts name it.
        kind: Report, wire or statement.
        members: Document → how it belongs.
        owner: The body whose statement or report it is; empty for media.
    """

    name: str
    kind: OriginKind
    members: Mapping[str, Member]
    owner: str = ""


def unseen_origins(
    documents: Sequence[Document],
    voices: Mapping[str, Voices],
    explained: Mapping[str, Sequence[str]],
    shared: Shared,
    heard: Sequence[Unseen] = (),
) -> tuple[Unseen, ...]:
    """Find the origins that the texts name and that no document of the pile is.

    Args:
        documents: Those of the story.
        voices: Whom each credits.
        explained: Documents that have it from others here → these; they are members only of an origin that they name for
            what these do not tell.
        shared: What each tells.
        heard: Occasions on which somebody spoke; a paper of the same body is the same origin.
    """
    outlets = [d.outlet for d in documents if d.outlet]
    issuers = [d.outlet for d in documents if d.outlet and is_release(d)]
    free = [d for d in documents if d.id not in explained]
    found = [
        *_media(documents, (explained, shared), voices, outlets),
        *_papers(free, voices, (outlets, issuers), shared),
    ]
    merged: list[Unseen] = list(heard)
    for origin in sorted(found, key=lambda u: (-len(u.members), u.name)):
        at = next((i for i, m in enumerate(merged) if _one(m, origin)), None)
        if at is None:
            merged.append(origin)
        else:
            merged[at] = _merge(merged[at], _without(origin, merged, at))
    return tuple(merged)


def _without(origin: Unseen, others: Sequence[Unseen], at: int) -> Unseen:
    """Give an origin without the members of the others of its name: they have it from another occasion."""
    taken = {i for n, o in enumerate(others) if n != at and same_name(o.name, origin.name) for i in o.members}
    return replace(origin, members={i: m for i, m in origin.members.items() if i not in taken})


def _one(a: Unseen, b: Unseen) -> bool:
    """Tell whether two origins are one: a medium and a statement of one name, or a nameless paper of the same articles."""
    common = len(set(a.members) & set(b.members))
    nameless = not any(c.isupper() for c in a.name) or not any(c.isupper() for c in b.name)
    return common > 0 and (same_name(a.name, b.name) or (nameless and 2 * common > min(len(a.members), len(b.members))))


def _merge(a: Unseen, b: Unseen) -> Unseen:
    better = max((a, b), key=lambda u: (any(c.isupper() for c in u.name), len(u.name), u.name))
    members = dict(b.members)
    for i, member in a.members.items():
        members[i] = max(member, members.get(i, member), key=lambda m: (m.probability, len(m.spans)))
    return Unseen(better.name, better.kind, members, a.owner or b.owner)


def _media(
    documents: Sequence[Document],
    known: tuple[Mapping[str, Sequence[str]], Shared],
    voices: Mapping[str, Voices],
    outlets: Sequence[str],
) -> list[Unseen]:
    """Find the media that two articles go by, or one in its head.

    An article that has it from others here belongs only if it names the medium for something that these do not tell; else
    it bears witness. One that names the medium once belongs where another goes by it.
    """
    explained, shared = known
    cited: dict[str, dict[str, Member]] = {}
    leading: set[str] = set()
    lines: set[str] = set()
    for d in documents:
        for credit in voices[d.id].media:
            if not _known(credit.name, outlets):
                name = _canonical(credit.name, cited)
                cited.setdefault(name, {})[d.id] = Member(0.9, credit.spans, firm=_is_firm(credit))
                leading |= {d.id + name} if credit.lead else set()
                lines |= {name} if credit.line else set()
    found = []
    texts = {d.id: d for d in documents}
    for name, members in sorted(cited.items()):
        witnesses = sum(m.firm for m in members.values())
        new = {i: m for i, m in members.items() if _is_new(texts[i], m.spans, explained.get(i, ()), shared)}
        firm = {i: m for i, m in new.items() if m.firm}
        strong = any(len(m.spans) >= _FIRM and i + name in leading for i, m in firm.items() if i not in explained)
        if firm and (witnesses > 1 or strong or name in lines):
            kind = OriginKind.WIRE if name in lines else OriginKind.REPORT
            sure = {i: m if len(firm) > 1 else replace(m, probability=0.75) for i, m in firm.items()}
            once = {i: replace(m, probability=0.6) for i, m in new.items() if i not in firm} if witnesses > 1 else {}
            found.append(Unseen(name, kind, sure | once))
    return found


def _is_new(document: Document, spans: Sequence[Span], parents: Sequence[str], shared: Shared) -> bool:
    """Tell whether one of the sentences where a document names a medium tells what no article that it derives from tells."""
    if not parents:
        return True
    places = shared.facts[document.id].places
    for span in spans:
        start, end = _sentence(document.text, span)
        facts = [f for f, (at, _) in places.items() if start <= at < end and len(shared.holders[f]) > 1]
        whole = shared.total(facts)
        if whole and all(
            shared.total(f for f in facts if f in shared.facts[p].places) < _NEW * whole
            for p in parents
            if p in shared.facts
        ):
            return True
    return False


def _sentence(text: str, span: Span) -> tuple[int, int]:
    start = max((m.end() for m in _END.finditer(text, 0, span.start)), default=0)
    found = _END.search(text, span.end)
    return start, found.start() if found else len(text)


def names_firmly(voices: Voices, outlets: Iterable[str]) -> bool:
    """Tell whether a document credits a medium that is not here, more than once or in its head, or goes by a body's paper."""
    listed = list(outlets)
    media = any(_is_firm(c) and not _known(c.name, listed) for c in voices.media)
    paper = voices.paper
    return media or (paper is not None and bool(paper.owner) and paper.firm)


def _is_firm(credit: Credit) -> bool:
    return len(credit.spans) >= _FIRM or credit.lead


def _papers(
    documents: Sequence[Document],
    voices: Mapping[str, Voices],
    known: tuple[Sequence[str], Sequence[str]],
    shared: Shared,
) -> list[Unseen]:
    """Put articles that go by one body's paper together; an article that does so once joins those that do it more often."""
    groups: list[list[tuple[str, Paper]]] = []
    papers = [(d.id, voices[d.id].paper) for d in documents]
    outlets, issuers = known
    listed = [
        (i, p)
        for i, p in papers
        if p is not None
        and not (
            p.owner
            and _known(p.owner, outlets)
            and not (_known(p.owner, issuers) and p.noun.split()[-1] not in _RELEASES)
        )
    ]
    for i, paper in sorted(
        listed, key=lambda item: (not item[1].owner, not item[1].number, -len(item[1].spans), item[0])
    ):
        like = [g for g in groups if _same_paper(g, i, paper, shared)]
        host = max(like, key=lambda g: share_of(i, [m for m, _ in g], shared), default=None)
        if host is not None:
            host.append((i, paper))
        elif paper.firm:
            groups.append([(i, paper)])
    return [_paper(group) for group in groups]


def _paper(group: Sequence[tuple[str, Paper]]) -> Unseen:
    best = max((p for _, p in group), key=lambda p: (bool(p.owner), bool(p.number), len(p.owner), len(p.spans), p.noun))
    sure = 0.85 if len(group) > 1 else 0.65
    members = {
        i: Member(sure if p.firm else 0.6, tuple(sorted({*p.spans, *p.links})), firm=bool(p.owner) and p.firm)
        for i, p in group
    }
    return Unseen(
        best.name, OriginKind.STATEMENT if "report" not in best.noun else OriginKind.REPORT, members, best.owner
    )


def _same_paper(group: Sequence[tuple[str, Paper]], document: str, paper: Paper, shared: Shared) -> bool:
    """Tell whether a document's paper is a group's: one owner, or, where it names none, what the group tells."""
    numbers = {p.number for _, p in group if p.number}
    if paper.number and numbers and paper.number not in numbers:
        return False
    owners = [p.owner for _, p in group if p.owner]
    if owners and paper.owner:
        return any(same_name(o, paper.owner) for o in owners)
    one_noun = any(p.noun.split()[-1] == paper.noun.split()[-1] for _, p in group)
    return share_of(document, [i for i, _ in group], shared) >= (_SAME_NOUN_SHARE if one_noun else _JOIN_SHARE)


def share_of(document: str, others: Iterable[str], shared: Shared) -> float:
    """Give the share of what a document tells and any other tells too that some of them tell, 0 to 1."""
    told = {f for i in others for f in shared.facts[i].places}
    weight = shared.total(f for f in shared.facts[document].places if f in told)
    return weight / max(_JOIN_WEIGHT, shared.total(shared.retold(document)))


def _known(name: str, outlets: Iterable[str]) -> bool:
    return any(same_name(name, outlet) for outlet in outlets)


def _canonical(name: str, known: Mapping[str, object]) -> str:
    return next((k for k in sorted(known) if same_name(k, name)), name)


def silent_share(origin: Unseen, document: Document, voices: Voices, shared: Shared) -> float:
    """Give how much of a document that names no source is told by the articles of an origin; 0 where it does not qualify.

    It qualifies if it has nothing first hand, names no medium, and tells little that nobody else tells. A short text with
    much of its own is near to everything in the rest: it stays out.
    """
    whole = shared.total(shared.facts[document.id].places)
    if (
        len(origin.members) < 2
        or voices.own
        or voices.media
        or shared.total(shared.retold(document.id)) < _RETOLD * whole
    ):  # noqa: PLR2004
        return 0.0
    share = share_of(document.id, origin.members, shared)
    return share if share >= _JOIN_SHARE else 0.0


def speech(origin: Unseen, document: Document, voices: Voices) -> tuple[Span, ...]:
    """Give the places where a document has something from an origin's owner; none where that is not much of what it has from anybody.

    Who attends a body's news conference has it from the same statement as who quotes the statement.
    """
    if not origin.owner or document.id in origin.members:
        return ()
    spans = said_by(origin.owner, voices.spoken)
    return spans if len(spans) >= max(_MUCH, _MUCH_SHARE * voices.n_attributed) else ()


def one_behind(origin: Unseen, document: str, parent: str, shared: Shared) -> bool:
    """Tell whether an origin explains a document better than one of the origin's articles does.

    Source: the triplet test of stemmatics: what a document shares with one member it does not share with the other, and
    neither member has both; then none of them is the source of the others.
    """
    others = [i for i in origin.members if i != document]
    if len(others) < 2 or parent not in others:  # noqa: PLR2004 - two besides it
        return False
    return share_of(document, others, shared) - share_of(document, [parent], shared) >= _BEHIND
