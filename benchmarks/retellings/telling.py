"""A telling of a fact, and the sentence that it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.retellings.event import Fact

_PAPERS = ("Radio ", "Channel ")
_NO_ARTICLE = ("Online", "News", "Television", "press")


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article tells one fact.

    Attributes:
        fact: What it tells.
        wording: Which of its wordings.
        values: The slots as told here: (slot, words).
        attributed: Whether the informant is given.
        named: Whether by name; otherwise by role.
        credit: The medium that it is given to; empty for none.
        arrangement: Which order of source, cue and content.
        swaps: Words put in place of others, in order: (word, other).
        joined: Whether it stands in one sentence with the telling before.
        certain: Whether «said» became «confirmed».
        whole: Share of the quotation's words that is kept.
    """

    fact: Fact
    wording: int = 0
    values: tuple[tuple[str, str], ...] = ()
    attributed: bool = True
    named: bool = True
    credit: str = ""
    arrangement: int = 0
    swaps: tuple[tuple[str, str], ...] = ()
    joined: bool = False
    certain: bool = False
    whole: float = 1.0

    @property
    def clause(self) -> str:
        """Give the content, without capital or stop."""
        text = self.fact.wordings[self.wording].format(**dict(self.values))
        for word, other in self.swaps:
            text = re.sub(rf"\b{re.escape(word)}\b ?", f"{other} " if other else "", text, count=1).strip()
        if self.whole < 1:
            text = (
                text.rsplit(",", 1)[0]
                if "," in text
                else " ".join(text.split()[: max(4, int(len(text.split()) * self.whole))])
            )
        return text

    @property
    def words(self) -> list[str]:
        """Give the plain words of the clause."""
        return re.findall(r"\b[a-z]{3,}\b", self.clause)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the place of its content and the names of its chain, outermost first."""

    text: str
    start: int
    end: int
    chain: tuple[str, ...]
    form: str
    certainty: str


def the(medium: str) -> str:
    """Give a medium's name as it stands in a sentence."""
    plain = medium.startswith(_PAPERS) or medium.endswith(_NO_ARTICLE)
    return medium if plain else f"the {medium}"


def sentence(telling: Telling, outlet: str, known: set[str]) -> Sentence:
    """Write a telling out.

    Args:
        telling: What to write.
        outlet: Whose article it stands in.
        known: Informants introduced before; the one of this telling is added.
    """
    source = _source(telling, known)
    credit = the(telling.credit) if telling.credit else ""
    quoted = telling.fact.quoted
    before, after, cue = (_direct if quoted else _indirect)(telling, source, credit, outlet)
    body = telling.clause
    content = _upper(body) if quoted or not before else body
    text = f"{_upper(before)}{content}{after}".replace("..", ".")
    start = len(before)
    names = tuple(n for n in (credit, source) if n)
    form = "direct" if quoted else "indirect" if names else "none"
    return Sentence(text, start, start + len(content), names, form, cue)


def _source(telling: Telling, known: set[str]) -> str:
    informant = telling.fact.informant
    if informant is None or not telling.attributed:
        return ""
    if not informant.name:
        return f"{'an' if informant.role[0] in 'aeiou' else 'a'} {informant.role}"
    if not telling.named:
        return f"the {informant.role}"
    if informant.name in known:
        return informant.name.split()[-1]
    known.add(informant.name)
    return f"{informant.role} {informant.name}"


def _direct(telling: Telling, source: str, credit: str, outlet: str) -> tuple[str, str, str]:
    cue = "told" if credit or telling.arrangement == 2 else "said"
    if credit:
        after = f" told {credit}"
    elif telling.arrangement == 2:
        after = f" told {the(outlet)}"
    else:
        after = " said"
    return "“", f",” {source or 'a witness'}{after}.", cue


def _indirect(telling: Telling, source: str, credit: str, outlet: str) -> tuple[str, str, str]:
    """Give what stands before and after the content, and the cue."""
    cue, at = "confirmed" if telling.certain else "said", telling.arrangement
    if telling.fact.seen and not credit and telling.attributed:
        return ("our reporter saw that ", ".", "saw") if at == 1 else ("", ", our reporter found.", "found")
    if source and credit:
        if at == 1:
            return f"{credit} quoted {source} as saying that ", ".", "saying"
        return ("", f", {source} told {credit}.", "told") if at == 0 else (f"{source} told {credit} that ", ".", "told")
    if source:
        forms = (
            ("", f", {source} {cue}.", cue), (f"{source} {cue} that ", ".", cue), (f"{source} told {the(outlet)} that ", ".", "told"),
            (f"according to {source}, ", ".", "according to"),
        )  # fmt: skip
        return forms[at % 4]
    if credit:
        forms = (
            ("", f", {credit} reported.", "reported"), (f"{credit} reported that ", ".", "reported"),
            (f"according to {credit}, ", ".", "according to"), ("", f", {credit} said.", "said"),
        )  # fmt: skip
        return forms[at % 4]
    return "", ".", "asserted"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
