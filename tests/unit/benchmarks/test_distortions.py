from __future__ import annotations

import json

import firsthand
from benchmarks import distortions
from firsthand.pipeline.check import Checker
from firsthand.read import document_from_mapping


def test_every_case_names_a_claim_of_its_pile() -> None:
    """A case about no claim measures nothing; cases of piles that are not here are left out."""
    found = [c for half in distortions.HALVES for c in distortions.cases(half)]
    claims = {
        pile: {c["id"] for c in json.loads((folder / "gold.json").read_text("utf-8"))["claims"]}
        for pile in {c["pile"] for c in found}
        if (folder := distortions.folder_of(pile)) is not None
    }

    assert len({c["id"] for c in found}) == len(found) >= 600
    assert [c["id"] for c in found if c["pile"] in claims and c["claim"] not in claims[c["pile"]]] == []


def test_the_figures_count_what_is_confirmed_and_what_is_found() -> None:
    """Worked by hand: one of two distorted cases is confirmed; of two true ones one is found."""
    traced = firsthand.trace(
        [
            document_from_mapping({"text": t, "title": "News"}, path=f"{i}.txt")
            for i, t in enumerate(["The bridge was closed on Monday.", "On Monday the bridge was closed."])
        ]
    )
    told = Checker(traced).answer("The bridge was closed on Monday")
    judged = [
        distortions.Judged({"kind": "distorted"}, told, right=True),
        distortions.Judged({"kind": "distorted"}, None, right=False),
        distortions.Judged({"kind": "true"}, told, right=True),
        distortions.Judged({"kind": "true"}, told, right=False),
    ]

    assert distortions.figures(judged) == {"wrongly": 0.5, "found": 0.5, "confirmed": 0.5}
