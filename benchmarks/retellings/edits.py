"""What retelling does to statements: operations on the tellings of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.retellings.telling import Telling
from benchmarks.retellings.words import SYNONYMS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from benchmarks.retellings.event import Fact

_FIGURES = ("n", "big", "money", "pct")
_OWN_WORDS = 0.6  # of the words with a synonym that a reporter puts another way
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Style:
    """How somebody retells; probabilities per telling, unless said otherwise.

    Attributes:
        kind: What gold calls it.
        keep: A telling stays.
        rephrase: It takes another of the fact's wordings.
        swap: A word with a synonym is swapped.
        shuffle: Tellings move by up to this many places.
        round: A figure is rounded.
        drop: The attribution is dropped: told as fact.
        unname: The informant is given by role alone.
        harden: «said» becomes «confirmed».
        misname: A name is changed, for good.
        requote: A quotation loses its end or has a word changed.
        merge: Two tellings become one sentence.
        noise: An article («the») gets lost, as in bad translations.
        rearrange: Source, cue and content change places.
    """

    kind: str
    keep: float = 0.85
    rephrase: float = 0.0
    swap: float = 0.0
    shuffle: int = 0
    round: float = 0.0
    drop: float = 0.0
    unname: float = 0.0
    harden: float = 0.0
    misname: float = 0.0
    requote: float = 0.0
    merge: float = 0.0
    noise: float = 0.0
    rearrange: float = 0.3


STYLES = {
    "copy": Style("copy", keep=0.97, rearrange=0.0),
    "spun": Style("copy", keep=1.0, swap=0.55, rearrange=0.1),
    "light": Style("rewrite", keep=0.85, rephrase=0.25, swap=0.2, shuffle=1, round=0.1, drop=0.1, unname=0.1, harden=0.05, misname=0.02, requote=0.1, merge=0.1),
    "rewrite": Style("rewrite", keep=0.75, rephrase=0.6, swap=0.3, shuffle=3, round=0.2, drop=0.25, unname=0.2, harden=0.1, misname=0.05, requote=0.2, merge=0.2, rearrange=0.6),
    "summary": Style("summary", keep=0.5, rephrase=0.5, swap=0.2, shuffle=2, round=0.4, drop=0.45, unname=0.3, harden=0.15, misname=0.03, requote=0.3, merge=0.3, rearrange=0.5),
    "translation": Style("translation", keep=0.9, rephrase=0.8, swap=0.45, shuffle=0, round=0.05, drop=0.05, misname=0.08, requote=0.9, noise=0.5, rearrange=0.5),
    "update": Style("update", keep=0.9, rephrase=0.05, swap=0.05, shuffle=1, rearrange=0.05),
}  # fmt: skip
STYLE_WEIGHTS = {"copy": 1.0, "spun": 0.7, "light": 2.5, "rewrite": 3.0, "summary": 2.5, "translation": 1.0}


def first_telling(fact: Fact, rng: Random) -> Telling:
    """Put a fact into a reporter's own words: two who report by themselves seldom use the same outside of quotation marks."""
    told = Telling(
        fact, wording=rng.randrange(len(fact.wordings)), values=fact.values, arrangement=rng.randrange(4),
        named=rng.random() < 0.9,
    )  # fmt: skip
    return told if fact.quoted else swapped(told, _OWN_WORDS, rng)


def retell(tellings: Sequence[Telling], style: Style, rng: Random, *, least: int = 2) -> list[Telling]:
    """Apply a style's operations to an article's tellings; at least some are kept."""
    kept = [t for t in tellings if rng.random() < style.keep]
    if len(kept) < min(least, len(tellings)):
        kept = list(tellings[:least])
    edited = [_edit(t, style, rng) for t in kept]
    if style.shuffle:
        at = {id(t): i + rng.uniform(0, style.shuffle) for i, t in enumerate(edited)}
        edited.sort(key=lambda t: at[id(t)])
    return [
        replace(t, joined=bool(i) and not t.fact.quoted and not edited[i - 1].fact.quoted and rng.random() < style.merge)
        for i, t in enumerate(edited)
    ]  # fmt: skip


def _edit(telling: Telling, style: Style, rng: Random) -> Telling:
    t = telling
    if t.fact.quoted:
        return _requote(t, rng) if rng.random() < style.requote else t
    if rng.random() < style.rephrase:
        t = replace(t, wording=rng.randrange(len(t.fact.wordings)))
    if rng.random() < style.rearrange:
        t = replace(t, arrangement=rng.choice((0, 1, 3)))
    if t.arrangement == 2:  # «told the Courier» is the first outlet's voice
        t = replace(t, arrangement=rng.choice((0, 1)))
    if rng.random() < (
        0.95 if t.fact.seen and style.kind != "update" else style.drop
    ):  # «our reporter» is seldom copied
        t = replace(t, attributed=False)
    if rng.random() < style.unname:
        t = replace(t, named=False)
    if rng.random() < style.harden:
        t = replace(t, certain=True)
    if rng.random() < style.round:
        t = rounded(t)
    if rng.random() < style.misname:
        t = misnamed(t, rng)
    if style.swap:
        t = swapped(t, style.swap, rng)
    if rng.random() < style.noise:
        t = replace(t, swaps=(*t.swaps, ("the", "")))
    return t


def swapped(telling: Telling, share: float, rng: Random) -> Telling:
    """Put synonyms in place of a share of the words that have one."""
    known = [w for w in dict.fromkeys(telling.words) if w in SYNONYMS]
    new = [(w, rng.choice(SYNONYMS[w])) for w in known if rng.random() < share]
    return replace(telling, swaps=(*telling.swaps, *new)) if new else telling


def rounded(telling: Telling) -> Telling:
    """Round a telling's figures: «about 40», «some 2,000»."""
    return replace(telling, values=tuple((k, _rounded(v) if k in _FIGURES else v) for k, v in telling.values))


def _rounded(words: str) -> str:
    if not words.replace(",", "").isdigit():
        return words
    figure = int(words.replace(",", ""))
    step = 1000 if figure > 2000 else 100 if figure > 1000 else 10 if figure > 14 else 1
    return f"about {round(figure / step) * step:,}" if step > 1 else words


def misnamed(telling: Telling, rng: Random) -> Telling:
    """Change one vowel of a name, as a hasty copyist does."""
    slot = rng.choice(("who", "place", "firm", "street"))
    return replace(telling, values=tuple((k, _misspelt(v, rng) if k == slot else v) for k, v in telling.values))


def _misspelt(name: str, rng: Random) -> str:
    places = [m.start() for m in re.finditer(f"[{_VOWELS}]", name)][1:]
    if not places:
        return name
    at = rng.choice(places)
    return name[:at] + rng.choice([v for v in _VOWELS if v != name[at]]) + name[at + 1 :]


def _requote(telling: Telling, rng: Random) -> Telling:
    return replace(telling, whole=0.6) if rng.random() < 0.5 else swapped(telling, 0.5, rng)
