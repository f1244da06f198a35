"""Words of stance and intention: what ``firsthand quotes`` reads beside the cues of speech («supports», «his promise to»)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files

from firsthand.attribute.cues import inflected

CLASSES = ("verb", "noun", "adjective")
OBJECT, CLAUSE, INFINITIVE, GERUND = "o", "c", "x", "g"


@dataclass(frozen=True, slots=True)
class Stance:
    """A word that tells how somebody stands to something.

    Attributes:
        word: Its dictionary form.
        strength: 0 to 1.
        governs: ``o`` an object, ``c`` a clause, ``x`` an infinitive, ``g`` an -ing form, or a preposition.
    """

    word: str
    strength: float
    governs: frozenset[str]


@functools.cache
def stances() -> dict[str, dict[str, Stance]]:
    """Give, for each class of words, every form in lower case."""
    table: dict[str, dict[str, Stance]] = {name: {} for name in CLASSES}
    for line in files("firsthand").joinpath("attribute/stances.tsv").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            word, kind, strength, governs, *irregular = line.split("\t")
            stance = Stance(word, float(strength), frozenset(governs.split()))
            for form in _forms(word, kind, irregular[0].split() if irregular else []):
                table[kind].setdefault(form, stance)
    return table


def _forms(word: str, kind: str, irregular: list[str]) -> list[str]:
    if kind == "verb":
        verb, _, particle = word.partition(" ")
        listed = [verb, *inflected(verb), *irregular]
        return [f"{form} {particle}" for form in listed] if particle else listed
    if kind == "noun":
        return [word, inflected(word)[0], *irregular]
    return [word, *irregular]
