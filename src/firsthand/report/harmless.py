"""Text of articles and paths on a terminal: nothing in it steers the terminal or turns the line around."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

_JOINERS = "\u200c\u200d"  # parts of words and of pictures
_SOFT_HYPHEN = "\xad"


def printable(text: str) -> str:
    """Give a text in one line: odd spaces as spaces, what steers a terminal or turns the line around as �."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    if character.isspace():
        return " "
    return "" if character == _SOFT_HYPHEN else "�"


class Harmless:
    """What rich draws, its text made printable; colours are rich's own and stay."""

    def __init__(self, content: RenderableType) -> None:
        """Keep what is to be drawn."""
        self._content = content

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw, line by line."""
        from rich.segment import Segment  # noqa: PLC0415 - rich only for terminals

        for segment in console.render(self._content, options):
            if segment.control or segment.text.isprintable():
                yield segment
            else:
                lines = [printable(line) for line in segment.text.split("\n")]
                yield Segment("\n".join(lines), segment.style)
