"""Versions of one page: documents that were read from one address; each later one derives from the one before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.derive.times import before, dateline_day, revision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Document

PROBABILITY = 0.98  # an address may carry another article another day
RULE = "both were read from one address: it is a later version of the same page"
WEIGHT = 4.0  # nats


def page(document: Document) -> str:
    """Give what the versions of one page have in common: the identifier of the first that was read."""
    return document.version_of or document.id


def version_parents(documents: Iterable[Document]) -> dict[str, str]:
    """Give each later version of a page with the version before it."""
    found: dict[str, str] = {}
    for versions in pages(documents):
        ordered = in_order(versions)
        for earlier, later in zip(ordered, ordered[1:], strict=False):
            if not before(later, earlier):
                found[later.id] = earlier.id
    return found


def pages(documents: Iterable[Document]) -> tuple[tuple[Document, ...], ...]:
    """Give the pages of which there are several versions."""
    by_page: dict[str, list[Document]] = defaultdict(list)
    for d in documents:
        by_page[page(d)].append(d)
    return tuple(tuple(versions) for _, versions in sorted(by_page.items()) if len(versions) > 1)


def in_order(versions: Sequence[Document]) -> tuple[Document, ...]:
    """Put the versions of a page in the order of their days: stated, of the last change, of the fetching; as far as all have them."""
    told = [
        [(d.published.earliest or "")[:10] for d in versions],
        [_day(d) for d in versions],
        [d.updated.latest or d.published.latest or "" for d in versions],
        [d.fetched.latest or "" for d in versions],
        [d.observed.latest or "" for d in versions],
    ]
    known = [moments for moments in told if all(moments)]
    places = range(len(versions))
    ordered = sorted(
        places,
        key=lambda k: (
            *(moments[k] for moments in known),
            revision(versions[k]),
            versions[k].version_of is not None,
            versions[k].id,
        ),
    )
    return tuple(versions[k] for k in ordered)


def _day(document: Document) -> str:
    day = dateline_day(document)
    return f"{day[0]:02}-{day[1]:02}" if day else ""
