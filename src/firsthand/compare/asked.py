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
from firsthand.compare.contrary import contraries
from firsthand.compare.figures import slots_of
from firsthand.compare.plans import PAST, PLANNED
from firsthand.compare.polarity import negates
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
_ALIKE = 0.25  # likeness from which tellings speak of one thing
_NAME_WORD = re.compile(r"[^\W\d_][\w’'-]+")


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
    rules = (_time, _opposite, _kin)
    found = [d for rule in rules if (d := _against_all(asked, tellings, rule)) is not None]
    found += [d for rule in (_figure, _name, _source, _certainty, done) if (d := rule(asked, tellings)) is not None]
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
                if any(quantities.agree(figure, f, listed, _OPEN_BOUND) for f in listed):
                    agreed.add(at)
                elif slot.sure:
                    words = asked.text[at : figure.quantity.end], told.text[other.quantity.start : other.quantity.end]
                    against.setdefault(at, Disagreement(DifferenceKind.QUANTITY, *words, told.index))
    return next((d for at, d in sorted(against.items()) if at not in agreed), None)


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


def _opposite(asked: Telling, told: Telling) -> Disagreement | bool | None:
    """Tell whether a telling has the opposite of one of the words, and not the word; «not open» is «shut»."""
    if negates(asked) is not negates(told):
        return None
    agreed = None
    first, second = {stem(w) for w in asked.folded}, {stem(w) for w in told.folded}
    for word in sorted(w for w in first if contraries(w)):
        if word in second:
            agreed = True
        elif (against := contraries(word) & (second - first)) and asked.likeness(told) >= _ALIKE:
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


def done(asked: Telling, tellings: Sequence[Telling]) -> Disagreement | None:
    """Give a thing told as done where every telling has it as planned, or the other way round."""
    near = [t for t in tellings if asked.likeness(t) >= _ALIKE]
    plans = [(t, m) for t in near if (m := PLANNED.search(t.words)) is not None]
    own = PLANNED.search(asked.words)
    if own is None and near and len(plans) == len(near) and PAST.search(asked.words):
        telling, match = plans[0]
        return Disagreement(DifferenceKind.CERTAINTY, "done", match.group(), telling.index)
    if own is not None and near and not plans and all(PAST.search(t.words) for t in near):
        return Disagreement(DifferenceKind.CERTAINTY, own.group(), "done", near[0].index)
    return None
