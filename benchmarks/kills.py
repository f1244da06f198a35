"""Kill -9 at random moments of a batch: after the rerun the answer of an undisturbed run, nothing lost, nothing twice.

    python -m benchmarks.kills [--kills N] [--inputs N] [--seed N]

The batch is made of the invented files of the tests, of every kind. Each run is killed at a moment drawn evenly from the time that an
undisturbed run takes. After each kill the journal must open, and what it holds must not shrink. After one to five kills, or when a run was
done before it was to be killed, the rerun's answer is compared, and the next round begins with a new journal.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.fuzz import SEEDS


def made(folder: Path, n: int) -> Path:
    """Write so many inputs: texts, pages, feeds, archives, tables, mails, exports, each with a word of its own."""
    folder.mkdir()
    for k, (name, raw) in zip(range(n), list(SEEDS.items()) * (n // len(SEEDS) + 1), strict=False):
        own = (
            raw.replace(b"Friday", f"Friday the {k}th".encode())
            if b"PK" not in raw[:2] and raw[:2] != b"\x1f\x8b"
            else raw
        )
        (folder / f"{k:04}-{name}").write_bytes(own)
    return folder


def command(pile: Path, journal: Path | None) -> list[str]:
    kept = ["--journal", str(journal)] if journal else []
    return [sys.executable, "-m", "firsthand", "read", str(pile), "--format", "json", "--progress", "none", *kept]


def entries(journal: Path) -> int:
    """Count what a journal holds."""
    with contextlib.closing(sqlite3.connect(journal)) as opened:
        try:
            return int(opened.execute("SELECT count(*) FROM read").fetchone()[0])
        except sqlite3.OperationalError:  # killed before the first table
            return 0


def main() -> None:
    """Kill, rerun, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--inputs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lots = random.Random(options.seed)  # noqa: S311 - no secret
    wrong: list[str] = []
    kills = rounds = 0
    with tempfile.TemporaryDirectory() as folder:
        pile = made(Path(folder) / "pile", options.inputs)
        since = time.monotonic()
        whole = subprocess.run(command(pile, None), capture_output=True, check=False).stdout
        takes_s = time.monotonic() - since
        while kills < options.kills:
            journal, held, rounds = Path(folder) / f"journal-{rounds}", 0, rounds + 1
            answer, most = None, min(options.kills, kills + lots.randint(1, 5))
            while answer is None and kills < most:
                answer = killed(command(pile, journal), lots.uniform(0, takes_s))
                kills += answer is None
                now = entries(journal) if journal.exists() else 0
                if now < held:
                    wrong.append(f"kill {kills}: the journal held {held} and holds {now}")
                held = now
            answer = answer or subprocess.run(command(pile, journal), capture_output=True, check=False).stdout
            if answer != whole:
                wrong.append(f"round {rounds}: the answer differs after {kills} kills")
    print(f"{options.inputs} inputs, {takes_s:.1f} s undisturbed; {kills} kills in {rounds} rounds; {len(wrong)} wrong")
    sys.exit("\n".join(wrong) or 0)


def killed(asked: list[str], after_s: float) -> bytes | None:
    """Run a command and kill it after so long; give its answer if it was done before."""
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            return process.communicate(timeout=after_s)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return None


if __name__ == "__main__":
    main()
