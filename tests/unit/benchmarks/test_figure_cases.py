from __future__ import annotations

import datetime as dt

import pytest

from benchmarks import figures


@pytest.mark.parametrize("of", ["quantities", "times", "names"])
def test_no_two_cases_have_one_name(of: str) -> None:
    """A figure must be traceable to its case."""
    names = [case["id"] for case in figures.cases(of)]

    assert len(names) == len(set(names)) >= 200


def test_every_answer_of_a_figure_case_is_a_run_of_its_text() -> None:
    """An answer that the text does not have could never be met."""
    for case in figures.cases("quantities"):
        words = [q["words"] for q in case["quantities"]]
        assert all(w in case["text"] for w in words), case["id"]
        assert all(q["part_of"] is None or q["part_of"] in words for q in case["quantities"]), case["id"]


def test_every_answer_of_a_time_case_is_a_day_or_open() -> None:
    """A day that no calendar has could never be met."""
    for case in figures.cases("times"):
        days = [dt.date.fromisoformat(case[side]) for side in ("start", "end") if case[side]]

        assert case["text"].count(case["words"]) == 1, case["id"]
        assert days == sorted(days), case["id"]


def test_a_wrong_answer_is_judged_wrong() -> None:
    """The judge itself can fail."""
    gold = {"words": "12", "low": 12, "high": 12, "kind": "count", "noun": "boats", "part_of": None}
    case = {"id": "x", "text": "The storm sank 12 boats.", "quantities": [gold]}

    assert figures.judge_quantities(case).faults == ()
    for wrong in ({"low": 13}, {"kind": "money"}, {"noun": "ships"}):
        assert figures.judge_quantities({**case, "quantities": [{**gold, **wrong}]}).faults
    assert figures.judge_quantities({**case, "quantities": []}).faults == ("spurious «12»",)


def test_no_hard_negative_is_taken_for_a_variant() -> None:
    """A son must not become his father."""
    measured = figures.measure("names")

    assert measured["merged"] == 0
    assert measured["auc"] >= 0.97
