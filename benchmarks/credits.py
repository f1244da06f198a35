"""Agency and credit lines, on PolNeAR (US political news, never trained on): is it told whose text an article is?

python -m benchmarks.credits [--errors]

The set says of each article which agency it is from (``wire``; articles where nobody said so are left out) and which outlet it credits
(``credit``). Wire: right if ``Document.agencies`` names that agency («AP» is «Associated Press»); «told apart» asks only whether an
agency or the sign-off of one is found at all. Credit: the set's makers cut that line («h/t: The Lamp») out of the text, so it is put back as
the last line; right if a credit zone of the document names that outlet. Beside it stand the same figures over the texts as they are.
"""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any

from benchmarks.names import alike
from benchmarks.polnear import DATA, articles, f1
from firsthand.model import ZoneKind
from firsthand.read import document_from_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Document

_NOTHING = frozenset({"None", "NA", "", None})


def document(row: dict[str, Any], *, line: str = "") -> Document:
    """Read an article, with a line put behind its end."""
    return document_from_mapping({"text": row["text"].rstrip() + line, "title": ""}, path=f"{row['id']}.txt")


def credited(row: dict[str, Any]) -> str:
    """Give the outlet that an article credits, "" if none."""
    told = row["credit"]
    return "" if told in _NOTHING else told.split(":", 1)[-1].strip(" .")


def same(ours: Iterable[str], gold: str) -> bool:
    """Tell whether one of our names is the set's, letters and «the» aside."""
    return any(_plain(name) == _plain(gold) or alike(name, gold) for name in ours)


def _plain(name: str) -> str:
    folded = "".join(c for c in name.lower().removeprefix("the ") if c.isalnum())
    return {"associatedpress": "ap", "agencefrancepresse": "afp", "unitedpressinternational": "upi"}.get(folded, folded)


def counts(rows: Iterable[dict[str, Any]]) -> dict[str, list[int]]:
    """Count hits, gold and ours of every measure."""
    counted = {name: [0, 0, 0] for name in ("wire", "told apart", "credit", "credit, text as it is")}
    for row in rows:
        _count(counted, row)
    return counted


def _count(counted: dict[str, list[int]], row: dict[str, Any]) -> None:
    read = document(row)
    gold = row["wire"]
    if gold != "NA":  # nobody looked
        named, is_agency = tuple(read.agencies), bool(read.agencies) or signed_off(read)
        wanted = gold not in _NOTHING
        _add(counted["wire"], hit=wanted and same(named, gold), gold=wanted, ours=bool(named))
        _add(counted["told apart"], hit=wanted and is_agency, gold=wanted, ours=is_agency)
    outlet = credited(row)
    told = credit_names(document(row, line=f"\n\n{row['credit']}." if outlet else ""))
    _add(counted["credit"], hit=bool(outlet) and same(told, outlet), gold=bool(outlet), ours=bool(told))
    bare = credit_names(read)
    _add(counted["credit, text as it is"], hit=bool(outlet) and same(bare, outlet), gold=bool(outlet), ours=bool(bare))


def _add(row: list[int], *, hit: bool, gold: bool, ours: bool) -> None:
    row[0] += hit
    row[1] += gold
    row[2] += ours


def _credits(read: Document) -> list[str]:
    return [read.text[z.start : z.end] for z in read.zones if z.kind is ZoneKind.CREDIT]


def signed_off(read: Document) -> bool:
    """Tell whether a text ends as agencies end theirs: «(Reporting by A; Editing by B)»."""
    return any(re.match(r"\W*(?:additional )?reporting by\b.*\bediting by\b", c, re.IGNORECASE) for c in _credits(read))


def credit_names(read: Document) -> tuple[str, ...]:
    """Give what the credit lines of a document name that are no sign-off."""
    own = (re.sub(r"^\W*(?:h/t|hat[- ]tip(?: to)?)\W*", "", c, flags=re.IGNORECASE).strip(" .)") for c in _credits(read)
           if not re.match(r"\W*(?:additional )?(?:reporting|writing|editing) by\b", c, re.IGNORECASE))  # fmt: skip
    return tuple(name for name in own if name)


def measure() -> dict[str, float]:
    """Give F1 of every measure."""
    return {name: round(f1(*row), 3) for name, row in counts(articles("all")).items()}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="name the articles whose agency is not found or is wrong")
    options = parser.parse_args()
    if not DATA.exists():
        print("credits: the set's texts are not on this machine")
        return
    rows = articles("all")
    for name, (hits, gold, ours) in counts(rows).items():
        print(f"{name:22} F1 {f1(hits, gold, ours):.3f} (hits {hits}, gold {gold}, ours {ours})")
    for row in rows if options.errors else ():
        named = document(row).agencies
        wanted = row["wire"] if row["wire"] not in _NOTHING else ""
        if row["wire"] != "NA" and (bool(named) != bool(wanted) or (wanted and not same(named, wanted))):
            print(f"{row['id']}: want {wanted or 'none'}, ours {named}")


if __name__ == "__main__":
    main()
