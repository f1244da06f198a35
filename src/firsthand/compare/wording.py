"""Wording: a change of words that alters the sense and is none of the other kinds.

What can be told by rule is colour: words that a plain report does without, and words in capitals or with an exclamation mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.tellings import Finding, Telling, difference, over_documents, shown
from firsthand.model import DifferenceKind, DifferenceVerdict
from firsthand.text.frequency import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words of popular newspapers and of partisans, by what they do to a plain fact: openly listed, so that each can be disputed.
_COLOURED = {
    "violence": "slam slammed smash smashed crush crushed blast blasted slaughter slaughtered massacre massacred butchered rampage bloodbath carnage "
    "mauled hammered battered pummelled obliterated annihilated wiped savage savaged brutal brutally dragged hurled crammed",
    "speed": "rushed rush raced stormed dashed fled flee fleeing bolted swooped plunged plummeted soared rocketed skyrocketed tumbled crashed "
    "roared exploded erupted gushing",
    "crime": "raiders bandits thugs crooks gang mob swiped nicked pinched nabbed snatched looted plundered stole bust busted culprit perpetrators",
    "feeling": "furious fury outrage outraged terrified terror horror horrified panic panicked desperate shocked shocking devastated heartbroken "
    "tears weeping sobbing hate hates hated revenge vengeance disgrace disgraced shame humiliated humiliating",
    "size": "massive huge monster gigantic colossal staggering whopping mere measly tiny barely entire total totally completely utterly every ever",
    "doom": "doomed doom killer deadly lethal catastrophe catastrophic disaster apocalypse nightmare hell inferno chaos crisis scandal bombshell "
    "emergency drown drowned",
    "blame": "blame blamed negligence negligent cover-up forced refused ignored sat scrapped axed sacked fired dumped ditched kicked demanded "
    "threatened ordered banned illegal illegally secretly deliberately sabotage exclusively unanimous unanimously victims defective faulty",
    "slang": "boss bosses boffin boffins cops lads kids bloke blokes kaput blink shot chop busted rusted jammed trapped entombed",
}  # fmt: skip
_CLASS = {word: name for name, words in _COLOURED.items() for word in words.split()}
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_LEAST_LIKENESS = 0.15  # of tellings, so that they do speak of one thing
_MOST_TELLINGS = 40


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give one difference where tellings colour what others tell plainly: the coloured ones against those like them."""
    told = tellings[:_MOST_TELLINGS]
    words = {t.index: _coloured(t) for t in told}
    stems = {t.index: {stem(w) for w in t.folded} for t in told}
    best: list[tuple[Telling, list[str], list[Telling]]] = []
    for t in told:
        others = [o for o in told if o.document != t.document and t.likeness(o) >= _LEAST_LIKENESS]
        plain = [o for o in others if not words[o.index]]
        own = [w for w in words[t.index] if all(stem(w) not in stems[o.index] for o in plain)]
        if own and plain:
            best.append((t, own, plain))
    if not best:
        return []
    coloured = {t.index: (t, own) for t, own, _ in best}
    plainly = {o.index: o for _, _, others in best for o in others if o.index not in coloured}
    values = [
        *(t.whole(", ".join(own)) for t, own in coloured.values()),
        *(o.whole(o.words[:60]) for o in plainly.values()),
    ]
    if not plainly or not over_documents(values, tellings):
        return []
    text = f"one telling has {shown(t.whole(', '.join(own)) for t, own in coloured.values())}, which colours the fact; others tell it plainly"
    classes = {_CLASS.get(w, "capitals") for _, own in coloured.values() for w in own}
    signals = {
        "n_words": float(len({w for _, own in coloured.values() for w in own})),
        "coloured_documents": float(len({t.document for t, _ in coloured.values()})),
        "plain_documents": float(len({o.document for o in plainly.values()})),
        "likest": max(t.likeness(o) for t, _, others in best for o in others),
        **{f"class_{c}": 1.0 for c in classes},
    }
    made = difference(DifferenceKind.WORDING, DifferenceVerdict.VARIANT, text, values)
    return [Finding(difference=made, signals=signals)]


def _coloured(t: Telling) -> list[str]:
    """Give the colouring words of a telling: from the list, and words in capitals beside words in small letters."""
    found = sorted(w for w in t.folded if w in _CLASS)
    shouted = _CAPITALS.findall(t.words)
    small = any(w.islower() for w in t.words.split())
    return found + (sorted(w.lower() for w in set(shouted)) if small and _shouts(shouted, t) else [])


def _shouts(shouted: list[str], t: Telling) -> bool:
    """Tell whether words in capitals are common words set large, not names of bodies."""
    return any(re.search(rf"\b{w.lower()}\b", t.text) for w in shouted)
