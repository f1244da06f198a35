from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.model import Verdict
from firsthand.read import FileReader
from firsthand.text.frequency import folded_words
from firsthand.text.invisible import flags, fold
from firsthand.text.shingles import shingles
from tests.unit.read import made

UNSEEN = "The minister secretly confirmed the figures to nobody at all."
WAYS = {
    "display": f"<p style='display:none'>{UNSEEN}</p>",
    "visibility": f"<p style='visibility: hidden'>{UNSEEN}</p>",
    "opacity": f"<p style='opacity:0'>{UNSEEN}</p>",
    "size": f"<p style='font-size:0px'>{UNSEEN}</p>",
    "off screen": f"<p style='position:absolute; left:-9999px'>{UNSEEN}</p>",
    "indent": f"<p style='text-indent:-9999px'>{UNSEEN}</p>",
    "colour": f"<p style='color:#ffffff'>{UNSEEN}</p>",
    "colour on its own ground": f"<p style='color:#000;background:black'>{UNSEEN}</p>",
    "attribute": f"<p hidden>{UNSEEN}</p>",
    "template": f"<template><p>{UNSEEN}</p></template>",
    "clip": f"<p style='position:absolute;clip-path:inset(100%)'>{UNSEEN}</p>",
    "box": f"<p style='height:0;overflow:hidden'>{UNSEEN}</p>",
    "class": f"<style>.x1{{display:none}}</style><p class='x1'>{UNSEEN}</p>",
    "comment": f"<!-- {UNSEEN} -->",
}


@pytest.mark.parametrize("way", WAYS)
def test_text_that_a_reader_cannot_see_is_no_statement(tmp_path: Path, way: str) -> None:
    """Whoever hides a sentence in a page speaks to programs and not to readers."""
    (tmp_path / "a.html").write_text(
        made.PAGE.replace(f"<p>{made.MORE}</p>", f"<p>{made.MORE}</p>{WAYS[way]}<p>{made.BODY} Twice.</p>"), "utf-8"
    )

    reading = FileReader()([str(tmp_path)])

    assert "secretly" not in reading.documents[0].text
    assert "Twice." in reading.documents[0].text
    assert reading.inputs[0].verdict is Verdict.KEPT
    assert way == "comment" or "a reader cannot see" in reading.inputs[0].reason


@pytest.mark.parametrize("shown", [
    "<div style='font-size:0'><p style='font-size:16px'>{}</p></div>",
    "<p style='color:#fff;background:#000'>{}</p>",
    "<p style='font-size:small'>{}</p>",
    "<style>@media print{{.x{{display:none}}}}</style><p class='x'>{}</p>",
    "<p style='opacity:0.9'>{}</p>",
    "<p style='text-indent:-20px'>{}</p>",
])  # fmt: skip
def test_text_that_a_reader_sees_stays(tmp_path: Path, shown: str) -> None:
    """A habit of layout must not take a paragraph away."""
    (tmp_path / "a.html").write_text(made.PAGE.replace(f"<p>{made.MORE}</p>", shown.format(made.MORE)), "utf-8")

    (document,) = FileReader()([str(tmp_path)]).documents

    assert made.MORE in document.text


def test_a_page_that_hides_itself_until_its_program_runs_is_read(tmp_path: Path) -> None:
    """Many pages do, and a reader sees them."""
    (tmp_path / "a.html").write_text(made.PAGE.replace("<article>", "<article style='opacity:0'>"), "utf-8")

    (document,) = FileReader()([str(tmp_path)]).documents

    assert made.BODY in document.text


PLAIN = "Police in Meridia confirmed that twelve boats were seized"
DISGUISES = [
    PLAIN.replace("confirmed", "con\u200bfirmed"), PLAIN.replace("confirmed", "con\u00adfirmed"), PLAIN.replace("Meridia", "Mer\u2060idia"),
    PLAIN.replace("boats", "bo\ufeffats"), PLAIN.replace("Police", "\u202ePolice\u202c"), PLAIN.replace("seized", "\u2066seized\u2069"),
    PLAIN.replace("twelve", "tw\u200delve"), PLAIN.replace("o", "о"), PLAIN.replace("e", "е"), PLAIN.replace("a", "а"), PLAIN.replace("Police", "Ροlice"),
    PLAIN.replace("boats", "ｂｏａｔｓ"), PLAIN.replace("confirmed", "conﬁrmed"), PLAIN.replace("were", "w\U000e0065ere"),
    PLAIN.replace("seized", "𝐬𝐞𝐢𝐳𝐞𝐝"), PLAIN.replace("Meridia", "Me\u0301ridia"),
]  # fmt: skip


@pytest.mark.parametrize("disguise", DISGUISES, ids=range(len(DISGUISES)))
def test_sixteen_disguises_of_a_copy_fold_to_one(disguise: str) -> None:
    """Two copies must not count as two sources because one was dressed up."""
    assert folded_words(disguise) == folded_words(PLAIN)
    assert set(shingles(disguise, [(0, len(disguise))])) == set(shingles(PLAIN, [(0, len(PLAIN))]))


@pytest.mark.parametrize(
    "other", ["Police in Meridia denied it", "полиция Москвы", "Ελλάδα", "twelve boats", "12 boats"]
)
def test_real_differences_stay(other: str) -> None:
    """Russian is not Latin in disguise."""
    assert folded_words(fold(other)) == folded_words(other)
    assert folded_words(other) != folded_words(PLAIN)


def test_what_is_not_seen_is_flagged_and_the_text_left_as_it_is(tmp_path: Path) -> None:
    """An offset counts the characters of the file."""
    text = f"{made.BODY} Con\u200bfirmed by Rеuters."
    (tmp_path / "a.txt").write_text(text, "utf-8")

    reading = FileReader()([str(tmp_path)])

    assert reading.documents[0].text == text
    assert "zero-width" in reading.inputs[0].reason
    assert "Rеuters" in reading.inputs[0].reason
    assert flags("Les naïves façades du café d’Århus") == ()
