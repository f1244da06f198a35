from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.compare import ClaimComparer
from firsthand.compare.days import has_year, later
from firsthand.model import Claim, Published, Statement
from tests.fakes import doc
from tests.unit.compare.test_compare import compared, kinds


def test_datelines_without_a_year_tell_which_figure_came_later() -> None:
    """Agency reports say «Feb 3» and «Feb 5», never the year."""
    texts = "31 people were killed in the town of Yelbash.", "58 people were killed in the town of Yelbash."
    documents = [replace(doc(t), published=Published(stated=f"Feb {3 + 2 * i}")) for i, t in enumerate(texts)]
    tellings = tuple(Statement(document=d.id, content=((0, len(d.text)),)) for d in documents)

    (claim,) = ClaimComparer()(documents, [], [Claim(id="c", gist="", tellings=tellings)])

    assert ("quantity", "update") in kinds(claim.differences)


def test_days_without_a_year_are_ordered_within_half_a_year() -> None:
    """Between December and January the year has turned, and nobody knows."""
    assert later("--02-03", "--02-05")
    assert not later("--02-05", "--02-03")
    assert not later("--01-05", "--12-30")
    assert not has_year("--02-03")


def test_a_figure_told_as_corrected_is_an_update() -> None:
    """Whoever corrects himself does not contradict himself."""
    found = compared("The loot was 420,000 denars.", "The loot was now given as 431,500 denars.")

    assert ("quantity", "update") in kinds(found)
    assert ("quantity", "conflict") not in kinds(found)


def test_two_sources_with_two_figures_are_a_conflict_though_both_papers_have_one_of_them() -> None:
    """Who leaves the second figure out hides the dispute."""
    found = compared(
        "Twelve kilometres of the river were hit.", "Twelve kilometres of the river, anglers say nineteen kilometres of the river, were hit.",
        sources={0: "Ana Brandt", 1: "Henriks Adeyemi"},
    )  # fmt: skip

    assert ("quantity", "conflict") in kinds(found)


@pytest.mark.parametrize(("first", "second"), [("4,200", "4.2"), ("420,000", "4.2 million"), ("1,250", "125")])
def test_the_same_digits_in_another_size_are_a_conflict(first: str, second: str) -> None:
    """A comma taken for a decimal sign, a nought too many."""
    found = compared(f"The quota is {first} tonnes of hake.", f"The quota is {second} tonnes of hake.")

    assert ("quantity", "conflict") in kinds(found)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Four judges agreed.", "One of the five judges did not agree."),
        ("180 million shillings were paid.", "Millions of shillings were paid."),
    ],
)
def test_a_rest_and_a_vague_word_are_no_conflict(first: str, second: str) -> None:
    """Four of five are left when one dissents; «millions» is loosely any great sum."""
    assert ("quantity", "conflict") not in kinds(compared(first, second))


def test_a_plan_and_its_deed_are_an_update() -> None:
    """«Is expected to adopt» and «adopted» tell of two days."""
    found = compared(
        "The committee is expected to adopt the report on the Rukanga bridge.",
        "The committee adopted the report on the Rukanga bridge.",
    )

    assert ("certainty", "update") in kinds(found)
    assert ("certainty", "conflict") not in kinds(found)


def test_clock_times_in_words_and_figures_are_compared() -> None:
    """The machine moved it to the afternoon."""
    assert ("date", "conflict") in kinds(
        compared("The quake struck Yelbash at 04:17.", "The quake struck Yelbash at 16.17.")
    )
    assert not {k for k, _ in kinds(compared("Men came at ten past nine.", "Men came at 9:10 a.m."))} & {
        "date",
        "quantity",
    }


def test_a_contrary_word_in_a_telling_otherwise_alike_is_a_conflict() -> None:
    """«Opened» and «closed» cannot both be so."""
    opened = "The museum at Lissen opened the northern gallery."
    found = compared(
        opened,
        "The museum at Lissen closed the northern gallery.",
        opened,
        sources={0: "Ana Brandt", 1: "Henriks Adeyemi", 2: "Farid Samadov"},
    )

    assert ("polarity", "conflict") in kinds(found)


def test_figures_as_of_two_days_are_an_update() -> None:
    """«As of Tuesday evening» and «by Wednesday noon» are two counts of one heap."""
    found = compared(
        "As of Tuesday evening, the fund stood at 420,000 denars.", "The fund stood at 431,500 denars by Wednesday."
    )

    (quantity,) = (d for d in found if d.kind.value == "quantity")
    assert quantity.verdict.value == "update"
    assert "as of Tuesday evening, Wednesday" in quantity.explanation


def test_a_deadline_is_no_time_as_of_which_a_figure_holds() -> None:
    """Without a word such as «as of» a day beside a figure is only when something was."""
    found = compared("On Tuesday the fund stood at 420,000 denars.", "The fund stood at 431,500 denars on Tuesday.")

    assert ("quantity", "conflict") in kinds(found)
