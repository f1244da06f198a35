from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TEXT = "The bridge over the lake was closed on Friday after two cables snapped, the mayor of the town said."


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "firsthand", *arguments], capture_output=True, text=True, input=given, check=False
    )


def test_a_pile_is_traced_and_the_page_written(tmp_path: Path) -> None:
    """The command of the README."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    done = run("trace", str(tmp_path), "--html", str(tmp_path / "r.html"), "--format", "json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["format"] == "firsthand-trace/1"
    assert (tmp_path / "r.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_pile_read_in_part_exits_3_and_says_what(tmp_path: Path) -> None:
    """A script must be able to tell."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x00")

    done = run("trace", str(tmp_path))

    assert done.returncode == 3
    assert "b.txt" in done.stderr


def test_nothing_read_exits_1_without_a_traceback(tmp_path: Path) -> None:
    """An empty folder is no crash."""
    done = run("trace", str(tmp_path))

    assert done.returncode == 1
    assert "nothing could be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_standard_input_is_read() -> None:
    """Whoever pastes needs no file."""
    done = run("trace", "-", given=TEXT)

    assert done.returncode == 0, done.stderr
    assert "the mayor" in done.stdout


def test_check_finds_the_nearest_claim_and_says_what_differs(tmp_path: Path) -> None:
    """A distorted claim matches real coverage; it must not read as confirmed."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    done = run("check", "nine cables snapped on the lake bridge", str(tmp_path))

    assert "told differently" in done.stdout
    assert "nine" in done.stdout


def test_progress_is_told_as_json_lines(tmp_path: Path) -> None:
    """Whatever drives the program can show how far it is."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    done = run("trace", str(tmp_path), "--progress", "json")
    told = [json.loads(line) for line in done.stderr.splitlines()]

    assert told[-1]["stage"] == "trace"
    assert told[-1]["done"] == told[-1]["total"] == 1
