"""What single lines of an article are: dates, bylines, datelines, agency lines, furniture of the page."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHS = {
    name: i + 1
    for i, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
        "november nov|december dec".split("|"),
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})\b\.?,? ?(?:of )?(?P<y1>\d{{4}})\b"
    rf"|\b(?P<m2>{_MONTH})\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})\b"
    r"|\b(?P<d4>\d{1,2})[./](?P<m4>\d{1,2})[./](?P<y4>\d{4})\b"
    r"|\b(?P<d5>\d{2})\.(?P<m5>\d{2})\.(?P<y5>\d{2})\b(?!\.)",
    re.IGNORECASE,
)
_HAS_YEAR = re.compile(r"\d\d(?:\d\d|\.\d\d\.\d\d)")  # in every full date
_DATELINE = re.compile(
    rf"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{{2,40}}(?:/[A-ZÀ-Þ'’.\-]{{3,30}}(?=, ))?(?:, (?!(?:{_MONTH})\b)[A-ZÀ-Þ][\w'’. -]{{1,30}})?)(?:, (?P<day>(?:{_MONTH})\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTH}))(?:, \d{{1,2}}[.:]\d{{2}}(?: (?:GMT|UTC|local time))?)?)?"
    r"\.?\s*(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[^/\n]{2,30})/)?\.?\s*(?:[-–—:]{1,2}|(?<=/\.))\s",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^(?:by|from|report by|words by|text by|reporting by)\s+[A-ZÀ-Þ]", re.IGNORECASE)
_AGENCY_ASIDE = re.compile(
    r"\((?:reporting|additional reporting|writing|editing|compiled|with) by[^)]*\)", re.IGNORECASE
)
_AGENCY_LINE = re.compile(
    r"(?:reporting by|editing by|"
    r"with (?:files|inputs|reporting|additional reporting) from|additional reporting by|published in |source:|"
    r"(?:\(?h/t|hat[- ]tip(?: to)?)[: ]\s*\S|read the full (?:story|report|article) (?:at|on|in) |this (?:article|story) (?:was|first|originally)|originally published)",
    re.IGNORECASE,
)
_TEXT = r"(?:article|story|report|piece|headline|post|page|item|version|text|column|caption)"
_CORRECTION = re.compile(
    rf"^[\[(*_ ]{{0,4}}(?:(?:corrections?|clarifications?|correction and clarification|amendment|editor[’']?s[’']? note|errat(?:um|a))\b[^.:]{{0,40}}[:–—-]|"
    rf"(?:an? )?(?:earlier|previous|original|initial) {_TEXT} (?:of|said|stated|misstated|gave|referred|named|incorrectly|wrongly)\b|"
    rf"(?:this|the) {_TEXT} (?:was|has been) (?:corrected|amended|clarified)\b)",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    rf"^[\[(*_ ]{{0,4}}(?:(?:last |first )?(?:updated?|modified|revised)(?: (?:on|at))?\s*(?::|–|—|-)?\s*(?=\W{{0,2}}$|(?:{_MONTH}|{_DAYS}|today|yesterday)\b|"
    rf"\d{{1,2}}[:.]\d\d|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b|\d{{4}}-\d\d|\d{{1,2}}[./]\d|\d{{1,3}} (?:minutes?|mins?|hours?|hrs?|days?) ago)|"
    rf"(?:this|the) {_TEXT} (?:was|has been|will be|is being) (?:updated|revised)\b|this is a (?:developing|breaking)\b|(?:more|details) (?:soon|to follow)\b)",
    re.IGNORECASE,
)
_PICTURES = ("photo", "picture", "image", "illustration", "graphic", "foto")
_PICTURE = re.compile(
    r"\b(?:photo(?:graph)?|picture|image|illustration|graphic|file photo|foto)s?\s*(?:[:/]|by\b|credit)|\((?:[^()]{0,30} )?"
    r"(?:archive|file|file photo|photo|getty images)\)\s*$|^(?:photo|picture|image)s?\b[^.]{0,60}$",
    re.IGNORECASE,
)
# alternatives of whole lines by kind; those that begin with a letter say so in their first character, and it is a small one
_FURNITURE = {
    "comment_form": (
        r"leave a (?:reply|comment)",
        r"your email address will not be published.*",
        r"required fields.*",
        r"post (?:a )?comment",
        r"\d+ (?:comments?|replies)",
        r"comments?(?: \(\d+\))?",
        r"log in to (?:comment|reply).*",
        r"join the (?:conversation|discussion).*",
    ),
    "share": (
        r"share(?: this.*| on .*)?",
        r"tweet",
        r"facebook",
        r"twitter",
        r"whatsapp",
        r"e-?mail",
        r"print",
        r"copy link",
        r"follow us.*",
        r"click (?:here )?to (?:follow|subscribe|share).*",
        r"\d+ shares?.*",
        r"(?:share|tweet|e-?mail|print|pin|save)(?:[\s|·,/]+(?:share|tweet|e-?mail|print|pin|save|facebook|twitter|whatsapp))+",
    ),
    "teaser": (
        r"related\b:?.*",
        r"you can be interested.*",
        r"does it interest you.*",
        r"read equally.*",
        r"comments? \(\d+\).*",
        r"read (?:more|also|next)\b.*",
        r"also read\b.*",
        r"more (?:on|from|in|pictures|stories|news|about)\b[^.]*",
        r"see also\b.*",
        r"most (?:read|popular).*",
        r"recommended.*",
        r"trending.*",
        r"you (?:may|might) also (?:like|be interested).*",
        r"(?:up )?next:.*",
        r"in pictures:.*",
        r"watch:.*",
        r"turn to page \d+.*",
        r"(?:full )?story,? (?:on )?page \d+.*",
        r"editorial,? page \d+.*",
        r"opinion",
        r"editorial",
    ),
    "boilerplate": (
        r"back to top.*",
        r"tags?:.*",
        r"keywords:.*",
        r"topics?:.*",
        r"filed under.*",
        r"advertisement",
        r"sponsored.*",
        r"sign up\b.*",
        r"subscribe\b.*",
        r"all rights reserved.*",
        r"©.*",
        r"copyright\b.*",
        r"was this (?:article|summary|page) (?:helpful|useful).*",
        r"support (?:our|us)\b.*",
        r"(?:have|did|do|are|were|seen|what do|enjoyed|know)\b[^?]*\? ?(?:call|e-?mail|write|tell|send|contact|get in touch|let us|tips?|text|ring|join|vote|phone)\b.*",
        r"get the\b.* (?:every|each|daily)\b.*",
        r"if you think (?:that )?we have got something wrong.*",
        r"disclosure:.*",
        r"(?:[^.]{0,40} )?comment\b.*page \d+.*",
        r"(?:call|e-?mail|contact) (?:the|our) (?:newsdesk|newsroom|tip).*",
        r"got a (?:story|tip).*",
        r"terms (?:of use|and conditions).*",
        r"by editor",
        r"by admin",
        r"by staff",
        r"translated (?:by|from)\b.*",
        r"machine translat.*",
        r"this (?:text|page) (?:was|has been) (?:machine|automatically).*",
        r"ends?",
        r"\*{3,}",
        r"[-–—_=*#. ]{3,}",
        r"###",
    ),
}


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening «PLACE, April 8 (Agency) -» of a first paragraph; ``end`` is the offset behind it."""

    text: str
    end: int
    day: str
    agency: str


def find_date(line: str) -> tuple[dt.date, str] | None:
    """Give the first full date of a line and the words that say it; day before month where figures leave it open."""
    for match in _DATE.finditer(line) if _HAS_YEAR.search(line) else ():
        day, month, year = (next(v for k, v in match.groupdict().items() if k[0] == part and v) for part in "dmy")
        number = MONTHS.get(month.lower()) or int(month)
        try:
            full = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004 - «13.03.24»
            return dt.date(full, number, int(day)), match.group()
        except ValueError:
            continue
    return None


_HEADLINE_CHARS = 140
_AGENCY_LEAD = re.compile(
    rf"^(?P<place>(?:[A-ZÀ-Þ][\w'’.-]*,? ?){{0,5}}?)(?:\([A-ZÀ-Þ][\w' -]{{2,30}}\) )?(?:,? ?(?P<day>(?i:{_MONTH})\.? \d{{1,2}}),? )?"
    r"\((?P<agency>[A-Z]{2,6}|[A-Z][a-z]+)\) ?(?:[-–—]|--) ",
)


def _agency_lead(paragraph: str) -> Dateline | None:
    """Read «Beirut (AFP) – …» and «Dec 29 (Reuters) - …»: a place as one writes it, and an agency; a short form of what stands before it is none."""
    match = _AGENCY_LEAD.match(paragraph)
    if match is None:
        return None
    initials = "".join(word[0] for word in match["place"].replace(",", " ").split())
    if match["agency"] == initials or not (match["place"].strip() or match["day"]):
        return None
    return Dateline(match.group().strip(" -–—:"), match.end(), match["day"] or "", match["agency"])


def find_dateline(paragraph: str) -> Dateline | None:
    """Read a dateline at the head of a paragraph, or give None."""
    return _dateline(paragraph) or _agency_lead(paragraph)


def _dateline(paragraph: str) -> Dateline | None:
    match = _DATELINE.match(paragraph)
    if match is None or match.end() > 90:  # noqa: PLR2004 - longer is a sentence
        return None
    place = match["place"].strip()
    letters = [c for c in place.split(",")[0] if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < len(letters):
        return None
    return Dateline(
        match.group().strip(" -–—:"), match.end(), match["day"] or "", match["agency"] or match["slashed"] or ""
    )


def opening(text: str, listed: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Give the paragraphs that may open a report: the first, and the second behind a line that is as short as a headline."""
    short = bool(listed) and listed[0][1] - listed[0][0] <= _HEADLINE_CHARS and "\n" not in text[slice(*listed[0])]
    return listed[: 2 if short else 1]


def furniture(line: str) -> str | None:
    """Give the kind of page furniture that a whole line is, or None."""
    stripped = line.strip(" •·*#>|👍👎\t")
    if stripped.startswith("[box") or stripped.endswith("[/box]"):
        return "box"
    if is_picture(stripped):
        return "caption"
    if len(stripped) >= 220:  # noqa: PLR2004 - furniture is short
        return None
    first = stripped[:1].lower()
    found = _beginning(first if first.isascii() and first.isalpha() else "").match(stripped)
    return found.lastgroup if found else None


@functools.cache
def _beginning(first: str) -> re.Pattern[str]:
    """Give a pattern with a group for each kind, of those alternatives that a line with this first letter can be; "" for no letter."""
    groups = []
    for kind, listed in _FURNITURE.items():
        kept = "|".join(a for a in listed if not first or a[0] == first or not a[0].isalpha())
        groups += [f"(?P<{kind}>(?:{kept})$)"] if kept else []
    return re.compile("|".join(groups), re.IGNORECASE)


def is_picture(line: str) -> bool:
    """Tell whether a line is a caption: it names a picture's maker or an archive."""
    if len(line) >= 400:  # noqa: PLR2004 - captions are short
        return False
    lower = line.lower()
    photo, picture, image, illustration, graphic, foto = _PICTURES  # a loop over them takes five times as long
    named = (
        photo in lower
        or picture in lower
        or image in lower
        or illustration in lower
        or graphic in lower
        or foto in lower
    )
    return (named or lower.rstrip().endswith(")")) and _PICTURE.search(line) is not None


def note_of_change(line: str) -> str:
    """Tell whether a line says what the outlet changed in the text: «correction», «update», or ""."""
    if len(line) <= 700 and _CORRECTION.match(line):  # noqa: PLR2004 - a note is short
        return "correction"
    return "update" if len(line) <= 160 and _UPDATE.match(line) else ""  # noqa: PLR2004 - what is longer tells something


def is_byline(line: str) -> bool:
    """Tell whether a line says who wrote the article («By Jane Doe»)."""
    return len(line) < 140 and _BYLINE.match(line) is not None and not line.rstrip().endswith((".", "?", "!"))  # noqa: PLR2004


def is_agency_line(line: str) -> bool:
    """Tell whether a line says where the text comes from or who worked on it."""
    if len(line) >= 260:  # noqa: PLR2004
        return False
    return _AGENCY_LINE.match(line) is not None or ("(" in line and _AGENCY_ASIDE.search(line) is not None)


def without_dates(line: str) -> str:
    """Give a line without its dates, weekdays, clock times and reading times."""
    line = _DATE.sub("|", line)
    line = re.sub(rf"\b{_DAYS}\b,?", "|", line, flags=re.IGNORECASE)
    line = re.sub(
        r"\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?(?:gmt|utc|[a-z]{3,4}t))?\b|\b\d{1,2} ?[ap]\.?m\.?",
        "|",
        line,
        flags=re.IGNORECASE,
    )
    return re.sub(
        r"\b\d+ ?(?:min(?:ute)?s?) read\b|\bupdated\b:?|\bpublished\b:?|\bposted\b:?|\bon\b\s*\|",
        "|",
        line,
        flags=re.IGNORECASE,
    )
