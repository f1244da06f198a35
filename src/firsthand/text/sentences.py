"""Paragraphs and sentences with exact offsets; sentences inside a quotation are told apart too."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING = "\"'“‘«„‹([—–-"
_CLOSING = "\"'”’»“›)]"
# a stop, its closing marks, space, and what may begin a sentence
_STOP = re.compile(rf"[.!?…]+[{re.escape(_CLOSING)}]*(?=\s+[{re.escape(_OPENING)}]*[^\W_])|[.!?…]+[”»]+(?=[A-Z])")
# who says what a quotation asks or calls out: «“Where were you?” Mr. Weller asked the court»
_SPEAKER = re.compile(
    r"\s+(?:[A-ZÀ-Þ][\w’'-]*\.? ){1,4}(?:said|says|asked|asks|added|adds|wrote|writes|tweeted|told|tells|replied|answered|shouted|yelled|"
    r"cried|called|wondered|demanded|exclaimed|joked|quipped|insisted|declared|continued|recalled|posted)\b"
)
_PARAGRAPH = re.compile(r"[^\n]+")
_TITLES = frozenset(
    "mr mrs ms dr prof gen lt col sgt capt sen rep gov rev hon st messrs fr padre maj adm brig pres supt insp sr jr "
    "vs no nos fig approx ca cf jan feb mar apr jun jul aug sep sept oct nov dec mt".split(),
)
_INLINE = frozenset("inc ltd co corp bros plc etc al eg ie e.g i.e a.m p.m u.s u.k u.n d.c".split())


def paragraphs(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Give the lines of a stretch of text that hold something, trimmed, as (start, end) pairs."""
    return tuple(each_paragraph(text, start, end))


def each_paragraph(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Give them one by one, for those who need the first few only."""
    for match in _PARAGRAPH.finditer(text, start, len(text) if end is None else end):
        line = match.group()
        if not (line[0].isspace() or line[-1].isspace()):
            yield match.span()
            continue
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if left < right:
            yield match.start() + left, match.start() + right


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Give the sentences of a stretch of text, trimmed, as (start, end) pairs.

    A line break ends a sentence. A full stop does not where an abbreviation, a title or an initial
    stands before it, nor where a small letter follows.
    """
    found = []
    for first, last in paragraphs(text, start, end):
        at = first
        for match in _STOP.finditer(text, first, last):
            if _ends_sentence(text, at, match.start(), match.end(), last):
                found.append((at, match.end()))
                at = match.end()
                while at < last and text[at].isspace():
                    at += 1
        if at < last:
            found.append((at, last))
    return tuple(found)


def _ends_sentence(text: str, at: int, stop: int, after: int, last: int) -> bool:
    following = text[after : min(after + 12, last)].lstrip().lstrip(_OPENING)
    if not following or following[0].islower():
        return False
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return not (text[after - 1] in '"”»’' and _SPEAKER.match(text, after, min(after + 80, last)))
    before = text[max(at, stop - 24) : stop].split()
    word = before[-1].strip(_OPENING).lower() if before else ""
    if word in _TITLES or (len(word) == 1 and word.isalpha() and text[stop - 1].isupper()):
        return False
    if word in {"a.m", "p.m"}:
        return _starts_after_time(text[after : min(after + 40, last)])
    if word in _INLINE:
        return (
            word in {"etc", "inc", "ltd", "co", "corp"}
            and following.split()[0].istitle()
            and (
                after > stop + 1 or following.split()[0].lower() in {"the", "a", "it", "he", "she", "they", "in", "but"}
            )
        )
    return True


_BEHIND_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec eastern central pacific "
    "mountain greenwich".split(),
)


def _starts_after_time(following: str) -> bool:
    """Tell whether a sentence begins behind «2 p.m.»: not with a day, a month or a zone («4 p.m. London time»)."""
    words = following.split()
    if not words or not words[0].lstrip(_OPENING)[:1].isupper() or (words[0].isupper() and len(words[0]) > 1):
        return False
    if words[0].strip(",.").lower() in _BEHIND_TIMES:
        return False
    return not (len(words) > 1 and words[1].lower().startswith("time"))


def enclosing(listed: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Give those of a text's sentences, in order, in which a stretch of it stands; at least one, if there is any."""
    starts = [first for first, _ in listed]
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first, bisect_right(starts, end - 1) - 1)
    return listed[first : last + 1]
