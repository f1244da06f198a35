"""Dates and times: one day said in two ways, or two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.compare.tellings import Telling, difference, over_documents, shown
from firsthand.model import Difference, DifferenceKind, DifferenceVerdict
from firsthand.text.times import TimeExpression, contradict, find_times

if TYPE_CHECKING:
    from collections.abc import Sequence


def compare(tellings: Sequence[Telling]) -> list[Difference]:
    """Give at most one difference in times: a conflict if two cannot be one time, compatible if they are said differently."""
    first: dict[str, tuple[Telling, TimeExpression]] = {}
    for t in tellings:
        for start, end in t.statement.content:
            for expression in find_times(t.text, start, end):
                known = first.get(t.document)
                if known is None or (
                    known[1].kind in {"weekday", "relative"} and expression.kind in {"day", "clock", "year"}
                ):
                    first[t.document] = (t, expression)
    listed = list(first.values())
    values = [t.at(e.start, e.end) for t, e in listed]
    if len(listed) < 2 or len({v.value.casefold() for v in values}) < 2 or not over_documents(values, tellings):  # noqa: PLR2004
        return []
    alone = all(sum(len(find_times(t.text, a, b)) for a, b in t.statement.content) == 1 for t, _ in listed)
    clash = [contradict(a, b) for i, (_, a) in enumerate(listed) for _, b in listed[i + 1 :]]
    if alone and any(clash):
        return [
            difference(
                DifferenceKind.DATE, DifferenceVerdict.CONFLICT, f"the times {shown(values)} are not one time", values
            )
        ]
    return [
        difference(
            DifferenceKind.DATE,
            DifferenceVerdict.COMPATIBLE,
            f"the times {shown(values)} may all be one, said from different days or more finely",
            values,
        )
    ]
