"""The head of a plain text: headline, byline, outlet and date in the lines before the first sentence."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.read.lines import (
    MONTHS,
    find_date,
    find_dateline,
    is_agency_line,
    is_byline,
    note_of_change,
    without_dates,
)
from firsthand.text.sentences import each_paragraph

if TYPE_CHECKING:
    import datetime as dt

_DAY = re.compile(
    r"^(?:[^,.]{0,60}, )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2} (?:%s)|(?:%s) \d{1,2})\b.{0,30}$"
    % (("|".join(MONTHS),) * 2),
    re.IGNORECASE,
)
_MAX_HEAD_LINES = 8
_MAX_LINE_CHARS = 170
_SEPARATORS = re.compile(r"\s*[|·•/›]\s*|\s+[-–—]\s+|,\s+")
_SECTIONS = re.compile(
    r"^(?:(?:page|p\.) ?\w*|.* edition|.* pages?|.*desk|.*section|.*correspondent|.*reporter|.*editor|world|international|national|"
    r"politics|business|sports?|science|health|economy|opinion|local|home|online|print|news|update|breaking|live|exclusive|"
    r"culture|society|technology|regions?|europe|asia|africa|americas?|incidents|music|rockets|space|markets|industry news|crime|"
    r"entertainment|showbiz|media statement|press release|source.*|all news.*|translated.*|reading.*|no\.? ?\d+|the world|abroad|exclusive.*|by .*|media statement|notice.*)$",
    re.IGNORECASE,
)
_TIMED = re.compile(
    rf"\b\d{{1,2}}[:.]\d{{2}}\b|\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b|\b(?:{'|'.join(MONTHS)}) \d{{1,2}}\b",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[A-Z0-9]+(?:[-/][A-Z0-9]+){2,}/?\d*")  # «KNA-MELDRI-PUPILS», an agency's name for a story
_TEAM = re.compile(r"\s+(?:staff|newsroom|reporters?|markets desk|news ?desk|desk|team)$", re.IGNORECASE)
_OUTLETISH = re.compile(
    r"\b(?:times|post|tribun[ea]|journal|herald|gazette|courier|news|daily|weekly|telegraph|guardian|observer|chronicle|"
    r"mirror|star|sun|mail|press|dispatch|examiner|bulletin|radio|tv|television|magazine|review|agency|standard|sentinel|"
    r"globe|record|echo|express|independent|voz|folha|post|evening|morning|wire|brief|today|online|voice|report|packet|"
    r"register|advertiser|argus|argosy|journal|diario|kurier|zeitung|haber|info|inform)\b|^(?:le|la|el|the)\b|\.(?:com|net|org|example)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text says; lines are (start, end, kind)."""

    title: str | None
    byline: str | None
    outlet: str | None
    date: dt.date | None
    stated: str | None
    lines: tuple[tuple[int, int, str], ...]


def read_head(text: str, *, start: int = 0) -> Head:
    """Read the lines before the first sentence of an article.

    A head line is short and does not end as a sentence does. The first is the headline, unless it is a byline or
    holds a date; of the others, those with a date, a byline or an outlet-like name are credits.
    """
    listed = tuple(itertools.islice(each_paragraph(text, start), _MAX_HEAD_LINES + 1))
    lines: list[tuple[int, int, str]] = []
    title = byline = stated = None
    date, names = None, []
    for k, (first, last) in enumerate(listed[:_MAX_HEAD_LINES]):
        line = text[first:last]
        kind = _kind(line, k, has_title=title is not None, more=k + 1 < len(listed))
        if kind is None:
            break
        lines.append((first, last, kind))
        if kind == "headline" and title is None:
            title = line.strip("# ")
            continue
        if kind not in {"headline", "correction", "update"}:
            found = find_date(line)
            if found and date is None:
                date, stated = found
            author, rest = _split(line)
            byline = byline or author
            names += rest
    return Head(title, byline, _outlet(names), date, stated, tuple(lines))


def _kind(line: str, k: int, *, has_title: bool, more: bool) -> str | None:
    lead = find_dateline(line) and len(line) > 60 and line.rstrip("”’\"' )")[-1:] in {".", "!", "?"}  # noqa: PLR2004
    if len(line) > _MAX_LINE_CHARS or not more or lead:
        return None
    if is_byline(line):
        return "byline"
    if k and note_of_change(line):
        return note_of_change(line)
    if (
        k
        and find_date(line)
        and _OUTLETISH.search(line.split(",", maxsplit=1)[0])
        and len(line.split(",", maxsplit=1)[0].split()) <= 5
    ):  # noqa: PLR2004
        return "date"  # «Harbour Radio, The World at Nine, 3 May 2024. This is a rush transcript.»
    if (find_date(line) or _DAY.search(line)) and len(line) < 130 and not re.search(r"[a-z]{3}[.!]$", line.rstrip()):  # noqa: PLR2004
        return "date"
    if k and line.endswith(" in English"):
        return "credit"
    if (
        k
        and _TIMED.search(line)
        and _SEPARATORS.search(line)
        and len(line) < 130
        and not re.search(r"[a-z]{3}[.!]$", line)
    ):  # noqa: PLR2004
        return "date"
    if k and re.match(r"[A-ZÀ-Þ.]{3,}(?: [A-ZÀ-Þ.]{2,}){0,3}(?: [|–—-] |$)", line) and has_title and len(line) < 70:  # noqa: PLR2004
        return "credit"  # «HARBOUR VOICE – the news of the coast»
    if k and re.search(r"\S \| \S|\S · \S|\S / \S|\S › \S", line):
        return "date"
    if _TEAM.search(line) and len(line.split()) <= 6:  # noqa: PLR2004
        return "byline"
    if is_agency_line(line):
        return "credit"
    ends = line.rstrip("”’\"' ")
    if ends.endswith((".", ":", ";")) and not re.search(r"\b[A-Z]\.$", ends):
        return None
    n_words = len(line.split())
    if k == 0 and n_words <= 7 and _masthead(line):  # noqa: PLR2004 - «THE MELDRI ECHO» above a date
        return "credit"
    if n_words <= 24 and not has_title:  # noqa: PLR2004 - a headline's length
        return "headline"
    if has_title and n_words <= 9 and _all_names(line):  # noqa: PLR2004 - «Jane Doe and Kito Sampaio»
        return "byline"
    return "headline" if n_words <= 22 and k <= 2 and not ends.endswith((".", "!", "?")) else None  # noqa: PLR2004


def _masthead(line: str) -> bool:
    """Tell whether a first line is the outlet's own name and not a headline."""
    outletish = [m for m in _OUTLETISH.finditer(line) if m.group().lower() not in {"today", "report"}]
    return bool(outletish) and _all_names(line) and len(line.split()) <= 5 and ":" not in line  # noqa: PLR2004


def _all_names(line: str) -> bool:
    words = [w for w in re.split(r"[\s,|/·–—-]+", line) if w]
    small = {
        "and",
        "in",
        "at",
        "de",
        "da",
        "do",
        "of",
        "the",
        "von",
        "van",
        "for",
        "la",
        "le",
        "el",
        "with",
        "our",
        "by",
        "staff",
    }
    return bool(words) and all(w[0].isupper() or w.lower() in small for w in words)


def _split(line: str) -> tuple[str | None, list[str]]:
    """Part a credit line into its author and the names that may be the outlet's."""
    bare = re.sub(r"^(?:by|from|words by|text by|report by)\s+", "", line, flags=re.IGNORECASE)
    author = re.split(r",| (?=\d)", bare)[0].split("|")[0].split("·")[0].strip() if is_byline(line) else None
    rest = without_dates(line if author is None else bare[len(author) :])
    parts = [p.strip(" .,:;()[]*_") for piece in rest.split("|") for p in _SEPARATORS.split(piece)]
    names = [p for p in parts if len(p) > 2 and p[0].isupper() and len(p.split()) <= 7]  # noqa: PLR2004
    dated = find_date(line) or _TIMED.search(line)
    if author is None and not dated and names and not names[0].isupper() and _looks_like_person(names[0]):
        return names[0], names[1:]
    team = _TEAM.search(author or "")
    if author is not None and team:
        crew = author[: team.start()]
        return None, names if crew.casefold().startswith("our") else [crew, *names]
    return author, [_TEAM.sub("", n) for n in names]


def _looks_like_person(name: str) -> bool:
    first = name.split(" and ", maxsplit=1)[0].split()
    return (
        2 <= len(first) <= 4
        and not name.endswith(" in English")
        and not _OUTLETISH.search(name)
        and all(w[0].isupper() for w in first if len(w) > 3)
    )  # noqa: PLR2004


def _outlet(names: list[str]) -> str | None:
    """Choose the outlet: a name that looks like one; else the first that is no section, page or place."""
    names = [n for n in names if not _SLUG.fullmatch(n)]
    fit = [
        re.sub(r" in English$", "", n)
        for n in names
        if len(n) > 2 and not _TIMED.search(n) and not _SECTIONS.match(n) and not n[0].isdigit()
    ]
    return next((n for n in fit if _OUTLETISH.search(n)), fit[0] if fit else None)
