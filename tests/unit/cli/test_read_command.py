from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.unit.read import made


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "firsthand", *arguments], capture_output=True, input=given, check=False
    )


def test_the_account_of_a_pile_adds_up(tmp_path: Path) -> None:
    """Every input kept, partial or refused, with the next step."""
    (tmp_path / "a.warc").write_bytes(made.warc(2))
    (tmp_path / "b.txt").write_text(made.BODY, "utf-8")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x00")

    done = run("read", str(tmp_path), "--format", "json")

    told = json.loads(done.stdout)
    assert done.returncode == 3
    assert [i["verdict"] for i in told["inputs"]] == ["kept", "kept", "kept", "kept", "refused"]
    assert {i["document"] for i in told["inputs"] if i["document"]} == {d["id"] for d in told["documents"]}
    assert b"5 inputs: 4 kept, 0 partial, 1 refused; 3 articles" in run("read", str(tmp_path)).stdout


def test_a_whole_pile_exits_0_and_nothing_exits_1(tmp_path: Path) -> None:
    """A script must be able to tell."""
    (tmp_path / "a.txt").write_text(made.BODY, "utf-8")

    assert run("read", str(tmp_path)).returncode == 0
    assert run("read", str(tmp_path / "none")).returncode == 1
    assert run("read", "-", given=made.MAIL).returncode == 0


def test_columns_can_be_set_and_a_wrong_one_is_said(tmp_path: Path) -> None:
    """A guess is a guess."""
    (tmp_path / "a.csv").write_text(f'a,b\n"{made.MORE}","{made.BODY}"\n', "utf-8")

    good = run("read", str(tmp_path), "--columns", "text=a,title=2", "--format", "json")
    bad = run("read", str(tmp_path), "--columns", "texts=a")

    assert json.loads(good.stdout)["documents"][0]["text"] == made.MORE
    assert bad.returncode == 1
    assert b"one of the fields text, title" in bad.stderr


def test_nothing_goes_out_without_being_asked() -> None:
    """An address in a pile is no order."""
    done = run("read", "https://e.example/")

    assert done.returncode == 1
    assert b"--fetch" in done.stdout
