from __future__ import annotations

import pytest

from tests.unit.compare.test_compare import compared, kinds


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The fire burned 6,200 acres of forest.", "The fire burned 6,200 hectares of forest.", "conflict"),
        ("The train ran at 118 km/h there.", "The train ran at 118 mph there.", "conflict"),
        ("The crown is insured for $41 million.", "The crown is insured for £41 million.", "conflict"),
        ("The rate fell by 0.5 percentage points.", "The rate fell by 0.5 per cent.", "conflict"),
        ("Two of the five gates are stuck.", "Two of the four gates are stuck.", "conflict"),
        ("The driver, aged 58, was found there.", "The driver, aged 85, was found there.", "conflict"),
        ("The table stands on page 74 there.", "The table stands on page 47 there.", "conflict"),
        ("The crown is insured for $41 million.", "The crown is insured for €38 million.", "variant"),
        ("The fire burned 11,400 acres of forest.", "The fire burned 4,600 hectares of forest.", "variant"),
        (
            "The zone reaches seven kilometres from the crater.",
            "The zone reaches 4 miles from the crater.",
            "compatible",
        ),
        ("In the flood zone live 26,400 people.", "In the flood zone live some 26,000 people.", "compatible"),
        ("It took 38 percent of the pressure.", "It took more than a third of the pressure.", "compatible"),
        ("The repair took six to nine months.", "The repair took eight months.", "compatible"),
    ],
)
def test_figures_get_the_verdict_that_a_reader_gives(one: str, other: str, verdict: str) -> None:
    """A number kept in another unit is an error; the same size in another unit is none."""
    assert ("quantity", verdict) in kinds(compared(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine people were killed and 81 injured.", "Nine people were killed and 81 were hurt."),
        ("A driver of 58 years died at 7.30 a.m.", "The driver died at 7.30 a.m."),
        ("It opened with 40 boats in 2019.", "It opened with 40 boats in 2019."),
        ("The dam holds 12 gates.", "The dam was built for 31 million."),
    ],
)
def test_unlike_or_equal_figures_are_no_difference(one: str, other: str) -> None:
    """The dead are not compared with the injured, nor gates with florins."""
    assert "quantity" not in {k for k, _ in kinds(compared(one, other))}


def test_a_sum_of_parts_is_compatible_with_its_parts() -> None:
    """95 buildings are 61 houses and 34 sheds."""
    found = compared("Fire destroyed 61 buildings and 34 more buildings.", "Fire destroyed 95 buildings.")

    assert ("quantity", "compatible") in kinds(found)


def test_a_toll_that_the_text_calls_risen_is_an_update() -> None:
    """«The toll has risen to 11» says itself that it is later."""
    found = compared("The toll was nine people killed.", "The toll has risen to 11 people killed.")

    assert ("quantity", "update") in kinds(found)


def test_figures_as_of_two_hours_are_an_update() -> None:
    """«By 9 a.m.» and «by 4 p.m.» are two counts."""
    found = compared("By 9 a.m. 40 people were hurt.", "By 4 p.m. 64 people were hurt.")

    assert ("quantity", "update") in kinds(found)


def test_a_later_count_of_the_missing_may_fall() -> None:
    """Whoever is found is missing no more."""
    found = compared("Some 31 people were missing.", "Some 12 people were missing.", dates=("2024-03-04", "2024-03-05"))

    assert ("quantity", "update") in kinds(found)


def test_who_repeats_yesterdays_toll_today_is_late_and_not_wrong() -> None:
    """A number is as old as its first telling: 61 was told on Monday, so 64 on Tuesday is a later count, whoever repeats 61 then."""
    found = compared(
        "The crash injured 61 people.",
        "The crash injured 61 people.",
        "The crash injured 64 people.",
        dates=("2024-03-04", "2024-03-05", "2024-03-05"),
    )

    assert {verdict for kind, verdict in kinds(found) if kind == "quantity"} == {"update"}


def test_a_part_is_not_held_against_its_whole() -> None:
    """«One of the three» does not contradict «three»."""
    assert "quantity" not in {k for k, _ in kinds(compared("Three drivers were held.", "One of the three was held."))}
