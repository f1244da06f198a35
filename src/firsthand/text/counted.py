"""What a figure counts: the head of the noun phrase behind it, found by endings and small lists, without a parser."""

from __future__ import annotations

import re

_WORD = re.compile(r"[ \u00a0-]?([A-Za-zÀ-ÿ](?:[A-Za-zÀ-ÿ]|[’'.](?=[A-Za-zÀ-ÿ]))*[’']?)")
_OPENING = re.compile(
    r"[ \u00a0]of (?:them|whom|which|these|those)(?= (?!the )[a-z]+(?:s|en|ple)\b)|"
    r"[ \u00a0]of (?:the |these |those |its |their |his |her |our |my |all )?(?:first |last |other |more |remaining )?|[ \u00a0](?:of )?(?:the|its|their|his|her|our|all) "
)
# words that end a noun phrase
_CLOSING = frozenset(
    "were was are is am be been being isn’t wasn’t weren’t aren’t has have had having and or nor but in on at to of by for from with without who whom whose which that "
    "the a an this these those than as after before per about into onto out over off up down under upon during since until till while when where "
    "because if though although despite against between among across along through throughout around above below beyond near toward towards within via amid "
    "inside outside behind beside besides it its their they he she his her we our you your i my them him us me so not no nor will would can could may might must shall should do does did "
    "said says say told tells came comes come went goes go gone left leaves got gets get took takes take made makes make gave gives give found finds find lost loses lose "
    "died dies die fled flees flee ran runs run fell falls fall won wins win began begins begin broke breaks break hit hits rose rises sank sinks struck strikes shot "
    "kept keeps keep met meets meet saw sees see sent sends send sold sells sell set sets stood stands stand led leads lead paid pays pay wore drove drives drive grew grows "
    "knew knows know threw throws drew draws chose chooses spoke speaks woke froze stole wrote writes rode swam sang drank held holds hold became becomes become brought brings bring "
    "built buys bought caught cost costs cut cuts fought fights felt feels flew flies forgot hid kept laid lay let lit meant put puts quit read reached remain remained remains seem seems "
    "slept slid spent spends spread stayed stuck swept swore taught thought thinks turned wants want need needs live lives lived work works worked voted vote votes back "
    "earlier later ago away apart each ahead received remained survived escaped returned attended joined arrived asked called claimed decided refused agreed voted walked moved worked lived signed crossed appeared demanded denied confirmed followed passed reported required needed wanted tried failed managed started stopped continued ended happened visited watched faced suffered opened closed collapsed exploded entered served earned spoke earned lasted emerged vanished drowned perished ahead alone again already also together instead today yesterday tomorrow tonight now then here there yet still just only even too very "
    "short more fewer less else such both either whose including plus minus worth due according compared more most much many last next past straight seriously".split()
) - {"straight", "vote", "votes", "lead", "cut", "cuts", "lives", "work", "works", "runs", "run", "fights", "hits", "falls", "wins", "win", "leaves", "needs", "holds", "reads", "set", "sets",
     "returns", "buys", "flies", "draws", "strikes", "stands", "breaks", "hold", "drives", "drive", "more", "last", "next", "past"}  # fmt: skip
_SKIPPED = frozenset(
    "more other further additional extra fewer new last next past straight consecutive successive".split()
)
_PLURALS = frozenset(
    "people men women children police personnel staff crew cattle sheep fish aircraft spacecraft hovercraft troops deer offspring feet teeth geese mice oxen poultry livestock "
    "livestock folk militia cavalry infantry media data criteria alumni bacteria fungi cacti stimuli nuclei graffiti gentry swine shrimp salmon trout bison headquarters series species barracks "
    "crossroads works means dice lice dead pence clergy personnel".split()
) - {"dead"}  # fmt: skip
_PLURAL_ENDINGS = ("men", "women", "children", "people", "folk", "feet", "craft", "fish")
_SINGULAR_S = frozenset(
    "bus gas virus campus census status bonus chorus circus crisis basis analysis oasis genius focus surplus minus plus us is was has this its his thus yes lens atlas canvas "
    "christmas bias chaos cosmos corps serious various previous religious famous dangerous enormous precious mysterious suspicious indigenous anonymous business illness witness "
    "always perhaps towards afterwards besides sometimes overseas upstairs downstairs indoors outdoors afghans'".split()
)  # fmt: skip
_VERBS_IN_S = frozenset(
    "says tells goes takes makes gives gets comes becomes remains seems wants means includes shows keeps lets begins".split()
)
_MODIFIERS = frozenset(
    "sports arms sales goods customs systems communications operations rights drugs savings games trades women men works services news means jobs classics "
    "humanities veterans students children police people headquarters series".split()
)
_COLLECTIVE = re.compile(
    r"\b(crew|team|group|crowd|staff|squad|gang|party|panel|jury|family|convoy|fleet|class|audience|population|force|unit|delegation|couple|herd|flock|pack|battalion|workforce|congregation) of (?:the )?$",
    re.IGNORECASE,
)
_PARTICIPLES = frozenset(
    "dead injured wounded missing hurt killed arrested detained displaced homeless unaccounted".split()
)
_MOST_WORDS = 7


def counted_noun(text: str, at: int, stop: int, *, singular: bool = False) -> tuple[int, int] | None:
    """Find the counted noun behind a figure; None if it is left out («three of them», «40 were hurt»).

    Args:
        text: The text.
        at: Where the figure ends.
        stop: Where to stop.
        singular: Whether the noun may stand in the singular: behind «one», an ordinal, a share, a hyphen.
    """
    opening = _OPENING.match(text, at, stop)
    words = _phrase(text, opening.end() - 1 if opening else at, stop)
    if not words:
        return None
    plural = [i for i, (a, b) in enumerate(words) if is_plural(text[a:b])]
    if plural:
        if singular and opening is None and plural[0] > 0 and not _modifies(text, words, plural[0]):
            return _singular_head(text, words[: plural[0]])
        head = plural[0]
        while head + 1 in plural and text[slice(*words[head])].lower() in _MODIFIERS:
            head += 1
        return words[head]
    if singular or opening is not None:
        return _singular_head(text, words)
    return _only_word(text, words)


def collective_before(text: str, at: int, first: int) -> tuple[int, int] | None:
    """Find what a figure counts where it stands before it: «a crew of 25»; None if it does not."""
    match = _COLLECTIVE.search(text, max(first, at - 20), at)
    return match.span(1) if match else None


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a noun in the plural."""
    low = word.lower()
    if low in _PLURALS or (low.endswith(_PLURAL_ENDINGS) and low not in {"selfish", "specimen", "regimen", "foolish"}):
        return True
    if not low.endswith("s") or len(low) < 3 or low in _SINGULAR_S or low in _VERBS_IN_S:  # noqa: PLR2004 - «is»
        return False
    return not low.endswith(("ss", "ous", "’s", "'s", "itis", "ics"))


def _phrase(text: str, at: int, stop: int) -> list[tuple[int, int]]:
    """Give the words up to the end of the noun phrase: a closing word, a mark, a participle that is no adjective."""
    words: list[tuple[int, int]] = []
    while len(words) < _MOST_WORDS:
        match = _WORD.match(text, at, stop)
        if match is None:
            break
        low = match[1].lower()
        at = match.end()
        if low in _SKIPPED and not words:
            continue
        if low in _CLOSING and match[1] not in {"US", "IT"} and text[at : at + 1] != "-":
            break
        words.append(match.span(1))
        if match[1].endswith(("’", "'")) and not low.endswith(("s’", "s'")):
            break
    return words


def _modifies(text: str, words: list[tuple[int, int]], plural: int) -> bool:
    """Tell whether all words before a plural are adjectives or participles: then the plural is the head."""
    return all(
        text[a:b].lower().endswith(("ed", "al", "ic", "ous", "an", "ish", "ese", "ive")) for a, b in words[:plural]
    )


def _singular_head(text: str, words: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Give the last word before what looks like a verb."""
    kept: list[tuple[int, int]] = []
    for i, (a, b) in enumerate(words):
        low = text[a:b].lower()
        verb = low.endswith(("ed", "ly")) or low in _VERBS_IN_S
        if verb and i and not (i + 1 < len(words) and i == 0):
            break
        if low.endswith(("’s", "'s", "s’", "s'")):
            kept.clear()
            continue
        kept.append((a, b))
    if kept and text[kept[-1][0] : kept[-1][1]].lower() in _PARTICIPLES and len(kept) > 1:
        kept.pop()
    return kept[-1] if kept and text[slice(*kept[-1])].lower() not in _PARTICIPLES else None


def _only_word(text: str, words: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Give a lone word behind a figure above one that is neither participle nor adverb: «12 staff», «40 ringgit»."""
    kept = [
        (a, b)
        for a, b in words
        if not text[a:b].lower().endswith(("ed", "ly", "ing")) and text[a:b].lower() not in _PARTICIPLES
    ]
    return kept[-1] if kept and len(words) <= 2 else None  # noqa: PLR2004 - an adjective and its noun
