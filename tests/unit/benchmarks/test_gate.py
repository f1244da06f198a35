from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

import firsthand
from benchmarks.gate import raised, under_floor
from benchmarks.names import alike
from benchmarks.score import overlap, score

ROOT = Path(__file__).parents[3]
THEIRS = ROOT.parent / "shared" / "tools" / "score_story.py"


def test_a_figure_under_its_floor_is_named() -> None:
    """A check that cannot fail is no check."""
    assert under_floor({"p": {"count": 0.4, "error": 0.9}}, {"p": {"count": 0.5, "error": 0.5}}) == [
        "p: count is 0.400, pinned at 0.500",
        "p: error is 0.900, pinned at 0.500",
    ]


def test_pinning_never_lowers_a_floor() -> None:
    """Floors only rise."""
    assert raised({"p": {"count": 0.4, "error": 0.9}}, {"p": {"count": 0.5, "error": 0.5}}) == {
        "p": {"count": 0.5, "error": 0.5}
    }


def test_names_and_spans_agree_as_defined() -> None:
    """Worked by hand from the definitions."""
    assert alike("The Wall Street Journal", "WSJ")
    assert not alike("the mayor", "")
    assert overlap((0, 10), (0, 100)) == 0.0
    assert overlap((0, 10), (5, 25)) == 0.5


def test_our_scorer_agrees_with_the_reference_to_the_third_place() -> None:
    """The figure that we publish must be the one that others compute."""
    if not THEIRS.exists():
        pytest.skip("the reference scorer is not on this machine")
    spec = importlib.util.spec_from_file_location("score_story", THEIRS)
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    for folder in [*sorted((ROOT / "examples").iterdir()), *sorted((ROOT.parent / "shared" / "stories").glob("*/"))]:
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        trace = json.loads(firsthand.trace([str(folder / "articles")]).to_json())

        assert score(gold, trace) == reference.score(gold, trace), folder.name
