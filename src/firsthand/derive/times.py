"""Which of two documents came first, as far as they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model import Document

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (\d{1,2})\b")
_REVISION = re.compile(
    r"\b(?:UPDATE|Update) (\d)\b|/(\d) \((?:updates|adds)|\b(\d)(?:st|nd|rd|th) (?:lede?|ld)\b", re.IGNORECASE
)
_REVISES = re.compile(
    r"\b(?:correction|corrected|clarification|clarifies|writethru|retraction|update|updates|updated|adds|an earlier (?:version|article|report)|"
    r"reported (?:yesterday|on \w+day|last (?:night|week)) that|(?:an|our) (?:article|report) (?:of|on|from) )",
    re.IGNORECASE,
)
_HEAD_CHARS = 400
_HALF_YEAR = 6


def before(a: Document, b: Document) -> bool:
    """Tell whether a's dates end before b's begin; by datelines («Oct 8») where neither has a full date."""
    if a.published.latest and b.published.earliest:
        return a.published.latest[:10] < b.published.earliest[:10]
    x, y = dateline_day(a), dateline_day(b)
    if x is None or y is None or a.published.latest or b.published.earliest or abs(x[0] - y[0]) > _HALF_YEAR:
        return False
    return x < y


def dateline_day(document: Document) -> tuple[int, int] | None:
    """Give the month, from 0, and the day of a dateline («Oct 8»); None if it has none."""
    match = _DAY.search(document.dateline or "")
    if match is None:
        head = re.search(r"\([A-Z][\w ]+\) [-–—]", document.text[:_HEAD_CHARS])
        match = _DAY.search(document.text[max(0, head.start() - 40) : head.start()]) if head else None
    return (_MONTHS.index(match.group(1).lower()), int(match.group(2))) if match else None


def revises(later: Document, earlier: Document) -> bool:
    """Tell whether a document says in its head that it updates or corrects, and more so than another of its outlet."""
    return revision(later) > revision(earlier)


def revision(document: Document) -> int:
    """Give the number of an update that a document says it is; 1 if it only says that it is one, else 0."""
    head = document.text[:_HEAD_CHARS]
    match = _REVISION.search(head)
    if match is not None:
        return int(next(g for g in match.groups() if g))
    return int(_REVISES.search(head) is not None)
