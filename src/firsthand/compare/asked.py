"""Where somebody's own words part from every telling of a claim: what `check` must not confirm.

Words are told if one telling at least agrees with them; they part where no telling agrees and one at least speaks of the same
thing otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.compare import date as dates
from firsthand.compare import quantity as quantities
from firsthand.compare.certainty import hedge
from firsthand.compare.figures import Figure, slots_of
from firsthand.compare.polarity import negates, turned
from firsthand.compare.relation import kin
from firsthand.model import DifferenceKind, DifferenceVerdict, Polarity
from firsthand.text.frequency import rarity, stem
from firsthand.text.names import plain, spelling
from firsthand.text.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.compare.tellings import Telling

_AGREEING = frozenset({DifferenceVerdict.COMPATIBLE, DifferenceVerdict.VARIANT})
_LEAST_RARITY = 8.5  # nats; of a name that is missed
_OPEN_BOUND = 1.1  # natural logarithm of how far a figure may lie from the bound that holds it
_ROOT = 5  # letters that a land and its people share
_LEAST_SHARED = 3  # telling words of tellings whose negations are compared
_ALIKE = 0.25  # likeness from which tellings speak of one thing
_NAME_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_PLANNED = re.compile(
    r"\b(?:will|plan(?:s|ned)? to|propos(?:es|ed) to|intend(?:s|ed)? to|hop(?:es|ed) to|threaten(?:s|ed)? to|wants? to|want(?:s|ed) \w+ to|"
    r"aims? to|vow(?:s|ed)? to|promis(?:es|ed) to|prepar(?:es|ing) to|consider(?:s|ing)|examin(?:e|es|ing) whether|call(?:s|ed) (?:on|for)|demand(?:s|ed)?|"
    r"expect(?:s|ed)? to|due to)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:has|have|had|was|were) \w+|\b\w{3,}ed\b", re.IGNORECASE)
_OPPOSITES = (
    "rise fall", "rose fell", "risen fallen", "rising falling", "increase decrease", "increased decreased", "abolish introduce", "bless condemn", "loss profit", "lost earned", "evening morning", "lend borrow", "arrest release", "arrested freed", "open closed", "opened closed",
    "open shut", "opened shut", "reopened closed", "won lost", "win lose", "accepted rejected", "approved rejected", "agreed refused", "accept refuse",
    "allowed banned", "allow ban", "permitted forbidden", "started stopped", "began ended", "begin end", "arrived left", "more less",
    "more fewer", "above below", "higher lower", "highest lowest", "raised lowered", "raise lower", "raised cut", "raise cut", "bought sold",
    "gained lost", "guilty innocent", "convicted acquitted", "convicted cleared", "guilty cleared", "safe unsafe", "safe dangerous", "legal illegal",
    "dead alive", "died survived", "succeeded failed", "succeed fail", "passed failed", "kept dropped", "confirmed denied", "confirm deny", "supported opposed",
    "support oppose", "praised criticised", "north south", "east west", "northern southern",
    "eastern western", "hot cold", "full empty", "male female", "man woman", "men women", "brother sister", "buyer seller", "all none",
    "everybody nobody", "everyone nobody", "always never", "most few", "widened narrowed", "grew shrank", "gain loss", "profit loss", "slowed accelerated",
    "outside inside", "lifted imposed", "resumed suspended", "employer employee", "plaintiff defendant", "extended shortened", "delayed advanced",
)  # fmt: skip
_OPPOSITE: dict[str, set[str]] = {}
for _pair in _OPPOSITES:
    _x, _y = (stem(_w) for _w in _pair.split())
    _OPPOSITE.setdefault(_x, set()).add(_y)
    _OPPOSITE.setdefault(_y, set()).add(_x)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where words part from the tellings.

    Attributes:
        kind: In what.
        asked: What the words say.
        told: What a telling says.
        telling: Which telling, by its place in the claim.
    """

    kind: DifferenceKind
    asked: str
    told: str
    telling: int

    @property
    def explanation(self) -> str:
        """One plain sentence."""
        return f"{self.kind.value}: your words say «{self.asked}», the text says «{self.told}»"


def disagreements(asked: Telling, tellings: Sequence[Telling]) -> tuple[Disagreement, ...]:
    """Give where words part from all tellings of a claim that speak of the same thing; empty if they part nowhere."""
    rules = (_time, _polarity, _opposite, _kin)
    found = [d for rule in rules if (d := _against_all(asked, tellings, rule)) is not None]
    found += [d for rule in (_figure, _name, _source, _certainty, _done) if (d := rule(asked, tellings)) is not None]
    return tuple(found)


def _against_all(
    asked: Telling,
    tellings: Sequence[Telling],
    rule: Callable[[Telling, Telling], Disagreement | bool | None],
) -> Disagreement | None:
    """Give the first disagreement under a rule if no telling agrees; the rule gives None where a telling says nothing of it."""
    judged = [rule(asked, t) for t in sorted(tellings, key=lambda t: (-asked.likeness(t), t.index))]
    if any(j is True for j in judged):
        return None
    return next((j for j in judged if isinstance(j, Disagreement)), None)


def _figure(asked: Telling, tellings: Sequence[Telling]) -> Disagreement | None:
    """Give a figure of the words with which no telling agrees, where one has another figure of the same thing."""
    agreed: set[int] = set()
    against: dict[int, Disagreement] = {}
    for told in sorted(tellings, key=lambda t: (-asked.likeness(t), t.index)):
        for slot in slots_of([asked, told]):
            listed = slot.by_document[told.document]
            for figure in slot.by_document[asked.document]:
                at, other = figure.quantity.start, quantities.nearest(figure, listed)
                if any(_fits(figure, f, listed) for f in listed):
                    agreed.add(at)
                elif slot.sure:
                    words = asked.text[at : figure.quantity.end], told.text[other.quantity.start : other.quantity.end]
                    against.setdefault(at, Disagreement(DifferenceKind.QUANTITY, *words, told.index))
    return next((d for at, d in sorted(against.items()) if at not in agreed), None)


def _fits(a: Figure, b: Figure, listed: Sequence[Figure]) -> bool:
    if quantities.equal(a.quantity, b.quantity):
        return True
    verdict = quantities.verdict_of(a, b, [a], listed)
    near = quantities.ratio(a.quantity, b.quantity) <= _OPEN_BOUND  # «more than a million» does not confirm 12 million
    return near and verdict is not None and verdict[0] in _AGREEING


def _time(asked: Telling, told: Telling) -> Disagreement | bool | None:
    first, second = dates.moments(asked), dates.moments(told)
    if not first or not second:
        return None
    left = [a for a in first if not any(dates.same(a, b) for b in second)]
    right = [b for b in second if not any(dates.same(a, b) for a in first)]
    if not left:
        return True
    for a in left:
        for b in right:
            if a.said.kind == b.said.kind and a.said.kind in {"day", "month", "year", "weekday", "clock"}:
                words = asked.text[a.said.start : a.said.end], told.text[b.said.start : b.said.end]
                return Disagreement(DifferenceKind.DATE, *words, told.index)
    return None


def _polarity(asked: Telling, told: Telling) -> Disagreement | bool | None:
    if asked.likeness(told) < _ALIKE or len(asked.stems.keys() & told.stems.keys()) < _LEAST_SHARED:
        return None
    denied = Polarity.DENIED in {asked.statement.polarity, told.statement.polarity}
    if negates(asked) and (negates(told) or denied):
        return True
    if turned([asked, told]) or told.statement.polarity is Polarity.DENIED:
        return Disagreement(DifferenceKind.POLARITY, asked.words[:80], told.words[:80], told.index)
    return True


def _opposite(asked: Telling, told: Telling) -> Disagreement | bool | None:
    """Tell whether a telling has the opposite of one of the words, and not the word."""
    agreed = None
    first, second = {stem(w) for w in asked.folded}, {stem(w) for w in told.folded}
    for word in sorted(first & _OPPOSITE.keys()):
        if word in second:
            agreed = True
        elif (against := _OPPOSITE[word] & (second - first)) and asked.likeness(told) >= _ALIKE:
            return Disagreement(DifferenceKind.POLARITY, word, min(against), told.index)
    return agreed


def _kin(asked: Telling, told: Telling) -> Disagreement | bool | None:
    first, second = kin(asked), kin(told)
    if not first or not second:
        return None
    if first & second:
        return True
    return Disagreement(DifferenceKind.RELATION, min(first), min(second), told.index)


def _name(asked: Telling, tellings: Sequence[Telling]) -> Disagreement | None:
    """Give a name of the words that no telling has, beside a name that the words leave out."""
    known = frozenset().union(*(t.document_words for t in tellings))
    told = {word: t.index for t in tellings for word in _name_words(t)}
    missed = [w for w in _name_words(asked) if not _has(w, known)]
    left_out = [w for w in told if not _has(w, asked.document_words)]
    if not missed or not left_out:
        return None
    return Disagreement(DifferenceKind.NAME, missed[0], left_out[0], told[left_out[0]])


def _name_words(t: Telling) -> list[str]:
    words = [m.group() for _, _, name in t.names for m in _NAME_WORD.finditer(name)]
    return [w for w in words if w[0].isupper() and rarity(plain(w)) >= _LEAST_RARITY and not find_times(w)]


def _has(word: str, known: frozenset[str]) -> bool:
    name = plain(word)
    return all(
        p in known or any(spelling(p, k) for k in known if k[:1] == p[:1]) for p in re.split(r"[-’']", name) if p
    )


def _source(asked: Telling, tellings: Sequence[Telling]) -> Disagreement | None:
    """Give the words' source where every telling names others: a source moved."""
    named = [t for t in tellings if t.chain != "none"]
    if asked.chain == "none" or not named:
        return None
    words = {stem(w) for w in re.findall(r"\w+", plain(asked.source)) if rarity(w) >= _LEAST_RARITY - 3}
    known = {stem(w) for t in tellings for w in t.document_words}
    if not words or words & known:
        return None
    nearest = max(named, key=lambda t: (asked.likeness(t), -t.index))
    return Disagreement(DifferenceKind.ATTRIBUTION, asked.source, nearest.source, nearest.index)


def _certainty(asked: Telling, tellings: Sequence[Telling]) -> Disagreement | None:
    """Give a hedge that no telling has, or a firm word where all tellings hedge."""
    if Polarity.DENIED in {t.statement.polarity for t in [asked, *tellings]}:
        return None
    own = hedge(asked)
    near = [(hedge(t), t) for t in tellings if asked.likeness(t) >= _ALIKE]
    if not near or any((h is None) is (own is None) for h, _ in near):
        return None
    other, telling = near[0]
    return Disagreement(DifferenceKind.CERTAINTY, own or "a fact", other or "a fact", telling.index)


def _done(asked: Telling, tellings: Sequence[Telling]) -> Disagreement | None:
    """Give a thing told as done where every telling has it as planned, or the other way round."""
    near = [t for t in tellings if asked.likeness(t) >= _ALIKE]
    plans = [(t, m) for t in near if (m := _PLANNED.search(t.words)) is not None]
    own = _PLANNED.search(asked.words)
    if own is None and near and len(plans) == len(near) and _PAST.search(asked.words):
        telling, match = plans[0]
        return Disagreement(DifferenceKind.CERTAINTY, "done", match.group(), telling.index)
    if own is not None and near and not plans and all(_PAST.search(t.words) for t in near):
        return Disagreement(DifferenceKind.CERTAINTY, own.group(), "done", near[0].index)
    return None
