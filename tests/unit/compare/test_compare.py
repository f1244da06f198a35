from __future__ import annotations

from firsthand.compare import ClaimComparer
from firsthand.model import Claim, Difference, DifferenceVerdict, Form, Link, Polarity, Source, SourceKind, Statement
from tests.fakes import doc


def compared(
    *texts: str, sources: dict[int, str] | None = None, denied: int = -1, dates: tuple[str, ...] = ()
) -> tuple[Difference, ...]:
    documents = [doc(t, outlet=f"Paper {i}", date=dates[i] if dates else None) for i, t in enumerate(texts)]
    named = {i: Source(id=f"s{n}", name=n, kind=SourceKind.PERSON) for i, n in (sources or {}).items()}
    tellings = tuple(
        Statement(
            document=d.id,
            content=((0, len(d.text)),),
            form=Form.INDIRECT if i in named else Form.NONE,
            certainty="said" if i in named else "asserted",
            polarity=Polarity.DENIED if i == denied else Polarity.AFFIRMED,
            chain=(Link(source=named[i].id),) if i in named else (),
        )
        for i, d in enumerate(documents)
    )
    claim = Claim(id="c", gist="", tellings=tellings)
    return ClaimComparer()(documents, list(named.values()), [claim])[0].differences


def kinds(differences: tuple[Difference, ...]) -> set[tuple[str, str]]:
    return {(d.kind.value, d.verdict.value) for d in differences}


def test_a_figure_inside_a_bound_is_compatible() -> None:
    """«183» and «at least 180» can both be true."""
    found = compared("At least 60 people were hurt.", "64 people were hurt.")

    assert ("quantity", "compatible") in kinds(found)


def test_two_figures_on_one_day_conflict_and_a_later_one_updates() -> None:
    """A toll that grows is no contradiction."""
    same = compared("40 people were hurt.", "64 people were hurt.", dates=("2024-03-04", "2024-03-04"))
    later = compared("40 people were hurt.", "64 people were hurt.", dates=("2024-03-04", "2024-03-05"))

    assert ("quantity", "conflict") in kinds(same)
    assert ("quantity", "update") in kinds(later)


def test_a_dropped_source_is_a_difference() -> None:
    """«the mayor said» told as fact is how a claim hardens."""
    found = compared("The bridge is unsafe.", "The bridge is unsafe.", sources={0: "Ana Brandt"})

    assert ("attribution", "conflict") in kinds(found)


def test_words_inside_the_marks_are_compared() -> None:
    """Only what stands in quotation marks claims to be somebody's very words."""
    found = compared(
        "“We heard the bolts go one after the other,” she said.", "“We heard the bolts go one by one,” she said."
    )

    assert any(d.kind.value == "quotation" for d in found)


def test_a_denial_is_a_difference_of_polarity() -> None:
    """A denial has its own root and must not count as support."""
    found = compared(
        "Two engineers reported cracks.", "Two engineers reported cracks.", sources={1: "Ana Brandt"}, denied=1
    )

    assert ("polarity", "conflict") in kinds(found)


def test_one_name_in_two_spellings_is_a_variant() -> None:
    """A transliterated name is not another person."""
    found = compared("In March Amalia Torrealba left.", "In March Amalya Torrealba left.")

    assert ("name", "variant") in kinds(found)


def test_a_relative_that_changes_is_a_conflict() -> None:
    """A cousin cannot be a nephew."""
    found = compared("His cousin disappeared.", "His nephew disappeared.")

    assert ("relation", "conflict") in kinds(found)


def test_equal_tellings_have_no_difference() -> None:
    """Whoever reports everything is not read."""
    assert compared("The bridge fell.", "The bridge fell.") == ()


def test_each_difference_explains_itself() -> None:
    """A verdict without its reason is not believed."""
    found = compared("His cousin disappeared.", "His nephew disappeared.")

    assert all(d.explanation and d.verdict in DifferenceVerdict for d in found)
