"""On which day each document was published, as far as the documents of one story tell."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from firsthand.text.times import days_of, find_times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Document


def publication_days(documents: Iterable[Document]) -> dict[str, str]:
    """Give each document's day, ISO, or "": its own date, or its dateline's day («March 12») in the year of the others."""
    listed = list(documents)
    days = {d.id: (d.published.earliest or "")[:10] for d in listed}
    known = sorted(day for day in days.values() if day)
    if not known:
        return days
    middle = known[len(known) // 2]
    for d in listed:
        if not days[d.id] and d.published.stated:
            found = [days_of(e, middle) for e in find_times(d.published.stated) if e.kind == "day"]
            if len(found) == 1 and found[0] is not None:
                days[d.id] = datetime.date.fromordinal(found[0][0]).isoformat()
    return days
