from __future__ import annotations

import pytest

from firsthand.attribute import StatementAttributor
from firsthand.attribute.stage import learn_media
from firsthand.model import Form, Polarity
from tests.fakes import doc

Told = list[tuple[str, list[str], Form, Polarity]]


def told(*texts: str) -> Told:
    documents = [doc(t) for t in texts]
    attribution = StatementAttributor()(documents)
    names = {s.id: s.name for s in attribution.sources}
    by_id = {d.id: d.text for d in documents}
    return [
        (s.words(by_id[s.document]), [names[x.source] for x in s.chain], s.form, s.polarity)
        for s in attribution.statements
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The bridge was closed on Friday, the mayor said.", ["the mayor"]),
        ("Police said that the bridge was closed on Friday.", ["Police"]),
        ("The bridge was closed on Friday, according to Ana Brandt.", ["Ana Brandt"]),
        (
            "Hugh Hill, a doctor who has worked in the town for years, said the clinic had run out of beds.",
            ["Hugh Hill"],
        ),
        ("The chief engineer, Ana Brandt, told reporters that two cables had snapped.", ["Ana Brandt"]),
    ],
)
def test_indirect_speech_names_its_source(text: str, chain: list[str]) -> None:
    """Half of what is attributed stands outside of quotation marks."""
    (statement,) = told(text)

    assert statement[1] == chain


def test_a_quotation_with_its_cue_in_the_middle_is_attributed_on_both_sides() -> None:
    """«“A,” he said. “B”» is the commonest shape of a quotation."""
    statements = told("“The cables were old,” Ana Brandt said. “Everybody knew that they would snap.”")

    assert [s[1] for s in statements] == [["Ana Brandt"]] * len(statements)
    assert {s[2] for s in statements} == {Form.DIRECT}


def test_a_chain_names_the_nearest_source_first() -> None:
    """Readers follow a chain from the words outwards to the medium."""
    (statement,) = told("The Lakeside Tribune reported, quoting a former engineer, that the cables had been old.")

    assert statement[1] == ["a former engineer", "Lakeside Tribune"]


def test_a_denial_is_a_statement_with_polarity() -> None:
    """A denial is a telling of what it denies; its speaker is a root."""
    statements = told("The company denied that two cables had snapped.")

    assert statements[0][3] is Polarity.DENIED


def test_what_nobody_says_is_told_as_fact() -> None:
    """An empty chain must mean that the article itself tells it."""
    (statement,) = told("The bridge was closed on Friday.")

    assert statement[1] == []
    assert statement[2] is Form.NONE


def test_did_not_say_is_no_statement_of_the_speaker() -> None:
    """«She did not say whether …» attributes nothing to her."""
    statements = told("She did not say whether the bridge would open on Friday.")

    assert all(not s[1] for s in statements)


def test_a_pronoun_stands_for_the_speaker_before_it() -> None:
    """«He added» is how most articles go on."""
    statements = told("Ana Brandt said the bridge was closed on Friday. She added that two cables had snapped.")

    assert [s[1] for s in statements] == [["Ana Brandt"], ["Ana Brandt"]]


def test_a_short_form_is_learned_from_the_pile() -> None:
    """Nobody keeps a list of all acronyms; the articles define them."""
    statements = told(
        "The Lakeside Morning Tribune (LMT) reported that the bridge was closed.",
        "The LMT reported that two cables had snapped.",
    )

    assert [s[1] for s in statements] == [["Lakeside Morning Tribune"], ["Lakeside Morning Tribune"]]


def test_the_outlet_itself_is_never_a_link() -> None:
    """«told the Tribune» in the Tribune says only that the paper asked itself."""
    document = doc("Ana Brandt told the Tribune that two cables had snapped.", outlet="The Tribune")

    attribution = StatementAttributor()([document])

    assert [s.name for s in attribution.sources] == ["Ana Brandt"]


def test_unnamed_sources_of_two_articles_stay_two() -> None:
    """A wrong «one source» is as harmful as a wrong «two»."""
    documents = [
        doc("A senior official said the bridge was closed."),
        doc("A senior official said two cables had snapped."),
    ]

    attribution = StatementAttributor()(documents)

    assert len(attribution.sources) == 2


def test_according_to_what_a_medium_reported_names_the_medium() -> None:
    """The words come through the paper, whoever spoke to it."""
    statements = told(
        "A former official confirmed, according to what the Lakeside Tribune reported, that two cables had snapped."
    )

    assert [s[1][-1:] for s in statements] == [["Lakeside Tribune"]]


def test_media_are_learned_from_what_the_pile_says_of_them() -> None:
    """No list holds every village paper."""
    texts = [
        "The Lamp, a Kalvorno newspaper, reported on Tuesday that it was so.",
        "Not so, replies Bruno Kestel, the editor of Far Shore.",
        "According to the news agency Orvapress, it rained.",
    ]

    assert learn_media(texts) == {"lamp", "far shore", "orvapress"}
    assert not learn_media(["The newspaper said that Ann Lee, a doctor of the clinic, was ill."])
