from __future__ import annotations

import pytest

import firsthand
from firsthand.pipeline.check import CheckVerdict, check
from firsthand.read import document_from_mapping

TEXTS = (
    "Eleven people were killed when a train derailed near Oskam on Tuesday, the Transport Board said.",
    "A train derailed near Oskam on Tuesday and eleven people were killed, according to the Transport Board.",
)


def verdict(words: str, *texts: str) -> tuple[CheckVerdict, set[str]]:
    documents = [
        document_from_mapping({"text": t, "title": "News", "outlet": f"Paper {i}"}, path=f"{i}.txt")
        for i, t in enumerate(texts or TEXTS)
    ]
    answer = check(words, firsthand.trace(documents))
    assert answer is not None
    return answer.verdict, {d.kind.value for d in answer.disagreements}


def test_what_is_told_is_told() -> None:
    """A check that never says yes is no help."""
    assert verdict("Eleven people were killed when a train derailed near Oskam") == (CheckVerdict.TOLD, set())


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Thirty people were killed when a train derailed near Oskam.", "quantity"),
        ("Eleven people were killed when a train derailed near Oskam on Friday.", "date"),
        ("Nobody was killed when a train derailed near Oskam.", "polarity"),
        ("Eleven people may have been killed when a train derailed near Oskam.", "certainty"),
    ],
)
def test_a_distorted_claim_is_told_differently(words: str, kind: str) -> None:
    """Matching the topic is not confirming the claim."""
    found, parting = verdict(words)

    assert found is CheckVerdict.DIFFERENTLY
    assert kind in parting


def test_a_plan_is_not_a_deed() -> None:
    """«Will sell» does not confirm «has sold»."""
    found, parting = verdict("The order has sold its abbey at Coldwell.", "The order will sell its abbey at Coldwell.")

    assert found is CheckVerdict.DIFFERENTLY
    assert "certainty" in parting


def test_a_word_that_no_telling_has_is_not_confirmed() -> None:
    """What the texts do not say, they do not say."""
    found, _ = verdict("Eleven people were killed when a sabotaged train derailed near Oskam.")

    assert found is CheckVerdict.NEAR
