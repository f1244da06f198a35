"""Which parts of a text are not the article's body: head lines, captions, furniture, other pages' teasers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import Zone, ZoneKind
from firsthand.read.lines import find_date, find_dateline, furniture, is_agency_line, note_of_change, opening
from firsthand.text.sentences import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.read.head import Head

_SUBHEADING_WORDS = 9
_FOOT = frozenset({"comment_form", "share", "teaser", "boilerplate", "box", "caption"})
_CREDIT_TAIL = re.compile(
    r"\s*\((?:reporting|additional reporting|writing|editing|compiled)\b[^()]*\)\s*$", re.IGNORECASE
)
_PUBLISHED = re.compile(r"published in .*\d{4}", re.IGNORECASE)


def find_zones(text: str, head: Head) -> tuple[Zone, ...]:
    """Find the zones of a text, sorted and not overlapping.

    After «Related articles», a comment form or a «Published in …» line near the end, everything that follows and looks
    like another page's list is a teaser.
    """
    zones = [Zone(kind=ZoneKind(kind), start=start, end=end) for start, end, kind in head.lines]
    at = head.lines[-1][1] if head.lines else 0
    listed = paragraphs(text, at)
    seen: dict[str, int] = {}
    for start, end in listed:
        seen[text[start:end]] = seen.get(text[start:end], 0) + 1
    kinds = [furniture(text[start:end]) for start, end in listed]
    foot = _foot(text, listed, kinds)
    for k, (start, end) in enumerate(listed):
        name = kinds[k]
        kind = ZoneKind(name) if name else _kind(text, listed, k, foot=foot, repeated=seen[text[start:end]] > 1)
        if kind is not None:
            zones.append(Zone(kind=kind, start=start, end=end))
            continue
        zones += _inside(text, start, end, first=k == 0, second=(start, end) in opening(text, listed))
    return _tidy(zones)


def _inside(text: str, start: int, end: int, *, first: bool, second: bool) -> list[Zone]:
    """Find a dateline at the head and credits at the end of a paragraph of the body."""
    found = []
    paragraph = text[start:end]
    dateline = find_dateline(paragraph) if first or second else None
    dateline = dateline if first or (dateline and dateline.agency) else None
    if dateline is not None and len(paragraph) > dateline.end + 20:
        found.append(Zone(kind=ZoneKind.DATELINE, start=start, end=start + dateline.end))
    tail = _CREDIT_TAIL.search(paragraph) if paragraph.rstrip().endswith(")") else None
    if tail is not None and tail.start() > 0:
        found.append(Zone(kind=ZoneKind.CREDIT, start=start + tail.start(), end=end))
    return found


def _kind(text: str, listed: Sequence[tuple[int, int]], k: int, *, foot: int, repeated: bool) -> ZoneKind | None:
    start, end = listed[k]
    line = text[start:end]
    changed = note_of_change(line)
    if changed:
        return ZoneKind(changed)
    if k >= foot:
        return ZoneKind.TEASER
    if is_agency_line(line) and len(line.split()) < 30:  # noqa: PLR2004 - a credit, not a paragraph
        return ZoneKind.CREDIT
    ends_as_sentence = line.rstrip("”’\"')] ").endswith((".", "!", "?", ":", ";", ",", "…")) or line.endswith(
        ("”", "»")
    )
    if line.startswith("#"):
        return ZoneKind.SUBHEADING
    if ends_as_sentence or line.startswith(("•", "-", "*", "–", "—", "“", '"', "«")):
        return None
    if find_date(line) and len(line.split()) <= 8:  # noqa: PLR2004 - nothing but a date and an outlet
        return ZoneKind.DATE
    if repeated:
        return ZoneKind.CAPTION
    if len(line.split()) <= _SUBHEADING_WORDS:
        return ZoneKind.SUBHEADING if k + 1 < len(listed) else ZoneKind.BOILERPLATE
    return None


def _foot(text: str, listed: Sequence[tuple[int, int]], kinds: list[str | None]) -> int:
    """Give the index of the first paragraph behind the article's end; the number of paragraphs if there is none."""
    for k, (start, end) in enumerate(listed):
        line = text[start:end]
        ends = kinds[k] in {"comment_form", "teaser"} or _PUBLISHED.match(line)
        following = listed[k + 1 :]
        if not ends or k < len(listed) // 3 or not following:
            continue
        dated = sum(find_date(text[a:b]) is not None for a, b in following)
        sentences = sum(len(text[a:b]) > 160 for a, b in following)  # noqa: PLR2004 - a paragraph of an article
        if sentences == 0 and (dated >= 1 or all(len(text[a:b].split()) < 25 for a, b in following)):  # noqa: PLR2004
            return k + 1
        if dated >= 2 and sentences <= dated:  # noqa: PLR2004 - a list of other articles
            return k + 1
    return len(listed)


def _tidy(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    kept: list[Zone] = []
    for zone in sorted(zones, key=lambda z: (z.start, -z.end)):
        if not kept or zone.start >= kept[-1].end:
            kept.append(zone)
    return tuple(kept)
