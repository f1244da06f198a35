"""A small dependency parser: tags, heads and relations of Universal Dependencies, with numpy alone.

A biaffine parser (Dozat and Manning 2017) over hashed word shapes and static vectors, four dilated convolutions and two
attention layers. trained/parser.md tells what it was trained on and how well it does; training/parser.py makes it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.text.heads import best_heads
from firsthand.text.network import model, relations, score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.text.tokens import Token

MAX_WORDS = 120  # a longer sentence is cut into parts of this length: attention is quadratic
_BATCH_WORDS = 700  # benchmarks/quotes: from 400 to 1,000 all are as fast


@dataclass(frozen=True, slots=True)
class Syntax:
    """One sentence's tokens with their tree.

    Attributes:
        tokens: Words and marks with offsets into the text.
        tags: Universal tags; verbs with their form (``VERB-Fin``, ``AUX-Inf``, ``VERB-Part`` …).
        heads: Index of each token's head, -1 for the root.
        relations: Relation to the head (``nsubj``, ``ccomp`` …).
    """

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def parse(sentences: Sequence[Sequence[Token]]) -> tuple[Syntax, ...]:
    """Parse sentences, in order; cost is linear in words (a sentence over MAX_WORDS is cut for it).

    Args:
        sentences: The tokens of each sentence; an empty one gives an empty tree.
    """
    pieces = [(i, part) for i, tokens in enumerate(sentences) for part in _parts(tokens)]
    parsed: dict[int, Syntax] = {}
    for batch in _batches([len(part) for _, part in pieces]):
        parsed |= zip(batch, _parse_batch([pieces[k][1] for k in batch]), strict=True)
    joined: list[Syntax] = [Syntax((), (), (), ()) for _ in sentences]
    for k, (i, _) in enumerate(pieces):
        joined[i] = _join(joined[i], parsed[k]) if joined[i].tokens else parsed[k]
    return tuple(joined)


def _parts(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    return [tokens[at : at + MAX_WORDS] for at in range(0, len(tokens), MAX_WORDS)]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Part pieces into batches of about _BATCH_WORDS, the shortest first."""
    batch, words = list[int](), 0
    for k in sorted(range(len(lengths)), key=lengths.__getitem__):
        batch.append(k)
        words += lengths[k]
        if words >= _BATCH_WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _join(a: Syntax, b: Syntax) -> Syntax:
    shift = len(a.tokens)
    heads = tuple(h + shift if h >= 0 else -1 for h in b.heads)
    return Syntax(a.tokens + b.tokens, a.tags + b.tags, a.heads + heads, a.relations + b.relations)


def _parse_batch(sentences: list[Sequence[Token]]) -> list[Syntax]:
    """Parse sentences of ascending lengths."""
    _, about = model()
    sizes = [len(tokens) + 1 for tokens in sentences]
    scored = score([word for tokens in sentences for word in ("", *(t.text for t in tokens))], sizes)
    heads = [
        found for group, arcs in scored.arcs for found in best_heads(arcs[:, 1:], [size - 1 for size in group.lengths])
    ]
    firsts = [0, *itertools.accumulate(sizes)]
    rows = np.array([first + j for first, of in zip(firsts, heads, strict=False) for j in range(1, len(of) + 1)])
    over = np.array([first + h for first, of in zip(firsts, heads, strict=False) for h in of])
    chosen = iter(relations(scored, rows, over).tolist())
    tags = scored.tags.tolist()
    return [
        Syntax(
            tokens=tuple(tokens),
            tags=tuple(about.tags[t] for t in tags[first + 1 : first + 1 + len(tokens)]),
            heads=tuple(h - 1 for h in of),
            relations=tuple(about.relations[r] for r in itertools.islice(chosen, len(tokens))),
        )
        for tokens, first, of in zip(sentences, firsts, heads, strict=False)
    ]
