"""Train the small parser (tags, heads, relations) on the treebanks; write it as float16 arrays.

Every layer here has its twin in firsthand/text/network.py, which runs it with numpy alone.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from firsthand.text.network import HASHES, features
from firsthand.text.vectors import width, word_vector
from training.compose import compose
from training.treebanks import Tree, read_trees

TARGET = Path(__file__).parent.parent / "src" / "firsthand" / "trained" / "parser.npz"
DIM, ARC, REL, HEADS, REACH = 128, 96, 64, 4, 16
DILATIONS = (1, 1, 2, 4)
N_ATTENTION = 2
HASH_DIM = 48


class Conv(nn.Module):
    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(DIM)
        self.conv = nn.Conv1d(DIM, 2 * DIM, 3, padding=dilation, dilation=dilation)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        h = self.norm(x) * mask[..., None]
        h = F.glu(self.conv(h.transpose(1, 2)).transpose(1, 2), dim=-1)
        return x + F.dropout(h, 0.2, self.training)


class Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm, self.norm2 = nn.LayerNorm(DIM), nn.LayerNorm(DIM)
        self.qkv, self.out = nn.Linear(DIM, 3 * DIM), nn.Linear(DIM, DIM)
        self.bias = nn.Parameter(torch.zeros(HEADS, 2 * REACH + 1))
        self.up, self.down = nn.Linear(DIM, 2 * DIM), nn.Linear(2 * DIM, DIM)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        b, n, _ = x.shape
        q, k, v = self.qkv(self.norm(x)).view(b, n, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / (DIM // HEADS) ** 0.5
        scores = scores + self.bias[:, distances(n)]
        scores = scores.masked_fill(~mask[:, None, None, :].bool(), -1e9)
        seen = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, n, DIM)
        x = x + F.dropout(self.out(seen), 0.2, self.training)
        inner = F.dropout(F.relu(self.up(self.norm2(x))), 0.2, self.training)
        return x + self.down(inner)


def distances(n: int) -> torch.Tensor:
    """Clipped relative positions, shape (n, n), from 0 to 2 * REACH."""
    at = torch.arange(n)
    return (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH


class Parser(nn.Module):
    def __init__(self, n_tags: int, n_relations: int) -> None:
        super().__init__()
        self.hashed = nn.ModuleList([nn.Embedding(rows, HASH_DIM) for rows in HASHES])
        self.vector = nn.Linear(width(), DIM)
        self.mix = nn.Linear(DIM + HASH_DIM * len(HASHES), DIM)
        self.convs = nn.ModuleList([Conv(d) for d in DILATIONS])
        self.attentions = nn.ModuleList([Attention() for _ in range(N_ATTENTION)])
        self.norm = nn.LayerNorm(DIM)
        self.tag = nn.Linear(DIM, n_tags)
        self.arc_child, self.arc_head = nn.Linear(DIM, ARC), nn.Linear(DIM, ARC)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC + 1) * 0.05)
        self.arc_distance = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.rel_child, self.rel_head = nn.Linear(DIM, REL), nn.Linear(DIM, REL)
        self.rel = nn.Parameter(torch.randn(n_relations, REL + 1, REL + 1) * 0.05)

    def encode(self, vectors: torch.Tensor, hashes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        parts = [F.dropout(self.vector(vectors), 0.2, self.training)]
        for i, table in enumerate(self.hashed):
            keep = 1.0 if not self.training else (torch.rand(hashes.shape[:2]) > 0.2).float()[..., None]
            parts.append(table(hashes[..., i]) * keep)
        x = F.relu(self.mix(torch.cat(parts, -1)))
        for block in [*self.convs, *self.attentions]:
            x = block(x, mask)
        return self.norm(x)

    def forward(self, vectors: torch.Tensor, hashes: torch.Tensor, mask: torch.Tensor) -> tuple:
        """Position 0 of every row is the root."""
        x = F.dropout(self.encode(vectors, hashes, mask), 0.2, self.training)
        one = torch.ones(*x.shape[:2], 1)
        child = torch.cat([F.relu(self.arc_child(x)), one], -1)
        head = torch.cat([F.relu(self.arc_head(x)), one], -1)
        arcs = child @ self.arc @ head.transpose(1, 2) + self.arc_distance[distances(x.shape[1])]
        arcs = arcs.masked_fill(~mask[:, None, :].bool(), -1e9)
        rchild = torch.cat([F.relu(self.rel_child(x)), one], -1)
        rhead = torch.cat([F.relu(self.rel_head(x)), one], -1)
        return self.tag(x), arcs, rchild, rhead


def augment(words: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    """Vary quotation marks and case, as newspapers do."""
    marks = rng.choice([None, None, ("“", "”"), ("«", "»"), ("„", "“"), ("‘", "’")])
    changed, opened = [], False
    upper, lower = rng.random() < 0.03, rng.random() < 0.03
    for word in words:
        new = word
        if marks and word in {'"', "``", "''"}:
            new = marks[opened]
            opened = not opened
        elif word == "'s" and rng.random() < 0.5:
            new = "’s"
        elif word == "n't" and rng.random() < 0.5:
            new = "n’t"
        elif rng.random() < 0.02:
            new = word.upper()
        changed.append(new.upper() if upper else new.lower() if lower else new)
    return tuple(changed)


def collate(trees: list[Tree], tags: dict, relations: dict, rng: random.Random | None) -> tuple:
    n = max(len(t.words) for t in trees) + 1
    vectors = torch.zeros(len(trees), n, width())
    hashes = torch.zeros(len(trees), n, len(HASHES), dtype=torch.long)
    mask, gold = torch.zeros(len(trees), n), torch.full((3, len(trees), n), -1)
    for i, tree in enumerate(trees):
        words = augment(tree.words, rng) if rng else tree.words
        m = len(words) + 1
        mask[i, :m] = 1
        vectors[i, 1:m] = torch.from_numpy(np.stack([word_vector(w) for w in words]))
        hashes[i, 1:m] = torch.tensor([features(w) for w in words])
        gold[0, i, 1:m] = torch.tensor([tags[t] for t in tree.tags])
        gold[1, i, 1:m] = torch.tensor(tree.heads)
        gold[2, i, 1:m] = torch.tensor([relations[r] for r in tree.relations])
    return vectors, hashes, mask, gold


def batches(trees: list[Tree], words_each: int, rng: random.Random | None) -> list[list[Tree]]:
    order = sorted(trees, key=lambda t: (len(t.words), rng.random() if rng else 0))
    out, batch = [], []
    for tree in order:
        batch.append(tree)
        if len(batch) * len(tree.words) > words_each:
            out.append(batch)
            batch = []
    out += [batch] if batch else []
    if rng:
        rng.shuffle(out)
    return out


def loss_of(model: Parser, batch: tuple) -> torch.Tensor:
    vectors, hashes, mask, gold = batch
    tag, arcs, rchild, rhead = model(vectors, hashes, mask)
    known = gold[1] >= 0
    total = F.cross_entropy(tag[known], gold[0][known]) + F.cross_entropy(arcs[known], gold[1][known])
    rows, _ = known.nonzero(as_tuple=True)
    heads = rhead[rows, gold[1][known]]
    scores = torch.einsum("nd,rde,ne->nr", rchild[known], model.rel, heads)
    return total + F.cross_entropy(scores, gold[2][known])


@torch.no_grad()
def evaluate(model: Parser, trees: list[Tree], tags: dict, relations: dict) -> dict[str, float]:
    model.eval()
    right = Counter()
    for some in batches(trees, 3000, None):
        vectors, hashes, mask, gold = collate(some, tags, relations, None)
        tag, arcs, rchild, rhead = model(vectors, hashes, mask)
        known = gold[1] >= 0
        heads = arcs.argmax(-1)
        rows, _ = known.nonzero(as_tuple=True)
        scores = torch.einsum("nd,rde,ne->nr", rchild[known], model.rel, rhead[rows, heads[known]])
        ok = heads[known] == gold[1][known]
        right["n"] += int(known.sum())
        right["tag"] += int((tag.argmax(-1)[known] == gold[0][known]).sum())
        right["uas"] += int(ok.sum())
        right["las"] += int((ok & (scores.argmax(-1) == gold[2][known])).sum())
    model.train()
    return {k: round(right[k] / right["n"], 4) for k in ("tag", "uas", "las")}


def save(model: Parser, tags: dict, relations: dict, figures: dict) -> None:
    arrays = {k: v.numpy().astype(np.float16) for k, v in model.state_dict().items()}
    about = {
        "tags": list(tags),
        "relations": list(relations),
        "dilations": DILATIONS,
        "heads": HEADS,
        "reach": REACH,
        "figures": figures,
    }
    np.savez_compressed(TARGET, about=np.array(json.dumps(about)), **arrays)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder that holds gum/ and ud-ewt/")
    parser.add_argument("--epochs", type=int, default=14)
    options = parser.parse_args()
    torch.manual_seed(7)
    rng = random.Random(7)
    gum = list(read_trees(options.data / "gum" / "gum.conllu.gz"))
    held = gum[::40]
    train = [t for i, t in enumerate(gum) if i % 40] + list(read_trees(options.data / "ud-ewt" / "ewt-train.conllu.gz"))
    train = [t for t in train if 1 < len(t.words) <= 90]
    dev = list(read_trees(options.data / "ud-ewt" / "ewt-dev.conllu.gz"))
    composed = compose(train, 7000)
    train, held_composed = train + composed[500:], composed[:500]
    tags = {t: i for i, t in enumerate(sorted({x for t in [*train, *dev, *held] for x in t.tags}))}
    relations = {r: i for i, r in enumerate(sorted({x for t in [*train, *dev, *held] for x in t.relations}))}
    model = Parser(len(tags), len(relations))
    steps = len(batches(train, 1500, None)) * options.epochs
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2.5e-3, total_steps=steps + 1, pct_start=0.1)
    for epoch in range(options.epochs):
        started, total = time.time(), 0.0
        some = batches(train, 1500, rng)
        for trees in some:
            loss = loss_of(model, collate(trees, tags, relations, rng))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        figures = {
            "ewt-dev": evaluate(model, dev, tags, relations),
            "gum-held": evaluate(model, held, tags, relations),
            "composed-held": evaluate(model, held_composed, tags, relations),
        }
        print(epoch, round(total / len(some), 3), figures, round(time.time() - started), "s", flush=True)
        save(model, tags, relations, figures)


if __name__ == "__main__":
    main()
