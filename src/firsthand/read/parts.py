"""What an input that holds others falls into: its members, each an input of its own, and an account of the whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Parts = Iterator["Part"]

MAX_DEPTH = 4  # archives within archives
MAX_MEMBERS = 200_000
MAX_MEMBER_BYTES = 64 * 1024 * 1024  # of one member, unpacked
MAX_RATIO = 100  # unpacked to packed, from the size on that a page may have
FREE_BYTES = 4 * 1024 * 1024  # unpacked, whatever the ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One member, or a word about the whole. Exactly one of raw, record, refused and told is given.

    Attributes:
        path: «archive.warc!3»; the whole's own path for a word about it.
        raw: Bytes that are read as an input of their own.
        record: A text with what is known about it.
        refused: Why it could not be read, with the next step.
        told: What to know of the whole: columns that were guessed, members that hold no article.
        partial: The whole was read in part; ``told`` says why.
        known: What its container knows of it; what the member says of itself comes first, but for the address.
        note: Why the member may not be whole.
        address: Where more of it is to be had; fetched if that was asked for, else the rest of the part stands.
    """

    path: str
    raw: bytes | None = None
    record: Mapping[str, object] | None = None
    refused: str = ""
    told: str = ""
    partial: bool = False
    known: Mapping[str, str | None] = field(default_factory=dict)
    note: str = ""
    address: str = ""


class TooLargeError(ValueError):
    """Say that a member unpacks to more than is read; internal to this package."""


def check_size(unpacked: int, packed: int) -> None:
    """Stop an unpacking that has grown too large for its size.

    Raises:
        TooLargeError: It has.
    """
    if unpacked > MAX_MEMBER_BYTES:
        msg = f"it unpacks to more than {MAX_MEMBER_BYTES:,} bytes"
        raise TooLargeError(msg)
    check_ratio(unpacked, packed)


def check_ratio(unpacked: int, packed: int) -> None:
    """Stop an unpacking that gives far more than it takes.

    Raises:
        TooLargeError: It does.
    """
    if unpacked > FREE_BYTES and unpacked > MAX_RATIO * max(1, packed):
        msg = f"it unpacks to more than {MAX_RATIO} times its size"
        raise TooLargeError(msg)


def counted(kinds: Mapping[str, int]) -> str:
    """Give «12 request, 3 image/png», the commonest first."""
    return ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))[:12])
