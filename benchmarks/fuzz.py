"""Mutations of every kind of input: none may crash the reader, be lost, or give spans outside of its text.

    python -m benchmarks.fuzz [--seconds N] [--seed N]

Prints how many mutations were read, and each kind of crash once, with its input's bytes. Seeds are the invented files of the tests.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.read import FileReader
from tests.unit.read import made

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEDS: Mapping[str, bytes] = {
    "a.warc": made.warc(), "b.warc.gz": made.packed_warc(), "c.zip": made.zipped(a_dot_html=made.PAGE.encode(), b_dot_txt=made.BODY.encode()),
    "d.tar": made.tarred({"a.html": made.PAGE.encode()}), "e.docx": made.docx(made.BODY, made.MORE), "f.eml": made.MAIL, "g.mhtml": made.MHTML,
    "h.rss": made.RSS, "i.atom": made.ATOM, "j.txt": made.LABELLED, "k.txt": made.NUMBERED, "l.txt": made.TAGGED, "m.csv": made.CSV,
    "n.html": made.PAGE.encode(), "o.json": b'{"text": "' + made.BODY.encode() + b'", "title": "x", "date": "2025-04-08"}', "p.nitf": made.NITF,
    "q.newsml": made.NEWSML, "r.txt": f"Bridge shut\n\nBy Ana Brandt\nThe Echo, 8 April 2025\n\n{made.BODY}\n".encode(),
}  # fmt: skip
TOKENS = [
    b"<", b">", b'"', b"'", b"\n\n", b"\r\n", b"\r", b"WARC/1.0\r\n", b"Content-Length: 99999\r\n", b"<!--", b"<![CDATA[", b"&#x110000;", b"&#0;", b"\x00", b"\xff",
    b"<table>", b"--x\n", b"=?utf-8?b?zz?=", b'style="display:none"', b"{", b"[", b",", b"\t", b"1 of 2 DOCUMENTS\n", b"AN  Document x\n", b"<script>",
    b'<p style="color:rgb(1,2">', b"charset=utf-7", b"%%%", b"\xed\xa0\x80", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1e9999", b"<time datetime=9999>",
    b"99 April 20255", b"\xe2\x80\xae", b"\xcc\x81", b"http://[", b"<br>", b'<meta charset="',
]  # fmt: skip


def mutated(raw: bytes, lots: random.Random) -> bytes:
    """Change a few places of some bytes."""
    data = bytearray(raw)
    for _ in range(lots.randint(1, 6)):
        at, kind = lots.randrange(len(data) + 1), lots.random()
        if kind < 0.3 and data:  # noqa: PLR2004 - shares of the four kinds
            data[at % len(data)] = lots.randrange(256)
        elif kind < 0.5:  # noqa: PLR2004
            del data[at : at + lots.choice([1, 2, 10, 100, 1000])]
        elif kind < 0.8:  # noqa: PLR2004
            data[at:at] = lots.choice(TOKENS)
        else:
            start = lots.randrange(len(data) + 1)
            data[at:at] = data[start : start + lots.choice([5, 50, 500])]
    return bytes(data)


def faults(path: Path) -> list[str]:
    """Read a file and say what is wrong with the account."""
    reading = FileReader()([str(path)])
    wrong = [] if reading.inputs else ["no verdict"]
    if {i.document for i in reading.inputs if i.document} != {d.id for d in reading.documents}:
        wrong.append("the account does not add up")
    for document in reading.documents:
        document.text.encode("utf-8")
        "".join(filter(None, (document.title, document.url, document.outlet, document.byline))).encode("utf-8")
        if any(not 0 <= z.start < z.end <= len(document.text) for z in document.zones):
            wrong.append("a zone outside of the text")
    return wrong


def main() -> None:
    """Mutate and read for so many seconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lots, since, n, slowest = random.Random(options.seed), time.monotonic(), 0, 0.0  # noqa: S311 - no secret
    seen: set[tuple[object, ...]] = set()
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() - since < options.seconds:
            name = lots.choice(sorted(SEEDS))
            path = Path(folder) / name
            raw = mutated(SEEDS[name], lots)
            path.write_bytes(raw)
            started = time.monotonic()
            try:
                wrong = faults(path)
            except Exception as error:  # noqa: BLE001 - a crash is what is looked for
                last = traceback.extract_tb(error.__traceback__)[-1]
                wrong = [f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"]
            slowest, n = max(slowest, time.monotonic() - started), n + 1
            for fault in wrong:
                key = (name, fault.split(":")[0], fault.rsplit("(", 1)[-1])
                if key not in seen:
                    seen.add(key)
                    print(f"{name}: {fault}\n  {raw!r:.2000}")
    print(f"{n:,} mutations, {len(seen)} kinds of fault, the slowest {slowest:.2f} s")
    sys.exit(1 if seen or slowest > 2 else 0)  # noqa: PLR2004 - seconds


if __name__ == "__main__":
    main()
