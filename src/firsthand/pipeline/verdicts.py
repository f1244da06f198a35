"""What the user knows better: verdicts on sources and derivations, replayed at every run and shown as the user's word."""

from __future__ import annotations

import csv
import dataclasses
import io
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from firsthand.errors import InputError
from firsthand.model import (
    USERS_WORD,
    Derivation,
    DerivationKind,
    Evidence,
    Input,
    Origin,
    OriginKind,
    Verdict,
    content_id,
)
from firsthand.text.media_names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Document, Stemma, Story

SAME, DIFFERENT, DERIVES, NOT = "same source", "different source", "derives from", "does not derive from"
_KINDS = (SAME, DIFFERENT, DERIVES, NOT)
_COLUMNS = ("verdict", "this", "other")
_SURE = 9.0  # nats


@dataclass(frozen=True, slots=True)
class Row:
    """One verdict: «this» «verdict» «other».

    Attributes:
        verdict: One of the four kinds.
        this: A source's name, or a document's path, file name or outlet.
        other: The like; of a derivation also the name of a report that is not in the pile.
        place: File and line, for messages.
    """

    verdict: str
    this: str
    other: str
    place: str

    @property
    def rule(self) -> str:
        """Give the verdict in words, as evidence."""
        return f"{USERS_WORD} ({self.place}): {self.this} {self.verdict} {self.other}"


def read_verdicts(path: str | None) -> tuple[Row, ...]:
    """Read a CSV file with the columns verdict, this, other.

    Raises:
        InputError: The file cannot be read, lacks a column, or a line is no verdict.
    """
    if path is None:
        return ()
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path}: the verdicts cannot be read: {error}. Give a CSV file in UTF-8 with the columns {', '.join(_COLUMNS)}"
        raise InputError(msg) from error
    reader = csv.DictReader(io.StringIO(text), restval="")
    missing = [c for c in _COLUMNS if c not in (reader.fieldnames or [])]
    if missing:
        msg = f"{path}:1: the column «{missing[0]}» is missing; expected {', '.join(_COLUMNS)}"
        raise InputError(msg)
    rows = []
    for line in reader:
        verdict, this, other = (" ".join((line[c] or "").split()) for c in _COLUMNS)
        place = f"{PurePath(path).name}:{reader.line_num}"
        if not (verdict or this or other):
            continue
        if verdict not in _KINDS or not this or not other:
            msg = (
                f"{place}: «{verdict},{this},{other}» is no verdict; expected one of {', '.join(_KINDS)}, and two names"
            )
            raise InputError(msg)
        rows.append(Row(verdict, this, other, place))
    _check_cycles(rows)
    return tuple(rows)


def _check_cycles(rows: Iterable[Row]) -> None:
    parents: dict[str, set[str]] = {}
    for row in rows:
        if row.verdict == DERIVES:
            above, todo = {row.other}, [row.other]
            while todo:
                new = parents.get(todo.pop(), set()) - above
                above |= new
                todo += new
            if row.this in above:
                msg = f"{row.place}: {row.this} cannot derive from {row.other}: an earlier verdict has it the other way round. Strike one"
                raise InputError(msg)
            parents.setdefault(row.this, set()).add(row.other)


def pairs(rows: Iterable[Row], verdict: str) -> tuple[tuple[str, str], ...]:
    """Give the names of the verdicts of one kind."""
    return tuple((r.this, r.other) for r in rows if r.verdict == verdict)


def with_derivations(stemma: Stemma, documents: Sequence[Document], rows: Iterable[Row]) -> Stemma:
    """Put the user's word on derivations over what was inferred; the result has no cycle."""
    edges, considered, origins = list(stemma.derivations), list(stemma.considered), list(stemma.origins)
    for row in rows:
        child = _document(row.this, documents)
        if child is None or row.verdict not in {DERIVES, NOT}:
            continue
        parent = _parent(row, documents, origins)
        if row.verdict == NOT:
            for e in [e for e in edges if e.document == child and e.parent == parent]:
                edges.remove(e)
                against = (*e.against, Evidence(rule=row.rule, weight=-_SURE))
                considered.append(dataclasses.replace(e, probability=0.0, against=against))
        elif parent != child:
            said = Derivation(
                document=child, parent=parent, kind=DerivationKind.REWRITE, probability=1.0,
                evidence=(Evidence(rule=row.rule, weight=_SURE),),
            )  # fmt: skip
            known = next((e for e in edges if e.document == child and e.parent == parent), None)
            if known is not None:
                edges.remove(known)
                said = dataclasses.replace(
                    said, kind=known.kind, evidence=(*said.evidence, *known.evidence), against=known.against
                )
            edges = [e for e in edges if not _closes_cycle(e, said, [*edges, said])] + [said]
    used = {e.parent for e in edges}
    origins = [o for o in origins if o.seen or o.id in used]
    return dataclasses.replace(
        stemma, origins=tuple(origins), considered=tuple(considered),
        derivations=tuple(sorted(edges, key=lambda e: (e.document, -e.probability, e.parent))),
    )  # fmt: skip


def _parent(row: Row, documents: Sequence[Document], origins: list[Origin]) -> str:
    """Give the document or origin that a verdict names as a parent; a report that nobody has named is made."""
    document = _document(row.other, documents)
    if document is not None:
        return document
    known = next((o for o in origins if not o.seen and (o.name == row.other or same_name(o.name, row.other))), None)
    if known is None:
        known = Origin(id=content_id("o", "verdict", row.other), name=row.other, seen=False, kind=OriginKind.REPORT)
        if row.verdict == DERIVES:
            origins.append(known)
    return known.id


def _document(name: str, documents: Sequence[Document]) -> str | None:
    """Give the document of a path, a file name, or an outlet that has one document here."""
    exact = [d for d in documents if name in {d.path, PurePath(d.path).name}]
    outlets = [d for d in documents if d.outlet and (d.outlet == name or same_name(d.outlet, name))]
    found = exact or (outlets if len(outlets) == 1 else [])
    return found[0].id if found else None


def _closes_cycle(edge: Derivation, said: Derivation, edges: Sequence[Derivation]) -> bool:
    """Tell whether an inferred edge leads from the user's parent back to the user's child."""
    above, todo = {said.parent}, [said.parent]
    while todo:
        at = todo.pop()
        new = {e.parent for e in edges if e.document == at} - above
        above |= new
        todo += new
    return said.document in above and edge.parent == said.document and edge.document in above


def unused(rows: Iterable[Row], documents: Sequence[Document], stories: Sequence[Story]) -> tuple[Input, ...]:
    """Give the verdicts that name nothing of this pile, as refused inputs."""
    names = {s.name for story in stories for s in story.sources}
    found = []
    for row in rows:
        if row.verdict in {SAME, DIFFERENT}:
            lost = [n for n in (row.this, row.other) if not any(n == k or same_name(n, k) for k in names)]
        else:
            lost = [row.this] if _document(row.this, documents) is None else []
        if lost:
            what = "source" if row.verdict in {SAME, DIFFERENT} else "document"
            reason = (
                f"this verdict was not used: no {what} of this pile is called «{lost[0]}». Write it as the report does"
            )
            found.append(Input(path=row.place, verdict=Verdict.REFUSED, reason=reason))
    return tuple(found)
