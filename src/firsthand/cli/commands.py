"""The commands: trace, check and quotes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.progress import progress
from firsthand.errors import FirsthandError, NothingReadError, SettingsError
from firsthand.report.harmless import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from firsthand.model import Input, Trace

_NOTHING, _PARTIAL, _INTERRUPTED = 1, 3, 130

_METADATA = click.option(
    "--metadata", type=click.Path(), help="CSV with a column «file» and any of outlet, published, url, title, byline."
)
_CUES = click.option("--cues", type=click.Path(), help="A table of cues, read over the package's (docs/cues.md).")
_COLUMNS = click.option(
    "--columns", help="Columns of a table of articles, by name or number: text=NAME,title=NAME,outlet=NAME, …"
)
_JOURNAL = click.option(
    "--journal",
    type=click.Path(dir_okay=False),
    help="Keep what was read in this file; a rerun with it reads only what is left.",
)
_PROGRESS = click.option(
    "--progress",
    "how",
    type=click.Choice(["bar", "json", "none"]),
    default="bar",
    help="How to show progress, on standard error.",
)
_FAST = click.option(
    "--fast/--full",
    default=None,
    help="Without or with the sentence encoder; without in a pile of more than 500 articles.",
)
_ENGINES = click.option(
    "--engine",
    "engines",
    multiple=True,
    metavar="STAGE=NAME",
    help="A stage of an installed package instead of the built-in one.",
)
_VERDICTS = click.option(
    "--verdicts", type=click.Path(), help="CSV with the columns verdict, this, other: what you know better."
)
_WIDTH = click.option("--width", type=click.IntRange(40, 400), help="Columns of the terminal answer.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="firsthand")
def cli() -> None:
    """Give it the articles; it tells you who had it first hand."""


@cli.command("trace")
@click.argument("paths", nargs=-1, required=True)
@click.option("--html", "page", type=click.Path(dir_okay=False), help="Write the whole report as one page.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@click.option("--output", type=click.Path(dir_okay=False), help="Print into this file.")
@click.option("--all", "everything", is_flag=True, help="Show all claims and stories, not only the first.")
@click.option("--quiet", is_flag=True, help="No progress, no notes on standard error.")
@_PROGRESS
@_JOURNAL
@_METADATA
@_CUES
@_COLUMNS
@_FAST
@_ENGINES
@_VERDICTS
@_WIDTH
def trace_command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[str, ...],
    *,
    page: str | None,
    form: str,
    output: str | None,
    everything: bool,
    quiet: bool,
    how: str,
    journal: str | None,
    metadata: str | None,
    cues: str | None,
    columns: str | None,
    fast: bool | None,
    engines: tuple[str, ...],
    verdicts: str | None,
    width: int | None,
) -> None:
    """Trace a pile: files and folders of articles; «-» is standard input."""
    traced = _traced(
        paths,
        metadata,
        cues=cues,
        columns=columns,
        quiet=quiet,
        how=how,
        journal=journal,
        fast=fast,
        engines=engines,
        verdicts=verdicts,
    )
    if page:
        from firsthand.report.html import render_page  # noqa: PLC0415 - jinja2 only for pages

        _write(page, render_page(traced))
    if form == "json":
        _print(traced.to_json(), output)
    else:
        from firsthand.report.terminal import render  # noqa: PLC0415 - rich only for text

        _draw(render(traced, everything=everything), output, width)
    if page and not quiet:
        click.echo(f"firsthand: the report is in {page}", err=True)
    _leave(traced, quiet=quiet)


@cli.command("check")
@click.argument("words")
@click.argument("paths", nargs=-1, required=True)
@_METADATA
@_WIDTH
def check_command(words: str, paths: tuple[str, ...], *, metadata: str | None, width: int | None) -> None:
    """Show the claim nearest to WORDS: its tellings, chains, differences and roots."""
    from firsthand.pipeline.check import check  # noqa: PLC0415 - numpy only when it runs
    from firsthand.report.terminal import claim_block  # noqa: PLC0415 - rich only for text
    from firsthand.report.view import story_views  # noqa: PLC0415 - with the above

    traced = _traced(paths, metadata, quiet=True)
    answer = check(words, traced)
    if answer is None:
        click.echo("No claim of this pile is near to these words. That says nothing about whether they are true.")
        _leave(traced, quiet=False)
        return
    view = next(v for v in story_views(traced) if v.story.id == answer.story.id)
    sign = "" if answer.verdict == "told" else "! "
    click.echo(f"{sign}{answer.verdict}" + (f": {answer.note}" if answer.note else ""))
    for d in answer.disagreements:
        click.echo(printable(f"! {d.explanation}"))
    click.echo(f"Nearest claim; it holds {answer.score:.0%} of what your words say. Being told is not being true.\n")
    _draw(claim_block(view, answer.claim, everything=True), None, width)
    _leave(traced, quiet=False)


@cli.command("quotes")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["table", "text", "csv", "jsonl"]), default="table", help="What to print."
)
@click.option("--output", type=click.Path(dir_okay=False), help="Print into this file.")
@_METADATA
@_CUES
@_WIDTH
def quotes_command(
    paths: tuple[str, ...],
    *,
    form: str,
    output: str | None,
    metadata: str | None,
    cues: str | None,
    width: int | None,
) -> None:
    """List who says what, by which words, in single articles: files and folders; «-» is standard input."""
    from firsthand.pipeline.quotes import quotes  # noqa: PLC0415 - numpy only when it runs
    from firsthand.report import quotes as drawn  # noqa: PLC0415 - with the above

    _must_exist(paths)
    inputs, found = quotes(list(paths), metadata=metadata, cues=cues)
    if form == "jsonl":
        _print(drawn.as_json_lines(found), output)
    elif form == "csv":
        _print(drawn.as_csv(found), output)
    else:
        _draw(drawn.table(found) if form == "table" else drawn.coloured(found), output, width)
    _account(inputs, quiet=False)


def _must_exist(paths: tuple[str, ...]) -> None:
    missing = [p for p in paths if p != "-" and not Path(p).exists()]
    if missing and len(missing) == len(paths):
        msg = f"{missing[0]}: there is no such file or folder. Check the path"
        raise NothingReadError(msg)


def chosen_columns(told: str | None) -> tuple[tuple[str, str], ...]:
    """Part «text=body,title=2» into pairs.

    Raises:
        SettingsError: A field is unknown or has no column.
    """
    from firsthand.read.tables import FIELDS  # noqa: PLC0415 - with the reader

    pairs = [p.partition("=") for p in (told or "").split(",") if p.strip()]
    for field, equals, name in pairs:
        if field.strip() not in FIELDS or not equals or not name.strip():
            msg = f"--columns {field}{equals}{name}: expected FIELD=NAME, with one of the fields {', '.join(FIELDS)}"
            raise SettingsError(msg)
    return tuple((field.strip(), name.strip()) for field, _, name in pairs)


def _traced(  # noqa: PLR0913 - one parameter an option
    paths: tuple[str, ...],
    metadata: str | None,
    *,
    quiet: bool,
    how: str = "bar",
    journal: str | None = None,
    cues: str | None = None,
    columns: str | None = None,
    fast: bool | None = None,
    engines: tuple[str, ...] = (),
    verdicts: str | None = None,
) -> Trace:
    from firsthand.pipeline.run import trace  # noqa: PLC0415 - numpy only when it runs

    _must_exist(paths)
    return trace(
        list(paths),
        metadata=metadata,
        cues=cues,
        columns=chosen_columns(columns),
        journal=journal,
        progress=progress("none" if quiet else how),
        processes=os.cpu_count() or 1,
        fast=fast,
        engines=_engines(engines),
        verdicts=verdicts,
    )


def _engines(told: tuple[str, ...]) -> dict[str, str]:
    """Part «align=mine» into pairs.

    Raises:
        SettingsError: There is no «=», or nothing on one side of it.
    """
    pairs = [t.partition("=") for t in told]
    for stage, equals, name in pairs:
        if not stage.strip() or not equals or not name.strip():
            msg = f"--engine {stage}{equals}{name}: expected STAGE=NAME, such as align=mine"
            raise SettingsError(msg)
    return {stage.strip(): name.strip() for stage, _, name in pairs}


def _draw(content: RenderableType, output: str | None, width: int | None) -> None:
    from rich.console import Console  # noqa: PLC0415 - rich only for text

    from firsthand.report.harmless import Harmless  # noqa: PLC0415 - with the above

    if output:
        with Path(output).open("w", encoding="utf-8") as file:
            Console(file=file, width=width or 100, no_color=True).print(Harmless(content))
        return
    columns = width or (None if sys.stdout.isatty() else 100)
    Console(width=columns, highlight=False).print(Harmless(content), markup=False)


def _print(text: str, output: str | None) -> None:
    if output:
        _write(output, text)
    else:
        sys.stdout.write(text + "\n")


def _write(path: str, text: str) -> None:
    try:
        Path(path).write_text(text, "utf-8")
    except OSError as error:
        msg = f"{path}: could not be written: {error.strerror or error}. Choose another place"
        raise SettingsError(msg) from error


def _leave(traced: Trace, *, quiet: bool) -> None:
    _account(traced.inputs, quiet=quiet)


def _account(inputs: Sequence[Input], *, quiet: bool) -> None:
    leave([i for i in inputs if i.verdict.value != "kept"], len(inputs), quiet=quiet)


def leave(amiss: Sequence[Input], n_inputs: int, *, quiet: bool) -> None:
    """Exit 0 if everything was read, 3 if something was refused or read in part."""
    if amiss and not quiet:
        click.echo(f"firsthand: {len(amiss)} of {n_inputs} inputs were not read whole:", err=True)
        for i in amiss[:20]:
            click.echo(printable(f"  {i.verdict.value}: {i.path}: {i.reason}"), err=True)
    sys.exit(_PARTIAL if amiss else 0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a known error is one line on standard error and exit status 1.

    Args:
        arguments: As after the program's name; None: those that it was called with.
    """
    # one thread a process: the matrices are small, and the answer must not depend on how many threads share a sum
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        cli(list(arguments) if arguments is not None else None, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except FirsthandError as error:
        click.echo(printable(f"firsthand: {error}"), err=True)
        sys.exit(_NOTHING)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        # a file that cannot be read is an input's verdict: what is left is the answer that cannot be written
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        told = f"firsthand: the answer could not be written: {error.strerror or error}. Make room, or use --output FILE elsewhere"
        click.echo(printable(told), err=True)
        sys.exit(_NOTHING)
