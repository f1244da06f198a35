"""Files too large for memory, read piece by piece: nothing is lost, and damage is named where it is."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

import pytest

from firsthand.model import Verdict
from firsthand.read import FileReader
from firsthand.read.large import large_kind, large_parts
from firsthand.read.rows import rows_of
from tests.unit.read import made

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.protocols import Reading

ROW = f'Bridge shut,"{made.BODY}\n{made.MORE}",2025-04-08\n'


def large(path: Path, raw: bytes, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Read a file as if it were too large for memory."""
    monkeypatch.setattr("firsthand.read.files.MAX_BYTES", 100)
    path.write_bytes(raw)
    return FileReader()([str(path)])


def test_one_text_too_large_for_an_article_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody writes an article of 100 MB: it is many, and only the desk knows where they end."""
    (one,) = large(tmp_path / "a.txt", (made.BODY * 3).encode(), monkeypatch).inputs

    assert one.verdict is Verdict.REFUSED
    assert "Split it into articles" in one.reason


def test_a_quotation_mark_that_never_closes_swallows_no_rest() -> None:
    """Of a table of any length, no more than one row may be held."""
    lines = [("title,text\n", ""), ('a,"never closed\n', "")] + [(f"{k},{made.MORE}\n", "") for k in range(50)]

    rows = list(rows_of(lines, ",", longest=300))

    assert [r.line for r in rows] == list(range(1, 53))
    assert "never closed" in rows[1].cells[1]
    assert "more than 300 characters" in rows[1].fault
    assert not any(r.fault for r in rows[2:])


def test_a_packed_table_cut_short_gives_what_stands_before_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A download that broke off holds most of its articles."""
    table = "title,text,date\n" + "".join(ROW.replace("Bridge", f"Bridge {k}") for k in range(2000))
    packed = gzip.compress(table.encode())

    reading = large(tmp_path / "a.csv.gz", packed[: len(packed) // 2], monkeypatch)

    assert len(reading.documents) > 100
    assert any(i.verdict is Verdict.REFUSED and "end early" in i.reason for i in reading.inputs)


def test_a_row_that_is_not_utf8_is_read_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name in wrong letters is another name; the other rows are not doubted for it."""
    rows = ["title,text,by\n", f'Shut,"{made.BODY}",Anaïs\n', f'Open,"{made.MORE}",Ana\n']

    reading = large(tmp_path / "a.csv", "".join(rows).encode("cp1252"), monkeypatch)

    assert [d.byline for d in reading.documents] == ["Anaïs", "Ana"]
    assert [i.path[-2:] for i in reading.inputs if "line 2: " in i.reason] == ["!2"]
    monkeypatch.undo()
    small = FileReader()([str(tmp_path / "a.csv")])
    assert [i.path[-2:] for i in small.inputs if "Windows-1252" in i.reason] == ["!2"]


def test_a_packed_bomb_is_stopped(tmp_path: Path) -> None:
    """A megabyte that unpacks to a gigabyte is no pile."""
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"title,text\n" + b"a," + b"x" * 20_000_000 + b"\n" + ROW.encode() * 3))

    parts = list(large_parts(str(path)))

    assert any("100 times its size" in p.refused for p in parts)


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("a.tab", b"title\ttext\tdate\n" + b"a\tb\tc\n" * 3, "table"),
        ("a", b'{"text": "a"}\n{"text": "b"}\n', "lines"),
        ("a.json", b'{\n "text": "a"\n}', ""),
        ("a.txt", b"The bridge was closed on Friday.\n", ""),
        ("a.bin", bytes(600), ""),
    ],
)
def test_what_can_be_read_in_pieces_is_known_by_its_beginning(tmp_path: Path, name: str, raw: bytes, kind: str) -> None:
    """Whole files are read only where nothing else is possible."""
    (tmp_path / name).write_bytes(raw)

    assert large_kind(str(tmp_path / name)) == kind


def test_standard_input_of_any_size_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What came behind the first 100 MB was once lost without a word."""

    class Piped:
        buffer = io.BytesIO(b"".join(b'{"text": "%s %d"}\n' % (made.BODY.encode(), k) for k in range(5)))

    monkeypatch.setattr("firsthand.read.files.MAX_BYTES", 100)
    monkeypatch.setattr("sys.stdin", Piped)

    reading = FileReader()(["-"])

    assert [i.path for i in reading.inputs] == [f"-!{k}" for k in range(1, 6)]
    assert all(d.text.startswith(made.BODY) for d in reading.documents)
