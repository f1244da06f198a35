"""Vague words of number and the interval that we read into each: one table, shown in the docs."""

from __future__ import annotations

_BASE = {
    "a couple": (2, 3), "a few": (3, 5), "a handful": (3, 6), "several": (3, 9), "tens": (20, 99), "dozens": (24, 99), "scores": (40, 100),
    "hundreds": (200, 999), "thousands": (2_000, 9_999), "millions": (2e6, 9.99e6), "billions": (2e9, 9.99e9),
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "tens of millions": (2e7, 9.9e7), "hundreds of millions": (2e8, 9.99e8), "most": (0.5, 1.0),
}  # fmt: skip
_OF_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1e6,
    "billion": 1e9,
    "hundred thousand": 1e5,
    "hundred million": 1e8,
}
VAGUE: dict[str, tuple[float, float]] = {
    **_BASE,
    **{
        f"{word} {scale}": (_BASE[word][0] * size, _BASE[word][1] * size)
        for word in ("a couple", "a few", "several")
        for scale, size in _OF_SCALES.items()
    },
}
"""Least and greatest value by the words, in lower case."""

WORDS = (
    r"(?:tens|hundreds) of (?:thousands|millions)|(?:a few|several|a couple(?: of)?(?= (?:dozen|hundred|thousand|million|billion)\b))"
    r"(?: dozen| hundred(?: thousand| million)?| thousand| million| billion)?|a couple|a handful|tens|dozens|scores|hundreds|thousands|millions|billions|most"
)


def interval(words: str) -> tuple[float, float]:
    """Give what vague words stand for, as a match of WORDS has them."""
    plain = " ".join(words.lower().split()).replace("couple of", "couple")
    return VAGUE[plain]
