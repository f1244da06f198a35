"""Statements: the shortest run of words that says one thing, with whom it is attributed to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.document import Span


class SourceKind(StrEnum):
    """What kind of thing a source is."""

    PERSON = "person"
    GROUP = "group"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody or something that statements of a story are attributed to.

    Attributes:
        id: Unique in the story.
        name: The fullest form that the texts give («Rahmatullah Nabil», «a former Afghan official»).
        kind: See SourceKind. ``UNNAMED`` sources are never merged over documents.
        role: What the texts call the source besides its name, or None.
        mentions: Where the texts name it.
    """

    id: str
    name: str
    kind: SourceKind
    role: str | None = None
    mentions: tuple[Span, ...] = ()


class Form(StrEnum):
    """How a statement is told."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"  # told as fact


class Polarity(StrEnum):
    """Whether the source affirms or denies what is said."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of an attribution chain.

    Attributes:
        source: Identifier of a Source.
        cue: (start, end) of the words that attribute, in the telling's document; None if carried over.
        mention: (start, end) of the words that name the source here, in the same document; None if nothing does.
        certainty: The word: said, confirmed, claimed, denied, …
        strength: 0 (denied) to 1 (told as fact); see attribute/cues.
        polarity: Affirmed or denied.
        channel: «told X», «wrote», «testified», «in a statement», …; empty if the text says nothing.
    """

    source: str
    cue: tuple[int, int] | None = None
    mention: tuple[int, int] | None = None
    certainty: str = "said"
    strength: float = 0.8
    polarity: Polarity = Polarity.AFFIRMED
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a document says.

    Attributes:
        document: Identifier of the document.
        content: (start, end) runs of the words that say it, sorted; more than one where an
            attribution stands in the middle («“A,” he said, “B”»).
        form: Direct, indirect, mixed, or none (told as fact).
        certainty: The word that carries it: said, confirmed, asserted, hedged, …
        strength: 0 (denied) to 1 (told as fact).
        polarity: Denied where the source denies it.
        chain: Nearest source first; empty if told as fact.
    """

    document: str
    content: tuple[tuple[int, int], ...]
    form: Form = Form.NONE
    certainty: str = "asserted"
    strength: float = 1.0
    polarity: Polarity = Polarity.AFFIRMED
    chain: tuple[Link, ...] = ()

    @property
    def start(self) -> int:
        """First code point of the envelope of content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """End of the envelope of content, not included."""
        return self.content[-1][1]

    @property
    def span(self) -> Span:
        """The envelope of content as a span."""
        return Span(document=self.document, start=self.start, end=self.end)

    def words(self, text: str) -> str:
        """Give the content's words out of the document's text, runs joined by « … »."""
        return " … ".join(text[start:end] for start, end in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What the attribute stage gives for one story: its sources and its statements."""

    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
