"""JSON that is more than a text with its fields: news items in the form of the press council (ninjs), lists of addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.read.about import names
from firsthand.read.feeds import plain_text
from firsthand.read.parts import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.read.parts import Parts

_ADDRESS = re.compile(r"https?://\S{3,4000}$", re.IGNORECASE)


def from_ninjs(record: Mapping[str, object]) -> Mapping[str, object]:
    """Give a news item's text and fields under our names; anything else as it is.

    Both forms are read: 1.x with «body_text», «body_html», «body_xhtml» and «headline», 2.x and 3.x with lists «bodies» and «headlines».
    """
    text = _listed(record.get("bodies")) or next(
        (
            plain_text(v)
            for k in ("body_text", "body_html", "body_xhtml", "html")
            if isinstance(v := record.get(k), str) and v.strip()
        ),
        "",
    )
    if not text or isinstance(record.get("text"), str):
        return record
    headline = record.get("headline") or _listed(record.get("headlines"))
    return {
        "text": text,
        "title": headline if isinstance(headline, str) and headline else record.get("title", ""),
        "byline": record.get("byline") or record.get("by") or ", ".join(names(record.get("infosources"))),
        "published": record.get("versioncreated")
        or record.get("versionCreated")
        or record.get("firstcreated")
        or record.get("firstCreated")
        or record.get("published")
        or "",
        "outlet": next(
            iter(
                names(record.get("provider")) or names(record.get("infosource")) or names(record.get("copyrightholder"))
            ),
            "",
        ),
        "url": record.get("url") or (record.get("uri") if str(record.get("uri", "")).startswith("http") else ""),
    }


def _listed(value: object) -> str:
    """Give the main body or headline of a list of them."""
    items = [i for i in value if isinstance(i, dict)] if isinstance(value, list) else []
    ordered = sorted(items, key=lambda i: str(i.get("role", "")) not in {"main", ""})
    return next(
        (plain_text(str(i["value"])) for i in ordered if isinstance(i.get("value"), str) and i["value"].strip()), ""
    )


def addresses(text: str) -> tuple[tuple[int, str], ...]:
    """Give the addresses of a text that holds nothing else, with their lines; () for any other text."""
    if "://" not in text:
        return ()
    found = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if not _ADDRESS.match(bare):
            return ()
        found.append((number, bare))
    return tuple(found)


def address_parts(path: str, listed: tuple[tuple[int, str], ...]) -> Parts:
    """Refuse addresses that were not asked to be fetched."""
    for number, address in listed:
        yield Part(
            path=f"{path}!{number}",
            address=address,
            refused=f"an address, not fetched: {address[:300]}. Give --fetch, or its text",
        )
