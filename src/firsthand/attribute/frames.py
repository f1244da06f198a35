"""Frames: one source, one cue and what is attributed, inside one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.attribute.beliefs import REPLIES, added_by_colon, believed, replied_that, told_behind_colon
from firsthand.attribute.cues import (
    CITING,
    MEDIA_NOUNS,
    NOUN_CUES,
    PREPOSITION_CUES,
    Cue,
    verb_cues,
)
from firsthand.attribute.figures import counted, figure_frames
from firsthand.attribute.framing import (
    ADDRESSED,
    EXPLETIVES,
    MIN_CONTENT,
    Frame,
    clause_words,
    gives_figure,
    is_inanimate,
    is_negated,
    make_frame,
    preposition,
    said_that,
    says_nothing,
    that_clause,
    who_speaks,
)
from firsthand.attribute.idioms import LET_KNOWN, learned_from, let_known
from firsthand.attribute.nesting import about_source, cited_by, mused, without_account
from firsthand.attribute.nominals import nominal
from firsthand.attribute.passives import as_saying, passive_frames
from firsthand.attribute.phrasal import QUOTED_BY, QUOTING, as_told_by, by_account, prepositional, quoted_by
from firsthand.attribute.phrases import before, noun_phrase
from firsthand.attribute.relays import THROUGH, lost_speaker, named_alone, relayed
from firsthand.attribute.tails import ended, parted, stacked, tail_frames

if TYPE_CHECKING:
    from firsthand.attribute.tree import Tree


_CONSEQUENCES = frozenset({"so", "hence", "therefore", "thus"})
_REASONS = frozenset({"because", "unless", "although", "though", "if", "so"})
_QUOTES = frozenset("quote cite record report describe show have".split())  # «records the master as saying»


def find_frames(tree: Tree) -> tuple[Frame, ...]:
    """Find every attribution of a sentence, in order of its cue."""
    frames: list[Frame] = []
    cues = verb_cues()
    for i, word in enumerate(tree.words):
        cue = cues.get(word)
        if word == "as":
            frames += as_told_by(tree, i)
        elif word in PREPOSITION_CUES or (word in CITING and not tree.tag(i).startswith("NOUN")):
            frames += prepositional(tree, i)
        elif cue is not None and (tree.tag(i).startswith("VERB") or _mistagged(tree, i)):
            frames += _verbal(tree, i, cue)
        elif word in NOUN_CUES and tree.tag(i) == "NOUN":
            frames += nominal(tree, i)
        elif word in LET_KNOWN:
            frames += let_known(tree, i)
        elif word == "if":
            frames += believed(tree, i)
        if word in REPLIES and tree.tag(i) == "NOUN":
            frames += replied_that(tree, i)
        elif word in {"by", "in"} and tree.relation(i) == "case":
            frames += by_account(tree, i)
    frames += [*learned_from(tree), *counted(tree)]
    given = figure_frames(tree, frames)
    bare = frozenset().union(*(f.content for f in given if not f.words))  # «…, the blog 800»
    frames = [replace(f, content=f.content - bare) for f in frames] + given
    tails = tail_frames(tree, frames)
    spoken = {f.cue for f in tails if f.depth}
    frames = [f for f in frames if f.cue not in spoken] + tails
    within = frozenset().union(
        *(
            frozenset(range(f.cue, max(f.source_words, default=f.cue) + 2))
            for f in frames
            if f.channel == "according to"
        )
    )
    frames = parted(tree, [f for f in frames if f.channel == "according to" or f.cue not in within])
    frames = stacked(tree, [without_account(f, frames) for f in frames])
    frames += told_behind_colon(tree, frames)
    frames = [added_by_colon(tree, ended(tree, f, frames), frames) for f in frames]
    beside = quoted_by(tree, frames)
    beside += relayed(tree, [*frames, *beside])
    cited = {f.cue for f in beside if f.channel == "citing"}
    frames = [f for f in frames if f.cue not in cited]
    told = frozenset().union(*(f.source_words | set(f.words) for f in beside if f.channel in {QUOTED_BY, THROUGH}))
    frames = [replace(named_alone(tree, f, beside), content=f.content - told) for f in frames] + beside
    return tuple(
        cited_by(tree, frame, frames)
        for frame in frames
        if not (mused(tree, frame, frames) or about_source(tree, frame, frames))
    )


def _mistagged(tree: Tree, i: int) -> bool:
    """Tell whether a cue is a verb that was taken for a noun: «the bank, whose target is 3%, forecasts that …»."""
    return tree.tag(i) == "NOUN" and tree.subject(i) is not None and i + 1 < len(tree) and tree.word(i + 1) == "that"


def _verbal(tree: Tree, i: int, cue: Cue) -> list[Frame]:
    if is_negated(tree, i) and not cue.denies and not _ruled_out(tree, i):
        return []
    if cue.lemma in {"speak", "talk"} and i + 1 < len(tree) and tree.word(i + 1) in {"to", "with", "on"}:
        return []  # «who spoke to the Post on condition that …»: how somebody spoke, not what
    cop = tree.child(i, "cop")
    called = cop is not None and not any(tree.text(k) == "," for k in range(cop, i))
    if tree.relation(i) in {"amod", "compound", "case"} or called:
        return []
    if cue.lemma in _QUOTES and tree.child(i, "obj") is not None and as_saying(tree, i):
        return _quoting(tree, i, cue)
    source, passive = who_speaks(tree, i)
    lost = [] if passive else lost_speaker(tree, i, source)
    source = lost[0] if lost else source
    agent = tree.child(i, "obl:agent")
    if passive and source is None and agent is not None and tree.relation(i) == "acl":
        content = tree.subtree(tree.head(i)) - tree.subtree(agent)  # «losses estimated at 50% by the association»
        return [make_frame(tree, i, cue, agent, content)] if len(content) > MIN_CONTENT and "c" in cue.takes else []
    if passive:
        return passive_frames(tree, i, cue, source)
    content = _content(tree, i, cue, source)
    content |= _reason(tree, i, content)
    if len([k for k in content if not tree.is_punctuation(k)]) < MIN_CONTENT:
        return []
    frame = make_frame(tree, i, cue, source, content)
    if lost:
        aside = next((k for k in lost[1:] if tree.word(k) in {"who", "which", "whose", "whom"}), len(tree))
        named = frozenset(k for k in lost[1:] if k < aside)
        frame = replace(frame, source_words=named, content=frame.content - frozenset(lost[1:]))
    return [frame, *_recipients(tree, frame)]


def _reason(tree: Tree, i: int, content: frozenset[int]) -> frozenset[int]:
    """Give the clause with «because» behind a cue that follows what it attributes: «C, X said, because D»."""
    if max((k for k in content if not tree.is_punctuation(k)), default=i) >= i:
        return frozenset()
    told = (c for c in tree.children[i] if c > i and tree.relation(c) == "advcl")
    marks = ((c, tree.child(c, "mark")) for c in told)
    return frozenset().union(*(tree.subtree(c) for c, m in marks if m is not None and tree.word(m) in _REASONS))


def _quoting(tree: Tree, i: int, cue: Cue) -> list[Frame]:
    """Read «the agency quoted X as saying C» and «“C,” the agency quoted X as saying»: two links."""
    saying, quoted, (medium, passive) = as_saying(tree, i), tree.child(i, "obj"), who_speaks(tree, i)
    if saying is None or quoted is None or passive:
        return []
    content = _content(tree, saying, verb_cues()["saying"], None)
    if len(content) < MIN_CONTENT:
        content = _content(tree, i, verb_cues()["said"], medium) - tree.subtree(saying)
    if len(content) < MIN_CONTENT:
        return []
    inner = replace(make_frame(tree, saying, verb_cues()["saying"], quoted, content), words=(i, saying), depth=2)
    return [inner, replace(make_frame(tree, i, cue, medium, content), depth=0, channel=QUOTING)]


def _content(tree: Tree, i: int, cue: Cue, source: int | None) -> frozenset[int]:
    """Give the words that a cue attributes, by the construction it stands in."""
    own = tree.subtree(source, without=[i, *tree.ancestors(i)]) if source is not None else frozenset()
    clauses = [c for c in tree.children[i] if tree.relation(c) == "ccomp" or _parataxis_of(tree, i, c)]
    if tree.word(min(i + 1, len(tree) - 1)) == ";":
        clauses = [c for c in clauses if c < i]
    if clauses and ("c" in cue.takes or "q" in cue.takes):
        parted = [
            c
            for c in tree.children[i]
            if tree.relation(c) == "obj" and i < c < min(clauses) and cue.lemma not in ADDRESSED
        ]
        told = frozenset().union(*(clause_words(tree, c, i) for c in clauses), *(tree.subtree(c) for c in parted))
        if source is not None and source < i < min(clauses):
            told -= frozenset(range(source, i))  # «Ada Quell, for nineteen years the harbour master, said C»
        content = _filled(i, told - own, own)
        return _on_this_side(tree, i, content)
    if _inserted(tree, i) and "c" in cue.takes + "q":
        host = tree.head(i)
        end = next((k for k in range(i, len(tree)) if tree.text(k) == ";"), len(tree)) if host < i else len(tree)
        return frozenset(k for k in tree.subtree(host, without=[i]) if k < end) - own
    infinitive = tree.child(i, "xcomp")
    if infinitive is not None and "x" in cue.takes:
        return tree.subtree(infinitive)
    to = _to_do(tree, i) if "x" in cue.takes else None
    if to is not None:
        return frozenset(range(i + 1, max(tree.subtree(to)) + 1))  # «ordered a councillor to be held»
    if infinitive is not None and "c" in cue.takes and _opens_quotation(tree, infinitive):
        return tree.subtree(infinitive)
    behind = _that_behind(tree, i, cue) if "c" in cue.takes else None
    if behind is not None:
        return clause_words(tree, behind, i)
    return _of_objects(tree, i, cue, source)


def _of_objects(tree: Tree, i: int, cue: Cue, source: int | None) -> frozenset[int]:
    """Give what a cue without a clause attributes: by its object, its figure, its preposition, or what a colon opens."""
    objects = [c for c in tree.children[i] if tree.relation(c) == "obj"]
    if any(says_nothing(tree, i, cue, c) for c in objects):
        return frozenset()
    if not objects and _ruled_out(tree, i):  # «ruled out | any interference», for the parser a place
        objects = [c for c in tree.children[i] if tree.relation(c) == "obl" and not preposition(tree, c)]
    if objects and _ruled_out(tree, i) and source is not None:
        return _without_asides(tree, i)
    if objects and "p" in cue.takes and source is not None and _has_predicate(tree, i, objects):
        return _without_asides(tree, i)
    if objects and "o" in cue.takes and source is not None and tree.word(source) not in EXPLETIVES:
        return _without_asides(tree, i)
    if objects and "m" in cue.takes and source is not None and (is_inanimate(tree, source) or gives_figure(tree, i)):
        return _without_asides(tree, i)
    if source is not None and any(
        tree.relation(c) == "obl" and preposition(tree, c) in cue.prepositions for c in tree.children[i]
    ):
        return _without_asides(tree, i)
    gerund = tree.child(i, "xcomp", "ccomp", "advcl")
    if (
        gerund is not None
        and "g" in cue.takes
        and source is not None
        and gerund == i + 1
        and tree.word(gerund).endswith("ing")
    ):
        return _without_asides(tree, i)  # «denied receiving any call»
    if "h" in cue.takes:
        return _without_asides(tree, i) if source is not None and _has_figure(tree, i, source) else frozenset()
    if "f" in cue.takes and source is not None and gives_figure(tree, i):
        return _without_asides(tree, i)
    if objects and "c" in cue.takes and any(_quoted(tree, c) for c in objects):
        return frozenset().union(*(tree.subtree(c) for c in objects))
    colon = next((k for k in range(i + 1, len(tree)) if tree.text(k) == ":"), None)
    if colon is not None and "c" in cue.takes and source is not None and i < source < colon < len(tree) - MIN_CONTENT:
        return frozenset(range(colon + 1, len(tree)))  # «Not so, says X in a reply: C»
    adverbial = tree.child(i, "advcl")
    if adverbial is not None and "c" in cue.takes and (_quoted(tree, adverbial) or said_that(tree, adverbial)):
        return tree.subtree(adverbial)
    return frozenset()


def _to_do(tree: Tree, i: int) -> int | None:
    """Give the infinitive that a parser hangs on the object: «expects the economy | to grow», «ordered them | to leave»."""
    objects = [c for c in tree.children[i] if c > i and tree.relation(c) in {"obj", "iobj"}]
    return next(
        (k for c in objects for k in tree.children[c] if tree.relation(k) == "acl" and tree.tag(k) == "VERB-Inf"), None
    )


def _that_behind(tree: Tree, i: int, cue: Cue) -> int | None:
    """Give the clause of «told the paper that C» or «said on behalf of the town that C», which the parser hangs on the noun."""
    for c in tree.children[i]:
        if c > i and (tree.relation(c) == "obl" or (cue.lemma in ADDRESSED and tree.relation(c) in {"obj", "iobj"})):
            clause = that_clause(tree, tree.subtree(c))
            if clause is not None:
                return clause
    return None


def _without_asides(tree: Tree, i: int) -> frozenset[int]:
    """Give a clause without its relative clauses after a comma and without the next clause: they are the teller's."""
    asides = [
        c
        for c in tree.subtree(i)
        if (tree.relation(c) == "acl:relcl" and "," in before(tree, c))
        or (tree.relation(c) in {"conj", "parataxis"} and c > i and tree.head(c) == i and tree.subject(c) is not None)
    ]
    return tree.subtree(i, without=asides)


def _parataxis_of(tree: Tree, cue: int, c: int) -> bool:
    """Tell whether a child is what was said: «X said: …», or «…, X said» with the cue as root."""
    if tree.relation(c) != "parataxis" or verb_cues().get(tree.word(c)) is not None:
        return False
    first = next((k for k in sorted(tree.subtree(c)) if not tree.is_punctuation(k)), c)
    if first > cue and tree.word(first) in _CONSEQUENCES:
        return False  # «two cables snapped, so the bridge was closed»
    return tree.is_verb(c) or tree.child(c, "cop") is not None or c < cue


def _inserted(tree: Tree, i: int) -> bool:
    """Tell whether a cue stands in or after what it attributes: «C, X said», «as X said»."""
    if tree.head(i) < 0:
        return False
    if tree.relation(i) == "parataxis":
        apart = any(tree.text(k) in {";", ":"} for k in range(min(tree.head(i), i), max(tree.head(i), i)))
        return not apart and (tree.head(i) < i or tree.subject(i) is not None)
    mark = tree.child(i, "mark")
    return tree.relation(i) == "advcl" and mark is not None and tree.word(mark) == "as" and tree.subject(i) is not None


def _quoted(tree: Tree, i: int) -> bool:
    words = sorted(tree.subtree(i))
    around = range(max(0, words[0] - 1), min(len(tree), words[-1] + 2))
    return any(tree.text(k) in '“”"«»„' for k in around)


def _filled(i: int, content: frozenset[int], own: frozenset[int]) -> frozenset[int]:
    """Fill the gaps that a parse leaves in a clause that stands on one side of its cue."""
    if not content or min(content) < i < max(content):
        return content
    return content | (frozenset(range(min(content), max(content) + 1)) - own - {i})


def _on_this_side(tree: Tree, i: int, content: frozenset[int]) -> frozenset[int]:
    """Keep what stands on the cue's side of a semicolon, or of a colon before it: «…; customs there say 310 and six»."""
    left = max((k for k in range(i) if tree.text(k) == ";" or (tree.text(k) == ":" and k + 1 < i)), default=-1)
    if left < 0 or not content or max(content) > i:
        return frozenset(k for k in content if k > left) if left >= 0 and content else content
    behind = frozenset(range(i + 1, len(tree)))
    return (
        behind
        if any(k > left for k in content) is False and len(behind) > 1
        else frozenset(k for k in content if k > left)
    )


def _opens_quotation(tree: Tree, i: int) -> bool:
    first = min(tree.subtree(i))
    return any(tree.text(k) in '“"«„' for k in (first - 1, first) if k >= 0)


def _recipients(tree: Tree, frame: Frame) -> list[Frame]:
    """Give a frame for whoever was told: «X told Y that C» makes Y a link if Y turns out to be a medium."""
    found = []
    for c in tree.children[frame.cue]:
        again = tree.relation(c) == "nsubj" and frame.source is not None and frame.source < frame.cue < c
        told = (tree.relation(c) in {"obj", "iobj"} or again) and c not in frame.content
        if told or (
            tree.relation(c) == "obl" and preposition(tree, c) in {"to", "with", "by"} and c not in frame.content
        ):
            found.append(c)
            found += [
                k for k in tree.children[c] if tree.relation(k) == "nmod" and preposition(tree, k) in {"with", "to"}
            ]
    frames: list[Frame] = []
    for c in found:
        phrase = noun_phrase(tree, c)
        if any(c in f.source_words or f.source in phrase for f in frames):
            continue
        if any(tree.tag(k) == "PROPN" for k in phrase) or {tree.word(k) for k in phrase} & (
            MEDIA_NOUNS | {"this", "us"}
        ):
            frames.append(
                replace(frame, words=(), source=c, source_words=phrase, content=frame.content - phrase, depth=0,
                        channel="recipient", denies=False, certainty="reported", strength=0.7),
            )  # fmt: skip
    return frames


def _has_predicate(tree: Tree, i: int, objects: list[int]) -> bool:
    """Tell whether a verb says what its object is: «called the war a punishment», «described him as a friend»."""
    if len(objects) > 1 or tree.child(i, "xcomp", "iobj") is not None:
        return True
    return any(tree.relation(c) in {"obl", "obj"} and preposition(tree, c) == "as" for c in tree.children[i])


def _ruled_out(tree: Tree, i: int) -> bool:
    """Tell whether a verb with its particle sets something aside: «has ruled out any outside interference»."""
    particle = tree.child(i, "compound:prt", "compound")
    return particle is not None and (tree.word(i), tree.word(particle)) in {
        ("ruled", "out"),
        ("rule", "out"),
        ("rules", "out"),
        ("ruling", "out"),
    }


def _has_figure(tree: Tree, i: int, source: int) -> bool:
    """Tell whether «has» gives somebody's figure: «the committee has 78», «the bulletin has it 1.1 metres below»."""
    told = tree.child(i, "obj")
    if told is None:
        return False
    bare = tree.tag(told) == "NUM" or (tree.word(told) == "it" and gives_figure(tree, i))
    return bare or (is_inanimate(tree, source) and any(tree.tag(k) == "NUM" for k in tree.children[told]))
