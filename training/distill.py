"""Distil static word vectors from MiniLM: every wordpiece alone through the encoder, then PCA.

The way of model2vec (Tulkens and van Dongen 2024): token vectors out of the encoder, principal components, and a weight
by rank that stands for frequency. We keep 192 components and store int8 with one scale a row.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch

from training.minilm import CLS, SEP, MiniLM

N_COMPONENTS = 192
TARGET = Path(__file__).parent.parent / "src" / "firsthand" / "trained" / "vectors.npz"


def distil() -> None:
    """Write the vectors and their vocabulary to the package's trained folder."""
    model = MiniLM()
    n = len(model.vocabulary)
    rows = []
    for start in range(0, n, 512):
        ids = torch.arange(start, min(n, start + 512))
        rows.append(model(torch.stack([torch.full_like(ids, CLS), ids, torch.full_like(ids, SEP)], dim=1)))
    vectors = torch.cat(rows).double()
    vectors -= vectors.mean(dim=0)
    _, _, components = torch.linalg.svd(vectors[999:], full_matrices=False)
    reduced = (vectors @ components[:N_COMPONENTS].T).numpy()
    # the vocabulary is in order of frequency: Zipf's law gives a weight without any corpus
    reduced *= np.array([math.log(1 + rank) for rank in range(n)])[:, None] / math.log(n)
    scale = np.abs(reduced).max(axis=1) / 127 + 1e-12
    packed = np.round(reduced / scale[:, None]).astype(np.int8)
    np.savez(TARGET, vectors=packed, scale=scale.astype(np.float32))
    TARGET.with_name("vocabulary.txt").write_text("\n".join(model.vocabulary), "utf-8")


if __name__ == "__main__":
    distil()
