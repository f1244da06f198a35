"""Fetching, only when asked: robots.txt honoured, one request a second to a host, size and time limited, private addresses never asked.

A name is resolved once, its number is checked, and that number is connected to: a name that changes its number in between
changes nothing. Redirects go the same way. What came is kept as it came, with its hash, in a web archive.
"""

from __future__ import annotations

import datetime as dt
import http.client
import socket
import ssl
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from firsthand.read.addresses import AddressError, checked_address, forbidden, joined_address
from firsthand.read.packed import unpack_coded
from firsthand.read.parts import Part
from firsthand.read.warc import is_text
from firsthand.read.warc_store import WarcStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AGENT = "firsthand/0.1 (reads news articles that its user names)"
_ROBOT = "firsthand"
MAX_BYTES = 32 * 1024 * 1024
TIMEOUT_S, TOTAL_S = 15.0, 60.0
REDIRECTS = 5
PAUSE_S, MAX_PAUSE_S = 1.0, 30.0
_PIECE = 64 * 1024


class FetchError(Exception):
    """Say why nothing was fetched; internal to this package."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the address it came from at last, status, headers by small letters, body as sent."""

    address: str
    status: int
    headers: dict[str, str]
    body: bytes
    head: bytes


def numbers_of(host: str, port: int) -> list[str]:
    """Give the numbers of a host."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def connect_to(number: str, port: int, timeout_s: float) -> socket.socket:
    """Connect to a number, not to a name."""
    return socket.create_connection((number, port), timeout=timeout_s)


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches pages and feeds.

    Attributes:
        keep: The web archive to add to; what it has of an address is asked for again only if it changed. None keeps nothing.
        resolve, connect, sleep, clock: The ways out to the network and the clock; tests put their own here.
    """

    keep: Path | None = None
    resolve: Callable[[str, int], list[str]] = numbers_of
    connect: Callable[[str, int, float], socket.socket] = connect_to
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    _store: WarcStore | None = None

    def __call__(self, path: str, address: str) -> Part:
        """Give what an address holds, as an input at ``path``; refused with the reason if it cannot be had."""
        if self._store is None and self.keep is not None:
            self._store = WarcStore(self.keep)
        try:
            found = self._followed(checked_address(address))
        except (FetchError, AddressError) as error:
            return Part(
                path=path, refused=f"{address[:300]} was not fetched: {error}. Check the address, or save the page"
            )
        when = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if found.status >= 400:  # noqa: PLR2004 - HTTP errors
            return Part(
                path=path,
                refused=f"{found.address[:300]}: the server answered {found.status}. Try later, or save the page",
            )
        if self._store is not None:
            self._store.add(found.address, when, found.head, found.body)
        body, note = unpack_coded(found.body, found.headers.get("content-encoding", ""))
        mime = found.headers.get("content-type", "").split(";")[0].strip().lower()
        if not body.strip() or not (is_text(mime, body) or "json" in mime):
            return Part(path=path, refused=f"{found.address[:300]} holds no text ({mime or 'nothing'}). Nothing to do")
        known = {"url": found.address, "fetched": when, "observed": found.headers.get("last-modified")}
        return Part(path=path, raw=body, known=known, note=note)

    def _followed(self, address: str) -> Answer:
        since = self.clock()
        for _ in range(REDIRECTS + 1):
            if not self._allowed(address):
                raise FetchError("its robots.txt asks programs to stay away")
            extra = self._store.conditions(address) if self._store else {}
            found = self._asked_politely(address, since, extra)
            if found.status == 304 and self._store is not None:  # noqa: PLR2004 - not modified
                stored = self._store.stored(address)
                if stored is not None:
                    return Answer(address, 200, stored.headers, stored.body, b"")
            if found.status in {301, 302, 303, 307, 308} and found.headers.get("location"):
                address = joined_address(address, found.headers["location"])
                continue
            return found
        msg = f"it was sent on more than {REDIRECTS} times"
        raise FetchError(msg)

    def _allowed(self, address: str) -> bool:
        """Ask robots.txt of the host, once; a host that answers with its own error is left alone."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            rules = RobotFileParser()
            found = self._robots_of(f"{origin}/robots.txt")
            if found.status >= 500:  # noqa: PLR2004 - server errors
                self._robots[origin] = None
            else:
                text = found.body[:500_000].decode("utf-8", "replace") if found.status == 200 else ""  # noqa: PLR2004
                rules.parse(text.splitlines())
                self._robots[origin] = rules
        known = self._robots[origin]
        return known is not None and known.can_fetch(_ROBOT, address)

    def _robots_of(self, address: str) -> Answer:
        since = self.clock()
        for _ in range(REDIRECTS):
            found = self._asked_politely(address, since, {})
            if found.status not in {301, 302, 303, 307, 308} or not found.headers.get("location"):
                return found
            address = joined_address(address, found.headers["location"])
        return Answer(address, 404, {}, b"", b"")

    def _asked_politely(self, address: str, since: float, extra: dict[str, str]) -> Answer:
        parts = urlsplit(address)
        rules = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        delay = float(rules.crawl_delay(_ROBOT) or 0) if rules else 0.0
        wait = self._asked.get(parts.netloc, -1e9) + min(MAX_PAUSE_S, max(PAUSE_S, delay)) - self.clock()
        if wait > 0:
            self.sleep(wait)
        self._asked[parts.netloc] = self.clock()
        try:
            return self._ask(address, since, extra)
        except (OSError, http.client.HTTPException, ValueError) as error:
            msg = f"{type(error).__name__}: {error}"
            raise FetchError(msg) from error

    def _number(self, host: str, port: int) -> str:
        """Resolve a name once; refuse it if any of its numbers is not public."""
        numbers = self.resolve(host, port)
        if not numbers:
            msg = f"no server is called {host}"
            raise FetchError(msg)
        for number in numbers:
            reason = forbidden(number)
            if reason:
                msg = f"{host} is {number}: {reason}"
                raise FetchError(msg)
        return numbers[0]

    def _ask(self, address: str, since: float, extra: dict[str, str]) -> Answer:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        raw = self.connect(self._number(host, port), port, TIMEOUT_S)
        with raw:
            link = (
                ssl.create_default_context().wrap_socket(raw, server_hostname=host) if parts.scheme == "https" else raw
            )
            asked = http.client.HTTPConnection(host, port, timeout=TIMEOUT_S)
            asked.sock = link
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            headers = {
                "User-Agent": AGENT,
                "Accept-Encoding": "gzip, deflate",
                "Accept": "text/html, application/xml;q=0.9, */*;q=0.5",
                "Connection": "close",
                **extra,
            }
            asked.request("GET", target, headers=headers)
            answer = asked.getresponse()
            pieces, size = [], 0
            while piece := answer.read(_PIECE):
                size += len(piece)
                if size > MAX_BYTES:
                    msg = f"it is larger than {MAX_BYTES:,} bytes"
                    raise FetchError(msg)
                if self.clock() - since > TOTAL_S:
                    msg = f"it took more than {TOTAL_S:.0f} s"
                    raise FetchError(msg)
                pieces.append(piece)
            told = {k.lower(): v for k, v in reversed(answer.getheaders())}
            head = f"HTTP/1.1 {answer.status} {answer.reason}\r\n" + "".join(
                f"{k}: {v}\r\n" for k, v in answer.getheaders() if k.lower() != "transfer-encoding"
            )
            return Answer(address, answer.status, told, b"".join(pieces), head.encode("utf-8", "replace") + b"\r\n")
