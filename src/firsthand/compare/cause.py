"""Cause: what one tells as going together («linked to») and another as a cause («raises»)."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from firsthand.compare.tellings import Finding, Telling, difference, shown
from firsthand.model import DifferenceKind, DifferenceVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIKE = 0.4  # likeness from which two tellings are of one tie


class Tie(IntEnum):
    """What a text says of two things, weakest first (after Sumner et al. 2014, BMJ 349:g7015, who part it finer)."""

    DENIED = 0
    TOGETHER = 1
    MAY_BE = 2
    IS = 3


_TOGETHER = re.compile(
    r"\b(?:associat(?:ed|es|ions?)|correlat\w+|link(?:s|ed)? (?:to|with|between)|(?:is|are|was|were|be|been) (?:\w+ )?related to|"
    r"relation(?:ship)?s? (?:between|with|to)|predict(?:s|ed|ors?|ive)?|(?:risk|protective) factors?|(?:more|less|as) (?:\w+ )?likely|"
    r"(?:higher|lower|greater|increased|reduced|elevated|decreased|lowered|raised|doubled) (?:\w+ )?(?:risks?|odds|rates?|levels?|chances?|likelihood|incidence|prevalence|mortality|scores?)|"
    r"at (?:\w+ )?(?:higher|greater|increased|lower|reduced) risk|goes? (?:along|together|hand in hand) with|tend(?:s|ed)? to|"
    r"(?:more|less|fewer|higher|lower|greater|better|worse|larger|smaller|longer|shorter|poorer|\w{3,}er) (?:[\w’'-]+ ){0,6}than|compared (?:with|to)|differences? (?:in|between)|differ(?:s|ed)?)\b",
    re.IGNORECASE,
)
_ONLY_TOGETHER = re.compile(
    r"\b(?:associat(?:ed|ion) (?:with|between)|correlat\w+|link(?:s|ed)? (?:to|with|between)|relationship between|goes? (?:along|hand in hand) with|risk factor)\b",
    re.IGNORECASE,
)
_CHANGE = "increas|decreas|reduc|improv|rais|enhanc|promot|induc|produc|caus|damag|influenc|shap|chang|doubl|sav|driv|provok|stimulat|eliminat|delay|diminish|strengthen|weaken|lower|boost|affect|protect|prevent|benefit|harm|help|trigger|impair|worsen|speed|slow|encourag|kill|block|inhibit|suppress|alter|limit|restrict|halv|shorten|lengthen|extend|allow|enabl"
_CAUSES = re.compile(
    r"\b(?:caus(?:es?|ed|ing)|(?:leads?|leading|led) to|result(?:s|ed|ing)? in|contribut(?:es?|ed|ing) to|(?:gives?|gave|giving) rise to|"
    r"plays? an? (?:\w+ ){0,2}(?:role|part)|due to|because of|thanks to|responsible for|attributable to|(?:is|are|was|were) effective|"
    r"effects? (?:of|on)|impacts? (?:of|on)|mak(?:es?|ing)|made|brings? about|cuts?|"
    rf"(?:{_CHANGE})(?:e?s|ing)\b(?! (?:risk|rates?|levels?|number) (?:of|in)\b)|"  # «reduces», «lowering»
    rf"(?:to|will|would|can|may|might|could|must|does|did|should|not|also|significantly|help(?:s|ed)?) (?:\w+ly )?(?:{_CHANGE})(?:e|es)?|"  # «can reduce»
    rf"(?:{_CHANGE})e?d (?:the|a|an|their|his|her|its|our|your|both|all|these|this|those|that)|"  # «reduced the»
    rf"(?:is|are|was|were|be|been|being) (?:\w+ly )?(?:{_CHANGE})e?d by)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:may|might|could|can|possib\w+|perhaps|potential(?:ly)?|probabl[ey]|likely to|appears?|appeared|seems?|seemed|"
    r"apparent(?:ly)?|think|thought|believed?|hypothes\w+|should be considered)\b",
    re.IGNORECASE,
)


_NO_TIE = re.compile(
    r"\b(?:no|not|n[’']t|little|without|never|neither|fail(?:s|ed|ing)? to) (?:[\w’'-]+ ){0,3}?(?:associat\w+|link\w*|correlat\w+|relat\w+|evidence|effects?|impacts?|difference\w*|"
    r"differ|influence|benefits?|increas\w+|reduc\w+|decreas\w+|improv\w+|caus\w+|affect\w*|change\w*|lead|result|predict\w*|help|prevent|protect)\b",
    re.IGNORECASE,
)


def tie(words: str) -> tuple[Tie, str]:
    """Give how strong a tie some words tell, and the words of cause or of going together, "" if there are none.

    Words without any are a plain assertion, or an open one.
    """
    denied = _NO_TIE.search(words)
    if denied is not None:
        return Tie.DENIED, denied.group()
    cause, together = _CAUSES.search(words), _TOGETHER.search(words)
    if cause is None and together is not None:
        return Tie.TOGETHER, together.group()
    return (Tie.MAY_BE if _OPEN.search(words) else Tie.IS), (cause.group() if cause is not None else "")


def tied(told: Sequence[Telling]) -> list[Finding]:
    """Give a difference where one document tells as a cause what another tells as no more than going together."""
    together: dict[str, tuple[Telling, str]] = {}
    causes: dict[str, tuple[Telling, str]] = {}
    for t in told:
        strength, word = tie(t.words)
        if strength is Tie.TOGETHER and (found := _ONLY_TOGETHER.search(t.words)) is not None:
            together.setdefault(t.document, (t, found.group()))
        elif strength is Tie.IS and word:
            causes.setdefault(t.document, (t, word))
    low = [entry for d, entry in together.items() if d not in causes]
    high = [e for d, e in causes.items() if d not in together and any(e[0].likeness(t) >= _ALIKE for t, _ in low)]
    if not low or not high:
        return []
    first, second = ([t.whole(word) for t, word in entries] for entries in (low, high))
    text = f"what goes together in one ({shown(first)}) is a cause in another ({shown(second)})"
    made = difference(DifferenceKind.CERTAINTY, DifferenceVerdict.CONFLICT, text, [*first, *second])
    return [Finding(difference=made, signals={"cause": 1.0})]
