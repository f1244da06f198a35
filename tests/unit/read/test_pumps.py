"""Texts made to cost a careless reader the square of their length."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from firsthand.read.charset import declared
from firsthand.read.exports import export_parts, is_export
from firsthand.read.feeds import plain_text, read_feed
from firsthand.read.hidden import how_hidden
from firsthand.read.html import read_page
from firsthand.read.linear import article_text, scan
from firsthand.read.mail import mail_parts
from firsthand.read.pdf import joined
from firsthand.read.tables import table_parts
from firsthand.read.warc import records
from firsthand.read.xml import read_xml
from firsthand.text.invisible import flags, fold
from tests.unit.read import made


def page(n: int, filling: str, before: str = "<html><body>") -> str:
    return (
        f"{before}<article><h1>Bridge shut</h1><p>{made.BODY}</p><p>{made.MORE}</p><p>{made.BODY} Twice.</p></article>"
        + filling * n
    )


PUMPS: dict[str, Callable[[int], object]] = {
    "open elements": lambda n: read_page("<html><body>" + "<div>" * n + page(1, "")),
    "open formatting": lambda n: read_page(page(n, "<b><i>")),
    "attributes": lambda n: read_page("<html><body><div " + " ".join(f"a{i}=1" for i in range(n)) + ">" + page(1, "")),
    "breaks": lambda n: read_page(page(n, "<br>")),
    "less-than": lambda n: scan("<" * n),
    "open quotation marks": lambda n: scan('<a href="' * n),
    "open comments": lambda n: scan("<!--" * n),
    "open scripts": lambda n: scan("<script>" * n),
    "entities": lambda n: scan("&amp" * n),
    "closing tags": lambda n: scan("<div>" * n + "</span>" * n),
    "spaces": lambda n: article_text(scan("<p>" + " " * n + "x")),
    "style braces": lambda n: read_page(f"<style>{'{' * n}</style>" + page(1, "")),
    "style rules": lambda n: read_page(f"<style>{'.a{color:red}' * n}</style>" + page(1, "")),
    "declarations": lambda n: how_hidden("a:b;" * n),
    "colons": lambda n: how_hidden("a:" * n),
    "json": lambda n: read_page(f"<script type='application/ld+json'>{'[' * n}</script>" + page(1, "")),
    "doctype": lambda n: read_xml(b"<!DOCTYPE" * n),
    "xml entities": lambda n: read_xml(b"<a>" + b"&b;" * n + b"</a>"),
    "xml comments": lambda n: read_xml(b"<!--" * n),
    "entries": lambda n: read_feed(b"<rss><channel>" + b"<item><title>a</title></item>" * n + b"</channel></rss>"),
    "authors": lambda n: read_feed(b"<rss><item><author>" + b"." * n + b"@</author></item></rss>"),
    "markup in feeds": lambda n: plain_text("<p>a" * n),
    "meta tags": lambda n: declared(b"<meta " * n),
    "records": lambda n: list(records(b"WARC/1.0\r\n" * n)),
    "lengths": lambda n: list(records(b"WARC/1.0\r\nContent-Length: 9\r\n\r\n" * n)),
    "mail headers": lambda n: list(mail_parts("a", b"To: a\nFrom: b\nDate: c\n" + b"Received: x\n" * n + b"\nwords")),
    "mail parts": lambda n: list(mail_parts("a", b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nwords\n" * n)),
    "quotation marks in tables": lambda n: list(table_parts("a", "text,title\n" + '"a' * n)),
    "broken rows": lambda n: list(table_parts("a", "text,title\n" + '"a"b,c\n' * n)),
    "labels": lambda n: list(export_parts("a", "1 of 2 DOCUMENTS\n" + "LENGTH: 5\n" * n)),
    "ends": lambda n: is_export("End of Documen\n" * n),
    "lines": lambda n: joined(["abc-"] * n),
    "unseen characters": lambda n: (fold("a\u200b" * n), flags("a\u200b" * n)),
    "look-alikes": lambda n: (fold("aа" * n), flags("aа " * n)),
}  # fmt: skip


@pytest.mark.parametrize("name", PUMPS)
def test_twice_the_text_takes_no_more_than_about_twice_the_time(name: str) -> None:
    """One page must not hold up a pile."""
    pump, n = PUMPS[name], 500
    pump(n)
    while _seconds(pump, n) < 0.02 and n < 256_000:
        n *= 2

    ratios = (_seconds(pump, 2 * n) / max(_seconds(pump, n), 1e-4) for _ in range(8))

    assert any(ratio <= 2.6 for ratio in ratios) or _seconds(pump, 2 * n) < 0.05


def _seconds(pump: Callable[[int], object], n: int) -> float:
    gc.collect()
    gc.disable()  # the collector's own walks grow with all that is alive
    try:
        started = time.process_time()
        pump(n)
        return time.process_time() - started
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "filling",
    [
        "<div>" * 50_000,
        "<b><i>" * 10_000,
        f"<div {' '.join(f'a{i}=1' for i in range(20_000))}>",
        f"<div x='{'a' * 12_000_000}'>",
        "<table><tr><td>" * 3000,
    ],
)
def test_a_page_made_to_break_its_parser_keeps_its_article(filling: str) -> None:
    """The best extractor gave the headline alone, and no error."""
    found = read_page(f"<html><body>{filling}{page(1, '', '')}")

    assert found.text.count("two cables snapped") == 2
    assert found.note
