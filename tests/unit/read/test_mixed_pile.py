from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from firsthand.cli import main
from firsthand.model import Verdict
from firsthand.read import FileReader
from tests.unit.read import made

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Echo",
    "items": [{"title": "Shut", "content_html": f"<p>{made.BODY}</p><p>{made.MORE}</p><p>{made.BODY}</p>"}],
}
NINJS = {"uri": "urn:x:1", "headline": "Shut", "body_html": f"<p>{made.BODY}</p>", "provider": {"name": "Nordwire"}}
LINES = [json.dumps({"text": f"{made.BODY} {k}"}) for k in range(3)]
OPML = b'<opml version="2.0"><body><outline xmlUrl="https://e.example/feed"/></body></opml>'
WACZ = made.zipped(datapackage_dot_json=b"{}", archive__data_dot_warc_dot_gz=made.packed_warc())

# name → bytes, articles in it, inputs refused
PILE: dict[str, tuple[bytes, int, int]] = {
    "text.txt": (made.BODY.encode(), 1, 0),
    "notes.md": (f"# Bridge shut\n\n{made.BODY}\n".encode(), 1, 0),
    "page.html": (made.PAGE.encode(), 1, 0),
    "saved.htm": (made.PAGE.encode(), 1, 0),
    "saved_files/script.js": (b"x", 0, 0),
    "archive.mhtml": (made.MHTML, 1, 0),
    "mail.eml": (made.MAIL, 1, 0),
    "one.json": (LINES[0].encode(), 1, 0),
    "many.json": (f"[{LINES[0]},{LINES[1]}]".encode(), 2, 0),
    "lines.jsonl": ("\n".join(LINES).encode(), 3, 0),
    "table.csv": (made.CSV, 2, 0),
    "table.tsv": (made.CSV.replace(b",", b"\t").replace(b"\tJuly", b",July"), 2, 0),
    "paper.pdf": (made.pdf(*made.BODY.split(", ")), 1, 0),
    "letter.docx": (made.docx(made.BODY, made.MORE), 1, 0),
    "feed.rss": (made.RSS, 1, 1),
    "feed.atom": (made.ATOM, 1, 0),
    "feed.json": (json.dumps(FEED).encode(), 1, 0),
    "feeds.opml": (OPML, 0, 1),
    "web.warc": (made.warc(), 3, 0),
    "web.warc.gz": (made.packed_warc(), 3, 0),
    "web.wacz": (WACZ, 3, 0),
    "wire.json": (json.dumps(NINJS).encode(), 1, 0),
    "wire.xml": (made.NITF, 1, 0),
    "all.zip": (made.zipped(a_dot_html=made.PAGE.encode(), b_dot_txt=made.BODY.encode(), c_dot_warc=made.warc()), 5, 0),
    "all.tar": (made.tarred({"a.html": made.PAGE.encode(), "b/c.txt": made.MORE.encode()}), 2, 0),
    "addresses.txt": (b"https://e.example/1\nhttps://e.example/2\n", 0, 2),
    "export-a.txt": (made.LABELLED, 2, 0),
    "export-b.txt": (made.NUMBERED, 2, 0),
    "export-c.txt": (made.TAGGED, 2, 0),
    "book.xlsx": (made.zipped(xl__workbook_dot_xml=b"<workbook/>"), 0, 1),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00", 0, 1),
}


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    for name, (raw, _, _) in PILE.items():
        path = tmp_path / "pile" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return tmp_path / "pile"


def test_every_format_is_read_from_one_pile_and_the_account_adds_up(pile: Path) -> None:
    """A desk's folder has all of it."""
    reading = FileReader()([str(pile)])

    articles, left = Counter[str](), Counter[str]()
    for one in reading.inputs:
        name = one.path.removeprefix(f"{pile}/").partition("!")[0]
        articles[name] += one.document is not None
        left[name] += one.verdict is Verdict.REFUSED
    assert {n: (articles[n], left[n]) for n in PILE} == {
        n: (n_articles, n_left) for n, (_, n_articles, n_left) in PILE.items()
    }
    assert {i.document for i in reading.inputs if i.document} == {d.id for d in reading.documents}
    assert all(i.reason.rstrip().count(".") for i in reading.inputs if i.verdict is Verdict.REFUSED)


def test_a_member_is_an_input_of_its_own_with_its_place(pile: Path) -> None:
    """A reader must be able to find it again."""
    paths = {i.path.removeprefix(f"{pile}/") for i in FileReader()([str(pile)]).inputs}

    assert {"web.warc!3", "all.zip!c.warc!2", "all.tar!b/c.txt", "web.wacz!archive/data.warc.gz!1"} <= paths
    assert {"lines.jsonl!2", "table.csv!2", "feed.rss!1", "export-a.txt!2", "addresses.txt!1"} <= paths


def test_the_exit_status_tells_whole_in_part_and_nothing(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script must be able to tell."""
    ended = {}
    for given in ("web.warc", "feed.rss", "picture.png", "", "none"):
        with pytest.raises(SystemExit) as left:
            main(["read", str(pile / given), "--format", "json", "--progress", "none"])
        ended[given] = left.value.code
        capsys.readouterr()

    assert ended == {"web.warc": 0, "feed.rss": 3, "picture.png": 1, "": 3, "none": 1}


def test_formats_are_told_by_content_and_not_by_their_names(pile: Path) -> None:
    """Somebody renames files, or a server gives them no ending."""
    before = FileReader()([str(pile)])
    renamed = [n for n in PILE if "saved" not in n and not n.endswith((".txt", ".md", ".tsv"))]
    for k, name in enumerate(renamed):
        (pile / name).rename(pile / f"{k:02}.bin")

    after = FileReader()([str(pile)])

    assert sorted(d.text for d in after.documents) == sorted(d.text for d in before.documents)
    assert len(after.inputs) == len(before.inputs)
