"""The attributions of one article with their spans: who, by which words, says or thinks what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.attribute.article import ArticleReader, read_with
from firsthand.attribute.chains import form_of, make_chain, outermost_first, without_echoes
from firsthand.attribute.framing import NEGATIONS
from firsthand.attribute.wide import speaks, wide_frames
from firsthand.model import Polarity
from firsthand.text.quotes import inside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.attribute.article import ParsedSentence
    from firsthand.attribute.chains import SpokenLink
    from firsthand.attribute.framing import Frame
    from firsthand.attribute.resolve import Discourse
    from firsthand.attribute.tree import Tree
    from firsthand.model import Document, Form
    from firsthand.text.quotes import Quotation

Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One attribution in one article; all offsets count code points of the article's text.

    Attributes:
        document: The article.
        source: Where the source is named; empty if nobody is.
        cue: The words that attribute, with their auxiliaries and particles.
        content: What is attributed, in runs.
        form: Direct, indirect or mixed.
        certainty: The cue's word (said, confirmed, denied, …).
        polarity: Affirmed or denied.
        speaker: The source's resolved name, "" if nobody is named.
        chain: Names, nearest source first.
    """

    document: Document
    source: Runs
    cue: Runs
    content: Runs
    form: Form
    certainty: str
    polarity: Polarity
    speaker: str
    chain: tuple[str, ...]


def document_quotes(document: Document) -> tuple[Quote, ...]:
    """Give one article's attributions, in the order of their cues."""
    reader = read_with(_QuoteReader, document)
    return tuple(sorted(reader.found, key=lambda q: (q.cue, q.content)))


class _QuoteReader(ArticleReader):
    """Keeps each attribution with its words."""

    speaks = staticmethod(speaks)

    def __init__(self, document: Document, quoted: tuple[Quotation, ...], state: Discourse) -> None:
        super().__init__(document, quoted, state)
        self.found: list[Quote] = []

    def heard(self, sentence: ParsedSentence, frames: Sequence[Frame], links: Mapping[Frame, SpokenLink | None]) -> None:
        """Keep the attributions of a sentence, those of stance and intention among them."""
        tree, known = sentence.tree, dict(links)
        narrowed = {f: _narrowed(tree, f) for f in frames}
        known |= {n: links[f] for f, n in narrowed.items() if f in links}
        frames = list(narrowed.values())
        inside_others = frozenset().union(*(f.content for f in frames if f.cue not in f.content))
        wide = [f for f in wide_frames(tree, frames) if f.cue not in inside_others]
        known |= {f: self._link(tree, f) for f in wide}
        listed = [*frames, *(f for f in wide if known[f] is not None or f.source is None)]
        listed = without_echoes(self._without_inner(sentence, listed, known), known)
        for frame in listed:
            quote = self._quote(tree, frame, listed, known)
            if quote is not None:
                self.found.append(quote)

    def _quote(
        self,
        tree: Tree,
        frame: Frame,
        frames: Sequence[Frame],
        links: Mapping[Frame, SpokenLink | None],
    ) -> Quote | None:
        if not frame.words:
            return None
        cue = cue_words(tree, frame)
        content = self._content(tree, frame, cue)
        if not content:
            return None
        link = self._of(frame, links)
        outer = [f for f in frames if f is not frame and f.cue != frame.cue and frame.cue in f.content]
        chain = make_chain([*(self._of(f, links) for f in outermost_first(outer)), link])
        total = sum(b - a for a, b in content)
        share = sum(inside(self.quoted, a, b) for a, b in content) / max(1, total)
        source = tree.runs(frame.source_words | {frame.source}) if frame.source is not None else ()
        return Quote(
            document=self.document, source=source, cue=tree.runs(cue), content=content,
            form=form_of(share, attributed=True), certainty=frame.certainty,
            polarity=Polarity.DENIED if frame.denies else Polarity.AFFIRMED,
            speaker=link.speaker.name if link is not None else "", chain=tuple(x.speaker.name for x in chain),
        )  # fmt: skip

    def _content(self, tree: Tree, frame: Frame, cue: frozenset[int]) -> Runs:
        """Give what is attributed: with the «that» that opens it, and the whole of a quotation that goes over sentences."""
        words = set(frame.content)
        words -= cue | frame.source_words
        for k in sorted(words):
            if k and k - 1 not in words and tree.word(k - 1) == "that" and tree.relation(k - 1) == "mark":
                words.add(k - 1)
        runs = list(tree.runs(words))
        for q in self.quoted:
            if any(a < q.end and b > q.start and q.start <= a + 1 for a, b in runs) or any(
                a < q.start < b < q.end or q.start < a < q.end < b for a, b in runs
            ):
                runs.append((q.start, q.end))
        return joined(self.text, runs)


def _narrowed(tree: Tree, frame: Frame) -> Frame:
    """Give a frame whose content is what stands behind its verb, where the whole clause is the statement: «denies the charge»."""
    if frame.cue not in frame.content:
        return frame
    joint = [c for c in tree.children[frame.cue] if tree.relation(c) in {"conj", "advcl", "parataxis"} and tree.is_verb(c)]
    below = frozenset().union(*(tree.subtree(c) for c in joint)) if joint else frozenset()
    content = frozenset(k for k in frame.content - below if k > frame.cue)
    return replace(frame, content=content or frame.content - {frame.cue})


def cue_words(tree: Tree, frame: Frame) -> frozenset[int]:
    """Give all words of a cue: «has repeatedly said», «according to», «was called out»."""
    words = set(frame.words)
    for i in frame.words:
        if tree.word(i) == "according" and i + 1 < len(tree) and tree.word(i + 1) == "to":
            words.add(i + 1)
        if not (tree.is_verb(i) or tree.child(i, "cop") is not None):
            continue
        for c in tree.children[i]:
            relation = tree.relation(c)
            if relation == "compound:prt" and c - i <= 2:  # noqa: PLR2004 - «called out», «called it out»
                words.add(c)
            if relation in {"aux", "aux:pass", "cop"} and c < i:
                words.add(c)
        left = i - 1
        while left >= 0 and (
            tree.relation(left) in {"aux", "aux:pass", "cop"}
            or (tree.tag(left) == "ADV" and tree.head(left) == i)
            or tree.word(left) in NEGATIONS
        ):
            words.add(left)
            left -= 1
    return frozenset(words - frame.source_words)


def joined(text: str, runs: Sequence[tuple[int, int]]) -> Runs:
    """Join runs between which nothing but marks and spaces stands."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(runs)):
        if found and not any(c.isalnum() for c in text[found[-1][1] : start]):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
