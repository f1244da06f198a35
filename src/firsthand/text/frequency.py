"""How rare a word is in English at large (trained/frequency.md tells what was counted)."""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from importlib.resources import files

from firsthand.text.invisible import fold

_WORD = re.compile(r"[^\W_]+")
_FIRST_MARK = "\u0300"  # no combining character stands before it


@functools.cache
def _table() -> tuple[int, dict[str, int]]:
    lines = files("firsthand").joinpath("trained/frequency.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines[1:])
    return int(lines[0]), {word: int(count) for word, count in rows}


@functools.lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """Give a word's information in nats: about 3 for «the», 9 for «minister», 13 for a word never seen.

    Args:
        word: In lower case.
    """
    total, counts = _table()
    return math.log(total / counts.get(word, counts.get(_singular(word), 1)))


def _singular(word: str) -> str:
    return word.removesuffix("s")


def folded_words(text: str) -> list[str]:
    """Give the words and figures of a text in lower case, accents taken away, in order."""
    folded = fold(text).casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join([c for c in decomposed if c < _FIRST_MARK or not unicodedata.combining(c)])
    return _WORD.findall(folded)


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Cut the commonest English endings, so that «joined», «joins» and «joining» meet."""
    if len(word) < 5 or word[0].isdigit():  # noqa: PLR2004 - short words keep their ending
        return word[:-1] if len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004
    for ending, least in (("ations", 4), ("ation", 4), ("ings", 3), ("ing", 3), ("ments", 4), ("ment", 4), ("ers", 3), ("ies", 3),
                          ("ied", 3), ("ed", 3), ("es", 3), ("er", 4), ("ly", 4), ("s", 3), ("e", 4)):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            base = word[: -len(ending)]
            return (
                base[:-1]
                if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "ls"
                else base.rstrip("iy") or base
            )  # noqa: PLR2004
    return word.rstrip("y")
