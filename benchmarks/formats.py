"""Whether every format is read from one mixed pile of invented files: what the gate can measure of reading anywhere.

    python -m benchmarks.formats

files: the share of files whose articles and refusals are those wanted, under their own names and without endings. fields: of the files that say
them, the share of titles, outlets, days and bylines that are right.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from firsthand.read import FileReader
from tests.unit.read import made
from tests.unit.read.test_mixed_pile import PILE

_ABOUT = ("Bridge shut", "Lakeside Echo", "2025-04-08", "Ana Brandt")
_TOLD = {
    "page.html": made.PAGE.encode(), "web.warc": made.warc(1), "feed.rss": made.RSS, "feed.atom": made.ATOM, "export.txt": made.TAGGED, "archive.mhtml": made.MHTML,
}  # fmt: skip


def measure() -> dict[str, float]:
    """Give the shares."""
    files = [_files(renamed=False), _files(renamed=True)]
    fields = [right for name, raw in _TOLD.items() for right in _fields(name, raw)]
    return {"files": sum(files) / len(files), "fields": sum(fields) / len(fields)}


def _files(*, renamed: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for k, (name, (raw, _, _)) in enumerate(PILE.items()):
            plain = name.endswith((".txt", ".md", ".tsv")) or name.startswith("saved")
            names[name] = f"{k:02}.bin" if renamed and not plain else name
            path = Path(folder) / names[name]
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(raw)
        articles, left = Counter[str](), Counter[str]()
        for one in FileReader()([folder]).inputs:
            name = one.path.removeprefix(f"{folder}/").partition("!")[0]
            articles[name] += one.document is not None
            left[name] += one.verdict.value == "refused"
    right = [(articles[names[n]], left[names[n]]) == (wanted, gone) for n, (_, wanted, gone) in PILE.items()]
    return sum(right) / len(right)


def _fields(name: str, raw: bytes) -> list[bool]:
    """Compare what is known of the first article with what the file says; outlets that it does not name are left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        document = FileReader()([str(path)]).documents[0]
    found = (
        document.title or "",
        document.outlet or "",
        (document.published.earliest or "")[:10],
        document.byline or "",
    )
    return [
        wanted in value
        for wanted, value in zip(_ABOUT, found, strict=True)
        if wanted.split(maxsplit=1)[0].encode() in raw
    ]


if __name__ == "__main__":
    print(measure())
