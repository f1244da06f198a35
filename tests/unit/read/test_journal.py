from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.errors import SettingsError
from firsthand.read import FileReader
from firsthand.read.articles import Articles
from tests.unit.read import made


def pile(folder: Path, n: int) -> Path:
    for k in range(n):
        (folder / f"{k:03}.txt").write_text(f"Bridge {k} shut\n\n{made.BODY} {k}", "utf-8")
    (folder / "pages.warc").write_bytes(made.warc(3))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    return folder


def test_a_rerun_reads_only_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand articles are not read again because one was added."""
    (tmp_path / "pile").mkdir()
    folder = pile(tmp_path / "pile", 4)
    reader = FileReader(journal=str(tmp_path / "journal"))
    first = reader([str(folder)])
    (folder / "new.txt").write_text(made.MORE, "utf-8")
    read: list[str] = []
    read_alone = Articles.read_alone

    def watched(self: Articles, leaf: object) -> object:
        read.append(leaf.part.path.rpartition("/")[2])  # type: ignore[attr-defined]
        return read_alone(self, leaf)  # type: ignore[arg-type]

    monkeypatch.setattr(Articles, "read_alone", watched)

    second = reader([str(folder)])

    assert read == ["new.txt", "pages.warc"]  # the archive's own row holds no article
    assert [i for i in second.inputs if not i.path.endswith("new.txt")] == list(first.inputs)
    assert second == FileReader()([str(folder)])


def test_a_changed_article_is_read_anew(tmp_path: Path) -> None:
    """An old answer for a new text is a wrong answer."""
    article = tmp_path / "a.txt"
    reader = FileReader(journal=str(tmp_path / "journal"))
    article.write_text(made.BODY, "utf-8")
    reader([str(article)])
    article.write_text(made.MORE, "utf-8")

    assert reader([str(article)]).documents[0].text == made.MORE


def test_a_file_that_is_no_journal_is_not_written_over(tmp_path: Path) -> None:
    """Somebody's text is not a place for ours."""
    article = tmp_path / "a.txt"
    article.write_text(made.BODY, "utf-8")

    with pytest.raises(SettingsError, match="Name another file"):
        FileReader(journal=str(article))([str(article)])

    assert article.read_text("utf-8") == made.BODY


KILLED = """
import os, signal, sys
from firsthand.read.journal import Journal
write, left = Journal._write, [int(sys.argv.pop(1))]
def killed(self, *given):
    left[0] -= 1
    if left[0] == 0: os.kill(os.getpid(), signal.SIGKILL)
    write(self, *given)
Journal._write = killed
from firsthand.cli import main
main(sys.argv[1:])
"""


def test_a_killed_run_loses_nothing_and_reads_nothing_twice(tmp_path: Path) -> None:
    """The power goes, somebody stops the wrong program; benchmarks/kills.py kills two hundred times at random."""
    (tmp_path / "pile").mkdir()
    asked = ["read", str(pile(tmp_path / "pile", 9)), "--format", "json"]
    journal = ["--journal", str(tmp_path / "journal")]
    whole = subprocess.run([sys.executable, "-m", "firsthand", *asked], capture_output=True, check=False).stdout

    ends = [
        subprocess.run([sys.executable, "-c", KILLED, str(n), *asked, *journal], capture_output=True, check=False)
        for n in (1, 4, 3, 99)
    ]

    assert [e.returncode for e in ends] == [-signal.SIGKILL] * 3 + [3]
    assert ends[-1].stdout == whole


def test_ctrl_c_shows_what_was_read_until_then(tmp_path: Path) -> None:
    """An hour's work is not thrown away."""
    code = (
        "import os, signal, sys\n"
        "from firsthand.read import articles\n"
        "read = articles.Articles.read_alone\n"
        "def pressed(self, leaf):\n"
        "    if leaf.part.path.endswith('002.txt'): os.kill(os.getpid(), signal.SIGINT)\n"
        "    return read(self, leaf)\n"
        "articles.Articles.read_alone = pressed\n"
        "from firsthand.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    folder = pile(tmp_path, 5)

    done = subprocess.run(
        [sys.executable, "-c", code, "read", str(folder), "--format", "json"], capture_output=True, check=False
    )

    assert done.returncode == 130
    assert [i["path"][-7:] for i in json.loads(done.stdout)["inputs"]] == ["000.txt", "001.txt"]
    assert b"--journal" in done.stderr
