"""Which media, bodies and documents a story's articles say they have it from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import SourceKind, Span, ZoneKind
from firsthand.text.media_names import key_words, same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim, Document, Source

_DESCRIBING = frozenset(
    "newspaper paper daily broadcaster agency media report website site station channel weekly outlet press".split()
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a document says it has from one source.

    Attributes:
        source: Identifier of the source.
        name: Its name.
        spans: The cues or mentions that say so, one a statement.
        lead: Whether one of them stands in the first fifth of the text.
    """

    source: str
    name: str
    spans: tuple[Span, ...]
    lead: bool


def credits_of(
    document: Document,
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    *,
    kinds: Iterable[SourceKind],
) -> tuple[Credit, ...]:
    """Give the sources of some kinds that a document names for its statements, most statements first."""
    wanted = set(kinds)
    spans: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        for telling in claim.tellings:
            if telling.document != document.id:
                continue
            for link in telling.chain:
                if sources[link.source].kind in wanted:
                    start, end = link.cue or (telling.start, telling.end)
                    spans[link.source].append(Span(document=document.id, start=start, end=end))
    found = []
    for identifier, listed in sorted(spans.items()):
        name = sources[identifier].name
        if key_words(name) <= _DESCRIBING or (document.outlet and same_name(document.outlet, name)):
            continue
        lead = min(s.start for s in listed) < len(document.text) / 5
        found.append(Credit(identifier, name, tuple(sorted(set(listed))), lead))
    return tuple(sorted(found, key=lambda c: (-len(c.spans), c.name, c.source)))


def credit_lines(document: Document) -> tuple[tuple[str, Span], ...]:
    """Give the names and places of credit lines and of a dateline's agency («Read the full story at …»)."""
    lines = []
    for zone in document.zones:
        if zone.kind in {ZoneKind.CREDIT, ZoneKind.DATELINE}:
            span = Span(document=document.id, start=zone.start, end=zone.end)
            lines.append((document.text[zone.start : zone.end], span))
    return tuple(lines)
