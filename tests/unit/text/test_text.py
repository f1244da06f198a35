from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.linkage import average_linkage
from firsthand.text.quantities import QuantityKind, find_quantities
from firsthand.text.quotes import inside, quotations
from firsthand.text.sentences import sentences
from firsthand.text.times import contradict, find_times
from firsthand.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("at least 61 people", 61, float("inf"), QuantityKind.AT_LEAST),
        ("Sixty-four people", 64, 64, QuantityKind.EXACT),
        ("1.2 million euros", 1.2e6, 1.2e6, QuantityKind.EXACT),
        ("dozens of people", 24, 99, QuantityKind.VAGUE),
        ("hundreds of thousands of soldiers", 200_000, 999_999, QuantityKind.VAGUE),
        ("up to 40 boats", 0, 40, QuantityKind.AT_MOST),
        ("26,000 people", 26_000, 26_000, QuantityKind.EXACT),
    ],
)
def test_a_quantity_is_an_interval_with_a_kind(text: str, low: float, high: float, kind: QuantityKind) -> None:
    """A mean would invent a figure that nobody told."""
    (quantity,) = find_quantities(text)

    assert (quantity.low, quantity.high, quantity.kind) == (low, high, kind)


@pytest.mark.parametrize("text", ["on 20 February", "in 2021", "at 7:40 a.m.", "the 12th package", "one of them"])
def test_dates_and_ordinals_are_no_quantities(text: str) -> None:
    """«20 February» compared with «12 boats» would be a false conflict."""
    assert find_quantities(text) == ()


def test_two_years_contradict_and_two_weekdays_do_not() -> None:
    """Articles are written on different days; a weekday alone proves nothing."""
    (a,), (b,) = find_times("in 2014"), find_times("in January 2015")
    (c,), (d,) = find_times("on Monday"), find_times("on Tuesday")

    assert contradict(a, b) is True
    assert contradict(c, d) is None


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Mr. Hill came. He left.", 2),
        ("It fell at 5 p.m. on Friday.", 1),
        ("“We ran. It fell,” she said.", 2),
        ("The U.S. army left. It was late.", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, n: int) -> None:
    """A cut inside a name loses the source."""
    assert len(sentences(text)) == n


def test_an_unbalanced_mark_ends_with_its_paragraph() -> None:
    """One missing mark must not turn the rest of the article into a quotation."""
    text = "“We ran, she said.\n\nThe bridge fell. “It was old,” he said."

    found = quotations(text)

    assert [text[q.start : q.end] for q in found] == ["“We ran, she said.", "“It was old,”"]


def test_marks_inside_marks_close_with_their_own() -> None:
    """The outermost pair is the quotation; an apostrophe closes nothing."""
    text = "He said: “She told us ‘it’s “over” now’ at last.” Nobody else spoke."

    (quotation,) = quotations(text)

    assert text[quotation.start : quotation.end] == "“She told us ‘it’s “over” now’ at last.”"
    assert inside((quotation,), 0, len(text)) == quotation.end - quotation.start


def test_titles_and_initials_keep_their_point() -> None:
    """«Mr. Brandt» is one title and one name, and a sentence's last point stays a mark."""
    words = [t.text for t in tokenize("Mr. J. Brandt met Sen. Moen at St. Olaf in plan B.")]

    assert words == ["Mr.", "J.", "Brandt", "met", "Sen.", "Moen", "at", "St.", "Olaf", "in", "plan", "B", "."]


def test_average_linkage_does_not_chain() -> None:
    """Bare transitive closure would merge what only a middle one is like."""
    assert average_linkage(3, {(0, 1): 0.9, (1, 2): 0.9}, 0.6) == [[0, 1], [2]]


@given(st.text(max_size=300))
def test_tokens_and_sentences_lie_in_the_text_in_order(text: str) -> None:
    """Every word shown is cut out of the document by these offsets."""
    tokens, found = tokenize(text), sentences(text)

    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in zip(tokens, tokens[1:], strict=False))
    assert all(0 <= a < b <= len(text) for a, b in found)
