"""Numbers as newspapers write them: digits in all usual groupings, words, scales, fractions, ordinals, vague words."""

from __future__ import annotations

import re

from firsthand.text.vague import WORDS as _VAGUE

ONES = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6,
    "bn": 1e9, "b": 1e9, "k": 1e3, "dozen": 12.0, "score": 20.0, "tn": 1e12, "trn": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
ORDINALS = {
    w: i + 1
    for i, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth".split()
    )
} | {f"{w.removesuffix('y')}ieth": n for w, n in TENS.items()} | {"hundredth": 100, "thousandth": 1000}  # fmt: skip
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "|".join(TENS)
_SMALL = rf"(?:(?:{_TENS})(?:[- ](?:{_UNIT})\b)?|{_TEEN}|{_UNIT}|zero)"
_GROUP = rf"(?:{_SMALL}(?:[- ]hundred(?:(?: and |[- ]){_SMALL}\b)?)?)"
_LARGE = r"(?:thousand|million|billion|trillion)"
_WORDS = rf"(?:{_GROUP}(?:[- ]{_LARGE}\b(?:(?:,? and |,? |-){_GROUP}\b)?)*|an? (?:hundred(?: and {_SMALL}\b)?|thousand|million|billion|dozen|score(?= of))|an?(?= (?:decade|century)\b))"
# «m» is million behind a currency sign, or before a noun: «5 m» is five metres
_SCALE = r"(?:hundred|thousand|millions?|billion|trillion|dozen|mn|mln|mio|bn|trn|tn|k|lakh|crore)"
SIGN = r"(?:US|A|C|NZ|HK|S|R)?\$|[£€¥₹₽₺₴₩₦₪]|(?:USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|SEK|NOK|DKK|PLN|ZAR|Rs\.?)(?=[ \u00a0\d])"
_DIGITS = (
    r"\d{1,3}(?:[,\u00a0\u202f ’']\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)|\d{1,3}(?:\.\d{3}){2,4}(?!\d)(?:,\d{1,2})?"
    r"|\d+(?:\.\d+|,\d{1,2}(?!\d))?"
)
_FRACTION = (
    rf"(?:(?:an?|{_UNIT})[ -](?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)s?"
    r"|half(?!-)|[1-9]/[2-9](?= of\b)|[½¼¾⅓⅔](?= of\b))"
)
_ORDINAL = (
    rf"(?:(?:{_TENS})[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|{'|'.join(o for o in ORDINALS if o.endswith('ieth'))}"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|hundredth|thousandth"
)
NUMBER = re.compile(
    rf"\b(?P<vague>{_VAGUE})\b"
    rf"|(?<![\w/])(?P<fraction>{_FRACTION})(?![\w/])"
    rf"|\b(?P<ordinal>{_ORDINAL})\b"
    rf"|(?P<sign>(?<!\w)(?:{SIGN})[ \u00a0]?)?"
    rf"(?:(?<![\w.,])(?P<minus>(?:minus )|(?<!\w)[-−–](?=\d))?(?P<digits>{_DIGITS})(?P<half>[½¼¾⅓⅔]|[- ]and[- ]a[- ]half)?"
    rf"|\b(?P<minus2>minus )?(?P<words>{_WORDS}(?P<half2>[- ]and[- ]a[- ]half)?)\b)"
    rf"(?:[ -]?(?P<scale>{_SCALE})\b|(?<=[\d½])(?P<million>m)(?![\w/²³])|(?<=\d)(?P<thousand>b)\b)?(?P<half3> and a half)?",
    re.IGNORECASE,
)


def number_value(match: re.Match[str]) -> float | None:
    """Give the value of a match of NUMBER, its scale counted in; None if it is a vague word, a fraction or an ordinal."""
    if match["digits"]:
        value = digits_value(match["digits"]) + half_of(match["half"])
    elif match["words"]:
        value = words_value(match["words"])
    else:
        return None
    value *= SCALES.get((match["scale"] or "").lower(), 1.0)
    if match["half3"]:
        value *= 1.5 if value in SCALES.values() else 1.0
    value *= -1.0 if match["minus"] or match["minus2"] else 1.0
    if match["sign"]:
        value *= 1e6 if match["million"] else 1e9 if match["thousand"] else 1.0
    return value


def digits_value(digits: str) -> float:
    """Give the value of digits in any usual grouping: «1,250,000», «1.250.000», «14'350», «1,4»."""
    if digits.count(".") > 1:
        digits = digits.replace(".", "").replace(",", ".")
    if re.search(r"^\d+,\d{1,2}$", digits):
        digits = digits.replace(",", ".")  # 1,4 per cent
    return float(re.sub(r"[,\u00a0\u202f ’']", "", digits))


def half_of(tail: str | None) -> float:
    """Give what «½» or «and a half» behind a number adds."""
    return _GLYPHS.get(tail, 0.5) if tail else 0.0


def fraction_value(text: str) -> float | None:
    """Give the value of «a third», «two-thirds», «half», «3/4», «½»; None if it is none."""
    low = text.lower().strip()
    if low in _GLYPHS:
        return _GLYPHS[low]
    if "/" in low:
        over, under = low.split("/")
        return int(over) / int(under)
    words = re.split(r"[ -]", low)
    part = _PARTS.get(words[-1]) or _PARTS.get(words[-1].removesuffix("s"))
    if part is None:
        return None
    count = 1 if words[0] in {"a", "an"} or len(words) == 1 else ONES.get(words[0], 0)
    return count / part if 0 < count <= part else None


def ordinal_value(text: str) -> int:
    """Give the place that an ordinal word names: «twenty-first» is 21."""
    words = re.split(r"[- ]", text.lower())
    return TENS.get(words[0], 0) * (len(words) > 1) + ORDINALS[words[-1]]


def words_value(text: str) -> float:
    """Give the value of number words: «two hundred and six», «sixty-four», «two and a half»."""
    low = re.sub(r"[- ]and[- ]a[- ]half$", "", text.lower())
    half = low != text.lower()
    total = part = 0.0
    for word in re.split(r"[-, ]+", low):
        if word in {"a", "an"}:
            part = 1.0
        elif word in SCALES:
            part = (part or 1.0) * SCALES[word]
            if SCALES[word] > 100:  # noqa: PLR2004 - thousand and above close a group
                total, part = total + part, 0.0
        elif word != "and":
            part += ONES.get(word, TENS.get(word, 0))
    return total + part + (0.5 if half else 0.0)
