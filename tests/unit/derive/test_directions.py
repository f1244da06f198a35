from __future__ import annotations

from firsthand.derive.facts import facts_of
from firsthand.derive.file_names import with_file_outlets
from firsthand.derive.losses import Losses
from firsthand.derive.told import Told
from firsthand.model import Claim, Form, Link, Statement
from firsthand.text.fluency import fluency
from tests.fakes import doc


def told(document: str, at: int, *, source: str = "", form: Form = Form.INDIRECT) -> Statement:
    chain = (Link(source=source),) if source else ()
    return Statement(document=document, content=((at, at + 5),), form=form if chain else Form.NONE, chain=chain)


def test_a_file_is_its_outlets_where_another_article_names_the_outlet() -> None:
    """Who keeps cuttings names the files after the papers; the text itself often says nothing."""
    first = doc("A depot burned at dawn, and nobody was in it.", path="c-hexwatch.txt")
    second = doc("The depot burned at dawn, a guard told Hexwatch, a blog.", path="d-lissen-post.txt")

    found = {d.path: d.outlet for d in with_file_outlets((first, second))}

    assert found == {"c-hexwatch.txt": "Hexwatch", "d-lissen-post.txt": None}


def test_a_name_that_most_files_have_is_the_storys_and_no_outlets() -> None:
    """«depot-1.txt» to «depot-3.txt» are not three articles of a paper called Depot."""
    pile = [doc(f"Crate {n} burned, a guard told Depot.", path=f"{n}-depot.txt") for n in (1, 2, 3)]

    assert {d.outlet for d in with_file_outlets(pile)} == {None}


def test_numbers_in_words_and_clock_times_are_the_same_facts_as_in_figures() -> None:
    """A reteller writes «two hundred and forty» for 240 and «4.17 a.m.» for 04:17."""
    words = facts_of(doc("Two hundred and forty people were hurt at 4.17 a.m. on Tuesday."))
    figures = facts_of(doc("240 people were hurt at 04:17 on Tuesday."))

    assert {"240", "4:17"} <= set(words.places) & set(figures.places)


def test_who_tells_as_fact_what_the_other_attributes_has_lost_the_source() -> None:
    """A source gets lost on the way; hardly anybody adds one."""
    claims = [Claim(id=f"c{n}", gist="", tellings=(told("a", n, source="s"), told("b", n))) for n in (1, 2, 3)]

    losses = Losses(claims)

    assert (losses.of("b", "a").attribution, losses.of("a", "b").attribution) == (1.0, -1.0)


def test_a_claim_that_only_two_tell_weighs_more_than_one_that_all_tell() -> None:
    """What everybody has from the briefing says little of who has it from whom."""
    everybody = Claim(id="c1", gist="", tellings=tuple(told(d, 0) for d in "abcd"))
    two = Claim(id="c2", gist="", tellings=(told("a", 9), told("b", 9)))

    shared = Told((everybody, two))

    assert shared.rare("a", "b") > shared.rare("a", "c") > 0


def test_a_bad_translation_reads_less_like_english() -> None:
    """Where two texts tell the same in the same order, the stiff one is the translation."""
    plain = "The house fell in the night. Seventy people were asleep in it, and most of them got out alive."
    stiff = "The house in the night itself fell. Persons seventy to sleep were inside of, and alive exited the most of."

    assert fluency(plain) > fluency(stiff)
