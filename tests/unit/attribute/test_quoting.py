"""Attributions with their spans: who, by which words, what."""

from __future__ import annotations

import pytest

from firsthand.attribute import Quote, document_quotes
from firsthand.read import document_from_mapping


def found(text: str, cue: str) -> tuple[str, str, str, Quote]:
    """Give source, cue and content of the one attribution whose cue has a word."""
    document = document_from_mapping({"text": text, "title": ""}, path="a.txt")
    (quote,) = [q for q in document_quotes(document) if cue in " ".join(text[a:b] for a, b in q.cue).split()]
    source, words, content = (
        " | ".join(text[a:b] for a, b in runs) for runs in (quote.source, quote.cue, quote.content)
    )
    return source, words, content, quote


@pytest.mark.parametrize(
    ("text", "cue", "source", "words", "content"),
    [
        ("The mayor has repeatedly said that the bridge is safe.", "said", "The mayor", "has repeatedly said",
         "that the bridge is safe"),
        ("According to Ida Moen, the bridge is closed.", "According", "Ida Moen", "According to", "the bridge is closed"),
        ("Mr. Brandt attacked the plan on Monday.", "attacked", "Mr. Brandt", "attacked", "the plan"),
        ("The minister called for a new inquiry.", "called", "The minister", "called for", "a new inquiry"),
        ("She is critical of the new law.", "critical", "She", "is critical of", "the new law"),
        ("He has broken his promise to resign.", "promise", "his", "promise", "to resign"),
        ("Ida Moen expressed concern about the old cables.", "concern", "Ida Moen", "expressed concern about",
         "the old cables"),
        ("As reported by the committee, guards fired warning shots.", "reported", "the committee", "As reported by",
         "guards fired warning shots"),
        ("The reporter was told by villagers that the river had risen.", "told", "villagers", "was told",
         "that the river had risen"),
        ("The deal reportedly collapsed on Friday.", "reportedly", "", "reportedly", "The deal | collapsed on Friday"),
        ("Most of the engineers oppose the new bridge.", "oppose", "Most of the engineers", "oppose", "the new bridge"),
    ],
)  # fmt: skip
def test_source_cue_and_content_have_all_their_words(
    text: str, cue: str, source: str, words: str, content: str
) -> None:
    """Auxiliaries, particles and prepositions are the cue's, «that» is the content's, titles are the source's."""
    assert found(text, cue)[:3] == (source, words, content)


def test_a_quotation_that_goes_on_behind_its_cue_is_one() -> None:
    """«“A,” she said. “B.”» was said once."""
    text = "“Two cables snapped last night,” said Ida Moen. “A third one is torn.”\n\nThe bridge is closed."

    content = found(text, "said")[2]

    assert "Two cables snapped" in content
    assert "A third one is torn" in content
    assert "closed" not in content


def test_a_cue_in_a_sentence_of_its_own_has_the_quotation_before_it() -> None:
    """A question mark ends a sentence before «she asked»."""
    assert "Who will pay for the bridge" in found("“Who will pay for the bridge now?” Ida Moen asked.", "asked")[2]


def test_a_stance_that_is_negated_is_denied() -> None:
    """«does not support» says that somebody is not for it."""
    assert found("The union does not support the new plan.", "support")[3].polarity.value == "denied"


def test_what_nobody_said_is_no_attribution() -> None:
    """«did not say whether»: no statement."""
    text = "The mayor did not say whether the bridge would open."
    document = document_from_mapping({"text": text, "title": ""}, path="a.txt")

    assert [q for q in document_quotes(document) if "say" in text[q.cue[0][0] : q.cue[-1][1]]] == []


def test_an_unknown_language_gives_nothing() -> None:
    """The parser reads English alone."""
    text = "Der Bürgermeister sagte am Montag, die Brücke über den See sei seit gestern geschlossen und werde geprüft."
    document = document_from_mapping({"text": text * 3, "title": ""}, path="a.txt")

    assert document_quotes(document) == ()


def test_a_chain_has_the_medium_that_was_told_and_the_fullest_names() -> None:
    """«Moen told the Harbour Times», named in full below, comes through the paper."""
    text = (
        "Moen told the Harbour Times that two cables had snapped.\n\n"
        "The bridge was built in 1931. Ida Moen, an engineer, said that a third cable was torn."
    )
    document = document_from_mapping({"text": text, "title": ""}, path="a.txt")

    assert [q.chain for q in document_quotes(document)] == [("Ida Moen", "Harbour Times"), ("Ida Moen",)]
    assert [q.speaker for q in document_quotes(document)] == ["Ida Moen", "Ida Moen"]


def test_who_is_quoted_by_a_medium_stands_before_it() -> None:
    """«The paper reported that X said»: the paper's report of X's words."""
    text = "The Harbour Times reported on Monday that the mayor had said that the bridge would stay closed."
    document = document_from_mapping({"text": text, "title": ""}, path="a.txt")

    assert ("the mayor", "Harbour Times") in [q.chain for q in document_quotes(document)]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("The bridge will stay closed, the mayor said, the Harbour Times reported on Monday.",
         [("the mayor", "Harbour Times"), ("Harbour Times",)]),
        ("The bridge is closed, two officials said, according to Reuters.", [("two officials", "Reuters"), ("Reuters",)]),
        ("According to the coast guard, quoted by Interfax, the ship turned back.",
         [("the coast guard", "Interfax"), ("Interfax",)]),
        ("Civil protection said it had moved 14,200 people, while the governor said that 18,000 had left.",
         [("Civil protection",), ("the governor",)]),
        ("The mayor said that the bridge is closed, and the union said it will sue.", [("The mayor",), ("the union",)]),
    ],
)  # fmt: skip
def test_two_cues_in_a_sentence_keep_to_their_own(text: str, chains: list[tuple[str, ...]]) -> None:
    """Behind one content the later cue stands outside; behind a comma and «and» a new one begins."""
    document = document_from_mapping({"text": text, "title": ""}, path="a.txt")

    assert [q.chain for q in document_quotes(document)] == chains
