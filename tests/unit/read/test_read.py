from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.model import Verdict, ZoneKind
from firsthand.read import FileReader, document_from_mapping
from firsthand.read.lines import find_dateline
from tests.unit.read import made

if TYPE_CHECKING:
    from firsthand.protocols import Reading

BODY = "The bridge over the lake was closed on Friday after two cables snapped, and the council said that it would stay shut."


def read(folder: Path) -> Reading:
    return FileReader()([str(folder)])


def test_a_head_gives_title_byline_outlet_and_date(tmp_path: Path) -> None:
    """Without the outlet a chain cannot be told from the article's own voice."""
    (tmp_path / "a.txt").write_text(
        f"Bridge shut\n\nBy Ana Brandt\nThe Lakeside Tribune, 8 April 2025\n\n{BODY}\n", "utf-8"
    )

    (document,) = read(tmp_path).documents

    assert (document.title, document.byline, document.outlet) == ("Bridge shut", "Ana Brandt", "The Lakeside Tribune")
    assert document.published.earliest == "2025-04-08"


def test_an_agency_stands_in_the_dateline(tmp_path: Path) -> None:
    """The agency line is the strongest trace of where a text comes from."""
    (tmp_path / "a.txt").write_text(f"Bridge shut\n\nLAKESIDE, April 8 (Nordwire) - {BODY}\n", "utf-8")

    (document,) = read(tmp_path).documents

    assert document.agencies == ("Nordwire",)


@pytest.mark.parametrize("line", ["Leave a Reply", "Photo: AFP", "Share", "[box type=info]x[/box]", "Related Articles"])
def test_furniture_of_the_page_is_no_body(tmp_path: Path, line: str) -> None:
    """A caption or a comment form must not become a statement."""
    (tmp_path / "a.txt").write_text(f"Bridge shut\n\n{BODY}\n\n{BODY}\n\n{line}\n", "utf-8")

    (document,) = read(tmp_path).documents

    assert any(document.text[z.start : z.end] == line for z in document.zones if z.kind is not ZoneKind.HEADLINE)


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.txt", b"  \n", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        ("a.txt", b"ab\x00cd" * 9, "binary"),
        ("a.xyz", b"some words", "not read yet"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    """An article lost silently is a wrong answer."""
    (tmp_path / name).write_bytes(raw)

    (one,) = read(tmp_path).inputs

    assert one.verdict is Verdict.REFUSED
    assert reason in one.reason


def test_a_broken_line_loses_nothing_else(tmp_path: Path) -> None:
    """A desk's export often has one bad row."""
    lines = [
        json.dumps({"text": BODY, "title": "One"}),
        '{"text": "bro',
        json.dumps({"text": BODY + " Again.", "title": "Three"}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")

    reading = read(tmp_path)

    assert [i.verdict for i in reading.inputs] == [Verdict.KEPT, Verdict.REFUSED, Verdict.KEPT]
    assert "line 2" in reading.inputs[1].reason


def test_lone_surrogates_and_wrong_encodings_are_read_in_part(tmp_path: Path) -> None:
    """A text that cannot be written out again would break the report of all others."""
    (tmp_path / "a.json").write_text(
        '{"text": "The bridge \\ud800 was closed on Friday by the council of the town."}', "utf-8"
    )
    (tmp_path / "b.txt").write_bytes("Le café was closed on Friday by the council of the town.".encode("cp1252"))

    reading = read(tmp_path)

    assert [i.verdict for i in reading.inputs] == [Verdict.PARTIAL, Verdict.PARTIAL]
    assert all(d.text.encode("utf-8") for d in reading.documents)


def test_equal_texts_are_two_documents(tmp_path: Path) -> None:
    """A copy under another masthead is what the program is there to show."""
    (tmp_path / "a.txt").write_text(BODY, "utf-8")
    (tmp_path / "b.txt").write_text(BODY, "utf-8")

    reading = read(tmp_path)

    assert len({d.id for d in reading.documents}) == 2
    assert "same text as" in reading.inputs[1].reason


def test_a_page_gives_its_paragraphs_and_metadata(tmp_path: Path) -> None:
    """Menus and teasers must stay out, the first paragraph in."""
    page = f"<html><head><title>T</title><meta property='og:site_name' content='Lakeside Radio'></head><body><nav><a>Home</a></nav><article><h1>Bridge shut</h1><p>{BODY}</p><p>{BODY} Twice.</p></article></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")

    (document,) = read(tmp_path).documents

    assert document.outlet == "Lakeside Radio"
    assert document.text.count("two cables snapped") == 2
    assert "Home" not in document.text


def test_a_title_ends_before_the_outlets_name(tmp_path: Path) -> None:
    """Search engines want the name there; the page shows the headline without it."""
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge shut - for good | The Echo"}</script>'
    page = made.PAGE.replace("<head>", f"<head>{data}").replace(
        "<h1>Bridge shut</h1>", "<h1>Bridge shut - for good</h1>"
    )
    (tmp_path / "a.html").write_text(page, "utf-8")

    assert [d.title for d in read(tmp_path).documents] == ["Bridge shut - for good"]


def test_metadata_from_a_table_wins(tmp_path: Path) -> None:
    """The user knows where a pasted text comes from."""
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.txt").write_text(BODY, "utf-8")
    (tmp_path / "about.csv").write_text("file,outlet,date\na.txt,Lakeside Tribune,2025-04-08\nz.txt,Nobody,\n", "utf-8")

    reading = FileReader(metadata=str(tmp_path / "about.csv"))([str(tmp_path / "pile")])

    assert reading.documents[0].outlet == "Lakeside Tribune"
    assert any("no article is called «z.txt»" in i.reason for i in reading.inputs)


def test_another_language_is_kept_and_said(tmp_path: Path) -> None:
    """An article that we cannot analyse is not an article without sources."""
    (tmp_path / "a.txt").write_text(
        "Le pont a été fermé vendredi après la rupture de deux câbles, a annoncé la mairie de la ville.", "utf-8"
    )

    reading = read(tmp_path)

    assert reading.documents[0].language == "fr"
    assert "language not supported yet" in reading.inputs[0].reason


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4))
def test_every_input_gets_a_verdict(tmp_path: Path, contents: list[bytes]) -> None:
    """Kept, partial and refused add up to what was given, whatever the bytes."""
    for old in tmp_path.iterdir():
        old.unlink()
    for i, raw in enumerate(contents):
        (tmp_path / f"{i}.txt").write_bytes(raw)

    reading = read(tmp_path)

    assert len([i for i in reading.inputs if "!" not in i.path]) == len(contents)
    assert {d.id for d in reading.documents} == {i.document for i in reading.inputs if i.verdict is not Verdict.REFUSED}


@pytest.mark.parametrize(
    ("line", "agency", "day"),
    [
        ("MELDRI, Oct 8 (KNA) - Twenty-three pupils fell ill.", "KNA", "Oct 8"),
        ("SARNAU/MELDRI, Oct 9 (KNA) - The number rose to 47.", "KNA", "Oct 9"),
        ("PORT HARRANE, 7 November, 11.10 (Norpress) – At least eleven died.", "Norpress", "7 November"),
    ],
)
def test_datelines_of_agencies(line: str, agency: str, day: str) -> None:
    """Whose wire it is, and of which day."""
    found = find_dateline(line)

    assert found is not None
    assert (found.agency, found.day) == (agency, day)


def test_an_agencys_slug_is_no_outlet() -> None:
    """«KNA-MELDRI-PUPILS» names the story, not who tells it."""
    text = "Pupils fall ill\n\nKNA-MELDRI-PUPILS\nMELDRI, Oct 8 (KNA) - Twenty-three pupils have fallen ill, the head teacher said."

    assert document_from_mapping({"text": text}, path="a.txt").outlet == "KNA"
