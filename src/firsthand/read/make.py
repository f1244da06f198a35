"""Make a Document of a text and what is known about it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from itertools import islice
from typing import TYPE_CHECKING

from firsthand.errors import InputError
from firsthand.model import Document, Published, ZoneKind, content_id
from firsthand.read.head import read_head
from firsthand.read.known import before, moment_of
from firsthand.read.lines import find_date, find_dateline, opening
from firsthand.read.zones import find_zones
from firsthand.text.language import identify
from firsthand.text.sentences import each_paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Zone

_TEXT_KEYS = ("text", "body", "content", "article", "fulltext", "maintext")
_KEYS = {
    "title": ("title", "headline", "name"),
    "outlet": ("outlet", "source", "publisher", "site_name", "sitename", "hostname", "publication"),
    "url": ("url", "link", "canonical"),
    "published": ("published", "date", "date_published", "datePublished", "published_at", "date_publish", "time"),
    "byline": ("byline", "author", "authors"),
    "updated": ("updated", "date_modified", "dateModified", "modified", "date_modify", "last_updated"),
    "observed": ("observed", "first_seen", "seen"),
    "fetched": (
        "fetched",
        "date_download",
        "fetched_at",
        "crawled",
        "crawled_at",
        "scraped_at",
        "retrieved",
        "accessed",
    ),
}


_CHANGES = frozenset({ZoneKind.UPDATE, ZoneKind.CORRECTION, ZoneKind.DATE})
_CHANGED = re.compile(r"\b(?:updated|modified|revised|corrected)\b", re.IGNORECASE)


def document_from_mapping(record: Mapping[str, object], *, path: str) -> Document:
    """Make a document of a record with «text» and, where known, title, outlet, url, published, byline.

    Raises:
        InputError: The record has no text.
    """
    text = next((record[k] for k in _TEXT_KEYS if isinstance(record.get(k), str) and str(record[k]).strip()), None)
    if not isinstance(text, str):
        fields = ", ".join(sorted(map(str, record))) or "none"
        msg = f"{path}: the record has no text; expected a non-empty «text» field, found fields: {fields}. Name the field «text»"
        raise InputError(msg)
    known = {key: _first(record, names) for key, names in _KEYS.items()}
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return make_document(text, path=path, sha256=digest, known=known, has_head=not known["title"])


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = record.get(name)
        if isinstance(value, list | tuple) and value:
            value = ", ".join(str(v) for v in value)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def make_document(
    text: str,
    *,
    path: str,
    sha256: str,
    known: Mapping[str, str | None] | None = None,
    has_head: bool = True,
) -> Document:
    """Read the head, the zones and the language of a text; what is ``known`` wins over what the text says."""
    told = dict(known or {})
    head = read_head(text if has_head else "")
    zones = find_zones(text, head)
    dateline = _dateline(text, head.lines[-1][1] if head.lines else 0)
    published = parse_published(told.get("published")) if told.get("published") else None
    if published is None:
        published = _from_head(head.date, head.stated, dateline)
    updated = parse_published(told.get("updated")) or _updated(text, zones)
    observed, fetched = moment_of(told.get("observed")), moment_of(told.get("fetched"))
    agency = dateline[2] if dateline else ""
    return Document(
        id=content_id("d", sha256, text),
        path=path, text=text, sha256=sha256,
        title=told.get("title") or head.title,
        url=told.get("url"), outlet=told.get("outlet") or head.outlet or agency or None, byline=told.get("byline") or head.byline,
        published=before(published, updated, observed, fetched), updated=updated,
        observed=observed, fetched=fetched, language=identify(text),
        agencies=(agency,) if agency and any(c.isupper() for c in agency) else (),
        dateline=dateline[0] if dateline else None, zones=zones,
    )  # fmt: skip


def _updated(text: str, zones: Sequence[Zone]) -> Published:
    """Give the last day that the text's own notes of changes name."""
    noted = [(text[z.start : z.end], z.kind) for z in zones if z.kind in _CHANGES]
    told = [words if kind is not ZoneKind.DATE else _CHANGED.split(words, maxsplit=1)[-1] for words, kind in noted
            if kind is not ZoneKind.DATE or _CHANGED.search(words)]  # fmt: skip
    found = [(day[0], words) for words in told if (day := find_date(words))]
    if not found:
        return Published()
    last, said = max(found)
    return Published(earliest=last.isoformat(), latest=last.isoformat(), stated=said.strip()[:200])


def _dateline(text: str, after: int) -> tuple[str, str, str] | None:
    listed = list(islice(each_paragraph(text, after), 2))
    for start, end in opening(text, listed):
        found = find_dateline(text[start:end])
        if found and (found.agency or start == listed[0][0]):
            return found.text, found.day, found.agency
    return None


def _from_head(date: dt.date | None, stated: str | None, dateline: tuple[str, str, str] | None) -> Published:
    if date is not None:
        return Published(earliest=date.isoformat(), latest=date.isoformat(), stated=stated)
    return Published(stated=dateline[1] if dateline and dateline[1] else None)


def parse_published(words: str | None) -> Published | None:
    """Read a date of metadata: ISO 8601, or any date written out. None if it says nothing."""
    if not words:
        return None
    try:
        moment = dt.datetime.fromisoformat(words.replace("Z", "+00:00"))
    except ValueError:
        found = find_date(words)
        return Published(earliest=found[0].isoformat(), latest=found[0].isoformat(), stated=words) if found else None
    iso = moment.isoformat() if "T" in words or ":" in words else moment.date().isoformat()
    return Published(earliest=iso, latest=iso, stated=words)
