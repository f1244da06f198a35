"""The ledger: what speaks for and against «this document has it from that one»."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.derive.likeness import WEIGHTS, Likeness, all_likeness, n_attributed
from firsthand.derive.media import credit_lines, credits_of
from firsthand.model import Derivation, DerivationKind, Evidence, SourceKind, Span
from firsthand.text.media_names import key_words, same_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.derive.media import Credit
    from firsthand.model import Claim, Document, Source

_BARE_SHARE = 0.3  # of statements attributed; a reteller that names nobody has fewer
_COPY, _NEAR_COPY = 0.45, 0.2
_SHORT = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible derivation with its signals and the words that show them."""

    child: Document
    parent: Document
    signals: Mapping[str, float]
    likeness: Likeness
    credits: tuple[Span, ...]

    @property
    def log_odds(self) -> float:
        """What the signals say together."""
        return WEIGHTS["bias"] + math.fsum(WEIGHTS[k] * v for k, v in sorted(self.signals.items()))

    @property
    def probability(self) -> float:
        """Of the derivation, 0 to 1."""
        return 1 / (1 + math.exp(-self.log_odds))


def candidates(
    documents: Sequence[Document],
    sources: Mapping[str, Source],
    claims: Sequence[Claim],
) -> tuple[Candidate, ...]:
    """Weigh every ordered pair that shares something; a pair against disjoint dates is left out."""
    likeness = all_likeness(documents, claims)
    by_id = {d.id: d for d in documents}
    credited = {d.id: credits_of(d, claims, sources, kinds=(SourceKind.OUTLET, SourceKind.GROUP)) for d in documents}
    counts, attributed = Counter(t.document for c in claims for t in c.tellings), n_attributed(claims)
    found = []
    for (a, b), like in likeness.items():
        child, parent = by_id[a], by_id[b]
        if _before(child, parent):
            continue
        spans = credit_spans(child, parent, credited[a])
        others = any(c.spans and sources[c.source].kind is SourceKind.OUTLET for c in credited[a]) and not spans
        signals = {
            "credit": float(bool(spans)), "credit_many": min(1.0, len(spans) / 4),
            "same_outlet": float(_same_outlet(child, parent)), "wording": min(0.3, like.wording),
            "wording_best": float(like.wording_best), "claims": like.claims, "claims_best": float(like.claims_best),
            "earlier": float(_before(parent, child)), "later": float(_same_outlet(child, parent) and not _before(parent, child)),
            "longer": math.tanh(math.log(len(parent.text) / max(1, len(child.text)))),
            "bare": float(attributed[a] < _BARE_SHARE * counts[a]), "credits_other": float(others),
        }  # fmt: skip
        found.append(Candidate(child, parent, signals, like, spans))
    return tuple(found)


def credit_spans(child: Document, parent: Document, credited: Sequence[Credit]) -> tuple[Span, ...]:
    """Give the places where a document names another's outlet as its source."""
    if not parent.outlet or _same_outlet(child, parent):
        return ()
    spans = [span for credit in credited if same_name(credit.name, parent.outlet) for span in credit.spans]
    lines = [span for text, span in credit_lines(child) if key_words(parent.outlet) <= key_words(text)]
    return tuple(sorted({*spans, *lines}))


def _same_outlet(a: Document, b: Document) -> bool:
    return bool(a.outlet and b.outlet and same_name(a.outlet, b.outlet))


def _before(a: Document, b: Document) -> bool:
    """Tell whether a's dates end before b's begin."""
    return bool(a.published.latest and b.published.earliest and a.published.latest[:10] < b.published.earliest[:10])


def derivation(candidate: Candidate, probability: float) -> Derivation:
    """Write a candidate out with its evidence and counter-evidence in words."""
    child, parent, like = candidate.child, candidate.parent, candidate.likeness
    places = tuple(Span(document=child.id, start=a, end=b) for a, b in like.shared)
    name = parent.outlet or parent.path
    rules = {
        "credit": (f"the text names {name} as its source", candidate.credits),
        "credit_many": (f"it does so {len(candidate.credits)} times", ()),
        "same_outlet": ("both are by one outlet", ()),
        "wording": (
            f"{like.wording:.0%} of the shorter text's telling word runs, outside of quotation marks, are shared",
            places,
        ),
        "wording_best": ("no other article here shares more wording with it", ()),
        "claims": (f"{like.claims:.0%} of its claims told elsewhere are told there", ()),
        "claims_best": ("no other article here tells more of its claims", ()),
        "earlier": ("the other was published before", ()),
        "later": ("nothing shows that the outlet's other article came first", ()),
        "longer": ("the other is longer" if candidate.signals["longer"] > 0 else "the other is shorter", ()),
        "bare": ("it names hardly any source of its own", ()),
        "credits_other": ("it names another medium as its source", ()),
    }
    entries = [
        Evidence(rule=rules[k][0], weight=round(WEIGHTS[k] * v, 3), spans=tuple(rules[k][1]))
        for k, v in candidate.signals.items()
        if abs(WEIGHTS[k] * v) > 0.05  # noqa: PLR2004
    ]
    prior = Evidence(rule="independent reporting is assumed unless something shows otherwise", weight=WEIGHTS["bias"])
    return Derivation(
        document=child.id, parent=parent.id, kind=_kind(candidate), probability=round(probability, 3),
        evidence=tuple(e for e in entries if e.weight > 0), against=(prior, *(e for e in entries if e.weight < 0)),
    )  # fmt: skip


def _kind(candidate: Candidate) -> DerivationKind:
    child, parent, wording = candidate.child, candidate.parent, candidate.likeness.wording
    if _same_outlet(child, parent):
        return DerivationKind.UPDATE
    if wording >= _COPY:
        return DerivationKind.COPY
    if child.language != parent.language:
        return DerivationKind.TRANSLATION
    if wording < _NEAR_COPY and len(child.text) < _SHORT * len(parent.text):
        return DerivationKind.SUMMARY
    return DerivationKind.REWRITE
