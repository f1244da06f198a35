"""Which addresses may be asked: those of the public internet, by the numbers that a name turns out to have."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_CARRIERS = tuple(
    ipaddress.ip_network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
)
_HOST = re.compile(r"[a-z0-9_.-]{1,253}")
_HEX = re.compile(r"(?:^|\.)0x[0-9a-f]*\.?$")
_PORTS = frozenset({80, 443})
_LOW_PORTS = 1024
_SAFE = "!$&'()*+,;=:@/%~-._[]"


class AddressError(ValueError):
    """Say why an address is not asked; internal to this package."""


def forbidden(number: str) -> str:
    """Say why a host's number may not be asked; "" for one of the public internet."""
    try:
        address = ipaddress.ip_address(number.split("%", 1)[0])
    except ValueError:
        return "no internet address"
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None:
        return forbidden(str(mapped))
    if address.version == 6 and any(address in n for n in _CARRIERS):  # noqa: PLR2004 - the version that can carry the other
        return "an address that carries another"
    for bad, name in (
        (address.is_loopback, "this machine"),
        (address.is_link_local, "link-local or a cloud's metadata"),
        (address.is_multicast, "multicast"),
    ):
        if bad:
            return name
    return "" if address.is_global and not address.is_reserved else "a private or reserved network"


def checked_address(address: str) -> str:
    """Give an address in the form that is asked: no fragment, host in ASCII, no user, dots in the path resolved.

    Raises:
        AddressError: It is no address of the web, carries a password, or names a port that no web server has.
    """
    try:
        parts = urlsplit("".join(c for c in address.strip() if c not in "\t\r\n").replace("\\", "/"))
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        msg = f"no address that can be read: {error}"
        raise AddressError(msg) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise AddressError("no address of the web (http or https)")
    if parts.username is not None:
        raise AddressError("an address with a user's name in it")
    if port is not None and port < _LOW_PORTS and port not in _PORTS:
        msg = f"port {port} is no web server's"
        raise AddressError(msg)
    host = _number6(host) if ":" in host else _named(_ascii(host))
    default = {"http": 80, "https": 443}[parts.scheme]
    where = f"[{host}]" if ":" in host else host
    place = where if port in {None, default} else f"{where}:{port}"
    return urlunsplit(
        (parts.scheme, place, _resolved(quote(parts.path, safe=_SAFE)) or "/", quote(parts.query, safe=_SAFE + "?"), "")
    )


def joined_address(base: str, to: str) -> str:
    """Give the address that a redirect leads to, in the form that is asked.

    Raises:
        AddressError: It is none that is asked.
    """
    try:
        whole = urljoin(base, to)
    except ValueError as error:
        msg = f"sent on to no address: {error}"
        raise AddressError(msg) from error
    return checked_address(whole)


def _number6(host: str) -> str:
    try:
        return str(ipaddress.IPv6Address(host))
    except ValueError as error:
        msg = f"a host that cannot be read: {error}"
        raise AddressError(msg) from error


def _named(host: str) -> str:
    """Give a host whose letters a name may have; one that ends in a figure must be a plain number of four parts."""
    if not _HOST.fullmatch(host):
        raise AddressError("a host with characters that no name has")
    if host.rstrip(".").rpartition(".")[2].isdigit() or _HEX.search(host):
        try:
            return str(ipaddress.IPv4Address(host.rstrip(".")))
        except ValueError as error:
            msg = f"a host that cannot be read: {error}"
            raise AddressError(msg) from error
    return host


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError as error:
        msg = f"a host that cannot be read: {error}"
        raise AddressError(msg) from error


def _resolved(path: str) -> str:
    """Resolve «.» and «..» in a path; none leads above the top."""
    kept: list[str] = []
    pieces = path.split("/")[1:]
    for k, piece in enumerate(pieces):
        plain = piece.lower().replace("%2e", ".")
        last = k == len(pieces) - 1
        if plain == "..":
            kept = kept[:-1]
        elif plain != ".":
            kept.append(piece)
            continue
        if last:
            kept.append("")
    return "/" + "/".join(kept)
