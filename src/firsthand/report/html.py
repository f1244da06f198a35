"""The report as one page that opens from disk and asks for nothing on the network."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader

from firsthand.report.stemma import draw
from firsthand.report.view import SIGNS, account, label, story_views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Claim, Document, Span, Trace
    from firsthand.report.view import StoryView

_FULL_STORIES = 40  # stories shown whole; the others are listed
_CONTROLS = {
    c: f"[U+{ord(c):04X}]" for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u061c"
}


def render_page(trace: Trace) -> str:
    """Give the page's HTML; any article's text is held harmlessly (escaped, directions isolated)."""
    environment = Environment(
        loader=PackageLoader("firsthand.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["shown"] = shown
    views = story_views(trace)
    many = [v for v in views if len(v.documents) > 1 or len(views) == 1]
    return environment.get_template("page.html.j2").render(
        views=many[:_FULL_STORIES],
        others=[v for v in views if v not in many[:_FULL_STORIES]],
        trace=trace, account=account(trace), signs=SIGNS, label=label, draw=draw, quote=_quoter(trace),
        marked=_marked, pieces=_pieces, inputs=[i for i in trace.inputs if i.verdict.value != "kept" or i.reason],
    )  # fmt: skip


def shown(text: str) -> str:
    """Make invisible and direction-turning characters of a text visible."""
    if text.isascii():
        return text
    return "".join(_CONTROLS.get(c, "�" if unicodedata.category(c) == "Cs" else c) for c in text)


class _quoter:  # noqa: N801 - called as a function from the template
    """Gives the words of a span and the anchor of its place."""

    def __init__(self, trace: Trace) -> None:
        self._documents = {d.id: d for d in trace.documents}

    def __call__(self, span: Span) -> str:
        return " ".join(self._documents[span.document].text[span.start : span.end].split())


def _marked(view: StoryView, claim: Claim, index: int) -> Iterator[tuple[str, str]]:
    """Give a telling's words in pieces, each with the verdict of the difference that it shows, or ""."""
    telling = claim.tellings[index]
    text = next(d.text for d in view.documents if d.id == telling.document)
    marks = [
        (max(v.start, telling.start), min(v.end, telling.end), d.verdict.value)
        for d in claim.differences
        for v in d.values
        if v.telling == index and v.end - v.start < telling.end - telling.start
    ]
    for run_start, run_end in telling.content:
        at = run_start
        for start, end, verdict in sorted(marks):
            if start >= at and end <= run_end and start < end:
                yield text[at:start], ""
                yield text[start:end], verdict
                at = end
        yield text[at:run_end], ""
        if (run_start, run_end) != telling.content[-1]:
            yield " … ", ""


def _pieces(document: Document, view: StoryView) -> Iterator[tuple[str, str, str]]:
    """Give an article's text in pieces: (words, anchor, zone); an anchor where a telling begins."""
    zones = sorted(document.zones, key=lambda z: z.start)
    starts = {t.start for c in view.story.claims for t in c.tellings if t.document == document.id}
    cuts = sorted({0, len(document.text), *starts, *(z.start for z in zones), *(z.end for z in zones)})
    for start, end in zip(cuts, cuts[1:], strict=False):
        zone = next((z.kind.value for z in zones if z.start <= start < z.end), "")
        yield document.text[start:end], f"{document.id}-{start}" if start in starts else "", zone
