"""Whether the words round a time speak of what was or of what is to come: the nearest verb decides, first the one before it."""

from __future__ import annotations

import re
from enum import StrEnum


class Tense(StrEnum):
    """Which way a time lies."""

    PAST = "past"
    AHEAD = "ahead"
    NONE = ""


_AHEAD = (
    r"(?:will|shall|won[’']t|would|’ll)(?: not| also| soon| now| only| then)?(?: be| have)?(?: been)?(?: \w+)?|(?:is|are|was|were|be|been) (?:due|set|scheduled|expected|likely|planned|slated|poised|about) (?:to|for|on|in)(?: be)?(?: \w+)?|(?:is|are) to(?: be)?(?: \w+)?|to be \w+|due (?:to|in|on|for|by|before|after)|scheduled (?:to|for)|"
    r"(?:plan|hope|expect|intend|aim|want|promise|pledge|vow|threaten|agree|prepare)(?:s|ed|d)? to|(?:plan|hope|expect|intend|aim)(?:s)? (?:on|for)|planning to|hoping to|preparing to|going to|must|"
    r"(?:expected|likely|planned|set) (?:to|for|in|on|by)|(?:opens?|starts?|begins?|ends?|closes?|resumes?|returns?|takes? (?:effect|place)|expires?|arrives?|leaves?|departs?|goes|comes|meets?|votes|speaks|faces?|reopens?|launches|runs out|is held|are held)|"
    r"(?:is|are) (?:\w+ing|\w+ed for)|upcoming|forthcoming|deadline|before|until|till|by the"
)
_PAST = (
    r"was|were|had|has|have|did|been|said|told|came|went|left|took|made|gave|found|lost|died|fled|ran|fell|won|began|broke|hit|rose|sank|struck|shot|kept|met|saw|sent|sold|led|paid|"
    r"grew|knew|threw|drew|chose|spoke|stole|wrote|held|became|brought|built|bought|caught|cut|fought|felt|flew|hid|put|quit|set|shut|swept|taught|thought|stood|sat|got|burnt|froze|blew|bore|tore|wore|"
    r"drove|overthrew|withdrew|split|slid|spread|spent|sought|shook|\w{2,}ed|since|ago"
)
_MARKS = re.compile(rf"(?<![\w-])(?:(?P<ahead>{_AHEAD})|(?P<past>{_PAST}))(?![\w-])", re.IGNORECASE)
_END = re.compile(r"[.?!;](?=[\s”\"])|\n")
_REACH = 160  # code points


def tense_at(text: str, place: tuple[int, int], first: int, stop: int) -> Tense:
    """Tell the tense at a place of a sentence; NONE where no verb tells."""
    start, end = place
    begin, finish = max(first, start - _REACH), min(stop, end + _REACH)
    for mark in _END.finditer(text, begin, start):
        begin = mark.end()
    closing = _END.search(text, end, finish)
    finish = closing.start() if closing else finish
    before = None
    for match in _MARKS.finditer(text, begin, start):
        before = match
    if before is not None:
        return _of(before)
    after = _MARKS.search(text, end, finish)
    return _of(after) if after is not None else Tense.NONE


def _of(match: re.Match[str]) -> Tense:
    return Tense.AHEAD if match["ahead"] else Tense.PAST
