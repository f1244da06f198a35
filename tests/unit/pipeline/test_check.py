from __future__ import annotations

import pytest

import firsthand
from firsthand.pipeline.check import Checker, CheckVerdict
from firsthand.read import document_from_mapping

TEXTS = (
    (
        "The prison officers' union wrote to the ministry in June about locks that did not work, its chairwoman, Marta Ilves, said. "
        "One guard was tied up in the laundry and was found there unhurt."
    ),
    (
        "In June the union of prison officers wrote to the ministry about faulty locks, according to Marta Ilves. "
        "A guard was found unhurt in the laundry, where he had been tied up."
    ),
    "The union wrote to the ministry about the locks in June. The museum is closed until Friday, the mayor said.",
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    documents = [
        document_from_mapping({"text": t, "title": "News", "outlet": f"Paper {i}"}, path=f"{i}.txt")
        for i, t in enumerate(TEXTS)
    ]
    return Checker(firsthand.trace(documents))


def verdict(checker: Checker, words: str) -> CheckVerdict | None:
    answer = checker.answer(words)
    return answer.verdict if answer else None


def test_a_claim_in_other_words_is_told(checker: Checker) -> None:
    """People do not type what a paper wrote."""
    assert (
        verdict(checker, "Marta Ilves says the union had written to the ministry about faulty locks")
        is CheckVerdict.TOLD
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The ministry wrote to the union in June about the locks", CheckVerdict.DIFFERENTLY),
        ("One guard was tied up in the kitchen and was found unhurt", CheckVerdict.DIFFERENTLY),
        ("The museum will not be closed until Friday, the mayor said", CheckVerdict.DIFFERENTLY),
        ("The union wrote to the ministry about the locks in January", CheckVerdict.DIFFERENTLY),
    ],
)
def test_who_did_what_to_whom_where_and_whether_is_compared(
    checker: Checker, words: str, expected: CheckVerdict
) -> None:
    """Rivals confirm these: the words are the same."""
    assert verdict(checker, words) is expected


def test_another_name_is_not_confirmed(checker: Checker) -> None:
    """A speaker whom no telling has did not say it."""
    assert (
        verdict(checker, "The union wrote to the ministry about locks in June, Pavle Sorin said")
        is not CheckVerdict.TOLD
    )


def test_words_about_something_else_find_nothing(checker: Checker) -> None:
    """No claim is better than a wrong one."""
    assert verdict(checker, "Volcanic ash drifted over seventeen vineyards") is None
