"""The trained «same claim» scorer: boosted trees over pair features (trained/same_claim.md tells what they learned from)."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@functools.cache
def _trees(name: str) -> dict[str, NDArray[np.float32]]:
    with files("firsthand").joinpath(f"trained/{name}.npz").open("rb") as file, np.load(file) as packed:
        return {key: packed[key] for key in packed.files}


def same_claim(features: NDArray[np.float32], *, fast: bool = False) -> NDArray[np.float32]:
    """Give the probability that two statements say the same thing.

    Args:
        features: Shape (n, n_features), columns as in ``align.features.FEATURES``, or its FAST_FEATURES.
        fast: Whether the columns are FAST_FEATURES, those that need no encoder.

    Returns:
        Shape (n,), 0 to 1. O(n · trees · depth).
    """
    t = _trees("same_claim_fast" if fast else "same_claim")
    feature, threshold, left, right, value = (t[k] for k in ("feature", "threshold", "left", "right", "value"))
    total = np.full(len(features), float(t["bias"]), np.float64)
    rows = np.arange(len(features))
    for tree in range(feature.shape[0]):
        node = np.zeros(len(features), np.int32)
        for _ in range(int(t["depth"])):
            goes_left = features[rows, feature[tree, node]] <= threshold[tree, node]
            node = np.where(goes_left, left[tree, node], right[tree, node])
        total += value[tree, node]
    return np.asarray(1 / (1 + np.exp(-total)), np.float32)
