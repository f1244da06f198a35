from __future__ import annotations

from collections.abc import Iterable

import pytest

from benchmarks.retellings.family import SHAPES
from benchmarks.retellings.measure import Tally, calibration_error, tally, trace_pile
from benchmarks.retellings.pile import Json, make_pile


def perfect(gold: Json) -> Json:
    """Give a trace that has the true graph, and nothing of claims."""
    origins = [{"id": o["id"], "name": o["name"], "seen": False, "document": None} for o in gold["origins"]]
    edges = [{"document": e["document"], "parent": e["parent"], "probability": 1.0} for e in gold["derivations"]]
    story = {
        "id": "s", "documents": [d["id"] for d in gold["documents"]], "sources": [], "claims": [], "origins": origins,
        "derivations": edges, "considered": [],
    }  # fmt: skip
    documents = [{"id": d["id"], "path": f"{d['id']}.json", "text": ""} for d in gold["documents"]]
    return {"documents": documents, "stories": [story]}


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_the_answer_of_a_family_fits_its_articles(shape: str) -> None:
    """Figures against a wrong answer would be worth nothing."""
    for seed in range(3):
        pile = make_pile(seed, shape)
        texts = {r["path"].removesuffix(".json"): r["text"] for r in pile.records}
        known = {*texts, *(o["id"] for o in pile.gold["origins"])}

        assert 2 <= len(texts) <= 9
        assert all({e["document"], e["parent"]} <= known for e in pile.gold["derivations"])
        for claim in pile.gold["claims"]:
            assert all(texts[t["doc"]][t["start"] : t["end"]] == t["text"] for t in claim["tellings"])


def test_one_seed_gives_one_family() -> None:
    """A figure must be found again."""
    assert make_pile(7) == make_pile(7)
    assert make_pile(7) != make_pile(8)


def test_a_perfect_trace_of_a_family_gets_full_marks_and_an_empty_one_none() -> None:
    """The judge itself can fail."""
    pile = make_pile(5, "mixed")
    true = perfect(pile.gold)
    empty = {**true, "stories": [{**true["stories"][0], "derivations": [], "origins": []}]}

    full, none = tally(pile, true).figures(), tally(pile, empty).figures()

    assert (full["edges"], full["direction"], full["origins"], full["calibration"], full["invented"]) == (1, 1, 1, 0, 0)
    assert none["edges"] == none["origins"] == 0


def test_families_without_copying_are_counted_apart() -> None:
    """An invented parent is the gravest error of this stage."""
    found = tally(pile := make_pile(3, "independent"), trace_pile(pile))

    assert found.no_copying[0] == len(pile.records)


def said(*pairs: tuple[float, bool]) -> Iterable[tuple[float, bool]]:
    return pairs


def test_calibration_error_is_the_gap_between_what_was_said_and_what_was_so() -> None:
    """Worked by hand: two bands, gaps of .1 and .2, two edges each."""
    assert calibration_error(said((0.9, True), (0.9, True), (0.7, True), (0.7, False))) == pytest.approx(0.15)
    assert Tally().figures()["calibration"] == 0
