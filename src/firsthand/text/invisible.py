"""Characters that a reader does not see or takes for others: flagged, folded for comparing, never altered in a text."""

from __future__ import annotations

import re
import unicodedata

_ZERO_WIDTH = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
_BIDI = "\u202a-\u202e\u2066-\u2069"
_TAGS = "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
UNSEEN = f"{_ZERO_WIDTH}{_BIDI}{_TAGS}"  # for a character class
_UNSEEN = re.compile(f"[{UNSEEN}]")
_WITHIN = re.compile(f"[{UNSEEN}\u0300-\u036f]")
_ODD = re.compile(
    f"[{UNSEEN}\u0370-\u03ff\u0400-\u04ff\uff01-\uff5e\ufb00-\ufb06\u2100-\u214f\u24b6-\u24e9\U0001d400-\U0001d7ff]"
)
_KINDS = (("zero-width character", re.compile("[\u200b\u2060-\u2064\u180e\ufeff\u00ad]")), ("bidirectional control", re.compile(f"[{_BIDI}]")), ("tag character", re.compile(f"[{_TAGS}]")))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_LATIN = re.compile("[a-zA-Z]")
# letters of other alphabets that look like Latin ones (Unicode confusables, those that news pages were seen to carry)
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсухһԁԛԝүѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορνιυ",
    "ABESIJKMHOPCTXYaesijopcyxhdqwyvABEZHIKMNOPTYXaopviu",
)


def fold(text: str) -> str:
    """Give a text for comparing: compatibility forms (NFKC), no unseen characters, look-alikes in Latin words as Latin letters.

    A text without such characters is given as it is. Offsets are not kept: the text itself is never changed.
    """
    if text.isascii() or _ODD.search(text) is None:
        return text
    folded = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _WORD.sub(_latin, folded) if _FOREIGN.search(folded) else folded


def _latin(match: re.Match[str]) -> str:
    word = match.group()
    if not _FOREIGN.search(word):
        return word
    told = word.translate(_ALIKE)
    return told if _LATIN.search(word) or told.isascii() else word


def has_unseen(text: str) -> bool:
    """Tell whether a text holds characters that a reader does not see, or marks that stand apart from their letters."""
    return not text.isascii() and _WITHIN.search(text) is not None


def flags(text: str) -> tuple[str, ...]:
    """Say what in a text a reader does not see as it is: «3 zero-width characters», «look-alike letters in «Rеuters»».

    One soft hyphen or byte order mark is common in copied text; joiners that scripts and emoji need are no sign of anything.
    """
    if text.isascii():
        return ()
    told = []
    for name, pattern in _KINDS:
        n = len(pattern.findall(text, 1 if text.startswith("\ufeff") else 0))
        if n and (name != "zero-width character" or pattern.sub("", text) != text.replace("\u00ad", "")):
            told.append(f"{n} {name}{'s' if n > 1 else ''}")
    if _FOREIGN.search(text):
        mixed = sorted(
            {w.group() for w in _WORD.finditer(text) if _FOREIGN.search(w.group()) and _LATIN.search(w.group())}
        )
        if mixed:
            told.append(f"look-alike letters in «{'», «'.join(mixed[:3])}»")
    return tuple(told)
