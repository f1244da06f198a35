"""Words that say the contrary of one another: a list, and the negative prefixes of English."""

from __future__ import annotations

import functools

from firsthand.text.frequency import stem

_OPPOSITES = (
    "rise fall", "rose fell", "risen fallen", "rising falling", "increase decrease", "increased decreased", "abolish introduce", "bless condemn", "loss profit", "lost earned", "evening morning", "lend borrow", "arrest release", "arrested freed", "open closed", "opened closed",
    "open shut", "opened shut", "reopened closed", "won lost", "win lose", "accepted rejected", "approved rejected", "agreed refused", "accept refuse",
    "allowed banned", "allow ban", "permitted forbidden", "started stopped", "began ended", "begin end", "arrived left", "more less",
    "more fewer", "above below", "higher lower", "highest lowest", "raised lowered", "raise lower", "raised cut", "raise cut", "bought sold",
    "gained lost", "guilty innocent", "convicted acquitted", "convicted cleared", "guilty cleared", "safe unsafe", "safe dangerous", "legal illegal",
    "dead alive", "died survived", "succeeded failed", "succeed fail", "passed failed", "kept dropped", "confirmed denied", "confirm deny", "supported opposed",
    "support oppose", "praised criticised", "north south", "east west", "northern southern",
    "eastern western", "hot cold", "full empty", "male female", "man woman", "men women", "brother sister", "buyer seller", "all none",
    "everybody nobody", "everyone nobody", "always never", "most few", "widened narrowed", "grew shrank", "gain loss", "profit loss", "slowed accelerated",
    "outside inside", "left right", "double halve", "doubled halved", "rise recede", "rose receded", "positive negative", "enter withdraw", "entered withdrew", "thick thin", "reintroduce abolish", "won missed", "heavy light", "early late", "first last", "minority majority", "maximum minimum", "friend enemy", "present absent", "remember forget", "strong weak", "stronger weaker", "true false", "empty occupied", "voluntary compulsory", "temporary permanent", "public private", "import export", "imports exports", "recalled expelled", "borrower lender", "seller buyer", "tenant landlord", "died alive", "died rescued", "uphold overturn", "upheld overturned", "lifted imposed", "resumed suspended", "employer employee", "plaintiff defendant", "extended shortened", "delayed advanced",
)  # fmt: skip
_UP = "rise rose risen climb climbed gain gained grow grew grown increase increased jump jumped raise raised soar soared".split()
_DOWN = "fall fell fallen drop dropped slip slipped decrease decreased decline declined sink sank sunk lower lowered shrink shrank ease eased slump slumped plunge plunged".split()
_PREFIXES = ("un", "in", "im", "dis", "non", "ir", "il")
_LEAST_LETTERS = 5  # of the word behind a prefix


@functools.cache
def _contraries() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _OPPOSITES:
        x, y = (stem(w) for w in pair.split())
        found.setdefault(x, set()).add(y)
        found.setdefault(y, set()).add(x)
    for x in map(stem, _UP):
        for y in map(stem, _DOWN):
            found.setdefault(x, set()).add(y)
            found.setdefault(y, set()).add(x)
    return {x: frozenset(ys) for x, ys in found.items()}


def contraries(stemmed: str) -> frozenset[str]:
    """Give the stems that the list has against a stem."""
    return _contraries().get(stemmed, frozenset())


def contrary(x: str, y: str) -> bool:
    """Tell whether two stems say the contrary: «open» and «shut», «insured» and «uninsured»."""
    if y in contraries(x):
        return True
    short, long = sorted((x, y), key=len)
    return len(short) >= _LEAST_LETTERS and any(long == prefix + short for prefix in _PREFIXES)
