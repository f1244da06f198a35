"""Short documents for tests, invented."""

from __future__ import annotations

from firsthand.model import Document, Published, content_id


def doc(text: str, *, outlet: str | None = None, date: str | None = None, path: str = "") -> Document:
    name = path or f"{outlet or 'x'}-{content_id('f', text)}.txt"
    return Document(
        id=content_id("d", name, text),
        path=name,
        text=text,
        sha256="0",
        outlet=outlet,
        published=Published(earliest=date, latest=date),
        language="en",
    )
