"""What of somebody's words one telling holds: figures, times, names, places, whether it is so, and who does what to whom.

A telling confirms words only if it holds all of that. A word that it lacks is no contradiction: those are in ``asked`` and ``swaps``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from firsthand.compare import date as dates
from firsthand.compare import quantity as quantities
from firsthand.compare.asked import done
from firsthand.compare.certainty import hedge
from firsthand.compare.clauses import base
from firsthand.compare.contrary import contrary
from firsthand.compare.figures import fates, read_figures
from firsthand.compare.reading import CONTENT, has_name, letters, met, name_words, word_vectors
from firsthand.compare.relation import kin
from firsthand.compare.swaps import BEING, NEAR_SITE, SAYING, SITES, reversed_roles, swapped, turned
from firsthand.model import Polarity
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.names import plain
from firsthand.text.times import find_times

if TYPE_CHECKING:
    from firsthand.compare.reading import Reading

_NEAR = 0.55  # cosine of two words from which one may stand for the other: «burglars» and «thieves» .60, «kitchen» and «laundry» .49
_NEAR_SOURCE = 0.65  # the same for a speaker: a guard is no officer
_NEAR_VERB = 0.4  # the same for a deed
_NEAR_COLOUR = 0.45  # the same for an adjective
_NEAR_NOUN = 0.38  # the same for a noun that neither acts nor is acted on
_WEIGHTY = 7.0  # nats
_FEW_WORDS, _FEW, _SAME = 3, 0.3, 0.65  # words that differ, their share, and the cosine from which they do not
_CLOCK_HALF = 720  # minutes
_SPREAD = {"weekday": 1, "day": 1, "month": 31, "year": 366}  # days within which a telling must name its time
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|without|cannot|den(?:y|ie[sd]|ying|ial)|refus(?:e[sd]?|al)|fail(?:ed|s) to|rul(?:e[sd]?|ing) out|rather than|instead of|reject(?:s|ed)?|"
    r"dismiss(?:es|ed)?|unable|forbids?|forbidden|prohibit(?:s|ed)?|yet to|false|untrue)\b|n[’']t\b",
    re.IGNORECASE,
)
_CONTRARY_CASES = ({"outside", "beyond"}, {"in", "inside", "within"}), ({"above", "over"}, {"below", "under"}), ({"before"}, {"after"}), ({"to"}, {"from"}), ({"with"}, {"without"}), ({"for"}, {"against"})  # fmt: skip


def lacking(asked: Reading, told: Reading) -> tuple[str, ...]:
    """Name what of the words a telling does not hold; empty if it holds all that can be checked."""
    rules = {
        "figure": _figures, "time": _times, "name": _names, "contrary": _contrary, "polarity": _polarity, "roles": swapped, "reversed": reversed_roles,
        "certainty": _certainty, "planned": _planned, "kin": _kin, "fate": _fate, "filler": _fillers, "verb": _verbs, "word": _substituted, "noun": _nouns, "place": _places, "source": _source,
    }  # fmt: skip
    return tuple(name for name, rule in rules.items() if rule(asked, told))


def _figures(asked: Reading, told: Reading) -> bool:
    listed = read_figures(told.telling)
    taken: list[tuple[int, int]] = []
    for figure in read_figures(asked.telling):
        taken.append((figure.quantity.start, figure.quantity.end))
        if not any(quantities.agree(figure, f, listed) for f in listed):
            return True
    taken += [(e.start, e.end) for e in find_times(asked.telling.text)]
    places, theirs = (_ORDINALS & set(folded_words(r.telling.words)) for r in (asked, told))
    if theirs and not places <= theirs:
        return True
    digits = set(_DIGITS.findall(told.telling.words))
    loose = (m for m in _DIGITS.finditer(asked.telling.text) if not any(a <= m.start() < b for a, b in taken))
    return any(m.group() not in digits for m in loose)


def _times(asked: Reading, told: Reading) -> bool:
    listed = dates.moments(told.telling)
    wanted = [a for a in dates.moments(asked.telling) if a.said.kind != "ago" or a.said.offset is not None]
    return any(not any(_one_time(a, b) for b in listed) for a in wanted)


def _one_time(a: dates.Moment, b: dates.Moment) -> bool:
    """Tell whether the words' time, whose day nobody knows, may be a telling's."""
    x, y = a.said, b.said
    if dates.same(a, b):
        return True
    if x.kind == y.kind == "clock":
        return (x.day - y.day) % _CLOCK_HALF == 0 and "clock" in x.words + y.words
    if b.days is None or b.days[1] - b.days[0] >= _SPREAD.get(x.kind, 0):
        return False
    day = dt.date.fromordinal(b.days[0])
    if x.kind == "weekday":
        return day.isoweekday() == x.day
    return x.year in {0, day.year} and x.month in {0, day.month} and x.day in {0, day.day}


def _names(asked: Reading, told: Reading) -> bool:
    listed = tuple(name_words(asked.telling))
    speakers = frozenset(w for c in asked.clauses if c.predicate in SAYING for w in c.agents)
    given = told.topic - speakers
    if any(not has_name(w, told.known) and stem(plain(w)) not in given for w in listed):
        return True
    own, mine = (
        frozenset(map(plain, letters(told.telling.words))),
        frozenset(map(plain, letters(asked.telling.words))),
    )
    elsewhere = any(not has_name(w, own) for w in listed)
    return elsewhere and any(not has_name(w, mine) for w in told.names_inside)


def _contrary(asked: Reading, told: Reading) -> bool:
    """Tell whether the telling has the contrary of a word of the words, and not the word."""
    first, second = ({stem(w) for w in folded_words(r.telling.words)} for r in (asked, told))
    return any(contrary(x, y) for x in first - second for y in second - first) and not _odd(asked, told)


def _polarity(asked: Reading, told: Reading) -> bool:
    """Tell whether the two part in a negation, as far as their clauses show; else whether one has a negation more."""
    none, there = asked.structure, told.structure
    if (none.denied - there.denied) & there.nouns or (there.denied - none.denied) & none.nouns:
        return True
    explained = False
    for a in asked.clauses:
        judged = [(j, t) for t in told.clauses if (j := turned(a, t)) is not None]
        if any(j for j, _ in judged):
            return True
        explained |= any(a.negated or t.negated for _, t in judged)
    return not explained and _odd(asked, told)


def _odd(asked: Reading, told: Reading) -> bool:
    """Tell whether one has an odd number of negations and the other an even one; a denial is one."""
    first, second = (len(_NEGATION.findall(r.inside)) for r in (asked, told))
    denied = told.telling.statement.polarity is Polarity.DENIED
    return (first + second + denied) % 2 == 1


def _certainty(asked: Reading, told: Reading) -> bool:
    return (hedge(asked.telling) is None) is not (hedge(told.telling) is None)


def _planned(asked: Reading, told: Reading) -> bool:
    return done(asked.telling, [told.telling]) is not None


def _kin(asked: Reading, told: Reading) -> bool:
    return bool(kin(asked.telling)) and not kin(asked.telling) & kin(told.telling)


def _fate(asked: Reading, told: Reading) -> bool:
    """Tell whether something else befell people in the words: killed, not hurt."""
    own, theirs = fates(folded_words(asked.telling.words)), fates(folded_words(told.telling.words))
    return bool(theirs) and not own <= theirs


def _fillers(asked: Reading, told: Reading) -> bool:
    """Tell whether one deed has another doer, or another to whom it is done, and the words' one stands elsewhere in the telling."""
    pairs = [(a, t) for a in asked.clauses for t in told.clauses if a.predicate == t.predicate]
    roles = [(getattr(a, role), getattr(t, role)) for a, t in pairs for role in ("agents", "patients")]
    there = {stem(w) for w in folded_words(told.telling.words)}
    return any(x and y and not x & y and x <= there for x, y in roles)


def _verbs(asked: Reading, told: Reading) -> bool:
    """Tell whether nothing in the telling comes near a deed of the words."""
    deeds = {c.predicate for c in asked.clauses} - BEING - SAYING - told.stems - {base(w) for w in told.content}
    rows = [i for i, w in enumerate(asked.content) if base(w) in deeds]
    return bool(rows) and (
        not told.content or float((asked.vectors[rows] @ told.vectors.T).max(axis=1).min()) < _NEAR_VERB
    )


def _substituted(asked: Reading, told: Reading) -> bool:
    """Tell whether the words are the telling's but for a few that nothing in it comes very near: there a word makes the difference."""
    listed = [(i, w) for i, w in enumerate(asked.content) if rarity(w) >= _WEIGHTY and w not in asked.counted]
    other = [(i, w) for i, w in listed if stem(w) not in told.stems]
    if not told.content or len(other) > min(_FEW_WORDS, _FEW * len(listed)):
        return False
    return any(float((asked.vectors[i] @ told.vectors.T).max()) < _SAME for i, w in other if stem(w) not in told.topic)


def _nouns(asked: Reading, told: Reading) -> bool:
    """Tell whether a noun of the words has nothing near it in the telling, or belongs to somebody else there."""
    heads = frozenset(w for c in asked.clauses for w in c.heads - {p.head for p in c.others})
    given = told.topic | {stem(w) for w in folded_words(asked.telling.source)}
    least = dict.fromkeys(asked.structure.nouns, _NEAR_NOUN) | dict.fromkeys(asked.structure.colours, _NEAR_COLOUR)
    least |= dict.fromkeys(heads, _NEAR)
    if any(not met(w, asked, told, cosine) for w, cosine in least.items() if w not in given):
        return True
    theirs = dict(told.structure.owners)
    return any(noun in theirs and not names & theirs[noun] for noun, names in asked.structure.owners)


def _places(asked: Reading, told: Reading) -> bool:
    """Tell whether the words name a site that no word of the telling comes near, or the contrary side of it."""
    sites = [p for c in asked.clauses for p in c.others if p.case in SITES and p.placed]
    if any(not met(w, asked, told, NEAR_SITE) for p in sites for w in p.words):
        return True
    there = [(q.head, q.case) for d in told.clauses for q in d.others]
    pairs = [(p.case, case) for c in asked.clauses for p in c.others for head, case in there if p.head == head]
    return any((x in a and y in b) or (x in b and y in a) for x, y in pairs for a, b in _CONTRARY_CASES)


def _source(asked: Reading, told: Reading) -> bool:
    """Tell whether the words name a source that is not the telling's."""
    if not asked.telling.source:
        return False
    words = tuple(w for w in folded_words(asked.telling.source) if rarity(w) >= CONTENT)
    held = tuple(w for t in (*told.sources, told.outside) for w in folded_words(t) if rarity(w) >= CONTENT)
    if not words or not held:
        return bool(words)
    near = word_vectors(words) @ word_vectors(held).T
    stems = {stem(w) for w in held}
    return all(stem(w) not in stems and float(row.max()) < _NEAR_SOURCE for w, row in zip(words, near, strict=True))
