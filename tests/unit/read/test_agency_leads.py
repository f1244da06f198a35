"""Datelines that name an agency."""

from __future__ import annotations

import pytest

from firsthand.read import document_from_mapping


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("Beirut (AFP) – The ferry to the islands stopped on Monday.", ("AFP",)),
        ("Dec 29 (Reuters) - The ferry to the islands stopped on Monday.", ("Reuters",)),
        ("Harbour Workers Union (HWU) – the largest on the coast – stopped the ferry.", ()),
    ],
)
def test_an_agency_is_read_behind_a_headline_that_ends_with_a_stop(lead: str, agency: tuple[str, ...]) -> None:
    """Some outlets write places in small letters; the short form of a name is no agency."""
    text = f"The ferry has stopped.\n\n{lead}\n\nNobody knows when it will go again, the harbour master said."

    assert document_from_mapping({"text": text, "title": ""}, path="a").agencies == agency
