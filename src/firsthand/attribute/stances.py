"""Words of stance and intention: what ``firsthand quotes`` reads beside the cues of speech («supports», «his promise to»)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.attribute.cues import inflected
from firsthand.attribute.lexicon import CLASSES, STANCE, lexicon

if TYPE_CHECKING:
    from firsthand.attribute.lexicon import Entry, Lexicon

OBJECT, CLAUSE, INFINITIVE, GERUND = "o", "c", "x", "g"


@dataclass(frozen=True, slots=True)
class Stance:
    """A word that tells how somebody stands to something.

    Attributes:
        word: Its dictionary form.
        told: The form that names the certainty («attacked»).
        strength: 0 to 1.
        governs: ``o`` an object, ``c`` a clause, ``x`` an infinitive, ``g`` an -ing form, or a preposition.
        denies: Whether it says that something is not so.
    """

    word: str
    told: str
    strength: float
    governs: frozenset[str]
    denies: bool


def stances() -> dict[str, dict[str, Stance]]:
    """Give, for each class of words, every form in lower case."""
    return _tables(lexicon())


@functools.cache
def _tables(table: Lexicon) -> dict[str, dict[str, Stance]]:
    tables: dict[str, dict[str, Stance]] = {name: {} for name in CLASSES}
    for entry in table.entries:
        governs_nouns = any(len(t) > 1 for t in entry.takes)
        if entry.channel == STANCE or entry.kind != "verb" or " " in entry.word or governs_nouns:
            stance = Stance(entry.word, _told(entry), entry.strength, entry.takes, entry.factivity == "denied")
            for form in _forms(entry):
                tables[entry.kind].setdefault(form, stance)
    return tables


def _told(entry: Entry) -> str:
    if entry.kind != "verb":
        return entry.word
    verb, _, particle = entry.word.partition(" ")
    past = next((f for f in entry.forms if not f.endswith("s")), inflected(verb)[1])
    return f"{past} {particle}".strip()


def _forms(entry: Entry) -> list[str]:
    if entry.kind == "verb":
        verb, _, particle = entry.word.partition(" ")
        listed = [verb, *inflected(verb), *entry.forms]
        return [f"{form} {particle}" for form in listed] if particle else listed
    if entry.kind == "noun":
        return [entry.word, inflected(entry.word)[0], *entry.forms]
    return [entry.word, *entry.forms]
