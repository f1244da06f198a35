"""Work on many inputs in several processes; the answers come in the order of the inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Given = TypeVar("Given")
Made = TypeVar("Made")
_CHUNK = 8


def in_processes(work: Callable[[Given], Made], given: Sequence[Given], processes: int) -> Iterator[Made]:
    """Give what the work makes of each input."""
    if processes <= 1:
        yield from map(work, given)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - heavy: only for large piles
    from multiprocessing import get_context  # noqa: PLC0415 - with the above

    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, given, chunksize=_CHUNK)
