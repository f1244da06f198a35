"""Give it the articles; it tells you who had it first hand.

import firsthand
trace = firsthand.trace(["articles/"])
print(trace.to_json())
"""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING

from firsthand.errors import FirsthandError, InputError, NothingReadError
from firsthand.model import Document, Story, Trace

if TYPE_CHECKING:
    from firsthand.model import Attribution
    from firsthand.pipeline.run import trace

__all__ = ["Document", "FirsthandError", "InputError", "NothingReadError", "Story", "Trace", "attribute", "trace"]


def attribute(text: str, *, title: str | None = None, outlet: str | None = None) -> Attribution:
    """Find who says what in one text; see ``firsthand.pipeline.quotes.attribute``.

    Args:
        text: The article, paragraphs parted by line breaks.
        title: Its headline, if it is not part of the text.
        outlet: Whose article it is: the outlet's own voice is never a source.

    Returns:
        Sources and statements; offsets count code points of ``text``.
    """
    from firsthand.pipeline.quotes import attribute as found_in  # noqa: PLC0415 - heavy: loaded on use

    return found_in(text, title=title, outlet=outlet)


class _Package(types.ModuleType):
    """This package, whose function ``attribute`` stays when the subpackage of that name is loaded."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "attribute" and isinstance(value, types.ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """Load the pipeline when it is first asked for, so that ``import firsthand`` stays light."""
    if name == "trace":
        from firsthand.pipeline.run import trace  # noqa: PLC0415 - heavy: loaded on use

        return trace
    msg = f"module 'firsthand' has no attribute {name!r}"
    raise AttributeError(msg)
