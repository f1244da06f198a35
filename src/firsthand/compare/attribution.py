"""Attribution: a source dropped, moved to somebody else, or lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.compare.tellings import Telling, difference, shown
from firsthand.model import Difference, DifferenceKind, DifferenceVerdict
from firsthand.text.frequency import folded_words, rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

_TELLING_RARITY = 6.0  # nats


def compare(tellings: Sequence[Telling]) -> list[Difference]:
    """Give one difference where documents do not name the same source for one claim."""
    best: dict[str, Telling] = {}
    for t in tellings:
        known = best.get(t.document)
        if known is None or (not known.source and t.source):
            best[t.document] = t
    attributed = [t for t in best.values() if t.source]
    bare = [t for t in best.values() if not t.source]
    if len(best) < 2 or not attributed:  # noqa: PLR2004 - a pair
        return []
    values = [t.whole(t.chain) for t in best.values()]
    if bare:
        text = (
            f"the source is dropped: {shown(t.whole(t.chain) for t in attributed)} in one, told as fact in {len(bare)}"
        )
        return [difference(DifferenceKind.ATTRIBUTION, DifferenceVerdict.CONFLICT, text, values)]
    if all(_alike(attributed[0].chain, t.chain) for t in attributed[1:]):
        return []
    text = f"the source differs: {shown(values)}"
    return [difference(DifferenceKind.ATTRIBUTION, DifferenceVerdict.CONFLICT, text, values)]


def _alike(a: str, b: str) -> bool:
    """Tell whether two chains name the same: link by link a telling word is shared."""
    x, y = a.split(" < "), b.split(" < ")
    return len(x) == len(y) and all(
        _words(p) & _words(q) or p.casefold() == q.casefold() for p, q in zip(x, y, strict=True)
    )


def _words(name: str) -> set[str]:
    return {w for w in folded_words(name) if rarity(w) >= _TELLING_RARITY}
