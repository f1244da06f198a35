"""An article of a family: its tellings, its page, and the text that they make, with the place of each telling."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.retellings.telling import Sentence, Telling, sentence

if TYPE_CHECKING:
    from random import Random


@dataclass(slots=True)
class Article:
    """One article, published or not.

    Attributes:
        id: Unique in the family.
        outlet: Whose it is.
        title: Its headline.
        tellings: In order.
        day: Days after the event at which it came out, with the part of the day as a fraction.
        published: What the page says: an ISO date, date and time, or empty.
        agency: Whether the outlet is an agency and the text opens with its dateline.
        town: For the dateline.
        byline: Empty for none.
        foot: Lines at the end: credits, a template's words.
        hidden: Whether it is not in the pile.
    """

    id: str
    outlet: str
    title: str
    tellings: list[Telling]
    day: float = 0.0
    published: str = ""
    agency: bool = False
    town: str = ""
    byline: str = ""
    foot: list[str] = field(default_factory=list)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A written article: its text and, for each telling, its sentence and the place of its content."""

    text: str
    told: tuple[tuple[Telling, Sentence, int, int], ...]


def write(article: Article, rng: Random) -> Page:
    """Write an article out: paragraphs of one to three sentences."""
    text = f"{article.town.upper()} ({article.outlet}) - " if article.agency else ""
    told = []
    known: set[str] = set()
    left = rng.randint(1, 3)
    for i, telling in enumerate(article.tellings):
        made = sentence(telling, article.outlet, known)
        if telling.joined and text.endswith("."):
            text, made = text[:-1] + ", and ", _lowered(made, telling)
        elif i:
            left -= 1
            text += " " if left > 0 else "\n\n"
            left = left if left > 0 else rng.randint(1, 3)
        told.append((telling, made, len(text) + made.start, len(text) + made.end))
        text += made.text
    return Page("\n\n".join([text, *article.foot]) + "\n", tuple(told))


def _lowered(made: Sentence, telling: Telling) -> Sentence:
    """Write a sentence's first letter small, unless a name begins it."""
    first = made.text.split()[0]
    names = {w for _, v in telling.values for w in v.split()}
    keep = first in names or (made.start > 0 and made.text[1:2].isupper()) or made.chain[:1] == (first,)
    text = (
        made.text if keep or not first[1:].islower() or _opens_with_name(made) else made.text[0].lower() + made.text[1:]
    )
    return Sentence(text, made.start, made.end, made.chain, made.form, made.certainty)


def _opens_with_name(made: Sentence) -> bool:
    return any(n[:1].isupper() and made.text.startswith(n.split()[0]) for n in made.chain)
