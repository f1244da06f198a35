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

    from firsthand.model import Attribution, Document, Statement

_LEAST = 0.02  # a pair less likely than this counts as 0
_MAX_TOGETHER, _MOST_TOGETHER = 900, 500  # statements compared all with all; of a larger story, in one part
_NEAR = 0.45  # cosine of two statements that may be one claim without a word in common
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
    fast_threshold: float = 0.18

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
        upper = np.triu_indices(len(statements), 1)
        chosen = features[upper]
        worth = (chosen[:, 0] > 0.03) | (chosen[:, 6] > 0.3) | (chosen[:, 5] > 0.35)  # noqa: PLR2004 - cheap filter
        if not self.fast:
            worth |= chosen[:, _MEANING] > _NEAR
        rows, columns = upper[0][worth], upper[1][worth]
        probability = same_claim(chosen[worth], fast=self.fast) if worth.any() else np.zeros(0)
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
