"""Text files that news databases export: many articles in one file, their fields in labelled lines.

Two vendors' forms are read: one with labels such as «BYLINE:» and «LENGTH:» between headline and body (older files number
the articles, newer ones end each with «End of Document»), and one with two capital letters before each field.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.read.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.read.parts import Parts

_NUMBERED = re.compile(r"^[ \t]*\d{1,6} of \d{1,6} (?:DOCUMENTS|documents)[ \t]*$", re.MULTILINE)
_ENDED = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_LABEL = re.compile(
    r"^[ \t]*(byline|section|length|dateline|load-date|language|publication-type|graphic|copyright|body|headline|highlight|subject|"
    r"publication-code|journal-code|acc-no|document-type|city|state|country|company|organization|person|industry|geographic|edition|correction-date|series|classification|notes):?[ \t]*(.*)$",
    re.IGNORECASE,
)
_TAIL = frozenset(
    "load-date language publication-type subject publication-code journal-code acc-no document-type city state country company organization person industry geographic graphic classification notes correction-date".split()
)
_TAGGED = re.compile(
    r"^(HD|SE|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|IPD|IPC|PUB|AN|CLM|ART|VOL|RF)(?:[ \t]+(.*)|[ \t]*)$"
)
_ACCESSION = re.compile(r"^AN  Document ", re.MULTILINE)
_HEADLINE, _LENGTH = re.compile(r"^HD[ \t]", re.MULTILINE), re.compile(r"^[ \t]*(?:Length|LENGTH): ?\d", re.MULTILINE)
_COPYRIGHT = re.compile(r"^\s*(?:copyright\b|©|\(c\) ?(?:19|20)\d\d)", re.IGNORECASE)
_DAY = re.compile(r"\b(?:19|20)\d{2}\b")


def is_export(text: str) -> bool:
    """Tell whether a text is an export of articles."""
    if _NUMBERED.match(text.lstrip("\ufeff\r\n \t")[:200]):
        return True
    if "AN  Document " in text and _ACCESSION.search(text) and _HEADLINE.search(text):
        return True
    return "End of Document" in text and _ENDED.search(text) is not None and _LENGTH.search(text) is not None


def export_parts(path: str, text: str) -> Parts:
    """Give the articles of an export."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\f", "\n")
    tagged = _ACCESSION.search(text) is not None
    number = 0
    for number, piece in enumerate(_tagged_pieces(text) if tagged else _labelled_pieces(text), 1):
        record = _tagged(piece) if tagged else _labelled(piece)
        where = f"{path}!{number}"
        if not record.get("text", "").strip():
            title = record.get("title", "")[:80] or piece.strip()[:80]
            yield Part(
                path=where, refused=f"the article «{title}» has no text in this export. Export it with its full text"
            )
        else:
            yield Part(path=where, record=record)
    yield Part(path=path, told=f"an export of {number} articles", partial=not number)


def _labelled_pieces(text: str) -> Iterator[str]:
    marks = [*_NUMBERED.finditer(text)] or [*_ENDED.finditer(text)]
    numbered = bool(_NUMBERED.search(text))
    starts = [m.end() for m in marks] if numbered else [0, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks[1:]), len(text)] if numbered else [*(m.start() for m in marks), len(text)]
    for start, end in zip(starts, ends, strict=True):
        if text[start:end].strip():
            yield text[start:end]


def _tagged_pieces(text: str) -> Iterator[str]:
    at = 0
    for mark in _ACCESSION.finditer(text):
        end = text.find("\n", mark.start())
        end = len(text) if end < 0 else end
        yield text[at:end]
        at = end
    if re.search(r"^(?:HD|LP|TD)[ \t]", text[at:], re.MULTILINE):
        yield text[at:]


def _blocks(lines: Sequence[str]) -> list[str]:
    """Join lines into paragraphs at empty lines."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [" ".join(block) for block in found if block]


def _labelled(piece: str) -> dict[str, str]:
    """Read an article whose labels stand between its headline and its body."""
    labels: dict[str, str] = {}
    head: list[str] = []
    body: list[str] = []
    place = "head"
    for line in piece.split("\n"):
        label = _LABEL.match(line)
        name = label[1].lower() if label and (":" in line[: label.end(1) + 1] or label[1].lower() == "body") else ""
        if name == "body" and place != "body":
            place = "body"
        elif name and (place != "body" or name in _TAIL) and name != "body":
            labels.setdefault(name, label[2].strip() if label else "")
            place = "tail" if name in _TAIL and body else "labels"
        elif place == "head":
            head.append(line)
        elif place == "labels" and line.strip() and "length" in labels:
            place = "body"
            body.append(line)
        elif place == "body":
            body.append(line)
    return {
        **_head(_blocks_by_line(head), labels),
        "text": "\n\n".join(b for b in _blocks(body) if not _COPYRIGHT.match(b)),
    }


def _blocks_by_line(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _head(lines: Sequence[str], labels: dict[str, str]) -> dict[str, str]:
    """Tell headline, outlet and day apart: the outlet stands on the line before the day, the headline above or below both."""
    lines = [line for line in lines if not _COPYRIGHT.match(line)]
    day = next((k for k, line in enumerate(lines) if _DAY.search(line) and len(line) < 60), None)  # noqa: PLR2004 - a date's length
    found = {"byline": labels.get("byline", ""), "title": labels.get("headline", "")}
    if day is None:
        return {**found, "title": found["title"] or (lines[0] if lines else "")}
    outlet = lines[day - 1] if day else ""
    rest = [*lines[: max(0, day - 1)], *lines[day + 1 :]]
    return {**found, "outlet": outlet, "published": lines[day], "title": found["title"] or (rest[0] if rest else "")}


def _tagged(piece: str) -> dict[str, str]:
    """Read an article with two letters before each field."""
    fields: dict[str, list[str]] = {}
    name = ""
    for line in piece.split("\n"):
        tag = _TAGGED.match(line)
        if tag:
            name = tag[1]
            fields.setdefault(name, []).append(tag[2] or "")
        elif name:
            fields[name].append(line)
    one = {k: " ".join(" ".join(v).split()) for k, v in fields.items()}
    text = "\n\n".join([*_blocks(fields.get("LP", [])), *_blocks(fields.get("TD", []))])
    return {"text": text, "title": one.get("HD", ""), "byline": one.get("BY", "").removeprefix("By "), "outlet": one.get("SN", ""),
            "published": one.get("PD", "")}  # fmt: skip
