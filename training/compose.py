"""Compose news attributions out of treebank clauses: «C, the chief confirmed», «X told Y that C», «quoting a letter».

The treebanks hold few of the constructions that newspapers use most. A composed sentence takes a whole clause from the
treebank, with its tree, and hangs it on a reporting frame whose tree we know, since we build it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from training.treebanks import Tree

ROLES = (
    "minister spokesman spokeswoman chief director teacher official mayor farmer resident engineer prosecutor lawyer judge "
    "doctor nurse passenger neighbour witness survivor driver analyst economist manager scientist researcher officer "
    "commander captain president chairman secretary professor priest inspector investigator coroner fireman shopkeeper "
    "union company ministry agency newspaper police report commission committee court council bank department "
    "operator firm government army hospital university institute association"
).split()
ADJECTIVES = (
    "former senior local regional deputy national public interim acting chief Western American health interior".split()
)
PLURALS = "officials residents witnesses police investigators sources experts neighbours workers doctors parents rescuers".split()
DOCUMENTS = "report letter memo document statement survey filing log study email".split()
PAST = (
    "said said said said said told added confirmed warned claimed noted explained announced insisted argued admitted "
    "reported wrote replied stated acknowledged suggested believed estimated concluded declared recalled testified "
    "denied stressed says says adds warns writes explains insists claims reports confirms believes"
).split()
TELL = ("told", "told", "told", "tells", "informed", "assured", "reminded")
TIMES = (
    ("on", "Tuesday"),
    ("on", "Monday"),
    ("at", "midday"),
    ("in", "Parliament"),
    ("at", "noon"),
    ("by", "telephone"),
    ("on", "Friday"),
    ("in", "court"),
    ("last", "night"),
    ("on", "Wednesday"),
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass
class Node:
    """A word with its tag and relation; ``children`` stand before (left) or after (right) it."""

    word: str
    tag: str
    relation: str
    left: list
    right: list


def node(word: str, tag: str, relation: str, left: list | None = None, right: list | None = None) -> Node:
    return Node(word, tag, relation, left or [], right or [])


def flatten(root: Node) -> Tree:
    order: list[tuple[Node, Node | None]] = []

    def walk(n: Node, parent: Node | None) -> None:
        for c in n.left:
            walk(c, n)
        order.append((n, parent))
        for c in n.right:
            walk(c, n)

    walk(root, None)
    index = {id(n): i for i, (n, _) in enumerate(order, 1)}
    return Tree(
        words=tuple(n.word for n, _ in order),
        tags=tuple(n.tag for n, _ in order),
        heads=tuple(index[id(p)] if p is not None else 0 for _, p in order),
        relations=tuple(n.relation for n, _ in order),
    )


def clause(tree: Tree, relation: str, *, lower: bool) -> Node:
    """Turn a treebank sentence into nodes, its final stop dropped."""
    n = len(tree.words) - (tree.words[-1] in {".", "!"})
    nodes = [node(w, t, r) for w, t, r in zip(tree.words[:n], tree.tags, tree.relations, strict=False)]
    root = nodes[0]
    for i in range(n):
        head = tree.heads[i] - 1
        if head < 0:
            root = nodes[i]
        elif i < head:
            nodes[head].left.append(nodes[i])
        else:
            nodes[head].right.append(nodes[i])
    root.relation = relation
    if lower and nodes[0].tag != "PROPN" and nodes[0].word != "I":
        nodes[0].word = nodes[0].word[0].lower() + nodes[0].word[1:]
    return root


def usable(tree: Tree) -> bool:
    """Keep plain finite clauses with a subject, projective, of 4 to 26 words."""
    if not 4 <= len(tree.words) <= 26 or tree.words[-1] != "." or set(tree.words) & {'"', "“", "``", ":", "(", "?"}:
        return False
    root = tree.heads.index(0)
    has_subject = any(r.startswith("nsubj") and h == root + 1 for r, h in zip(tree.relations, tree.heads, strict=True))
    crossing = any(
        min(i, h) < min(j, k) < max(i, h) < max(j, k)
        for i, h in enumerate(tree.heads, 1)
        for j, k in enumerate(tree.heads, 1)
        if h and k
    )
    return has_subject and not crossing and tree.tags[root].startswith(("VERB-Fin", "VERB-Part", "ADJ", "NOUN"))


class Composer:
    def __init__(self, trees: list[Tree], seed: int) -> None:
        self.rng = random.Random(seed)
        self.clauses = [t for t in trees if usable(t)]
        names = {
            w
            for t in trees
            for w, tag in zip(t.words, t.tags, strict=True)
            if tag == "PROPN" and w.istitle() and w.isalpha() and len(w) > 3
        }
        self.names = sorted(names - set(DAYS))

    def pick(self, options):  # noqa: ANN001, ANN201 - any sequence
        return options[self.rng.randrange(len(options))]

    def name(self, relation: str) -> Node:
        first = node(self.pick(self.names), "PROPN", relation)
        if self.rng.random() < 0.8:
            first.right.append(node(self.pick(self.names), "PROPN", "flat"))
        return first

    def described(self, relation: str) -> Node:
        if self.rng.random() < 0.25:
            noun = node(self.pick(PLURALS), "NOUN", relation)
            if self.rng.random() < 0.4:
                noun.left.append(node(self.pick(ADJECTIVES), "ADJ", "amod"))
            return noun
        noun = node(self.pick(ROLES), "NOUN", relation)
        noun.left.append(node(self.pick(["the", "the", "the", "a", "one", "its"]), "DET", "det"))
        if noun.left[0].word == "its":
            noun.left[0].tag, noun.left[0].relation = "PRON", "nmod:poss"
        if self.rng.random() < 0.35:
            noun.left.append(node(self.pick(ADJECTIVES), "ADJ", "amod"))
        if self.rng.random() < 0.3:
            owner = (
                self.name("nmod")
                if self.rng.random() < 0.5
                else node(self.pick(ROLES), "NOUN", "nmod", [node("the", "DET", "det")])
            )
            owner.left.insert(0, node(self.pick(["of", "of", "for", "at", "in"]), "ADP", "case"))
            noun.right.append(owner)
        return noun

    def source(self, relation: str) -> Node:
        draw = self.rng.random()
        if draw < 0.12:
            return node(self.pick(["he", "she", "it", "they"]), "PRON", relation)
        if draw < 0.3:
            return self.name(relation)
        if draw < 0.55:
            return self.described(relation)
        if draw < 0.7:  # «Jane Doe, the head of the agency,»
            person = self.name(relation)
            about = self.described("appos")
            person.right += [node(",", "PUNCT", "punct"), about, node(",", "PUNCT", "punct")]
            return person
        if draw < 0.85:  # «the minister, Jane Doe,»
            role = self.described(relation)
            role.right += [node(",", "PUNCT", "punct"), self.name("appos"), node(",", "PUNCT", "punct")]
            return role
        role = node(self.pick(ROLES[:44]), "NOUN", relation)  # «regional prosecutor Jane Doe»
        if self.rng.random() < 0.6:
            role.left.append(node(self.pick(ADJECTIVES), "ADJ", "amod"))
        if self.rng.random() < 0.3:
            role.left.insert(0, node(self.pick(self.names), "PROPN", "compound"))
        name = self.name("flat")
        role.right += [name, *name.right]
        for part in name.right:
            part.relation = "flat"
        name.right = []
        return role

    def listener(self) -> Node:
        draw = self.rng.random()
        if draw < 0.35:
            return node(
                self.pick("reporters journalists parliament lawmakers us investors police analysts".split()),
                "NOUN",
                "iobj",
            )
        if draw < 0.5:
            return node("newspaper", "NOUN", "iobj", [node("this", "DET", "det")])
        if draw < 0.75:
            return node(self.pick(self.names), "PROPN", "iobj")
        return node(
            self.pick("Times Post Courier Herald Tribune News Radio Journal Star".split()),
            "PROPN",
            "iobj",
            [node("the", "DET", "det"), node(self.pick(self.names), "PROPN", "compound")],
        )

    def times(self) -> list[Node]:
        if self.rng.random() < 0.55:
            return []
        if self.rng.random() < 0.3:
            noun = self.pick(["statement", "interview", "letter", "conference", "briefing", "report"])
            return [
                node(
                    noun,
                    "NOUN",
                    "obl",
                    [
                        node("in" if noun != "conference" else "at", "ADP", "case"),
                        node("an" if noun == "interview" else "a", "DET", "det"),
                    ],
                )
            ]
        if self.rng.random() < 0.4:
            return [node(self.pick(DAYS), "PROPN", "obl:unmarked")]
        preposition, noun = self.pick(TIMES)
        if preposition == "last":
            return [node(noun, "NOUN", "obl:unmarked", [node("last", "ADJ", "amod")])]
        return [node(noun, "PROPN" if noun.istitle() else "NOUN", "obl", [node(preposition, "ADP", "case")])]

    def cue(self, relation: str, *, tell: bool) -> Node:
        word = self.pick(TELL if tell else PAST)
        cue = node(word, "VERB-Fin", relation)
        if self.rng.random() < 0.08 and word.endswith("d"):
            cue.tag = "VERB-Part"
            cue.left.append(node(self.pick(["has", "had"]), "AUX-Fin", "aux"))
        return cue

    def sentence(self) -> Tree:
        maker = self.pick(
            [
                self.before,
                self.after,
                self.after,
                self.after,
                self.inverted,
                self.quoting,
                self.according,
                self.citing,
                self.inside,
            ]
        )
        root = maker()
        root.relation = "root"
        root.right.append(node(".", "PUNCT", "punct"))
        first = root
        while first.left:
            first = first.left[0]
        first.word = first.word[0].upper() + first.word[1:]
        return flatten(root)

    def before(self) -> Node:
        tell = self.rng.random() < 0.45
        cue = self.cue("root", tell=tell)
        cue.left.insert(0, self.source("nsubj"))
        if tell:
            cue.right.append(self.listener())
        cue.right += self.times()
        said = clause(self.pick(self.clauses), "ccomp", lower=True)
        if self.rng.random() < 0.75 or tell:
            said.left.insert(0, node("that", "SCONJ", "mark"))
        cue.right.append(said)
        if self.rng.random() < 0.15:
            more = clause(self.pick(self.clauses), "conj", lower=True)
            more.left[:0] = [node("and", "CCONJ", "cc"), node("that", "SCONJ", "mark")]
            said.right.append(more)
        return cue

    def _marked(self, said: Node) -> list[Node]:
        if self.rng.random() < 0.45:
            said.left.insert(0, node("“", "PUNCT", "punct"))
            return [node(",", "PUNCT", "punct"), node("”", "PUNCT", "punct")]
        return [node(",", "PUNCT", "punct")]

    def after(self) -> Node:
        tell = self.rng.random() < 0.35
        cue = self.cue("root", tell=tell)
        said = clause(self.pick(self.clauses), "ccomp", lower=False)
        said.right += self._marked(said)
        cue.left[:0] = [said, self.source("nsubj")]
        if tell:
            cue.right.append(self.listener())
        cue.right += self.times()
        return cue

    def inverted(self) -> Node:
        cue = self.cue("root", tell=False)
        said = clause(self.pick(self.clauses), "ccomp", lower=False)
        said.right += self._marked(said)
        cue.left = [said]
        cue.right.append(self.source("nsubj"))
        return cue

    def inside(self) -> Node:
        """Put the frame between two parts: «C1, X said, and C2»."""
        said = clause(self.pick(self.clauses), "root", lower=False)
        cue = self.cue("parataxis", tell=False)
        cue.left.insert(0, self.source("nsubj"))
        cue.right += self.times()
        said.right += [node(",", "PUNCT", "punct"), cue, node(",", "PUNCT", "punct")]
        more = clause(self.pick(self.clauses), "conj", lower=True)
        more.left.insert(0, node(self.pick(["and", "but", "and"]), "CCONJ", "cc"))
        said.right.append(more)
        return said

    def quoting(self) -> Node:
        cue = node("quoted", "VERB-Fin", "root", [self.source("nsubj")], [self.source("obj")])
        if self.rng.random() < 0.3:
            cue.left.append(node("has", "AUX-Fin", "aux"))
            cue.tag = "VERB-Part"
        saying = node("saying", "VERB-Part", "advcl", [node("as", "SCONJ", "mark")])
        said = clause(self.pick(self.clauses), "ccomp", lower=True)
        if self.rng.random() < 0.5:
            cue.right.append(saying)
            said.right += self._marked(said)
            cue.left.insert(0, said)
        else:
            if self.rng.random() < 0.5:
                said.left.insert(0, node("that", "SCONJ", "mark"))
            saying.right.append(said)
            cue.right.append(saying)
        return cue

    def according(self) -> Node:
        said = clause(self.pick(self.clauses), "root", lower=False)
        source = self.source("obl")
        if self.rng.random() < 0.3:
            source = node(self.pick(DOCUMENTS), "NOUN", "obl", [node("a", "DET", "det")])
            seen = node(self.pick(["seen", "obtained"]), "VERB-Part", "acl")
            by = self.name("obl:agent")
            by.left.insert(0, node("by", "ADP", "case"))
            seen.right.append(by)
            source.right.append(seen)
        source.left.insert(0, node("according", "VERB-Part", "case", [], [node("to", "ADP", "fixed")]))
        if self.rng.random() < 0.3:
            source.right.append(node(",", "PUNCT", "punct"))
            said.left.insert(0, source)
            return said
        said.right += [node(",", "PUNCT", "punct"), source]
        return said

    def citing(self) -> Node:
        cue = self.after() if self.rng.random() < 0.6 else self.before()
        cited = (
            self.source("obj")
            if self.rng.random() < 0.6
            else node(self.pick(DOCUMENTS), "NOUN", "obj", [node("a", "DET", "det")])
        )
        phrase = node(self.pick(["citing", "citing", "quoting"]), "VERB-Part", "advcl", [], [cited])
        said_after = cue.right and cue.right[-1].relation == "ccomp"
        marks = [node(",", "PUNCT", "punct"), phrase] + ([node(",", "PUNCT", "punct")] if said_after else [])
        at = len(cue.right) - 1 if said_after else len(cue.right)
        cue.right[at:at] = marks
        return cue


def compose(trees: list[Tree], n: int, seed: int = 11) -> list[Tree]:
    """Make n sentences; the same trees and seed give the same sentences."""
    composer = Composer(trees, seed)
    made = [composer.sentence() for _ in range(n)]
    return [t for t in made if len(t.words) <= 90]
