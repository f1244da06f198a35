"""Families of retellings: who retold whom, as it was, and the shapes that such families take."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from benchmarks.retellings.article import Article
from benchmarks.retellings.edits import STYLE_WEIGHTS, STYLES, Style, first_telling, retell
from benchmarks.retellings.event import Event, find_out, make_event
from benchmarks.retellings.telling import Telling, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_START = dt.datetime(2027, 3, 1, 6, 0, tzinfo=dt.UTC)
_LINES = ("With reporting by {}.", "Source: {}", "From our staff and {}", "This article first appeared in {}.")
_TEMPLATE = ("Hometown Wire is your voice in the county.", "Share this story with a neighbor.")


@dataclass(frozen=True, slots=True)
class Edge:
    """One article has it from another, in the pile or hidden."""

    child: str
    parent: str
    kind: str


@dataclass(slots=True)
class Family:
    """The articles of one event and the true graph.

    Attributes:
        shape: Which of SHAPES.
        event: What happened.
        articles: Published and hidden ones.
        edges: Who has it from whom.
        networks: Groups of articles of one operator, put out in one minute: one voice.
    """

    shape: str
    event: Event
    articles: list[Article] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    networks: list[tuple[str, ...]] = field(default_factory=list)


class Desk:
    """Fills a family with articles."""

    def __init__(self, shape: str, rng: Random) -> None:
        """Invent the event."""
        self.rng = rng
        self.family = Family(shape, make_event(rng))
        self.day = 0.0

    def report(self, *, hidden: bool = False, agency: bool | None = None) -> Article:
        """Add a reporter's own report."""
        rng, event = self.rng, self.family.event
        wire = rng.random() < 0.2 if agency is None else agency
        outlet = event.names.agency() if wire else event.names.outlet()
        tellings = [first_telling(f, rng) for f in find_out(event, rng)]
        return self._add(Article("", outlet, "", tellings, agency=wire, hidden=hidden))

    def retelling(
        self, *parents: Article, style: str | None = None, credit: str | None = None, own: int | None = None
    ) -> Article:
        """Add an article that retells others; each further one gives it a paragraph of two to four statements.

        Args:
            parents: Whom it retells.
            style: Of STYLES; drawn if not given.
            credit: «many», «once», «line» or «none»; drawn if not given.
            own: How many facts of its own it adds.
        """
        rng, event = self.rng, self.family.event
        name = style or rng.choices(list(STYLE_WEIGHTS), list(STYLE_WEIGHTS.values()))[0]
        tellings: list[Telling] = []
        foot: list[str] = []
        for i, parent in enumerate(parents):
            given = (
                parent.tellings if not i else rng.sample(parent.tellings, min(len(parent.tellings), rng.randint(2, 4)))
            )
            how = credit or rng.choices(("many", "once", "line", "none"), (0.35, 0.25, 0.12, 0.28))[0]
            retold = _credited(retell(given, STYLES[name], rng), parent.outlet, how, rng)
            at = 0 if not i else rng.randint(1, len(tellings))
            tellings[at:at] = retold
            foot += [rng.choice(_LINES).format(the(parent.outlet))] if how == "line" else []
        n = (
            own
            if own is not None
            else rng.choices((0, 1, 2, 3), (0.55, 0.2, 0.15, 0.1))[0]
            if name not in {"copy", "spun"}
            else 0
        )
        found = [event.private.pop(0) for _ in range(min(n, len(event.private)))]
        tellings += [first_telling(f, rng) for f in found]
        article = self._add(
            Article("", event.names.outlet(), "", tellings, foot=foot), after=max(p.day for p in parents)
        )
        self.family.edges += [Edge(article.id, p.id, _kind(STYLES[name], i)) for i, p in enumerate(parents)]
        return article

    def update(self, parent: Article) -> Article:
        """Add a later version by the same outlet, with news of its own."""
        rng, event = self.rng, self.family.event
        found = [event.private.pop(0) for _ in range(min(3, len(event.private)))]
        tellings = [first_telling(f, rng) for f in found] + retell(parent.tellings, STYLES["update"], rng)
        article = self._add(Article("", parent.outlet, "", tellings, agency=parent.agency), after=parent.day)
        self.family.edges.append(Edge(article.id, parent.id, "update"))
        return article

    def borrow(self, taker: Article, giver: Article) -> None:
        """Let a published article take two or three statements over from another, with credit."""
        rng = self.rng
        taken = rng.sample(giver.tellings, min(len(giver.tellings), rng.randint(2, 3)))
        taker.tellings += _credited(retell(taken, STYLES["light"], rng), giver.outlet, "many", rng)
        self.family.edges.append(Edge(taker.id, giver.id, "rewrite"))

    def network(self, parent: Article, n_sites: int) -> None:
        """Let one operator's sites put one spun text out in one minute, on one template."""
        rng, event = self.rng, self.family.event
        first = self.retelling(
            parent, style=rng.choice(("light", "spun", "rewrite")), credit=rng.choice(("once", "none")), own=0
        )
        first.byline = event.names.person()
        first.foot += _TEMPLATE
        sites = [first]
        for _ in range(n_sites - 1):
            tellings = retell(first.tellings, replace(STYLES["copy"], swap=0.05), rng)
            site = self._add(
                Article("", event.names.outlet(), "", tellings, byline=first.byline, foot=list(first.foot)),
                after=first.day,
            )
            site.day, site.published = first.day, first.published
            self.family.edges.append(Edge(site.id, first.id, "copy"))
            sites.append(site)
        self.family.networks.append(tuple(s.id for s in sites))

    def _add(self, article: Article, after: float | None = None) -> Article:
        rng, event = self.rng, self.family.event
        if after is None:
            self.day += rng.uniform(0, 0.5)
            article.day = self.day
        else:
            article.day = after + rng.choice((0.05, 0.2, 0.5, 1.1, 2.0)) * rng.uniform(0.5, 1.5)
        article.id = f"{'o' if article.hidden else 'd'}{len(self.family.articles) + 1}"
        article.title = rng.choice(event.topic.headline).format(town=event.town)
        article.town = event.town
        moment = _START + dt.timedelta(days=article.day)
        draw = rng.random()
        article.published = (
            "" if draw < 0.2 else moment.isoformat(timespec="minutes") if draw < 0.5 else moment.date().isoformat()
        )
        self.family.articles.append(article)
        return article


def _kind(style: Style, place: int) -> str:
    return style.kind if not place else "rewrite"


def _credited(tellings: list[Telling], outlet: str, how: str, rng: Random) -> list[Telling]:
    """Give statements to the outlet they are from, as far as a reteller does; credits to a third outlet may be lost."""
    told = [t if not t.credit or rng.random() < 0.6 else replace(t, credit="") for t in tellings]
    open_ = [i for i, t in enumerate(told) if not t.credit and (t.attributed or not t.fact.quoted)]
    if how in {"line", "none"} or not open_:
        return told
    marked = set(open_[:1]) if how == "once" else {i for i in open_ if rng.random() < 0.45} | set(open_[:1])
    return [replace(t, credit=outlet, arrangement=t.arrangement % 3) if i in marked else t for i, t in enumerate(told)]


def _independent(desk: Desk) -> None:
    for _ in range(desk.rng.randint(4, 6)):
        desk.report()


def _star(desk: Desk) -> None:
    first = desk.report()
    for _ in range(desk.rng.randint(3, 4)):
        desk.retelling(first)
    _bystanders(desk)


def _chain(desk: Desk) -> None:
    second = desk.retelling(desk.report())
    desk.retelling(second)
    if desk.rng.random() < 0.5:
        desk.retelling(second)
    _bystanders(desk)


def _hidden_named(desk: Desk) -> None:
    origin = desk.report(hidden=True)
    for i in range(desk.rng.randint(3, 4)):
        desk.retelling(origin, credit=desk.rng.choice(("many", "once", "line")) if i < 2 else None)
    if desk.rng.random() < 0.3:
        desk.retelling(desk.family.articles[1])
    _bystanders(desk)


def _hidden_unnamed(desk: Desk) -> None:
    origin = desk.report(hidden=True)
    for _ in range(desk.rng.randint(3, 4)):
        desk.retelling(origin, credit="none")
    _bystanders(desk)


def _two_parents(desk: Desk) -> None:
    first, second = desk.report(), desk.report()
    desk.retelling(first, second)
    desk.retelling(desk.rng.choice((first, second)))
    if desk.rng.random() < 0.5:
        desk.retelling(second, first)
    _bystanders(desk)


def _cycle(desk: Desk) -> None:
    first, second = desk.report(), desk.report()
    first.day, first.published = second.day, second.published  # neither page says which came first
    a, b = list(first.tellings), list(second.tellings)
    desk.borrow(first, replace(second, tellings=b))
    desk.borrow(second, replace(first, tellings=a))
    desk.retelling(first)
    _bystanders(desk)


def _network(desk: Desk) -> None:
    desk.network(desk.report(), desk.rng.randint(3, 4))
    _bystanders(desk)


def _updated(desk: Desk) -> None:
    first = desk.report()
    desk.retelling(first)
    later = desk.update(first)
    desk.retelling(later)
    _bystanders(desk)


def _mixed(desk: Desk) -> None:
    seen, hidden = desk.report(), desk.report(hidden=True)
    desk.retelling(seen)
    for _ in range(2):
        desk.retelling(hidden, credit=desk.rng.choice(("many", "once")))
    desk.retelling(seen, hidden)
    _bystanders(desk)


def _bystanders(desk: Desk) -> None:
    for _ in range(desk.rng.randint(0, 2)):
        desk.report()


SHAPES: dict[str, tuple[float, Callable[[Desk], None]]] = {
    "independent": (0.14, _independent), "star": (0.18, _star), "chain": (0.14, _chain), "hidden named": (0.14, _hidden_named),
    "hidden unnamed": (0.06, _hidden_unnamed), "two parents": (0.1, _two_parents), "cycle": (0.04, _cycle),
    "network": (0.06, _network), "updated": (0.06, _updated), "mixed": (0.08, _mixed),
}  # fmt: skip


def make_family(rng: Random, shape: str | None = None) -> Family:
    """Make a family of one shape, drawn by SHAPES's weights if not given."""
    name = shape or rng.choices(list(SHAPES), [w for w, _ in SHAPES.values()])[0]
    desk = Desk(name, rng)
    SHAPES[name][1](desk)
    return desk.family
