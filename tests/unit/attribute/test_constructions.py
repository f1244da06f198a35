"""Constructions that attribute without a plain cue before its clause, and statements that a speaker goes on with."""

from __future__ import annotations

import pytest

from firsthand.attribute import StatementAttributor
from firsthand.model import Form
from tests.fakes import doc


def told(text: str) -> dict[str, list[str]]:
    """Give a text's statements with their chains, nearest first."""
    document = doc(text)
    attribution = StatementAttributor()([document])
    names = {s.id: s.name for s in attribution.sources}
    return {s.words(document.text): [names[link.source] for link in s.chain] for s in attribution.statements}


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("If you believe officials, a truck smashed it.", "a truck smashed it", ["officials"]),
        ("It was a honey seller, if one believes the mayor.", "It was a honey seller", ["the mayor"]),
        ("If the Lakeside Tribune is right, two missiles hit the house.", "two missiles hit the house", ["Lakeside Tribune"]),
        ("The mayor's reply was that the council had been told.", "the council had been told", ["The mayor"]),
        ("The mayor gave another reason: rice had been infested.", "rice had been infested", ["The mayor"]),
        ("The mayor remembers it differently: it had been an order.", "it had been an order", ["The mayor"]),
        ("The government’s estimate is nearer 60.", "The government’s estimate is nearer 60", ["The government"]),
        ("He was killed in the north, unnamed intelligence sources say; the story is old.", "He was killed in the north",
         ["unnamed intelligence sources"]),
        ("“Our gate is open for all,” firmly noticed Ana Brandt.", "Our gate is open for all", ["Ana Brandt"]),
    ],
)  # fmt: skip
def test_constructions_that_attribute(text: str, words: str, chain: list[str]) -> None:
    """Each is common in newspapers and has no cue before a clause."""
    found = [c for w, c in told(text).items() if words in w]

    assert found == [chain]


def test_what_a_colon_adds_is_said_too() -> None:
    """«Nine out of ten, says the union: 640 of 700» is one statement of the union."""
    found = told("Nine out of ten have downed tools, says the drivers' union, Sicha: some 640 of the 700 men.")

    assert {tuple(c) for c in found.values()} == {("Sicha",)}


def test_because_behind_the_cue_is_said_and_what_follows_a_semicolon_is_not() -> None:
    """The reason is the speaker's; another sentence need not be."""
    because = told("The award is void, the court ruled, because he did not ask the council first.")
    behind = told("The council was told by telephone, Ana Brandt said; it was merely not written down.")

    assert all(c == ["the court"] for c in because.values())
    assert list(behind.values()) == [["Ana Brandt"], []]


def test_an_account_between_commas_stands_outside_of_what_another_said() -> None:
    """«X warned that C, according to Y, even if D»: Y tells what X said."""
    found = told(
        "People close to it warned that it could all fall through, according to The Meridian, even if it might be near."
    )

    assert [c for words, c in found.items() if "fall through" in words] == [["People", "Meridian"]]


def test_what_others_demanded_is_a_deed_inside_a_speakers_words() -> None:
    """«The thieves had demanded money, the chief said» has one source."""
    found = told("The thieves had demanded money, the chief said.")

    assert list(found.values()) == [["the chief"]]


def test_would_goes_on_with_what_was_said() -> None:
    """Reported speech runs on in its own tense."""
    found = told("Ana Brandt said that the letters had never come. The mayor would not step down.")

    assert list(found.values()) == [["Ana Brandt"], ["Ana Brandt"]]


@pytest.mark.parametrize("refusal", ["She would not comment on the crane.", "The crane fell on Friday."])
def test_a_refusal_or_a_plain_sentence_is_not_carried_on(refusal: str) -> None:
    """A plain sentence is the article's own as often as not."""
    found = told(f"Ana Brandt said that the letters had never come. {refusal}")

    assert list(found.values())[-1] == []


def test_a_sentence_between_two_of_one_speaker_is_his() -> None:
    """In a new paragraph it is not."""
    text = "Two men are held, Ana Brandt said. The others fled through a drain. She said that they had six bags."
    document = doc(text)
    statements = StatementAttributor()([document]).statements
    apart = told(text.replace(" The others", "\n\nThe others"))

    assert [len(s.chain) for s in statements] == [1, 1, 1]
    assert statements[1].form is Form.INDIRECT
    assert apart["The others fled through a drain"] == []


def test_what_follows_from_a_deed_is_not_said_by_its_doer() -> None:
    """«snapped» may be speech, but cables do not speak, and «so» tells what came of it."""
    found = told("Two cables had snapped, so the lake bridge was closed, Ana Brandt told reporters.")

    assert found["so the lake bridge was closed"] == ["Ana Brandt"]
