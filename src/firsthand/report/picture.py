"""Draw the terminal answer of a trace file as an SVG: ``python -m firsthand.report.picture TRACE.json FILE.svg``."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console

from firsthand.report.json import read_trace
from firsthand.report.terminal import render


def draw(trace_file: str, target: str) -> None:
    """Write the picture; it refers to no font on the network."""
    console = Console(record=True, width=100, file=io.StringIO(), highlight=False)
    console.print(render(read_trace(Path(trace_file).read_text("utf-8"))))
    lines = console.export_svg(title="firsthand trace examples/harbour-crane/articles")
    Path(target).write_text(re.sub(r"@font-face \{[^}]*\}", "", lines), "utf-8")


if __name__ == "__main__":
    draw(sys.argv[1], sys.argv[2])
