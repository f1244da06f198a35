"""What befell the counted, or what a figure does: killed, injured, missing, arrested, cost, rose by, rose to."""

from __future__ import annotations

import re

_WORDS = {
    "dead": "kill killed killing kills slain dead dying died die dies death deaths fatal fatalities lives perished toll bodies corpses drowned drowning murdered",
    "hurt": "injured injuring injures injuries injury wounded wounding wounds hurt hurting maimed hospital hospitalised hospitalized treated",
    "missing": "missing unaccounted disappeared",
    "held": "arrested arresting arrests detained detaining held custody seized captured caught",
    "gone": "evacuated evacuating fled displaced homeless left evacuees",
    "ill": "ill sick infected poisoned cases",
    "rescued": "rescued rescuing saved survived survivors",
}
CLASSES: dict[str, str] = {word: name for name, words in _WORDS.items() for word in words.split()}
FATES = frozenset(_WORDS)
"""The classes of what can befall the counted."""
_CHANGES = re.compile(
    r"\b(?P<up>ros?e|risen|rises|rising|grew|grown|grows|climbed|jumped|increased?|raised|up|gained|surged|soared)|"
    r"\b(?P<down>fell|fallen|falls|falling|dropped|drops|cut|down|decreased?|declined?|shrank|lost|slumped|plunged)|"
    r"\b(?P<cost>costs?|costing|worth|priced|paid|pays?|spent|spend|fined)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(by|to|from|at)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_BREAKS = re.compile(r"\b(?:and|but|while|of whom)\b")
_REACH, _BREAK = 48, 18  # code points; a comma or «and» between counts as so many more


def fate_near(text: str, place: tuple[int, int], start: int, end: int) -> str:
    """Give the class of the nearest word that says what befell the counted; words past a comma or «and» are further off."""
    first, last = place
    best: tuple[int, str] | None = None
    for match in _WORD.finditer(text, max(start, first - _REACH), min(end, last + _REACH)):
        fate = CLASSES.get(match.group().lower())
        if fate is None:
            continue
        between = text[last : match.start()] if match.start() >= last else text[match.end() : first]
        breaks = between.count(",") + between.count(";") + len(_BREAKS.findall(between))
        distance = len(between) + _BREAK * breaks
        if distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, fate)
    return best[1] if best else ""


def change_before(text: str, at: int, start: int) -> str:
    """Tell what a figure does by the words just before it: «up by», «up to», «down by», «cost»; "" if they do not say.

    «Rose 3 %» and «rose by 3 %» are «up by»; «rose to 3 %» is «up to»; «rose from 3 %» is «up from».
    """
    begin = max(start, at - _REACH)
    found = list(_CHANGES.finditer(text, begin, at))
    if not found or re.search(r"[.;:]\s", text[found[-1].end() : at]):
        return ""
    if found[-1]["cost"]:
        return "cost"
    link = _LINK.search(text, found[-1].end(), at)
    how = link[1].lower() if link and link[1].lower() != "at" else "by"
    return f"{'up' if found[-1]['up'] else 'down'} {how}"
