"""Who a speaker is: names, offices, pronouns, datelines, companies."""

from __future__ import annotations

import pytest

from firsthand.attribute import StatementAttributor
from tests.fakes import doc


def chains(text: str) -> list[list[str]]:
    """Give the chains of a text's statements that have one, nearest first."""
    attribution = StatementAttributor()([doc(text)])
    names = {s.id: s.name for s in attribution.sources}
    return [[names[link.source] for link in s.chain] for s in attribution.statements if s.chain]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("There is no promise, said Ki Byung-ro, who leads the union.", "Ki Byung-ro"),
        ("Director-General Hana Salleh Omar told a press conference that 22 men had been caught.", "Hana Salleh Omar"),
        ("The King’s Commissioner, Ruurd Hoekstra, said that the wolf may be shot.", "Ruurd Hoekstra"),
        ("The Minister of Roads, Félix Barona, said that the bend was safe.", "Félix Barona"),
        ("It was nine when a nurse came, says the daughter, Tika, who had kept looking at the clock.", "Tika"),
        ("No ambulance was fast enough, says the hospital’s director, Dr Rui Antunes.", "Rui Antunes"),
        ("“Nobody warned us,” the spokesman of the General Staff, Colonel Baka Sanfo, said.", "Baka Sanfo"),
        ("“A court without a judge,” Peter Lubo, who wrote for the four dissenters, called it.", "Peter Lubo"),
    ],
)
def test_a_name_is_read_whole_and_before_its_office(text: str, name: str) -> None:
    """A cut name, or an office in capitals, is another source to whoever counts roots."""
    found = chains(text)

    assert [found[0][0]] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vila Serra, 10 June (AS) – The Supreme Court on Thursday ruled that the award was void.", "Supreme Court"),
        ("08.34 Halden insists that the brakes were fine and that the bus was checked.", "Halden"),
        (
            "Two nights later the observatory in Karlsbrod confirmed that it was a comet.",
            "the observatory in Karlsbrod",
        ),
    ],
)
def test_places_hours_and_days_in_front_are_no_part_of_a_source(text: str, name: str) -> None:
    """Agencies begin with a dateline and live pages with the hour."""
    assert chains(text)[0] == [name]


def test_who_stands_in_a_quotation_is_not_the_one_who_says_it() -> None:
    """«“My father did not build this,” he said»: he is not his father."""
    found = chains(
        "Moh Brandt, who sits on the board, came at noon. “My father did not build this to have it sold. I shall vote no,” he said."
    )

    assert {c[0] for c in found} == {"Moh Brandt"}


def test_a_pronoun_in_a_quotation_tells_nothing_of_the_speakers_gender() -> None:
    """«“He screamed,” she tells us»: the one woman named before is no man for that."""
    found = chains(
        "Petra Acosta was in the third row. “The driver stood up and he screamed,” she tells us at the gate."
    )

    assert found[-1] == ["Petra Acosta"]


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("And then?", "Mele Tupou"),
        ("Was he seen by his brother?", "Mele Tupou"),
        ("Her daughter worked there.", "Mele Tupou"),
    ],
)
def test_a_quotation_behind_a_question_is_the_answer_of_who_spoke_before(between: str, name: str) -> None:
    """An interview sets its questions between quotations."""
    found = chains(
        f"“He put his two hands up, like this,” Mele Tupou told reporters. {between} “Bang, and then two more. Three.”"
    )

    assert found[-1] == [name]


def test_a_quotation_is_of_whoever_replied_in_the_sentence_before() -> None:
    """«The office replied in one sentence. “…”» has its cue in another sentence."""
    found = chains(
        "The ministry said that it was sorry. The mayor's office replied on Friday. “The paper is a draft by a junior clerk.”"
    )

    assert found[-1] == ["The mayor's office"]


def test_the_firm_and_the_newspaper_are_those_that_the_article_has_named() -> None:
    """One root told by two phrases must not be counted twice."""
    firm = chains("Gardo Foods, the town's biggest supplier, was late. The supplier said that it was sorry.")
    paper = chains(
        "A bid is near, The Meridian reported on Monday. The offer is worth four billion, the newspaper said."
    )

    assert firm[-1] == ["Gardo Foods"]
    assert paper == [["Meridian"], ["Meridian"]]


def test_a_press_officer_is_no_medium() -> None:
    """She would otherwise be a link through which others speak, and no «she»."""
    found = chains("A press officer, Wiebke Soltau, denied any interest in a club. “We only cool fish here,” she said.")

    assert found[-1] == ["Wiebke Soltau"]


def test_the_press_at_large_is_no_link() -> None:
    """«Told the press» says where, and not through whom."""
    assert chains("The family's lawyer told the press on Wednesday that there were three shots.") == [
        ["The family's lawyer"]
    ]


def test_nobody_is_told_by_you_or_everybody() -> None:
    """«You have all seen that C» attributes nothing."""
    assert chains("You have all seen that the bridge was closed on Friday.") == []


def test_a_document_with_its_is_named_by_its_owner() -> None:
    """«Its report» means nothing outside of the article."""
    found = chains("The Harbour Board said that it was sorry. According to its report, the crane fell at noon.")

    assert found[-1] == ["Harbour Board’s report"]
