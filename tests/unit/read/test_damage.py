from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from firsthand.model import Verdict
from firsthand.read import FileReader
from firsthand.read.warc import records
from tests.unit.read import made
from tests.unit.read.test_containers import members, read

KEPT, PARTIAL, REFUSED = Verdict.KEPT, Verdict.PARTIAL, Verdict.REFUSED


@pytest.mark.parametrize("lie", [-200, -1, 5, 3000, 10**9])
def test_one_length_that_lies_hides_no_other_record(tmp_path: Path, lie: int) -> None:
    """A reader that believed it swallowed three articles."""
    blocks = [made.answered(made.PAGE.replace("two cables", f"{k} cables")) for k in range(4)]
    raw = b"".join(made.record(b, length=len(b) + lie if k == 1 else None) for k, b in enumerate(blocks))

    reading = read(tmp_path, "a.warc", raw)

    assert {k for k in range(4) for d in reading.documents if f"{k} cables" in d.text} >= {0, 2, 3}
    assert any(i.verdict is not KEPT for i in reading.inputs)


@pytest.mark.parametrize("at", [3, 400, 700, 1200])
def test_a_damaged_packed_archive_keeps_what_is_whole_on_both_sides(tmp_path: Path, at: int) -> None:
    """Web archives are packed record by record so that this is possible."""
    whole = made.packed_warc(4)
    damaged = bytearray(whole)
    damaged[at : at + 8] = b"\xff" * 8

    reading = read(tmp_path, "a.warc.gz", bytes(damaged))

    assert len(reading.documents) >= 3
    assert any(i.verdict is not KEPT and "byte" in i.reason for i in reading.inputs)


def test_a_cut_archive_says_so(tmp_path: Path) -> None:
    """A cut file passed as whole in every reader that we know."""
    cut, packed = made.warc(3)[:-300], made.packed_warc(3)[:-60]

    readings = [read(tmp_path, "a.warc", cut), read(tmp_path, "b.warc.gz", packed)]

    assert all(any(i.verdict is not KEPT for i in r.inputs) for r in readings)
    assert all(len(r.documents) >= 2 for r in readings)


def test_records_packed_by_size_are_put_together() -> None:
    """Some programs pack every so many bytes and not every record."""
    raw = made.warc(2)

    found = list(records(gzip.compress(raw[:300]) + gzip.compress(raw[300:])))

    assert [r.damage for r in found] == ["", ""]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "C:\\out.txt", "a/../../out.txt"])
def test_no_name_leads_out_of_an_archive(tmp_path: Path, name: str) -> None:
    """Zip slip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        opened.writestr(name, made.BODY)

    reading = read(tmp_path, "a.zip", out.getvalue())

    assert any(i.verdict is REFUSED and "leads out" in i.reason for i in reading.inputs)
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_links_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    """A link may point at any file of the desk's machine."""
    reading = read(tmp_path, "a.tar", made.tarred({"a.txt": made.BODY.encode()}, {"b.txt": "/etc/hostname"}))

    assert members(reading) == [("a.txt", KEPT), ("b.txt", REFUSED)]


def test_bombs_stop_at_the_limit(tmp_path: Path) -> None:
    """A thousandth of its size is enough to fill a machine."""
    bomb = bytes(64 * 1024 * 1024)
    zipped = made.zipped(a_dot_txt=bomb, b_dot_txt=made.BODY.encode())

    readings = [read(tmp_path, "a.gz", gzip.compress(bomb)), read(tmp_path, "b.zip", zipped)]

    assert all(any("times its size" in i.reason and i.verdict is not KEPT for i in r.inputs) for r in readings)
    assert len(readings[1].documents) == 1


def test_archives_within_archives_end(tmp_path: Path) -> None:
    """One may hold itself."""
    raw = made.BODY.encode()
    for _ in range(8):
        raw = made.zipped(a_dot_zip=raw)

    reading = read(tmp_path, "a.zip", raw)

    assert any("an archive in" in i.reason for i in reading.inputs if i.verdict is REFUSED)


def test_a_damaged_tar_keeps_what_stands_before(tmp_path: Path) -> None:
    """Half a download is half a pile."""
    raw = made.tarred({f"{k}.txt": f"{made.BODY} {k}".encode() for k in range(4)})

    reading = read(tmp_path, "a.tar", raw[:2600])

    assert len(reading.documents) >= 2
    assert any(i.verdict is not KEPT for i in reading.inputs)
    assert tarfile.is_tarfile(io.BytesIO(raw))


def test_an_xml_bomb_is_not_expanded(tmp_path: Path) -> None:
    """A billion laughs, and the file of passwords."""
    entities = "".join(
        f'<!ENTITY l{k} "&l{k - 1};&l{k - 1};&l{k - 1};&l{k - 1};&l{k - 1};&l{k - 1};&l{k - 1};&l{k - 1};">'
        for k in range(1, 12)
    )
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    raw = made.RSS.decode().replace('<?xml version="1.0"?>', doctype).replace("Bridge shut", "&l11; &f;").encode()

    reading = read(tmp_path, "a.xml", raw)

    assert reading.documents[0].title == "&l11; &f;"
    assert any("not expanded" in i.reason for i in reading.inputs)


def test_an_ill_formed_feed_is_read_and_said_to_be_so(tmp_path: Path) -> None:
    """Half of all feeds are."""
    reading = read(tmp_path, "a.xml", made.RSS.replace(b"</item>", b"", 1))

    assert any(i.verdict is PARTIAL and "not well-formed" in i.reason for i in reading.inputs)
    assert reading.documents


@pytest.mark.parametrize("make", [made.warc, made.packed_warc])
def test_no_flip_of_a_byte_stops_the_reader(make: object, tmp_path: Path) -> None:
    """Ten thousand such files must not lose the others."""
    raw = make(2)  # type: ignore[operator]
    reader = FileReader()
    for at in range(0, len(raw), 37):
        damaged = bytearray(raw)
        damaged[at] ^= 0x55
        (tmp_path / "a.warc").write_bytes(bytes(damaged))

        assert reader([str(tmp_path / "a.warc")]).inputs
