"""What a container knows of a member, put together with what the member says of itself."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from firsthand.model import Published

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.model import Document

_SECOND_LEVEL = frozenset("co com org net ac gov edu or ne go".split())


def joined(own: Mapping[str, str | None], container: Mapping[str, str | None]) -> dict[str, str | None]:
    """Put what a page says of itself before what its container says, but for the address, and the outlet that it claims.

    The address is where it was fetched. A page may claim any name: one that does not fit the host is not taken.
    """
    told = {k: own.get(k) or container.get(k) for k in {*own, *container} - {"fetched"}}
    address = container.get("url")
    if address and address.startswith(("http://", "https://")):
        told["url"] = address
        host = host_name(address)
        claimed = told.get("outlet")
        told["outlet"] = claimed if claimed and fits_host(claimed, host) else host
    return told


def with_fetched(document: Document, container: Mapping[str, str | None]) -> Document:
    """Say of a document without a date that it was published before it was fetched."""
    fetched = container.get("fetched")
    if not fetched or document.published.earliest or document.published.latest:
        return document
    day = _iso(fetched)
    if day is None:
        return document
    return dataclasses.replace(
        document, published=Published(latest=day, stated=document.published.stated or f"fetched {fetched}")
    )


def _iso(moment: str) -> str | None:
    digits = "".join(c for c in moment if c.isdigit())
    if len(digits) < 8 or not "1990" <= digits[:4] <= "2100":  # noqa: PLR2004 - a day has eight digits
        return None
    if "T" in moment:
        return moment.replace("Z", "+00:00")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


def host_name(address: str) -> str:
    """Give the host of an address without «www.»; "" if it has none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def fits_host(name: str, host: str) -> bool:
    """Tell whether an outlet's name fits a host: one of its words, or its initials, stand in the registered part."""
    labels = host.lower().split(".")
    kept = [x for x in labels[:-1] if x not in _SECOND_LEVEL] or labels
    own = "".join(kept).replace("-", "")
    words = ["".join(c for c in w.lower() if c.isalnum()) for w in name.replace(".", " ").split()]
    words = [w for w in words if w]
    initials = "".join(w[0] for w in words)
    return (
        any(len(w) >= 4 and w in own for w in words)
        or "".join(words) in own
        or (len(initials) >= 2 and initials in kept)
    )  # noqa: PLR2004
