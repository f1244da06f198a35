"""What an outlet found out itself, and whose statement an origin is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import OriginKind, Source, SourceKind, content_id
from firsthand.text.media_names import same_name
from firsthand.text.quotes import inside, quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.count.families import Families
    from firsthand.model import Document, Statement, Stemma
    from firsthand.text.quotes import Quotation

_SAW = (
    r"\b(?:we|I) (?:\w+ )?(?:counted|saw|stood|visited|read|heard|found|watched|walked|measured|checked|timed|looked|drove|rang|was shown|were shown|made it|went)\b"
    r"|\b(?:counted|seen|found|checked|observed|established) by (?:this (?:newspaper|reporter|website)|our (?:reporter|correspondent))\b"
    r"|\bour (?:reporter|correspondent|own (?:count|measurements|calculations?))\b"
    r"|\bcalculations? by\b"
)
_FIRST_PARTY = re.compile(
    r"\b(?:media|press) (?:statement|release)\b|\bfor immediate release\b|\bnotice to \w+\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][”\")’]?\s|\n")
_OWNED = re.compile(r", [a-z][\w .]*$")  # «the Ministry, statement»
_HEAD_CHARS = 250
_NEAR_CHARS = 160


class OwnReporting:
    """Finds the roots that no chain names: an outlet's own reporter, a body that speaks for itself.

    Attributes:
        added: The sources made for them, each once, by identifier.
    """

    def __init__(
        self, documents: Sequence[Document], sources: Sequence[Source], stemma: Stemma, families: Families
    ) -> None:
        """Keep what is needed to tell own finds from retold ones."""
        self._documents = {d.id: d for d in documents}
        self._sources = sources
        self._families = families
        self._papers = {o.id: o for o in stemma.origins if not o.seen and o.kind is not OriginKind.ARTICLE and o.name}
        self._names = {p: o.name for p, o in self._papers.items()}
        self._added: dict[str, Source] = {}
        self._quoted: dict[str, tuple[Quotation, ...]] = {}

    @property
    def added(self) -> tuple[Source, ...]:
        """Give the sources made, by identifier."""
        return tuple(self._added[k] for k in sorted(self._added))

    def reporter(self, telling: Statement) -> Source | None:
        """Give the outlet's own reporter, if the sentence of a telling says that the outlet saw it for itself."""
        document = self._documents.get(telling.document)
        if document is None or not self._saw(document, telling):
            return None
        return self._make(f"own reporter, {document.outlet}" if document.outlet else "own reporter", SourceKind.OUTLET)

    def body(self, telling: Statement) -> Source | None:
        """Give the body that speaks for itself where a document says that it is a statement or a notice."""
        document = self._documents.get(telling.document)
        if document is None or not _FIRST_PARTY.search(document.text[:_HEAD_CHARS]):
            return None
        return self._make(document.outlet or document.title or document.path, SourceKind.GROUP)

    def _saw(self, document: Document, telling: Statement) -> bool:
        if document.id not in self._quoted:
            self._quoted[document.id] = quotations(document.text)
        quoted = self._quoted[document.id]
        if inside(quoted, telling.start, telling.end):
            return False
        before = _SENTENCE_END.split(document.text[max(0, telling.start - _NEAR_CHARS) : telling.start])[-1]
        after = _SENTENCE_END.split(document.text[telling.end : telling.end + _NEAR_CHARS])[0]
        start, end = telling.start - len(before), telling.end + len(after)
        pattern = _SAW + self._by_name(document)
        return any(
            not inside(quoted, m.start() + start, m.end() + start)
            for m in re.finditer(pattern, document.text[start:end], re.IGNORECASE)
        )

    @staticmethod
    def _by_name(document: Document) -> str:
        """Give the pattern of «the Tribune found» for an outlet's name and its last word."""
        if not document.outlet:
            return ""
        words = [w for w in document.outlet.split() if w.casefold() != "the"]
        forms = "|".join(re.escape(f) for f in sorted({" ".join(words), words[-1] if words else ""}) if len(f) > 2)  # noqa: PLR2004 - too short
        verbs = "found|counted|saw|has seen|visited|has established|measured|had somebody|has counted|checked"
        return rf"|\b(?:{forms}) (?:{verbs})\b|\b(?:seen|counted|calculated) by (?:the )?(?:{forms})\b" if forms else ""

    def origin(self, documents: Sequence[str]) -> Source | None:
        """Give the body or medium whose statement or report, not in the pile, is behind all of some documents."""
        above = [self._families.ancestors(d) & set(self._papers) for d in documents]
        common = set.intersection(*map(set, above)) if above else set()
        if not common or len(set(documents)) < 2:  # noqa: PLR2004 - one article may have found it out itself
            return None
        name = self._papers[min(common)].name.rsplit(",", 1)[0]
        known = next((s for s in self._sources if s.name == name or same_name(s.name, name)), None)
        return known or self._make(name, SourceKind.GROUP)

    def issuer(self, documents: Sequence[str]) -> Source | None:
        """Give whose paper it is that some documents, all derived from one that is not in the pile, call «the statement»."""
        above = [{p for p in self._families.ancestors(d) if _OWNED.search(self._names.get(p, ""))} for d in documents]
        common = set.intersection(*above) if above else set()
        owners = {self._names[p].rsplit(",", 1)[0] for p in common}
        if len(owners) != 1:
            return None
        name = owners.pop()
        known = next((s for s in self._sources if s.name == name or same_name(s.name, name)), None)
        return known or self._make(name, SourceKind.GROUP)

    def _make(self, name: str, kind: SourceKind) -> Source:
        identifier = content_id("s", "own", name)
        return self._added.setdefault(identifier, Source(id=identifier, name=name, kind=kind))
