"""Every error that firsthand raises on purpose.

    FirsthandError
    ├── InputError        what was given cannot be used: a path, a file, a row
    │   └── NothingReadError   no input at all could be read
    ├── SettingsError     a setting or an option has a value that it cannot have
    ├── MissingExtraError a feature needs a package that is not installed
    └── TraceFormatError  a trace file does not follow the format

A message says what was wrong, where, what was needed and what to do.
"""

from __future__ import annotations

__all__ = [
    "FirsthandError",
    "InputError",
    "MissingExtraError",
    "NothingReadError",
    "SettingsError",
    "TraceFormatError",
]


class FirsthandError(Exception):
    """The root of all errors that firsthand raises on purpose."""


class InputError(FirsthandError):
    """Say that what was given cannot be used."""


class NothingReadError(InputError):
    """Say that not one input could be read."""


class SettingsError(FirsthandError):
    """Say that a setting or an option has a value that it cannot have."""


class MissingExtraError(FirsthandError):
    """Say that a feature needs a package that is not installed."""


class TraceFormatError(FirsthandError):
    """Say that a trace file does not follow the format."""
