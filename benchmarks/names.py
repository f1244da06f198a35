"""When two names of sources agree, as the answer files define it."""

from __future__ import annotations

import re
import unicodedata

_MOST_WORDS = 12
_SMALL = frozenset(
    "the a an of to in on at for and or by with from who which that his her their its it is was has had said own "
    "reporter reporters correspondent through".split()
)
_SHORT_FORMS = {
    "wsj": {"wall", "street", "journal"},
    "nyt": {"new", "york", "times"},
    "un": {"united", "nations"},
}


def words(text: str) -> set[str]:
    """Give the content words of a name, folded, accents taken away."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return {w for w in re.findall(r"[^\W_]+", plain) if w not in _SMALL}


def alike(a: str, b: str) -> bool:
    """Tell whether half of the shorter name's content words are shared; nothing over twelve words is a name."""
    x, y = words(a), words(b)
    if max(len(x), len(y)) > _MOST_WORDS:
        return False
    if not x or not y:
        return not x and not y
    for name in (x, y):
        for short, full in _SHORT_FORMS.items():
            if short in name:
                name.discard(short)
                name.update(full)
    return len(x & y) / min(len(x), len(y)) >= 0.5
