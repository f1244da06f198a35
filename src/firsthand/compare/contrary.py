"""Words that say the contrary of one another: a list, and the negative prefixes of English."""

from __future__ import annotations

import functools

from firsthand.text.frequency import stem

_OPPOSITES = (
    "abolish introduce", "above below", "accept refuse", "accepted rejected", "agreed refused", "all none", "allow ban", "allowed banned", "always never",
    "approved rejected", "arrest release", "arrested freed", "arrived left", "began ended", "begin end", "borrower lender", "bought sold", "brother sister",
    "buyer seller", "confirm deny", "confirmed denied", "convicted acquitted", "convicted cleared", "dead alive", "delayed advanced", "died alive", "died rescued",
    "died survived", "double halve", "doubled halved", "early late", "east west", "eastern western", "employer employee", "empty occupied", "enter withdraw",
    "entered withdrew", "evening morning", "everybody nobody", "everyone nobody", "extended shortened", "first last", "friend enemy", "full empty", "gain loss",
    "gained lost", "guilty cleared", "guilty innocent", "heavy light", "higher lower", "highest lowest", "hot cold", "import export", "imports exports", "kept dropped",
    "left right", "legal illegal", "lend borrow", "lifted imposed", "loss profit", "lost earned", "male female", "man woman", "maximum minimum", "men women",
    "minority majority", "more fewer", "more less", "most few", "north south", "northern southern", "open closed", "open shut", "opened closed", "opened shut",
    "outside inside", "passed failed", "permitted forbidden", "plaintiff defendant", "positive negative", "praised criticised", "present absent", "public private",
    "raise cut", "raised cut", "reintroduce abolish", "remember forget", "reopened closed", "resumed suspended", "rise recede", "rising falling", "rose receded",
    "safe dangerous", "safe unsafe", "slowed accelerated", "started stopped", "strong weak", "stronger weaker", "succeed fail", "succeeded failed", "support oppose",
    "supported opposed", "temporary permanent", "tenant landlord", "thick thin", "true false", "upheld overturned", "uphold overturn", "voluntary compulsory",
    "widened narrowed", "win lose", "won lost",
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
