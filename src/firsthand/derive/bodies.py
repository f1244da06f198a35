"""Bodies that speak in a story: their names, who speaks for them, and where each document has something from them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from firsthand.model import SourceKind, Span
from firsthand.text.media_names import same_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Document, Source

_INSTITUTION = (
    r"(?:Agency|Bank|Museum|Board|Committee|Ministry|Ministries|Observatory|Centre|Center|Office|Council|Commission|Department|Institute|"
    r"University|Authority|Company|Court|Service|Union|Hospital|Organisation|Organization|Society|Foundation|Bureau|Directorate|Institution|"
    r"Association|Federation|Laboratory|Fund|Group|Corporation|Party|Police)"
)
_BODY = re.compile(rf"\b(?:[A-Z][\w&’'-]+ ){{0,5}}{_INSTITUTION}\b(?: (?:of|for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?")
_LEADING = frozenset({"the", "a", "an", "this", "its", "on", "in", "at", "when", "and", "but", "for", "by", "as"})
_MAX_NAME_WORDS = 9
_MAX_BODIES = 60  # the most named; more would only be asked in vain
_NEAR_CHARS = 60
_CLEARLY = 2  # times the documents
_AGAIN = 2  # places that must set a person beside a body
_BREAK = re.compile(r"[.!?\n“”\"«»]")
Spoken = tuple[Span, str]


def bodies_of(documents: Sequence[Document], sources: Mapping[str, Source], media: Sequence[str]) -> tuple[str, ...]:
    """Give the bodies that the story names, the fullest names first; media are none."""
    names: Counter[str] = Counter()
    for d in documents:
        names.update({bare(" ".join(m.group().split())) for m in _BODY.finditer(d.text)})
    for s in sources.values():
        if s.kind in {SourceKind.GROUP, SourceKind.OUTLET} and any(c.isupper() for c in s.name[1:]):
            names[bare(s.name)] += 2
    kept = [n for n in names if 1 < len(n.split()) < _MAX_NAME_WORDS and not any(same_name(n, m) for m in media)]
    most = sorted(kept, key=lambda n: (-names[n], n))[:_MAX_BODIES]
    return tuple(sorted(most, key=lambda n: (-len(n.split()), -names[n], n)))


def bare(name: str) -> str:
    """Give a name without article and genitive."""
    words = name.split()
    while words and words[0].lower() in _LEADING:
        words = words[1:]
    return " ".join(words).removesuffix("’s").removesuffix("'s")


def head(body: str) -> str:
    """Give the word that stands for a body in short («agency» for «Casmiran Space Agency»)."""
    first = re.split(r" (?:of|for) ", body)[0]
    return first.split()[-1]


def acronym(body: str, around: str) -> bool:
    """Tell whether a body's initials stand in some words («TSB» for «Transport Safety Board»)."""
    initials = "".join(w[0] for w in body.split() if w[0].isupper())
    return len(initials) > 2 and re.search(rf"\b{initials}\b", around) is not None  # noqa: PLR2004 - two letters are anything


def spoken_of(
    documents: Sequence[Document],
    sources: Mapping[str, Source],
    claims: Sequence[Claim],
    named: tuple[Sequence[str], Sequence[str]],
) -> dict[str, list[Spoken]]:
    """Give, for each document, where its statements name a body, or who speaks for one, as their source, in order.

    Args:
        documents: Those of the story.
        sources: By identifier.
        claims: Whose chains are read.
        named: The bodies and the media of the story; media are left out.
    """
    bodies, media = named
    kinds = {SourceKind.GROUP, SourceKind.UNNAMED, SourceKind.OUTLET}
    names = {i: s.name for i, s in sources.items() if s.kind in kinds and not any(same_name(s.name, m) for m in media)}
    names |= speakers_of(documents, sources, bodies)
    found: dict[str, set[Spoken]] = defaultdict(set)
    for claim in claims:
        for telling in claim.tellings:
            for link in telling.chain:
                if link.source in names:
                    start, end = link.cue or link.mention or (telling.start, telling.end)
                    found[telling.document].add(
                        (Span(document=telling.document, start=start, end=end), names[link.source])
                    )
    return {d: sorted(listed) for d, listed in found.items()}


def speakers_of(documents: Sequence[Document], sources: Mapping[str, Source], bodies: Sequence[str]) -> dict[str, str]:
    """Give the persons who speak for a body: named beside it, in one breath, in two places («the bank’s governor, Ilka Morvay»)."""
    if not bodies:
        return {}
    by_head = _by_head(bodies, documents)
    listed = "|".join(sorted(map(re.escape, by_head), key=lambda n: (-len(n), n)))
    pattern = re.compile(rf"(?<![\w-])({listed})(?![\w-])", re.IGNORECASE)
    texts = {d.id: d.text for d in documents}
    found = {}
    for i, source in sorted(sources.items()):
        if source.kind is SourceKind.PERSON:
            votes = Counter(
                b
                for m in source.mentions
                if m.document in texts
                for b in _beside(texts[m.document], m, pattern, by_head)
            )
            best = min(votes, key=lambda b: (-votes[b], b), default="")
            if best and votes[best] >= _AGAIN:
                found[i] = best
    return found


def _by_head(bodies: Sequence[str], documents: Sequence[Document]) -> dict[str, str]:
    """Give what bodies are called, in lower case → the body; a head («service») only where one body has it far more than others."""
    spread = {b: sum(b in d.text for d in documents) for b in bodies}
    alike: dict[str, list[str]] = defaultdict(list)
    for body in sorted(bodies, key=lambda b: (-spread[b], -len(b), b)):
        alike[head(body).casefold()].append(body)
    found = {}
    for name, listed in alike.items():
        others = [spread[b] for b in listed if not same_name(listed[0], b)]
        if spread[listed[0]] >= _CLEARLY * max(others, default=0):
            found[name] = listed[0]
    return found | {b.casefold(): next(o for o in alike[head(b).casefold()] if same_name(o, b)) for b in bodies}


def _beside(text: str, mention: Span, pattern: re.Pattern[str], by_head: Mapping[str, str]) -> set[str]:
    before = _BREAK.split(text[max(0, mention.start - _NEAR_CHARS) : mention.start])[-1]
    after = _BREAK.split(text[mention.end : mention.end + _NEAR_CHARS])[0]
    return {by_head[m.group(1).casefold()] for words in (before, after) for m in pattern.finditer(words)}
