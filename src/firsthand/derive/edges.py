"""The ledger: what speaks for and against «this document has it from that one»."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.derive import direction
from firsthand.derive.bodies import bodies_of, speakers_of, spoken_of
from firsthand.derive.heads import is_release
from firsthand.derive.hearings import hearings_of
from firsthand.derive.likeness import NOTHING, Likeness, Likenesses
from firsthand.derive.media import (
    agency_credits,
    chain_credits,
    credit_lines,
    is_described,
    named_media,
    names_medium,
    outlet_mentions,
    own_contacts,
    own_papers,
)
from firsthand.derive.papers import papers_of
from firsthand.derive.times import before, revises
from firsthand.derive.versions import PROBABILITY, RULE, WEIGHT
from firsthand.derive.weights import weights
from firsthand.model import Derivation, DerivationKind, Evidence, SourceKind, Span
from firsthand.text.media_names import key_words, same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.derive.bodies import Spoken
    from firsthand.derive.hearings import Hearing
    from firsthand.derive.media import Credit
    from firsthand.derive.papers import Paper
    from firsthand.model import Claim, Document, Source

_COPY, _NEAR_COPY = 0.45, 0.2
_SHORT = 0.6
_TYPICAL_SHARE = 0.5  # of a reteller's facts; independent articles of one story share about .4
_TRANSLATED = (
    "automatic translation",
    "machine translat",
    "translated by",
    "translated from",
    "automatically translated",
    "auto-translated",
)


@dataclass(frozen=True, slots=True)
class Voices:
    """Whom a document credits and what it has first hand.

    Attributes:
        media: The media that its chains and its words credit, most often first.
        own: Places where it says that it has something from its own contact.
        translated: Whether it says that it is a translation.
        paper: The statement or report that it goes by, if any.
        has_paper: Whether it says that it has a paper in its own hands.
        spoken: Where it has something from a body, and which.
        n_attributed: The places where it has something from anybody.
        heard: The speakers that it hears, with the occasion.
    """

    media: tuple[Credit, ...]
    own: tuple[Span, ...]
    translated: bool
    paper: Paper | None = None
    has_paper: bool = False
    spoken: tuple[Spoken, ...] = ()
    n_attributed: int = 0
    heard: tuple[Hearing, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible derivation with its signals and the words that show them."""

    child: Document
    parent: Document
    signals: Mapping[str, float]
    likeness: Likeness
    credits: tuple[Span, ...]
    paper: tuple[Span, ...] = ()
    version: bool = False  # the parent is the version of the same page before it

    @property
    def log_odds(self) -> float:
        """What the signals say together."""
        if self.version:
            return math.log(PROBABILITY / (1 - PROBABILITY))
        trained = weights()
        return trained["bias"] + math.fsum(trained[k] * v for k, v in sorted(self.signals.items()))

    @property
    def probability(self) -> float:
        """Of the derivation, 0 to 1."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.log_odds))))


def voices_of(
    documents: Sequence[Document], sources: Mapping[str, Source], claims: Sequence[Claim]
) -> dict[str, Voices]:
    """Find whom each document credits."""
    named = {s.name for s in sources.values() if s.kind is SourceKind.OUTLET and not is_described(s.name)}
    known = sorted({*named, *(d.outlet for d in documents if d.outlet), *(a for d in documents for a in d.agencies)})
    bodies = {key_words(d.outlet) for d in documents if d.outlet}
    issuers = {d.outlet for d in documents if is_release(d)}
    media_names = [k for k in known if k not in issuers]
    speaking = bodies_of(documents, sources, media_names)
    spoken = spoken_of(documents, sources, claims, (speaking, media_names))
    cues = {
        (t.document, link.cue or link.mention or t.content[0])
        for c in claims
        for t in c.tellings
        for link in t.chain[:1]
    }
    attributed = Counter(document for document, _ in cues)
    papers = papers_of(documents, speaking, spoken, media_names)
    heard = hearings_of(documents, sources, claims, (speakers_of(documents, sources, speaking), media_names))
    found = {}
    for d in documents:
        media = list(named_media(d, known))
        for credit in chain_credits(d, claims, sources, kinds=tuple(SourceKind)):
            medium = sources[credit.source].kind is SourceKind.OUTLET and not is_described(credit.name)
            if (medium or key_words(credit.name) in bodies) and not (d.outlet and same_name(d.outlet, credit.name)):
                media.append(credit)
        media += agency_credits(d)
        translated = any(s in d.text.casefold() for s in _TRANSLATED)
        found[d.id] = Voices(
            _merged(media), own_contacts(d), translated, papers.get(d.id), bool(own_papers(d)),
            tuple(spoken.get(d.id, ())), attributed[d.id], heard.get(d.id, ()),
        )  # fmt: skip
    return {i: replace(v, paper=None) if _is_media_report(v) else v for i, v in found.items()}


def _is_media_report(voices: Voices) -> bool:
    """Tell whether «the report» that a document goes by is that of a medium that it credits in its head or more than once."""
    paper = voices.paper
    return paper is not None and paper.noun.endswith("report") and any(c.lead or len(c.spans) > 1 for c in voices.media)


def _merged(media: Iterable[Credit]) -> tuple[Credit, ...]:
    """Put credits of one medium under its fullest name together."""
    kept: list[Credit] = []
    for credit in sorted(media, key=lambda c: (-len(c.name), c.name, c.source)):
        at = next((i for i, k in enumerate(kept) if same_name(k.name, credit.name)), None)
        if at is None:
            kept.append(credit)
        else:
            old = kept[at]
            spans = tuple(sorted({*old.spans, *credit.spans}))
            kept[at] = type(old)(
                old.source or credit.source, old.name, spans, old.lead or credit.lead, old.line or credit.line
            )
    return tuple(sorted(kept, key=lambda c: (-len(c.spans), c.name)))


class Weigher:
    """Weighs what a document may have it from."""

    def __init__(self, documents: Sequence[Document], claims: Sequence[Claim], voices: Mapping[str, Voices]) -> None:
        """Compare the documents once."""
        self._by_id = {d.id: d for d in documents}
        self._outlets = [d.outlet for d in documents if d.outlet]
        self._voices = voices
        self.likenesses = Likenesses(documents, claims)

    def parents(self, child: str, without: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        """Weigh every document that shares something with one; a parent against disjoint dates is left out.

        Args:
            child: The document.
            without: Documents that derive from it.
        """
        likenesses = self.likenesses.of(child, without)
        return tuple(
            self._candidate(child, b, like)
            for b, like in likenesses.items()
            if not before(self._by_id[child], self._by_id[b])
        )

    def version(self, child: str, parent: str) -> Candidate:
        """Give a page's version before a document as its parent, whatever they share."""
        like = self.likenesses.of(child).get(parent, NOTHING)
        return replace(self._candidate(child, parent, like), version=True)

    def _candidate(self, child: str, parent: str, like: Likeness) -> Candidate:
        mine, other, voices = self._by_id[child], self._by_id[parent], self._voices[child]
        spans = credit_spans(mine, other, voices)
        signals = _signals(mine, other, like, spans, (self._voices, self._outlets))
        return Candidate(mine, other, signals, like, spans, voices.paper.spans if voices.paper else ())


def candidates(
    documents: Sequence[Document], sources: Mapping[str, Source], claims: Sequence[Claim]
) -> tuple[Candidate, ...]:
    """Weigh every ordered pair that shares something (for fitting the weights)."""
    weigher = Weigher(documents, claims, voices_of(documents, sources, claims))
    return tuple(c for d in documents for c in weigher.parents(d.id))


def _signals(
    child: Document,
    parent: Document,
    like: Likeness,
    spans: tuple[Span, ...],
    rest: tuple[Mapping[str, Voices], Sequence[str]],
) -> dict[str, float]:
    voices, outlets = rest
    mine = voices[child.id]
    same = same_outlet(child, parent)
    seen_others = any(same_name(c.name, o) for c in mine.media for o in outlets)
    via = any(same_name(c.name, o.name) for c in mine.media for o in voices[parent.id].media)
    return {
        "credit": float(bool(spans)),
        "credit_line": float(bool(credit_line_spans(child, parent))),
        "credit_many": min(1.0, max(0, len(spans) - 1) / 3),
        "mention": float(
            not spans and not same and bool(parent.outlet) and bool(outlet_mentions(child, parent.outlet or ""))
        ),
        "credits_other": float(not spans and seen_others and not via),
        "credit_via": float(not spans and not same and via),
        "credits_unseen": float(not spans and bool(mine.media) and not seen_others),
        "paper": float(not spans and not same and mine.paper is not None and mine.paper.firm),
        "common_origin": float(not spans and not same and _one_origin(mine, voices[parent.id], outlets)),
        "same_outlet": float(same),
        "same_earlier": float(same and before(parent, child)),
        "revises": float(same and revises(child, parent)),
        "revised": float(
            same
            and (revises(parent, child) or (len(parent.text) > 1.5 * len(child.text) and not revises(child, parent)))
        ),
        "wording": min(0.3, like.wording),
        "facts": like.facts - _TYPICAL_SHARE,
        "lead": max(-0.3, min(0.3, like.lead)),
        "back": like.facts - like.back,
        "order": like.order,
        "only": math.tanh(like.only / 8),
        "claims": min(1.0, like.claims),
        "agree": math.tanh(like.agree / 4),
        "differ": like.differ,
        "quoted": like.quoted,
        "missed": like.missed,
        "fresh": 0.0
        if spans or same or mine.translated
        else like.fresh,  # who credits or updates adds what is new besides
        "earlier": float(before(parent, child) and not same),
        "own": math.tanh(len(mine.own) / 2),
        "parent_own": math.tanh(len(voices[parent.id].own) / 2),
        "parent_agency": float(bool(parent.agencies) and not same),
        "parent_translated": float(voices[parent.id].translated),
        "translated": float(mine.translated),
        **direction.signals(child, parent, like),
    }


def _one_origin(a: Voices, b: Voices, outlets: Sequence[str]) -> bool:
    """Tell whether two documents go by one medium that is not here, or by one body's statement."""
    unseen = [c.name for c in a.media if not any(same_name(c.name, o) for o in outlets)]
    if any(same_name(name, c.name) for name in unseen for c in b.media):
        return True
    return bool(a.paper and b.paper and a.paper.owner and b.paper.owner and same_name(a.paper.owner, b.paper.owner))


def credit_spans(child: Document, parent: Document, voices: Voices) -> tuple[Span, ...]:
    """Give the places where a document names another's outlet as its source."""
    if not parent.outlet or same_outlet(child, parent):
        return ()
    spans = [span for credit in voices.media if same_name(credit.name, parent.outlet) for span in credit.spans]
    return tuple(sorted({*spans, *credit_line_spans(child, parent)}))


def credit_line_spans(child: Document, parent: Document) -> tuple[Span, ...]:
    """Give the bylines and credit lines that declare another's outlet («From our staff and Meridian Press»)."""
    if not parent.outlet or same_outlet(child, parent):
        return ()
    lines = [span for text, span in credit_lines(child) if names_medium(text, parent.outlet)]
    if child.byline and names_medium(child.byline, parent.outlet):
        at = child.text.find(child.byline)
        lines += [Span(document=child.id, start=at, end=at + len(child.byline))] if at >= 0 else []
    return tuple(sorted(set(lines)))


def same_outlet(a: Document, b: Document) -> bool:
    """Tell whether two documents are by one outlet."""
    return bool(a.outlet and b.outlet and same_name(a.outlet, b.outlet))


def derivation(candidate: Candidate, probability: float) -> Derivation:
    """Write a candidate out with its evidence and counter-evidence in words."""
    entries = [
        Evidence(rule=rule, weight=round(weight, 3), spans=spans)
        for rule, weight, spans in _rules(candidate)
        if abs(weight) >= 0.05  # noqa: PLR2004
    ]
    prior = Evidence(
        rule="independent reporting is assumed unless something shows otherwise", weight=round(weights()["bias"], 3)
    )
    return Derivation(
        document=candidate.child.id, parent=candidate.parent.id, kind=kind_of(candidate), probability=round(probability, 3),
        evidence=tuple(e for e in entries if e.weight > 0), against=(prior, *(e for e in entries if e.weight < 0)),
    )  # fmt: skip


def _rules(candidate: Candidate) -> list[tuple[str, float, tuple[Span, ...]]]:
    """Say each signal's reason, weight in nats and places."""
    child, parent, like = candidate.child, candidate.parent, candidate.likeness
    page = [(RULE, WEIGHT, ())] if candidate.version else []
    runs = tuple(Span(document=child.id, start=a, end=b) for a, b in like.shared)
    places = tuple(Span(document=child.id, start=a, end=b) for a, b in like.places)
    child_paper = candidate.paper
    name = parent.outlet or parent.title or parent.path
    words: dict[str, tuple[str, tuple[Span, ...]]] = {
        "credit": (f"the text names {name} as its source", candidate.credits),
        "credit_line": (f"a credit line or byline names {name}", ()),
        "credit_many": (f"it does so {len(candidate.credits)} times", ()),
        "mention": (f"the text mentions {name}, but not as a source", ()),
        "credits_other": ("it names another article's outlet as its source", ()),
        "credit_via": ("both name one medium as their source", ()),
        "credits_unseen": ("it names a medium that is not here as its source", ()),
        "paper": ("it goes by a statement or report itself", child_paper),
        "common_origin": ("both name one source that is not here, which explains what they share", ()),
        "same_outlet": ("both are by one outlet", ()),
        "same_earlier": ("and the other was published before", ()),
        "revises": ("it says that it updates or corrects", ()),
        "revised": ("the outlet's other article looks like the later one", ()),
        "wording": (
            f"{like.wording:.0%} of the shorter text's telling word runs, outside of quotation marks, are shared",
            runs,
        ),
        "facts": (
            f"of the names, figures and telling words that any other article here shares with it, the other has {like.facts:.0%}",
            (),
        ),
        "lead": (
            "no other article here shares as much" if like.lead > 0 else "another article here shares more with it",
            (),
        ),
        "back": (f"seen from the other, that share is {like.back:.0%}: a reteller leaves out more than it adds", ()),
        "order": (
            "they tell what they share in the same order"
            if like.order > 0
            else "they tell what they share in different orders",
            (),
        ),
        "only": ("there are details that only these two tell", places),
        "claims": (f"{like.claims:.0%} of its claims told elsewhere are told there", ()),
        "agree": ("where the tellings part, they read alike", ()),
        "differ": ("they contradict each other", ()),
        "quoted": ("it quotes what the other quotes", ()),
        "missed": ("it quotes what the other does not quote", ()),
        "fresh": (f"{like.fresh:.0%} of its names and figures are told by no other article here", ()),
        "earlier": ("the other was published before", ()),
        "own": ("it says that it has things first hand", ()),
        "parent_own": ("the other says that it has things first hand", ()),
        "parent_agency": ("the other is a news agency's", ()),
        "parent_translated": ("the other says that it is a translation", ()),
        "translated": ("it says that it is a translation", ()),
        **{k: (told, ()) for k, told in direction.rules(child, parent, like).items()},
    }
    return [*page, *((words[k][0], weights()[k] * v, words[k][1]) for k, v in candidate.signals.items())]


def kind_of(candidate: Candidate) -> DerivationKind:
    """Say how a document derives from another, by outlet, wording, language and length."""
    child, parent, wording = candidate.child, candidate.parent, candidate.likeness.wording
    if candidate.version or same_outlet(child, parent):
        return DerivationKind.UPDATE
    if wording >= _COPY:
        return DerivationKind.COPY
    if child.language != parent.language or candidate.signals["translated"]:
        return DerivationKind.TRANSLATION
    if wording < _NEAR_COPY and len(child.text) < _SHORT * len(parent.text):
        return DerivationKind.SUMMARY
    return DerivationKind.REWRITE
