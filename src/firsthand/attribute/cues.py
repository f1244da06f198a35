"""The words that attribute: verbs with strength and what they take, nouns, adverbs and hedges.

``cues.tsv`` holds the verbs (lexicon.py reads it, and a user's over it).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.attribute.lexicon import STANCE, lexicon

if TYPE_CHECKING:
    from firsthand.attribute.lexicon import Lexicon

FACT_STRENGTH = 1.0
HEDGE_STRENGTH = 0.5

_SHORT = re.compile(r"(?:qu|[^aeiou])+[aeiou][^aeiouwxy]")  # «snap», «quip»: the last letter doubles
_DOUBLING = frozenset({"admit", "rebut", "refer"})
# nouns that carry a clause («a claim that …», «reports that …»), with strength
NOUN_CUES = {
    "claim": 0.45, "claims": 0.45, "allegation": 0.35, "allegations": 0.35, "assertion": 0.55, "belief": 0.5,
    "report": 0.65, "reports": 0.6, "rumour": 0.2, "rumours": 0.2, "rumor": 0.2, "rumors": 0.2, "evidence": 0.8,
    "statement": 0.7, "warning": 0.6, "warnings": 0.6, "suggestion": 0.4, "suggestions": 0.4, "speculation": 0.25,
    "confirmation": 0.95, "admission": 0.85, "denial": 0.05, "denials": 0.05, "fear": 0.4, "fears": 0.4,
    "accusation": 0.35, "accusations": 0.35, "charge": 0.4, "charges": 0.4, "complaint": 0.45, "complaints": 0.45, "testimony": 0.65,
    "promise": 0.6, "promises": 0.6, "pledge": 0.6, "prediction": 0.5, "predictions": 0.5, "announcement": 0.85, "declaration": 0.75,
    "revelation": 0.85, "revelations": 0.8, "disclosure": 0.85, "insistence": 0.55, "contention": 0.5, "assurance": 0.6, "assurances": 0.6,
    "acknowledgement": 0.85, "acknowledgment": 0.85, "hint": 0.4, "hints": 0.4, "argument": 0.5, "boast": 0.4, "remark": 0.7, "tip": 0.3,
    "conclusion": 0.8, "finding": 0.85, "findings": 0.85, "indication": 0.55, "indications": 0.55, "proof": 0.95,
}  # fmt: skip
# prepositions that name a source; the value is the certainty word
PREPOSITION_CUES = frozenset({"according", "per"})
CITING = frozenset({"citing", "quoting"})
EVIDENTIALS = {
    "reportedly": 0.55, "allegedly": 0.35, "apparently": 0.5, "supposedly": 0.35, "purportedly": 0.35,
    "seemingly": 0.5, "presumably": 0.45, "reputedly": 0.45,
}  # fmt: skip
HEDGES = {
    "may": 0.45, "might": 0.4, "could": 0.45, "can": 0.6, "would": 0.65, "should": 0.65, "probably": 0.6,
    "possibly": 0.4, "perhaps": 0.4, "likely": 0.6, "potentially": 0.45, "possible": 0.4, "suspected": 0.4,
    "alleged": 0.35, "unlikely": 0.3, "feared": 0.4, "thought": 0.5, "believed": 0.5,
}  # fmt: skip
MEDIA_NOUNS = frozenset(
    "newspaper paper daily weekly agency newswire wire broadcaster outlet station channel magazine website site journal tabloid radio television network portal blog media press newsroom podcast newsletter gazette periodical publication newscast".split(),
)
DOCUMENT_NOUNS = frozenset(
    "report letter memo memorandum document documents file files records record study survey poll statement "
    "filing filings lawsuit complaint indictment ruling judgment judgement order notice circular bulletin data figures "
    "statistics tally list log logs email emails e-mail e-mails minutes transcript audit annex appendix draft text "
    "dossier investigation inquiry review assessment analysis release communique summary prospectus paper article "
    "book video footage recording post message table map chart register certificate affidavit testimony sheet "
    "estimates estimate mail mails warrant contract photographs images imagery charter bill camera cameras recorder plots version figure "
    "readings projections forecast".split(),
)
OWN_VOICE = frozenset(
    {"we", "us", "i", "me", "this newspaper", "this paper", "this reporter", "this website", "our reporter"}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that attributes.

    Attributes:
        lemma: Its dictionary form.
        strength: 0 (denies) to 1 (as firm as a fact).
        takes: Letters that docs/cues.md explains; d if it denies.
        prepositions: Those with which it says something («warns of a shortfall»).
        word: The past form, used as the certainty's name («said», «confirmed»).
    """

    lemma: str
    strength: float
    takes: str
    word: str
    prepositions: frozenset[str] = frozenset()

    @property
    def denies(self) -> bool:
        """Whether the source says that it is not so."""
        return "d" in self.takes


def verb_cues() -> dict[str, Cue]:
    """Give every inflected form of every verb that makes statements, in lower case."""
    return _verbs(lexicon())


@functools.cache
def _verbs(table: Lexicon) -> dict[str, Cue]:
    forms: dict[str, Cue] = {}
    for entry in table.entries:
        if entry.kind != "verb" or entry.channel == STANCE or " " in entry.word:
            continue
        regular = inflected(entry.word)
        past = next((f for f in entry.forms if not f.endswith("s")), regular[1])
        takes = "".join(sorted(t for t in entry.takes if len(t) == 1)) + ("d" if entry.factivity == "denied" else "")
        cue = Cue(entry.word, entry.strength, takes, past, frozenset(t for t in entry.takes if len(t) > 1))
        for form in [entry.word, *regular, *entry.forms]:
            forms.setdefault(form, cue)
    return forms


def inflected(lemma: str) -> tuple[str, str, str]:
    """Give the third person, past and -ing forms of a regular verb."""
    if lemma.endswith("e"):
        return f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    doubled = lemma + lemma[-1] if _SHORT.fullmatch(lemma) or lemma in _DOUBLING else lemma
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else f"{lemma}s"
    return third, f"{doubled}ed", f"{doubled}ing"
