"""Quotations: typed pairs of marks, over several paragraphs, with unbalanced marks let go."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field

from firsthand.text.sentences import paragraphs

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‘": "’", "‹": "›", "「": "」", "『": "』", '"': '"', "”": "”"}
_MAX_QUOTE_CHARS = 3000
_APOSTROPHE_LIKE = frozenset({"‘", "'"})

_MARK = re.compile(f"[{re.escape(''.join(_PAIRS))}]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks.

    Attributes:
        start: The opening mark.
        end: After the closing mark, or the paragraph's end where the mark is missing.
        continues: Whether it goes on from the paragraph before, whose mark was not closed.
    """

    start: int
    end: int
    continues: bool = False


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a stretch of text, in order.

    A quotation that is not closed at the end of its paragraph goes on if the next paragraph opens with
    the same mark; otherwise an unclosed mark counts up to the paragraph's end if it opened there.
    """
    found: list[Quotation] = []
    open_mark = ""
    for first, last in paragraphs(text, start, end):
        goes_on = bool(open_mark) and text[first] == open_mark
        open_mark = _scan(text, first, last, goes_on, found)
    return tuple(found)


def _scan(text: str, first: int, last: int, goes_on: bool, found: list[Quotation]) -> str:  # noqa: FBT001 - internal
    """Find one paragraph's quotations; give the mark that is still open at its end, or nothing."""
    at, continues, pairs = first, goes_on, _Pairs(text, first, last)
    while (match := _MARK.search(text, at, last)) is not None:
        at, mark = match.start(), match.group()
        if not _opens(text, at, first):
            at += 1
            continue
        close = pairs.closing(at)
        if close is None:
            if mark in _APOSTROPHE_LIKE or last - at > _MAX_QUOTE_CHARS or mark == "”":
                at += 1
                continue
            found.append(Quotation(at, last, continues))
            return mark
        found.append(Quotation(at, close + 1, continues))
        at, continues = close + 1, False
    return ""


def _opens(text: str, at: int, first: int) -> bool:
    before = text[at - 1] if at > first else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] == "”":  # some sites open with the closing mark
        return (before.isspace() or before in "=([") and (after.isalnum() or after == "…")
    if text[at] in '"‘':
        return not before.isalnum() and not after.isspace()
    return True


@dataclass(slots=True)
class _Pairs:
    """Which mark closes which, in one paragraph; each kind of mark is matched once, in one pass."""

    text: str
    first: int
    last: int
    known: dict[str, dict[int, int]] = field(default_factory=dict)

    def closing(self, at: int) -> int | None:
        """Give the place of the mark that closes the one at a place, or None."""
        mark = self.text[at]
        if mark in '"”':
            close = self.text.find(mark, at + 1, min(self.last, at + _MAX_QUOTE_CHARS))
            return close if close >= 0 else None
        if mark not in self.known:
            self.known[mark] = self._matched(mark)
        close = self.known[mark].get(at, -1)
        return close if 0 <= close < at + _MAX_QUOTE_CHARS else None

    def _matched(self, mark: str) -> dict[int, int]:
        matched: dict[int, int] = {}
        open_marks: list[int] = []
        for found in re.finditer(f"[{mark}{_PAIRS[mark]}]", self.text[self.first : self.last]):
            i = self.first + found.start()
            if self.text[i] == mark:
                open_marks.append(i)
            elif not (self.text[i] in "’'" and i + 1 < self.last and self.text[i + 1].isalnum()) and open_marks:
                matched[open_marks.pop()] = i  # an apostrophe closes nothing
        return matched


def overlapping(quoted: tuple[Quotation, ...], start: int, end: int) -> tuple[Quotation, ...]:
    """Give the quotations that share code points with a span."""
    first = bisect.bisect_right(quoted, start, key=lambda q: q.end)
    return quoted[first : bisect.bisect_left(quoted, end, lo=first, key=lambda q: q.start)]


def inside(quoted: tuple[Quotation, ...], start: int, end: int) -> int:
    """Count how many code points of a span lie inside quotations."""
    return sum(min(end, q.end) - max(start, q.start) for q in overlapping(quoted, start, end))
