"""Who speaks for whom: the body or person that a text sets beside somebody's name as the one that this person speaks for or leads."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.count.short_forms import BODY_NOUNS
from firsthand.model import SourceKind
from firsthand.text.frequency import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.model import Source

_VOICE = r"(?:spokes\w+|lawyers?|publicist|agent|representatives?|attorney|solicitor|counsel)"
_POST = (
    r"(?:director(?:-general)?|chief|head|chair\w*|president|minister|governor|superintendent|inspector|officer|manager|secretary|leader|"
    r"commander|owner|mayor(?:ess)?|teacher|principal|executive|coordinator|boss|operator|surveyor|engineer|"
    r"economist|doctor|dr|major|captain|colonel|sergeant|commissioner|officials?|press service|editor|founder|prosecutor|professor|rector)"
)
_ROLE = rf"(?:{_VOICE}|{_POST})"
_STAFF = (
    r"officials|engineers|economists|experts|inspectors|staff|figures?|statements?|bulletins?|websites?|reports?|notices?|registers?|data|"
    r"briefing|announcements?|releases?|accounts?|leaders|bosses|lawyers|investigators|scientists|researchers|prosecutors|detectives|officers|"
    r"projections|forecasts?|estimates?|records|press|service|table|spokes\w+|news conference|leadership|management|headquarters|document"
)
_LEADS = r"who (?:heads|chairs|leads|runs|directs|manages|edits|owns|speaks for|represents|presides over)"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Captain|Major|Colonel|General|Judge|Superintendent|Inspector)\.?"
_WORD = r"[\w’'&-]+"
_BEFORE = re.compile(
    rf"(?P<np>(?:{_WORD} ){{0,7}})(?P<role>{_ROLE})(?: (?:of|for|at|with|in) (?P<of>{_WORD}(?: {_WORD}){{0,6}}?))?,? (?:{_TITLE} )*(?-i:[A-Z][\w’'.-]+ ){{0,3}}$",
    re.IGNORECASE,
)
_GENITIVE = re.compile(
    rf"(?P<np>(?:[A-Z]{_WORD} ){{0,3}}[A-Z]{_WORD})(?:’s|'s) (?:{_TITLE} )*(?:[A-Z][\w’'.-]+ ){{0,2}}$"
)
_OF = re.compile(rf",? (?:of|for|from|at) (?P<of>{_WORD}(?: {_WORD}){{0,6}})")
_APPOSED = re.compile(r"(?:,| \() ?(?P<words>[^,;()]{3,110})")
_CUT = frozenset(
    "said says told that and but who which when while as after with by from to on added where whose".split()
)
_SMALL = frozenset("the a an of and for in at to by on from with his her their its our that which this".split())
_GENERIC = frozenset("state national general local regional city".split())
_STOP = re.compile(r"[.;:“”\"\n](?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)")
_PRONOUN = re.compile(r"\bits\b", re.IGNORECASE)
_MENTIONS = 5  # of a name in a text that are looked at
_BEFORE_CHARS, _AFTER_CHARS, _ANTECEDENT_CHARS = 110, 130, 300


@dataclass(frozen=True, slots=True)
class Post:
    """What a text says that somebody speaks for or leads.

    Attributes:
        words: Folded words that say it («museum»), the role's own not among them.
        voice: Whether the role is one of speaking for another: a spokeswoman, a lawyer.
        before: The text before, where «its» stands for the body; else empty.
    """

    words: frozenset[str]
    voice: bool
    before: str = ""


def posts_of(surname: str, texts: Sequence[str], role: str = "") -> tuple[Post, ...]:
    """Give the posts that texts, and the role known, set beside a surname."""
    found = [_post(role, role, "")] if role else []
    pattern = re.compile(rf"\b{re.escape(surname)}\b")
    for text in texts:
        for match in itertools.islice(pattern.finditer(text), _MENTIONS):
            found += _beside(text, match.start(), match.end())
    return tuple(dict.fromkeys(found))


def posts_of_words(description: str) -> tuple[Post, ...]:
    """Give the post that a description says: «the bank’s economists», «a spokesman for the hospital»."""
    plain = re.sub(rf"\b(?:{_STAFF})\b", " ", description, flags=re.IGNORECASE)
    return (_post(plain, "", ""),)


def insider(source: Source) -> bool:
    """Tell whether a source is one person without a name who does not speak for a body: «an official at the ministry»."""
    if source.kind is not SourceKind.UNNAMED:
        return False
    head = re.split(r" (?:of|at|in|for|from|who|that|close|with|to|on) |,", source.name)[0].split()
    return (
        bool(head)
        and not re.search(rf"^(?:{_STAFF}|{_VOICE})$", head[-1], re.IGNORECASE)
        and head[-1].casefold() not in BODY_NOUNS
    )


def _beside(text: str, start: int, end: int) -> Iterator[Post]:
    before = _STOP.split(text[max(0, start - _BEFORE_CHARS) : start])[-1]
    match = _BEFORE.search(before)
    at = text[max(0, start - _ANTECEDENT_CHARS) : start]
    if match:
        yield _post(f"{_last_phrase(match['np'])} {match['of'] or ''}", match["role"], at)
    genitive = _GENITIVE.search(before)
    if genitive:
        yield _post(genitive["np"], "", "")
    rest = _STOP.split(text[end : end + _AFTER_CHARS])[0]
    of = _OF.match(rest)
    if of:
        yield _post(_first_phrase(of["of"]), "", "")
    apposed = _APPOSED.match(rest)
    if apposed:
        words = apposed["words"]
        role = re.search(rf"\b{_ROLE}\b|\b{_LEADS}\b", words, re.IGNORECASE)
        if role:
            kept = words if re.match(_LEADS, role.group()) else _first_phrase(words)
            yield _post(kept, role.group(), at)


def _last_phrase(words: str) -> str:
    listed = words.split()
    cut = max((i for i, w in enumerate(listed) if w.casefold() in _CUT), default=-1)
    return " ".join(listed[cut + 1 :])


def _first_phrase(words: str) -> str:
    return " ".join(itertools.takewhile(lambda w: w.casefold() not in _CUT, words.split()))


def _post(words: str, role: str, before: str) -> Post:
    plain = re.sub(rf"[’']s\b|\b{_ROLE}\b|\b{_LEADS}\b", " ", words, flags=re.IGNORECASE)
    folded = folded_words(plain)
    if re.search(r"\b[Mm]inister\b", f"{words} {role}"):
        folded = [*folded, "ministry"]
    its = "its" in folded_words(words)
    before = before[: max((m.start() for m in _PRONOUN.finditer(before)), default=len(before))]
    voice = re.search(rf"\b{_VOICE}\b", f"{words} {role}", re.IGNORECASE) is not None
    return Post(frozenset(folded) - _SMALL, voice, before if its else "")


def fits(post: Post, name: str, others: Iterable[str]) -> bool:
    """Tell whether a post is one of a body.

    Args:
        post: What a text says.
        name: The body's name.
        others: The names of all bodies of the story: «the board» is one's only if no other is a board.
    """
    wanted = set(folded_words(re.sub(r"[’']s\b", "", name))) - _SMALL
    nouns = wanted & BODY_NOUNS
    telling = wanted - BODY_NOUNS - _GENERIC
    if post.before and _antecedent(post.before, others) == name:
        return True
    hit = sum(any(akin(w, v) for v in post.words) for w in telling)
    noun = any(n in post.words for n in nouns)
    if telling and hit:
        return hit == len(telling) or (noun and 2 * hit >= len(telling))
    if not noun or post.words - BODY_NOUNS - _GENERIC or (telling and "ministry" in nouns):
        return False
    return not telling or not any(
        nouns & set(folded_words(o)) and not telling & set(folded_words(o)) for o in others if len(o.split()) > 1
    )


def _antecedent(before: str, names: Iterable[str]) -> str:
    """Give the body that is named last before «its», in full or by its noun alone («the agency»); nothing where that is nobody’s."""
    listed = sorted(set(names))
    places = [(before.rfind(bare) + len(bare), n) for n in listed for bare in [_bare(n)] if bare in before]
    end, name = max(places, default=(0, ""))
    own = set(folded_words(name))
    nouns = [w for w in folded_words(before[end:]) if w in BODY_NOUNS and w not in own]
    if not nouns:
        return name
    called = [n for n in listed if nouns[-1] in folded_words(n)]
    return called[0] if len(called) == 1 else ""


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|The|a|A) ", "", name)


def akin(a: str, b: str) -> bool:
    """Tell whether two words share a long beginning («Kyzdar», «Kyzdari»)."""
    if a == b:
        return True
    least = min(len(a), len(b))
    return least > 4 and a[: max(5, least - 2)] == b[: max(5, least - 2)]  # noqa: PLR2004 - letters
