"""The child processes of this one: started when needed, watched, ended when a file is too much for them."""

from __future__ import annotations

import atexit
import contextlib
import os
import selectors
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.read.child import framed as _framed
from firsthand.read.child import part_of, unframed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.read.child import Frame
    from firsthand.read.parts import Parts

CPU_S, WALL_S = 20.0, 120.0  # seconds for one article; by the clock it may wait for other programs
MEMORY_BYTES = 1024 * 1024 * 1024
_IDLE_KEPT = 2  # children that wait for the next pile


class ChildError(Exception):
    """Say why a child gave no answer; internal to this package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use for one article; an archive gets as much for each step to the next member."""

    cpu_s: float = CPU_S
    wall_s: float = WALL_S
    memory_bytes: int = MEMORY_BYTES


class Child:
    """One process that reads. Its answers come in the order of its tasks."""

    def __init__(self, limits: Limits) -> None:
        paths = os.pathsep.join(p for p in sys.path if p)
        command = [sys.executable, "-P", "-m", "firsthand.read.child", str(limits.memory_bytes)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env={**os.environ, "PYTHONPATH": paths},
            )
        except OSError as error:
            msg = f"no process could be started to read it: {error.strerror or error}"
            raise ChildError(msg) from error
        self.limits = limits
        self._since = time.monotonic()

    def fileno(self) -> int:
        """Give the number of the pipe on which answers come."""
        return self._process.stdout.fileno() if self._process.stdout else -1

    def send(self, head: dict[str, object], raw: bytes = b"") -> None:
        """Give a task.

        Raises:
            ChildError: The child has ended.
        """
        self._since = time.monotonic()
        sink = self._process.stdin
        try:
            for piece in _framed({**head, "cpu_s": self.limits.cpu_s}, raw):
                view = memoryview(piece)
                while view and sink is not None:
                    view = view[sink.write(view) or 0 :]
        except OSError as error:
            raise ChildError(self._ended()) from error

    def left_s(self) -> float:
        """Give how many seconds the child has for its next answer."""
        return self._since + self.limits.wall_s - time.monotonic()

    def receive(self) -> Frame:
        """Give the next answer, which is there.

        Raises:
            ChildError: The child has ended, or says that it could not.
        """
        source = self._process.stdout
        frame = unframed(source.read) if source is not None else None
        if frame is None:
            raise ChildError(self._ended())
        self._since = time.monotonic()
        if "fault" in frame[0]:
            raise ChildError(str(frame[0]["fault"]))
        return frame

    def wait(self) -> Frame:
        """Wait for the next answer.

        Raises:
            ChildError: It took too long, or there is none.
        """
        if not ready([self], self.left_s()):
            raise ChildError(self.late())
        return self.receive()

    def late(self) -> str:
        """Say that the child took too long."""
        return f"reading it took more than {self.limits.wall_s:.0f} s"

    def _ended(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            status = self._process.wait(5)
            if status == -24:  # noqa: PLR2004 - the signal for too much processor time
                return f"reading it took more than {self.limits.cpu_s:.0f} s of processor time"
            return f"its reader ended with status {status}"
        return "its reader gave no answer"

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


def ready(children: Sequence[Child], timeout_s: float | None) -> list[Child]:
    """Wait for answers; give the children that have one."""
    with selectors.DefaultSelector() as chosen:
        for child in children:
            chosen.register(child.fileno(), selectors.EVENT_READ, child)
        return [key.data for key, _ in chosen.select(None if timeout_s is None else max(0.0, timeout_s))]


class _Idle:
    """Children that wait for the next pile; they belong to the process that started them."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self.children: list[Child] = []

    def take(self, limits: Limits) -> Child | None:
        if self.process != os.getpid():  # a fork: these pipes are the parent's
            self.process, self.children = os.getpid(), []
        return next((self.children.pop(k) for k, c in enumerate(self.children) if c.limits == limits), None)


_idle = _Idle()


def take(limits: Limits) -> Child:
    """Give a child that is free, or start one.

    Raises:
        ChildError: None can be started.
    """
    return _idle.take(limits) or Child(limits)


def give_back(child: Child) -> None:
    """Keep a child that has answered everything for later, or end it if enough wait."""
    if len(_idle.children) < _IDLE_KEPT:
        _idle.children.append(child)
    else:
        child.end()


@atexit.register
def end_idle() -> None:
    """End the children that wait."""
    if _idle.process == os.getpid():
        while _idle.children:
            _idle.children.pop().end()


def members_from_child(task: dict[str, object], raw: bytes, path: str, limits: Limits) -> Parts:
    """Have a child take a container apart; what it could not reach is refused, and told where."""
    from firsthand.read.parts import Part  # noqa: PLC0415 - for types above

    n, whole = 0, False
    try:
        child = take(limits)
    except ChildError as error:
        yield Part(path=path, refused=f"{error}. Close some programs and read it again")
        return
    try:
        child.send({"do": "unpack", "path": path, **task}, raw)
        while True:
            head, inner = child.wait()
            if "end" in head:
                whole = True
                return
            n += 1
            yield part_of(head, inner)
    except ChildError as error:
        where = f"{path}!after {n}" if n else path
        behind = f"behind member {n}: " if n else ""
        yield Part(
            path=where, refused=f"{behind}{error}, so it was stopped. Unpack it yourself, or save its text as .txt"
        )
    finally:
        give_back(child) if whole else child.end()
