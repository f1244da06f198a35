"""Whose a document is and of which day, where its own head alone does not say so: the rest of the story helps."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.derive.media import is_described
from firsthand.model import Published, ZoneKind
from firsthand.text import releases
from firsthand.text.media_names import key_words, same_name
from firsthand.text.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.derive.edges import Voices
    from firsthand.derive.media import Credit
    from firsthand.model import Document, Source

_HEAD_CHARS, _TAIL_CHARS = 420, 240
_LINE_WORDS = 14  # a line of the head that is longer is the story itself
_MORE_WORDS = 2  # «News in English» behind a name
_PARTS = re.compile(r"\s*[|·•»›—–;,/]\s*|\s+-\s+|\n")
_AGENCY = re.compile(r"\((?P<name>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})\)\s?[-–—]|/(?P<slash>[A-Z]{3,12})/\.")
_DATELINE = re.compile(
    r"^[A-Z][^\n]{0,80}?(?:\([A-Z][^()\n]{1,40}\)\s?[-–—]|/[A-Z]{3,12}/\.|, \d{1,2} [A-Z][a-z]{2,8} \d{4}\.)",
    re.MULTILINE,
)
_HEAD_ZONES = frozenset({ZoneKind.DATELINE, ZoneKind.DATE, ZoneKind.BYLINE, ZoneKind.CREDIT})
_NO_YEAR = 2000  # where no article of the story says the year, only the order of the days counts
_HALF_YEAR = 183
_CUE_WORDS = 5


def with_days(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Give documents whose head names a day without a year («TOLMAR, March 20 (Meridian Press) -») the year of the story."""
    known = sorted(d.published.earliest[:10] for d in documents if d.published.earliest)
    middle = _day(known[len(known) // 2]) if known else None
    found = []
    for d in documents:
        day = None if d.published.earliest or d.published.latest else _head_day(d, middle)
        found.append(replace(d, published=Published(earliest=day, latest=day, stated=d.published.stated)) if day else d)
    return tuple(found)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _head_day(document: Document, middle: dt.date | None) -> str | None:
    """Give the first day that a dateline, a date line or another short line of the head names."""
    for start, end in _head_lines(document):
        for time in find_times(document.text, start, end):
            if time.kind == "day" and time.month and time.day:
                return _nearest(time.month, time.day, time.year, middle)
    return None


def _head_lines(document: Document) -> list[tuple[int, int]]:
    """Give where the head's datelines stand, then its zones and other short lines."""
    text = document.text
    datelines = [m.span() for m in _DATELINE.finditer(text, 0, min(len(text), 2 * _HEAD_CHARS))]
    zones = [(z.start, z.end) for z in document.zones if z.kind in _HEAD_ZONES and z.start < 2 * _HEAD_CHARS]
    lines, at = [], 0
    for line in text[:_HEAD_CHARS].split("\n"):
        if 0 < len(line.split()) <= _LINE_WORDS and not (document.title and line.strip() == document.title):
            lines.append((at, at + len(line)))
        at += len(line) + 1
    return [*datelines, *zones, *lines]


def _nearest(month: int, day: int, year: int, middle: dt.date | None) -> str | None:
    years = [year] if year else [middle.year - 1, middle.year, middle.year + 1] if middle else [_NO_YEAR]
    dates = []
    for y in years:
        try:
            dates.append(dt.date(y, month, day))
        except ValueError:
            continue
    if middle is not None:
        dates = [d for d in dates if abs((d - middle).days) <= _HALF_YEAR]
        dates.sort(key=lambda d: (abs((d - middle).days), d))
    return dates[0].isoformat() if dates else None


def with_agencies(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Give documents whose dateline names an agency, and that do not say otherwise whose they are, to the agency."""
    agencies: Counter[str] = Counter()
    named = {}
    for d in documents:
        match = _AGENCY.search(d.text, 0, 2 * _HEAD_CHARS)
        name = (match["name"] or match["slash"]) if match else (d.agencies[0] if len(d.agencies) == 1 else "")
        if name:
            named[d.id] = name
            agencies[name] += 1
    return tuple(
        replace(d, outlet=named[d.id], agencies=d.agencies or (named[d.id],))
        if d.id in named and (not d.outlet or _is_slug(d.outlet))
        else d
        for d in documents
    )


def _is_slug(outlet: str) -> bool:
    """Tell whether an outlet's name is an agency's catchword («KNA-TOWN-PUPILS»)."""
    return outlet.isupper() and outlet.count("-") > 1 and " " not in outlet


def with_issuers(documents: Sequence[Document], sources: Iterable[Source]) -> tuple[Document, ...]:
    """Give press releases and notices the body that issues them: a source of the story that they name in their head and again."""
    names = sorted({s.name for s in sources if any(c.isupper() for c in s.name)}, key=lambda n: (-len(n.split()), n))
    return tuple(
        replace(d, outlet=releases.issuer(d.text, names) or None) if not d.outlet and is_release(d) else d
        for d in documents
    )


def is_release(document: Document) -> bool:
    """Tell whether a document looks like a body's own statement, release or notice."""
    return releases.is_release(document.text)


def with_outlets(documents: Sequence[Document], voices: Mapping[str, Voices]) -> tuple[Document, ...]:
    """Give documents the outlet that the others credit and whose name stands in their head, or in whose voice they speak.

    A document that says «told the Gazette» and never calls the Gazette its source is the Gazette's own if another document
    credits the Gazette and no document here is by it; so is one with a line «Gazette | World | 3 May» in its head or tail.
    """
    outlets = [d.outlet for d in documents if d.outlet]
    credited = [
        (d.id, c)
        for d in documents
        for c in voices[d.id].media
        if not any(same_name(c.name, o) for o in outlets) and not is_described(c.name)
    ]
    found: dict[str, str] = {}
    for d in documents:
        others = sorted({c.name for i, c in credited if i != d.id} - {c.name for i, c in credited if i == d.id})
        name = next((n for n in others if _in_head(d, n)), None)
        if name is None and not d.outlet:
            mine = [c.name for i, c in credited if i == d.id and _in_own_voice(d, c)]
            name = next((m for m in mine if any(i != d.id and same_name(c.name, m) for i, c in credited)), None)
        if name and not any(same_name(name, f) for f in found.values()):
            found[d.id] = name
    return tuple(replace(d, outlet=found.get(d.id, d.outlet)) for d in documents)


def _in_head(document: Document, name: str) -> bool:
    """Tell whether a short line of a document's head or tail, or a part of one, is a medium's name."""
    wanted = key_words(name)
    text = document.text
    parts = [*_parts(text[:_HEAD_CHARS]), *_parts(text[max(_HEAD_CHARS, len(text) - _TAIL_CHARS) :])]
    return any(wanted <= key_words(p) and len(p.split()) <= len(name.split()) + _MORE_WORDS for p in parts)


def _parts(text: str) -> Iterable[str]:
    for line in text.split("\n"):
        if len(line.split()) <= _LINE_WORDS:
            yield from _PARTS.split(line)


def _in_own_voice(document: Document, credit: Credit) -> bool:
    """Tell whether a document names a medium only as the one that was told or that saw, and more than once."""
    words = [document.text[s.start : s.end].casefold() for s in credit.spans]
    told = [w for w in words if w.startswith(("told", "tells", "telling"))]
    cues = [
        w for w in words if len(w.split()) <= _CUE_WORDS
    ]  # a longer span is what was told, where no word attributes it
    rest = [w for w in cues if w not in told and not w.endswith(("has learned", "has seen", "understands"))]
    return bool(told) and len(told) > len(rest) and " agency" not in "".join(told)
