"""Sources named in short: «the bank» for the National Bank, «the draft» for the report, «the media» for nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.text.frequency import folded_words, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Source

BODY_NOUNS = frozenset(
    "agency airline airport army association authority bank board brigade bureau centre center church club college commission committee "
    "company corporation council court department directorate embassy federation firm force foundation fund government group "
    "hospital institute institution laboratory ministry museum navy observatory office operator organisation organization parliament "
    "party police prison regulator school secretariat service society station team theatre tribunal trust union university utility".split()
)  # fmt: skip
_PLURALS = {"authorities": "authority", "agencies": "agency", "ministries": "ministry"}
_SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson spokespeople representative representatives press officer official officials director head chief "
    "chairman chairwoman chair boss bosses manager engineers engineer economists economist experts expert lawyers lawyer staff statement "
    "website bulletin notice release figures figure calculation calculations estimate estimates count tally data".split()
)  # fmt: skip
_REPORTS = frozenset(
    "report draft version text annex appendix table dossier document documents paper papers study findings finding summary page file "
    "assessment review".split()
)
_STATEMENTS = frozenset(
    "statement announcement release communique communiqué bulletin notice declaration circular".split()
)
_ISSUED = _STATEMENTS | frozenset(
    "filing website account bulletins figures numbers calculations estimate estimates tally count data post posts".split()
)  # what a body gives out in its own name; what it keeps to itself (a memo, a recording) may come from somebody else
_OWNERS = (
    re.compile(r"^(?P<owner>[^,]{2,60}?)(?:[’']s|(?<=s)[’']) (?P<paper>.+)"),
    re.compile(r"^(?P<paper>.+?) (?:which|that) (?P<owner>[^,]{2,40}?) (?:lodged|issued|published|released|sent|filed|posted|put)\b"),
    re.compile(r"^(?P<paper>.+?) (?:by|of|from|issued by|published by) (?P<owner>(?:the )?[^,]{2,60})$"),
)  # fmt: skip
_POLICE = frozenset("police policeman policemen policewoman officer officers detective detectives constable constables cop cops copper coppers".split())  # fmt: skip
_POLICE_ROLES = _POLICE | frozenset("superintendent inspector sergeant".split())
_PRONOUNS = frozenset(
    "i you he she it we they who whom one them him her me us this that these those somebody someone nobody".split()
)
_MEDIA = frozenset(
    "media press website websites newspaper newspapers outlet outlets paper papers broadcaster broadcasters tabloid tabloids site sites "
    "channel channels blog blogs reports network networks".split()
)
_LINKING = frozenset(
    "the a an of for in at from by its his her their our this that some several many number other local foreign national international domestic "
    "mass social news online".split()
)  # fmt: skip


def body_noun(source: Source) -> str | None:
    """Give the noun that a source without a proper name has for its body: «a spokeswoman for the office», «the bank’s staff».

    None if the source has a name, or a word that tells it from other bodies.
    """
    words = _words(source.name)
    nouns = [w for w in words if w in BODY_NOUNS]
    rest = [w for w in words if w not in BODY_NOUNS and w not in _SPEAKERS and w not in _LINKING]
    return nouns[0] if len(nouns) == 1 and not rest and not _has_name(source.name) else None


def holds_noun(name: str, noun: str) -> bool:
    """Tell whether a body’s name has a noun in it."""
    return noun in _words(name)


def reportlike(source: Source) -> bool:
    """Tell whether a source is a report, or a part or state of one, under no name that tells it from another."""
    words = [w for w in _words(source.name) if w not in _LINKING]
    return bool(words) and any(w in _REPORTS for w in words) and not _has_name(source.name)


def paperlike(source: Source) -> bool:
    """Tell whether a source is a report or a statement, whoever may have made or obtained it."""
    words = _words(re.split(r"\b(?:by|of|from|on|obtained|seen|published|that|which)\b|,", source.name)[0])
    return bool(words) and words[-1] in _REPORTS | _STATEMENTS


def owner_of_issued(source: Source) -> str | None:
    """Give whose statement, figures or website a source is by its own name: «the observatory’s calculations»; None if it is no such thing."""
    for pattern in _OWNERS:
        match = pattern.match(source.name)
        if match and any(w in _ISSUED for w in _words(match["paper"])[:3]):
            return match["owner"]
    return None


def police(source: Source) -> bool:
    """Tell whether a source is the police, none of them named: «detectives», «the cops»."""
    words = [w for w in _words(source.name) if w not in _LINKING]
    return bool(words) and all(w in _POLICE for w in words)


def of_police(source: Source) -> bool:
    """Tell whether a named source is of the police by its name, title or role."""
    return any(w in _POLICE_ROLES for w in (*_words(source.name), *_words(source.role or "")))


def pronoun(source: Source) -> bool:
    """Tell whether nobody could say who a source is: a pronoun that stands for nobody known."""
    words = _words(source.name)
    return bool(words) and all(w in _PRONOUNS for w in words)


def media_at_large(source: Source) -> bool:
    """Tell whether a source is the media, none named: «the local press», «a number of websites»."""
    words = _words(source.name)
    return (
        any(w in _MEDIA for w in words)
        and all(w in _MEDIA or w in _LINKING for w in words)
        and not _has_name(source.name)
    )


def called(full: str, short: str, texts: Sequence[str]) -> bool:
    """Tell whether a text writes a short name in brackets after the full one: «the Casmiran Space Agency (AEC)»."""
    words = {stem(w) for w in folded_words(full)} - _LINKING
    if not words or not short.isupper() or not short.isalpha():
        return False
    for text in texts:
        at = text.find(f"({short})")
        if at > 0:
            before = {stem(w) for w in folded_words(text[max(0, at - 90) : at])[-8:]}
            if 3 * len(words & before) >= 2 * len(words):
                return True
    return False


def _words(name: str) -> list[str]:
    plain = re.sub(r"[’']s\b", "", name)
    return [_PLURALS.get(w, w) for w in folded_words(plain)]


def _has_name(name: str) -> bool:
    """Tell whether a word has a capital that is not the sentence’s first or a body’s noun («the Board»)."""
    words = [w for w in re.sub(r"[’']s\b", "", name).split() if w.casefold() not in BODY_NOUNS]
    return any(w[:1].isupper() and w.casefold() not in _LINKING for w in words)
