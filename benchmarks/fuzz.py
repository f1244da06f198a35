"""Mutations of every kind of input, and of dates, addresses and quotations: none may crash, be lost, or give spans outside of its text.

    python -m benchmarks.fuzz [--seconds N] [--mutations N] [--seed N]

Prints how many mutations of each kind were read, and each kind of fault once, with its input's bytes. Seeds are the invented files of the
tests. Files are read in this process and not in a child, which would hide a crash. What takes more than 2 s of processor time is a fault.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import firsthand
from firsthand.model import Published
from firsthand.read.addresses import AddressError, checked_address, joined_address
from firsthand.read.articles import Articles, Leaf
from firsthand.read.found import decoded, encoded
from firsthand.read.known import fits_host, folded_address, host_name, moment_of
from firsthand.read.lines import find_date, find_dateline
from firsthand.read.make import parse_published
from firsthand.read.parts import Part
from firsthand.text.days import days_of
from firsthand.text.quotes import quotations
from firsthand.text.times import find_times
from tests.unit.read import made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


TEXTS: Mapping[str, tuple[str, ...]] = {
    "date": ("Tuesday, 8 April 2025", "April 8, 2025 10:00 GMT", "2025-04-08T10:00:00+02:00", "Updated 9 April 2025, 10:30", "08.04.25", "20250408T100000Z",
             "QUILLABRA, April 8 (Prensandina) - ", "Tue, 08 Apr 2025 10:00:00 GMT", "the day before yesterday", "between 3 and 5 May", "early on Friday morning"),
    "url": ("https://www.lakeside-echo.example/2025/a?utm_source=x&b=1#top", "http://[::ffff:127.0.0.1]:8080/", "https://0x7f.1/", "//e.example/a/../b", "http://user:a@e.example/",
            "https://xn--bcher-kva.example/%2e%2e/a", "http://2130706433/"),
    "quotation": ("“We will rebuild,” said Ana Brandt, the mayor. “It will take a year.”", "He said: “She told me ‘no’ twice.” The Echo, quoting an official, denied it.",
                  '"We go on\n\n"and on," the spokesman added, according to «The Meridian».', "„Nein“, sagte sie. ‘Tis the mayor’s bridge, they’d said."),
}  # fmt: skip
_SLOW_S = 2.0


def file_faults(name: str, raw: bytes) -> list[str]:
    """Read a file and say what is wrong with the account."""
    found = Articles().read(Leaf(part=Part(path=name, raw=raw)))
    wrong = [] if found else ["no verdict"]
    if any((f.document and f.document.id) != f.input.document for f in found):
        wrong.append("the account does not add up")
    for document in (f.document for f in found if f.document):
        document.text.encode("utf-8")
        "".join(filter(None, (document.title, document.url, document.outlet, document.byline))).encode("utf-8")
        if any(not 0 <= z.start < z.end <= len(document.text) for z in document.zones):
            wrong.append("a zone outside of the text")
        wrong += [
            f"an empty interval: {m}" for m in (document.published, document.updated, document.fetched) if _is_empty(m)
        ]
    if any(decoded(json.loads(json.dumps(encoded(f)))) != f for f in found):
        wrong.append("a journal would give back something else")
    return wrong


def _is_empty(told: Published) -> bool:
    return bool(told.earliest and told.latest and told.earliest[:10] > told.latest[:10])


def date_faults(text: str) -> list[str]:
    """Read a date in every way that we have."""
    found = [parse_published(text) or Published(), moment_of(text)]
    find_dateline(text)
    find_date(text)
    outside = [t for t in find_times(text) if not 0 <= t.start < t.end <= len(text)]
    for time_ in find_times(text):
        days_of(time_, "2025-04-08")
    return ["a time outside of the text"] * bool(outside) + ["an empty interval"] * any(map(_is_empty, found))


def url_faults(text: str) -> list[str]:
    """Put an address into the form that is asked; the form must stay as it is."""
    folded_address(text)
    fits_host("The Lakeside Echo", host_name(text))
    wrong = []
    for make in (checked_address, lambda to: joined_address("https://e.example/a/b", to)):
        try:
            once = make(text)
            if checked_address(once) != once:
                wrong.append(f"another form the second time: {once}")
        except AddressError:
            continue
    return wrong


def quotation_faults(text: str) -> list[str]:
    """Find quotations, and who says what; every span must lie in the text."""
    if not text.strip():
        return []  # no article: an error that says so
    outside = [q for q in quotations(text) if not 0 <= q.start < q.end <= len(text)]
    told = firsthand.attribute(text)
    spans = [c for s in told.statements for c in s.content]
    wrong = ["a quotation outside of the text"] * bool(outside)
    return wrong + ["a statement outside of the text"] * any(not 0 <= a < b <= len(text) for a, b in spans)


def text_faults(kind: str, raw: bytes) -> list[str]:
    """Read a mutated date, address or quotation."""
    checks = {"date": date_faults, "url": url_faults, "quotation": quotation_faults}
    return checks[kind](raw.decode("utf-8", "replace"))


class Tally:
    """What was read, and what went wrong."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.seen: set[tuple[object, ...]] = set()
        self.slowest = (0.0, "")

    def run(self, kind: str, raw: bytes, check: Callable[[str, bytes], list[str]]) -> None:
        """Read one mutation."""
        started = time.process_time()
        try:
            wrong = check(kind, raw)
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            wrong = [f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"]
        took = time.process_time() - started
        self.slowest = max(self.slowest, (took, kind))
        self.counts[kind.rpartition(".")[2]] += 1
        for fault in [*wrong, *([f"slow: {took:.1f} s"] if took > _SLOW_S else [])]:
            key = (kind, fault.split(":")[0], fault.rsplit("(", 1)[-1] if "(" in fault else "")
            if key not in self.seen:
                self.seen.add(key)
                print(f"{kind}: {fault}\n  {raw!r:.2000}", flush=True)


def main() -> None:
    """Mutate and read for so many seconds, or so many mutations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--mutations", type=int, help="stop after so many, however long they take")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lots, since, tally = random.Random(options.seed), time.monotonic(), Tally()  # noqa: S311 - no secret
    kinds = [*sorted(SEEDS), *sorted(TEXTS)]
    text_faults("quotation", b'"Models are loaded," she said.')
    with contextlib.suppress(KeyboardInterrupt):  # what was read until then is printed
        while (
            tally.counts.total() < options.mutations
            if options.mutations
            else time.monotonic() - since < options.seconds
        ):
            kind = lots.choice(kinds)
            if kind in TEXTS:
                tally.run(kind, mutated(lots.choice(TEXTS[kind]).encode(), lots), text_faults)
            else:
                tally.run(kind, mutated(SEEDS[kind], lots), file_faults)
    print(", ".join(f"{n:,} {kind}" for kind, n in sorted(tally.counts.items())))
    took = time.monotonic() - since
    print(
        f"{tally.counts.total():,} mutations in {took:.0f} s, {len(tally.seen)} kinds of fault, the slowest {tally.slowest[0]:.2f} s ({tally.slowest[1]})"
    )
    sys.exit(1 if tally.seen else 0)


if __name__ == "__main__":
    main()
