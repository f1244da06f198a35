"""Whether any text costs a function the square of its length: every public text function over thirty-six pumps of our own.

    python -m benchmarks.pumps [FUNCTION …]

A pump is a few characters said over and over. A function is timed over n and 2n of them, n so large that it takes some time (processor
time, garbage collection off), or over the longest text that is tried. Twice the text must not take over 2.6 times as long; of several
measurements the best counts, since machines are shared. Prints the worst of each function; ends with 1 over the bound.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import sys
import time
from typing import TYPE_CHECKING

from firsthand.read import document_from_mapping
from firsthand.read.addresses import AddressError, checked_address
from firsthand.read.charset import decode_declared
from firsthand.read.exports import is_export
from firsthand.read.feeds import iso_date, plain_text
from firsthand.read.head import read_head
from firsthand.read.html import read_page
from firsthand.read.json_lines import is_json, json_parts
from firsthand.read.known import fits_host, folded_address, moment_of
from firsthand.read.linear import article_text, scan
from firsthand.read.lines import (
    find_date,
    find_dateline,
    furniture,
    is_agency_line,
    is_byline,
    is_picture,
    note_of_change,
    without_dates,
)
from firsthand.read.mail import is_mail, mail_parts
from firsthand.read.make import parse_published
from firsthand.read.records import addresses
from firsthand.read.tables import is_table, table_parts
from firsthand.read.warc import records
from firsthand.read.xml import read_xml, xml_root
from firsthand.read.zones import find_zones
from firsthand.text.frequency import folded_words, rarity, stem
from firsthand.text.invisible import flags, fold, has_unseen
from firsthand.text.language import identify
from firsthand.text.media_names import key_words, same_name
from firsthand.text.names import bare, consonants, plain, spelling
from firsthand.text.parser import parse
from firsthand.text.quantities import find_quantities
from firsthand.text.quotes import quotations
from firsthand.text.sentences import paragraphs, sentences
from firsthand.text.shingles import shingles
from firsthand.text.times import find_times
from firsthand.text.tokens import tokenize
from firsthand.text.units import unit_after
from firsthand.text.vectors import text_vector, wordpieces

if TYPE_CHECKING:
    from collections.abc import Callable

PUMPS = {
    "letters": "a", "capitals": "A", "spaces": " ", "lines": "\n", "tabs": "\t", "digits": "7", "thousands": "1,", "points": "1.", "dashes": "-", "brackets": "(",
    "pairs of brackets": "()", "straight marks": '"', "open marks": "“", "marks in marks": "“‘", "apostrophes": "'s ", "initials": "A. ", "titles": "Mr. ", "names": "Ab ",
    "lists of names": "Ab, ", "figures": "on 3 ", "months": "April ", "broken dates": "1 April 20", "paragraphs": "a\n\n", "unseen": "\u200b", "accents": "e\u0301",
    "look-alikes": "aа", "less-than": "<", "tags": "<p>a", "entities": "&amp", "addresses": "http://a.", "bounds": "at least ", "number words": "twenty-", "columns": "a|",
    "bylines": "By A ", "fractions": "1/", "sentences": "He said. ",
}  # fmt: skip
MOST = 2.6
_LONGEST, _ENOUGH_S, _TRIES = 100_000, 0.01, 5


def _asked(text: str) -> None:
    with contextlib.suppress(AddressError):
        checked_address(f"http://e.example/{text}")


def _encoded(make: Callable[[bytes], object]) -> Callable[[str], object]:
    return lambda text: make(text.encode("utf-8"))


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "quotations": quotations, "paragraphs": paragraphs, "sentences": sentences, "tokenize": tokenize, "find_times": find_times, "find_quantities": find_quantities,
    "fold": fold, "flags": flags, "has_unseen": has_unseen, "identify": identify, "shingles": lambda t: shingles(t, ((0, len(t)),)), "folded_words": folded_words,
    "rarity": rarity, "stem": stem, "key_words": key_words, "same_name": lambda t: same_name(t, t[::-1]), "spelling": lambda t: spelling(t, t[1:]), "bare": bare, "plain": plain,
    "consonants": consonants, "unit_after": lambda t: unit_after(t, 0, len(t)), "wordpieces": wordpieces, "text_vector": lambda t: text_vector(t.split()),
    "parse": lambda t: parse([tokenize(t)]),
    "find_date": find_date, "find_dateline": find_dateline, "furniture": furniture, "is_agency_line": is_agency_line, "is_byline": is_byline, "is_picture": is_picture,
    "note_of_change": note_of_change, "without_dates": without_dates, "read_head": read_head, "find_zones": lambda t: find_zones(t, read_head(t)), "parse_published": parse_published,
    "moment_of": moment_of, "iso_date": iso_date, "document": lambda t: document_from_mapping({"text": f"{t}a"}, path="a"), "scan": lambda t: article_text(scan(t)), "read_page": read_page,
    "plain_text": plain_text, "is_table": is_table, "table_parts": lambda t: list(table_parts("a", f"text,title\n{t}")), "addresses": addresses, "is_export": is_export,
    "is_json": lambda t: is_json("a", t), "json_parts": lambda t: list(json_parts("a", f"{t}\n{t}", "")), "checked_address": _asked, "folded_address": lambda t: folded_address(f"http://e.example/?{t}"),
    "fits_host": lambda t: fits_host(t, f"{t}.example"), "xml_root": _encoded(xml_root), "read_xml": _encoded(lambda b: read_xml(b"<a>" + b)), "decode_declared": _encoded(decode_declared),
    "is_mail": _encoded(is_mail), "mail_parts": _encoded(lambda b: list(mail_parts("a", b"To: a\nFrom: b\nDate: c\n\n" + b))), "records": _encoded(lambda b: list(records(b"WARC/1.0\r\n" + b))),
}  # fmt: skip
_SLOW = {"parse": 4000, "text_vector": 100_000}  # characters: what takes long anyway is tried on shorter texts


def seconds(run: Callable[[str], object], text: str) -> float:
    """Time a function over a text."""
    gc.collect()
    gc.disable()  # the collector's own walks grow with all that is alive
    try:
        started = time.process_time()
        run(text)
        return time.process_time() - started
    finally:
        gc.enable()


def ratio(run: Callable[[str], object], pump: str, longest: int) -> tuple[float, float]:
    """Give how many times as long twice the text takes, at best, and the seconds that it took; 1 where it takes no time."""
    n = max(1, min(2000, longest // 8) // len(pump))
    while seconds(run, pump * n) < _ENOUGH_S and n * len(pump) * 4 <= longest:
        n *= 2
    best, took = 99.0, 0.0
    for _ in range(_TRIES):
        once, took = seconds(run, pump * n), seconds(run, pump * (2 * n))
        best = min(best, took / max(once, 1e-6))
        if best <= 2.3 or took < _ENOUGH_S:  # noqa: PLR2004 - about twice as long
            break
    return (1.0 if took < _ENOUGH_S else best), took


def main() -> None:
    """Print the worst ratio of each function."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("functions", nargs="*", default=list(FUNCTIONS))
    bad = []
    for name in parser.parse_args().functions:
        run = FUNCTIONS[name]
        run("The mayor said that the bridge is closed.")
        found = {kind: ratio(run, pump, _SLOW.get(name, _LONGEST)) for kind, pump in PUMPS.items()}
        worst = max(found, key=lambda k: found[k])
        print(f"{name:16} {found[worst][0]:.2f} ({worst}, {found[worst][1]:.2f} s)", flush=True)
        bad += [f"{name}, {kind}: {r:.2f} ({s:.2f} s)" for kind, (r, s) in found.items() if r > MOST]
    print(f"{len(FUNCTIONS)} functions, {len(PUMPS)} pumps, {len(bad)} over {MOST}")
    sys.exit("\n".join(bad) or 0)


if __name__ == "__main__":
    main()
