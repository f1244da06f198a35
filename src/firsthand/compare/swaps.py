"""Where a telling says the contrary of somebody's words: not so, done by the one it was done to, or at another site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.compare.contrary import contrary
from firsthand.compare.reading import Reading, met
from firsthand.model import DifferenceKind
from firsthand.text.frequency import stem

if TYPE_CHECKING:
    from firsthand.compare.clauses import Clause

NEAR_SITE = 0.62  # the same for a place: there are many of a kind
SITES = frozenset("in at on to from into near inside outside behind under over through towards toward beside".split())
_MUTUAL = frozenset(stem(w) for w in "married marry met meet agreed agree talk talked talks joined join fought fight played play".split())  # fmt: skip
SAYING = frozenset(stem(w) for w in "say tell report state add announce write believe think claim according".split())
BEING = frozenset(stem(w) for w in "is was were are be been has had have do did does get got".split())


def contradiction(asked: Reading, told: Reading) -> tuple[DifferenceKind, str, str] | None:
    """Give in what a telling says the contrary of the words, and both sides' words; None if it does not."""
    pairs = [(a, t) for a in asked.clauses for t in told.clauses]
    judged = [(a, t, j) for a, t in pairs if (j := turned(a, t)) is not None]
    agreed = {a.start for a, _, j in judged if not j}
    if any(j and a.start not in agreed for a, _, j in judged):
        return DifferenceKind.POLARITY, asked.telling.words, told.telling.words
    if swapped(asked, told):
        return DifferenceKind.WORDING, asked.telling.words, told.telling.words
    for a, t in pairs:
        sites = _two_sites(a, t, asked, told)
        if sites is not None:
            return DifferenceKind.PLACE, *sites
    return None


def _two_sites(a: Clause, t: Clause, asked: Reading, told: Reading) -> tuple[str, str] | None:
    """Give the sites that one deed has in the words and in the telling, if no word of either comes near the other."""
    if a.predicate != t.predicate or a.predicate in BEING | SAYING:
        return None
    for p in a.others:
        if p.case not in SITES or not p.placed or met(p.head, asked, told, NEAR_SITE):
            continue
        for q in t.others:
            if q.case == p.case and q.placed and not met(q.head, told, asked, NEAR_SITE):
                return asked.word_at(p.start), told.word_at(q.start)
    return None


def turned(a: Clause, b: Clause) -> bool | None:
    """Tell whether two clauses say of one thing that it is so and that it is not; None if they speak of two things."""
    if {a.predicate, b.predicate} & (BEING | SAYING):
        return None
    apart = contrary(a.predicate, b.predicate)
    if a.predicate != b.predicate and not apart:
        return None
    first, second = a.agents | a.patients | a.behind, b.agents | b.patients | b.behind
    if first and second and not first & second:
        return None
    return (a.negated is not b.negated) is not apart  # «not open» is «shut»


def swapped(asked: Reading, told: Reading) -> bool:
    """Tell whether somebody does in the words what is done to them in the telling, or what another does there."""
    pairs = [(a, t) for a in asked.clauses for t in told.clauses if a.predicate == t.predicate]
    pairs = [(a, t) for a, t in pairs if a.predicate not in BEING]
    return any(_turned_round(a, t) for a, t in pairs) or _exchanged(pairs)


def _turned_round(a: Clause, t: Clause) -> bool:
    if _moved(a, t, mutual=a.predicate in _MUTUAL):
        return True
    if a.agents & t.agents or not a.agents or a.predicate in _MUTUAL:
        return False
    if t.agents & (a.patients | a.behind) or (a.agents & t.patients and a.patients - t.patients):
        return True
    return bool(a.agents & t.behind and a.behind and not a.behind & t.behind)


def _moved(a: Clause, t: Clause, *, mutual: bool = False) -> bool:
    """Tell whether two words have changed places; in what two do to one another only if a noun became its owner."""
    roles = ((a.agents, t.agents), (a.patients, t.patients), (a.behind, t.behind))
    for i, (x, kept) in enumerate(roles):
        for y, held in roles[i + 1 :]:
            there, back = (x & held) - kept - y, (y & kept) - held - x
            if there and back and not (mutual and (there | back) & a.heads == (there | back) & t.heads):
                return True
    return False


def reversed_roles(asked: Reading, told: Reading) -> bool:
    """Tell whether one acts on another in the words and the other acts in the telling, whatever the verbs: «bought from», «sold to», or a swap."""
    agents = frozenset[str]().union(*(t.agents for t in told.clauses))
    others = frozenset[str]().union(*(t.patients | t.behind for t in told.clauses))
    return any(a.agents & (others - agents) and (a.patients | a.behind) & (agents - others) for a in asked.clauses)


def _exchanged(pairs: list[tuple[Clause, Clause]]) -> bool:
    """Tell whether the doers of two deeds are exchanged: «A denied that B asked», «B denied that A asked»."""
    return any(
        a.agents & u.agents and b.agents & t.agents and not a.agents & t.agents
        for a, t in pairs
        for b, u in pairs
        if a is not b
    )
