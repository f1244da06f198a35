"""Versions of one page before they are traced: one outlet, and one name for the page, whatever its copies are called."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.derive.versions import in_order, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Document


def with_pages(documents: Iterable[Document], copies: Mapping[str, Sequence[Document]]) -> dict[str, Document]:
    """Give documents by identifier; the versions of a page name the first of them and have its outlet.

    A text of which there are copies stands for them all: it is a version of every page that one of them is of.

    Args:
        documents: All.
        copies: Identifier of an original → the documents with the same text.
    """
    by_id = {d.id: d for d in documents}
    first: dict[str, str] = {}  # page → an original that is a version of it
    joined = {i: i for i in copies}
    for original in sorted(copies):
        for d in (by_id[original], *copies[original]):
            _join(joined, original, first.setdefault(page(d), original))
    versions: dict[str, list[Document]] = defaultdict(list)
    for original in sorted(copies):
        versions[_root(joined, original)].append(by_id[original])
    for listed in versions.values():
        if len(listed) > 1:
            by_id.update({d.id: d for d in _as_one(in_order(listed))})
    return by_id


def _as_one(versions: Sequence[Document]) -> list[Document]:
    head, *later = versions
    outlet = next((d.outlet for d in versions if d.outlet), None)
    return [
        dataclasses.replace(head, outlet=outlet, version_of=None),
        *(dataclasses.replace(d, outlet=outlet, version_of=head.id) for d in later),
    ]


def _join(joined: dict[str, str], a: str, b: str) -> None:
    x, y = sorted((_root(joined, a), _root(joined, b)))
    joined[y] = x


def _root(joined: Mapping[str, str], at: str) -> str:
    while joined[at] != at:
        at = joined[at]
    return at
