"""The stemma as a drawn picture: unseen origins grey and dashed, unsure arrows dashed (the OpenStemmata grammar)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.report.view import label

if TYPE_CHECKING:
    from firsthand.report.view import StoryView

_BOX_WIDTH, _BOX_HEIGHT, _GAP_X, _GAP_Y, _MARGIN = 150, 46, 22, 62, 16
_ROW = 7  # boxes side by side
_LABEL_CHARS = 21
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Box:
    """A document or origin: left upper corner, label, a line below it, and whether it is in the pile."""

    id: str
    x: int
    y: int
    label: str
    below: str
    full: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a parent's lower edge to a child's upper edge; ``sure`` arrows are drawn whole."""

    path: str
    label: str
    title: str
    x: int
    y: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """All boxes and arrows, in pixels."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(view: StoryView) -> Picture:
    """Lay a story's stemma out in layers: what derives from nothing on top, each below its deepest parent."""
    story = view.story
    parents: dict[str, set[str]] = defaultdict(set)
    for edge in story.derivations:
        parents[edge.document].add(edge.parent)
    unseen = {o.id: o for o in story.origins if not o.seen}
    nodes = [*sorted(unseen), *story.documents]
    depth = {n: _depth(n, parents, 0) for n in nodes}
    if unseen:
        depth |= {n: max(1, d) for n, d in depth.items() if n not in unseen}
    rows: dict[int, list[str]] = defaultdict(list)
    for node in nodes:
        rows[depth[node]].append(node)
    boxes, y = {}, _MARGIN
    width = 2 * _MARGIN + min(_ROW, max(len(r) for r in rows.values())) * (_BOX_WIDTH + _GAP_X) - _GAP_X
    for _, row in sorted(rows.items()):
        for at in range(0, len(row), _ROW):
            some = row[at : at + _ROW]
            left = (width - (len(some) * (_BOX_WIDTH + _GAP_X) - _GAP_X)) // 2
            for k, node in enumerate(some):
                boxes[node] = _box(view, node, left + k * (_BOX_WIDTH + _GAP_X), y)
            y += _BOX_HEIGHT + (_GAP_Y if at + _ROW >= len(row) else 14)
    arrows = tuple(_arrow(boxes[e.parent], boxes[e.document], e.probability, e.kind.value) for e in story.derivations)
    return Picture(width, y - _GAP_Y + _BOX_HEIGHT // 2, tuple(boxes.values()), arrows)


def _depth(node: str, parents: dict[str, set[str]], level: int) -> int:
    above = parents.get(node, set())
    if not above or level > 50:  # noqa: PLR2004 - the stemma has no cycle; this only bounds a broken file
        return 0
    return 1 + max(_depth(p, parents, level + 1) for p in above)


def _box(view: StoryView, node: str, x: int, y: int) -> Box:
    origin = next((o for o in view.story.origins if o.id == node and not o.seen), None)
    if origin is not None:
        name = origin.name or "unnamed report"
        return Box(node, x, y, _short(name), f"{origin.kind.value}, not in the pile", name, seen=False)
    document = next(d for d in view.documents if d.id == node)
    below = (document.published.earliest or document.published.stated or "no date")[:10]
    return Box(
        node, x, y, _short(label(document)), below, f"{label(document)}: {document.title or document.path}", seen=True
    )


def _short(name: str) -> str:
    return name if len(name) <= _LABEL_CHARS else name[: _LABEL_CHARS - 1] + "…"


def _arrow(parent: Box, child: Box, probability: float, kind: str) -> Arrow:
    x1, y1 = parent.x + _BOX_WIDTH // 2, parent.y + _BOX_HEIGHT
    x2, y2 = child.x + _BOX_WIDTH // 2, child.y - 4
    if y2 <= y1:  # wrapped rows: go round the side
        y1, y2 = parent.y + _BOX_HEIGHT // 2, child.y - 4
    middle = (y1 + y2) // 2
    path = f"M{x1} {y1} C{x1} {middle} {x2} {middle} {x2} {y2}"
    text = f"{kind}, {probability:.0%}"
    return Arrow(
        path,
        text,
        f"{child.full} ← {parent.full}: {text}",
        (x1 + 2 * x2) // 3,
        (y1 + 2 * y2) // 3,
        probability >= _SURE,
    )
