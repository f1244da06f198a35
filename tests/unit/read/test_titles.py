"""The title of a page that is given for other sites, without the outlet's name and with all of its own words."""

from __future__ import annotations

import pytest

from firsthand.read.html import read_page
from firsthand.read.lines import furniture
from tests.unit.read import made


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Mayor promises new trains – The Lakeside Echo", "Mayor promises new trains"),
        ("Mayor promises new trains | Politics", "Mayor promises new trains"),
        ("Mayor promises new trains – while the works stand still", None),
        ("Mayor promises new trains - Upper Lake Town", None),
    ],
)
def test_only_the_outlets_name_is_cut_from_behind_a_dash(told: str, title: str | None) -> None:
    """A dash often stands within a headline: what follows it must not be lost."""
    page = made.PAGE.replace("<h1>Bridge shut</h1>", "").replace(
        "<title>", f"<meta property='og:title' content='{told}'><title>"
    )

    assert read_page(page).known["title"] == (title or told)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("12 comments", "comment_form"),
        ("Share | Tweet | Print", "share"),
        ("Up next: The other bridge", "teaser"),
        ("(full story, page 4", None),
        ("Full story, page 4", "teaser"),
        ("Have you seen it? Call us", "boilerplate"),
        ("=====", "boilerplate"),
        ("© Lakeside Echo", "boilerplate"),
        ("ſhare this", "share"),
        ("The mayor said that nobody was hurt.", None),
    ],
)
def test_furniture_is_known_by_the_whole_line_whatever_it_begins_with(line: str, kind: str | None) -> None:
    """Patterns are chosen by the first letter for speed: none may be passed over for that."""
    assert furniture(line) == kind
