"""What became of one input, with the article made of it; and its form as plain data, for journals and child processes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.model import Document, Input, Published, Verdict, Zone, ZoneKind
from firsthand.text.invisible import flags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOMENTS = ("published", "updated", "observed", "fetched")
_FIELDS = tuple(f.name for f in dataclasses.fields(Document) if f.name not in {*_MOMENTS, "zones"})


@dataclass(frozen=True, slots=True)
class Found:
    """The account of an input and, unless it was refused or only tells of others, its document."""

    input: Input
    document: Document | None = None


def refused(path: str, reason: str) -> Found:
    """Give the account of an input that could not be read; the reason ends in what to do."""
    return Found(Input(path=path, verdict=Verdict.REFUSED, reason=reason))


def told(path: str, reason: str, *, partial: bool) -> Found:
    """Give the account of an input that holds others."""
    return Found(Input(path=path, verdict=Verdict.PARTIAL if partial else Verdict.KEPT, reason=reason))


def kept(document: Document, notes: Iterable[str], remark: str = "") -> Found:
    """Give the account of a document: partial if anything is noted; a remark takes nothing from it."""
    notes = list(notes)
    if document.language not in {"en", "und"}:
        notes.append(
            f"language not supported yet: {document.language}; kept, grouped where names and figures allow, not analysed"
        )
    verdict = Verdict.PARTIAL if notes else Verdict.KEPT
    unseen = flags(document.text)
    remarks = [
        remark,
        _odd_dates(document),
        f"the text holds {', '.join(unseen)}: folded for comparing, left as they are" if unseen else "",
    ]
    reason = "; ".join(filter(None, [*notes, *remarks]))
    return Found(Input(path=document.path, verdict=verdict, reason=reason, document=document.id), document)


def _odd_dates(document: Document) -> str:
    """Say that an article names a later day than the one on which it was fetched; clocks of other zones are a day apart."""
    stated, fetched = (document.published.earliest or "")[:10], (document.fetched.latest or "")[:10]
    try:
        late = dt.date.fromisoformat(stated) - dt.date.fromisoformat(fetched) > dt.timedelta(days=1)
    except ValueError:
        return ""
    return f"it says {stated}, and was fetched on {fetched}: one of the two is wrong" if late else ""


def remarked(found: Found, remark: str) -> Found:
    """Add what is to be known of an input and takes nothing from it."""
    if not remark:
        return found
    reason = "; ".join(filter(None, [found.input.reason, remark]))
    return dataclasses.replace(found, input=dataclasses.replace(found.input, reason=reason))


def noted(found: Found, note: str) -> Found:
    """Add what a container doubts of a member."""
    if not note:
        return found
    verdict = Verdict.PARTIAL if found.document else found.input.verdict
    reason = "; ".join(filter(None, [note, found.input.reason]))
    return dataclasses.replace(found, input=dataclasses.replace(found.input, verdict=verdict, reason=reason))


def encoded(found: Found) -> dict[str, object]:
    """Give plain dictionaries and lists."""
    one, document = found.input, found.document
    told = {"path": one.path, "verdict": one.verdict.value, "reason": one.reason, "document": one.document}
    if document is None:
        return {"input": told, "document": None}
    about: dict[str, object] = {name: getattr(document, name) for name in _FIELDS}
    for name in _MOMENTS:
        moment: Published = getattr(document, name)
        about[name] = (moment.earliest, moment.latest, moment.stated)
    about["zones"] = [(z.kind.value, z.start, z.end) for z in document.zones]
    return {"input": told, "document": about}


def decoded(data: Mapping[str, Any]) -> Found:
    """Take back what ``encoded`` gave.

    Raises:
        KeyError, TypeError, ValueError: It is something else.
    """
    given = data["input"]
    about = data["document"]
    return Found(
        Input(**{**given, "verdict": Verdict(given["verdict"])}),
        None if about is None else _document(about),
    )


def _document(about: Mapping[str, Any]) -> Document:
    zones = tuple(Zone(kind=ZoneKind(kind), start=start, end=end) for kind, start, end in about["zones"])
    moments = {k: Published(earliest=about[k][0], latest=about[k][1], stated=about[k][2]) for k in _MOMENTS}
    return Document(**{**about, **moments, "agencies": tuple(about["agencies"]), "zones": zones})
