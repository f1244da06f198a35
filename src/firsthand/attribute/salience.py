"""Which person or body a pronoun means: what an article has spoken of lately, subjects before the rest, genders apart.

The weights follow the order that centring theory gives (Grosz, Joshi and Weinstein 1995): a subject before other words, who
has just spoken before both, and each sentence that passes lets a mention fade.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.attribute.mentions import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.attribute.resolve import Speaker

SPOKE, SUBJECT, INNER_SUBJECT, OTHER = 3.4, 3.0, 2.0, 1.0
_FADE = 0.9  # a sentence
_REACH = 14  # sentences
_MALE = frozenset(
    "mr sir lord king prince chairman spokesman businessman policeman fireman salesman congressman father son brother uncle "
    "nephew husband grandfather widower man boy fisherman nobleman priest monk pope imam duke stepfather craftsman cameraman".split(),
)
_FEMALE = frozenset(
    "mrs ms miss dame lady queen princess chairwoman spokeswoman businesswoman policewoman congresswoman mother daughter sister "
    "aunt niece wife grandmother widow woman girl actress duchess nun waitress midwife stepmother mum landlady hostess".split(),
)


@dataclass(frozen=True, slots=True)
class _Heard:
    speaker: Speaker
    sentence: int
    weight: float
    plural: bool


@dataclass(slots=True)
class Salience:
    """What an article has spoken of, with how prominently and how long ago."""

    sentence: int = 0
    heard: list[_Heard] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    learns: bool = True  # whether a pronoun that can mean one person only tells that person's gender

    def note(self, speaker: Speaker, weight: float, *, plural: bool = False) -> None:
        """Take in a mention in the sentence at hand."""
        self.heard.append(_Heard(speaker, self.sentence, weight, plural))
        self.learn(speaker, f"{speaker.role} {speaker.name}")

    def learn(self, speaker: Speaker, described: str) -> None:
        """Take in what the words for somebody tell of a person's gender: «Mrs», «chairman»."""
        words = {w.strip(".,’'").lower() for w in described.split()}
        if speaker.name not in self.genders and speaker.kind in {Kind.PERSON, Kind.UNNAMED}:
            if words & _MALE and not words & _FEMALE:
                self.genders[speaker.name] = "m"
            elif words & _FEMALE and not words & _MALE:
                self.genders[speaker.name] = "f"

    def likeliest(self, word: str) -> Speaker | None:
        """Give whom a pronoun of the third person most likely means, or None."""
        gender = {"he": "m", "him": "m", "she": "f", "her": "f"}.get(word)
        wanted = _fitting(word)
        best: tuple[float, int] | None = None
        chosen, names = None, set()
        for k in range(len(self.heard) - 1, -1, -1):
            entry = self.heard[k]
            away = self.sentence - entry.sentence
            if away > _REACH:
                break
            if not wanted(entry):
                continue
            known = self.genders.get(entry.speaker.name)
            if gender and known and known != gender:
                continue
            names.add(entry.speaker.name)
            score = (entry.weight - _FADE * away, k)
            if best is None or score > best:
                best, chosen = score, entry.speaker
        if chosen is not None and gender and len(names) == 1 and self.learns:
            self.genders.setdefault(chosen.name, gender)
        return chosen

    def subjects(self, sentence: int) -> Iterable[Speaker]:
        """Give the persons that were subjects in one sentence, the most prominent first."""
        listed = [
            e
            for e in reversed(list(itertools.takewhile(lambda e: e.sentence >= sentence, reversed(self.heard))))
            if e.sentence == sentence
            and e.weight >= SUBJECT
            and not e.plural
            and e.speaker.kind in {Kind.PERSON, Kind.UNNAMED}
        ]
        return [e.speaker for e in sorted(listed, key=lambda e: -e.weight)]


def _fitting(word: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a private table of tests
    if word in {"they", "them"}:
        kinds = {Kind.GROUP, Kind.OUTLET}
        return lambda e: e.plural or e.speaker.kind in kinds
    if word in {"it", "which"}:
        things = {Kind.GROUP, Kind.DOCUMENT, Kind.OUTLET}
        return lambda e: e.speaker.kind in things and not e.plural
    return lambda e: e.speaker.kind is Kind.PERSON or (e.speaker.kind is Kind.UNNAMED and not e.plural)
