"""Words that bound a figure or make it approximate: «at least», «nearly», «up to», «or more», «-odd»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from firsthand.text.quantity import QuantityKind


class Side(StrEnum):
    """Which side a bound closes."""

    BOTH = "both"
    LEAST = "least"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Bound:
    """What a bound leaves open.

    Attributes:
        low: Least value that does not contradict the figure, as a factor of it.
        high: Greatest value, likewise.
        side: What the words themselves say.
        approximate: Whether they say that it is about so.
    """

    low: float = 1.0
    high: float = 1.0
    side: Side = Side.BOTH
    approximate: bool = False

    @property
    def kind(self) -> QuantityKind:
        """Give the kind of a figure with this bound."""
        if self.low == self.high == 1:
            return QuantityKind.EXACT
        if self.high == inf:
            return QuantityKind.AT_LEAST
        return QuantityKind.AT_MOST if self.low == 0 else QuantityKind.ABOUT

    def told(self, value: float, top: float | None = None) -> tuple[float | None, float | None]:
        """Give what a figure with this bound says at least and at most."""
        high = value if top is None else top
        return (None if self.side is Side.MOST else value), (None if self.side is Side.LEAST else high)


EXACT = Bound()
_LEAST, _MOST = Bound(1, inf, Side.LEAST), Bound(0, 1, Side.MOST)
_ABOUT, _NEARLY = Bound(0.9, 1.1, approximate=True), Bound(0.9, 1, approximate=True)
_JUST_UNDER, _JUST_OVER = Bound(0.9, 1, Side.MOST, approximate=True), Bound(1, 1.1, Side.LEAST, approximate=True)
_BEFORE_WORDS = {
    _LEAST: "at least|at the very least|at the least|least|more than|much more than|far more than|many more than|greater than|higher than|longer than|larger than|over|well over|far over|above|"
    "well above|no fewer than|no less than|not less than|not fewer than|upwards of|upward of|north of|in excess of|exceeding|a minimum of|minimum of|minimum|as few as|as little as|"
    "from at least|topping|beyond|well beyond|past|older than|bigger than|heavier than|taller than|upwards from",
    _MOST: "as many as|as much as|as high as|up to|anything up to|at most|at the most|at the very most|no more than|not more than|no higher than|no longer than|less than|"
    "fewer than|far fewer than|much less than|well under|under|below|well below|within|a maximum of|maximum of|maximum|smaller than|lower than|younger than|shorter than|short of|south of",
    _JUST_OVER: "just over|a little over|slightly over|slightly more than|a little more than|just above|slightly above|just more than|only just over|marginally more than",
    _JUST_UNDER: "just under|a little under|slightly under|slightly less than|a little less than|just below|slightly below|just short of|just shy of|slightly fewer than|shy of|just fewer than|just less than",
    _NEARLY: "nearly|almost|very nearly|approaching|nearing|verging on|getting on for|not quite|nigh on|virtually|practically|nearby",
    Bound(0.9, 1.05, approximate=True): "close to|barely|near|as good as",
    _ABOUT: "about|around|round|some|roughly|approximately|approx|approx.|an estimated|estimated|circa|c.|ca.|in the region of|in the order of|on the order of|"
    "in the neighbourhood of|in the vicinity of|more or less|something like|give or take|or so|perhaps|maybe|a good|~|≈",
}  # fmt: skip
_BEFORE_BOUND = {word: bound for bound, words in _BEFORE_WORDS.items() for word in words.split("|")}
_BEFORE = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(map(re.escape, _BEFORE_BOUND), key=len, reverse=True))})\s*(?:(?<=\s)(?:the |a |an |about |around |some |roughly |another |an additional |a further |an estimated ))?$",
    re.IGNORECASE,
)
_AFTER_WORDS = {
    _LEAST: "or more|or older|or over|or above|or higher|or longer|and more|and over|and above|and older|and up|at least|at the least|at the very least|plus|minimum|upwards",
    _MOST: "or fewer|or less|or under|or below|or younger|or lower|and under|and below|and younger|at most|at the most|maximum|tops",
    _ABOUT: "or so|or thereabouts|odd|approximately|or about|give or take",
}
_AFTER_BOUND = {word: bound for bound, words in _AFTER_WORDS.items() for word in words.split("|")}
_AFTER = re.compile(
    rf"[ -]({'|'.join(sorted(map(re.escape, _AFTER_BOUND), key=len, reverse=True))})(?![\w-])(?! \d)|(\+)(?!\w)",
    re.IGNORECASE,
)
_LOOK_BACK = 40


def bound_before(text: str, at: int, first: int) -> tuple[Bound, int]:
    """Read the bound before a figure, and where the two begin."""
    match = _BEFORE.search(text, max(first, at - _LOOK_BACK), at)
    if match is None:
        return EXACT, at
    return _BEFORE_BOUND[" ".join(match[1].lower().split())], match.start()


def bound_after(text: str, at: int, stop: int) -> tuple[Bound, int] | None:
    """Read the bound behind a figure («or more», «-odd», «+»), and where it ends; None if there is none."""
    match = _AFTER.match(text, at, stop)
    if match is None:
        return None
    return (_LEAST if match[2] else _AFTER_BOUND[match[1].lower()]), match.end()
