"""The command read: what became of every input, without tracing a story."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from firsthand.cli.commands import (
    _COLUMNS,
    _INTERRUPTED,
    _JOURNAL,
    _METADATA,
    _PROGRESS,
    _WIDTH,
    _draw,
    chosen_columns,
    cli,
    leave,
)
from firsthand.cli.progress import progress
from firsthand.errors import NothingReadError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.read.found import Found
    from firsthand.report.account import Account


@cli.command("read")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="What to print.")
@click.option("--output", type=click.Path(dir_okay=False), help="Print into this file.")
@click.option("--fetch", is_flag=True, help="Fetch addresses: those given, and those in lists and feeds.")
@click.option("--keep", type=click.Path(dir_okay=False), help="Keep what was fetched in this web archive (WARC).")
@_JOURNAL
@_METADATA
@_COLUMNS
@_PROGRESS
@_WIDTH
def read_command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[str, ...],
    *,
    form: str,
    output: str | None,
    columns: str | None,
    fetch: bool,
    keep: str | None,
    journal: str | None,
    metadata: str | None,
    how: str,
    width: int | None,
) -> None:
    """Show what became of every input: files, folders, archives, feeds, addresses; «-» is standard input.

    Ctrl-C shows what was read until then. With --journal a rerun reads only what is left.
    """
    from firsthand.pipeline.read import reader  # noqa: PLC0415 - heavy: only when it runs

    read = reader(
        metadata=metadata,
        columns=chosen_columns(columns),
        fetch=fetch,
        keep=keep,
        processes=os.cpu_count() or 1,
        journal=journal,
        progress=progress(how),
    )
    stream = _Stoppable(read.stream(paths))
    account = _json(stream, output) if form == "json" else _table(stream, output, width)
    if stream.stopped:
        left = (
            "a rerun with the same --journal reads what is left"
            if journal
            else "with --journal FILE a rerun would read only what is left"
        )
        click.echo(f"firsthand: stopped; {account.counts()} until then; {left}", err=True)
        sys.exit(_INTERRUPTED)
    if not account.n_documents:
        msg = "no article was read: see the reasons above"
        raise NothingReadError(msg)
    leave(account.amiss, account.verdicts.total(), quiet=True)


def _table(found: _Stoppable, output: str | None, width: int | None) -> Account:
    from firsthand.report.account import Account  # noqa: PLC0415 - with the reader

    account = Account()
    for one in found:
        account.add(one)
    _draw(account.table(), output, width)
    return account


def _json(found: _Stoppable, output: str | None) -> Account:
    from firsthand.report.account import write_json  # noqa: PLC0415 - with the reader

    if not output:
        return write_json(found, sys.stdout)
    with _whole(output) as file:
        return write_json(found, file)


@contextlib.contextmanager
def _whole(path: str) -> Iterator[IO[str]]:
    """Open a file that takes its name once it is whole.

    Raises:
        SettingsError: It cannot be written.
    """
    beside = Path(f"{path}.part")
    try:
        with beside.open("w", encoding="utf-8") as file:
            yield file
        beside.replace(path)
    except OSError as error:
        msg = f"{path}: could not be written: {error.strerror or error}. Choose another place"
        raise SettingsError(msg) from error
    finally:
        beside.unlink(missing_ok=True)


class _Stoppable:
    """Inputs until somebody presses Ctrl-C; what is in hand then is lost, and nothing else."""

    def __init__(self, found: Iterator[Found]) -> None:
        self._found = found
        self._waits = False
        self.stopped = False

    def __iter__(self) -> Iterator[Found]:
        before = signal.signal(signal.SIGINT, self._stop)
        try:
            while not self.stopped:
                self._waits = True
                try:
                    one = next(self._found, None)
                except KeyboardInterrupt:
                    return
                finally:
                    self._waits = False
                if one is None:
                    return
                yield one
        finally:
            signal.signal(signal.SIGINT, before)

    def _stop(self, _number: int, _frame: object) -> None:
        again, self.stopped = self.stopped, True
        if again or self._waits:
            raise KeyboardInterrupt
