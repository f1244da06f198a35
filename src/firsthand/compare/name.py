"""Names: one name in several spellings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.tellings import Finding, Telling, difference, shown
from firsthand.model import DifferenceKind, DifferenceVerdict
from firsthand.text.frequency import rarity
from firsthand.text.names import bare, plain, spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Place = tuple[Telling, int, int]  # a telling, and where a word of a name stands in its text
_MOST_WORDS = 60  # different ones in a claim
_LEAST_RARITY = 9.5  # nats; a commoner word is no name that could be misspelt
_LEAST_LETTERS = 3
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give one difference for each name that documents spell differently: accents, transliteration, garbling."""
    places: dict[str, dict[str, Place]] = {}  # by spelling and document, the first of each
    inside: set[str] = set()
    for t in tellings:
        for start, end, told in _name_words(t):
            word = bare(t.text[start:end])
            places.setdefault(word, {}).setdefault(t.document, (t, start, end))
            inside |= {word} if told else set()
    words = [w for w in places if rarity(plain(w)) >= _LEAST_RARITY][:_MOST_WORDS]
    found, used = [], set()
    for i, x in enumerate(words):
        if x in used:
            continue
        like = [y for y in words[i + 1 :] if y not in used and spelling(x, y) and not _both_in_one(places, x, y)]
        if like:
            used |= {x, *like}
            found.append(_finding([x, *like], places, inside))
    return found


def _name_words(t: Telling) -> Iterator[tuple[int, int, bool]]:
    """Give the words of the names in a telling, and of those that name its sources: where they stand, and which of the two."""
    for start, end, _ in t.names:
        for match in _WORD.finditer(t.text, start, end):
            if len(match.group()) > _LEAST_LETTERS and match.group()[0].isupper():
                yield match.start(), match.end(), True
    for link in t.statement.chain:
        if link.mention is not None:
            for match in _WORD.finditer(t.text, *link.mention):
                if len(match.group()) > _LEAST_LETTERS and match.group()[0].isupper():
                    yield match.start(), match.end(), False


def _both_in_one(places: dict[str, dict[str, Place]], x: str, y: str) -> bool:
    """Tell whether one document has both spellings: then they are two names to whoever wrote it."""
    return bool(places[x].keys() & places[y].keys()) or any(
        plain(other) in place[0].document_words
        for word, other in ((x, y), (y, x))
        for place in places[word].values()
        if plain(x) != plain(y)
    )


def _finding(like: Sequence[str], places: dict[str, dict[str, Place]], inside: set[str]) -> Finding:
    by_document: dict[str, Place] = {}
    for word in like:
        for document, place in places[word].items():
            by_document.setdefault(document, place)
    values = [t.at(start, end) for t, start, end in by_document.values()]
    text = f"{shown(values)} look like one name in several spellings"
    made = difference(DifferenceKind.NAME, DifferenceVerdict.VARIANT, text, values)
    return Finding(
        difference=made,
        signals={
            "inside": float(all(w in inside for w in like)),
            "rarity": min(rarity(plain(w)) for w in like) - _LEAST_RARITY,
            "spellings": float(len(like)),
            "accent_only": float(len({plain(w) for w in like}) == 1),
        },
    )
