from __future__ import annotations

import contextlib
import socket
import threading
from pathlib import Path

import pytest

from firsthand.model import Verdict
from firsthand.read import FileReader
from firsthand.read.addresses import AddressError, checked_address, forbidden
from firsthand.read.fetch import Fetcher
from tests.unit.read import made

PUBLIC = "93.184.215.14"


class Web:
    """A web in memory: answers by host and path; it remembers what was asked and connected to."""

    def __init__(self, pages: dict[str, bytes], numbers: dict[str, list[list[str]]] | None = None) -> None:
        self.pages, self.numbers = pages, numbers or {}
        self.asked: list[str] = []
        self.connected: list[str] = []
        self.slept = 0.0

    def resolve(self, host: str, _: int) -> list[str]:
        turns = self.numbers.get(host)
        if turns is None:
            return [PUBLIC]
        return turns.pop(0) if len(turns) > 1 else turns[0]

    def connect(self, number: str, _: int, __: float) -> socket.socket:
        self.connected.append(number)
        ours, theirs = socket.socketpair()
        threading.Thread(target=self._serve, args=(theirs,), daemon=True).start()
        return ours

    def _serve(self, link: socket.socket) -> None:
        with link:
            head = b""
            while b"\r\n\r\n" not in head and (piece := link.recv(4096)):
                head += piece
            lines = head.decode().split("\r\n")
            host = next((x[6:] for x in lines if x.lower().startswith("host:")), "")
            address = host + lines[0].split(" ")[1]
            conditional = "If-None-Match" in head.decode()
            self.asked.append(address + (" if changed" if conditional else ""))
            answer = (
                b"HTTP/1.1 304 Not Modified\r\n\r\n"
                if conditional
                else self.pages.get(address, b"HTTP/1.1 404 Not Found\r\n\r\n")
            )
            with contextlib.suppress(OSError):  # the fetcher leaves when it has enough
                link.sendall(answer)

    def sleep(self, seconds: float) -> None:
        self.slept += seconds

    def fetcher(self, keep: Path | None = None) -> Fetcher:
        return Fetcher(keep=keep, resolve=self.resolve, connect=self.connect, sleep=self.sleep)


def moved(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\n\r\n".encode()


def test_an_address_is_fetched_and_kept_with_its_hash(tmp_path: Path) -> None:
    """What was read must be there to be shown again."""
    web = Web({"lakeside-echo.example/a": made.answered(head="Content-Type: text/html\r\nETag: x")})
    kept = tmp_path / "kept.warc"

    reading = FileReader(fetch=web.fetcher(kept))(["http://lakeside-echo.example/a#top"])
    again = FileReader()([str(kept)])
    third = FileReader(fetch=web.fetcher(kept))(["http://lakeside-echo.example/a"])

    assert [d.text for d in reading.documents] == [d.text for d in again.documents] == [d.text for d in third.documents]
    assert reading.documents[0].outlet == "Lakeside Echo"
    assert web.asked[-1] == "lakeside-echo.example/a if changed"
    assert {i.verdict for i in again.inputs} == {Verdict.KEPT}


@pytest.mark.parametrize("left", [10, 60, 200, 700])
def test_what_was_being_kept_when_the_program_was_killed_is_fetched_again(tmp_path: Path, left: int) -> None:
    """Half a page is no second version of it."""
    pages = {f"e.example/{k}": made.answered(made.PAGE.replace("two", f"{k} or two")) for k in "ab"}
    asked = [f"http://e.example/{k}" for k in "ab"]
    kept = tmp_path / "kept.warc"
    FileReader(fetch=Web(pages).fetcher(kept))(asked[:1])
    first = len(kept.read_bytes())
    FileReader(fetch=Web(pages).fetcher(kept))(asked[1:])
    whole = kept.read_bytes()
    kept.write_bytes(whole[: first + left])

    FileReader(fetch=Web(pages).fetcher(kept))(asked[1:])

    assert len(kept.read_bytes()) == len(whole)
    assert [i.verdict for i in FileReader()([str(kept)]).inputs] == [Verdict.KEPT] * 3


def test_a_fetched_address_is_not_asked_again_by_a_rerun(tmp_path: Path) -> None:
    """A rerun does only what is left."""
    web = Web({"e.example/a": made.answered()})
    reader = FileReader(fetch=web.fetcher(), journal=str(tmp_path / "journal"))

    first, n_asked = reader(["http://e.example/a", "http://e.example/gone"]), len(web.asked)
    second = reader(["http://e.example/a", "http://e.example/gone"])

    assert second == first
    assert web.asked[n_asked:] == ["e.example/gone"]


@pytest.mark.parametrize("number", [
    "127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
    "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fd00:ec2::254", "::127.0.0.1", "2001:db8::1",
])  # fmt: skip
def test_no_private_number_is_connected_to(number: str) -> None:
    """The desk's own network is not the web."""
    web = Web({}, {"inside.example": [[number]], "both.example": [[PUBLIC, number]]})
    fetch = web.fetcher()

    parts = [fetch("a", "http://inside.example/"), fetch("a", "http://both.example/")]

    assert all(p.refused for p in parts)
    assert web.connected == []
    assert forbidden(number)
    assert not forbidden(PUBLIC)
    assert not forbidden("2606:4700:4700::1111")


def test_a_redirect_to_a_private_number_is_not_followed() -> None:
    """The commonest way round a check of the first address."""
    web = Web({"a.example/": moved("http://inside.example/")}, {"inside.example": [["127.0.0.1"]]})

    part = web.fetcher()("a", "http://a.example/")

    assert "this machine" in part.refused
    assert set(web.connected) == {PUBLIC}


def test_a_name_that_changes_its_number_changes_nothing() -> None:
    """The number that was checked is the one that is connected to."""
    web = Web({"a.example/": made.answered()}, {"a.example": [[PUBLIC], [PUBLIC], ["127.0.0.1"]]})

    part = web.fetcher()("a", "http://a.example/")

    assert part.raw
    assert set(web.connected) == {PUBLIC}


def test_robots_are_asked_first_and_obeyed() -> None:
    """A reader is a guest."""
    rules = made.answered("User-agent: *\nDisallow: /private\nCrawl-delay: 3\n", head="Content-Type: text/plain")
    web = Web({"a.example/robots.txt": rules, "a.example/a": made.answered(), "a.example/private/b": made.answered()})
    fetch = web.fetcher()

    parts = [fetch("a", "http://a.example/a"), fetch("b", "http://a.example/private/b")]

    assert [bool(p.raw) for p in parts] == [True, False]
    assert "robots.txt" in parts[1].refused
    assert web.asked == ["a.example/robots.txt", "a.example/a"]
    assert web.slept > 2


@pytest.mark.parametrize(("pages", "reason"), [
    ({"a.example/": moved("http://a.example/")}, "sent on"),
    ({"a.example/": made.answered(status="500 Oops")}, "answered 500"),
    ({"a.example/robots.txt": made.answered(status="503 Busy"), "a.example/": made.answered()}, "robots.txt"),
    ({"a.example/": made.answered("x", head="Content-Type: image/png")}, "no text"),
    ({"a.example/": b"nonsense"}, "was not fetched"),
    ({"a.example/": moved("http://[::1")}, "no address"),
    ({"a.example/": moved("file:///etc/passwd")}, "no address of the web"),
    ({"a.example/": made.answered("y" * (33 * 1024 * 1024))}, "larger than"),
])  # fmt: skip
def test_what_cannot_be_fetched_is_refused_with_its_reason(pages: dict[str, bytes], reason: str) -> None:
    """Every input gets a verdict."""
    assert reason in Web(pages).fetcher()("a", "http://a.example/").refused


def test_a_feed_leads_to_its_articles(tmp_path: Path) -> None:
    """A feed gives a summary; the article is on the page."""
    feed = tmp_path / "a.xml"
    feed.write_bytes(made.RSS.replace(b"https://e.example", b"http://e.example"))
    web = Web({"e.example/2": made.answered()})

    reading = FileReader(fetch=web.fetcher())([str(feed)])

    assert [i.verdict for i in reading.inputs] == [Verdict.KEPT] * 3
    assert any(d.url == "http://e.example/2" and d.path.endswith("!2") for d in reading.documents)


@pytest.mark.parametrize(("given", "asked"), [
    ("HTTP://Example.com:80/a/../b/./c?x=ä#top", "http://example.com/b/c?x=%C3%A4"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://e.example", "https://e.example/"),
    ("http://[2606:4700:4700::1111]:8080/a", "http://[2606:4700:4700::1111]:8080/a"),
])  # fmt: skip
def test_an_address_is_asked_in_one_form(given: str, asked: str) -> None:
    """Two forms of one address are one page."""
    assert checked_address(given) == asked


@pytest.mark.parametrize(
    "given",
    [
        "ftp://a.example/",
        "http://user:secret@a.example/",
        "http://a.example:22/",
        "http://",
        "http://[::1",
        "javascript:alert(1)",
        "http://a b.example/",
        "http://1.2.3.4.5/",
        "http://0x7f.1/",
        "http://a%2fb.example/",
        "http://[1::2::3]/",
        "http://a.example:99999/",
    ],
)
def test_what_is_no_web_address_is_said_to_be_none(given: str) -> None:
    """Before anything goes out."""
    with pytest.raises(AddressError):
        checked_address(given)
