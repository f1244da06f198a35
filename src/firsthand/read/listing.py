"""The files of what was given, in the order of their paths, one by one: a pile may have millions."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.read.saved import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def listed(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give each file with what is to be known of it; addresses, «-» and what is no folder stay as they are."""
    for path in sorted(set(paths)):
        if path == "-" or path.startswith(("http://", "https://")) or not Path(path).is_dir():
            yield path, ""
        else:
            yield from _in_folder(Path(path).as_posix())


def _in_folder(folder: str) -> Iterator[tuple[str, str]]:
    """Give the files of a folder, nested ones too, hidden ones not; links to folders are not followed.

    A folder that cannot be opened is given itself, so that it is refused and not forgotten. A folder that a browser
    saved beside its page is left out and told.
    """
    try:
        with os.scandir(folder) as opened:
            entries = [e for e in opened if not e.name.startswith(".")]
    except OSError:
        yield folder, ""
        return
    names = {e.name for e in entries}
    folders = [e for e in entries if _is_folder(e)]
    pages = {e.name: page for e in folders if (page := page_of(e.name, names)) is not None}
    left: dict[str, int] = {}
    for name, page in pages.items():
        left[page] = left.get(page, 0) + sum(1 for _ in _in_folder(f"{folder}/{name}"))
    inner = {e.name for e in folders}
    for name in sorted(names - set(pages), key=lambda n: n + "/" if n in inner else n):
        if name not in inner:
            n = left.get(name, 0)
            yield f"{folder}/{name}", f"{n} files of the page's own folder left out" if n else ""
        elif not (Path(folder) / name).is_symlink():
            yield from _in_folder(f"{folder}/{name}")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
