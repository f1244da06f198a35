"""Stages by name: the built-in ones, and those that installed packages offer under an entry point.

A package offers a stage with an entry point of the group ``firsthand.STAGE``; its object is called without arguments and gives
what ``firsthand.protocols`` asks of that stage::

    [project.entry-points."firsthand.align"]
    mine = "my_package:MyAligner"
"""

from __future__ import annotations

import dataclasses
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from firsthand.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.pipeline.stages import Stages

NAMES = ("read", "group", "attribute", "align", "compare", "derive", "count")
BUILT_IN = "built-in"


def with_chosen(stages: Stages, chosen: Mapping[str, str]) -> Stages:
    """Put the stages that somebody chose by name in place of others.

    Args:
        stages: The built-in ones.
        chosen: Stage → the name of an entry point, or BUILT_IN.

    Raises:
        SettingsError: There is no such stage, no package offers that name, or what it offers is none.
    """
    found: dict[str, Any] = {}
    for stage, name in chosen.items():
        if stage not in NAMES:
            msg = f"stage «{stage}»: there is none of that name. Choose one of {', '.join(NAMES)}"
            raise SettingsError(msg)
        if name != BUILT_IN:
            found[stage] = _made(stage, name)
    return dataclasses.replace(stages, **found)


def _made(stage: str, name: str) -> object:
    offered = entry_points(group=f"firsthand.{stage}")
    fitting = [e for e in offered if e.name == name]
    if len(fitting) != 1:
        listed = ", ".join(sorted({BUILT_IN, *offered.names}))
        fault = "more than one installed package offers it" if fitting else "no installed package offers it"
        msg = f"stage {stage}={name}: {fault}. Install the package in firsthand's own environment, or choose one of: {listed}"
        raise SettingsError(msg)
    try:
        made: object = fitting[0].load()()
    except Exception as error:
        msg = f"stage {stage}={name}: {fitting[0].value} could not be loaded: {error!r}. Ask the maker of that package"
        raise SettingsError(msg) from error
    if not callable(made):
        msg = f"stage {stage}={name}: {fitting[0].value} gives a {type(made).__name__} that cannot be called. Ask the maker of that package"
        raise SettingsError(msg)
    return made
