"""The sentence encoder: vectors of length 1, near for one claim, the same whatever stands beside them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.text.encoder import MAX_PIECES, pieces_of, sentence_vectors

TOLD = "Nine people were hurt when a school bus overturned near the bridge."
RETOLD = "A bus full of pupils tipped over by the bridge, leaving nine injured."
OTHER = "The mayor said that the bridge would be painted next spring."
PILE = Path(__file__).parents[3] / "examples" / "kolvat-breakout" / "gold.json"


def test_tellings_of_one_claim_are_nearer_than_those_of_two() -> None:
    claims = json.loads(PILE.read_text("utf-8"))["claims"]
    rows = [(k, t["doc"], t["text"]) for k, c in enumerate(claims) for t in c["tellings"]]
    vectors = sentence_vectors([text for _, _, text in rows])
    pairs = [(i, j) for i in range(len(rows)) for j in range(i) if rows[i][1] != rows[j][1]]
    one = np.array([vectors[i] @ vectors[j] for i, j in pairs if rows[i][0] == rows[j][0]])
    two = np.array([vectors[i] @ vectors[j] for i, j in pairs if rows[i][0] != rows[j][0]])
    assert np.mean(one[:, None] > two[None, :]) > 0.85


def test_vectors_have_length_one_even_of_nothing() -> None:
    vectors = sentence_vectors(["", "  ", "…", TOLD])
    assert vectors.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=0.005)


def test_no_texts_give_no_vectors() -> None:
    assert sentence_vectors([]).shape == (0, 384)


def test_a_long_text_is_cut() -> None:
    assert len(pieces_of("word " * 500).ids) == MAX_PIECES
    assert sentence_vectors(["word " * 500]).shape == (1, 384)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_a_vector_does_not_hang_on_its_neighbours(texts: list[str]) -> None:
    alone = sentence_vectors([TOLD])[0]
    np.testing.assert_allclose(sentence_vectors([*texts, TOLD])[-1], alone, atol=0.002)


def test_order_changes_nothing() -> None:
    listed = [TOLD, RETOLD, OTHER, TOLD]
    np.testing.assert_array_equal(sentence_vectors(listed), sentence_vectors(listed[::-1])[::-1])
