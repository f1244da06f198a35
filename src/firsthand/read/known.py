"""What a container knows of a member, put together with what the member says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from firsthand.model import Published
from firsthand.read.feeds import iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 300  # characters; no host has more, and no outlet's name
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref_src", "cmpid", "ito")
_SECOND_LEVEL = frozenset("co com org net ac gov edu or ne go".split())


def joined(own: Mapping[str, str | None], container: Mapping[str, str | None]) -> dict[str, str | None]:
    """Put what a page says of itself before what its container says, but for the address, and the outlet that it claims.

    The address is where it was fetched. A page may claim any name: one that does not fit the host is not taken.
    """
    told = {k: own.get(k) or container.get(k) for k in {*own, *container}}
    address = container.get("url")
    if address and address.startswith(("http://", "https://")):
        told["url"] = address
        host = host_name(address)
        claimed = told.get("outlet")
        told["outlet"] = claimed if claimed and fits_host(claimed, host) else host
    return told


def moment_of(told: str | None) -> Published:
    """Give the interval of a moment as containers tell it: ISO 8601, a mail's or a web server's date, or digits alone."""
    if not told:
        return Published()
    iso = _iso(iso_date(told))
    return Published(earliest=iso, latest=iso, stated=told) if iso else Published(stated=told)


def before(published: Published, *seen: Published) -> Published:
    """Say of an article without a date that it was published before it was first seen."""
    moments = [s for s in seen if s.latest]
    if published.earliest or published.latest or not moments:
        return published
    first = min(moments, key=lambda s: (s.latest or "")[:19])
    return Published(latest=first.latest, stated=published.stated or f"seen {first.stated}")


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
    name, host = name[:_LONGEST], host[:_LONGEST]
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


def folded_address(address: str) -> str:
    """Give an article's address without what does not tell articles apart; "" for none, or for a site's front page."""
    try:
        parts = urlsplit(address)
        asked = [(k, v) for k, v in parse_qsl(parts.query) if not k.lower().startswith(_TRACKING)]
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    if not parts.netloc or not (path or asked):
        return ""
    return f"{host_name(address)}{path}{'?' + urlencode(sorted(asked)) if asked else ''}"
