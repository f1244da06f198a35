from __future__ import annotations

from firsthand.pipeline import trace
from tests.fakes import doc

REPORT = "Two cables of the lake bridge had been cracked for years, a former engineer said. The council knew of it and did nothing. About 300 cars cross the bridge every hour."


def test_a_report_that_two_cite_is_an_unseen_origin() -> None:
    """«Two articles, one report that is not in your pile» is the answer that nobody else gives."""
    first = doc(
        "The Lakeside Tribune reported that two cables had been cracked. The Lakeside Tribune said the council knew of the cracks.",
        outlet="Valley News",
    )
    second = doc(
        "Two cables had been cracked for years, the Lakeside Tribune reported. The council knew of it, the Lakeside Tribune said.",
        outlet="Hill Radio",
    )

    (story,) = trace([first, second]).stories

    assert [o.name for o in story.origins if not o.seen] == ["Lakeside Tribune"]
    assert {e.document for e in story.derivations} == {first.id, second.id}


def test_an_article_that_names_another_of_the_pile_derives_from_it() -> None:
    """Credit is the strongest evidence."""
    original = doc(REPORT, outlet="Lakeside Tribune", date="2025-04-08")
    retold = doc(
        "Two cables of the lake bridge had been cracked for years, the Lakeside Tribune reported. The council knew of it, the Lakeside Tribune said.",
        outlet="Valley News",
        date="2025-04-09",
    )

    (story,) = trace([original, retold]).stories

    assert [(e.document, e.parent) for e in story.derivations] == [(retold.id, original.id)]
    assert all(e.evidence for e in story.derivations)


def test_nothing_derives_from_what_was_published_later() -> None:
    """An arrow against time would be a false accusation."""
    early = doc(
        "Two cables of the lake bridge had been cracked, the Lakeside Tribune reported. The council knew, the Lakeside Tribune said.",
        outlet="Valley News",
        date="2025-04-01",
    )
    late = doc(REPORT, outlet="Lakeside Tribune", date="2025-04-08")

    (story,) = trace([early, late]).stories

    assert (early.id, late.id) not in {(e.document, e.parent) for e in story.derivations}


def test_one_official_in_two_articles_is_one_root() -> None:
    """Two articles that quote one person are not two sources."""
    first = doc("The lake bridge was closed because two cables had snapped, Ana Brandt said.", outlet="Valley News")
    second = doc(
        "Two cables had snapped, so the lake bridge was closed, Ana Brandt told reporters.", outlet="Hill Radio"
    )

    (story,) = trace([first, second]).stories
    names = {s.id: s.name for s in story.sources}

    assert {tuple(names[r] for r in c.roots) for c in story.claims} == {("Ana Brandt",)}


def test_a_claim_that_all_tell_as_fact_has_no_stated_source() -> None:
    """A missing source is said, never invented."""
    (story,) = trace(
        [doc("The lake bridge was closed on Friday."), doc("On Friday the lake bridge was closed.")]
    ).stories

    assert all(c.roots == () for c in story.claims)
    assert all(c.independent is not None and "no stated source" in c.independent.reason for c in story.claims)
