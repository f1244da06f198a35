"""The attributions of one article with their spans: who, by which words, says or thinks what."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.attribute.article import ArticleReader, read_with
from firsthand.attribute.chains import SpokenLink, form_of, make_chain, outermost_first, without_echoes
from firsthand.attribute.cues import Cue, verb_cues
from firsthand.attribute.framing import ADDRESSED, NEGATIONS, is_negated, make_frame
from firsthand.attribute.identity import canonical_names
from firsthand.attribute.lexicon import using
from firsthand.attribute.mentions import Kind, is_mute
from firsthand.attribute.nested import quoted_inside
from firsthand.attribute.parsed import ANALYSED
from firsthand.attribute.phrases import noun_phrase
from firsthand.attribute.resolve import Speaker
from firsthand.attribute.stage import known_outlets, learn_aliases
from firsthand.attribute.stances import CLAUSE, stances
from firsthand.attribute.wide import holds_stance, wide_frames
from firsthand.model import Form, Polarity
from firsthand.text.quotes import inside, overlapping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.attribute.framing import Frame
    from firsthand.attribute.parsed import ParsedSentence
    from firsthand.attribute.resolve import Discourse
    from firsthand.attribute.tree import Tree
    from firsthand.model import Document
    from firsthand.text.quotes import Quotation

_REACH = 15  # words between a cue and the noun that says it
_STOPS = frozenset({";", ":", "“", "”", '"'})
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
    speaker: str = ""
    chain: tuple[str, ...] = ()


def document_quotes(document: Document, *, cues: str | None = None) -> tuple[Quote, ...]:
    """Give one article's attributions, in the order of their cues.

    Args:
        document: Its body is read; one in a language that is not supported gives none.
        cues: A user's table of cues, read over the package's.
    """
    if document.language not in ANALYSED:
        return ()
    outlets, aliases = known_outlets([document]), learn_aliases([document.text])
    with using(cues):
        reader = read_with(_QuoteReader, document, outlets=outlets, aliases=aliases)
    below = {s: reader.state.named_below(s) for s in dict.fromkeys(s for _, chain in reader.found for s in chain)}
    names = canonical_names((s.name, s.kind) for s in below.values())
    found = (_with_names(quote, [below[s] for s in chain], names) for quote, chain in reader.found)
    return tuple(sorted(found, key=lambda q: (q.cue, q.content)))


def _with_names(quote: Quote, chain: Sequence[Speaker], names: Mapping[str, str]) -> Quote:
    """Name a chain by the fullest names of the article."""
    full = [s.name if s.kind in {Kind.UNNAMED, Kind.DOCUMENT} else names.get(s.name, s.name) for s in chain]
    return replace(quote, speaker=full[0] if full else "", chain=tuple(full))


class _QuoteReader(ArticleReader):
    """Keeps each attribution with its words."""

    def __init__(self, document: Document, quoted: tuple[Quotation, ...], state: Discourse) -> None:
        super().__init__(document, quoted, state)
        self.found: list[tuple[Quote, tuple[Speaker, ...]]] = []  # with their chains, nearest first

    def told(self, *_: object) -> None:
        """Make no statements: quotations have their own spans."""

    def speaks(self, tree: Tree, i: int) -> bool:
        """Tell whether a noun may say something or hold a stance."""
        return holds_stance(tree, i)

    def mute(self, tree: Tree, i: int) -> bool:
        """Tell whether a noun never does."""
        return is_mute(tree, i) and not holds_stance(tree, i)

    def heard(
        self, sentence: ParsedSentence, frames: Sequence[Frame], links: Mapping[Frame, SpokenLink | None]
    ) -> None:
        """Keep the attributions of a sentence, those of stance and intention among them."""
        tree, known = sentence.tree, dict(links)
        narrowed = {f: _sourced(tree, _narrowed(tree, f)) for f in frames}
        known |= {
            n: links[f] if f.source is not None else self._link(tree, n) for f, n in narrowed.items() if f in links
        }
        frames = list(narrowed.values())
        inside_others = frozenset().union(*(f.content for f in frames if f.cue not in f.content))
        spoken = self._quoted_words(sentence)
        wide = [f for f in wide_frames(tree, frames) if f.cue not in inside_others | spoken]
        known |= {f: self._link(tree, f) for f in wide}
        listed = [*frames, *(f for f in wide if f.source is None or _holds(tree, f, known[f]))]
        kept = self._without_inner(sentence, listed, known)
        inner = [f for f in listed if f not in kept and known.get(f) is not None and quoted_inside(tree, f)]
        listed = [*without_echoes(kept, known), *inner]
        for frame in listed:
            quote = self._quote(tree, frame, inner=frame in inner)
            if quote is not None:
                quote = quote if frame in inner else self._carried_on(sentence, quote)
                self.found.append((quote, self._chain(frame, listed, known)))
        self._bare(sentence, {i for f in listed for i in f.words})

    def _chain(
        self,
        frame: Frame,
        frames: Sequence[Frame],
        links: Mapping[Frame, SpokenLink | None],
    ) -> tuple[Speaker, ...]:
        """Give a frame's speaker and those through whom the words come, nearest first."""
        outer = [
            f
            for f in frames
            if (f.depth < frame.depth or frame.cue in f.content)
            and 2 * len(f.content & frame.content) > len(frame.content)
        ]
        chain = make_chain([*(self._of(f, links) for f in outermost_first(outer)), self._of(frame, links)])
        return tuple(link.speaker for link in chain)

    def _quote(self, tree: Tree, frame: Frame, *, inner: bool = False) -> Quote | None:
        if not frame.words:
            return None
        cue = cue_words(tree, frame)
        content = tree.runs(frame.content) if inner else self._content(tree, frame, cue)
        if not content or not tree.runs(cue):
            return None
        total = sum(b - a for a, b in content)
        share = sum(inside(self.quoted, a, b) for a, b in content) / max(1, total)
        source = tree.runs(_named(tree, frame))
        return Quote(
            document=self.document, source=source, cue=tree.runs(cue), content=content,
            form=form_of(share, attributed=True), certainty=frame.certainty,
            polarity=Polarity.DENIED if frame.denies else Polarity.AFFIRMED,
        )  # fmt: skip

    def _link(self, tree: Tree, frame: Frame) -> SpokenLink | None:
        """Give the link of a frame; «I», outside quotation marks, is the article's author."""
        link = super()._link(tree, frame)
        if link is not None or frame.source is None or tree.word(frame.source) != "i" or frame.depth == 0:
            return link
        author = Speaker(self.document.byline or "", Kind.PERSON)
        place = tree.span([frame.source]) or (0, 0)
        return SpokenLink(author, None, frame.certainty, frame.strength, frame.denies, frame.channel, place)

    def _bare(self, sentence: ParsedSentence, cued: set[int]) -> None:
        """Give «he said.» the quotation that stands right before its sentence or behind its colon."""
        tree = sentence.tree
        i = next((k for k in range(len(tree)) if tree.head(k) < 0), -1)
        source = tree.subject(i) if i >= 0 and i not in cued else None
        cue = _speech_cue(tree.word(i)) if source is not None else None
        if cue is None or source is None or is_negated(tree, i):
            return
        quotation = self._beside(sentence)
        if quotation is None:
            return
        frame = make_frame(tree, i, cue, source, frozenset())
        link = self._link(tree, frame)
        if link is None or any(
            a < quotation.end and b > quotation.start for q, _ in self.found[-8:] for a, b in q.content
        ):
            return
        self.found.append((
            Quote(
                document=self.document, source=tree.runs(frame.source_words | {source}), cue=tree.runs(cue_words(tree, frame)),
                content=((quotation.start, quotation.end),), form=Form.DIRECT, certainty=cue.word, polarity=Polarity.AFFIRMED,
            ),
            (link.speaker,),
        ))  # fmt: skip

    def _beside(self, sentence: ParsedSentence) -> Quotation | None:
        at = bisect.bisect_left(self.quoted, sentence.start, key=lambda q: q.start)
        before = self.quoted[at - 1] if at else None
        if (
            before is not None
            and before.end <= sentence.start
            and not self.text[before.end : sentence.start].strip(" ")
        ):
            return before
        after = self.quoted[at] if at < len(self.quoted) else None
        colon = self.text[sentence.start : sentence.end].rstrip().endswith(":")
        if after is not None and colon and not self.text[sentence.end : after.start].strip():
            return after
        return None

    def _carried_on(self, sentence: ParsedSentence, quote: Quote) -> Quote:
        """Add the quotations that go on right behind a sentence: «“A,” she said. “B.”»."""
        runs, end = list(quote.content), sentence.end
        if not any(inside(self.quoted, a, b) for a, b in runs) or quote.cue[-1][1] < runs[-1][0]:
            return quote
        first = bisect.bisect_left(self.quoted, end, key=lambda q: q.start)
        for k in range(first, len(self.quoted)):
            q = self.quoted[k]
            if self.text[end : q.start].strip(" "):
                break
            if not self._ends_sentence(q):
                break
            runs.append((q.start, q.end))
            end = q.end
        return replace(quote, content=joined(self.text, runs)) if len(runs) > len(quote.content) else quote

    def _ends_sentence(self, q: Quotation) -> bool:
        """Tell whether a sentence ends with a quotation: what stands behind its mark is no cue of its own."""
        return self.text[q.end - 2 : q.end - 1] in {".", "!", "?", "…"} and self.text[q.end : q.end + 2].strip(" ")[
            :1
        ] not in set("abcdefghijklmnopqrstuvwxyz")

    def _content(self, tree: Tree, frame: Frame, cue: frozenset[int]) -> Runs:
        """Give what is attributed: with the «that» that opens it, and the whole of a quotation that goes over sentences."""
        words = set(frame.content)
        words -= cue | frame.source_words
        for k in sorted(words):
            if k and k - 1 not in words and tree.word(k - 1) == "that" and tree.relation(k - 1) == "mark":
                words.add(k - 1)
        runs = list(tree.runs(words))
        for q in overlapping(self.quoted, runs[0][0], runs[-1][1]) if runs else ():
            if any(a < q.end and b > q.start and q.start <= a + 1 for a, b in runs) or any(
                a < q.start < b < q.end or q.start < a < q.end < b for a, b in runs
            ):
                runs.append((q.start, q.end))
        return joined(self.text, runs)


def _speech_cue(word: str) -> Cue | None:
    """Give the cue of a verb that takes a clause or a quotation, one of stance («asked») among them."""
    cue, stance = verb_cues().get(word), stances()["verb"].get(word)
    if cue is not None and set("cq") & set(cue.takes):
        return cue
    return Cue(stance.word, stance.strength, CLAUSE, stance.told) if stance and CLAUSE in stance.governs else None


def _sourced(tree: Tree, frame: Frame) -> Frame:
    """Give a frame without a source the noun beside its verb, where the parser lost the subject."""
    i = frame.cue
    if frame.source is not None or not tree.is_verb(i) or tree.child(i, "aux:pass") is not None or not frame.content:
        return frame
    ahead = range(i + 1, min(len(tree), i + _REACH)) if max(frame.content) < i else range(0)
    for k in (*ahead, *range(i - 1, max(-1, i - _REACH), -1)):
        if tree.tag(k) == "VERB-Fin" or tree.text(k) in _STOPS:
            if k > i:
                continue
            break
        if (
            k not in frame.content
            and tree.tag(k) in {"NOUN", "PROPN", "PRON"}
            and holds_stance(tree, k)
            and not is_mute(tree, k)
        ):
            top = k
            while (
                tree.tag(tree.head(top)) in {"NOUN", "PROPN"}
                and tree.head(top) not in frame.content
                and tree.head(top) >= 0
            ):
                top = tree.head(top)
            return replace(frame, source=top, source_words=noun_phrase(tree, top) - frame.content - {i})
    return frame


def _named(tree: Tree, frame: Frame) -> frozenset[int]:
    """Give the words that name a source, «who» among them where a relative clause attributes."""
    if frame.source is None:
        return frozenset()
    words = frame.source_words | {frame.source}
    own = tree.subject(frame.cue)
    relative = (
        own is not None
        and own not in words
        and tree.word(own) in {"who", "which", "that"}
        and tree.relation(frame.cue).startswith("acl")
    )
    return words | {own} if relative and own is not None else words


def _holds(tree: Tree, frame: Frame, link: SpokenLink | None) -> bool:
    """Tell whether a source may hold a stance; «it» does where it is a body."""
    if link is None or frame.source is None:
        return False
    return tree.word(frame.source) != "it" or link.speaker.kind in {Kind.GROUP, Kind.OUTLET}


def _narrowed(tree: Tree, frame: Frame) -> Frame:
    """Give a frame whose content is what stands behind its verb, where the whole clause is the statement: «denies the charge»."""
    if frame.cue not in frame.content:
        return _with_addressee(tree, frame)
    joint = [
        c for c in tree.children[frame.cue] if tree.relation(c) in {"conj", "advcl", "parataxis"} and tree.is_verb(c)
    ]
    below = frozenset().union(*(tree.subtree(c) for c in joint)) if joint else frozenset()
    content = frozenset(k for k in frame.content - below if k > frame.cue)
    return replace(frame, content=content or frame.content - {frame.cue})


def _with_addressee(tree: Tree, frame: Frame) -> Frame:
    """Give «urged | parents to stay» the words of whoever is to do it, if the content is what they are to do."""
    first = min(frame.content, default=0)
    if frame.channel not in ADDRESSED or first <= frame.cue or tree.word(first) != "to":
        return frame
    told = [c for c in tree.children[frame.cue] if tree.relation(c) in {"obj", "iobj"} and frame.cue < c < first]
    return replace(frame, content=frame.content.union(*(tree.subtree(c) for c in told)))


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
            if relation == "mark" and tree.word(c) == "to" and c == i - 1:
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
