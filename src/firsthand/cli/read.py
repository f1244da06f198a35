"""The command read: what became of every input, without tracing a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firsthand.cli.commands import _METADATA, _WIDTH, _account, _draw, _print, cli
from firsthand.errors import NothingReadError, SettingsError

if TYPE_CHECKING:
    from firsthand.protocols import Reading

_SHOWN_COLUMNS = "text=NAME,title=NAME,outlet=…,published=…,url=…,byline=…"


@cli.command("read")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="What to print.")
@click.option("--output", type=click.Path(dir_okay=False), help="Print into this file.")
@click.option("--columns", help=f"Columns of a table of articles, by name or number: {_SHOWN_COLUMNS}")
@click.option("--fetch", is_flag=True, help="Fetch addresses: those given, and those in lists and feeds.")
@click.option("--keep", type=click.Path(dir_okay=False), help="Keep what was fetched in this web archive (WARC).")
@_METADATA
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

    reading = read(paths, metadata=metadata, columns=_columns(columns), fetch=fetch, keep=keep)
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


def _columns(told: str | None) -> tuple[tuple[str, str], ...]:
    from firsthand.read.tables import FIELDS  # noqa: PLC0415 - with the reader

    pairs = [p.partition("=") for p in (told or "").split(",") if p.strip()]
    for field, equals, name in pairs:
        if field.strip() not in FIELDS or not equals or not name.strip():
            msg = f"--columns {field}{equals}{name}: expected FIELD=NAME, with one of the fields {', '.join(FIELDS)}"
            raise SettingsError(msg)
    return tuple((field.strip(), name.strip()) for field, _, name in pairs)
