"""What an outlet found out itself, and whose statement an origin is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import OriginKind, Source, SourceKind, content_id
from firsthand.text import releases
from firsthand.text.media_names import same_name
from firsthand.text.quotes import inside, quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.count.families import Families
    from firsthand.model import Document, Statement, Stemma
    from firsthand.text.quotes import Quotation

_DID = (
    r"counted|saw|stood|visited|heard|found|watched|walked|measured|checked|timed|looked|drove|rang|was shown|were shown|made it|went|"
    r"compared|calculated|reckoned|climbed|sat|set|weighed|tested|have been|got there|read (?:it|them) off|had somebody"
)
_SEEN_BY = r"(?:this (?:newspaper|reporter|website|correspondent|station|paper|agency)|our (?:reporter|correspondent|critic|photographer|camera))"
_SAW = (
    rf"\b(?:we|I) (?:\w+ )?(?:{_DID})\b"
    rf"|\b(?:counted|seen|found|checked|observed|established|measured|calculated) by {_SEEN_BY}\b"
    rf"|\b{_SEEN_BY} (?:\w+ )?(?:{_DID}|was|walked up|has established)\b"
    r"|\bthis (?:newspaper|paper|website|station)(?:’s|'s) (?:critic|reporter|correspondent|photographer)\b"
    r"|\b(?:by )?our own \w+\b|\bby our (?:count|reckoning|calculations?)\b"
    r"|\bour (?:critic|reporter|correspondent) (?:was|saw|counted)\b"
    r"|\bcalculations? by\b|\bfrom where (?:I|we) (?:was|were|stood|sat)\b"
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
        self._bodies = {d.id: b for d in documents for b in [self._issuer(d)] if b}
        self._called = {o.document: o.name for o in stemma.origins if o.seen and o.document}

    @property
    def added(self) -> tuple[Source, ...]:
        """Give the sources made, by identifier."""
        return tuple(self._added[k] for k in sorted(self._added))

    def reporter(self, telling: Statement) -> Source | None:
        """Give the outlet's own reporter, if the sentence of a telling says that the outlet saw it for itself."""
        document = self._documents.get(telling.document)
        if document is None or document.id in self._bodies or not self._saw(document, telling):
            return None
        called = self._called.get(document.id)
        outlet = document.outlet or (called if called not in {document.title, document.path} else None)
        return self._make(f"own reporter, {outlet}" if outlet else "own reporter", SourceKind.OUTLET)

    def body(self, telling: Statement) -> Source | None:
        """Give the body that speaks for itself where a document is its statement, release or notice."""
        name = self._bodies.get(telling.document)
        if name is None:
            return None
        known = min((s for s in self._sources if s.name == name), key=lambda s: s.id, default=None)
        return known or self._make(name, SourceKind.GROUP)

    def _issuer(self, document: Document) -> str:
        if document.outlet or not releases.is_release(document.text):
            return ""
        names = sorted({s.name for s in self._sources if any(c.isupper() for c in s.name)})
        first = document.text.strip().split("\n")[0].strip()
        return releases.issuer(document.text, [*names, first])

    def _saw(self, document: Document, telling: Statement) -> bool:
        if document.id not in self._quoted:
            self._quoted[document.id] = quotations(document.text)
        quoted = self._quoted[document.id]
        if inside(quoted, telling.start, telling.end):
            return False
        start, end = _with_neighbours(document.text, telling.start, telling.end)
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
        verbs = "found|counted|saw|has seen|visited|has established|measured|had somebody|has counted|checked|got there|has looked|looked"
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


def _with_neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the sentence of a telling and the ones before and after it in its paragraph begin and end."""
    paragraph_start = text.rfind("\n", 0, start) + 1
    paragraph_end = text.find("\n", end)
    paragraph_end = len(text) if paragraph_end < 0 else paragraph_end
    stops = [m.end() for m in _SENTENCE_END.finditer(text, paragraph_start, start)]
    first = max(stops[-2] if len(stops) > 1 else paragraph_start, start - 2 * _NEAR_CHARS)
    after = [m.end() for m in _SENTENCE_END.finditer(text, max(start, end - 1), paragraph_end)]
    last = min(after[1] if len(after) > 1 else paragraph_end, end + 2 * _NEAR_CHARS)
    return first, max(last, end)
