"""What a desk's folder has in it besides articles: a clear word each, the right status, and no good article lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from firsthand.cli import main
from firsthand.read.listing import listed

TEXT = "The bridge over the lake was closed on Friday after two cables snapped, the mayor of the town said."
OTHER = "Harvest is late this year in the hills because of the rain, farmers told the Valley News on Monday."


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return int(left.value.code or 0), out, err


def kept(out: str) -> list[str]:
    return [i["path"] for i in json.loads(out)["inputs"] if i["verdict"] == "kept"]


def test_a_folder_of_pictures_has_no_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is refused by name, and the next step is said."""
    for n in range(3):
        (tmp_path / f"{n}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))

    status, _, err = run(capsys, "trace", str(tmp_path))

    assert status == 1
    assert "0.png" in err
    assert "Give articles as" in err


def test_a_broken_json_line_loses_itself_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines before and behind it are read."""
    lines = [json.dumps({"text": TEXT}), '{"text": "The bri', json.dumps({"text": OTHER})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")

    status, out, err = run(capsys, "trace", str(tmp_path), "--format", "json")

    assert status == 3
    assert len(json.loads(out)["documents"]) == 2
    assert "a.jsonl" in err


def test_a_file_that_vanishes_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the listing and the reading, somebody tidied up."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(OTHER, "utf-8")

    def listed_and_lost(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        found = list(listed(paths))
        (tmp_path / "b.txt").unlink(missing_ok=True)
        return iter(found)

    monkeypatch.setattr("firsthand.read.files.listed", listed_and_lost)

    status, out, err = run(capsys, "trace", str(tmp_path), "--format", "json")

    assert status == 3
    assert [Path(p).name for p in kept(out)] == ["a.txt"]
    assert "b.txt" in err


def test_lone_surrogates_are_read_and_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON may hold half a character; no terminal may choke on it."""
    (tmp_path / "a.json").write_text('{"text": "' + TEXT + ' \\ud83d", "title": "Half \\udc00"}', "utf-8")

    for form in ("text", "json"):
        status, out, err = run(capsys, "trace", str(tmp_path), "--format", form)

        assert status == 3
        assert "surrogates were replaced" in err
        out.encode("utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_and_a_loop_do_not_hang(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe would wait for ever, a loop would list for ever."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)

    status, out, err = run(capsys, "trace", str(tmp_path), "--format", "json")

    assert status == 3
    assert len(kept(out)) == 1
    assert "pipe.txt" in err


def test_json_as_deep_as_a_well_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No stack overflows."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.json").write_text("[" * 100_000 + "]" * 100_000, "utf-8")

    status, out, err = run(capsys, "trace", str(tmp_path), "--format", "json")

    assert status == 3
    assert len(kept(out)) == 1
    assert "b.json" in err


def test_a_long_text_is_read_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Size is no fault (benchmarks time it)."""
    (tmp_path / "a.txt").write_text("\n\n".join(f"{n}. {TEXT}" for n in range(2_000)), "utf-8")

    status, out, _ = run(capsys, "read", str(tmp_path), "--format", "json")

    assert status == 0
    assert "1999." in json.loads(out)["documents"][0]["text"]


def test_names_and_titles_steer_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article cannot clear the screen, ring the bell or turn a line around."""
    (tmp_path / "a\x1b[2J.txt").write_text(f"Bridge \x1b]0;owned\x07 closed \u202edesolc\n\n{TEXT}", "utf-8")
    (tmp_path / "b\x1b[2J.png").write_bytes(b"\x89PNG\r\n\x00")

    status, out, err = run(capsys, "trace", str(tmp_path))

    assert status == 3
    for mark in ("\x1b]", "\x1b[2J", "\x07", "\u202e"):
        assert mark not in out + err


def test_a_reader_that_stops_early_is_no_fault(tmp_path: Path) -> None:
    """«firsthand trace … | head -1» ends quietly."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "firsthand", "trace", str(tmp_path), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        err = running.stderr.read().decode()

    assert "Traceback" not in err
    assert "Exception ignored" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    """What could not be written must not look written."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "firsthand", "trace", str(tmp_path), "--format", "json", "--output", "/dev/full"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
