"""Who speaks in a document, how often, and on what occasion: at a press conference, in a statement, before parliament."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.derive.bodies import bare
from firsthand.model import SourceKind, Span
from firsthand.text.media_names import same_name
from firsthand.text.quotes import inside, quotations
from firsthand.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Document, Source

_SPOKEN = r"(?:press|news|media) (?:conference|briefing)|briefing|press call|speech|address|testimony|hearing"
_WRITTEN = (
    r"statement|communiqu[ée]|bulletin|press release|news release|release|announcement|open letter|letter|circular|notice|ruling|judge?ment|"
    r"verdict|report|findings?|filing|memo|memorandum|decree|post|broadcast|message|dossier|study|advisory|declaration|note"
)
_TOLD = r"(?:told|tells|spoke to|speaking to|informed|answered|referred|in front of|before) (?:\w+ )?(?:reporters|journalists|the press|newsmen|correspondents)"
_HOUSE = (
    r"(?:told|tells|addressed|in|before) (?:the )?(?:parliament|House|lawmakers|deputies|MPs|senators|assembly|Senate)"
)
_MARK = re.compile(
    rf"\b(?:(?P<spoken>{_SPOKEN})|(?P<written>{_WRITTEN})|(?P<told>{_TOLD})|(?P<house>{_HOUSE}))\b", re.IGNORECASE
)
_TO_US = re.compile(r"\b(?:told|to|with|by|for) (?:the )?$")
_GROUPS = frozenset({SourceKind.PERSON, SourceKind.GROUP})


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a document has from one speaker.

    Attributes:
        owner: The speaker as the story names it most fully: a person, or the body that the person speaks for.
        speaker: The person, where the owner is a body for which one speaks; else empty.
        noun: The occasion («press conference»); empty if the document names none.
        marks: The places that name the occasion, in order.
        links: The places where it has something from the speaker, in order.
        spoken: Whether the occasion is one where somebody speaks.
    """

    owner: str
    speaker: str
    noun: str
    marks: tuple[Span, ...]
    links: tuple[Span, ...]
    spoken: bool = False


def hearings_of(
    documents: Sequence[Document],
    sources: Mapping[str, Source],
    claims: Sequence[Claim],
    known: tuple[Mapping[str, str], Sequence[str]],
) -> dict[str, tuple[Hearing, ...]]:
    """Give, for each document, its speakers with the occasions.

    Args:
        documents: Those of the story.
        sources: By identifier.
        claims: Whose chains are read.
        known: Person → the body that it speaks for, and the names of media, which are no speakers.
    """
    speakers, media = known
    owners = _owners(sources, speakers, media)
    links: dict[str, dict[str, set[Span]]] = defaultdict(lambda: defaultdict(set))
    persons: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in claims:
        for t in claim.tellings:
            for link in t.chain:
                owner = owners.get(link.source)
                if owner:
                    start, end = link.cue or link.mention or (t.start, t.end)
                    links[t.document][owner].add(Span(document=t.document, start=start, end=end))
                    if sources[link.source].kind is SourceKind.PERSON:
                        persons[t.document].setdefault(owner, _called(sources[link.source], owner))
    for i, owner in owners.items():
        for mention in sources[i].mentions:
            links[mention.document][owner].add(mention)
            if sources[i].kind is SourceKind.PERSON:
                persons[mention.document].setdefault(owner, _called(sources[i], owner))
    return {d.id: _heard(d, links[d.id], persons[d.id]) for d in documents if links.get(d.id)}


def _called(source: Source, owner: str) -> str:
    """Give a person's name with the role that the texts give it, or the body that it speaks for."""
    role = source.role if source.role and not same_name(source.role, source.name) else ""
    more = role or (owner if owner != source.name else "")
    return f"{source.name}, {more}" if more else source.name


def _owners(sources: Mapping[str, Source], speakers: Mapping[str, str], media: Sequence[str]) -> dict[str, str]:
    """Give the sources that speak → whose word theirs is: bodies of like names are one."""
    found: dict[str, str] = {}
    names = sorted(
        ((i, speakers.get(i, s.name)) for i, s in sources.items() if s.kind in _GROUPS),
        key=lambda n: (-len(n[1].split()), n),
    )
    for i, name in names:
        plain = bare(name)
        if plain and not any(same_name(plain, m) for m in media):
            found[i] = next((f for f in dict.fromkeys(found.values()) if same_name(f, plain)), plain)
    return found


def _heard(document: Document, links: Mapping[str, set[Span]], persons: Mapping[str, str]) -> tuple[Hearing, ...]:
    text = document.text
    marks: dict[str, list[tuple[Span, str, bool]]] = defaultdict(list)
    quoted = quotations(text)
    places = sorted((span.start, span.end, owner) for owner, spans in links.items() for span in spans)
    limits = sentences(text)
    for m in _MARK.finditer(text):
        if inside(quoted, m.start(), m.end()):
            continue
        start, end = next(((a, b) for a, b in limits if a <= m.start() < b), (m.start(), m.end()))
        near = [(min(abs(a - m.start()), abs(b - m.start())), owner) for a, b, owner in places if start <= a < end]
        if near:
            span = Span(document=document.id, start=m.start(), end=m.end())
            marks[min(near)[1]].append((span, _noun(m), not m["written"]))
    found = []
    for owner, listed in sorted(links.items()):
        spans = {min(s for s in listed if a <= s.start < b) for a, b in limits if any(a <= s.start < b for s in listed)}
        mine = marks.get(owner, [])
        noun = mine[0][1] if mine else ""
        found.append(
            Hearing(
                owner, persons.get(owner, ""), noun, tuple(s for s, _, _ in mine), tuple(sorted(spans)),
                any(spoken for _, _, spoken in mine),
            )
        )  # fmt: skip
    return tuple(found)


def _noun(match: re.Match[str]) -> str:
    if match["told"]:
        return "remarks to the press"
    if match["house"]:
        return "speech in parliament"
    return match.group().lower()
