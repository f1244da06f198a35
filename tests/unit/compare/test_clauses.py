from __future__ import annotations

import pytest

from firsthand.compare.clauses import Clause, structure_of
from firsthand.compare.contrary import contrary
from firsthand.compare.swaps import turned
from firsthand.text.frequency import stem


def clause(text: str, predicate: str) -> Clause:
    return next(c for c in structure_of(text, [(0, len(text))]).clauses if c.predicate == predicate)


def test_a_passive_has_its_doer_and_what_it_is_done_to() -> None:
    """«Was arrested by police» and «police arrested» are one deed."""
    found = clause("The two men were arrested by police in the harbour.", "arrest")

    assert (found.agents, found.patients, found.behind) == (
        frozenset({"polic"}),
        frozenset({"men"}),
        frozenset({"harbour"}),
    )


def test_an_irregular_verb_is_one_verb() -> None:
    """«Wrote» and «written» are one deed."""
    first, second = (
        clause("The union wrote to the ministry.", "writ"),
        clause("The report was written in June.", "writ"),
    )

    assert (first.agents, second.patients) == (frozenset({"union"}), frozenset({"report"}))


@pytest.mark.parametrize(
    ("text", "predicate", "negated"),
    [
        ("The mayor stopped the payments.", "stop", False),
        ("The mayor did not stop the payments.", "stop", True),
        ("Nobody was injured, the agency said.", "injur", True),
        ("The mayor has refused to stop the payments.", "stop", True),
    ],
)
def test_a_deed_is_told_from_its_denial(text: str, predicate: str, *, negated: bool) -> None:
    """A «not», a «nobody», a refusal."""
    assert clause(text, predicate).negated is negated


def test_not_open_is_shut() -> None:
    """Two ways to say one thing are no contradiction."""
    asked = clause("The school will not open before Thursday.", "open")

    assert turned(asked, clause("The school will be shut until Thursday.", "shut")) is False
    assert turned(asked, clause("The school will open on Thursday.", "open")) is True


@pytest.mark.parametrize(
    ("x", "y", "opposed"),
    [("insured", "uninsured", True), ("rose", "fell", True), ("left", "right", True), ("rose", "climbed", False)],
)
def test_contraries_are_a_list_two_directions_and_the_negative_prefixes(x: str, y: str, *, opposed: bool) -> None:
    """They are no synonyms, however near their vectors."""
    assert contrary(stem(x), stem(y)) is opposed
