"""cli: the commands."""

from firsthand.cli.commands import main
from firsthand.cli.read import read_command

__all__ = ["main", "read_command"]
