"""Words and marks of a text with exact offsets, cut the way Universal Dependencies cuts them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# One alternative a kind of token, longest first; no nested quantifier, so the scan is linear.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?"  # 26,000
    r"|\d+(?:[.:]\d+)*"  # 4.1, 4:10
    r"|[^\W\d_]+\.(?=[^\S\n]+[a-z0-9])"  # any abbreviation before a small letter or a figure
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Adm|Brig|Supt|Insp|Maj|Pres)\.(?=[^\S\n]+[A-Z])"  # titles
    r"|(?<![^\W_])[A-Z]\.(?=[^\S\n]+[A-Z])"  # initials
    r"|[^\W_]+"
    r"|\.{2,}|--+"
    r"|[^\w\s]|_",
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col sgt capt sen rep gov rev hon st jr sr no vs etc inc ltd co corp dept jan feb mar apr jun jul aug sep sept oct nov dec fig maj adm brig pres supt insp".split(),
)
_APOSTROPHES = "'\u2019"
_CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m", "t"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: code points ``start`` (included) to ``end`` (not included) of a text."""

    start: int
    end: int
    text: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut a stretch of text into tokens; offsets count from the beginning of ``text``.

    Clitics stand alone («did», «n't»; «Nabil», «’s»), hyphens too, as in Universal Dependencies.
    """
    stop = len(text) if end is None else end
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, stop):
        at, to = match.span()
        word = match.group()
        if word.endswith(".") and len(word) > 2 and word[:-1].isalpha() and word[:-1].lower() not in _ABBREVIATIONS:  # noqa: PLR2004 - no initial
            tokens.append(Token(at, to - 1, word[:-1]))
            tokens.append(Token(to - 1, to, "."))
            continue
        if _joins_clitic(tokens, at, word):
            _append_clitic(tokens, to, word)
            continue
        tokens.append(Token(at, to, word))
    return tuple(tokens)


def _joins_clitic(tokens: list[Token], at: int, word: str) -> bool:
    """Tell whether a word follows an apostrophe that follows a word, both without a space."""
    if word.lower() not in _CLITICS or len(tokens) < 2:  # noqa: PLR2004 - a word and an apostrophe
        return False
    mark, before = tokens[-1], tokens[-2]
    return mark.text in _APOSTROPHES and mark.end == at and before.end == mark.start and before.text[-1].isalpha()


def _append_clitic(tokens: list[Token], to: int, word: str) -> None:
    mark = tokens.pop()
    host = tokens[-1]
    if word.lower() == "t" and host.text[-1:].lower() == "n" and len(host.text) > 1:  # did|n't
        tokens.pop()
        tokens.append(Token(host.start, host.end - 1, host.text[:-1]))
        tokens.append(Token(host.end - 1, to, host.text[-1] + mark.text + word))
    else:
        tokens.append(Token(mark.start, to, mark.text + word))
