"""Speakers that stand behind a quotation's marks with their party, title or question."""

from __future__ import annotations

import pytest

from firsthand.attribute import StatementAttributor
from firsthand.read import document_from_mapping


def speakers(text: str) -> set[str]:
    attribution = StatementAttributor()([document_from_mapping({"text": text, "title": ""}, path="a")])
    names = {s.id: s.name for s in attribution.sources}
    return {names[s.chain[0].source] for s in attribution.statements if s.chain}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“This vote is a chance to be on the right side of it,” Rep. Jon Lewin (D-Ga.) said.", "Jon Lewin"),
        ("“Where were you?” Smith asked.", "Smith"),
        ("“Did you see it?” Mr. Weller asked the court.", "Weller"),
        ("Gov. Milo Pencey signed the bill. He left at noon. “I support the law,” the governor said.", "Milo Pencey"),
        ("Rep. Anton Wein denied it. “I protect my wife,” the congressman told Radio Salt.", "Anton Wein"),
    ],
)
def test_the_speaker_behind_the_marks_is_found(text: str, speaker: str) -> None:
    """Newspapers put a party in brackets, ask a question, or call an official by his office alone."""
    assert speakers(text) == {speaker}
