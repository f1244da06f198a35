"""Near copies: articles that tell another one word after word, a few words of each sentence replaced, and add nothing.

They are set beside their original after its claims have been counted, so that they raise no count, however many there are.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from firsthand.derive.versions import page
from firsthand.model import Form, Link, Statement, Stemma
from firsthand.text.shingles import shingles
from firsthand.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Attribution, Claim, Document
    from firsthand.text.shingles import Shingle
    from firsthand.text.tokens import Token

_LEAST_WORDS = 25  # a shorter text is near to everything
_EQUAL = 0.62  # of a copy's words that the original has in the same order; benchmarks/retellings: a spun copy keeps 70 to 90 %
_REPLACED = 8  # words in a row that may be other words
_ADDED = (
    1  # words that a stretch may be longer than the original's: «the council said» is an attribution of the copy's own
)
_FEW = 3  # words in place of words left out
_CANDIDATE = 0.08  # of its runs of three words that a copy must share
_SAME_LENGTH = 1.15
_UNDER = 0.49  # what was weighed and not taken is under one half
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An article that adds nothing to another.

    Attributes:
        document: The copy.
        original: Identifier of the other.
        places: For each word of the original its place in the copy, None where it is left out: ((start, end), place or None).
    """

    document: Document
    original: str
    places: tuple[tuple[Span, Span | None], ...]

    def mapped(self, span: Span) -> Span | None:
        """Give the place in the copy of a stretch of the original; None if it is left out."""
        inside = [to for at, to in self.places if to is not None and at[0] < span[1] and at[1] > span[0]]
        return (inside[0][0], inside[-1][1]) if inside else None


def near_copies(documents: Sequence[Document]) -> tuple[NearCopy, ...]:
    """Find the near copies of a story, each with the one article that it is held against, those that others copy first.

    Of two that copy one another, that is the original whose outlet the other articles name, then the longer, then the one with
    whose wording they share more, then the earlier one: a date is easily wrong.
    """
    words = {d.id: _words(d) for d in documents}
    runs = {d.id: frozenset(shingles(d.text, d.body_runs())) for d in documents}
    holders = Counter(s for held in runs.values() for s in held)
    named = {d.id: _is_named(d, documents) for d in documents}
    ordered = sorted(
        (d for d in documents if len(words[d.id]) >= _LEAST_WORDS),
        key=lambda d: (
            -_length_class(len(words[d.id])),
            not named[d.id],
            -sum(holders[s] for s in runs[d.id]) / max(1, len(runs[d.id])),
            d.published.earliest or "",
            d.id,
        ),
    )
    index: dict[Shingle, list[str]] = {}
    found: list[NearCopy] = []
    for d in ordered:
        near = Counter(k for s in runs[d.id] for k in index.get(s, ()))
        likely = [
            k
            for k, n in sorted(near.items(), key=lambda item: (-item[1], item[0]))[:3]
            if n >= _CANDIDATE * len(runs[d.id])
        ]
        places = next(((k, p) for k in likely if (p := _places(words[k], words[d.id]))), None)
        if places is not None:
            found.append(NearCopy(d, *places))
        for s in runs[d.id]:  # a copy of a copy may have too little left of the first
            index.setdefault(s, []).append(d.id)
    return tuple(found)


def _length_class(n_words: int) -> int:
    """Give a number that is the same for texts of about one length."""
    steps = 0
    while n_words > _LEAST_WORDS:
        n_words, steps = int(n_words / _SAME_LENGTH), steps + 1
    return steps


def _words(document: Document) -> tuple[Token, ...]:
    return tuple(t for run in document.body_runs() for t in tokenize(document.text, *run) if t.text[0].isalnum())


def _is_named(document: Document, documents: Iterable[Document]) -> bool:
    """Tell whether an article speaks of its outlet by name, or another article does."""
    return document.outlet is not None and any(
        document.outlet in d.text for d in documents if d.id == document.id or d.outlet != document.outlet
    )


def _places(original: Sequence[Token], copy: Sequence[Token]) -> tuple[tuple[Span, Span | None], ...] | None:
    """Lay a copy beside its original, word for word; None if it is no near copy."""
    moves = LCSseq.opcodes([t.text.casefold() for t in original], [t.text.casefold() for t in copy])
    places: list[tuple[Span, Span | None]] = [((t.start, t.end), None) for t in original]
    equal = 0
    for move in _stretches(moves):
        tag, a, b, c, d = move
        if tag == "equal":
            equal += d - c
        elif not _is_replacement(b - a, d - c):
            return None
        if c == d:
            continue
        for i in range(a, b):
            at = copy[min(d - 1, c + (i - a))]
            places[i] = (places[i][0], (at.start, at.end))
    return tuple(places) if equal >= _EQUAL * len(copy) else None


def _is_replacement(n_words: int, n_other: int) -> bool:
    """Tell whether other words stand for so many words one by one, or a word or two for words left out: nothing is told anew."""
    return n_other <= n_words + _ADDED and (n_other <= _FEW or (n_other <= _REPLACED and n_words - n_other <= _ADDED))


def _stretches(moves: Iterable[object]) -> list[tuple[str, int, int, int, int]]:
    """Put neighbouring deletions and insertions together as replacements."""
    joined: list[tuple[str, int, int, int, int]] = []
    for move in moves:
        tag, a, b, c, d = (getattr(move, k) for k in ("tag", "src_start", "src_end", "dest_start", "dest_end"))
        if joined and tag != "equal" and joined[-1][0] != "equal":
            _, a, _, c, _ = joined.pop()
        joined.append(("equal" if tag == "equal" else "other", a, b, c, d))
    return joined


def with_near_copies(
    claims: Iterable[Claim], copies: Sequence[NearCopy], own: Attribution, texts: Mapping[str, str]
) -> tuple[Claim, ...]:
    """Give claims with the copies' tellings beside those of their originals.

    Args:
        claims: Of the originals.
        copies: To be set beside them.
        own: What the copies say by themselves: how they attribute what they tell.
        texts: Document → text.
    """
    said: dict[str, list[Statement]] = {}
    for s in own.statements:
        said.setdefault(s.document, []).append(s)
    found = []
    for claim in claims:
        tellings = list(claim.tellings)
        for c in copies:
            again = [_telling(t, c, said.get(c.document.id, ()), texts) for t in tellings if t.document == c.original]
            tellings += [t for t in again if t is not None]
        tellings.sort(key=lambda t: (t.document, t.content))
        found.append(dataclasses.replace(claim, tellings=tuple(tellings)))
    return tuple(found)


def _telling(
    telling: Statement, copy: NearCopy, said: Iterable[Statement], texts: Mapping[str, str]
) -> Statement | None:
    """Give an original's telling as it stands in a copy; None if the copy leaves it out."""
    runs = [_grown(telling.document, run, copy, texts) for run in telling.content]
    content = tuple(r for r in runs if r is not None)
    if not content or any(a[1] > b[0] for a, b in zip(content, content[1:], strict=False)):
        return None
    chain = tuple(link for old in telling.chain if (link := _link(old, copy)) is not None)
    mine = next(
        (s for s in said if s.start < content[-1][1] and s.end > content[0][0] and len(s.chain) == len(chain)), None
    )
    if mine is not None:  # «said» became «confirmed»
        chain = tuple(
            dataclasses.replace(a, certainty=b.certainty, strength=b.strength, polarity=b.polarity)
            for a, b in zip(chain, mine.chain, strict=True)
        )
    how = mine or telling
    lost = bool(telling.chain) and not chain
    return dataclasses.replace(
        telling, document=copy.document.id, content=content, chain=chain, form=Form.NONE if lost else telling.form,
        certainty="asserted" if lost else how.certainty, strength=1.0 if lost else how.strength,
        polarity=how.polarity,
    )  # fmt: skip


def _grown(document: str, run: Span, copy: NearCopy, texts: Mapping[str, str]) -> Span | None:
    """Map a run of content, with the marks at its ends if the copy has the same («$4», «40%»)."""
    found = copy.mapped(run)
    if found is None:
        return None
    inside = [at for at, to in copy.places if to is not None and at[0] < run[1] and at[1] > run[0]]
    before, after = texts[document][run[0] : inside[0][0]], texts[document][inside[-1][1] : run[1]]
    text, (start, end) = copy.document.text, found
    start -= len(before) if before and text[:start].endswith(before) else 0
    end += len(after) if after and text.startswith(after, end) else 0
    return start, end


def _link(link: Link, copy: NearCopy) -> Link | None:
    """Map a link of a chain; None if the copy leaves its words out."""
    cue = copy.mapped(link.cue) if link.cue else None
    mention = copy.mapped(link.mention) if link.mention else None
    if (link.cue or link.mention) and not (cue or mention):
        return None
    return dataclasses.replace(link, cue=cue, mention=mention)


def without_dated_origins(stemma: Stemma, documents: Sequence[Document], copies: Iterable[NearCopy]) -> Stemma:
    """Give a stemma in which no near copy is the origin of what it copies for a date alone.

    It stays the origin where the other names its outlet, where it is an agency's, or where both are versions of one outlet or one page.
    """
    by_id = {d.id: d for d in documents}
    doubted = {(c.original, c.document.id) for c in copies if not _is_source(c.document, by_id[c.original])}
    kept = tuple(e for e in stemma.derivations if (e.document, e.parent) not in doubted)
    if len(kept) == len(stemma.derivations):
        return stemma
    left = tuple(
        dataclasses.replace(e, probability=min(e.probability, _UNDER))
        for e in stemma.derivations
        if (e.document, e.parent) in doubted
    )
    parents = {e.parent for e in kept}
    return dataclasses.replace(
        stemma, derivations=kept, considered=(*stemma.considered, *left),
        origins=tuple(o for o in stemma.origins if not o.seen or o.document in parents),
    )  # fmt: skip


def _is_source(copy: Document, original: Document) -> bool:
    named = copy.outlet is not None and copy.outlet in original.text
    wire = any(a != original.outlet for a in copy.agencies)
    return named or wire or page(copy) == page(original) or (copy.outlet is not None and copy.outlet == original.outlet)
