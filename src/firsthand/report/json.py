"""The trace file: written, read back, and its schema."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING, get_args, get_origin, get_type_hints

from firsthand import model
from firsthand.errors import TraceFormatError
from firsthand.model import TRACE_FORMAT, Trace

if TYPE_CHECKING:
    from collections.abc import Mapping

_DERIVED = {"start", "end", "text"}  # of a telling: worked out from content, kept for people
_NAMES: dict[str, object] = {**{n: getattr(model, n) for n in model.__all__}, "Mapping": typing.Mapping}


def schema() -> dict[str, object]:
    """Give the JSON Schema of the trace file."""
    loaded: dict[str, object] = json.loads(files("firsthand").joinpath("report/trace.schema.json").read_text("utf-8"))
    return loaded


def read_trace(text: str) -> Trace:
    """Read a trace file back.

    Raises:
        TraceFormatError: The text is not a trace file; the message gives the path of the fault.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        msg = f"the trace file is not JSON: {error}. Write it with --format json"
        raise TraceFormatError(msg) from error
    if not isinstance(data, dict) or data.get("format") != TRACE_FORMAT:
        found = data.get("format") if isinstance(data, dict) else type(data).__name__
        msg = f"$.format: found {found!r}, expected {TRACE_FORMAT!r}. Write the file with this version of firsthand"
        raise TraceFormatError(msg)
    return typing.cast("Trace", _build(Trace, {k: v for k, v in data.items() if k != "format"}, "$"))


def _build(kind: object, value: object, path: str) -> object:
    """Build a value of a type from plain data; arrays become tuples, words become members of their set."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        return None if value is None else _build(next(a for a in arguments if a is not type(None)), value, path)
    if origin is tuple:
        return _tuple(arguments, value, path)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass(kind, value, path)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if value in {m.value for m in kind}:
            return kind(str(value))
        raise _fault(path, f"one of {', '.join(m.value for m in kind)}", value)
    if kind is float and isinstance(value, int | float):
        return float(value)
    if isinstance(kind, type) and not isinstance(value, kind):
        raise _fault(path, kind.__name__, value)
    return value


def _tuple(arguments: tuple[object, ...], value: object, path: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise _fault(path, "an array", value)
    if arguments[-1] is Ellipsis:
        return tuple(_build(arguments[0], v, f"{path}[{i}]") for i, v in enumerate(value))
    if len(arguments) != len(value):
        raise _fault(path, f"{len(arguments)} values", value)
    return tuple(_build(a, v, f"{path}[{i}]") for i, (a, v) in enumerate(zip(arguments, value, strict=True)))


def _dataclass(kind: type, value: object, path: str) -> object:
    if not isinstance(value, dict):
        raise _fault(path, "an object", value)
    hints: Mapping[str, object] = get_type_hints(kind, localns=_NAMES)
    known = {f.name for f in dataclasses.fields(kind)}
    given = {k: v for k, v in value.items() if k in known or k not in _DERIVED}
    unknown = sorted(set(given) - known)
    missing = sorted(known - set(given))
    if unknown or missing:
        raise _fault(path, f"the fields {', '.join(sorted(known))}", f"unknown: {unknown}, missing: {missing}")
    return kind(**{k: _build(hints[k], v, f"{path}.{k}") for k, v in given.items()})


def _fault(path: str, wanted: str, found: object) -> TraceFormatError:
    return TraceFormatError(f"{path}: expected {wanted}, found {str(found)[:80]!r}. Write the file with --format json")
