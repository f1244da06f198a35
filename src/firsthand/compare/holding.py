"""What of somebody's words one telling holds: figures, times, names, places, whether it is so, and who does what to whom.

A telling confirms words only if it holds all of that. A word that it lacks is no contradiction: those are in ``asked``.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.compare import date as dates
from firsthand.compare import quantity as quantities
from firsthand.compare.asked import done
from firsthand.compare.certainty import hedge
from firsthand.compare.clauses import Clause, Structure, structure_of
from firsthand.compare.contrary import contrary
from firsthand.compare.figures import read_figures
from firsthand.compare.relation import kin
from firsthand.model import DifferenceKind, Polarity
from firsthand.text.encoder import sentence_vectors
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.names import plain, spelling
from firsthand.text.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from firsthand.compare.tellings import Telling

_CONTENT = 5.6  # nats; commoner words are the grammar's
_NAME_RARITY, _FIRST_RARITY = 8.5, 99.0  # nats; a sentence's first word has a capital anyway
_SENTENCE_ENDS = frozenset({"", ".", "!", "?"})
_NEAR = 0.55  # cosine of two words from which one may stand for the other: «burglars» and «thieves» .60, «kitchen» and «laundry» .49
_NEAR_NOUN = 0.38  # the same for a noun that neither acts nor is acted on
_NEAR_SITE = 0.62  # the same for a place: there are many of a kind
_TOPIC = 3  # times that an article has a word of its topic
_CLOCK_HALF = 720  # minutes
_SPREAD = {"weekday": 1, "day": 1, "month": 31, "year": 366}  # days within which a telling must name its time
_CAPITAL = re.compile(r"[^\W\d_][\w’'-]+")
_WORD = re.compile(r"[\w’'-]+")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|him|them)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|without|cannot|den(?:y|ie[sd]|ying|ial)|refus(?:e[sd]?|al)|fail(?:ed|s) to|rul(?:e[sd]?|ing) out|rather than|instead of|reject(?:s|ed)?|"
    r"dismiss(?:es|ed)?|unable|false|untrue)\b|n[’']t\b",
    re.IGNORECASE,
)
_CONTRARY_CASES = ({"outside", "beyond"}, {"in", "inside", "within"}), ({"above", "over"}, {"below", "under"}), ({"before"}, {"after"}), ({"to"}, {"from"})  # fmt: skip
_SITES = frozenset("in at on to from into near inside outside behind under over through towards toward beside".split())
_MUTUAL = frozenset(stem(w) for w in "married marry met meet agreed agree talk talked talks joined join fought fight played play".split())  # fmt: skip
_SAYING = frozenset(stem(w) for w in "say tell report state add announce write believe think claim according".split())
_BEING = frozenset(stem(w) for w in "is was were are be been has had have do did does get got".split())


@dataclass(frozen=True)
class Reading:
    """A telling in the sentences that it stands in, read.

    Attributes:
        telling: It, widened to its sentences.
        spans: The sentences.
        before: What stands before them, if their people are pronouns; else "".
        sources: The names of its chain.
        outside: What of the sentences is not the telling itself: who says it, and where.
        inside: The telling itself.
    """

    telling: Telling
    spans: tuple[tuple[int, int], ...]
    before: str = ""
    sources: tuple[str, ...] = ()
    outside: str = ""
    inside: str = ""

    @functools.cached_property
    def structure(self) -> Structure:
        """Its sentences, parsed."""
        return structure_of(self.telling.text, self.spans)

    def word_at(self, start: int) -> str:
        """Give the word that starts at a place of its text."""
        match = _WORD.match(self.telling.text, start)
        return match.group() if match else ""

    @functools.cached_property
    def names_inside(self) -> frozenset[str]:
        """Words of the names in the telling itself."""
        return frozenset(w for w in name_words(self.telling) if w in self.inside)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses."""
        return self.structure.clauses

    @functools.cached_property
    def known(self) -> frozenset[str]:
        """All words that it can be said to hold: its own, those of its sources, and those that its pronouns stand for."""
        return frozenset(plain(w) for t in (self.telling.words, self.before, *self.sources) for w in _letters(t))

    @functools.cached_property
    def content(self) -> tuple[str, ...]:
        """Its telling words, folded, in order, each once."""
        listed = [*folded_words(self.telling.words), *(w for s in self.sources for w in folded_words(s))]
        return tuple(dict.fromkeys(w for w in listed if rarity(w) >= _CONTENT))

    @functools.cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Vectors of length 1 of its telling words, shape (n, width)."""
        return _vectors(self.content)

    @functools.cached_property
    def topic(self) -> frozenset[str]:
        """Stems of what its whole document speaks of again and again."""
        counts = Counter(stem(w) for w in folded_words(self.telling.text))
        return frozenset(w for w, n in counts.items() if n >= _TOPIC)

    @functools.cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all its words, and of those that it is known by."""
        return frozenset(stem(w) for w in (*folded_words(self.telling.words), *self.known))


def read(telling: Telling, spans: Iterable[tuple[int, int]], before: str = "", sources: Iterable[str] = ()) -> Reading:
    """Read a telling in its sentences."""
    listed = tuple(spans)
    wide = dataclasses.replace(telling, statement=dataclasses.replace(telling.statement, content=listed))
    outside = " ".join(_outside(telling.text, listed, telling.statement.content))
    known = before if _PRONOUN.search(wide.words) else ""
    return Reading(wide, listed, known, tuple(sources), outside, telling.words)


def _outside(text: str, spans: Iterable[tuple[int, int]], content: Iterable[tuple[int, int]]) -> Iterator[str]:
    for start, end in spans:
        at = start
        for first, last in (c for c in content if start <= c[0] < end):
            yield text[at:first]
            at = last
        yield text[at:end]


def lacking(asked: Reading, told: Reading) -> tuple[str, ...]:
    """Name what of the words a telling does not hold; empty if it holds all that can be checked."""
    rules = {
        "figure": _figures, "time": _times, "name": _names, "contrary": _contrary, "polarity": _polarity, "roles": swapped, "reversed": _reversed,
        "certainty": _certainty, "planned": _planned, "kin": _kin, "noun": _nouns, "place": _places, "source": _source,
    }  # fmt: skip
    return tuple(name for name, rule in rules.items() if rule(asked, told))


def coverage(asked: Reading, told: Reading) -> float:
    """Give the share of the words' information that a telling's nearest words meet, 0 to 1."""
    words = asked.content
    if not words or not told.content:
        return 0.0
    near = np.clip(asked.vectors @ told.vectors.T, 0, 1)
    stems = {stem(w) for w in told.content}
    best = [1.0 if stem(w) in stems else float(row.max()) for w, row in zip(words, near, strict=True)]
    weights = [rarity(w) - 4 for w in words]
    return sum(b * w for b, w in zip(best, weights, strict=True)) / sum(weights)


@functools.cache
def _word_vectors() -> dict[str, NDArray[np.float32]]:
    return {}


def _vectors(words: tuple[str, ...]) -> NDArray[np.float32]:
    """Give the encoder's vectors of single words, of length 1; it knows more of them than the static ones do."""
    known = _word_vectors()
    new = [w for w in words if w not in known]
    if new:
        known.update(zip(new, sentence_vectors(new), strict=True))
    return np.stack([known[w] for w in words]) if words else np.zeros((0, 1), np.float32)


def _letters(text: str) -> list[str]:
    return [p for w in _CAPITAL.findall(text) for p in re.split(r"[-’']", w) if p]


def _figures(asked: Reading, told: Reading) -> bool:
    listed = read_figures(told.telling)
    taken: list[tuple[int, int]] = []
    for figure in read_figures(asked.telling):
        taken.append((figure.quantity.start, figure.quantity.end))
        if not any(quantities.agree(figure, f, listed) for f in listed):
            return True
    taken += [(e.start, e.end) for e in find_times(asked.telling.text)]
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
    if any(not _has(w, told.known) and stem(plain(w)) not in told.topic for w in listed):
        return True
    own, mine = (
        frozenset(map(plain, _letters(told.telling.words))),
        frozenset(map(plain, _letters(asked.telling.words))),
    )
    elsewhere = any(not _has(w, own) for w in listed)
    return elsewhere and any(not _has(w, mine) for w in told.names_inside)


def name_words(telling: Telling) -> Iterator[str]:
    """Give the words of a telling that are written as names are, those that are common words of English left out."""
    for match in _CAPITAL.finditer(telling.words):
        word = match.group()
        first = telling.words[: match.start()].rstrip()[-1:] in _SENTENCE_ENDS
        least = _FIRST_RARITY if first else _NAME_RARITY
        if word[0].isupper() and not find_times(word) and rarity(plain(word).split("-")[0]) >= least:
            yield word


def _has(word: str, known: frozenset[str]) -> bool:
    parts = [p for p in re.split(r"[-’']", plain(word)) if p]
    return all(p in known or any(spelling(p, k) for k in known if k[:1] == p[:1]) for p in parts)


def _contrary(asked: Reading, told: Reading) -> bool:
    """Tell whether the telling has the contrary of a word of the words, and not the word."""
    first, second = ({stem(w) for w in folded_words(r.telling.words)} for r in (asked, told))
    return any(contrary(x, y) for x in first - second for y in second - first) and not _odd(asked, told)


def _polarity(asked: Reading, told: Reading) -> bool:
    compared: list[Clause] = []
    for a in asked.clauses:
        judged = [j for t in told.clauses if (j := turned(a, t)) is not None]
        if any(judged):
            return True
        compared += [a] if judged else []
    negated = [a for a in asked.clauses if a.negated]
    explained = bool(compared) and all(a in compared for a in negated)
    return not explained and _odd(asked, told)


def _odd(asked: Reading, told: Reading) -> bool:
    """Tell whether one has an odd number of negations and the other an even one; a denial is one."""
    first, second = (len(_NEGATION.findall(r.inside)) for r in (asked, told))
    denied = told.telling.statement.polarity is Polarity.DENIED
    return (first + second + denied) % 2 == 1


def turned(a: Clause, b: Clause) -> bool | None:
    """Tell whether two clauses say of one thing that it is so and that it is not; None if they speak of two things."""
    if {a.predicate, b.predicate} & (_BEING | _SAYING):
        return None
    apart = contrary(a.predicate, b.predicate)
    if a.predicate != b.predicate and not apart:
        return None
    first, second = a.agents | a.patients | a.behind, b.agents | b.patients | b.behind
    if first and second and not first & second:
        return None
    return (a.negated is not b.negated) is not apart  # «not open» is «shut»


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
    if a.predicate != t.predicate or a.predicate in _BEING | _SAYING:
        return None
    for p in a.others:
        if p.case not in _SITES or not p.placed or _met(p.head, asked, told, _NEAR_SITE):
            continue
        for q in t.others:
            if q.case == p.case and q.placed and not _met(q.head, told, asked, _NEAR_SITE):
                return asked.word_at(p.start), told.word_at(q.start)
    return None


def swapped(asked: Reading, told: Reading) -> bool:
    """Tell whether somebody does in the words what is done to them in the telling, or what another does there."""
    pairs = [(a, t) for a in asked.clauses for t in told.clauses if a.predicate == t.predicate]
    pairs = [(a, t) for a, t in pairs if a.predicate not in _BEING]
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


def _reversed(asked: Reading, told: Reading) -> bool:
    """Tell whether two words have changed places round verbs that differ: «A bought from B», «B sold to A», or a swap."""
    return any(
        _moved(a, t)
        for a in asked.clauses
        for t in told.clauses
        if a.predicate != t.predicate and not {a.predicate, t.predicate} & _BEING
    )


def _exchanged(pairs: list[tuple[Clause, Clause]]) -> bool:
    """Tell whether the doers of two deeds are exchanged: «A denied that B asked», «B denied that A asked»."""
    return any(
        a.agents & u.agents and b.agents & t.agents and not a.agents & t.agents
        for a, t in pairs
        for b, u in pairs
        if a is not b
    )


def _certainty(asked: Reading, told: Reading) -> bool:
    return (hedge(asked.telling) is None) is not (hedge(told.telling) is None)


def _planned(asked: Reading, told: Reading) -> bool:
    return done(asked.telling, [told.telling]) is not None


def _kin(asked: Reading, told: Reading) -> bool:
    return bool(kin(asked.telling)) and not kin(asked.telling) & kin(told.telling)


def _nouns(asked: Reading, told: Reading) -> bool:
    """Tell whether a noun of the words has nothing near it in the telling, or belongs to somebody else there."""
    heads = frozenset(w for c in asked.clauses for w in c.heads - {p.head for p in c.others})
    given = told.topic | {stem(w) for w in folded_words(asked.telling.source)}
    strict = heads | asked.structure.colours
    wanted = (asked.structure.nouns | strict) - given
    if any(not _met(w, asked, told, _NEAR if w in strict else _NEAR_NOUN) for w in wanted):
        return True
    theirs = dict(told.structure.owners)
    return any(noun in theirs and not names & theirs[noun] for noun, names in asked.structure.owners)


def _places(asked: Reading, told: Reading) -> bool:
    """Tell whether the words name a site that no word of the telling comes near, or the contrary side of it."""
    sites = [p for c in asked.clauses for p in c.others if p.case in _SITES and p.placed]
    if any(not _met(w, asked, told, _NEAR_SITE) for p in sites for w in p.words):
        return True
    there = [(q.head, q.case) for d in told.clauses for q in d.others]
    pairs = [(p.case, case) for c in asked.clauses for p in c.others for head, case in there if p.head == head]
    return any((x in a and y in b) or (x in b and y in a) for x, y in pairs for a, b in _CONTRARY_CASES)


def _source(asked: Reading, told: Reading) -> bool:
    """Tell whether the words name a source that is not the telling's."""
    if not asked.telling.source:
        return False
    words = tuple(w for w in folded_words(asked.telling.source) if rarity(w) >= _CONTENT)
    held = tuple(w for t in (*told.sources, told.outside) for w in folded_words(t) if rarity(w) >= _CONTENT)
    if not words or not held:
        return bool(words)
    near = _vectors(words) @ _vectors(held).T
    stems = {stem(w) for w in held}
    return all(stem(w) not in stems and float(row.max()) < _NEAR for w, row in zip(words, near, strict=True))


def _met(stemmed: str, asked: Reading, told: Reading, least: float) -> bool:
    if stemmed in told.stems or any(spelling(stemmed, k) for k in told.known if k[:1] == stemmed[:1]):
        return True
    rows = [i for i, w in enumerate(asked.content) if stem(w) == stemmed]
    if not rows or not told.content:
        return not rows  # a common word, or none of the words' own
    return any(float((asked.vectors[i] @ told.vectors.T).max()) >= least for i in rows)
