"""Which media a story's articles say they have it from, by attribution chains and by the words around a name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import SourceKind, Span, ZoneKind
from firsthand.text.media_names import DESCRIBING, SMALL, key_words, same_name
from firsthand.text.quotes import inside, quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim, Document, Source

_ARTICLES = frozenset("the a an what when as while after in on but and that".split())
_MEDIUM = r"(?:newspaper|daily|paper|weekly|magazine|tabloid|broadcaster|channel|station|website|site|portal|blog|wire|news agency|agency|news site)"
_NAME = r"(?-i:[A-Z][\w’'-]*(?:\.[a-z]{2,4}\b)?(?: (?:& |and |of (?:the )?|de |do |la )?(?:[A-Z][\w’'-]*|\d+)){0,4})"
_BEFORE = re.compile(
    rf"\b(?:told|tells|telling|explained to|said to|according to|citing|cites|quoting|quotes|quoted by|reported by|published by|published in|"
    rf"appeared in|as seen in|source:|via|full story at|full story on|by arrangement with|with files from|collects)"
    rf"(?P<medium> (?:the )?(?:\w+(?:’s|'s) )?(?:\w+ )?{_MEDIUM},?)? (?:the )?(?P<name>{_NAME})(?P<after> {_MEDIUM}\b)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b(?:the )?(?P<medium>{_MEDIUM} )?(?P<name>{_NAME})(?P<after> {_MEDIUM})?,? (?:has |had |also |first |exclusively )?"
    rf"(?:reported|reports|writes|wrote|revealed|reveals|quoted|quotes)\b",
    re.IGNORECASE,
)
_KINDS = DESCRIBING | {"tv", "television", "radio", "local", "foreign", "internet"}
_TAIL = frozenset(
    "news online english in international world website tv".split()
)  # «Vess Radio News» calls itself Vess Radio
_FIRM_BEFORE = frozenset(
    ("source:", "via", "full story", "published", "appeared", "as seen", "by arrange", "with files")
)
_TO = (
    r"told|tells|telling|shown to|showed|said to|seen by|obtained by|read by|heard by|reviewed by|examined by|interview with|speaking to|spoke to|"
    r"spoken to|by telephone to|asked by|wrote to|writes to|confirmed to|explained to|admitted to|given to|handed to|shared with|in the hands of"
)
_DID = (
    r"seen|learned|learnt|counted|found|visited|saw|asked|read|established|was shown|were shown|understands|spoke to|spoken to|obtained|reviewed|"
    r"measured|watched|met|went|rang|telephoned|walked|interviewed|attended|got there|was there|can reveal"
)
_FIRST_PERSON = (
    r"counted|saw|spoke|asked|found|visited|read|called|rang|was shown|were shown|watched|walked|stood|measured|met|went|heard|drove|sat|"
    r"have seen|have read|have counted|dialled in|made it|was told|were told|was there|were there|climbed|reached|tried"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a document says it has from one source.

    Attributes:
        source: Identifier of the source, or nothing where only the text's words name it.
        name: Its name.
        spans: The cues or mentions that say so, in order.
        lead: Whether one of them stands in the first fifth of the text or in a credit line.
        line: Whether a credit line or the dateline names it: then the article is its own, wholly or in part.
    """

    source: str
    name: str
    spans: tuple[Span, ...]
    lead: bool
    line: bool = False


def is_described(name: str) -> bool:
    """Tell whether a name only describes a medium («the newspaper», «local TV») or another body («the space agency»)."""
    words = name.split()
    while words and words[0].lower() in _ARTICLES:
        words = words[1:]
    small = {w.lower() for w in words if w[:1].islower()} - SMALL - DESCRIBING
    return not words or bool(small) or key_words(" ".join(words)) <= _KINDS or not any(w[:1].isupper() for w in words)


def chain_credits(
    document: Document,
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    *,
    kinds: Iterable[SourceKind],
) -> tuple[Credit, ...]:
    """Give the sources of some kinds that a document names in its statements' chains, most statements first."""
    wanted = set(kinds)
    spans: dict[str, set[Span]] = defaultdict(set)
    for claim in claims:
        for telling in claim.tellings:
            if telling.document != document.id:
                continue
            for link in telling.chain:
                if sources[link.source].kind in wanted:
                    start, end = link.cue or (telling.start, telling.end)
                    spans[link.source].add(Span(document=document.id, start=start, end=end))
    found = [_credit(document, s, sources[s].name, listed) for s, listed in sorted(spans.items())]
    return tuple(sorted(found, key=lambda c: (-len(c.spans), c.name, c.source)))


def _credit(document: Document, source: str, name: str, spans: Iterable[Span]) -> Credit:
    ordered = tuple(sorted(spans))
    return Credit(source, name, ordered, ordered[0].start < len(document.text) / 5)


def named_media(document: Document, known: Sequence[str]) -> tuple[Credit, ...]:
    """Give the media that a document's own words name as those it has something from («told Reuters», «the Gazette reported»).

    Args:
        document: The document.
        known: Names that are known to be media: outlets of the pile, sources found to be media.

    Returns:
        One credit a medium; its own outlet is not among them.
    """
    spans: dict[str, set[Span]] = defaultdict(set)
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(document.text):
            name = _medium_name(match, known)
            if name and not (document.outlet and same_name(name, document.outlet)):
                listed = next((k for k in sorted(spans) if same_name(k, name)), name)
                spans[listed].add(Span(document=document.id, start=match.start(), end=match.end()))
    return tuple(_credit(document, "", name, listed) for name, listed in sorted(spans.items()))


def cited_names(document: Document) -> tuple[str, ...]:
    """Give the names that stand where a document says whom it has something from («told Hexwatch»), of media or of others."""
    names = {_bare(m) for pattern in (_BEFORE, _AFTER) for m in pattern.finditer(document.text)}
    return tuple(sorted(n for n in names if n and not is_described(n)))


def _bare(match: re.Match[str]) -> str:
    words = match.group("name").removesuffix("’s").removesuffix("'s").split()
    while words and words[0].lower() in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def _medium_name(match: re.Match[str], known: Sequence[str]) -> str:
    """Give the name that a pattern found if it is a medium's: known as one, called one, or in a place where only media stand."""
    name = _bare(match)
    if is_described(name):
        return ""
    if any(same_name(name, k) for k in known):
        return name
    firm = bool(match.group("medium") or match.group("after")) or any(
        match.group().lower().startswith(f) for f in _FIRM_BEFORE
    )
    return name if firm else ""


def agency_credits(document: Document) -> tuple[Credit, ...]:
    """Give the agencies that a document's dateline and credit lines name, besides its own outlet."""
    found = []
    for agency in document.agencies:
        if not (document.outlet and same_name(document.outlet, agency)):
            spans = tuple(span for text, span in credit_lines(document) if key_words(agency) <= key_words(text))
            found.append(Credit("", agency, spans, lead=True, line=True))
    return tuple(found)


def names_medium(line: str, outlet: str) -> bool:
    """Tell whether a line names an outlet in full, as words that follow each other, in any case («From our staff and Meridian Press»)."""
    words = [w for w in outlet.split() if w.lower() not in _ARTICLES]
    return re.search(rf"(?<!\w){re.escape(' '.join(words))}(?!\w)", line, re.IGNORECASE) is not None if words else False


def credit_lines(document: Document) -> tuple[tuple[str, Span], ...]:
    """Give the names and places of credit lines and of a dateline's agency («Read the full story at …»)."""
    lines = []
    for zone in document.zones:
        if zone.kind in {ZoneKind.CREDIT, ZoneKind.DATELINE}:
            span = Span(document=document.id, start=zone.start, end=zone.end)
            lines.append((document.text[zone.start : zone.end], span))
    return tuple(lines)


def outlet_mentions(document: Document, outlet: str) -> tuple[Span, ...]:
    """Give the places where a document's text names an outlet in full, in capitals as names are."""
    name = outlet.strip()
    bare = name.removeprefix("The ").removeprefix("the ")
    if len(bare) < 3 or bare.islower() or is_described(bare):  # noqa: PLR2004 - too short to be telling
        return ()
    pattern = re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)")
    return tuple(Span(document=document.id, start=m.start(), end=m.end()) for m in pattern.finditer(document.text))


def own_contacts(document: Document) -> tuple[Span, ...]:
    """Give the places where a document says that it has something first hand («told this newspaper», «seen by the Ledger»)."""
    actors = _own_names(document)
    names = f"us|me|{actors}"
    return _unquoted(document, (
        rf"\b(?:{_TO}) (?:{names})\b(?! (?:agency|newspaper))",
        rf"\b(?:{actors}) (?:(?:has|had|have) )?(?:{_DID})\b",
        rf"\b(?:we|I) (?:also )?(?:{_FIRST_PERSON})\b",
        r"\bour (?:calls|questions|e-?mails?|requests|visit)\b",
        r"\bthis (?:reporter|newspaper’s|newspaper's|newspaper was)\b",
    ))  # fmt: skip


def own_papers(document: Document) -> tuple[Span, ...]:
    """Give the places where a document says that it has a paper in its own hands («obtained by the Ledger», «we have the report»)."""
    actors = _own_names(document)
    return _unquoted(document, (
        rf"\b(?:obtained|seen|reviewed|read|examined|inspected) by (?:us|{actors})\b",
        rf"\b(?:{actors}|we) (?:(?:now|also|has|have|had) )?(?:obtained|seen|read|reviewed|has|have|holds?|got) (?:now )?(?:a copy of )?(?:the|a|an|both|its|that|this) ",
        rf"\b(?:{actors}) was (?:given|handed|shown|sent|leaked)\b",
    ))  # fmt: skip


def _own_names(document: Document) -> str:
    own = [
        r"this (?:newspaper|paper|reporter|website|magazine|station|agency|channel)",
        r"our (?:\w+ )?(?:reporter|correspondent|studio)",
    ]
    if document.outlet:
        own += [rf"(?:the )?{re.escape(w)}" for w in _short_forms(document.outlet, document.text)]
    return "|".join(own)


def _unquoted(document: Document, patterns: Iterable[str]) -> tuple[Span, ...]:
    quoted = quotations(document.text)
    found = {m.span() for p in patterns for m in re.finditer(p, document.text, re.IGNORECASE)}
    return tuple(Span(document=document.id, start=a, end=b) for a, b in sorted(found) if not inside(quoted, a, b))


def _short_forms(outlet: str, text: str) -> list[str]:
    """Give what an outlet calls itself: its name, without «News», its last word, its first if that is initials or «the Folha» in the text."""
    words = [w for w in outlet.split() if w.lower() not in {"the", "a"}]
    forms = {" ".join(words)}
    while len(words) > 1 and words[-1].lower() in _TAIL:
        words = words[:-1]
        forms.add(" ".join(words))
    if len(words) > 1:
        forms.add(words[-1])
        if words[0].isupper() or re.search(rf"\b[Tt]he {re.escape(words[0])}\b(?! [A-Z])", text):
            forms.add(words[0])
    return sorted(f for f in forms if len(f) > 2)  # noqa: PLR2004 - too short to be telling
