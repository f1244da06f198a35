"""Read the treebanks that the parser is trained on: sentences of words, heads, relations and tags."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: heads count from 1, 0 is the root."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def fine_tag(upos: str, features: str) -> str:
    """Give the universal tag, with the form of the verb where it is one (VERB-Fin, VERB-Part, …)."""
    if upos not in {"VERB", "AUX"}:
        return upos
    form = next((f.split("=")[1] for f in features.split("|") if f.startswith("VerbForm=")), "Fin")
    return f"{upos}-{form}"


def read_trees(path: Path) -> Iterator[Tree]:
    """Read a gzipped CoNLL-U file; empty nodes and ranges are left out."""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                fields = line.rstrip("\n").split("\t")
                if fields[0].isdigit():
                    rows.append(fields)
            elif not line.strip() and rows:
                yield _tree(rows)
                rows = []
    if rows:
        yield _tree(rows)


def _tree(rows: list[list[str]]) -> Tree:
    return Tree(
        words=tuple(r[1] for r in rows),
        tags=tuple(fine_tag(r[3], r[5]) for r in rows),
        heads=tuple(int(r[6]) for r in rows),
        relations=tuple(_relation(r[7]) for r in rows),
    )


def _relation(name: str) -> str:
    """Keep the subtypes that say who does what; drop the others."""
    kept = {"nsubj:pass", "csubj:pass", "aux:pass", "acl:relcl", "nmod:poss", "obl:agent", "obl:tmod"}
    kept |= {"nmod:tmod", "nummod", "obl:unmarked", "nmod:unmarked"}
    return name if name in kept else name.split(":", 1)[0]
