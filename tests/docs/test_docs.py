from __future__ import annotations

from pathlib import Path

import click
import pytest

from firsthand.cli.commands import cli
from firsthand.text.vague import VAGUE

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    """An option that nobody can find is not there."""
    options = [
        o for p in cli.commands[name].params if isinstance(p, click.Option) for o in p.opts if o.startswith("--")
    ]

    assert f"firsthand {name}" in PAGE
    assert [o for o in options if o not in PAGE] == []


def test_every_vague_word_stands_in_the_docs_with_its_interval() -> None:
    """What «dozens» means is open to everybody."""
    page = (Path(__file__).parents[2] / "docs" / "figures.md").read_text("utf-8")

    for words, (low, high) in VAGUE.items():
        shown = ".5" if low < 1 else f"{low:,.0f}"
        assert f"| {words} | {shown} | {high:,.0f} |" in page
