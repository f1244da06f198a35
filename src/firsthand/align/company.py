"""What company two statements keep: whether those that one may be told with are those that the other may be told with.

A pair that looks alike but whose neighbours are strangers to one another is seldom one claim; one that looks unlike may be one through a third.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

COMPANY_FEATURES = (
    "log_odds", "through_third", "shared_company", "company_cosine", "place_of_pair", "behind_best", "company_min", "company_max",
)  # fmt: skip
_EPSILON = 1e-4
_LAST_PLACE = 30


def company_features(probability: Matrix) -> Matrix:
    """Give COMPANY_FEATURES of all pairs, shape (n, n, len(COMPANY_FEATURES)), symmetric in the first two.

    Args:
        probability: Of each pair being one claim at first sight, shape (n, n), symmetric, 0 to 1.

    O(n³) in time by matrix operations, O(n²) in memory.
    """
    p = np.array(probability, np.float32)
    np.fill_diagonal(p, 0)
    third = np.zeros_like(p)
    for column in p.T:
        if column.any():
            np.maximum(third, np.minimum(column[:, None], column[None, :]), out=third)
    shared: Matrix = p @ p
    company, norm = p.sum(axis=1), np.sqrt((p * p).sum(axis=1))
    together = np.maximum(company[:, None] + company[None, :] - shared, np.float32(1e-3))
    place = np.argsort(np.argsort(-p, axis=1, kind="stable"), axis=1, kind="stable")
    behind = p - p.max(axis=1, keepdims=True)
    inside = np.clip(p, _EPSILON, 1 - _EPSILON)
    columns = [
        np.log(inside / (1 - inside)), third, shared / together, shared / np.maximum(norm[:, None] * norm[None, :], np.float32(1e-3)),
        np.minimum(np.maximum(place, place.T), _LAST_PLACE), np.minimum(behind, behind.T),
        np.minimum(company[:, None], company[None, :]), np.maximum(company[:, None], company[None, :]),
    ]  # fmt: skip
    return np.stack([np.asarray(c, np.float32) for c in columns], axis=-1)
