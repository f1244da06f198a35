from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.read import FileReader
from tests.unit.read import made

if TYPE_CHECKING:
    import pytest


def test_several_processes_give_the_same_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Same pile, any engine: the same answer."""
    for k in range(6):
        (tmp_path / f"{k}.html").write_text(made.PAGE.replace("two cables", f"{k} cables"), "utf-8")
    (tmp_path / "a.warc").write_bytes(made.warc(2))
    monkeypatch.setattr("firsthand.read.ordered._FEW_TEXTS", 0)

    assert FileReader(processes=2)([str(tmp_path)]) == FileReader()([str(tmp_path)])
