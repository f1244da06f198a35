"""Documents: one text as received, where its parts lie, and what became of each input."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from firsthand.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A run of words in a document.

    Attributes:
        document: Identifier of the document.
        start: First code point, counted from 0, included.
        end: Last code point, not included; ``start <= end``.
    """

    document: str
    start: int
    end: int


class ZoneKind(StrEnum):
    """What a part of a document's text is. What lies in no zone is the article's body."""

    HEADLINE = "headline"  # title and standfirst in the text itself
    SUBHEADING = "subheading"
    BYLINE = "byline"
    CREDIT = "credit"  # agency lines, «with files from», «Published in Dawn, November 3rd»
    DATELINE = "dateline"  # «QUILLABRA, April 8 (Prensandina) -»
    DATE = "date"  # a line that holds nothing but a date, an outlet or a reading time
    CAPTION = "caption"
    TEASER = "teaser"  # other articles' titles, «Read more»
    COMMENT_FORM = "comment_form"
    SHARE = "share"
    CORRECTION = "correction"  # what the outlet says of its own mistakes
    UPDATE = "update"  # «Updated 9 April, 10:30», «This story has been updated»
    BOX = "box"  # short codes such as [box …]
    BOILERPLATE = "boilerplate"  # any other words of the page that are not the article


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Zone:
    """A part of a document's text that is not the article's body (offsets as in Span)."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When something was so, as an interval; None means that nothing says so.

    Attributes:
        earliest: ISO 8601 date or date-time, or None.
        latest: The same; not before ``earliest``.
        stated: The words or the metadata that say so, as found, or None.
    """

    earliest: str | None = None
    latest: str | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as received. Its text is never edited.

    Attributes:
        id: Made from path-free content, so that a renamed file keeps it; equal texts under
            two paths get different ones (the reader adds what tells them apart).
        path: Where it came from, as given by the user.
        text: For plain text the file decoded, unchanged; for a page the extracted text.
        sha256: Of the bytes received.
        title: None if nothing says so; likewise url, outlet, byline.
        language: ISO 639-1 code, ``"und"`` where it cannot be told.
        published: As the article or its container states.
        updated: The same, of its last change.
        observed: When somebody else is known to have had it: a feed, a mail server, the last change that a web server tells.
        fetched: When these bytes were fetched or saved.
        version_of: The first document in the pile that has the same address; None for it and for all others.
        agencies: News agencies named in credit lines and datelines, as written.
        dateline: The dateline's words («QUILLABRA, April 8 (Prensandina)»), or None.
        zones: What in the text is not the article's body; sorted, not overlapping.
    """

    id: str
    path: str
    text: str
    sha256: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published = Published()
    updated: Published = Published()
    observed: Published = Published()
    fetched: Published = Published()
    version_of: str | None = None
    language: str = "und"
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    zones: tuple[Zone, ...] = ()

    def quote(self, span: Span) -> str:
        """Give the words of a span.

        Raises:
            InputError: The span belongs to another document or lies outside of the text.
        """
        if span.document != self.id or not 0 <= span.start <= span.end <= len(self.text):
            msg = f"{self.path}: span {span.start}:{span.end} of document {span.document} does not lie in document {self.id} of {len(self.text)} code points; use a span of this document"
            raise InputError(msg)
        return self.text[span.start : span.end]

    def body_runs(self, besides: Iterable[ZoneKind] = ()) -> tuple[tuple[int, int], ...]:
        """Give the stretches of text that no zone covers, in order.

        Args:
            besides: Kinds of zones to count as body all the same.

        Returns:
            (start, end) pairs, not overlapping, each non-empty.
        """
        kept, runs, at = set(besides), [], 0
        for zone in self.zones:
            if zone.kind in kept:
                continue
            if zone.start > at:
                runs.append((at, zone.start))
            at = max(at, zone.end)
        if at < len(self.text):
            runs.append((at, len(self.text)))
        return tuple(runs)


class Verdict(StrEnum):
    """What became of an input."""

    KEPT = "kept"
    PARTIAL = "partial"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """The account of one thing that was given: every input gets one.

    Attributes:
        path: As given; ``feed.jsonl!3`` is the third record of a file.
        verdict: Kept, partial or refused.
        reason: In words, with the next step; empty only for a plain «kept».
        document: Identifier of the document made from it, None if refused.
    """

    path: str
    verdict: Verdict
    reason: str = ""
    document: str | None = None
