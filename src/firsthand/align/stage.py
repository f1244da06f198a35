"""The align stage: score pairs, veto by slots, cluster by average linkage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.align.blocks import blocks
from firsthand.align.features import FEATURES, pair_features
from firsthand.align.gist import gist_of
from firsthand.align.scorer import same_claim
from firsthand.model import Claim, content_id
from firsthand.text.frequency import folded_words
from firsthand.text.linkage import average_linkage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from firsthand.model import Attribution, Document, Statement

_LEAST = 0.02  # a pair less likely than this counts as 0
_MAX_TOGETHER, _MOST_TOGETHER = 900, 500  # statements compared all with all; of a larger story, in one part
# of two statements that may be one claim, on the training piles: nineteen in twenty such pairs have as much, and a third of all pairs
_SHARED = 0.03  # cosine of their words
_NEAR = 0.1  # cosine of their meanings
# the same for the fast setting: three in four such pairs, and a quarter of all
_SOFT, _CENTRED = 0.06, 0.1
_MEANING = FEATURES.index("meaning_cosine")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAligner:
    """Puts every statement of a story into exactly one claim.

    Attributes:
        threshold: Least mean probability of two groups of statements that become one claim.
        fast: Whether to do without the sentence encoder.
        fast_threshold: The threshold in that case.
    """

    threshold: float = 0.24
    fast: bool = False
    fast_threshold: float = 0.16

    def __call__(self, documents: Sequence[Document], attribution: Attribution) -> tuple[Claim, ...]:
        """Give the claims, those told most often first."""
        by_id = {d.id: d for d in documents}
        statements = sorted(attribution.statements, key=lambda s: (s.document, s.content))
        if not statements:
            return ()
        alone = statements[0].document == statements[-1].document
        groups = (
            _repeated(by_id, statements)
            if alone
            else [g for p in _parts(by_id, statements) for g in self._cluster(by_id, p)]
        )
        claims = [make_claim(by_id, group) for group in groups]
        return tuple(
            sorted(
                claims,
                key=lambda c: (
                    -len({t.document for t in c.tellings}),
                    -len(c.tellings),
                    c.tellings[0].document,
                    c.tellings[0].content,
                ),
            )
        )

    def probabilities(
        self, documents: Mapping[str, Document], statements: Sequence[Statement]
    ) -> dict[tuple[int, int], float]:
        """Give the probability that two statements of one story say the same, of each pair (i, j), i < j, that may.

        Args:
            documents: By identifier; all that the statements stand in.
            statements: Sorted by document, then by place; at least two.

        Returns:
            By places in the list; a pair that is not there is less likely than one in fifty. O(n²).
        """
        features = pair_features(documents, statements, fast=self.fast)
        rows, columns = np.triu_indices(len(statements), 1)
        worth = worth_a_look(features[rows, columns], fast=self.fast)
        rows, columns = rows[worth], columns[worth]
        if not len(rows):
            return {}
        probability = same_claim(features[rows, columns], fast=self.fast)
        return {
            (int(i), int(j)): round(float(p), 5)
            for i, j, p in zip(rows, columns, probability, strict=True)
            if p >= _LEAST
        }

    def _cluster(self, documents: dict[str, Document], statements: list[Statement]) -> list[list[Statement]]:
        if len(statements) == 1:
            return [statements]
        least = self.fast_threshold if self.fast else self.threshold
        groups = average_linkage(len(statements), self.probabilities(documents, statements), least)
        return [[statements[i] for i in group] for group in groups]


def worth_a_look(features: NDArray[np.float32], *, fast: bool) -> NDArray[np.bool_]:
    """Tell which pairs share enough that they may be one claim: a cheap filter.

    Args:
        features: Of pairs, shape (pairs, n_features).
        fast: Whether they are FAST_FEATURES alone.
    """
    shared: NDArray[np.bool_] = features[:, FEATURES.index("cosine")] > _SHARED
    if not fast:
        return shared | (features[:, _MEANING] > _NEAR)
    centred, soft = (features[:, FEATURES.index(k)] for k in ("vector_centred", "soft_min"))
    return shared | (soft > _SOFT) | (centred > _CENTRED)


def _repeated(documents: dict[str, Document], statements: list[Statement]) -> list[list[Statement]]:
    """Put together what one article alone says twice in the same words: there is no other to compare it with."""
    groups: dict[str, list[Statement]] = {}
    for s in statements:
        words = " ".join(folded_words(s.words(documents[s.document].text)))
        groups.setdefault(words, []).append(s)
    return list(groups.values())


def _parts(documents: dict[str, Document], statements: list[Statement]) -> list[list[Statement]]:
    """Part a very large story's statements, so that memory stays bounded; what may be one claim stays together."""
    if len(statements) <= _MAX_TOGETHER:
        return [statements]
    texts = [s.words(documents[s.document].text) for s in statements]
    return [[statements[i] for i in block] for block in blocks(texts, _MOST_TOGETHER)]


def make_claim(documents: dict[str, Document], tellings: list[Statement]) -> Claim:
    """Make a claim of its tellings."""
    ordered = tuple(sorted(tellings, key=lambda s: (s.document, s.content)))
    identifier = content_id("c", *(f"{t.document}:{t.content}" for t in ordered))
    gist = gist_of([t.words(documents[t.document].text) for t in ordered])
    return Claim(id=identifier, gist=gist, tellings=ordered)
