"""Who is who: when two sources of one claim are one root."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from firsthand.count.posts import Post, akin, fits, insider, posts_of, posts_of_words
from firsthand.count.short_forms import BODY_NOUNS, called
from firsthand.model import SourceKind
from firsthand.text.frequency import folded_words, rarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Document, Source

_TITLES = frozenset(
    "mr mister mrs madam ms miss pm dr prof sir dame president minister prime governor mayor superintendent major captain colonel general chief "
    "inspector senator judge justice professor director chairman spokesman spokeswoman head farmer manager officer".split(),
)
_SMALL = frozenset(
    "the a an of and for in at to by on from with his her its their our s who that which this one some two three four several of".split()
)
_GENERIC = frozenset(
    "official officials source sources authority authorities person people man woman men women expert experts insider spokesman spokeswoman "
    "spokesperson representative representatives report reports statement document media others he she they it agency figure data number "
    "side company firm government police local state national service office ministry department committee board bank".split(),
)  # fmt: skip
_NAMELESS = frozenset(
    "authorities officials sources media government governments experts diplomats residents witnesses commentators analysts".split()
)
_VOICE = re.compile(
    r"^(?:the |a |an )?(?:press|media|public relations)? ?(?:service|office|officer|department|spokes\w+|website|account|statement|staff|representatives?)"
    r" (?:of|for|at) (?:the )?(?=[A-Z])"
)  # «the press service of the Committee»: the Committee
_INDEFINITE = frozenset("a an one two three four five several some many both eleven each furious our".split())
_ROLE = (
    r"(?:spokes\w+|director|chief|head|chair\w*|president|minister|governor|superintendent|inspector|officer|manager|secretary|leader|"
    r"commander|owner|mayor|teacher|principal|executive|coordinator|representative|boss|operator|surveyor|publicist|lawyer|engineer|"
    r"economist|doctor|major|captain|colonel|commissioner|officials?|press service|director-general)"
)
_APPOSED = re.compile(r"(?:,| of\b| for\b| from\b| at\b| \(|’s\b|'s\b)")
_STOP = re.compile(r"[.;:“”\"\n]")
_MENTIONS = 4  # of a name in a text that are looked at
_BEFORE_CHARS, _AFTER_CHARS = 70, 100
_TELLING = 6.0  # nats; «official», «minister»; below are words such as «the», «who»


class Identity:
    """Tells whether two sources speak as one.

    Two named sources are one if their names are one name; a person and a body are one if the texts say that the person
    speaks for it or leads it.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        sources: Sequence[Source] = (),
        same: Iterable[tuple[str, str]] = (),
        different: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Keep the texts that say who belongs where, the bodies that they name, and what the user says of two names."""
        self._said_same = frozenset(frozenset((fold_name(a), fold_name(b))) for a, b in same)
        self._said_different = frozenset(frozenset((fold_name(a), fold_name(b))) for a, b in different)
        self._names = sorted({s.name for s in sources if s.kind is SourceKind.GROUP and proper(s)})
        self._posts: dict[tuple[str, str], tuple[Post, ...]] = {}
        self._texts = [d.text for d in sorted(documents, key=lambda d: d.id)]
        self._known: dict[tuple[str, str], bool] = {}
        self._beside: dict[str, tuple[list[frozenset[str]], list[frozenset[str]]]] = {}

    def same(self, a: Source, b: Source) -> bool:
        """Tell whether two sources are surely one."""
        if a.id == b.id:
            return True
        names = frozenset((fold_name(a.name), fold_name(b.name)))
        if names in self._said_same or names in self._said_different:
            return names in self._said_same
        key = (min(a.id, b.id), max(a.id, b.id))
        if key not in self._known:
            self._known[key] = self._same(a, b)
        return self._known[key]

    def parted(self, these: Sequence[Source], those: Sequence[Source]) -> bool:
        """Tell whether the user says that one of some sources is another than one of others."""
        if not self._said_different:
            return False
        return any(
            frozenset((fold_name(a.name), fold_name(b.name))) in self._said_different for a in these for b in those
        )

    def said(self, sources: Sequence[Source]) -> tuple[str, ...]:
        """Give what the user says of some sources, in words."""
        names = {fold_name(s.name): s.name for s in sources}
        pairs = [(" are one source", self._said_same), (" are different sources", self._said_different)]
        return tuple(
            f"{' and '.join(sorted(names[n] for n in pair))}{what}"
            for what, listed in pairs
            for pair in sorted(listed, key=sorted)
            if pair <= set(names)
        )

    def _same(self, a: Source, b: Source) -> bool:
        a, b = _owner(a), _owner(b)
        if fold_name(a.name) == fold_name(b.name):
            return True
        kinds = {a.kind, b.kind}
        if kinds == {SourceKind.PERSON}:
            return same_person(a.name, b.name) or self._belongs(a, b) or self._belongs(b, a)
        if _names_match(a.name, b.name) or called(a.name, b.name, self._texts) or called(b.name, a.name, self._texts):
            return True
        person = a if is_person(a) else b if is_person(b) else None
        if person is not None and not (is_person(a) and is_person(b)):
            body = b if person is a else a
            return self._belongs(person, body)
        return is_person(a) and is_person(b) and same_person(a.name, b.name)

    def described(self, person: Source, words: frozenset[str]) -> bool:
        """Tell whether a text says of a named person what some words say of one without a name."""
        return bool(words) and is_person(person) and proper(person) and self._is_with(person, words)

    def voice_of(self, source: Source, body: Source) -> bool:
        """Tell whether a description without a name is of a body's voice, staff or paper: «a spokesman for the hospital»."""
        return not insider(source) and any(fits(p, body.name, self._names) for p in posts_of_words(source.name))

    def _belongs(self, person: Source, body: Source) -> bool:
        """Tell whether a text says that a person speaks for a body, or another person, or leads it."""
        posts = self._posts_of(person)
        if is_person(body) and any(p.voice and _surname(body).casefold() in p.words for p in posts):
            return True
        nouns = frozenset(folded_words(body.name)) & BODY_NOUNS
        if not proper(body) and not (nouns and body.kind in {SourceKind.GROUP, SourceKind.DOCUMENT}):
            return False
        return any(fits(p, body.name, self._names) for p in posts)

    def _posts_of(self, person: Source) -> tuple[Post, ...]:
        key = (_surname(person), person.role or "")
        if key not in self._posts:
            self._posts[key] = posts_of(*key[:1], self._texts, key[1])
        return self._posts[key]

    def _is_with(self, person: Source, wanted: frozenset[str]) -> bool:
        surname = _surname(person)
        if person.role and _covers(_content(person.role), wanted):
            return True
        if surname not in self._beside:
            self._beside[surname] = _beside(surname, self._texts)
        before, after = self._beside[surname]
        return any(_covers(words, wanted) for words in (*before, *after))


def _owner(source: Source) -> Source:
    """Give the body whose voice a source is: «the press service of the Committee» speaks for the Committee."""
    cut = _VOICE.sub("", source.name) if source.kind is not SourceKind.PERSON else source.name
    return source if cut == source.name else replace(source, name=cut)


def _surname(person: Source) -> str:
    return person.name.split()[-1].strip(",.’'")


def _beside(surname: str, texts: Sequence[str]) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Give the words beside a name that may put it into a body: «the museum’s director, Dr Lee», «Lee of the union»."""
    pattern = re.compile(rf"\b{re.escape(surname)}\b")
    befores, afters = [], []
    for text in texts:
        for match in itertools.islice(pattern.finditer(text), _MENTIONS):
            before = _STOP.split(text[max(0, match.start() - _BEFORE_CHARS) : match.start()])[-1]
            if re.search(_ROLE, before, re.IGNORECASE):
                befores.append(_content(before))
            rest = text[match.end() : match.end() + _AFTER_CHARS]
            if _APPOSED.match(rest):
                after = re.split(r"\b(?:said|says|told|added|who|and)\b", _STOP.split(rest)[0])[0]
                if re.match(r" (?:of|for|from|at)\b", rest) or re.search(_ROLE, after, re.IGNORECASE):
                    afters.append(_content(after))
    return befores, afters


def fold_name(name: str) -> str:
    """Fold a name or description for comparing: no article, no case."""
    words = [w for w in folded_words(name) if w not in {"the", "a", "an"}]
    return " ".join(words)


def is_person(source: Source) -> bool:
    """Tell whether a source is somebody with a name."""
    return source.kind is SourceKind.PERSON and any(c.isupper() for c in source.name)


def proper(source: Source) -> bool:
    """Tell whether a source has a proper name."""
    words = source.name.split()
    if not words or words[0].casefold() in _INDEFINITE:
        return False
    if words[-1].casefold() in _NAMELESS and not any(w.casefold() in {"of", "for", "at", "from"} for w in words):
        return False  # «the Sarmerian authorities», «Kyzdari officials»
    inner = any(w[:1].isupper() for w in words[1:])
    return source.kind is not SourceKind.UNNAMED and (inner or (len(words) == 1 and words[0][:1].isupper()))


def telling_words(source: Source) -> frozenset[str]:
    """Give the words that describe a source and tell it from others."""
    words = _content(f"{source.name} {source.role or ''}")
    return frozenset(w for w in words if w not in _GENERIC and rarity(w) >= _TELLING)


def akin_words(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two descriptions share a telling word, endings apart («Kyzdar», «Kyzdari»)."""
    return any(akin(x, y) for x in a for y in b)


def same_person(a: str, b: str) -> bool:
    """Tell whether two names are one person's, over titles, initials, given names left out, and spellings in translation."""
    x, y = _bare(a), _bare(b)
    if not x or not y:
        return False
    small, large = (x, y) if len(x) <= len(y) else (y, x)
    if len(small) == 1:
        return any(_close(small[0], w) for w in large)
    if not _close(x[-1], y[-1]):
        return False
    return any(_close(v, w) or (v[0] == w[0] and min(len(v), len(w)) == 1) for v in x[:-1] for w in y[:-1])


def _bare(name: str) -> list[str]:
    words = folded_words(re.split(r",| of | at | for | who ", name)[0])
    return [w for w in words if w not in _TITLES and w not in _SMALL] or words


def _close(a: str, b: str) -> bool:
    """Tell whether two words are one name in two spellings (two letters off in a long one)."""
    if a == b:
        return True
    least = min(len(a), len(b))
    return least > 3 and Levenshtein.distance(a, b) <= (1 if least < 6 else 2)  # noqa: PLR2004 - letters


def _content(text: str) -> frozenset[str]:
    return frozenset(folded_words(text)) - _SMALL


def _names_match(a: str, b: str) -> bool:
    """Tell whether two names of bodies or documents are one: most telling words of the shorter in the longer, or initials."""
    x, y = _content(a), _content(b)
    if not x or not y:
        return False
    if _initials(a) & y or _initials(b) & x:
        return True
    small, large = (x, y) if len(x) <= len(y) else (y, x)
    hit = frozenset(w for w in small if any(akin(w, v) for v in large))
    return bool(hit - _GENERIC or len(hit) > 1) and len(hit) >= max(1, -(-2 * len(small) // 3))


def _covers(words: frozenset[str], wanted: frozenset[str]) -> bool:
    hit = sum(any(akin(w, v) for v in words) for w in wanted)
    return 2 * hit >= len(wanted) and hit > 0


def _initials(name: str) -> set[str]:
    letters = "".join(w[0] for w in name.split() if w[:1].isupper())
    return {letters.casefold()} if len(letters) > 2 else set()  # noqa: PLR2004 - two letters are anything


def best_name(sources: Sequence[Source], order: Mapping[str, int]) -> Source:
    """Give the source that stands for a group: a named person or body before a document, a fuller name before a shorter."""
    return min(
        sources,
        key=lambda s: (
            s.kind is SourceKind.UNNAMED,
            s.kind is SourceKind.DOCUMENT,
            not proper(s),
            -order.get(s.id, 0),
            -len(s.name),
            s.id,
        ),
    )
