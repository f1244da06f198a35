"""The command read: what became of every input, without tracing a story."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from firsthand.cli.commands import _COLUMNS, _METADATA, _WIDTH, _account, _draw, _print, chosen_columns, cli
from firsthand.errors import NothingReadError

if TYPE_CHECKING:
    from firsthand.protocols import Reading


@cli.command("read")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="What to print.")
@click.option("--output", type=click.Path(dir_okay=False), help="Print into this file.")
@click.option("--fetch", is_flag=True, help="Fetch addresses: those given, and those in lists and feeds.")
@click.option("--keep", type=click.Path(dir_okay=False), help="Keep what was fetched in this web archive (WARC).")
@_METADATA
@_COLUMNS
@_WIDTH
def read_command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[str, ...],
    *,
    form: str,
    output: str | None,
    columns: str | None,
    fetch: bool,
    keep: str | None,
    metadata: str | None,
    width: int | None,
) -> None:
    """Show what became of every input: files, folders, archives, feeds, addresses; «-» is standard input."""
    from firsthand.pipeline.read import read  # noqa: PLC0415 - heavy: only when it runs
    from firsthand.report import account  # noqa: PLC0415 - with the above

    reading = read(
        paths, metadata=metadata, columns=chosen_columns(columns), fetch=fetch, keep=keep, processes=os.cpu_count() or 1
    )
    if form == "json":
        _print(account.as_json(reading), output)
    else:
        _draw(account.table(reading), output, width)
    _leave(reading)


def _leave(reading: Reading) -> None:
    if not reading.documents:
        msg = "no article was read: see the reasons above"
        raise NothingReadError(msg)
    _account(reading.inputs, quiet=True)
