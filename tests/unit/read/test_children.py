from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.model import Verdict
from firsthand.read import FileReader, children
from firsthand.read.child import Frame, part_frame
from firsthand.read.children import ChildError, Limits, end_idle
from firsthand.read.parts import Part
from tests.unit.read import made


@pytest.fixture(autouse=True)
def _own_children() -> Iterator[None]:
    """A child that found this test's library must not read for another."""
    end_idle()
    yield
    end_idle()


HURT = {
    "while True: pass": "more than 0 s of processor time",
    "bytearray(1 << 36)": "too much memory",
    "__import__('os').abort()": "ended with status -6",
    "raise ZeroDivisionError('no such page')": "no such page",
}


@pytest.mark.parametrize("harm", HURT)
def test_a_page_that_hurts_its_parser_ends_the_child_and_its_paragraphs_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    """The best extractor took half a minute for one page; a pile must not wait for it, nor lose the page."""
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "trafilatura.py").write_text(f"def extract(*page, **how):\n    {harm}\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path / "library")
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.html").write_text(made.PAGE, "utf-8")
    (tmp_path / "pile" / "b.txt").write_text(made.MORE, "utf-8")

    reading = FileReader(limits=Limits(cpu_s=0.0))([str(tmp_path / "pile")])

    assert [i.verdict for i in reading.inputs] == [Verdict.PARTIAL, Verdict.KEPT]
    assert HURT[harm] in reading.inputs[0].reason
    assert made.BODY in reading.documents[0].text


def test_an_article_that_no_child_can_read_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF has no second reader."""
    (tmp_path / "pypdf.py").write_text("while True: pass\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "a.pdf").write_bytes(made.pdf(made.BODY))

    (one,) = FileReader(limits=Limits(cpu_s=0.0))([str(tmp_path / "a.pdf")]).inputs

    assert one.verdict is Verdict.REFUSED
    assert one.reason.endswith("so it was stopped. Save its text as .txt")


class Failing:
    """Gives one member and then no more."""

    def __init__(self) -> None:
        self.left = [part_frame(Part(path="a.tar!a.txt", raw=made.BODY.encode()))]
        self.ended = False

    def send(self, *task: object) -> None:
        """Take the task."""

    def wait(self) -> Frame:
        if not self.left:
            raise ChildError("its reader ended with status 9")
        return self.left.pop()

    def end(self) -> None:
        self.ended = True


def test_an_archive_that_stops_its_reader_keeps_what_stands_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its members are given one by one."""
    child = Failing()
    monkeypatch.setattr(children, "take", lambda _: child)

    parts = list(children.members_from_child({}, b"", "a.tar", Limits()))

    assert [p.path for p in parts] == ["a.tar!a.txt", "a.tar!after 1"]
    assert "ended with status 9, so it was stopped" in parts[1].refused
    assert child.ended
