"""What is read around a statement, and its words as they are read there."""

from __future__ import annotations

import numpy as np

from firsthand.align.meaning import with_context
from firsthand.text.encoder import Part, part_and_word_vectors, part_vectors


def test_what_stands_before_is_read_with_a_statement_and_a_long_run_is_not() -> None:
    spans = [(0, 50), (51, 120), (121, 160), (161, 900)]

    assert with_context(spans, 125, 150) == (0, 121, 160)
    assert with_context(spans, 10, 30) == (0, 0, 50)
    assert with_context(spans, 170, 890) == (170, 170, 890)


def test_words_are_read_once_with_their_parts() -> None:
    text = "The mayor resigned. She blamed the bridge."
    parts = [Part(text, 20, 42, 20), Part(text, 0, 19)]

    inner, whole, words = part_and_word_vectors(parts)

    assert [told for told, _ in words] == [
        ["She", "blamed", "the", "bridge", "."],
        ["The", "mayor", "resigned", "."],
    ]
    np.testing.assert_array_equal(inner, part_vectors(parts)[0])
    np.testing.assert_array_equal(whole, part_vectors(parts)[1])
    assert all(np.allclose(np.linalg.norm(v, axis=1), 1, atol=0.005) for _, v in words)
    assert not np.allclose(
        inner[0], part_vectors([Part(text[20:], 0, 22)])[0], atol=0.01
    )  # «she» is read with the mayor
