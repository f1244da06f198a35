from __future__ import annotations

from firsthand.group import StoryGrouper
from tests.fakes import doc

QUAY = (
    "A cargo ship struck the north quay of Marrow Bay on Tuesday evening and tore a hole of nine metres into the wall, the harbour "
    "office said. The Alda Brin, bound for Costrel with 2,300 tonnes of gypsum, had lost its steering in a gust of 68 kilometres an "
    "hour. Nobody was hurt. Harbour master Tilde Orban closed the quay until further notice."
)
RETOLD = (
    "The north quay at Marrow Bay is shut after a freighter ran into it. The Alda Brin rammed the wall on Tuesday evening and left a "
    "nine-metre gap, according to harbour master Tilde Orban. The ship was carrying gypsum, some 2,300 tonnes of it, to Costrel."
)
SAME_PLACE = (
    "Marrow Bay will get a new swimming pool on the site of the old cannery. The town council voted 14 to 9 on Thursday for the plan "
    "of architect Ruben Sall, which costs 6.4 million crowns. Work is to begin in May beside the harbour."
)
LIKE_EVENT = (
    "A tanker hit the pier of Port Ellander on Wednesday morning and damaged two bollards, the port authority said. The Sigrun, which "
    "carried 800 tonnes of rapeseed oil to Havnes, drifted in thick fog. A docker, Per Lunde, broke his wrist."
)


def stories(*texts: str) -> set[frozenset[int]]:
    documents = [doc(text, outlet=f"Paper {k}") for k, text in enumerate(texts)]
    place = {d.id: k for k, d in enumerate(documents)}
    return {frozenset(place[i] for i in group) for group in StoryGrouper()(documents)}


def test_a_reteller_in_other_words_joins() -> None:
    """Names, figures and the event are the same."""
    assert stories(QUAY, RETOLD) == {frozenset({0, 1})}


def test_an_article_about_the_same_place_is_another_story() -> None:
    """A town is in the news for more than one thing."""
    assert stories(QUAY, RETOLD, SAME_PLACE) == {frozenset({0, 1}), frozenset({2})}


def test_a_like_event_elsewhere_is_another_story() -> None:
    """Two ships that hit two quays are two stories, however like the words are."""
    assert stories(QUAY, RETOLD, LIKE_EVENT) == {frozenset({0, 1}), frozenset({2})}
