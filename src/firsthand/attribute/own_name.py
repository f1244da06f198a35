"""What an article without a masthead calls its own outlet: a short form that only ever is told things («told the Courier»)."""

from __future__ import annotations

import re
from collections import Counter

_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|spoke to|speaking to|spoken to|said to|showed|shown to|interview with|in an e-?mail to|wrote to|"
    r"written to|answered|informed|assured) (?:the|The) (?P<name>[A-Z][\w’'-]+)(?! [A-Z])",
)
_MOST = 20  # names; an article calls its own outlet by one
_OWN_DEED = r"(?:found|rang|asked|counted|went|visited|saw|has seen|has read|has gone|understands|contacted|approached)"


def own_name(text: str) -> str:
    """Give the name by which an article calls its own outlet, or "".

    It must be a short form («the Courier») that is told things, and nothing that is said to report or to be cited: whoever
    retells another's article names it in full and says what it reported.
    """
    counted = Counter(m["name"] for m in _TOLD.finditer(text))
    for name, told in sorted(counted.most_common(_MOST)):
        every = len(re.findall(rf"\b{re.escape(name)}\b", text))
        told += len(re.findall(rf"\b[Tt]he {re.escape(name)} {_OWN_DEED}\b", text))
        if told == every:
            return name
    return ""
