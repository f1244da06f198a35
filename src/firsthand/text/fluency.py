"""How far a text's words follow each other as English words do: a bad translation has «the night in that the school was dropping»."""

from __future__ import annotations

import functools
import gzip
import math
import re
from importlib.resources import files

from firsthand.text.sentences import sentences

_TOKEN = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?|\d[\d.,:]*|[.,;:?!—–-]")
_ENDINGS = ("ing", "ed", "ly", "ion", "er", "al", "s")
_LEAST_TOKENS = 4  # a shorter sentence says little
_BACK_OFF_TWO, _BACK_OFF_THREE = 3.0, 4.0
Runs = dict[tuple[str, ...], int]
START = "<"


def word_classes(sentence: str, common: frozenset[str]) -> list[str]:
    """Give a sentence's words as the table has them: the common ones themselves, the others by what they look like."""
    words = [m.group().replace("’", "'") for m in _TOKEN.finditer(sentence)]
    return [_class(word, common, first=at == 0) for at, word in enumerate(words)]


def _class(word: str, common: frozenset[str], *, first: bool) -> str:
    small = word.lower()
    if small in common:
        return small
    if word[0].isdigit():
        return "#"
    if word[0].isupper() and not first:
        return "NAME"
    return "x-" + next((e for e in _ENDINGS if small.endswith(e)), "")


@functools.cache
def _table() -> tuple[frozenset[str], Runs, dict[str, int], dict[tuple[str, str], int], float]:
    """Give the common words, the counts of runs, how often a word and a pair of words begin a run, and the number of all words."""
    told = gzip.decompress(files("firsthand").joinpath("trained/word_runs.txt.gz").read_bytes()).decode("utf-8")
    head, *lines = told.splitlines()
    runs: Runs = {}
    ones: dict[str, int] = {}
    twos: dict[tuple[str, str], int] = {}
    for line in lines:
        *words, count = line.split(" ")
        runs[tuple(words)] = int(count)
        if len(words) == 1:
            ones[words[0]] = int(count)
        elif len(words) == 2:  # noqa: PLR2004 - a pair
            twos[words[0], words[1]] = int(count)
    return frozenset(head.split(" ")), runs, ones, twos, float(sum(ones.values()))


def fluency(text: str) -> float:
    """Give by how much a text's words are likelier where they stand than anywhere, in nats a word; 0.0 for a text without sentences.

    About -.6 for a newspaper, -1 for a bad translation (rare runs are left out of the table, so that it is under 0). A model of runs of three words, smoothed by shorter ones; the rarer words stand as
    classes, so that names and subjects do not matter. O(words).
    """
    common = _table()[0]
    gains = []
    for start, end in sentences(text):
        words = word_classes(text[start:end], common)
        if len(words) >= _LEAST_TOKENS:
            run = [START, START, *words]
            gains += [_gain(*run[at : at + 3]) for at in range(len(words))]
    return math.fsum(gains) / len(gains) if gains else 0.0


@functools.lru_cache(maxsize=20_000)
def _gain(before: str, last: str, word: str) -> float:
    _, runs, ones, twos, total = _table()
    alone = (ones.get(word, 0) + 0.5) / total
    after = (runs.get((last, word), 0) + _BACK_OFF_TWO * alone) / (ones.get(last, 0) + _BACK_OFF_TWO)
    three = (runs.get((before, last, word), 0) + _BACK_OFF_THREE * after) / (
        twos.get((before, last), 0) + _BACK_OFF_THREE
    )
    return math.log(three / alone)
