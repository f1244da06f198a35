"""Where a report's dateline ends: «VILA SERPES, 10 June (AS) – | The court …»; nothing in front of it is a part of the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.text.parser import Syntax

_CLOCK = re.compile(r"[0-2]?\d[.:h][0-5]\d")
_DASHES = frozenset({"–", "—", "-", "--"})
_MOST = 18  # words of a dateline
_JOINS = frozenset({"appos", "flat", "parataxis", "nmod", "compound", "dep", "conj", "list"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def dateline_end(syntax: Syntax) -> int | None:
    """Give the dash behind a dateline, or None: a place in front, and an agency in brackets or a place in capitals."""
    tokens = syntax.tokens
    if not tokens or not tokens[0].text[0].isupper():
        return None
    for k in range(1, min(len(tokens) - 1, _MOST)):
        if tokens[k].text not in _DASHES or tokens[k - 1].end == tokens[k].start or syntax.tags[k] != "PUNCT":
            continue
        lead = tokens[:k]
        closed = lead[-1].text in {")", "/"}
        capitals = len(tokens[0].text) > 2 and tokens[0].text.isupper()  # noqa: PLR2004 - a place, no «A»
        plain = not any(tag.startswith(("VERB", "AUX")) for tag in syntax.tags[:k])
        return k if (closed or capitals) and plain else None
    return None


def part_clock(syntax: Syntax, heads: list[int], relations: list[str]) -> None:
    """Part the hour of a live page's entry from the name that a parser hangs on it: «08.34 | The firm insists that …»."""
    if not syntax.tokens or not _CLOCK.fullmatch(syntax.tokens[0].text) or heads[0] <= 0:
        return
    verb = heads[0]
    own = any(heads[k] == verb and relations[k] in _SUBJECTS for k in range(len(heads)))
    named = next((k for k in range(1, verb) if heads[k] == 0 and syntax.tags[k] in {"NOUN", "PROPN"}), None)
    if named is not None and not own and syntax.tags[verb] == "VERB-Fin":
        heads[named], relations[named] = verb, "nsubj"


def part_dateline(syntax: Syntax, heads: list[int], relations: list[str]) -> None:
    """Give what a parser hangs on a dateline's place to the place's own head: «Vila Serpes … – | The Court annulled»."""
    end = dateline_end(syntax)
    if end is None:
        return
    for place in range(end):
        if relations[place] in _SUBJECTS and heads[place] > end:
            joined = next(
                (c for c in range(end + 1, heads[place]) if heads[c] == place and relations[c] in _JOINS), None
            )
            if joined is not None:
                heads[joined], relations[joined] = heads[place], relations[place]
            relations[place] = "dep"
        elif heads[place] < 0:
            joined = next((c for c in range(end + 1, len(heads)) if heads[c] == place), None)
            if joined is not None:
                heads[joined], relations[joined] = -1, "root"
                heads[place], relations[place] = joined, "dep"
