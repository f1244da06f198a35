"""How far the work is: a bar for people, JSON lines for programs, on standard error."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = Callable[[str, int, int], None]

_MANY = 50  # articles; a smaller pile is done before a progress bar is worth reading
_BAR = 24  # columns
_APART = 0.2  # seconds between two messages


def progress(kind: str) -> Progress | None:
    """Give what to call with stage, done and total.

    Args:
        kind: «bar» (on a terminal, for a pile that takes a while), «json» or «none».
    """
    if kind == "none" or (kind == "bar" and not sys.stderr.isatty()):
        return None
    draw = _as_json if kind == "json" else _as_bar
    state: dict[str, float | str] = {"stage": "", "since": 0.0, "shown": 0.0}

    def show(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        new = stage != state["stage"]
        if new:
            state.update(stage=stage, since=now)
        if now - float(state["shown"]) < _APART and done < total and not new:
            return
        if kind == "bar" and total < _MANY:
            return
        state["shown"] = now
        rate = done / max(now - float(state["since"]), 1e-6)
        draw(stage, done, total, rate)

    return show


def _as_json(stage: str, done: int, total: int, rate: float) -> None:
    left = round((total - done) / rate, 1) if done else None
    line = {"stage": stage, "done": done, "total": total, "per_second": round(rate, 1), "seconds_left": left}
    click.echo(json.dumps(line), err=True)


def _as_bar(stage: str, done: int, total: int, rate: float) -> None:
    left = f"{(total - done) / rate:.0f} s left" if done else "…"
    bar = "█" * (_BAR * done // total)
    click.echo(f"\r{stage:10} {bar:{_BAR}} {done}/{total} {rate:.1f}/s {left}      ", err=True, nl=done >= total)
