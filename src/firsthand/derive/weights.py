"""The trained weights of the ledger (trained/derivation.md tells what they learned from)."""

from __future__ import annotations

import functools
import json
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def weights() -> Mapping[str, float]:
    """Give each signal's weight in nats, and the prior odds of a derivation under «bias»."""
    told = json.loads(files("firsthand").joinpath("trained/derivation.json").read_text("utf-8"))
    return {str(k): float(v) for k, v in told.items()}
