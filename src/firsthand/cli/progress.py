"""How far the work is: a bar for people, JSON lines for programs, on standard error."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typing import Protocol

    class Progress(Protocol):
        """What is called as the work goes on."""

        def __call__(self, stage: str, done: int, total: int, errors: int | None = None, /) -> None:
            """Take how far a stage is, and how many inputs were not read whole."""
            ...


_MANY = 50  # articles; a smaller pile is done before a progress bar is worth reading
_BAR = 24  # columns
_APART = 0.2  # seconds between two messages


def progress(kind: str) -> Progress | None:
    """Give what to call with stage, done, total, and how many inputs were not read whole.

    Args:
        kind: «bar» (on a terminal, for a pile that takes a while), «json» or «none».
    """
    if kind == "none" or (kind == "bar" and not sys.stderr.isatty()):
        return None
    draw = _as_json if kind == "json" else _as_bar
    state: dict[str, float | str] = {"stage": "", "since": 0.0, "shown": 0.0}

    def show(stage: str, done: int, total: int, errors: int | None = None, /) -> None:
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
        draw(stage, done, total, rate, errors)

    return show


def _as_json(stage: str, done: int, total: int, rate: float, errors: int | None) -> None:
    left = round((total - done) / rate, 1) if done else None
    line: dict[str, object] = {
        "stage": stage,
        "done": done,
        "total": total,
        "per_second": round(rate, 1),
        "seconds_left": left,
    }
    if errors is not None:
        line["errors"] = errors
    click.echo(json.dumps(line), err=True)


def _as_bar(stage: str, done: int, total: int, rate: float, errors: int | None) -> None:
    left = f"{(total - done) / rate:.0f} s left" if done else "…"
    bar = "█" * (_BAR * done // total)
    amiss = f", {errors} not read whole" if errors else ""
    click.echo(f"\r{stage:10} {bar:{_BAR}} {done}/{total} {rate:.1f}/s {left}{amiss}      ", err=True, nl=done >= total)
