"""What tells which of two like documents has it from the other: what got lost, what is strange, which one reads like a translation."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.derive.likeness import Likeness
    from firsthand.model import Document

_MOST_LEAD = 0.3


def signals(child: Document, parent: Document, like: Likeness) -> dict[str, float]:
    """Give the signals of direction, each by the name of its weight."""
    return {
        "strange": like.strange,
        "bare": like.loss.attribution,
        "paraphrased": like.loss.quotation,
        "rounder": like.loss.figures,
        "newer": like.loss.newer,
        "rare": like.rare,
        "rare_lead": max(-_MOST_LEAD, min(_MOST_LEAD, like.rare_lead)),
        "claim_order": like.claim_order,
        "fluent": like.fluent,
        "longer": math.tanh(math.log(max(1, len(child.text)) / max(1, len(parent.text)))),
    }


def rules(child: Document, parent: Document, like: Likeness) -> dict[str, str]:
    """Say each signal's reason in words."""
    ahead = "no other article here tells as many of its claims"
    behind = "another article here tells more of its claims"
    stiff = "it reads more like a translation than the other"
    return {
        "strange": f"{like.strange:.0%} of the other's names and figures are told by no third article here",
        "bare": _turned(like.loss.attribution, "it tells as fact what the other attributes"),
        "paraphrased": _turned(like.loss.quotation, "it tells in its own words what the other quotes"),
        "rounder": _turned(like.loss.figures, "its figures are rounder than the other's"),
        "newer": _turned(like.loss.newer, "its figures are higher than the other's"),
        "rare": f"of its claims, the rare ones weighing most, the other tells {like.rare:.0%}",
        "rare_lead": ahead if like.rare_lead > 0 else behind,
        "claim_order": "they tell their claims in the same order"
        if like.claim_order > 0
        else "they tell their claims in different orders",
        "fluent": stiff if like.fluent > 0 else "the other reads more like a translation",
        "longer": f"it has {len(child.text) / max(1, len(parent.text)):.1f} times the other's length",
    }


def _turned(balance: float, words: str) -> str:
    return words if balance >= 0 else f"seen from the other: {words}"
