"""Resolve mentions inside one article: surnames, roles, pronouns, «the report», «the newspaper»."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from firsthand.attribute.cues import DOCUMENT_NOUNS, MEDIA_NOUNS, OWN_VOICE
from firsthand.attribute.mentions import COMPANIES, INSTITUTIONS, PRONOUNS, TIME_WORDS, Kind, Mention
from firsthand.attribute.nouns import is_person_plural
from firsthand.attribute.salience import SPOKE, Salience

if TYPE_CHECKING:
    from collections.abc import Mapping

_GENERIC_RECIPIENTS = frozenset(
    "reporters journalists parliament lawmakers mps deputies senators investors analysts viewers readers listeners court tribunal jury police crowd congress senate committee conference".split(),
)

_OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she"}
_PRESS = frozenset({"press", "media", "news media", "public"})  # «told the press»: everybody's, and nobody's paper
_ASSEMBLIES = INSTITUTIONS | frozenset(  # told much, and no medium: «told the Knesset», «told the Web Summit»
    "senate house assembly congress commons lords duma diet knesset bundestag riksdag storting folketing sejm rada majlis parliament chamber "
    "cabinet conference forum summit inquiry hearing inquest session meeting rally synod union nations league united states kingdom "
    "white kremlin vatican pentagon treasury embassy".split()
)


_CONGRESS = ("congressman", "congresswoman", "lawmaker")
_SHORT_TITLES: dict[str, tuple[str, ...]] = {
    "gov": ("governor",), "sen": ("senator", "lawmaker"), "senator": ("lawmaker",), "rep": ("representative", *_CONGRESS),
    "representative": _CONGRESS, "congressman": ("lawmaker",), "congresswoman": ("lawmaker",), "gen": ("general",),
    "col": ("colonel",), "lt": ("lieutenant",), "capt": ("captain",), "sgt": ("sergeant",), "prof": ("professor",),
    "dr": ("doctor",), "rev": ("reverend",), "supt": ("superintendent",), "insp": ("inspector",), "mp": ("lawmaker", "legislator"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something that an article attributes words to.

    Attributes:
        name: The fullest form in the article.
        kind: Person, group, outlet, document or unnamed.
        role: The words that describe a named one; "" if none.
        open: Why the resolution is not certain; "" if it is.
    """

    name: str
    kind: Kind
    role: str = ""
    open: str = ""


@dataclass(slots=True)
class Discourse:
    """What an article has named so far. One a document; changes as the article is read from the top.

    Attributes:
        outlet: The article's own outlet, "" if unknown: never a link.
        outlets: Folded names of media known in the pile.
        aliases: Short form → full form, learned from the pile («WSJ» → «Wall Street Journal»).
    """

    outlet: str
    outlets: frozenset[str]
    aliases: Mapping[str, str]
    named: list[Speaker] = field(default_factory=list)  # most recent last
    last: Speaker | None = None  # the last that words were attributed to
    salience: Salience = field(default_factory=Salience)
    reporting: Speaker | None = (
        None  # the last body that reported or wrote something: a medium, if «the newspaper» comes next
    )

    def note(self, mention: Mention) -> Speaker | None:
        """Take in a proper name or a described document that the article mentions."""
        if mention.kind in {Kind.PRONOUN, Kind.UNNAMED} or not set(fold(mention.name).split()) - TIME_WORDS:
            return None
        if (
            mention.kind in {Kind.DOCUMENT, Kind.OUTLET}
            and mention.head in DOCUMENT_NOUNS | MEDIA_NOUNS
            and not _proper(mention)
        ):
            if mention.owner and self._medium_named(mention.owner) is not None:
                return None
            if mention.kind is Kind.DOCUMENT and (not mention.definite or len(mention.name.split()) > 2):  # noqa: PLR2004
                return self._remember(Speaker(mention.name, Kind.DOCUMENT, mention.head))
            return None
        return self._remember(self._full(mention))

    def resolve(self, mention: Mention) -> Speaker | None:
        """Give who a source's mention is; None for the article's own voice."""
        folded = fold(mention.name)
        if folded in OWN_VOICE or self._own(mention.name) or folded.split()[:1] == ["our"]:
            return None
        if mention.kind is Kind.PRONOUN:
            return self._pronoun(mention)
        if _proper(mention):
            return self._remember(self._full(mention))
        described = self._described(mention)
        if described is not None:
            return described
        if mention.kind is Kind.DOCUMENT:
            return self._remember(Speaker(self._with_owner(mention.name), Kind.DOCUMENT, mention.head))
        if mention.kind is Kind.OUTLET and mention.definite:
            return Speaker(mention.name, Kind.OUTLET, mention.head, "the article names no medium before it")
        kind = Kind.GROUP if mention.head in INSTITUTIONS else Kind.UNNAMED
        return Speaker(mention.name, kind, mention.head)

    def described(self, mention: Mention) -> Speaker:
        """Give the person that a description means: one named before, or one that has no name yet."""
        kind = Kind.GROUP if mention.head in INSTITUTIONS else Kind.UNNAMED
        return self._described(mention) or Speaker(mention.name, kind, mention.head)

    def named_below(self, speaker: Speaker) -> Speaker:
        """Give the one person of the article whose role a definite description is, or the speaker as it is."""
        if speaker.kind is not Kind.UNNAMED or not speaker.name.lower().startswith("the "):
            return speaker
        described = set(fold(speaker.name).split())
        fitting = {
            s.name: s
            for s in self.named
            if s.kind is Kind.PERSON
            and described <= {w.strip(",.;()’'").lower() for w in s.role.split()} | set(fold(s.name).split())
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else speaker

    def is_medium(self, mention: Mention) -> bool:
        """Tell whether a recipient («told Y») is a medium, whose report the words come through."""
        words = {w.lower() for w in mention.name.split()}
        if fold(mention.name) in _PRESS and mention.name[:1].islower():
            return False
        if words & _GENERIC_RECIPIENTS or self._own(mention.name) or fold(mention.name) in OWN_VOICE:
            return False
        if mention.kind is Kind.OUTLET:
            return mention.definite or _proper(mention)
        if mention.kind is Kind.PRONOUN or not _proper(mention):
            return False
        folded = fold(self._expanded(mention.name))
        described = {w.strip(",.").lower() for w in mention.role.split()}
        if any(_covers(known, folded) for known in self.outlets) or described & MEDIA_NOUNS:
            return True
        known = next((s for s in reversed(self.named) if _covers(fold(s.name), folded)), None)
        if known is not None and known.kind is Kind.OUTLET:
            return True
        if mention.kind is Kind.GROUP and known is None and len(mention.name.split()) == 1 and not mention.definite:
            return True
        return (
            mention.definite
            and known is None
            and not mention.role
            and not words & _ASSEMBLIES
            and mention.name[:1].isupper()
        )

    def _expanded(self, name: str) -> str:
        """Give what a short form stands for, or the name itself."""
        return self.aliases.get(name.removeprefix("The ").removeprefix("the "), name)

    def _own(self, name: str) -> bool:
        own = fold(self.outlet)
        return bool(own) and (_covers(own, fold(name)) if len(fold(name)) > 2 else False)  # noqa: PLR2004

    def _remember(self, speaker: Speaker) -> Speaker:
        self.named = [s for s in self.named if s.name != speaker.name]
        self.named.append(speaker)
        return speaker

    def _full(self, mention: Mention) -> Speaker:
        """Give the fullest form of a name: an alias's meaning, or the earlier name that holds it."""
        name = self._expanded(mention.name)
        folded = fold(name)
        kind = Kind.OUTLET if any(_covers(known, folded) for known in self.outlets) else mention.kind
        for known in reversed(self.named):
            earlier = fold(known.name)
            if earlier == folded or (_covers(earlier, folded) and known.kind is not Kind.DOCUMENT):
                role = known.role or mention.role
                return replace(known, role=role, kind=Kind.OUTLET if kind is Kind.OUTLET else known.kind)
        return Speaker(name, kind, mention.role)

    def spoke(self, speaker: Speaker, mention: Mention, channel: str = "") -> None:
        """Take in that words were attributed to somebody."""
        self.last = speaker
        if channel in {"report", "write", "publish"} and speaker.kind is Kind.GROUP and mention.name[:1].isupper():
            self.reporting = replace(speaker, kind=Kind.OUTLET)
        self.salience.note(speaker, SPOKE, plural=plural(speaker, mention))

    def _pronoun(self, mention: Mention) -> Speaker | None:
        word = mention.name
        if PRONOUNS.get(word, "none") == "none":
            return Speaker(word, Kind.UNNAMED, "", "the pronoun has no clear antecedent")
        chosen = self.salience.likeliest(word)
        if chosen is None:
            return Speaker(word, Kind.UNNAMED, "", "the pronoun has no antecedent in the article")
        sure = self.last is not None and self.last.name == chosen.name
        return chosen if sure else replace(chosen, open=f"«{word}» taken for the one spoken of last")

    def _described(self, mention: Mention) -> Speaker | None:
        """Give the earlier one that «the minister», «the newspaper», «the WSJ report» stands for."""
        if mention.owner:
            medium = self._medium_named(mention.owner)
            if medium is not None and mention.head in DOCUMENT_NOUNS | {"team", "journalists", "reporter", "reporters"}:
                return medium
        if not mention.definite:
            return None
        if mention.head in MEDIA_NOUNS:
            body = self._body_called(mention.head)
            if body is not None:
                return body
            medium = next((s for s in reversed(self.named) if s.kind is Kind.OUTLET and not self._own(s.name)), None)
            return medium or (self.reporting if len(mention.name.split()) <= 2 else None)  # noqa: PLR2004
        if mention.head in COMPANIES and len(mention.name.split()) <= 2:  # noqa: PLR2004 - «the firm»
            return self._company(mention.head)
        if mention.head in DOCUMENT_NOUNS and len(mention.name.split()) <= 2:  # noqa: PLR2004 - «the report»
            return self._earlier_document(mention)
        same_role = [s for s in self.named if mention.head in _roles(s.role) and s.kind is not Kind.DOCUMENT]
        if same_role and len(mention.name.split()) <= 4:  # noqa: PLR2004 - longer ones describe somebody new
            return same_role[-1]
        if self.last is not None and self.last.kind is Kind.UNNAMED and mention.head in fold(self.last.name).split():
            return self.last
        if len(mention.name.split()) <= 2:  # noqa: PLR2004 - «the agency», of «the Space Agency»
            bodies = [s for s in self.named if s.kind is Kind.GROUP and mention.head in fold(s.name).split()[-2:]]
            return bodies[-1] if bodies else None
        return None

    def _with_owner(self, name: str) -> str:
        """Name a document by whose it is: «its report» is «the Institute's report»."""
        first, _, rest = name.partition(" ")
        owner = self.salience.likeliest(_OWNERS[first.lower()]) if first.lower() in _OWNERS and rest else None
        if owner is None or owner.kind in {Kind.DOCUMENT, Kind.UNNAMED, Kind.PRONOUN}:
            return name
        return f"{owner.name}’s {rest}"

    def _company(self, head: str) -> Speaker | None:
        """Give the one named before whose role is that of a company, the one so called first: «the firm», of «Argyro, the chemicals maker»."""
        firms = {s.name: s for s in self.named if s.kind is Kind.GROUP and _role_head(s.role) in COMPANIES}
        called = [s for s in firms.values() if head in _words(s.role) | set(fold(s.name).split())]
        if called:
            return called[-1]
        return next(iter(firms.values())) if len(firms) == 1 else None

    def _body_called(self, head: str) -> Speaker | None:
        """Give the body that «the agency» is if one of that name, and no medium, was spoken of last: «the space agency»."""
        for known in (self.last, *reversed(self.named)):
            if known is not None and head in fold(known.name).split()[-2:]:
                return None if known.kind is Kind.OUTLET else known
        return None

    def _medium_named(self, name: str) -> Speaker | None:
        """Give the medium that the article has named before under a name or its short form."""
        full = fold(self._expanded(name))
        return next((s for s in reversed(self.named) if s.kind is Kind.OUTLET and _covers(fold(s.name), full)), None)

    def _earlier_document(self, mention: Mention) -> Speaker | None:
        for known in reversed(self.named):
            if known.kind is Kind.DOCUMENT and known.role == mention.head:
                return known
        if mention.head in {"report", "article", "paper", "story", "investigation"}:
            return next((s for s in reversed(self.named) if s.kind is Kind.OUTLET and not self._own(s.name)), None)
        return None


def _words(role: str) -> set[str]:
    return {w.strip(",.’'").lower() for w in role.split()}


def _role_head(role: str) -> str:
    """Give the last word of a role, in lower case: what somebody is."""
    return role.rsplit(maxsplit=1)[-1].strip(",.’'").lower() if role.split() else ""


def plural(speaker: Speaker, mention: Mention) -> bool:
    """Tell whether a speaker is several people: «two engineers», «residents»."""
    if speaker.kind is not Kind.UNNAMED:
        return False
    return is_person_plural(mention.head) or (mention.kind is Kind.PRONOUN and mention.name in {"they", "them"})


@functools.lru_cache(maxsize=50_000)
def _roles(role: str) -> frozenset[str]:
    """Give the words of a role, short titles with what they are short for: «Gov.» is «the governor»."""
    told = {w.strip(",.’'").lower() for w in role.split()}
    return frozenset(told.union(*(_SHORT_TITLES.get(w, ()) for w in told)))


@functools.lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Fold a name for comparing: lower case, no leading «the», no possessive, single spaces."""
    words = [w.strip(".,;:!?’'\"“”()").lower() for w in name.replace("’s", "").replace("'s", "").split()]
    if words and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(w for w in words if w)


def _covers(full: str, short: str) -> bool:
    """Tell whether a folded name holds all words of a shorter one, its last or first among them."""
    if not full or not short:
        return False
    a, b = full.split(), short.split()
    return set(b) <= set(a) and (b[-1] == a[-1] or b[0] == a[0])


def _proper(mention: Mention) -> bool:
    """Tell whether a mention carries a proper name."""
    words = mention.name.split()
    return (
        bool(words)
        and words[-1][0].isupper()
        and (len(words) == 1 or any(w[0].isupper() for w in words[:-1]))
        and words[0].lower() not in {"the", "a", "an", "his", "her", "their", "its", "our"}
    )
