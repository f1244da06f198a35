from __future__ import annotations

import random

from firsthand.align.blocks import blocks
from firsthand.align.gist import gist_of

KINDS = (
    "Two cables of the lake bridge snapped on Friday, number {n}",
    "The harvest of barley is late in the hills because of rain, number {n}",
    "A quartet played Schubert in the chapel before a full house, number {n}",
)


def test_parts_cover_everything_once_and_stay_small() -> None:
    """A statement lost between two parts would be a claim lost."""
    texts = [KINDS[n % 3].format(n=n) for n in range(300)]

    found = blocks(texts, 120)

    assert sorted(i for part in found for i in part) == list(range(300))
    assert max(map(len, found)) <= 120


def test_what_is_near_stands_together() -> None:
    """Whatever the order of the texts."""
    texts = [KINDS[n % 3].format(n="one") for n in range(60)]
    random.Random(4).shuffle(texts)  # noqa: S311 - an order, no secret

    found = blocks(texts, 100)

    assert all(len({texts[i] for i in part}) == 1 for part in found)


def test_the_gist_is_the_telling_most_like_the_others() -> None:
    """It heads the claim: it must be whole and say what all say."""
    told = [
        "and the bridge over the lake was closed",
        "The lake bridge has been closed since Friday, after two cables snapped",
        "Two cables snapped and the lake bridge was closed on Friday",
        "closed",
    ]

    assert gist_of(told) in told[1:3]
    assert gist_of(["and the bridge was closed”"]) == "the bridge was closed"
