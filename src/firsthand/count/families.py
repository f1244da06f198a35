"""Families of documents: those that derivations connect, directly or through a common origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Derivation, Document, Stemma


class Families:
    """Which documents go back to one another or to one origin.

    Attributes:
        parents: Document → the documents and origins that it derives from.
    """

    def __init__(self, documents: Sequence[Document], stemma: Stemma) -> None:
        """Connect documents over derivations and over one text under two paths."""
        self.parents: dict[str, set[str]] = {d.id: set() for d in documents}
        self._family = {d.id: d.id for d in documents}
        for edge in stemma.derivations:
            self._add(edge)
        first: dict[str, str] = {}
        for d in sorted(documents, key=lambda d: d.id):
            same = first.setdefault(d.text, d.id)
            if same != d.id:
                self.parents[d.id].add(same)
                self._join(d.id, same)

    def _add(self, edge: Derivation) -> None:
        self.parents.setdefault(edge.document, set()).add(edge.parent)
        self._family.setdefault(edge.parent, edge.parent)
        self._family.setdefault(edge.document, edge.document)
        self._join(edge.document, edge.parent)

    def _join(self, a: str, b: str) -> None:
        x, y = sorted((self.of(a), self.of(b)))
        self._family[y] = x

    def of(self, document: str) -> str:
        """Give the family's representative."""
        at = document
        while self._family.get(at, at) != at:
            at = self._family[at]
        return at

    def derives(self, document: str) -> bool:
        """Tell whether a document derives from anything."""
        return bool(self.parents.get(document))

    def ancestors(self, document: str) -> frozenset[str]:
        """Give all documents and origins above one; safe against cycles."""
        found: set[str] = set()
        todo = list(self.parents.get(document, ()))
        while todo:
            at = todo.pop()
            if at not in found:
                found.add(at)
                todo += self.parents.get(at, ())
        return frozenset(found)

    def share(self, documents: Iterable[str], other: str) -> bool:
        """Tell whether a document is in the family of any of some others."""
        return any(self.of(d) == self.of(other) for d in documents)
