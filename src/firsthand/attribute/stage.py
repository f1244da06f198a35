"""The attribute stage: the documents of one story → its sources and statements."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.attribute.article import read_article
from firsthand.attribute.identity import canonical_names
from firsthand.attribute.lexicon import using
from firsthand.attribute.mentions import Kind
from firsthand.attribute.parsed import ANALYSED
from firsthand.attribute.resolve import fold
from firsthand.model import Attribution, Link, Polarity, Source, SourceKind, Span, Statement, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.attribute.chains import SpokenLink, SpokenStatement
    from firsthand.model import Document

_NAME = r"((?:The )?[A-Z][\w’'&-]*(?: (?:of the |of |& |de |la )?[A-Z][\w’'&-]*){0,3})"
_MEDIUM = r"(?:newspaper|newswire|magazine|tabloid|broadcaster|news agency|news site|news website|radio station|television channel|TV channel|podcast|newsletter)"
_MEDIA = (
    re.compile(rf"\b{_NAME}, (?:a|an|the|its|one of the) (?:[\w’'-]+ ){{0,4}}{_MEDIUM}\b"),
    re.compile(rf"\b(?:[Tt]he|[Aa]|local|rival|national|state|independent) (?:[a-z’'-]+ ){{0,3}}{_MEDIUM} {_NAME}"),
    re.compile(rf"\blocal paper {_NAME}"),
    re.compile(rf"\beditor(?:-in-chief)? of {_NAME}"),
)
_DEFINITION = re.compile(
    r"((?:[A-Z][\w’'-]*|of|the|for|and|de|du|di|in)(?: (?:[A-Z][\w’'-]*|of|the|for|and|de|du|di|in)){1,7}) \(([A-Z][A-Za-z-]{1,9})\)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementAttributor:
    """Finds statements with their chains, nearest source first.

    Attributes:
        cues: A user's table of cues, read over the package's.
    """

    cues: str | None = None

    def __call__(self, documents: Sequence[Document]) -> Attribution:
        """Read the articles of one story; one in a language that is not supported gives no statement."""
        ordered = sorted(documents, key=lambda d: d.id)
        outlets = known_outlets(ordered) | learn_media(d.text for d in ordered)
        aliases = learn_aliases(d.text for d in ordered)
        with using(self.cues):
            read = {
                d.id: read_article(d, outlets=outlets, aliases=aliases) if d.language in ANALYSED else ()
                for d in ordered
            }
        return _with_identifiers(ordered, read)


def known_outlets(documents: Iterable[Document]) -> frozenset[str]:
    """Give the folded names of the outlets and agencies that the documents carry."""
    names = {name for d in documents for name in (d.outlet, *d.agencies) if name}
    return frozenset(fold(name) for name in names)


def learn_media(texts: Iterable[str]) -> frozenset[str]:
    """Learn the folded names of media that the pile describes as such: «The Lamp, a Kalvorno newspaper», «the editor of The Lamp»."""
    return frozenset(
        name
        for text in texts
        for pattern in _MEDIA
        for match in pattern.finditer(text)
        if (name := fold(match[1])) and not name.isdigit()
    )


def learn_aliases(texts: Iterable[str]) -> dict[str, str]:
    """Learn what short forms stand for from definitions in the pile: «Wall Street Journal (WSJ)».

    A definition counts if the short form's letters stand, in order, at the beginnings of the full form's words.
    """
    aliases: dict[str, str] = {}
    for text in texts:
        for match in _DEFINITION.finditer(text):
            full, short = match.groups()
            fitted = _fit(full.split(), short)
            if fitted and (short not in aliases or fitted < aliases[short]):
                aliases[short] = fitted
    return aliases


def _fit(words: list[str], short: str) -> str | None:
    letters = [c.lower() for c in short if c.isupper()]
    for first in range(len(words)):
        initials = [w[0].lower() for w in words[first:] if w[0].isupper()]
        if initials and initials[0] == letters[0] and initials == letters[: len(initials)] + letters[len(initials) :]:
            return " ".join(words[first:])
    return None


def _with_identifiers(documents: Sequence[Document], read: dict[str, tuple[SpokenStatement, ...]]) -> Attribution:
    """Name sources over the whole story: proper names merge, unnamed sources never over documents."""
    told = {(d, link.speaker.name, link.speaker.kind) for d, spoken in read.items() for s in spoken for link in s.chain}
    names = canonical_names((name, kind) for _, name, kind in sorted(told))
    table: dict[str, Source] = {}
    mentions: dict[str, set[Span]] = defaultdict(set)
    statements = []
    for document in documents:
        for spoken in read[document.id]:
            chain = tuple(_link(document.id, link, names, table, mentions) for link in spoken.chain)
            statements.append(
                Statement(
                    document=document.id, content=spoken.content, form=spoken.form, certainty=spoken.certainty,
                    strength=spoken.strength, polarity=spoken.polarity, chain=chain,
                ),
            )  # fmt: skip
    sources = (
        Source(id=s.id, name=s.name, kind=s.kind, role=s.role, mentions=tuple(sorted(mentions[s.id])))
        for s in table.values()
    )
    return Attribution(sources=tuple(sorted(sources, key=lambda s: (s.name, s.id))), statements=tuple(statements))


def _link(
    document: str,
    link: SpokenLink,
    names: dict[str, str],
    table: dict[str, Source],
    mentions: dict[str, set[Span]],
) -> Link:
    speaker = link.speaker
    unnamed = speaker.kind in {Kind.UNNAMED, Kind.DOCUMENT}
    name = speaker.name if unnamed else names.get(speaker.name, speaker.name)
    key = content_id("s", document if unnamed else "", fold(name))
    if key not in table:
        kind = SourceKind(speaker.kind.value) if speaker.kind is not Kind.PRONOUN else SourceKind.UNNAMED
        table[key] = Source(id=key, name=name, kind=kind, role=speaker.role or None)
    mentions[key].add(Span(document=document, start=link.mention[0], end=link.mention[1]))
    polarity = Polarity.DENIED if link.denies else Polarity.AFFIRMED
    return Link(
        source=key,
        cue=link.cue,
        mention=link.mention if link.mention[1] > link.mention[0] else None,
        certainty=link.certainty,
        strength=link.strength,
        polarity=polarity,
        channel=link.channel,
    )
