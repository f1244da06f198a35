"""What company two statements keep, what is read around them, and which pairs are looked at."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.align.company import COMPANY_FEATURES, company_features
from firsthand.align.meaning import with_context
from firsthand.text.encoder import Part, part_and_word_vectors, part_vectors

THIRD, SHARED = COMPANY_FEATURES.index("through_third"), COMPANY_FEATURES.index("shared_company")


def likely(n: int, *pairs: tuple[int, int, float]) -> np.ndarray:
    matrix = np.zeros((n, n), np.float32)
    for i, j, p in pairs:
        matrix[i, j] = matrix[j, i] = p
    return matrix


def test_two_that_a_third_is_like_are_near_through_it() -> None:
    """«A doctor was shot» and «the medic died of a bullet» may share no word, and a third telling words with both."""
    features = company_features(likely(4, (0, 2, 0.9), (1, 2, 0.7)))

    assert features[0, 1, THIRD] == pytest.approx(0.7)
    assert features[0, 3, THIRD] == 0
    assert features[0, 1, SHARED] > features[0, 3, SHARED]


def test_company_is_symmetric_and_deterministic() -> None:
    rng = np.random.default_rng(5)
    drawn = rng.random((12, 12))
    p = ((drawn + drawn.T) / 2).astype(np.float32)

    features = company_features(p)

    np.testing.assert_allclose(features, features.transpose(1, 0, 2), atol=1e-5)
    np.testing.assert_array_equal(features, company_features(p))
    assert np.isfinite(features).all()


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
