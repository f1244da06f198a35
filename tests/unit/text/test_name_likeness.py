from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.name_likeness import daitch_mokotoff, name_likeness, one_name


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("augsburg", {"054795"}),
        ("moskowitz", {"645740"}),
        ("peters", {"739400", "734000"}),
        ("jackson", {"154600", "454600", "145460", "445460"}),
    ],
)
def test_the_key_of_daitch_and_mokotoff_has_its_branches(word: str, codes: set[str]) -> None:
    """Worked from the published table, as far as ours goes."""
    assert daitch_mokotoff(word) & codes


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Abd al-Rahman Saqr", "Abdurrahman Sakr"),
        ("Mullah Sher Khan", "Sher Khan"),
        ("Dmitry Tchernov", "Dmitri Chernov"),
        ("Łukasz Wiśniewski", "Lukasz Wisniewski"),
        ("Vera Holm", "V. Holm"),
    ],
)
def test_one_name_in_two_spellings_is_one(a: str, b: str) -> None:
    """A transliterated name is not another person."""
    assert one_name(a, b)
    assert name_likeness(a, b) == name_likeness(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Paktia", "Paktika"),
        ("Hassan Khoury", "Hussein Khoury"),
        ("Pedro Salas senior", "Pedro Salas junior"),
        ("Ministry of Health", "Minister of Health"),
        ("North Pyongan", "South Pyongan"),
        ("Jan Kowalski", "Jana Kowalska"),
        ("Daniel H. W. Brand", "Daniel W. Brand"),
    ],
)
def test_two_names_stay_two_however_alike(a: str, b: str) -> None:
    """Father and son, neighbouring provinces, a ministry and its minister."""
    assert not one_name(a, b)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_symmetric_and_between_nothing_and_one(a: str, b: str) -> None:
    """The order of two names says nothing."""
    assert 0 <= name_likeness(a, b) == name_likeness(b, a) <= 1
