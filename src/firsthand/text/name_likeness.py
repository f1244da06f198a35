"""How likely two names are one name in two spellings: keys propose, an alignment of sounds weighs, tables of known different pairs decide.

Keys: a consonant skeleton (``names.consonants``) and the code of Daitch and Mokotoff 1985 for Slavic, German and Yiddish spellings,
which we cut short: one code a word with its branches for CH, CK, C, J, RS, RZ. Sounds that transliterations exchange
(k, q, kh; s, z, ts; ch, j, zh; u, o, ou) cost little, other consonants much, the first vowel of a word more than later ones.
"""

from __future__ import annotations

import functools
import itertools
import re

from firsthand.text.name_tables import GIVEN, OFFICES, PARTICLES, PLACES, TITLES
from firsthand.text.names import consonants, plain

THRESHOLD = 0.88  # benchmarks/figures --of names: above, no hard negative is taken for a variant
_SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "’": "",
        "'": "",
        "ʻ": "",
        "ʼ": "",
        "`": "",
        "ʿ": "",
        "ʾ": "",
        "·": " ",
    }
)
_SERVANT = re.compile(
    r"\babd(?:[aeiou](?:[lrsndzt]|sh)?)?[- ]?(?:[aeu](?:[lrsndzt]|sh)[- ])?(?=[a-z])"
)  # Abd al-Rahman, Abdurrahman
_WORD = re.compile(r"[a-z]+")
_SOUNDS = re.compile(
    r"chtch|tsch|shch|dzh|sch|tch|tzs|sz|cz|zh|kh|gh|sh|ch|ph|th|dh|bh|ts|tz|dj|dz|ck|qu|hs|rz|ng|ou|oo|ee|ie|ei|ey|ai|ay|au|eo|eu|oe|ae|ue|aa|uu|iy|yi|ij|[a-z]"
)
_VOWELS = {
    "a": "a", "aa": "a", "ae": "ae", "e": "e", "ee": "i", "i": "i", "ie": "i", "ei": "ai", "ey": "ai", "ai": "ai", "ay": "ai", "o": "o", "oo": "u", "ou": "u", "u": "u", "uu": "u", "y": "i", "iy": "i", "yi": "i", "ij": "i",
    "au": "au", "eo": "o", "eu": "oy", "oe": "o", "ue": "u",
}  # fmt: skip
_EXCHANGED = [set(g.split()) for g in ("a e ae", "u o oy", "i e ai", "e ai a", "i yi ie", "au u o", "ae ai e", "ai a", "e i")]  # fmt: skip
_GROUPS = [
    set(g.split())
    for g in (
        "k q c ck qu g", "kh h ch x", "kh k gh", "g gh q", "gh h", "g h", "j ts tz", "q ts", "x j h", "zh sch", "z j dz", "j dj zh dz dzh g y", "ch tch tsch cz c j zh q sh", "sh sch sz s hs x ch shch", "shch sch sh ch chtch", "s z ts tz c", "ts tz z c dz s", "v w f b u", "f ph p", "t th d dh", "d dh z",
        "b p bh", "l ll", "rz z zh r", "w u", "y j i", "th s", "m mb",
    )
]  # fmt: skip
_NEAR, _VOWEL_FIRST, _VOWEL_LATER, _VOWEL_DROPPED, _H_DROPPED, _OTHER = 0.15, 0.75, 0.4, 0.3, 0.2, 1.0
_LEAST_UNITS = 3.0
_LEFT_OUT = 0.97
_DM = (
    ("schtsch", "4"), ("schtch", "4"), ("shtch", "4"), ("shch", "4"), ("sch", "4"), ("tsch", "4"), ("tch", "4"), ("sh", "4"), ("cz", "4"), ("cs", "4"), ("zh", "4"), ("sz", "4"), ("dzh", "4"), ("dj", "4"), ("tz", "4"), ("ts", "4"),
    ("rz", "94|4"), ("rs", "94|4"), ("ch", "5|4"), ("ck", "5|45"), ("ph", "7"), ("pf", "7"), ("th", "3"), ("kh", "5"), ("gh", "5"), ("mn", "66"), ("nm", "66"),
    ("b", "7"), ("c", "5|4"), ("d", "3"), ("f", "7"), ("g", "5"), ("j", "|4"), ("k", "5"), ("l", "8"), ("m", "6"), ("n", "6"), ("p", "7"), ("q", "5"), ("r", "9"), ("s", "4"), ("t", "3"), ("v", "7"), ("w", "7"), ("x", "54"), ("z", "4"),
)  # fmt: skip
_MOST_BRANCHES = 8


@functools.lru_cache(maxsize=50_000)
def daitch_mokotoff(word: str) -> frozenset[str]:
    """Give the codes of a plain word: six digits, several where a letter has two sounds; H and vowels count only at the beginning."""
    codes = [""]
    last = ""
    at = 0
    while at < len(word):
        spelled, options = next(((s, o) for s, o in _DM if word.startswith(s, at)), (word[at], ""))
        branches = options.split("|")
        if at == 0 and word[0] in "aeiouyhj":
            branches = ["5"] if word[0] == "h" else ["0", "1", "4"] if word[0] in "jy" else ["0"]
        if options != last or at == 0:
            codes = [c + b for c, b in itertools.product(codes, branches)][:_MOST_BRANCHES]
        last = options
        at += len(spelled)
    return frozenset(c[:6].ljust(6, "0") for c in codes)


def one_name(a: str, b: str) -> bool:
    """Tell whether two names are one in two spellings, at the working threshold."""
    return name_likeness(a, b) >= THRESHOLD


def name_likeness(a: str, b: str) -> float:
    """Give how alike two names are, 0 to 1; 0 where something tells them apart for sure. Symmetric.

    Persons, places and bodies alike: every word of the shorter must have its like in the longer.
    """
    x, y = _words(a), _words(b)
    if not x or not y or vetoed(x, y):
        return 0.0
    small, large = (x, y) if (len(x), x) <= (len(y), y) else (y, x)
    return max(
        _by_words(small, large),
        0.98 * _sounds_alike("".join(small), "".join(large)) if len(small) != len(large) else 0.0,
    )


def vetoed(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Tell whether two names have words that cannot be of one bearer: two places, a body and its head, a father and his son."""
    left, right = [w for w in x if w not in y], [w for w in y if w not in x]
    marks = {OFFICES[w] for w in left if w in OFFICES} ^ {OFFICES[w] for w in right if w in OFFICES}
    if marks:
        return True
    places = [{PLACES[w] for w in side if w in PLACES} for side in (left, right)]
    if places[0] and places[1] and not places[0] & places[1]:
        return True
    return _initials_apart(x, y)


def _initials_apart(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Tell «George H. W.» from «George W.»: both have initials behind a name in full, and other ones."""
    one, other = ([w for w in words if len(w) == 1] for words in (x, y))
    full = any(len(w) > 1 and w in y for w in x)
    return bool(one) and bool(other) and one != other and full and len(x) > 2 and len(y) > 2  # noqa: PLR2004


@functools.lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    low = plain(name.translate(_SPECIAL)).translate(_SPECIAL)
    low = _SERVANT.sub("abd ", low)
    words = _WORD.findall(low)
    kept = [w for i, w in enumerate(words) if w not in PARTICLES and (w not in TITLES or i == len(words) - 1)]
    return tuple(kept or words)


def _by_words(small: tuple[str, ...], large: tuple[str, ...]) -> float:
    """Align the words of two names, each with its likest; the worst pair tells."""
    rest = list(large)
    worst = 1.0
    for word in small:
        best = max(rest, key=lambda w: (word_likeness(word, w), w))
        worst = min(worst, word_likeness(word, best))
        rest.remove(best)
    return worst * _LEFT_OUT ** len(rest)


def word_likeness(a: str, b: str) -> float:
    """Give how alike two words of names are, 0 to 1. Symmetric."""
    return _word_likeness(a, b) if a <= b else _word_likeness(b, a)


@functools.lru_cache(maxsize=200_000)
def _word_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if 1 in {len(a), len(b)}:
        return 0.95 if a[0] == b[0] else 0.0
    for table in (GIVEN, PLACES):
        if a in table and b in table:
            return 0.99 if table[a] == table[b] else 0.0
    keys = consonants(a) == consonants(b) or bool(daitch_mokotoff(a) & daitch_mokotoff(b))
    alike = _sounds_alike(a, b)
    return alike if keys else alike * 0.95


@functools.lru_cache(maxsize=100_000)
def _sounds(word: str) -> tuple[str, ...]:
    found = _SOUNDS.findall(word[:1] + word[1:].replace("x", "ks"))
    return tuple(s for i, s in enumerate(found) if not i or s != found[i - 1] or s in _VOWELS)


def _sounds_alike(a: str, b: str) -> float:
    x, y = _sounds(a), _sounds(b)
    size = max(_LEAST_UNITS, (len(x) + len(y)) / 2)
    return max(0.0, 1.0 - _distance(x, y) / size)


def _distance(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Give the least cost of turning one row of sounds into the other. O(len(x) · len(y))."""
    above = [0.0]
    for j in range(len(y)):
        above.append(above[-1] + _dropped(y, j))
    for i, s in enumerate(x):
        row = [above[0] + _dropped(x, i)]
        for j, t in enumerate(y):
            row.append(
                min(
                    above[j] + _swapped(s, t, first=i < 2 or j < 2, last=i == len(x) - 1 and j == len(y) - 1),
                    above[j + 1] + _dropped(x, i),
                    row[j] + _dropped(y, j),
                )
            )  # noqa: PLR2004
        above = row
    return above[-1]


def _dropped(word: tuple[str, ...], i: int) -> float:
    sound = word[i]
    last = i == len(word) - 1
    if sound == "h":
        return _H_DROPPED
    if sound in _VOWELS:
        if last:
            return _OTHER if sound in {"a", "o", "i", "y"} else 2 * _VOWEL_DROPPED
        return _VOWEL_DROPPED * (1.5 if i < 2 and sound != "y" else 1.0)  # noqa: PLR2004 - the first vowel
    return _VOWEL_DROPPED if sound == "w" else 0.5 if sound in {"g", "j"} and i and word[i - 1] == "n" else _OTHER


def _swapped(s: str, t: str, *, first: bool, last: bool) -> float:
    if s == t:
        return 0.0
    if s in _VOWELS and t in _VOWELS:
        v, w = _VOWELS[s], _VOWELS[t]
        if v == w:
            return 0.05
        if any(v in g and w in g for g in _EXCHANGED):
            return _NEAR
        return _OTHER if last else _VOWEL_FIRST if first else _VOWEL_LATER
    if any(s in g and t in g for g in _GROUPS):
        return _NEAR * (1.5 if first else 1.0)
    return _OTHER * (1.3 if first else 1.0)
