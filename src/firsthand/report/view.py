"""What the pages show, worked out once: the only arithmetic that a report does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.model import Claim, Derivation, Document, Source, Statement, Story, Trace

SIGNS = {"conflict": "≠", "compatible": "≈", "update": "↻", "variant": "~"}
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with the names and counts that its page shows."""

    story: Story
    documents: tuple[Document, ...]
    sources: Mapping[str, Source]
    checked: tuple[Claim, ...]
    answer: str

    def name(self, document: str) -> str:
        """Give what a document is called: its outlet, or its file's name."""
        found = next(d for d in self.documents if d.id == document)
        return label(found)

    def chain(self, telling: Statement) -> str:
        """Give a telling's chain from the outlet inwards: «Dawn › The Wall Street Journal › Rahmatullah Nabil»."""
        links = [self.sources[link.source].name for link in reversed(telling.chain)]
        return " › ".join([self.name(telling.document), *links])

    def parent(self, edge: Derivation) -> str:
        """Give the name of what a document derives from."""
        origin = next((o for o in self.story.origins if o.id == edge.parent), None)
        return (origin.name or "an unnamed report") if origin is not None else self.name(edge.parent)

    def roots(self, claim: Claim) -> str:
        """Give a claim's roots and range in words."""
        names = ", ".join(self.sources[r].name for r in claim.roots)
        count = claim.independent
        if count is None:
            return "not counted"
        if not claim.roots:
            return "no stated source" + (f" (0–{count.high})" if count.high else "")
        span = str(count.low) if count.low == count.high else f"{count.low}–{count.high}"
        return f"{span} independent root{'s' if span != '1' else ''}: {names}"


def label(document: Document) -> str:
    """Give a short name of a document for people."""
    return document.outlet or document.path.rsplit("/", 1)[-1]


def spelled(n: int) -> str:
    """Write a small number as a word."""
    return _SPELLED[n] if n < len(_SPELLED) else str(n)


def story_views(trace: Trace) -> tuple[StoryView, ...]:
    """Give the views of all stories, in the trace's order."""
    by_id = {d.id: d for d in trace.documents}
    return tuple(_view(story, by_id) for story in trace.stories)


def _view(story: Story, by_id: Mapping[str, Document]) -> StoryView:
    documents = tuple(by_id[i] for i in story.documents)
    checked = tuple(c for c in story.claims if len({t.document for t in c.tellings}) > 1 or len(c.roots) > 1)
    return StoryView(story, documents, {s.id: s for s in story.sources}, checked, _answer(story, checked))


def _answer(story: Story, checked: tuple[Claim, ...]) -> str:
    """Give the answer in one line, as a person would say it."""
    n = len(story.documents)
    parts = [f"{n} article{'s' if n != 1 else ''}"]
    for origin in story.origins:
        behind = [e for e in story.derivations if e.parent == origin.id]
        if not origin.seen and behind:
            which = "all" if len(behind) == n else spelled(len(behind))
            parts.append(
                f"1 {origin.kind.value} behind {which} of them, not in your pile: {origin.name or 'nobody names it'}"
            )
    free = n - len({e.document for e in story.derivations})
    if n > 1:
        parts.append(f"{free} derive{'s' if free == 1 else ''} from nothing that we found")
    one = sum(len(c.roots) == 1 for c in checked)
    none = sum(not c.roots for c in checked)
    once = len(story.claims) - len(checked)
    parts.append(
        f"{_some(len(checked), 'claim')} told more than once or checked: {one} on one root, {len(checked) - one - none} on more, {none} with no stated source; {_some(once, 'statement')} told once",
    )
    return " · ".join(parts)


def _some(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def account(trace: Trace) -> str:
    """Say what became of the inputs: the counts add up."""
    verdicts = [i.verdict.value for i in trace.inputs]
    return f"{len(verdicts)} input{'s' if len(verdicts) != 1 else ''}: " + ", ".join(
        f"{verdicts.count(v)} {v}" for v in ("kept", "partial", "refused")
    )
