"""Identifiers made from content: the same content has the same identifier, everywhere."""

from __future__ import annotations

import hashlib

DIGEST_CHARS = 12


def content_id(kind: str, *parts: str) -> str:
    """Make an identifier from content.

    Each part goes in with its length before it, so that ("ab", "c") and ("a", "bc") differ.

    Args:
        kind: A short prefix that says what is identified, such as ``"d"`` for a document.
        *parts: The content, in an order that means something.

    Returns:
        ``kind``, a hyphen and twelve hexadecimal digits of a SHA-256.
    """
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(encoded)}:".encode())
        digest.update(encoded)
    return f"{kind}-{digest.hexdigest()[:DIGEST_CHARS]}"
