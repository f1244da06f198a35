"""Give it the articles; it tells you who had it first hand.

import firsthand
trace = firsthand.trace(["articles/"])
print(trace.to_json())
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.errors import FirsthandError, InputError, NothingReadError
from firsthand.model import Document, Story, Trace

if TYPE_CHECKING:
    from firsthand.pipeline.run import trace

__all__ = ["Document", "FirsthandError", "InputError", "NothingReadError", "Story", "Trace", "trace"]


def __getattr__(name: str) -> object:
    """Load the pipeline when it is first asked for, so that ``import firsthand`` stays light."""
    if name == "trace":
        from firsthand.pipeline.run import trace  # noqa: PLC0415 - heavy: loaded on use

        return trace
    msg = f"module 'firsthand' has no attribute {name!r}"
    raise AttributeError(msg)
