"""Stories and traces: all that is found about a pile, and its JSON form."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.model.claim import Claim
    from firsthand.model.derivation import Derivation, Origin
    from firsthand.model.document import Document, Input
    from firsthand.model.statement import Source

TRACE_FORMAT = "firsthand-trace/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles about one event and what was found in them.

    Attributes:
        id: Made from its documents.
        title: For people: the title of its most central document.
        documents: Identifiers, sorted.
    """

    id: str
    title: str
    documents: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    origins: tuple[Origin, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    considered: tuple[Derivation, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """All that is found about a pile: the account of the inputs, the documents, the stories.

    Attributes:
        made_with: Version, settings and weights that made it.
        inputs: One for each thing given, in the order of their paths.
        documents: Sorted by path.
        stories: Sorted: most documents first, then by identifier.
    """

    made_with: Mapping[str, str]
    inputs: tuple[Input, ...] = ()
    documents: tuple[Document, ...] = ()
    stories: tuple[Story, ...] = ()

    def document(self, identifier: str) -> Document:
        """Give the document with this identifier.

        Raises:
            KeyError: No document has it.
        """
        for document in self.documents:
            if document.id == identifier:
                return document
        raise KeyError(identifier)

    def to_dict(self) -> dict[str, object]:
        """Give the trace as plain dictionaries and lists, as the trace file holds it."""
        told = plain(self)
        if not isinstance(told, dict):  # pragma: no cover - a dataclass always gives a dict
            raise TypeError(told)
        texts = {d.id: d.text for d in self.documents}
        for story in told["stories"]:
            for claim in story["claims"]:
                claim["tellings"] = [_telling(telling, texts) for telling in claim["tellings"]]
        return {"format": TRACE_FORMAT, **told}

    def to_json(self, *, indent: int | None = 1) -> str:
        """Give the trace file's text: the same pile in any order gives the same bytes."""
        return json.dumps(self.to_dict(), ensure_ascii=True, indent=indent)


def _telling(telling: dict[str, list[list[int]]], texts: Mapping[str, str]) -> dict[str, object]:
    start, end = telling["content"][0][0], telling["content"][-1][1]
    text = texts[str(telling["document"])][start:end]
    return {"document": telling.pop("document"), "start": start, "end": end, "text": text, **telling}


def plain(value: object) -> object:
    """Turn frozen dataclasses into dictionaries, tuples into lists, deeply."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in sorted(value.items())}
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, str):
        return str(value)
    return value
