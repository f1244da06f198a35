"""`firsthand quotes` and `firsthand.attribute`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import firsthand
from firsthand.pipeline.quotes import quotes
from firsthand.report.quotes import as_csv, as_json_lines, words

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "The bridge over the lake is closed, the mayor of the town said on Friday.\n"
    "“Two cables snapped,” said Ida Moen, an engineer, “and a third is torn.”\n"
    "She denied that the bridge was overloaded.\n"
)


def found_in(tmp_path: Path, text: str = TEXT) -> tuple[firsthand.Document, list[dict[str, object]]]:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    _, found = quotes([str(tmp_path)])
    return found[0].document, [json.loads(line) for line in as_json_lines(found).splitlines()]


def test_offsets_of_a_text_file_are_those_of_the_file(tmp_path: Path) -> None:
    """Whoever colours the file must hit the words."""
    _, found = found_in(tmp_path)

    said = [[TEXT[a:b] for a, b in q["content"]] for q in found if q["speaker"] == "Ida Moen"]  # type: ignore[attr-defined]
    assert "Two cables snapped" in said[0][0]
    assert "a third is torn" in said[0][-1]


def test_a_quotation_in_two_runs_is_one_line(tmp_path: Path) -> None:
    """«“A,” she said, “B”» was said once."""
    _, found = found_in(tmp_path)

    assert len([q for q in found if q["form"] == "direct"]) == 1


def test_a_denial_has_its_polarity_and_its_speaker(tmp_path: Path) -> None:
    """«She denied that …» is hers, and no affirmation."""
    _, found = found_in(tmp_path)

    (denied,) = [q for q in found if q["polarity"] == "denied"]
    assert denied["speaker"] == "Ida Moen"


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path) -> None:
    """A quotation may begin with «=»."""
    (tmp_path / "=a.txt").write_text(TEXT, "utf-8")
    _, found = quotes([str(tmp_path)])

    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert len(rows) == len(found)
    assert not any(cell.startswith("=") for row in rows for cell in row.values())
    assert [r["content"] for r in rows] == [words(q) for q in found]


def test_one_text_is_attributed_from_python() -> None:
    """`firsthand.attribute(text)`, also after the subpackage of that name was loaded."""
    attribution = firsthand.attribute(TEXT)

    assert {"Ida Moen"} <= {s.name for s in attribution.sources}
    assert all(TEXT[a:b].strip() for s in attribution.statements for a, b in s.content)
