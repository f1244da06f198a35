from __future__ import annotations

from pathlib import Path

from firsthand.pipeline import trace

PILE = Path(__file__).parents[2] / "examples" / "harbour-crane" / "articles"


def test_the_example_pile_shows_who_had_it_first_hand() -> None:
    """The demo is the first thing that a newcomer sees."""
    traced = trace([str(PILE)])
    name = {d.id: d.path.rsplit("/", 1)[-1] for d in traced.documents}
    edges = {(name[e.document], name.get(e.parent, "")) for s in traced.stories for e in s.derivations}

    assert [len(s.documents) for s in traced.stories] == [7, 1]
    assert ("harbourwatch.md", "meridian-wire.txt") in edges


def test_the_tellings_of_the_shot_like_bolts_go_back_to_one_person() -> None:
    """Three papers, one harbour master."""
    traced = trace([str(PILE)])
    texts = {d.id: d.text for d in traced.documents}
    story = traced.stories[0]
    names = {s.id: s.name for s in story.sources}
    claims = [c for c in story.claims if any("like shots" in t.words(texts[t.document]) for t in c.tellings)]

    assert claims
    assert "Ingrid Solberg" in {names[r] for c in claims for r in c.roots}
