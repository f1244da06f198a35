from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from firsthand.align import ClaimAligner
from firsthand.errors import SettingsError
from firsthand.pipeline import registry, trace
from firsthand.pipeline.stages import Stages


def offer(monkeypatch: pytest.MonkeyPatch, *values: str) -> None:
    offered = EntryPoints(EntryPoint("mine", value, "firsthand.align") for value in values)
    monkeypatch.setattr(registry, "entry_points", lambda group: offered.select(group=group))


def test_a_stage_of_another_package_takes_the_place_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the trace says so."""
    offer(monkeypatch, "firsthand.align:ClaimAligner")

    assert registry.with_chosen(Stages.built_in(), {"align": "mine"}).align == ClaimAligner()
    assert trace([{"text": "A dam broke."}], engines={"align": "mine"}).made_with["stages"] == "align=mine"


def test_the_built_in_stage_needs_no_entry_point() -> None:
    """Whoever names it gets what he would have got."""
    stages = Stages.built_in()

    assert registry.with_chosen(stages, {"align": "built-in"}) == stages


@pytest.mark.parametrize(
    ("values", "chosen", "said"),
    [
        ((), {"align": "mine"}, "no installed package offers it"),
        (("firsthand.align:ClaimAligner", "firsthand.count:RootCounter"), {"align": "mine"}, "more than one"),
        (("firsthand.nowhere:Aligner",), {"align": "mine"}, "could not be loaded"),
        (("builtins:list",), {"align": "mine"}, "cannot be called"),
        ((), {"alignment": "mine"}, "Choose one of read, group"),
    ],
)
def test_what_cannot_be_used_is_said(
    monkeypatch: pytest.MonkeyPatch, values: tuple[str, ...], chosen: dict[str, str], said: str
) -> None:
    """Before any work is done."""
    offer(monkeypatch, *values)

    with pytest.raises(SettingsError, match=said):
        registry.with_chosen(Stages.built_in(), chosen)
