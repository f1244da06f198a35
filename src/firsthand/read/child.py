"""A child process with limits of time and memory around a parser that a file can hurt.

    python -m firsthand.read.child KIND < file

The parent starts one for each such file; a file that is too much for its parser ends its child and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

TIME_S = 20.0
MEMORY_BYTES = 1024 * 1024 * 1024
_KINDS = ("pdf",)


class ChildError(Exception):
    """Say why a child gave no answer; internal to this package."""


def in_child(kind: str, raw: bytes, *, time_s: float = TIME_S, memory_bytes: int = MEMORY_BYTES) -> object:
    """Have bytes read in a child process.

    Raises:
        ChildError: It took too long, needed too much, or failed; the message says which.
    """
    command = [sys.executable, "-m", "firsthand.read.child", kind, str(memory_bytes), str(int(time_s) + 1)]
    paths = os.pathsep.join(p for p in sys.path if p)
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            input=raw,
            capture_output=True,
            timeout=time_s,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
    except subprocess.TimeoutExpired as error:
        msg = f"reading it took more than {time_s:.0f} s"
        raise ChildError(msg) from error
    except OSError as error:
        msg = f"no process could be started to read it: {error.strerror or error}"
        raise ChildError(msg) from error
    try:
        return json.loads(done.stdout)
    except ValueError as error:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        last = told[-1][:160] if told else f"it ended with status {done.returncode}"
        reason = "reading it needs too much memory" if "MemoryError" in last else f"its reader failed: {last}"
        raise ChildError(reason) from error


def _limited(memory_bytes: int, time_s: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_CPU, time_s)):
        resource.setrlimit(kind, (most, most))


def main() -> None:
    """Read standard input as one kind of file and print what was found as JSON."""
    kind, memory_bytes, time_s = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if kind not in _KINDS:
        sys.exit(f"no kind «{kind}»; known: {', '.join(_KINDS)}")
    _limited(memory_bytes, time_s)
    from firsthand.read.pdf import read_pdf  # noqa: PLC0415 - in the child only

    json.dump(read_pdf(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
