"""PDF files with a text layer: lines joined into paragraphs."""

from __future__ import annotations

import importlib.util
import io
import re
from typing import TYPE_CHECKING

from firsthand.read.parts import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.read.parts import Parts

_MAX_PAGES = 400
_ENDS = re.compile(r"[.!?:…][\"”’»)\]]*$")
_BROKEN = re.compile(r"[a-zà-ÿ]{2}-$")


def pdf_parts(path: str, raw: bytes) -> Parts:
    """Give the text of a PDF; refuse one that holds pictures of text only."""
    if importlib.util.find_spec("pypdf") is None:
        yield Part(path=path, refused="a PDF file, and pypdf is not installed. Install it: pip install pypdf")
        return
    answer = read_pdf(raw)
    text, note = answer["text"], answer["note"]
    if not text.strip():
        yield Part(
            path=path,
            refused=f"a PDF file without a text layer{': ' + note if note else ''}. Have its text recognised, then give that",
        )
        return
    yield Part(path=path, record={"text": text}, note=note)


def read_pdf(raw: bytes) -> dict[str, str]:
    """Give the text of a PDF and a note of what could not be read."""
    import pypdf  # noqa: PLC0415 - heavy, and not everywhere
    import pypdf.errors  # noqa: PLC0415 - with the above

    faults = (
        pypdf.errors.PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
        NotImplementedError,
    )
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"text": "", "note": "locked with a password"}
        n_pages = len(reader.pages)
    except faults as error:
        return {"text": "", "note": f"damaged: {str(error)[:160]}"}
    pages, bad = [], []
    for number in range(min(n_pages, _MAX_PAGES)):
        try:
            pages.append((reader.pages[number].extract_text() or "").splitlines())
        except faults:
            bad.append(number + 1)
    notes = [f"pages {', '.join(map(str, bad[:20]))} could not be read"] if bad else []
    if n_pages > _MAX_PAGES:
        notes.append(f"only the first {_MAX_PAGES} of {n_pages} pages were read")
    return {"text": "\n\n".join(joined(without_running_lines(pages))), "note": "; ".join(notes)}


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[str]:
    """Give the lines of all pages without the first or last of a page that most pages repeat, and without page numbers."""
    repeated: dict[str, int] = {}
    for lines in pages:
        for line in {_shape(x) for x in [*lines[:2], *lines[-2:]]}:
            repeated[line] = repeated.get(line, 0) + 1
    kept = []
    for lines in pages:
        for k, line in enumerate(lines):
            edge = k < 2 or k >= len(lines) - 2  # noqa: PLR2004 - the lines at the edges of a page
            running = edge and len(pages) > 2 and repeated.get(_shape(line), 0) * 2 > len(pages)  # noqa: PLR2004
            if not running and not (edge and line.strip().isdigit()):
                kept.append(line)
    return kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def joined(lines: Sequence[str]) -> list[str]:
    """Join lines into paragraphs: one ends at an empty line, or where a sentence ends well before the edge."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    edge = lengths[int(len(lengths) * 0.8)] if lengths else 0
    paragraphs: list[list[str]] = []
    open_ = False
    for line in (raw.strip() for raw in lines):
        if not line:
            open_ = False
            continue
        if open_ and _BROKEN.search(paragraphs[-1][-1]) and line[0].islower():
            paragraphs[-1][-1] = paragraphs[-1][-1].removesuffix("-")
            paragraphs[-1].append(line)
        elif open_:
            paragraphs[-1] += [" ", line]
        else:
            paragraphs.append([line])
        full = len(line) >= 0.75 * edge
        open_ = full or not (_ENDS.search(line) or len(line) < 0.6 * edge)
    return [" ".join("".join(p).split()) for p in paragraphs]
