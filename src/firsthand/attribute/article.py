"""One article → statements whose links still name speakers by their words (stage.py gives them identifiers)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from firsthand.attribute.chains import (
    MOSTLY_QUOTED,
    SpokenLink,
    SpokenStatement,
    carried_on,
    certainty_of,
    form_of,
    make_chain,
    outermost_first,
    without_echoes,
)
from firsthand.attribute.continued import Place, continued, reported_at
from firsthand.attribute.cues import DOCUMENT_NOUNS
from firsthand.attribute.floating import beside_quotation, speaking
from firsthand.attribute.frames import find_frames
from firsthand.attribute.mentions import Kind, is_mute, may_speak, read_mention
from firsthand.attribute.nested import claimed, nested, quoted_inside
from firsthand.attribute.nesting import is_work
from firsthand.attribute.noticing import is_place, may_be_spoken_of, named_phrase, prominence
from firsthand.attribute.nouns import is_person_plural
from firsthand.attribute.own_name import own_name
from firsthand.attribute.parsed import parsed_sentences
from firsthand.attribute.phrasal import QUOTED_BY, QUOTING
from firsthand.attribute.relays import THROUGH
from firsthand.attribute.resolve import Discourse
from firsthand.attribute.salience import INNER_SUBJECT, OTHER
from firsthand.attribute.tree import SUBJECTS
from firsthand.attribute.units import is_bare_cue, split_units
from firsthand.model import Form, Polarity
from firsthand.text.quotes import Quotation, inside, overlapping, quotations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.attribute.framing import Frame
    from firsthand.attribute.parsed import ParsedSentence
    from firsthand.attribute.resolve import Speaker
    from firsthand.attribute.tree import Tree
    from firsthand.model import Document

_FLOATING = 0.6  # strength of a quotation without a cue
_PERSONAL = frozenset({"he", "she"})
_MIN_QUOTE_CHARS = 25  # a shorter quotation inside a sentence is a scare quote or a title

Reader = TypeVar("Reader", bound="ArticleReader")


def read_article(
    document: Document,
    *,
    outlets: frozenset[str],
    aliases: Mapping[str, str],
) -> tuple[SpokenStatement, ...]:
    """Find an article's statements, in the order of the text.

    Args:
        document: Its body is read, not its zones.
        outlets: Folded names of media known in the pile.
        aliases: Short forms and what they stand for.
    """
    reader = read_with(ArticleReader, document, outlets=outlets, aliases=aliases)
    known: dict[Speaker, Speaker] = {}
    told = continued(reader.statements, reader.places)
    return tuple(_named_later(s, reader.state, known) for s in told)


def read_with(
    reader_of: type[Reader],
    document: Document,
    *,
    outlets: frozenset[str] = frozenset(),
    aliases: Mapping[str, str] | None = None,
) -> Reader:
    """Read an article from the top with a reader; give the reader with what it found."""
    listed = parsed_sentences(document)
    quoted = quotations(document.text)
    own = document.outlet or next(iter(document.agencies), "") or own_name(document.text)
    reader = reader_of(document, quoted, Discourse(outlet=own, outlets=outlets, aliases=aliases or {}))
    for sentence in listed:
        reader.read(sentence)
    return reader


def _named_later(statement: SpokenStatement, state: Discourse, known: dict[Speaker, Speaker]) -> SpokenStatement:
    """Name whoever the article describes first and names below: «the harbour master», then «Ingrid Solberg, harbour master»."""
    for link in statement.chain:
        if link.speaker not in known:
            known[link.speaker] = state.named_below(link.speaker)
    chain = tuple(replace(link, speaker=known[link.speaker]) for link in statement.chain)
    return statement if chain == statement.chain else replace(statement, chain=chain)


class ArticleReader:
    """Reads sentences from the top; keeps what carries over from one to the next."""

    def __init__(self, document: Document, quoted: tuple[Quotation, ...], state: Discourse) -> None:
        self.document, self.quoted, self.state = document, quoted, state
        self.text = document.text
        self.statements: list[SpokenStatement] = []
        self.places: list[Place] = []
        self.carried: tuple[SpokenLink, ...] = ()
        self.carried_paragraph = -9
        self.open: dict[int, list[int]] = {}  # start of a quotation → statements in it without a speaker
        self.of_quotation: dict[int, tuple[SpokenLink, ...]] = {}
        self.settled: set[int] = set()  # quotations whose own cue is known
        self.silent: ParsedSentence | None = None  # the sentence before, if it attributes nothing
        self.spoken: frozenset[int] = frozenset()  # words of the sentence at hand inside speech

    def read(self, sentence: ParsedSentence) -> None:
        """Read one sentence: names, frames, quotations, units."""
        tree = sentence.tree
        self.state.salience.sentence += 1
        self.spoken = self._quoted_words(sentence)
        before = len(self.statements)
        frames = find_frames(tree)
        links = {frame: self._link(tree, frame) for frame in self._in_reading_order(tree, frames)}
        kept = [f for f in frames if links[f] is not None or f.source is None]
        spoken = kept
        kept = self._without_inner(sentence, kept, links)
        inner = [f for f in spoken if f not in kept and quoted_inside(tree, f)]
        framed, kept = kept, without_echoes(kept, links)
        for widened in self._unframed_quotation(sentence, kept):
            link = links.get(widened) or self._of(widened, links) or self._link(tree, widened)
            if link is not None:
                links[widened] = link
                kept.append(widened)
        self.heard(sentence, [*(f for f in framed if f not in kept), *kept, *inner], links)
        kept, others = claimed(tree, kept, links)
        self.told(sentence, frames, kept, links)
        self.statements += [*others, *nested(tree, inner, links, self.statements[before:])]
        verb = reported_at(tree)
        for told in self.statements[before:]:
            reported = verb is not None and any(start <= verb < end for start, end in told.content)
            self.places.append(Place(self.state.salience.sentence, sentence.paragraph, reported))
        self._note_names(tree)
        self.silent = None if any(s.chain for s in self.statements[before:]) else sentence

    def told(
        self,
        sentence: ParsedSentence,
        frames: Sequence[Frame],
        kept: Sequence[Frame],
        links: Mapping[Frame, SpokenLink | None],
    ) -> None:
        """Make the statements of a sentence."""
        tree = sentence.tree
        kept = [f for f in kept if not is_work(tree, f, kept)]
        for unit in split_units(tree, kept):
            if not (frames and is_bare_cue(tree, unit, kept)):
                self._state(sentence, unit, kept, links)

    def speaks(self, tree: Tree, i: int) -> bool:
        """Tell whether a noun may say something."""
        return may_speak(tree, i)

    def mute(self, tree: Tree, i: int) -> bool:
        """Tell whether a noun never says anything."""
        return is_mute(tree, i)

    def heard(
        self, sentence: ParsedSentence, frames: Sequence[Frame], links: Mapping[Frame, SpokenLink | None]
    ) -> None:
        """Take in a sentence's frames: for readers that keep more than statements."""

    def _in_reading_order(self, tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
        """Name proper names before pronouns: «he», in one sentence with «Nabil», is mostly Nabil."""
        return sorted(frames, key=lambda f: (f.source is not None and tree.tag(f.source) == "PRON", f.cue, f.depth))

    def _link(self, tree: Tree, frame: Frame) -> SpokenLink | None:
        if frame.source is None:
            return None
        clausal = frame.cue not in frame.content
        if self.mute(tree, frame.source) or not (clausal or self.speaks(tree, frame.source)):
            return None
        mention = read_mention(tree, frame.source, frame.source_words)
        self.state.salience.learns = frame.cue not in self.spoken
        medium = frame.depth == 0 and frame.channel not in {THROUGH, QUOTING}
        if medium and frame.channel != QUOTED_BY and not self.state.is_medium(mention):
            return None
        medium = medium or (frame.channel == QUOTING and self.state.is_medium(mention))
        speaker = self.state.resolve(mention)
        if speaker is not None and mention.kind is Kind.PRONOUN and speaker.name == mention.name:
            self._note_names(tree)  # «Novelist Jo Aakre has turned down the prize, she said»
            speaker = self.state.resolve(mention)
        if speaker is None:
            return None
        if medium:
            speaker = replace(speaker, kind=type(speaker.kind).OUTLET)
        elif frame.cue not in self.spoken:  # «“My father did not build this,” he said»: he is not the father
            self.state.spoke(speaker, mention, frame.channel)
        cue = tree.span(frame.words) if frame.words else None
        return SpokenLink(
            speaker, cue, frame.certainty, frame.strength, frame.denies, frame.channel, (mention.start, mention.end)
        )

    def _note_names(self, tree: Tree) -> None:
        """Take in the names of a sentence and its persons, so that later sentences may refer to them."""
        for i in range(len(tree)):
            if tree.tag(i) == "PRON" and tree.relation(i) in SUBJECTS and i not in self.spoken:
                self.state.salience.learns = True
                known = self.state.salience.likeliest(tree.word(i)) if tree.word(i) in _PERSONAL else None
                if known is not None:
                    self.state.salience.note(known, INNER_SUBJECT)
            if tree.tag(i) not in {"PROPN", "NOUN"} or tree.relation(i) in {"flat", "compound", "appos"}:
                continue
            subject = tree.relation(i) in SUBJECTS and may_be_spoken_of(tree.word(i))
            if not (
                subject or tree.word(i) in DOCUMENT_NOUNS or any(tree.text(k)[0].isupper() for k in tree.subtree(i))
            ):
                continue  # nothing below is for it
            mention = read_mention(tree, i, named_phrase(tree, i))
            noted = None
            if mention.name and (mention.name[0].isupper() or mention.kind.value == "document"):
                noted = self.state.note(mention)
            if noted is None and subject and i not in self.spoken:
                noted = self.state.described(mention)
            if noted is not None:
                self.state.salience.learn(noted, mention.role)
                several = noted.kind is Kind.UNNAMED and is_person_plural(tree.word(i))
                if not is_place(tree, i):
                    weight = OTHER if i in self.spoken else prominence(tree, i)
                    self.state.salience.note(noted, weight, plural=several)

    def _unframed_quotation(self, sentence: ParsedSentence, frames: Sequence[Frame]) -> list[Frame]:
        """Frame a quotation that no construction took, with a cue of the same sentence outside of it."""
        tree = sentence.tree
        words = self._quoted_words(sentence)
        covered = frozenset().union(*(f.content for f in frames)) if frames else frozenset()
        left = words - covered
        if not left or len(left) < len(words) / 2:
            return []
        if not self._long(tree, left):
            return []
        outside = [f for f in frames if f.cue not in words and f.depth == 1]
        if outside:
            nearest = min(outside, key=lambda f: (min(abs(f.cue - k) for k in left), f.cue))
            return [replace(nearest, content=nearest.content | left)]
        beside = beside_quotation(tree, left, frames)
        return [beside] if beside is not None else []

    def _without_inner(
        self,
        sentence: ParsedSentence,
        frames: Sequence[Frame],
        links: Mapping[Frame, SpokenLink | None],
    ) -> list[Frame]:
        """Drop what a speaker, inside quotation marks, has «they», «doctors» or nobody say: the words are the speaker's."""
        words = self._quoted_words(sentence)
        kept = []
        for f in frames:
            speaker = link.speaker if (link := links[f]) is not None else None
            named = speaker is not None and speaker.kind in {Kind.PERSON, Kind.OUTLET} and speaker.name[:1].isupper()
            if f.cue in words and not named:
                continue
            kept.append(f)
        return kept

    def _quoted_words(self, sentence: ParsedSentence) -> frozenset[int]:
        tokens = sentence.tree.syntax.tokens
        return frozenset(
            i
            for q in overlapping(self.quoted, sentence.start, sentence.end)
            if self._speech(q)
            for i, token in enumerate(tokens)
            if q.start < token.start and token.end < q.end
        )

    def _speech(self, quotation: Quotation) -> bool:
        """Tell whether a quotation is speech and not a term or a title: it is long, or a sentence of three words or more."""
        if quotation.end - quotation.start >= _MIN_QUOTE_CHARS:
            return True
        words = self.text[quotation.start + 1 : max(quotation.start + 1, quotation.end - 1)].split()
        if words and words[0][:1].isupper() and words[-1][-1] in ".!?" and self._stands_alone(quotation):
            return True
        return len(words) > 2 and words[0][:1].isupper() and words[-1][-1] in ".!?,"  # noqa: PLR2004 - «He has gone.»

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Tell whether a quotation is a sentence of its own: «The captain shrugged. “Next question.”»."""
        before, after = (
            self.text[max(0, quotation.start - 3) : quotation.start].rstrip(" "),
            self.text[quotation.end : quotation.end + 3].lstrip(" "),
        )
        return (
            before[-1:] in {"", "\n", ".", "!", "?", "”", ":"}
            and (not after or not after[0].islower())
            and after[:1] != ","
        )

    def _long(self, tree: Tree, words: frozenset[int]) -> bool:
        return len([i for i in words if not tree.is_punctuation(i)]) > 2  # noqa: PLR2004 - a clause, not a term

    def _state(
        self,
        sentence: ParsedSentence,
        unit: frozenset[int],
        frames: Sequence[Frame],
        links: Mapping[Frame, SpokenLink | None],
    ) -> None:
        tree = sentence.tree
        content = tree.runs(unit)
        if not content:
            return
        covering = outermost_first([f for f in frames if len(f.content & unit) * 2 > len(unit)])
        chain = make_chain([self._of(f, links) for f in covering])
        quotation = self._quotation_of(content)
        if quotation is not None and chain and quotation.start not in self.settled:
            self._settle(quotation, chain)
        if quotation is not None and not chain:
            chain = self._carry(quotation, sentence)
        statement = self._statement(tree, unit, content, chain, covering)
        if quotation is not None and (not chain or chain[0].cue is None):
            self.open.setdefault(quotation.start, []).append(len(self.statements))
        self.statements.append(statement)
        if chain:
            self.carried, self.carried_paragraph = chain, sentence.paragraph

    def _of(self, frame: Frame, links: Mapping[Frame, SpokenLink | None]) -> SpokenLink | None:
        if frame in links:
            return links[frame]
        return next((link for f, link in links.items() if f.cue == frame.cue and f.depth == frame.depth), None)

    def _quotation_of(self, content: tuple[tuple[int, int], ...]) -> Quotation | None:
        """Give the quotation that most of a unit lies in, or None."""
        total = sum(end - start for start, end in content)
        for q in overlapping(self.quoted, content[0][0], content[-1][1]):
            overlap = sum(max(0, min(end, q.end) - max(start, q.start)) for start, end in content)
            if overlap >= MOSTLY_QUOTED * total and (self._speech(q) or q.continues):
                return q
        return None

    def _settle(self, quotation: Quotation, chain: tuple[SpokenLink, ...]) -> None:
        """Give a quotation's speaker to its sentences before the cue as well."""
        self.of_quotation[quotation.start] = chain
        self.settled.add(quotation.start)
        for k in self.open.pop(quotation.start, []):
            self.statements[k] = replace(
                self.statements[k],
                chain=carried_on(chain),
                form=Form.DIRECT,
                certainty=chain[0].certainty,
                strength=chain[0].strength,
            )

    def _carry(self, quotation: Quotation, sentence: ParsedSentence) -> tuple[SpokenLink, ...]:
        """Give the chain that a quotation without its own cue carries on: a floating quotation."""
        if quotation.start in self.of_quotation:
            return carried_on(self.of_quotation[quotation.start])
        near = sentence.paragraph - self.carried_paragraph
        chain: tuple[SpokenLink, ...] = ()
        before = self.silent
        ends = self.text[before.start : before.end].rstrip()[-1:] if before is not None else ""
        of_speaker = before is not None and self.text[before.start :].startswith(("His ", "Her ", "Their "))
        goes_on = bool(self.carried) and near == 0 and (ends == "?" or of_speaker)  # who is asked, whose daughter it is
        leads = ends == ":"
        if before is not None and not goes_on and (leads or before.paragraph == sentence.paragraph):
            chain = self._replied_before(before) or self._subject_before()
        if not chain and self.carried and (near == 0 or (near == 1 and quotation.start <= sentence.start)):
            chain = carried_on(self.carried)
        if chain:
            self.of_quotation[quotation.start] = chain
        return chain

    def _replied_before(self, before: ParsedSentence) -> tuple[SpokenLink, ...]:
        """Give whoever the sentence before says to have spoken: «The office replied in one sentence. “…”»."""
        link = self._link(before.tree, frame) if (frame := speaking(before.tree)) is not None else None
        return (replace(link, cue=None),) if link is not None else ()

    def _subject_before(self) -> tuple[SpokenLink, ...]:
        """Give the one whom the sentence before is about: «Orbeki laughs. “If they had, …”»."""
        subject = next(iter(self.state.salience.subjects(self.state.salience.sentence - 1)), None)
        if subject is None:
            return ()
        self.state.last = subject
        place = self.silent.start if self.silent is not None else 0
        return (SpokenLink(subject, None, "said", _FLOATING, denies=False, channel="floating", mention=(place, place)),)

    def _statement(
        self,
        tree: Tree,
        unit: frozenset[int],
        content: tuple[tuple[int, int], ...],
        chain: tuple[SpokenLink, ...],
        covering: Sequence[Frame],
    ) -> SpokenStatement:
        total = sum(end - start for start, end in content)
        share = sum(inside(self.quoted, start, end) for start, end in content) / max(1, total)
        form = form_of(share, attributed=bool(chain))
        certainty, strength = certainty_of(tree, unit, chain, covering)
        denied = bool(chain) and chain[0].denies
        return SpokenStatement(
            content, form, certainty, strength, Polarity.DENIED if denied else Polarity.AFFIRMED, chain
        )
