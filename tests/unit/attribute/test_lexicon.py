"""The table of cues, and a user's over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import firsthand
from firsthand.attribute import document_quotes, load_cues
from firsthand.errors import InputError
from firsthand.pipeline.quotes import quotes
from firsthand.read import document_from_mapping

if TYPE_CHECKING:
    from pathlib import Path

ROW = "grok\tverb\t.5\topen\tthought\tc\tgrokked grokking"
TEXT = "Ida Moen grokked that the bridge over the lake was closed."


def test_the_table_of_the_package_is_whole() -> None:
    """Every row is a row, and no word stands twice in one class and use."""
    entries = load_cues().entries
    keys = [(e.word, e.kind, e.channel == "stance") for e in entries]

    assert len(entries) > 300
    assert len(keys) == len(set(keys))


def test_a_user_s_cue_is_read_in_quotes_and_in_trace(tmp_path: Path) -> None:
    """A word that the package does not know attributes once it is given."""
    (tmp_path / "cues.tsv").write_text(f"# mine\n\n{ROW}\n", "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    table = str(tmp_path / "cues.tsv")

    _, with_it = quotes([str(tmp_path / "a.txt")], cues=table)
    _, without = quotes([str(tmp_path / "a.txt")])
    traced = firsthand.trace([str(tmp_path / "a.txt")], cues=table)

    assert [q.speaker for q in with_it] == ["Ida Moen"]
    assert without == ()
    assert [s.name for s in traced.stories[0].sources] == ["Ida Moen"]


def test_a_user_s_row_counts_before_the_package_s(tmp_path: Path) -> None:
    """«said», taken for a denial by whoever wants that."""
    table = tmp_path / "cues.tsv"
    table.write_text("say\tverb\t.1\tdenied\tspeech\tc\tsaid", "utf-8")
    document = document_from_mapping({"text": "Ida Moen said that the bridge was closed.", "title": ""}, path="a.txt")

    assert [q.polarity.value for q in document_quotes(document, cues=str(table))] == ["denied"]
    assert [q.polarity.value for q in document_quotes(document)] == ["affirmed"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("grok verb .5", "1 columns; needed: word, class"),
        ("grok\tadverb\t.5\topen\tthought\tc", "class «adverb»; needed: one of verb, noun, adjective"),
        ("grok\tverb\t2\topen\tthought\tc", "strength «2»; needed: a number from 0 to 1"),
        ("grok\tverb\t.5\tmaybe\tthought\tc", "factivity «maybe»; needed: one of fact, open, denied"),
        ("grok\tverb\t.5\topen\tradio\tc", "channel «radio»; needed: one of speech"),
        ("grok\tverb\t.5\topen\tthought\tz", "«z» among what it takes; needed: prepositions and any of"),
    ],
)
def test_a_bad_line_is_told_with_its_place_and_what_was_needed(tmp_path: Path, row: str, told: str) -> None:
    """Whoever writes a table must find the line."""
    table = tmp_path / "cues.tsv"
    table.write_text(f"{ROW}\n{row}\n", "utf-8")

    with pytest.raises(InputError) as caught:
        load_cues(str(table))

    assert str(caught.value).startswith(f"{table}:2: ")
    assert told in str(caught.value)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    """No silent default."""
    with pytest.raises(InputError, match="cannot be read"):
        load_cues(str(tmp_path / "none.tsv"))
