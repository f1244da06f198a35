from __future__ import annotations

import pytest

from firsthand.text.names import consonants, plain, spelling


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Khordan", "Chordan"),
        ("Tansky", "Tanski"),
        ("Água", "Agua"),
        ("Wiranegara", "Viranegara"),
        ("Sattykov", "Satikov"),
        ("Brandovska", "Brandowska"),
        ("Ostrow", "Ostrov"),
        ("Carvesia", "Karvesia"),
        ("Castell", "Castillo"),
    ],
)
def test_one_name_in_two_spellings_is_known_again(a: str, b: str) -> None:
    """A transliterated name is not another person."""
    assert spelling(a, b)
    assert spelling(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tamar", "Tamara’s"),
        ("Brandt", "Brandts"),
        ("Torvenia", "Torvenia’s"),
        ("Hill", "Hall"),
        ("Northgate", "Southgate"),
        ("Paktia", "Paktika"),
    ],
)
def test_two_names_stay_two(a: str, b: str) -> None:
    """Father and son, neighbouring provinces and a possessive must not become one name."""
    assert not spelling(a, b)


def test_accents_and_possessives_are_taken_away() -> None:
    """They are how the name is written, not who it is."""
    assert plain("Água’s") == "agua"
    assert consonants("khordan") == consonants("chordan")
