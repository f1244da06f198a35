from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import Document, Trace, content_id
from firsthand.pipeline import trace
from firsthand.report.json import read_trace
from tests.fakes import doc

SENTENCES = (
    "The lake bridge was closed on Friday.",
    "Two cables had snapped, Ana Brandt said.",
    "“We heard two cables snap,” Ana Brandt told the Hill Radio.",
    "About 300 cars cross the bridge, according to the council.",
    "At least 40 people were hurt, a senior official said.",
    "The Lakeside Tribune reported that the council knew of the cracks.",
    "The company denied that the bridge had been unsafe.",
    "שלום 🌉 naïve café: the bridge fell, police said.",
    "He added that the cables were old.",
)
ARTICLES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True),
        st.sampled_from([None, "Valley News", "Hill Radio", "Lakeside Tribune"]),
        st.sampled_from([None, "2025-04-08", "2025-04-09"]),
    ),
    min_size=1,
    max_size=4,
)


def pile(articles: list[tuple[list[str], str | None, str | None]]) -> list[Document]:
    return [doc("\n\n".join(s), outlet=o, date=d, path=f"{i}.txt") for i, (s, o, d) in enumerate(articles)]


def counts(traced: Trace) -> dict[str, int]:
    return {c.id: len(c.roots) for s in traced.stories for c in s.claims}


@settings(max_examples=200, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_of_input_changes_no_byte(
    articles: list[tuple[list[str], str | None, str | None]], random: object
) -> None:
    """Two people with one pile must get one answer."""
    documents = pile(articles)
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random

    assert trace(documents).to_json() == trace(shuffled).to_json()


@settings(max_examples=200, deadline=None)
@given(ARTICLES, st.integers(min_value=0, max_value=3))
def test_a_copy_raises_no_count(articles: list[tuple[list[str], str | None, str | None]], which: int) -> None:
    """Five copies are not five sources."""
    documents = pile(articles)
    original = documents[which % len(documents)]
    copy = doc(original.text, outlet="Copy & Paste Daily", date="2025-04-10", path="copy.txt")

    before, after = counts(trace(documents)), counts(trace([*documents, copy]))

    assert all(n <= before.get(c, 0) for c, n in after.items())


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_spans_quote_their_document_and_the_stemma_has_no_cycle(
    articles: list[tuple[list[str], str | None, str | None]],
) -> None:
    """Every word shown is cut out of a text, and nobody is his own ancestor."""
    traced = trace(pile(articles))
    texts = {d.id: d.text for d in traced.documents}
    for story in traced.stories:
        parents = {e.document: e.parent for e in story.derivations}
        for document in story.documents:
            at, steps = document, 0
            while at in parents:
                at, steps = parents[at], steps + 1
                assert steps <= len(parents)
        for claim in story.claims:
            assert claim.tellings
            assert all(0 <= a < b <= len(texts[t.document]) for t in claim.tellings for a, b in t.content)
            assert claim.independent is not None
            assert claim.independent.low <= claim.independent.expected <= claim.independent.high
    assert read_trace(traced.to_json()).to_json() == traced.to_json()


def test_identifiers_do_not_run_together() -> None:
    """Length-prefixed parts keep («ab», «c») and («a», «bc») apart."""
    assert content_id("d", "ab", "c") != content_id("d", "a", "bc")
