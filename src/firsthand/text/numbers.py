"""Numbers as newspapers write them: digits in all usual groupings, words, scales, fractions, vague words."""

from __future__ import annotations

import re

ONES = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "mn": 1e6, "mln": 1e6,
    "bn": 1e9, "k": 1e3, "dozen": 12.0, "tn": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
FRACTIONS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "tenth": 1 / 10, "two thirds": 2 / 3, "three quarters": 3 / 4,
    "two fifths": 2 / 5, "three fifths": 3 / 5, "four fifths": 4 / 5, "seven tenths": 7 / 10, "nine tenths": 9 / 10, "three tenths": 3 / 10,
}  # fmt: skip
_WORD = "|".join([*ONES, *TENS])
# «m» is million behind a currency sign only: «5 m» is five metres
_SCALE = r"(?:hundred|thousand|millions?|billion|trillion|dozen|mn|mln|bn|tn|k|lakh|crore)"
NUMBER = re.compile(
    r"\b(?P<vague>hundreds of thousands|tens of thousands|(?:a few|several)(?: hundred| thousand| dozen)?|dozens|scores|hundreds|thousands|millions"
    r"|a couple|most)\b"
    r"|\b(?P<fraction>(?:two|three|four|seven|nine)[ -](?:thirds|quarters|fifths|tenths)|(?:a|one)[ -](?:half|third|quarter|fifth|sixth|tenth)|half(?!-))\b"
    r"|(?P<sign>US\$\s?|[$£€¥₹]\s?)?"
    r"(?:(?<![\w.,])(?P<digits>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+|,\d{1,2}(?!\d))?)(?P<half>½| and a half)?"
    rf"|\b(?P<words>(?:(?:{_WORD})(?:[- ](?:and )?(?:{_WORD}|hundred|thousand|million|billion))*)(?P<half2> and a half)?"
    r"|an? (?:hundred|thousand|million|billion|dozen)|an?(?= (?:decade|century)\b))\b)"
    rf"(?:[ -]?(?P<scale>{_SCALE})\b|(?<=\d)(?P<million>m)\b)?",
    re.IGNORECASE,
)


def number_value(match: re.Match[str]) -> float | None:
    """Give the value of a match of NUMBER, its scale counted in; None if it is none."""
    if match["digits"]:
        digits = re.sub(r",(?=\d{1,2}$)", ".", match["digits"])  # 1,4 per cent
        digits = re.sub(r"[,\u00a0\u202f ]", "", digits)
        value = float(digits) + (0.5 if match["half"] else 0.0)
    elif match["words"]:
        value = words_value(match["words"])
    else:
        return None
    value *= SCALES.get((match["scale"] or "").lower(), 1.0)
    return value * 1e6 if match["million"] and match["sign"] else value


def words_value(text: str) -> float:
    """Give the value of number words: «two hundred and six», «sixty-four», «two and a half»."""
    low = text.lower()
    half = low.endswith(" and a half")
    total = part = 0.0
    for word in re.split(r"[- ]+", low.removesuffix(" and a half")):
        if word in {"a", "an"}:
            part = 1.0
        elif word in SCALES:
            part = (part or 1.0) * SCALES[word]
            if SCALES[word] > 100:  # noqa: PLR2004 - thousand and above close a group
                total, part = total + part, 0.0
        elif word != "and":
            part += ONES.get(word, TENS.get(word, 0))
    return total + part + (0.5 if half else 0.0)
