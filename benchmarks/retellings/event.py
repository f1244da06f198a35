"""An invented event: its facts, who knows each, and what a reporter who goes there comes home with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.retellings.topics_more import ALL_TOPICS, GENERIC, GENERIC_QUOTES, GENERIC_ROLES
from benchmarks.retellings.words import Names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from benchmarks.retellings.topics import Topic

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BRIEFED = 5  # facts that the briefing tells everybody
_KNOWN_AGAIN = 0.15  # chance that a second reporter finds the same private fact


@dataclass(frozen=True, slots=True)
class Informant:
    """Somebody who tells reporters something; without a name where that is a condition."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One thing that can be told.

    Attributes:
        number: Unique in the event.
        wordings: Ways to put it, with slots; a quotation has one.
        values: Slot → what is true.
        informant: Who says so; None: background, or seen by the reporter.
        quoted: Whether it is words said aloud.
        seen: Whether the reporter saw it.
    """

    number: int
    wordings: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    informant: Informant | None = None
    quoted: bool = False
    seen: bool = False


@dataclass(slots=True)
class Event:
    """What happened.

    Attributes:
        topic: Its kind.
        town: Where.
        names: Draws more names.
        briefing: Facts told to everybody.
        background: Facts that everybody knows.
        private: Facts that a reporter has to find; taken from as reporters find them.
    """

    topic: Topic
    town: str
    names: Names
    briefing: list[Fact] = field(default_factory=list)
    background: list[Fact] = field(default_factory=list)
    private: list[Fact] = field(default_factory=list)


def make_event(rng: Random) -> Event:
    """Invent an event."""
    names = Names(rng)
    topic = rng.choice(ALL_TOPICS)
    event = Event(topic, names.place(), names)
    holder, *others = [Informant(names.person(), role) for role in topic.roles]
    people = [*others, *(_passer_by(rng, names) for _ in range(6))]
    facts = rng.sample(topic.facts, len(topic.facts))
    maker = _Maker(rng, event)
    event.briefing = [maker.fact(f, holder) for f in facts[:_BRIEFED]]
    event.briefing += [maker.fact((q,), holder, quoted=True) for q in topic.quotes[:1]]
    event.background = [maker.fact(b) for b in topic.background]
    for wordings in (*facts[_BRIEFED:], *rng.sample(GENERIC, 14)):
        seen = rng.random() < 0.2
        event.private.append(maker.fact(wordings, None if seen else rng.choice(people), seen=seen))
    for quote in (*topic.quotes[1:], *rng.sample(GENERIC_QUOTES, 4)):
        event.private.append(maker.fact((quote,), rng.choice(people), quoted=True))
    rng.shuffle(event.private)
    return event


def find_out(event: Event, rng: Random, *, n_private: int | None = None) -> list[Fact]:
    """Send a reporter: part of the briefing, some background, and finds of the reporter's own, in the order of an article."""
    briefed = [f for f in event.briefing if rng.random() < 0.6]
    known = [f for f in event.background if rng.random() < 0.5]
    n = rng.randint(3, 6) if n_private is None else n_private
    own = [event.private.pop(0) for _ in range(min(n, len(event.private)))]
    event.private += [f for f in own if rng.random() < _KNOWN_AGAIN]
    found = rng.sample(briefed, len(briefed)) + own
    if rng.random() < 0.5:
        rng.shuffle(found)
    return found + known


def _passer_by(rng: Random, names: Names) -> Informant:
    if rng.random() < 0.25:
        return Informant("", rng.choice(("official who asked not to be named", "person close to the inquiry")))
    return Informant(names.person(), rng.choice(GENERIC_ROLES))


@dataclass(slots=True)
class _Maker:
    rng: Random
    event: Event
    made: int = 0

    def fact(
        self, wordings: Sequence[str], informant: Informant | None = None, *, quoted: bool = False, seen: bool = False
    ) -> Fact:
        self.made += 1
        return Fact(self.made, tuple(wordings), tuple(self._values().items()), informant, quoted, seen)

    def _values(self) -> dict[str, str]:
        rng, names = self.rng, self.event.names
        return {
            "n": str(rng.randint(12, 98)), "k": str(rng.randint(3, 11)), "big": f"{rng.randint(1101, 9899):,}",
            "pct": str(rng.randint(4, 38)), "money": str(rng.randint(2, 90)), "day": rng.choice(_DAYS),
            "hour": f"{rng.randint(1, 12)}.{rng.choice(('05', '10', '20', '40', '50'))} {rng.choice(('a.m.', 'p.m.'))}",
            "year": str(rng.randint(1874, 2009)), "place": names.place(), "street": names.surname(),
            "firm": f"{names.surname()} {rng.choice(('Ltd', 'Brothers', 'Group', 'Works'))}", "who": names.person(),
            "town": self.event.town,
        }  # fmt: skip
