"""The read stage alone: documents and the account of every input, all at once or one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.read import FileReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from firsthand.protocols import Reading
    from firsthand.read.parts import Part


def read(
    paths: Iterable[str],
    *,
    metadata: str | None = None,
    columns: Iterable[tuple[str, str]] = (),
    fetch: bool = False,
    keep: str | None = None,
    processes: int = 1,
) -> Reading:
    """Read files, folders, archives, feeds and, if asked, addresses.

    Args:
        paths: As the commands take them; ``"-"`` is standard input.
        metadata: A CSV file with a column «file» and any of outlet, published, url, title, byline.
        columns: Which column of a table of articles holds a field.
        fetch: Fetch addresses; without it they are refused with what to do.
        keep: A web archive to write what was fetched to.
        processes: How many child processes read pages, and the texts of a large pile.

    Raises:
        InputError: The metadata file cannot be used.
    """
    return reader(metadata=metadata, columns=columns, fetch=fetch, keep=keep, processes=processes)(paths)


def reader(  # noqa: PLR0913 - one parameter a setting
    *,
    metadata: str | None = None,
    columns: Iterable[tuple[str, str]] = (),
    fetch: bool = False,
    keep: str | None = None,
    processes: int = 1,
    journal: str | None = None,
    progress: Callable[[str, int, int, int], None] | None = None,
) -> FileReader:
    """Give the reader with the settings of ``read`` and two more; its ``stream`` gives inputs one by one, in constant memory.

    ``journal`` is a file that keeps what was read, so that a rerun reads only what is left; ``progress`` is called with
    («read», files done, files given, articles not read whole).
    """
    return FileReader(
        metadata=metadata,
        columns=tuple(columns),
        fetch=_fetcher(keep) if fetch else None,
        processes=processes,
        journal=journal,
        progress=progress,
    )


def _fetcher(keep: str | None) -> Callable[[str, str], Part]:
    from firsthand.read.fetch import Fetcher  # noqa: PLC0415 - the network only where asked for

    return Fetcher(keep=Path(keep) if keep else None)
