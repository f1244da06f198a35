"""A child process around the parsers that a file can hurt, with limits of time and memory.

    python -m firsthand.read.child MEMORY_BYTES

It reads tasks from standard input and writes answers to standard output, both as frames; it ends when its parent does.
A task is one leaf to be read whole, or a container whose members are to be given one by one.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import struct
import sys
from typing import TYPE_CHECKING, Any

from firsthand.read.articles import Articles, Leaf
from firsthand.read.contain import members_of
from firsthand.read.found import encoded
from firsthand.read.large import large_parts
from firsthand.read.parts import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.read.parts import Parts

Frame = tuple[dict[str, Any], bytes]
_ONE_WRITE = 16_384  # bytes; more are not copied for the sake of a call less
_SIZES = struct.Struct(">II")


def framed(head: dict[str, Any], raw: bytes = b"") -> Iterator[bytes]:
    """Give the bytes of a frame: the sizes, a head as JSON, and bytes as they are."""
    told = json.dumps(head).encode("ascii")
    begin = _SIZES.pack(len(told), len(raw)) + told
    if len(raw) <= _ONE_WRITE:
        yield begin + raw
        return
    yield begin
    yield raw


def unframed(read: Callable[[int], bytes | None]) -> Frame | None:
    """Take a frame; None at the end."""
    sizes = _exactly(read, _SIZES.size)
    if sizes is None:
        return None
    n_head, n_raw = _SIZES.unpack(sizes)
    head, raw = _exactly(read, n_head), _exactly(read, n_raw)
    return None if head is None or raw is None else (json.loads(head), raw)


def _exactly(read: Callable[[int], bytes | None], n: int) -> bytes | None:
    pieces: list[bytes] = []
    while n > 0:
        piece = read(n)
        if not piece:
            return None
        pieces.append(piece)
        n -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def part_frame(part: Part) -> Frame:
    """Give a part as a frame's head and bytes."""
    told = {f: getattr(part, f) for f in ("path", "refused", "told", "partial", "note", "address")}
    has_raw = part.raw is not None
    return {**told, "known": dict(part.known), "record": part.record, "raw": has_raw}, part.raw or b""


def part_of(head: dict[str, Any], raw: bytes) -> Part:
    """Take back what ``part_frame`` gave."""
    return Part(**{**head, "raw": raw if head["raw"] else None})


def leaf_frame(leaf: Leaf) -> Frame:
    """Give a leaf as a frame's head and bytes."""
    head, raw = part_frame(leaf.part)
    return {"part": head, "depth": leaf.depth, "notes": list(leaf.notes), "remark": leaf.remark}, raw


def leaf_of(head: dict[str, Any], raw: bytes) -> Leaf:
    """Take back what ``leaf_frame`` gave."""
    return Leaf(part=part_of(head["part"], raw), depth=head["depth"], notes=tuple(head["notes"]), remark=head["remark"])


def _answers(task: dict[str, Any], raw: bytes) -> Iterator[Frame]:
    columns = tuple((field, name) for field, name in task["columns"])
    if task["do"] == "read":
        articles = Articles(max_chars=task["max_chars"], columns=columns, plain=task["plain"])
        leaf = leaf_of(task["leaf"], raw)
        found = articles.read_alone(leaf) if task["alone"] else articles.read(leaf)
        yield {"found": [encoded(f) for f in found]}, b""
        return
    path = task["path"]
    parts: Parts | None
    if task["large"]:
        parts = large_parts(path, task["large"], dict(columns))
    else:
        members = members_of(path, raw, depth=task["depth"], columns=dict(columns))
        parts = None if members is None else members.parts
    for part in parts or ():
        yield part_frame(part)
    yield {"end": True}, b""


def _limit_memory(most: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        # an archive that is mapped and not loaded counts as address space, not as data
        kind = resource.RLIMIT_DATA if sys.platform.startswith("linux") else resource.RLIMIT_AS
        resource.setrlimit(kind, (most, most))


def _limit_time(seconds: float) -> None:
    """Let the system end this process after so many further seconds of processor time."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 1, hard))


def _write(file: Any, frame: Frame) -> None:
    for piece in framed(*frame):
        view = memoryview(piece)
        while view:
            view = view[file.write(view) :]


def main() -> None:
    """Answer tasks until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides, and ends its children
    _limit_memory(int(sys.argv[1]))
    source, sink = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever a library prints is no answer
    while (frame := unframed(source.read)) is not None:
        task, raw = frame
        _limit_time(task["cpu_s"])
        try:
            for answer in _answers(task, raw):
                _write(sink, answer)
                if "found" not in answer[0]:
                    _limit_time(task["cpu_s"])
        except BrokenPipeError:
            return
        except MemoryError:
            _write(sink, ({"fault": "it needs too much memory"}, b""))
        except Exception as error:  # noqa: BLE001 - the top of this process: whatever a parser raises is told
            _write(sink, ({"fault": f"its reader failed: {type(error).__name__}: {str(error)[:120]}"}, b""))


if __name__ == "__main__":
    main()
