"""Frames of stance and intention: «attacked the plan», «his promise to resign», «is critical of the law».

Read for the quotations of single articles alone: they say how somebody stands to something, and put no claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.attribute.cues import EVIDENTIALS
from firsthand.attribute.framing import Frame, is_negated, preposition, who_speaks
from firsthand.attribute.mentions import may_speak
from firsthand.attribute.phrases import noun_phrase
from firsthand.attribute.stances import CLAUSE, GERUND, INFINITIVE, OBJECT, Stance, stances
from firsthand.attribute.tree import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.attribute.tree import Tree

_OPENERS = frozenset("that whether if how why what who where".split())
_THINGS = frozenset("it this that which what there these those".split())
_LIGHT = frozenset(
    "make makes made making have has had having express expresses expressed expressing voice voices voiced voicing give gives gave "
    "given giving raise raises raised raising issue issues issued issuing offer offers offered offering take takes took taken "
    "taking show shows showed shown showing reach reaches reached announce announced announces face faced faces draw drew "
    "drawn draws spark sparked hold holds held share shares shared".split(),
)
_MORE = frozenset(
    "campaign panel others many some most few host poll survey study research ad advertisement spot section average surrogate critic "
    "fan majority camp side administration regime lobby electorate public base staff crew nation country republic state city town "
    "conservative liberal socialist moderate hawk dove american european briton german expert youth millennial woman man "
    "figure voice body chamber headline editorial column op-ed commercial slogan hashtag tweet platform manifesto both latter former "
    "company firm business group organization organisation city community society scholar doctor industry program programme law "
    "proponent opponent supporter advocate ally rival enemy foe each republican democrat resident household institution coalition "
    "delegation bloc charity startup start-up maker giant market jury squad family couple friend peer colleague".split(),
)
_PARTS = frozenset(
    "percent cent half majority number third quarter one two some many most several few dozens scores hundreds thousands members group "
    "part all each both none plurality minority share handful couple array series coalition rest".split(),
)
_HOLDERS = frozenset(
    "supporter opponent critic defender advocate proponent fan foe admirer champion believer skeptic sceptic backer follower".split()
)
_HOLDER_PLURALS = frozenset(f"{word}s" for word in _HOLDERS)
_SPOKEN = frozenset({"say", "tell", "explain", "state", "specify", "clarify", "comment", "answer", "respond", "reply"})


def wide_frames(tree: Tree, known: Sequence[Frame]) -> list[Frame]:
    """Find what the words of stance attribute, in a sentence of which some frames are known."""
    done = {i for f in known for i in (f.cue, *f.words)}
    held: set[int] = set()  # what the frames found here attribute
    found: list[Frame] = []
    for i in range(len(tree)):
        frame = None if i in done or i in held else _at(tree, i)
        if frame is not None and not done & set(frame.words):
            found.append(frame)
            done |= set(frame.words)
            held |= frame.content
    return found


def _at(tree: Tree, i: int) -> Frame | None:
    tag, word = tree.tag(i), tree.word(i)
    if word in EVIDENTIALS and tag == "ADV" and tree.head(i) >= 0:
        return _evidential(tree, i)
    if tag in {"ADJ", "VERB-Part"} and word in stances()["adjective"] and tree.child(i, "cop", "aux:pass") is not None:
        return _predicate(tree, i, stances()["adjective"][word])
    if tag.startswith("VERB"):
        stance, particle = _with_particle(tree, i)
        if stance is not None:
            return _verbal(tree, i, stance, particle)
    if tag == "NOUN" and word in stances()["noun"]:
        if word in _HOLDERS | _HOLDER_PLURALS:
            return _predicate(tree, i, stances()["noun"][word]) if tree.child(i, "cop") is not None else None
        return _nominal(tree, i, stances()["noun"][word])
    return None


def _with_particle(tree: Tree, i: int) -> tuple[Stance | None, list[int]]:
    """Give the stance of a verb, with its particle if it has one: «lays out», «lashed out»."""
    table = stances()["verb"]
    for k in range(i + 1, min(len(tree), i + 4)):
        if k > i + 1 and tree.head(k) != i:
            continue
        phrasal = table.get(f"{tree.word(i)} {tree.word(k)}")
        if phrasal is not None:
            return phrasal, [k]
    return table.get(tree.word(i)), []


def _verbal(tree: Tree, i: int, stance: Stance, particle: list[int]) -> Frame | None:
    if tree.relation(i) in {"amod", "compound", "case"} or tree.child(i, "cop") is not None:
        return None
    negated = is_negated(tree, i)
    if negated and stance.word in _SPOKEN:
        return None
    source, passive = who_speaks(tree, i)
    if passive and (tree.child(i, "aux:pass") is not None or source is None):
        return _passive(tree, i, stance, source)
    if source is None or not _somebody(tree, source):
        return None
    content, extra = _governed(tree, max([i, *particle]), stance, i)
    if not content and CLAUSE in stance.governs:
        content = _around(tree, i, max([i, *particle]))
    return _frame(tree, i, stance, source, content, [*particle, *extra], negated=negated)


def _around(tree: Tree, i: int, end: int) -> frozenset[int]:
    """Give what a cue without a clause of its own attributes: «C, as X noted», «X said … , adding: C», a clause that lost its verb."""
    mark = tree.child(i, "mark")
    if tree.relation(i) == "advcl" and mark is not None and tree.word(mark) == "as" and tree.head(i) >= 0:
        return tree.subtree(tree.head(i), without=[i])
    subjects = [c for c in tree.children[i] if tree.relation(c) in SUBJECTS]
    if len(subjects) > 1 and subjects[0] < i and subjects[-1] > end:
        return frozenset(range(min(tree.subtree(subjects[-1])), len(tree)))
    if tree.relation(i) == "advcl" and tree.word(i).endswith("ing") and i and tree.text(i - 1) == ",":
        return frozenset(range(end + 1, len(tree)))
    return frozenset()


def _passive(tree: Tree, i: int, stance: Stance, subject: int | None) -> Frame | None:
    """Read «the law is backed by X», «X is accused of Y», «X is expected to go», «a plan backed by X»."""
    agent = tree.child(i, "obl:agent")
    if subject is None:
        if agent is None or tree.relation(i) != "acl" or OBJECT not in stance.governs or not _somebody(tree, agent):
            return None
        content = tree.subtree(tree.head(i), without=[i])
        return _frame(tree, i, stance, agent, content, [c for c in [tree.child(agent, "case")] if c is not None])
    content, extra = tree.subtree(subject), []
    if agent is not None:
        if not _somebody(tree, agent) or OBJECT not in stance.governs:
            return None
        case = tree.child(agent, "case")
        extra = [case] if case is not None else []
    else:
        told, extra = _governed(tree, i, stance)
        if not told and OBJECT not in stance.governs:
            return None
        content = content | told
    return _frame(tree, i, stance, agent, content, extra, negated=is_negated(tree, i))


def _governed(tree: Tree, end: int, stance: Stance, i: int | None = None) -> tuple[frozenset[int], list[int]]:
    """Give the words that a word of stance governs, and the preposition that belongs to the cue."""
    i = end if i is None else i
    after = [c for c in tree.children[i] if c > end]
    clause = [
        c for c in after if tree.relation(c) in {"ccomp", "acl"} and (tree.relation(c) == "ccomp" or _that(tree, c))
    ]
    if clause and CLAUSE in stance.governs:
        return tree.subtree(clause[0]), []
    objects = [c for c in after if tree.relation(c) in {"obj", "iobj"}]
    infinitives = [c for c in after if tree.relation(c) in {"xcomp", "advcl", "acl"} and _to(tree, c)]
    if infinitives and INFINITIVE in stance.governs and (not objects or OBJECT in stance.governs):
        first = infinitives[0]
        return frozenset().union(tree.subtree(first), *(tree.subtree(c) for c in objects if c < first)), []
    gerunds = [c for c in after if tree.relation(c) in {"xcomp", "ccomp"} and tree.word(c).endswith("ing")]
    if gerunds and GERUND in stance.governs:
        return tree.subtree(gerunds[0]), []
    for c in after:
        mark = tree.child(c, "case", "mark")
        if mark is not None and mark > end and tree.word(mark) in stance.governs and tree.relation(c) in _OBLIQUE:
            if objects and min(objects) < c and stance.word not in _OVER_OBJECT:
                continue
            if tree.word(mark) == "to" and tree.is_verb(c):
                return tree.subtree(c), []
            if tree.word(mark) == "as":
                return frozenset().union(tree.subtree(c), *(tree.subtree(o) for o in objects if o < c)), []
            between = [k for o in objects if o < mark for k in tree.subtree(o)]
            return tree.subtree(c, without=[mark]), [*between, mark]
    if CLAUSE in stance.governs:
        loose = next((c for c in after if _loose(tree, c, end)), None)
        if loose is not None:
            return frozenset(range(end + 1, max(tree.subtree(loose)) + 1)), []
    if not objects:
        objects = [
            c for c in after if tree.relation(c) in {"xcomp", "ccomp", "nmod"} and tree.child(c, "case", "mark") is None
        ]
    if objects and OBJECT in stance.governs:
        return frozenset().union(*(tree.subtree(c) for c in objects)), []
    return frozenset(), []


_OBLIQUE = frozenset({"obl", "nmod", "advcl", "xcomp", "acl", "obl:arg"})
_OVER_OBJECT = frozenset(
    "accuse remind assure inform convince warn tell ask call press describe portray depict dismiss denounce characterize characterise brand label cast hail regard view see treat define cite paint frame present".split()
)


def _loose(tree: Tree, c: int, end: int) -> bool:
    """Tell whether a child that the parser took for something else is the clause behind a cue: it stands next to it and has a verb."""
    if tree.relation(c) not in {"advcl", "obj", "xcomp", "parataxis", "acl", "obl", "dep", "conj"}:
        return False
    words = tree.subtree(c)
    mark = tree.child(c, "mark", "case", "cc", "advmod")
    first = min(words)
    if first > end + 2 or (mark is not None and mark == first and tree.word(mark) not in _OPENERS):
        return False
    return any(
        tree.tag(k) in {"VERB-Fin", "AUX-Fin"}
        and tree.subject(k if tree.tag(k) == "VERB-Fin" else tree.head(k)) is not None
        for k in words
    )


def _that(tree: Tree, clause: int) -> bool:
    mark = tree.child(clause, "mark")
    return mark is not None and tree.word(mark) in {"that", "whether", "if"}


def _to(tree: Tree, verb: int) -> bool:
    mark = tree.child(verb, "mark", "aux")
    return mark is not None and tree.word(mark) == "to"


def _evidential(tree: Tree, i: int) -> Frame | None:
    """Read «reportedly C»: somebody says the clause around, and nobody is named."""
    host = tree.head(i)
    while not (tree.is_verb(host) or tree.child(host, "cop") is not None) and tree.head(host) >= 0:
        host = tree.head(host)
    stance = Stance(tree.word(i), tree.word(i), EVIDENTIALS[tree.word(i)], frozenset(), denies=False)
    return _frame(tree, i, stance, None, tree.subtree(host), [])


def _predicate(tree: Tree, i: int, stance: Stance) -> Frame | None:
    """Read «X is sure that C», «X is critical of Y»; «it is clear that C» has no source."""
    subject = tree.subject(i)
    content, extra = _governed(tree, i, stance)
    if not content and subject is not None and tree.relation(subject).startswith("csubj"):
        content, subject = tree.subtree(subject), None
    if subject is not None and not _somebody(tree, subject):
        if tree.word(subject) != "it":
            return None
        subject = None
    return _frame(tree, i, stance, subject, content, extra, negated=is_negated(tree, i))


def _nominal(tree: Tree, i: int, stance: Stance) -> Frame | None:
    """Read «his promise to C», «criticism of Y by X», «X expressed concern about Y»."""
    content, extra = _governed(tree, i, stance)
    if not content:
        content, extra = _behind(tree, i, stance)
    if not content:
        return None
    source = tree.child(i, "nmod:poss")
    words: list[int] = []
    if source is None:
        by = [c for c in tree.children[i] if tree.relation(c) == "nmod" and preposition(tree, c) in {"by", "from"}]
        source = by[0] if by else None
    if source is None and tree.relation(i) == "obj" and tree.head(i) >= 0 and tree.word(tree.head(i)) in _LIGHT:
        verb = tree.head(i)
        source, passive = who_speaks(tree, verb)
        source = None if passive else source
        words = [k for k in range(verb, i) if source is None or k not in noun_phrase(tree, source)]
    if source is None or not _somebody(tree, source) or source in content:
        return None
    before = [c for c in tree.children[i] if tree.relation(c) in {"amod", "det"} and c < i]
    return _frame(tree, i, stance, source, content - noun_phrase(tree, source), [*words, *before, *extra])


def _behind(tree: Tree, i: int, stance: Stance) -> tuple[frozenset[int], list[int]]:
    """Give what stands right behind a noun where the parser hung it on the verb: «broke his promise | to resign»."""
    mark = i + 1
    if mark >= len(tree) or tree.relation(mark) not in {"case", "mark"} or tree.head(mark) <= mark:
        return frozenset(), []
    top = tree.head(mark)
    if tree.head(top) != tree.head(i) or tree.head(i) < 0:
        return frozenset(), []
    word = tree.word(mark)
    clausal = (word == "to" and stance.governs & {INFINITIVE, "to"} and tree.is_verb(top)) or (
        word in {"that", "whether"} and CLAUSE in stance.governs
    )
    if clausal:
        return tree.subtree(top), []
    return (tree.subtree(top, without=[mark]), [mark]) if word in stance.governs else (frozenset(), [])


def holds_stance(tree: Tree, i: int) -> bool:
    """Tell whether a noun may hold a stance: whoever may speak, and bodies and polls that stand for people."""
    word = tree.word(i)
    if word in _PARTS or word.isdigit():
        of = next((c for c in tree.children[i] if tree.relation(c) == "nmod" and preposition(tree, c) == "of"), None)
        if of is not None:
            return tree.tag(of) in {"PROPN", "PRON"} or holds_stance(tree, of)
    if word in {"percent", "cent"}:
        return True
    if word in {"one", "nobody", "anyone"}:
        return False
    known = may_speak(tree, i) or word in _MORE or word.removesuffix("s") in _MORE
    return known or word.endswith(("ee", "ees", "crats")) or (word.endswith("ies") and f"{word[:-3]}y" in _MORE)


def _somebody(tree: Tree, i: int) -> bool:
    return holds_stance(tree, i) and tree.word(i) not in _THINGS - {"it"} and tree.tag(i) != "DET"


def _frame(
    tree: Tree,
    i: int,
    stance: Stance,
    source: int | None,
    content: frozenset[int],
    extra: Sequence[int],
    *,
    negated: bool = False,
) -> Frame | None:
    phrase = noun_phrase(tree, source) - {i} if source is not None else frozenset()
    content = content - phrase - {i} - set(extra)
    if not any(not tree.is_punctuation(k) for k in content):
        return None
    return Frame(
        cue=i, words=tuple(sorted({i, *extra})), source=source, source_words=phrase, content=content,
        certainty=stance.told, strength=stance.strength, denies=negated != stance.denies, channel="stance",
    )  # fmt: skip
