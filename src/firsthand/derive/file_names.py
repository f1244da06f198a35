"""Whose a document is by the name of its file («f-dhamran-courier.txt»), where the articles' own words bear the name out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from firsthand.derive.media import cited_names, is_described
from firsthand.text.media_names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Document

_ARTICLES = frozenset({"the", "a", "an"})
_FIRST = re.compile(r"^(?:[a-z]|\d{1,3})[\W_]+", re.IGNORECASE)  # «b-», «03_»
_LEAST_LETTERS = 3
_FEW = 3  # of the story's articles, one in so many at most has one file name: else it is the story's
Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """What a file is called after.

    Attributes:
        tokens: The words of its name, without number and articles.
        plain: Whether the name can be written out from them: no letters are lost.
    """

    tokens: Tokens
    plain: bool

    @property
    def written(self) -> str:
        return " ".join(t.capitalize() for t in self.tokens)


def with_file_outlets(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Give documents without a known outlet the one that their file is named after.

    The articles must bear it out: another one names it where media are named («told the Courier», «Hexwatch reported»), the article
    speaks of itself by it, or two files of few are called so. A name that most files have is the story's, not an outlet's.
    """
    files = {d.id: _named(d.path) for d in documents}
    alike = Counter(f.tokens for f in files.values())
    cited = {d.id: set(cited_names(d)) for d in documents}
    holders: dict[Tokens, set[tuple[str, str]]] = defaultdict(set)
    for document, names in cited.items():
        for name in names:
            for tokens in _spellings(name):
                holders[tokens].add((document, name))
    found = []
    for d in documents:
        file = files[d.id]
        rare = alike[file.tokens] * _FEW <= max(_FEW, len(documents))
        outlet = _borne_out(d, file, holders, files) if file.tokens and rare else None
        if outlet is None and rare and alike[file.tokens] > 1 and file.plain and not d.outlet:
            outlet = file.written
        found.append(replace(d, outlet=outlet) if outlet and _is_open(d, cited) else d)
    return tuple(found)


def _is_open(document: Document, cited: Mapping[str, set[str]]) -> bool:
    """Tell whether a document has no outlet, or one from its head that no other article names."""
    if document.outlet is None or not document.outlet:
        return True
    if not document.path.endswith((".txt", ".md")) or document.agencies:
        return False
    return not any(same_name(document.outlet, n) for i, names in cited.items() if i != document.id for n in names)


def _named(path: str) -> _Named:
    stem = PurePath(path).stem
    stem = _FIRST.sub("", stem)
    tokens = tuple(t for t in re.split(r"[^a-z0-9]+", _folded(stem)) if t)
    while tokens and tokens[0] in _ARTICLES:
        tokens = tokens[1:]
    return _Named(tokens, bool(tokens) and all(len(t) > 1 for t in tokens))


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _spellings(name: str) -> set[Tokens]:
    """Give the words of a name as files spell them: accents taken away, or letters that have one left out."""
    kept = re.sub(r"[^\x00-\x7f]+", "-", name.casefold())
    found = set()
    for spelt in (_folded(name), kept):
        tokens = tuple(t for t in re.split(r"[^a-z0-9]+", spelt) if t)
        while tokens and tokens[0] in _ARTICLES:
            tokens = tokens[1:]
        if sum(map(len, tokens)) >= _LEAST_LETTERS and not is_described(name):
            found.add(tokens)
    return found


def _borne_out(
    document: Document,
    file: _Named,
    holders: Mapping[Tokens, set[tuple[str, str]]],
    files: Mapping[str, _Named],
) -> str | None:
    """Give the longest part of a file's name, from its start or to its end, that the articles name as a medium."""
    for part in _parts(file.tokens):
        known = holders.get(part, set())
        mine = {n for i, n in known if i == document.id}
        others = {n for i, n in known if i != document.id}
        rivals = {f.tokens for i, f in files.items() if part in _parts(f.tokens)} - {file.tokens}
        if mine or (others and not rivals):
            if file.plain and (len(part) == len(file.tokens) or file.tokens[-len(part) :] == part):
                return file.written if part != file.tokens else min(mine | others)
            return min(mine | others)
    return None


def _parts(tokens: Tokens) -> Iterable[Tokens]:
    n = len(tokens)
    ends = [p for k in range(n, 0, -1) for p in dict.fromkeys((tokens[:k], tokens[n - k :]))]
    return [p for p in ends if sum(map(len, p)) >= _LEAST_LETTERS]
