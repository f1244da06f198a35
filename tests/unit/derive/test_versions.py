"""Two versions of one page are never two sources."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from firsthand.derive.versions import version_parents
from firsthand.model import DerivationKind, Document, Published
from firsthand.pipeline import trace
from firsthand.pipeline.copies import originals
from firsthand.pipeline.versions import with_pages
from tests.fakes import doc

if TYPE_CHECKING:
    from firsthand.model import Story

EARLIER = (
    "The lake bridge was closed on Friday after two cables snapped. "
    "This newspaper counted 300 cars in the queue at the lake bridge. Nobody was hurt, the council said."
)
LATER = (
    "Drivers waited for hours. Our reporter counted 300 cars in the queue at the lake bridge on Friday. "
    "Helga Marsh, an engineer, said that rust had eaten the second cable through."
)
OTHER = "The council said that nobody was hurt when the lake bridge was closed on Friday after two cables snapped."


def versions(*, one_page: bool = True) -> tuple[Document, Document]:
    """Give a page as it was read twice; the page claims another name the second time."""
    first = doc(EARLIER, outlet="Lakeside Echo", date="2025-04-08")
    second = doc(LATER, outlet="Hill Courier", date="2025-04-08")
    return first, dataclasses.replace(second, version_of=first.id if one_page else None)


def story_of(*documents: Document) -> Story:
    """Give the one story."""
    (story,) = trace(documents, fast=True).stories
    return story


def counted(story: Story) -> int:
    """Give the most roots that the claim about the queue may have."""
    (claim,) = [c for c in story.claims if len({t.document for t in c.tellings}) > 1 and "300 cars" in c.gist]
    assert claim.independent is not None
    return claim.independent.high


def test_a_later_version_derives_from_the_one_before() -> None:
    """Whatever its words share with it: it is the same page."""
    first, second = versions()

    (edge,) = [e for e in story_of(first, second).derivations if e.document == second.id]

    assert (edge.parent, edge.kind) == (first.id, DerivationKind.UPDATE)
    assert edge.evidence[0].rule.startswith("both were read from one address")


def test_two_versions_are_one_root_and_two_pages_are_two() -> None:
    """What one outlet saw is told by one witness, however often its page was saved."""
    assert counted(story_of(*versions(one_page=False))) == 2
    assert counted(story_of(*versions())) == 1


def test_versions_are_put_in_the_order_of_their_days() -> None:
    """The first that was read need not be the first that was written."""
    first, second = versions()
    moments = [Published(earliest=day, latest=day) for day in ("2025-04-10", "2025-04-09")]
    read = [dataclasses.replace(d, fetched=m) for d, m in zip((first, second), moments, strict=True)]

    assert version_parents(read) == {first.id: second.id}


def test_no_version_derives_against_stated_days() -> None:
    """An arrow against time would be wrong whatever the address says."""
    first, second = versions()
    late = dataclasses.replace(first, published=Published(earliest="2025-04-12", latest="2025-04-12"))

    assert version_parents([late, second]) == {first.id: second.id}


def test_a_version_is_known_by_the_copy_that_stands_for_its_page() -> None:
    """A text under two addresses is traced once: its other address must not be forgotten."""
    first, second = versions()
    copy = dataclasses.replace(
        first, id="d0", path="copy.txt", published=Published(earliest="2025-04-07", latest="2025-04-07")
    )
    documents = (first, second, copy)

    known = with_pages(documents, originals(documents))

    assert known[second.id].version_of == copy.id


def test_other_articles_of_the_story_keep_their_own_sources() -> None:
    """A page with two versions takes nothing from an article beside it."""
    first, second = versions()
    other = doc(OTHER, outlet="Valley Post", date="2025-04-09")

    story = story_of(first, second, other)

    assert {e.parent for e in story.derivations if e.document == second.id} == {first.id}
