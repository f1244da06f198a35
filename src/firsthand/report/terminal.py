"""The answer for a terminal, as rich renderables; the cli draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from firsthand.report.view import SIGNS, account, story_views

if TYPE_CHECKING:
    from rich.console import RenderableType

    from firsthand.model import Claim, Trace
    from firsthand.report.view import StoryView

_CLAIMS, _TELLINGS, _DIFFERENCES = 6, 6, 4
_COLOURS = {"conflict": "bold red", "compatible": "green", "update": "cyan", "variant": "yellow"}


def render(trace: Trace, *, everything: bool = False) -> RenderableType:
    """Draw a trace: the answer first, then who has it from whom, then the claims told most often.

    Args:
        trace: The trace.
        everything: Show all claims, tellings and stories, not only the first ones.
    """
    parts: list[RenderableType] = []
    views = story_views(trace)
    told = [v for v in views if len(v.documents) > 1 or len(views) == 1]
    for view in told if everything else told[:3]:
        parts += [_story(view, everything=everything), Text("")]
    alone = [v for v in views if v not in told]
    if alone:
        names = ", ".join(v.name(v.documents[0].id) for v in alone[:6]) + (" …" if len(alone) > 6 else "")  # noqa: PLR2004
        parts.append(
            Text(
                f"{len(alone)} article{'s' if len(alone) > 1 else ''} tell{'s' if len(alone) == 1 else ''} no story that another tells: {names}",
                style="dim",
            )
        )
    if len(told) > 3 and not everything:  # noqa: PLR2004 - the first three stories
        parts.append(Text(f"{len(told) - 3} more stories; --all shows them", style="dim"))
    parts.append(Text(account(trace), style="dim"))
    parts += [
        Text(f"  {i.verdict.value}: {i.path}: {i.reason}", style="yellow")
        for i in trace.inputs
        if i.verdict.value != "kept"
    ]
    return Group(*parts)


def _story(view: StoryView, *, everything: bool) -> RenderableType:
    parts: list[RenderableType] = [Text(view.story.title, style="bold"), Text(view.answer), Text("")]
    parts += [_edge(view, k) for k in range(len(view.story.derivations))]
    listed = view.checked or view.story.claims
    claims = listed if everything else listed[:_CLAIMS]
    for claim in claims:
        parts += [Text(""), claim_block(view, claim, everything=everything)]
    if len(listed) > len(claims):
        parts.append(
            Text(
                f"\n{len(listed) - len(claims)} more such claims; --all shows them, --html FILE writes the whole page",
                style="dim",
            )
        )
    return Group(*parts)


def _edge(view: StoryView, k: int) -> RenderableType:
    edge = view.story.derivations[k]
    sure = "derives from" if edge.probability >= 0.8 else "probably derives from"  # noqa: PLR2004 - as the page says it
    why = max(edge.evidence, key=lambda e: e.weight).rule if edge.evidence else ""
    text = Text("  ")
    text.append(view.name(edge.document), style="bold")
    text.append(f" ← {view.parent(edge)}", style="bold cyan")
    if edge.users:
        text.append(f"  {why}", style="green")
    else:
        text.append(f"  we infer: {sure} it ({edge.probability:.0%}): {why}", style="dim")
    return text


def claim_block(view: StoryView, claim: Claim, *, everything: bool = False) -> RenderableType:
    """Draw one claim: roots, tellings, differences."""
    head = Text("● ", style="bold blue")
    head.append(claim.gist, style="bold")
    roots = Text(f"  {view.roots(claim)}", style="magenta")
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(style="cyan", max_width=34)
    table.add_column(ratio=1)
    texts = {d.id: d.text for d in view.documents}
    shown = claim.tellings if everything else claim.tellings[:_TELLINGS]
    for telling in shown:
        words = " ".join(telling.words(texts[telling.document]).split())
        table.add_row(view.chain(telling), f"{words} [{telling.certainty}]" if telling.chain else words)
    rows: list[RenderableType] = [head, roots, Padding(table, (0, 0, 0, 2))]
    rest = len(claim.tellings) - len(shown)
    if rest:
        rows.append(Text(f"  … and {rest} more tellings", style="dim"))
    for difference in claim.differences if everything else claim.differences[:_DIFFERENCES]:
        verdict = difference.verdict.value
        line = Text(f"  {SIGNS[verdict]} {verdict} ({difference.kind.value}): ", style=_COLOURS[verdict])
        line.append(difference.explanation, style="none")
        rows.append(line)
    if claim.independent is not None and claim.independent.low != claim.independent.high:
        rows.append(
            Text(f"  why {claim.independent.low}–{claim.independent.high}: {claim.independent.reason}", style="dim")
        )
    return Group(*rows)
