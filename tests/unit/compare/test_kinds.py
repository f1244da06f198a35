from __future__ import annotations

from tests.unit.compare.test_compare import compared, kinds

MARCH = ("2024-03-12", "2024-03-13")


def test_one_day_said_from_two_days_is_a_variant() -> None:
    """«Yesterday» in Wednesday's paper is «on Tuesday»."""
    found = compared(
        "The bridge at Lissen fell yesterday.", "The bridge at Lissen fell on 12 March.", dates=MARCH[::-1]
    )

    assert ("date", "variant") in kinds(found)


def test_a_coarser_date_is_compatible_with_a_finer_one() -> None:
    """«In March» holds 12 March."""
    found = compared("The bridge fell on 12 March 2024.", "The bridge fell in March 2024.", dates=MARCH)

    assert ("date", "compatible") in kinds(found)


def test_two_dates_of_one_event_conflict() -> None:
    """One of the papers has the wrong year."""
    found = compared("The report was written in 2022.", "The report was written in 2020.", dates=MARCH)

    assert ("date", "conflict") in kinds(found)


def test_a_day_without_a_year_takes_it_from_the_article() -> None:
    """«12 March» and «12 March 2024» are one day."""
    found = compared("The bridge fell on 12 March.", "The bridge fell on 12 March 2024.", dates=MARCH)

    assert "date" not in {k for k, _ in kinds(found)}


def test_words_added_inside_the_marks_are_a_conflict() -> None:
    """Whoever changes a quotation changes what somebody said."""
    found = compared(
        "“Nobody will be shielded in this affair,” she said.",
        "“Nobody in this rotten company will be shielded in this affair,” she said.",
    )

    assert ("quotation", "conflict") in kinds(found)


def test_a_quotation_cut_before_its_condition_is_a_conflict() -> None:
    """«We will fly again» is not «we will fly again when we know why»."""
    found = compared("“We will fly again when we know why,” she said.", "“We will fly again,” she said.")

    assert ("quotation", "conflict") in kinds(found)


def test_a_quotation_that_is_only_shorter_is_no_difference() -> None:
    """Papers quote as much as they need."""
    found = compared("“It was a loud bang and then dust,” she said.", "“It was a loud bang,” she said.")

    assert "quotation" not in {k for k, _ in kinds(found)}


def test_a_saying_in_two_translations_is_a_variant() -> None:
    """Two interpreters do not choose the same words."""
    found = compared(
        "“We have room to go further, but we are in no hurry,” she said.",
        "“There is room left for us. We do not have to hurry,” she said.",
    )

    assert ("quotation", "variant") in kinds(found)


def test_a_hedge_that_became_a_fact_is_a_difference() -> None:
    """«May have» is not «did»."""
    found = compared("A key may have opened the prison door.", "A key opened the prison door.")

    assert ("certainty", "conflict") in kinds(found)


def test_may_the_month_is_no_hedge() -> None:
    """«On May 12» leaves nothing open."""
    found = compared("The rocket left on May 12.", "The rocket left on Tuesday.")

    assert "certainty" not in {k for k, _ in kinds(found)}


def test_the_paper_that_others_name_drops_no_source() -> None:
    """The Meridian cannot leave out «the Meridian reported»."""
    found = compared("The dam is leaking badly.", "The dam is leaking badly.", sources={0: "Paper 1"})

    assert "attribution" not in {k for k, _ in kinds(found)}


def test_two_sources_for_two_sayings_are_compatible() -> None:
    """Corroboration is no contradiction."""
    found = compared(
        "A worker of the kitchen lies in hospital.",
        "Among the patients is a cook of the school, too.",
        sources={0: "Farid Samadov", 1: "Henriks Adeyemi"},
    )

    assert ("attribution", "compatible") in kinds(found)


def test_two_sources_for_one_saying_are_a_conflict() -> None:
    """The words were moved to somebody else."""
    found = compared(
        "The alarm in the museum was dead.",
        "The alarm in the museum was dead.",
        sources={0: "Farid Samadov", 1: "Henriks Adeyemi"},
    )

    assert ("attribution", "conflict") in kinds(found)


def test_a_name_that_one_article_spells_in_both_ways_is_two_names() -> None:
    """Whoever writes both means two people."""
    found = compared("Then Khordan met Chordan in Lissen.", "Then Chordan left Lissen.")

    assert "name" not in {k for k, _ in kinds(found)}


def test_a_link_that_became_a_cause_is_a_difference() -> None:
    """«Linked to» is not «causes»: things that go together are no cause."""
    found = compared(
        "Sweet drinks were linked to gout in sailors, a study of the Lissen clinic says.",
        "Sweet drinks cause gout in sailors, a study of the Lissen clinic says.",
    )

    assert ("certainty", "conflict") in kinds(found)


def test_a_link_to_a_group_is_no_cause_of_anything() -> None:
    """Who is linked to a gang causes nothing by it."""
    found = compared("The driver was linked to the Lissen gang.", "The driver belonged to the Lissen gang.")

    assert "certainty" not in {k for k, _ in kinds(found)}
