"""JSON: one record, a list of them, or one a line; each record is an input of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from firsthand.read.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.read.parts import Parts

_HEAVY_CHARS = 20_000
_TEXTS = frozenset("text content article fulltext maintext value".split())
_ENDINGS = (".json", ".jsonl", ".ndjson")


def is_json(path: str, text: str) -> bool:
    """Tell whether a text is JSON, by its name or its first characters."""
    start = text.lstrip("\ufeff \t\r\n")[:60]
    return path.lower().endswith(_ENDINGS) or (start[:1] in {"{", "["} and start[1:40].lstrip()[:1] in {'"', "{"})


def json_parts(path: str, text: str, note: str) -> Parts:
    """Give the records of a JSON text; numbered from 1 (by line, where each stands on one), unless there is one alone."""
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        if "\n" not in text.strip():
            yield Part(path=path, refused=f"broken JSON: {error}. Mend the file or give the text alone")
            return
        yield from line_parts(path, ((line, note) for line in text.split("\n")))
        return
    if isinstance(data, dict) and isinstance(data.get("articles"), list):
        data = data["articles"]
    records = data if isinstance(data, list) else [data]
    if not records:
        yield Part(path=path, refused="an empty list. Nothing to read")
    for number, record in enumerate(records, 1):
        yield _part(path if len(records) == 1 else f"{path}!{number}", record, note)


def line_parts(path: str, lines: Iterable[tuple[str, str]]) -> Parts:
    """Give the records of a file that has one a line, by their lines, with what is noted of each; a broken line loses nothing else."""
    for number, (line, note) in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _part(f"{path}!{number}", json.loads(line.lstrip("\ufeff")), note)
        except (ValueError, RecursionError) as error:
            reason = f"line {number} is not JSON: {error}. Mend that line; the others were read"
            yield Part(path=f"{path}!{number}", refused=reason)


def is_json_lines(first: str) -> bool:
    """Tell whether the first line of a text is a whole record."""
    if not first.lstrip("\ufeff \t").startswith("{"):
        return False
    try:
        return isinstance(json.loads(first.lstrip("\ufeff")), dict)
    except (ValueError, RecursionError):
        return False


def _part(path: str, record: object, note: str) -> Part:
    if not isinstance(record, dict):
        return Part(path=path, refused=f"a JSON {type(record).__name__}, not an object with a «text» field")
    return Part(path=path, record={key: _light(key, value) for key, value in record.items()}, note=note)


def _light(key: str, value: object) -> object:
    """Leave out what no article is made of and would be carried along: pictures and pages beside the text."""
    heavy = isinstance(value, str) and len(value) > _HEAVY_CHARS
    return (
        "" if heavy and key.lower() not in _TEXTS and "body" not in key.lower() and "html" not in key.lower() else value
    )
