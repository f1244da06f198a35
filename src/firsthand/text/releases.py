"""Press releases, statements and notices: texts in which a body speaks for itself, and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD_CHARS, _TAIL_CHARS = 420, 480
_MAX_NAME_WORDS = 9
_AGAIN = 2  # times that an issuer is named in its own release
_HEAD = re.compile(
    r"\b(?:(?:media|press|news) (?:statement|release|notice|information|summary)|for immediate release|notice to|dear (?:parents|members|customers|colleagues|all)|"
    r"statement (?:by|from|of|on)|communiqu[ée]|judgment summary|(?:club|company|party|school|hospital|joint|official) statement|"
    r"information for (?:supporters|customers|passengers|parents|residents|members|patients|visitors|users))\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\b(?:(?:media|press) (?:contact|enquiries|inquiries|office|desk)|notes? (?:to|for) editors|for (?:more|further) information)\b|^(?:ends|- ?ends ?-|###)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_SITE = re.compile(r"(?<![\w@.-])(?:https?://)?(?:www\.)?([a-z0-9-]{4,})\.[a-z]{2,8}\b")


def is_release(text: str) -> bool:
    """Tell whether a text looks like a body's own statement, release or notice."""
    return _HEAD.search(text, 0, _HEAD_CHARS) is not None or _TAIL.search(text[-_TAIL_CHARS:]) is not None


def issuer(text: str, names: Iterable[str]) -> str:
    """Give the name of the body that issues a release: it stands in the head, and again below or as the site that it is from.

    Args:
        text: The release.
        names: Those that the story names.

    Returns:
        The name, or nothing.
    """
    head = text[:_HEAD_CHARS]
    site = _SITE.search(head)
    address = site.group(1).replace("-", "") if site else ""
    counts = {
        n: text.count(n) + 1000 * _of_site(n, address) for n in names if n in head and len(n.split()) < _MAX_NAME_WORDS
    }
    return min((n for n, k in counts.items() if k >= _AGAIN), key=lambda n: (-counts[n], -len(n), n), default="")


def _of_site(name: str, address: str) -> bool:
    """Tell whether an address is made of a name's words («skarrowtown» for Skarrow Town FC)."""
    plain = re.sub(r"[\W_]", "", re.sub(r"^(?:the|The) ", "", name)).casefold()
    return bool(address) and (plain.startswith(address) or (len(plain) > 4 and address.startswith(plain)))  # noqa: PLR2004 - letters
