"""The sentences of an article with their trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.attribute.tree import Tree
from firsthand.text.parser import MAX_WORDS, parse
from firsthand.text.sentences import sentences
from firsthand.text.tokens import tokenize

if TYPE_CHECKING:
    from firsthand.model import Document

ANALYSED = frozenset({"en", "und"})  # languages
_MAX_TOKENS = 3 * MAX_WORDS  # a longer sentence is read in parts: what reads one may look at each word from each


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence of an article: its place, the number of its paragraph, its tree."""

    start: int
    end: int
    paragraph: int
    tree: Tree


def parsed_sentences(document: Document) -> list[ParsedSentence]:
    """Cut an article's body into sentences and parse them, in the order of the text."""
    spans: list[tuple[int, int]] = []
    for start, end in document.body_runs():
        spans += sentences(document.text, start, end)
    words = [tokenize(document.text, *span) for span in spans]
    if any(len(tokens) > _MAX_TOKENS for tokens in words):
        words = [tokens[at : at + _MAX_TOKENS] for tokens in words for at in range(0, max(1, len(tokens)), _MAX_TOKENS)]
        spans = [(tokens[0].start, tokens[-1].end) for tokens in words if tokens]
        words = [tokens for tokens in words if tokens]
    trees = parse(words)
    found, paragraph = [], 0
    for k, ((start, end), syntax) in enumerate(zip(spans, trees, strict=True)):
        if k and "\n" in document.text[spans[k - 1][1] : start]:
            paragraph += 1
        if syntax.tokens:
            found.append(ParsedSentence(start, end, paragraph, Tree.of(syntax)))
    return found
