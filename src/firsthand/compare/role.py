"""Roles: one person with two offices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.compare.near_names import beside
from firsthand.compare.tellings import Finding, Telling, difference, shown
from firsthand.model import DifferenceKind, DifferenceVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

_OFFICE = re.compile(
    r"\b(?:(?:former|deputy|vice|acting|prime|under|assistant|interior|foreign|defen[cs]e|finance|health|energy|chief|first|general)[ -])*"
    r"(?:president|minister|secretary|governor|mayor|chairman|chairwoman|chair|director|manager|head|leader|commander|spokesman|spokeswoman|"
    r"prosecutor|lawyer|judge|professor|doctor|engineer|general|colonel|captain|superintendent|inspector|chief|ambassador|senator|"
    r"coach|owner|founder|analyst|economist|adviser|advisor|officer|official|deputy|king|queen|prince|bishop)\b",
    re.IGNORECASE,
)
_DISTANCE = 45


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give one difference for a person whom two documents give different offices."""
    for values in beside(tellings, _OFFICE, distance=_DISTANCE):
        words = {w for w, _ in values}
        heads = {w.split()[-1] for w in words}
        if len(words) > 1:
            listed = [v for _, v in values]
            former = len(heads) == 1 and any("former" in w for w in words)
            verdict = DifferenceVerdict.CONFLICT if former or len(heads) > 1 else DifferenceVerdict.VARIANT
            text = f"one person is called {shown(listed)}"
            return [Finding(difference=difference(DifferenceKind.ROLE, verdict, text, listed))]
    return []
