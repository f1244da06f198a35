"""Which statements, reports and bulletins a document retells, and whose they are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.derive.bodies import acronym, bare, head
from firsthand.model import Span
from firsthand.text.media_names import same_name
from firsthand.text.quotes import inside, quotations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.derive.bodies import Spoken
    from firsthand.model import Document

_PAPER = (
    r"(?:statement|report|bulletin|advisory|communiqu[ée]|press release|news release|dossier|document|study|findings|press service|"
    r"ruling|judgment|verdict|white paper|audit|memo|memorandum|leaked file|declaration|announcement|annex|draft|"
    r"judgement|letter|survey|transcript|recording|complaint|lawsuit|review|assessment|circular|filing|indictment|decree|official results|"
    r"preliminary results|provisional results|final results|tally)"
)
_SAYS = (
    r"(?:said|says|states|stated|reads|read|gives|gave|puts|put|graded|grades|estimated|estimates|finds|found|notes|noted|adds|added|"
    r"concludes|concluded|describes|described|attributes|attributed|shows|showed|reveals|revealed|quoted|quotes|has|does not|did not|"
    r"informs|announced|warns|warned|calls|called|lists|listed|forbids|claims|claimed|speaks|runs|is dated|confirms|confirmed|blames|blamed|counts|counted|keeps|kept)"
)
_WORDS = r"(?:[\w’'-]+ ){0,4}"
_CITED = re.compile(
    rf"(?:\b(?:according to|in|citing|quoting|by|from|per|obtained|has|have|published|issued|released|of|to) (?:the|a|an|its|their|his|her|this|that) {_WORDS}(?P<a>{_PAPER})\b"
    rf"|\b(?P<b>{_PAPER})s? (?:\d+ )?(?:(?:of|by|from) [^.;:\n]{{3,80}}?,? )?{_SAYS}\b"
    rf"|\b(?P<c>{_PAPER}) (?:\d+ of|by|from|of|issued by|published by|released by|which|that|published|obtained|seen) (?:(?:the|consultants|experts|engineers) )*(?=[A-Z])"
    rf"|\b(?P<d>press service) of\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"(?:^|[.\n] ?)((?:[Tt]he )?(?=[^.,;:\n]{{0,50}}[A-Z])[\w’' -]{{4,70}}?)(?:, (?:which|who) [^,.;:\n]{{3,80}},|,)? (?:has |have )?(?:said|announced|agreed)(?: on \w+day)?,? in (?:a|the|its|their) (?:\w+ )?{_PAPER}\b",
)
_BEFORE_CHARS, _AFTER_CHARS, _BY_CHARS, _NUMBER_CHARS = 160, 90, 40, 30
_FIRM = 2  # places
_MOST_SPOKEN = 6  # votes
_SPEAKER_CHARS = 90  # between «the ministries said» and «in a statement»
_BY_MEDIUM = re.compile(
    r"\breports? (?:by|in|from|on) (?:(?:a|an|the|our|this) )?(?:[\w’'-]+ ){0,3}?(?:newspaper|paper|tabloid|television|TV|channel|broadcaster|station|magazine|website|site|press|media|wire)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"\b{_PAPER},? (?:no\.? |number )?(\d{{1,3}})\b(?!(?-i: [A-Z]|[.,]\d))|,? (?:no\. |number )(\d{{1,3}})\b",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"\b(?:written|prepared|compiled|drawn up|produced|carried out|signed|drafted)\b[^.;\n]{0,60}? by (?:the )?(?:[a-z]+ ){0,3}"
    r"(?P<name>[A-Z][\w’'-]*(?: (?:& |and |of (?:the )?)?[A-Z][\w’'-]*){0,4})"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A statement or report that a document retells.

    Attributes:
        owner: The body or firm whose it is, as the story names it most fully; empty if nothing says so.
        noun: What the document calls it («preliminary report»).
        spans: The places where the document goes by it, in order.
        links: The places where it has something from the owner otherwise («the Board notes»).
        number: «17» of «bulletin 17», or nothing.
    """

    owner: str
    noun: str
    spans: tuple[Span, ...]
    links: tuple[Span, ...] = ()
    number: str = ""

    @property
    def name(self) -> str:
        """Give owner and noun together."""
        noun = f"{self.noun} {self.number}".strip()
        return f"{self.owner}, {noun}" if self.owner else noun

    @property
    def firm(self) -> bool:
        """Tell whether the document leans on the paper: it names it twice, or once and has more from its owner."""
        return len(self.spans) >= _FIRM or len(self.links) >= _FIRM


def papers_of(
    documents: Sequence[Document], bodies: Sequence[str], spoken: Mapping[str, Sequence[Spoken]], media: Sequence[str]
) -> dict[str, Paper]:
    """Find, for each document, the statement or report that it goes by most often; those without one are left out.

    Args:
        documents: Those of the story.
        bodies: Those that the story names.
        spoken: Document → where it has something from a body.
        media: Names of media: what these report is no paper.
    """
    found = {}
    for d in documents:
        quoted = quotations(d.text)
        cited = [
            m
            for m in _CITED.finditer(d.text)
            if not inside(quoted, m.start(), m.end()) and not _is_medium_s(d.text, m, media)
        ]
        if cited:
            spans = tuple(Span(document=d.id, start=m.start(), end=m.end()) for m in cited)
            found[d.id] = Paper(
                _owner(d, spans, bodies, spoken.get(d.id, ())), _noun(d, cited), spans, number=_number(d.text, cited)
            )
    owners = sorted({(p.noun.split()[-1], p.owner) for p in found.values() if p.owner})
    return {i: _with_links(p, owners, spoken.get(i, ())) for i, p in found.items()}


def _with_links(paper: Paper, owners: Sequence[tuple[str, str]], spoken: Sequence[Spoken]) -> Paper:
    """Add the places where the document has something from the owner; find the owner among those of like papers first."""
    owner = paper.owner
    if not owner:
        like = [o for noun, o in owners if noun == paper.noun.split()[-1] and said_by(o, spoken)]
        owner = max(like, key=lambda o: (len(said_by(o, spoken)), o), default="")
    return replace(paper, owner=owner, links=said_by(owner, spoken) if owner else ())


def said_by(owner: str, spoken: Sequence[Spoken]) -> tuple[Span, ...]:
    """Give the places where a document has something from a body."""
    short = head(owner).casefold()
    return tuple(sorted({
        span for span, name in spoken
        if same_name(owner, name) and (any(c.isupper() for c in bare(name)) or short in bare(name).casefold().split())
    }))  # fmt: skip


def _is_medium_s(text: str, cited: re.Match[str], media: Sequence[str]) -> bool:
    """Tell whether a report is a medium's («a report by a television channel», «the Gazette's report»)."""
    if "report" not in cited.group().casefold():
        return False
    if _BY_MEDIUM.search(text, cited.start(), min(len(text), cited.end() + _BY_CHARS)):
        return True
    around = text[max(0, cited.start() - _BY_CHARS) : cited.end() + _BY_CHARS // 2]
    return any(
        re.search(
            rf"(?:\b{re.escape(m)}(?:’s|'s)? (?:\w+ )?report\b|\breport (?:by|in|from|of) (?:the )?{re.escape(m)}\b)",
            around,
        )
        for m in media
    )


def _number(text: str, cited: Sequence[re.Match[str]]) -> str:
    """Give the number that a paper is called by: «Bulletin 14», «its bulletin of this morning, number 17»."""
    for m in cited:
        found = _NUMBERED.search(text, m.start(), min(len(text), m.end() + _NUMBER_CHARS))
        if found:
            return next(g for g in found.groups() if g)
    return ""


def _owner(document: Document, spans: Sequence[Span], bodies: Sequence[str], spoken: Sequence[Spoken]) -> str:
    """Give the body that stands nearest to the places where the paper is cited; a part of its name counts if it is one body's."""
    votes: Counter[str] = Counter()
    for span in spans:
        start, end = max(0, span.start - _BEFORE_CHARS), span.end + _AFTER_CHARS
        around = document.text[start:end]
        for body in bodies:
            if body in around or acronym(body, around):
                votes[body] += 3
            elif re.search(rf"\b{re.escape(head(body))}\b", around, re.IGNORECASE):
                votes[body] += 1
        votes.update({bare(m.group(1)): 6 for m in _SUBJECT.finditer(around)})
        speaker = _speaker(document.text, span, spoken)
        if speaker:
            votes[next((b for b in bodies if same_name(b, speaker)), speaker)] += 5
    votes.update({bare(m["name"]): 3 for m in _AUTHOR.finditer(document.text) if not _known_as(m["name"], bodies)})
    votes.update({b: 3 for m in _AUTHOR.finditer(document.text) if (b := _known_as(m["name"], bodies))})
    if not votes and len(spans) < _FIRM:
        return ""  # named once, and nobody near: «the report of the March inspection»
    near = set(votes)
    speaking = {b: min(_MOST_SPOKEN, len(said_by(b, spoken))) for b in bodies if len(said_by(b, spoken)) > 1}
    votes.update({b: n for b, n in speaking.items() if b in near or not near or len(spans) >= _FIRM})
    for body in votes:
        votes[body] += 2 * min(3, document.text.count(body))
    best = min(votes.items(), key=lambda v: (-v[1], -len(v[0]), v[0]), default=("", 0))
    return best[0] if best[1] > 1 else ""


def _known_as(name: str, bodies: Sequence[str]) -> str:
    return next((b for b in bodies if same_name(b, bare(name))), "")


def _speaker(text: str, span: Span, spoken: Sequence[Spoken]) -> str:
    """Give the body that says something in the sentence, shortly before the paper is named («the ministries said in a statement»)."""
    for at, said_by in reversed(spoken):
        between = text[at.end : span.start]
        if at.end <= span.start and len(between) <= _SPEAKER_CHARS and not re.search(r"[.!?\n]", between):
            name = bare(said_by)
            return name if any(c.isupper() for c in name) and len(name.split()) > 1 else ""
    return ""


def _noun(document: Document, cited: Sequence[re.Match[str]]) -> str:
    nouns = Counter(next(g for g in m.groups() if g).lower() for m in cited)
    noun = min(nouns, key=lambda n: (n in _PARTS, -nouns[n], n))
    described = re.search(rf"\b((?:[a-z]+ ){{1,2}}){noun}\b", document.text)
    words = [w for w in (described.group(1).split() if described else []) if w not in _PLAIN]
    return " ".join([*words, noun])


_PARTS = frozenset({"annex", "draft"})  # of a paper, or a state of it
_PLAIN = frozenset(
    "the a an this that its his her their our said says in of by to and with on for from no any own new was were is has had after before according citing has have obtained as than which who at".split(),
)
