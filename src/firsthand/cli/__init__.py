"""cli: the commands."""

from firsthand.cli.commands import main

__all__ = ["main"]
