from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand.model import Verdict
from firsthand.read import FileReader
from tests.unit.read import made

if TYPE_CHECKING:
    from firsthand.protocols import Reading


def read(folder: Path, name: str, raw: bytes, **settings: object) -> Reading:
    (folder / name).write_bytes(raw)
    return FileReader(**settings)([str(folder / name)])  # type: ignore[arg-type]


def members(reading: Reading) -> list[tuple[str, Verdict]]:
    return [(i.path.rpartition("!")[2], i.verdict) for i in reading.inputs if "!" in i.path]


KEPT, PARTIAL, REFUSED = Verdict.KEPT, Verdict.PARTIAL, Verdict.REFUSED


@pytest.mark.parametrize(
    ("name", "raw", "n_articles"),
    [
        ("a.warc", made.warc(), 3),
        ("a.warc.gz", made.packed_warc(), 3),
        ("a.zip", made.zipped(a_dot_html=made.PAGE.encode(), b_dot_txt=made.BODY.encode()), 2),
        ("a.wacz", made.zipped(datapackage_dot_json=b"{}", archive__data_dot_warc_dot_gz=made.packed_warc()), 3),
        ("a.tar", made.tarred({"a.html": made.PAGE.encode(), "b/c.txt": made.MORE.encode()}), 2),
        ("a.tar.gz", gzip.compress(made.tarred({"a.html": made.PAGE.encode()})), 1),
        ("a.html.gz", gzip.compress(made.PAGE.encode()), 1),
        ("a.docx", made.docx(made.BODY, made.MORE), 1),
        ("a.eml", made.MAIL, 1),
        ("a.mhtml", made.MHTML, 1),
        ("a.rss", made.RSS, 1),
        ("a.atom", made.ATOM, 1),
        ("a.csv", made.CSV, 2),
        ("a.tsv", made.CSV.replace(b",", b"\t").replace(b"\tJuly", b",July"), 2),
        ("a.export", made.LABELLED, 2),
        ("b.export", made.NUMBERED, 2),
        ("c.export", made.TAGGED, 2),
    ],
)
@pytest.mark.parametrize("renamed", [False, True])
def test_a_container_is_known_by_its_content(
    tmp_path: Path, name: str, raw: bytes, n_articles: int, *, renamed: bool
) -> None:
    """Desks rename files; an article lost silently is a wrong answer."""
    tables = name.endswith(".tsv")

    reading = read(tmp_path, "renamed.bin" if renamed and not tables else name, raw)

    assert len(reading.documents) == n_articles, reading.inputs
    assert {i.document for i in reading.inputs if i.document} == {d.id for d in reading.documents}


@pytest.mark.parametrize("name", ["a.mhtml", "a.warc"])
def test_a_page_comes_from_where_it_was_fetched(tmp_path: Path, name: str) -> None:
    """A page may claim any address and any name; one that fits the host is taken."""
    raw = made.MHTML if name == "a.mhtml" else made.warc(1)

    (document,) = read(tmp_path, name, raw).documents

    assert (document.url or "").startswith("https://lakeside-echo.example/")
    assert document.outlet == "Lakeside Echo"
    assert document.published.latest


def test_a_claimed_name_that_does_not_fit_the_host_is_not_taken(tmp_path: Path) -> None:
    """Otherwise one site can pose as many."""
    (document,) = read(tmp_path, "a.warc", made.record(made.answered(), url="https://www.copies.example/a")).documents

    assert document.outlet == "copies.example"


@pytest.mark.parametrize(("raw", "fields"), [
    (made.LABELLED, ("Bridge shut over the lake", "The Lakeside Echo (Quillabra)", "2025-04-08", "Ana Brandt")),
    (made.NUMBERED, ("Bridge shut over the lake", "The Lakeside Echo", "2025-04-08", "Ana Brandt")),
    (made.TAGGED, ("Bridge shut over the lake", "Lakeside Echo", "2025-04-08", "Ana Brandt")),
])  # fmt: skip
def test_an_export_gives_each_article_with_its_fields(tmp_path: Path, raw: bytes, fields: tuple[str, ...]) -> None:
    """Desks keep the database's own files."""
    document = read(tmp_path, "a.txt", raw).documents[0]

    assert (document.title, document.outlet, document.published.earliest, document.byline) == fields
    assert document.text == f"{made.BODY}\n\n{made.MORE}"


def test_columns_are_guessed_shown_and_can_be_set(tmp_path: Path) -> None:
    """A wrong guess must be seen and mended."""
    raw = b"a,b\n%s,%s\n" % (f'"{made.BODY}"'.encode(), f'"{made.MORE} {made.MORE}"'.encode())

    guessed, given = read(tmp_path, "a.csv", raw), read(tmp_path, "a.csv", raw, columns=(("text", "1"),))

    assert guessed.documents[0].text.startswith(made.MORE)
    assert given.documents[0].text == made.BODY
    assert any("columns: text=" in i.reason for i in guessed.inputs)


def test_an_open_quotation_mark_loses_no_row(tmp_path: Path) -> None:
    """A CSV reader swallows the rest of the file otherwise."""
    rows = [f'"Bridge {k}","{made.BODY} {k}"' for k in range(4)]
    rows[1] = rows[1].removesuffix('"')

    reading = read(tmp_path, "a.csv", ("title,text\n" + "\n".join(rows) + "\n").encode())

    assert sum(f"hurt. {k}" in d.text for k in range(4) for d in reading.documents) == 4
    assert any(i.verdict is PARTIAL for i in reading.inputs)


def test_a_feed_says_what_it_does_not_hold(tmp_path: Path) -> None:
    """A title alone is no article, and is not lost either."""
    reading = read(tmp_path, "a.xml", made.RSS)

    assert members(reading) == [("1", KEPT), ("2", REFUSED)]
    assert reading.documents[0].byline == "Ana Brandt"
    assert reading.documents[0].published.earliest == "2025-04-08T10:00:00+00:00"


def test_a_json_feed_and_a_news_item_are_read(tmp_path: Path) -> None:
    """Agencies send one, sites the other."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Echo",
        "items": [
            {
                "title": "Shut",
                "content_html": f"<p>{made.BODY}</p><p>{made.MORE}</p><p>{made.BODY}</p>",
                "authors": [{"name": "Ana"}],
            }
        ],
    }
    item = {
        "uri": "urn:x:1",
        "headline": "Shut",
        "body_html": f"<p>{made.BODY}</p>",
        "byline": "Ana",
        "versioncreated": "2025-04-08T10:00:00Z",
        "provider": {"name": "Nordwire"},
    }

    (fed,) = read(tmp_path, "a.json", json.dumps(feed).encode()).documents
    (sent,) = read(tmp_path, "b.json", json.dumps(item).encode()).documents

    assert (fed.title, fed.byline, fed.outlet) == ("Shut", "Ana", "Echo")
    assert (sent.title, sent.byline, sent.outlet, sent.text) == ("Shut", "Ana", "Nordwire", made.BODY)


def test_addresses_are_refused_with_what_to_do(tmp_path: Path) -> None:
    """Nothing goes out that was not asked for."""
    reading = read(tmp_path, "a.txt", b"# mine\nhttps://e.example/1\nhttps://e.example/2\n")

    assert members(reading) == [("2", REFUSED), ("3", REFUSED)]
    assert all("--fetch" in i.reason for i in reading.inputs)


def test_hidden_and_struck_out_words_of_an_office_file_are_no_statement(tmp_path: Path) -> None:
    """The editor does not see them either."""
    reading = read(tmp_path, "a.docx", made.docx(made.BODY, made.MORE))

    assert reading.documents[0].text == f"{made.BODY}\n\n{made.MORE}"
    assert "hidden words" in reading.inputs[0].reason


def test_a_pdf_gives_its_paragraphs(tmp_path: Path) -> None:
    """Press offices send nothing else."""
    pytest.importorskip("pypdf")

    reading = read(
        tmp_path,
        "a.pdf",
        made.pdf(
            "The bridge over the lake was closed on Friday after two",
            "cables snapped, and the council said that it would stay shut.",
            "",
            "Nobody was hurt.",
        ),
    )

    assert "after two cables snapped" in reading.documents[0].text


def test_a_pdf_that_hurts_its_reader_ends_its_child_only(tmp_path: Path) -> None:
    """The next file must still be read."""
    (tmp_path / "b.txt").write_text(made.BODY, "utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"1 0 obj<<" * 5000)

    reading = FileReader()([str(tmp_path)])

    assert [i.verdict for i in reading.inputs] == [REFUSED, KEPT]


TABLE = "title,text,by\n" + "".join(f'Shut {k},"{made.BODY}\n\n{made.MORE}",Ana\n' for k in range(60))
LINES = "".join(json.dumps({"text": f"{made.BODY} {k}"}) + "\n" for k in range(3))


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.warc", made.warc()),
        ("a.warc.gz", made.packed_warc()),
        ("a.zip", made.zipped(a_dot_html=made.PAGE.encode(), b_dot_txt=made.BODY.encode())),
        ("a.tar", made.tarred({"a.html": made.PAGE.encode(), "b/c.txt": made.MORE.encode()})),
        ("a.tar.gz", gzip.compress(made.tarred({"a.html": made.PAGE.encode(), "b/c.txt": made.MORE.encode()}))),
        ("a.csv", TABLE.encode()),
        ("b.csv", TABLE.replace('"', "", 1).encode()),
        ("d.csv", ("\ufeff" + TABLE).encode()),
        ("e.csv", TABLE.replace("\n", "\r\n").encode()),
        ("a.jsonl", LINES.encode()),
        ("b.json", LINES.encode()),
        ("a.jsonl.gz", gzip.compress(LINES.encode())),
    ],
)
def test_an_archive_too_large_for_memory_is_read_where_it_lies(
    tmp_path: Path, name: str, raw: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Web archives are often larger than a desk's machine has memory."""
    whole = read(tmp_path, name, raw)
    monkeypatch.setattr("firsthand.read.files.MAX_BYTES", 100)

    large = read(tmp_path, name, raw)

    assert [d.text for d in large.documents] == [d.text for d in whole.documents]
    assert [(i.path, i.verdict) for i in large.inputs] == [(i.path, i.verdict) for i in whole.inputs]
    assert large.documents


def test_the_folder_of_a_saved_page_is_part_of_the_page(tmp_path: Path) -> None:
    """Its pictures and programs are no articles that were lost."""
    (tmp_path / "Bridge shut.html").write_text(made.PAGE, "utf-8")
    (tmp_path / "Bridge shut_files").mkdir()
    (tmp_path / "Bridge shut_files" / "a.js").write_text("x", "utf-8")
    (tmp_path / "Bridge shut_files" / "b.png").write_bytes(b"\x89PNG")

    (one,) = FileReader()([str(tmp_path)]).inputs

    assert one.verdict is KEPT
    assert one.reason == "2 files of the page's own folder left out"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [("windows-1251", "cp1251"), ("shift_jis", "shift_jis"), ("iso-8859-2", "iso8859-2"), ("gb2312", "gb2312")],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path, raw: str, encoding: str) -> None:
    """A name read in the wrong letters is another name."""
    word = {"cp1251": "Кабул", "shift_jis": "東京", "iso8859-2": "Łódź", "gb2312": "北京"}[encoding]
    page = made.PAGE.replace("<head>", f'<head><meta charset="{raw}">').replace("Friday", word)

    (document,) = read(tmp_path, "a.html", page.encode(encoding)).documents

    assert word in document.text


@pytest.mark.parametrize("raw", [made.NITF, made.NEWSML])
def test_an_agencys_xml_is_read(tmp_path: Path, raw: bytes) -> None:
    """The wire is where most stories begin."""
    (document,) = read(tmp_path, "a.xml", raw).documents

    assert (document.title, document.byline, document.outlet) == ("Bridge shut", "Ana Brandt", "Nordwire")
    assert (document.published.earliest or "").startswith("2025-04-08")
    assert document.text == f"{made.BODY}\n\n{made.MORE}"
