"""Attribution: a source dropped, moved to somebody else, or lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.compare.tellings import Finding, Telling, difference, shown
from firsthand.model import DifferenceKind, DifferenceVerdict, Polarity
from firsthand.text.frequency import folded_words, rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import DifferenceValue

_TELLING_RARITY = 6.0  # nats
_SAME_WORDS = 0.6  # likeness from which two sources are given one saying


def compare(tellings: Sequence[Telling]) -> list[Finding]:
    """Give one difference where documents do not name the same source for one claim.

    A source is dropped where a document tells as fact what another attributes; it is moved where two documents give
    one saying to two sources; two sources for two sayings may both be right.
    """
    best = _one_a_document(tellings)
    attributed = [t for t in best if t.chain != "none"]
    # a paper that others name as their source drops nothing when it tells as fact
    bare = [t for t in best if t.chain == "none" and not any(_names_outlet(a, t) for a in attributed)]
    if len(best) < 2 or not attributed:  # noqa: PLR2004 - a pair
        return []
    values = [t.whole(t.chain) for t in [*attributed, *bare]]
    if bare:
        return [_dropped(attributed, bare, values)]
    unlike = [(a, b) for i, a in enumerate(attributed) for b in attributed[i + 1 :] if not _nearest_alike(a, b)]
    if unlike:
        return [_moved(unlike, values)]
    if all(_alike(attributed[0].chain, t.chain) for t in attributed[1:]):
        return []
    text = f"one source, told at first or at second hand: {shown(values)}"
    made = difference(DifferenceKind.ATTRIBUTION, DifferenceVerdict.VARIANT, text, values)
    return [Finding(difference=made, signals={"medium": 1.0})]


def _one_a_document(tellings: Sequence[Telling]) -> list[Telling]:
    """Give each document's telling that names a source, if one does; a denial speaks for the claim only if nothing else does."""
    best: dict[str, tuple[tuple[bool, bool], Telling]] = {}
    for t in tellings:
        key = (t.statement.polarity is not Polarity.DENIED, t.chain != "none")
        if t.document not in best or key > best[t.document][0]:
            best[t.document] = (key, t)
    return [t for _, t in best.values()]


def _dropped(attributed: Sequence[Telling], bare: Sequence[Telling], values: Sequence[DifferenceValue]) -> Finding:
    named = shown(t.whole(t.chain) for t in attributed)
    text = f"the source is dropped: {named} in one, told as fact in {len(bare)}"
    agreed = max(sum(_nearest_alike(a, b) for b in attributed) for a in attributed)
    likest = [max(b.likeness(a) for a in attributed) for b in bare]
    first = min(t.date for t in attributed)
    signals = {
        "dropped": 1.0,
        "bare": len(bare) / (len(bare) + len(attributed)),
        "one_named": float(len(attributed) == 1),
        "agreed": float(agreed > 1),
        "agreed_share": agreed / len(attributed),
        "likeness": sum(likest) / len(likest),
        "likest": max(likest),
        "bare_first": float(min(t.date for t in bare) < first),
        "knows_source": sum(any(_names(b, a) for a in attributed) for b in bare) / len(bare),
        "carried": sum(a.carried for a in attributed) / len(attributed),
    }
    made = difference(DifferenceKind.ATTRIBUTION, DifferenceVerdict.CONFLICT, text, values)
    return Finding(difference=made, signals=signals)


def _moved(unlike: Sequence[tuple[Telling, Telling]], values: Sequence[DifferenceValue]) -> Finding:
    likest = max(a.likeness(b) for a, b in unlike)
    denied = any(Polarity.DENIED in {a.statement.polarity, b.statement.polarity} for a, b in unlike)
    moved = likest >= _SAME_WORDS and not denied
    verdict = DifferenceVerdict.CONFLICT if moved else DifferenceVerdict.COMPATIBLE
    text = (
        f"one saying is given to different sources: {shown(values)}"
        if moved
        else f"different sources are named, each of whom may have said it: {shown(values)}"
    )
    made = difference(DifferenceKind.ATTRIBUTION, verdict, text, values)
    return Finding(
        difference=made,
        signals={
            "moved": float(moved),
            "several": float(not moved),
            "likest": likest,
            "denied": float(denied),
            "unlike": len(unlike) / max(1, len(values) * (len(values) - 1) / 2),
        },
    )


def _names(bare: Telling, attributed: Telling) -> bool:
    """Tell whether a document that tells as fact names the other's nearest source somewhere."""
    words = _words(attributed.source)
    return bool(words) and words <= bare.document_words


def _names_outlet(attributed: Telling, bare: Telling) -> bool:
    """Tell whether a chain names the paper that published the other telling."""
    outlet = _words(bare.outlet)
    return bool(outlet) and any(outlet == _words(link) & outlet for link in attributed.chain.split(" < "))


def _nearest_alike(a: Telling, b: Telling) -> bool:
    x, y = _words(a.source), _words(b.source)
    if x & y or a.source.casefold() == b.source.casefold():
        return True
    # «WSJ < an official» and «WSJ»: the second leaves the speaker out
    return bool(_words(a.chain) & y or x & _words(b.chain))


def _alike(a: str, b: str) -> bool:
    """Tell whether two chains name the same: link by link a telling word is shared."""
    x, y = a.split(" < "), b.split(" < ")
    return len(x) == len(y) and all(
        _words(p) & _words(q) or p.casefold() == q.casefold() for p, q in zip(x, y, strict=True)
    )


def _words(name: str) -> set[str]:
    return {w for w in folded_words(name) if rarity(w) >= _TELLING_RARITY}
