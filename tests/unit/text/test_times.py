from __future__ import annotations

import datetime as dt

import pytest

from firsthand.text.days import days_of, resolve
from firsthand.text.times import TimeExpression, find_times

SEEN = "2024-03-13"  # a Wednesday


def only(text: str) -> TimeExpression:
    (expression,) = find_times(text)
    return expression


def days(text: str, seen: str = SEEN) -> tuple[str, str] | None:
    found = days_of(only(text), seen)
    return None if found is None else (iso(found[0]), iso(found[1]))


def iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Monday", "2024-03-11", "2024-03-11"),
        ("will meet on Friday", "2024-03-15", "2024-03-15"),
        ("yesterday evening", "2024-03-12", "2024-03-12"),
        ("this morning", "2024-03-13", "2024-03-13"),
        ("on 8 March", "2024-03-08", "2024-03-08"),
        ("on March 8", "2024-03-08", "2024-03-08"),
        ("in December", "2023-12-01", "2023-12-31"),
        ("last month", "2024-02-01", "2024-02-29"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("last autumn", "2023-09-01", "2023-11-30"),
        ("last week", "2024-03-04", "2024-03-10"),
        ("two days ago", "2024-03-11", "2024-03-11"),
        ("in 2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_time_is_an_interval_seen_from_the_day_of_the_article(text: str, first: str, last: str) -> None:
    """«Monday» in two papers may be two days; a point would be invented."""
    assert days(text) == (first, last)


def test_weeks_and_months_ago_leave_some_days_open() -> None:
    """«Three weeks ago» is not exact to the day."""
    found = days_of(only("three weeks ago"), SEEN)

    assert found is not None
    assert found[1] - found[0] == 6


@pytest.mark.parametrize("text", ["two days earlier", "in recent weeks"])
def test_what_counts_from_another_event_cannot_be_resolved(text: str) -> None:
    """«Two days earlier» counts from something else than the article."""
    assert days(text) is None


def test_a_weekday_in_an_undated_article_cannot_be_resolved() -> None:
    """A day that nobody can name is not guessed."""
    assert days("on Monday", seen="") is None


def test_may_the_verb_is_no_month() -> None:
    """«Police may act» says nothing of the time."""
    assert find_times("police may act") == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("closed since Monday", "2024-03-11", "2024-03-13"),
        ("must arrive before Friday", None, "2024-03-14"),
        ("applies from 1 April", "2024-04-01", None),
        ("over the past two weeks", "2024-02-28", "2024-03-13"),
        ("three weeks ago", "2024-02-21", "2024-02-21"),
        ("will open in June", "2024-06-01", "2024-06-30"),
        ("opened in June", "2023-06-01", "2023-06-30"),
        ("in mid-January", "2024-01-11", "2024-01-20"),
        ("earlier this week", "2024-03-11", "2024-03-13"),
    ],
)
def test_a_word_before_it_opens_a_time(text: str, first: str | None, last: str | None) -> None:
    """«Since Monday» is not Monday."""
    days = resolve(only(text), SEEN)

    assert tuple(None if d is None else iso(d) for d in (days.first, days.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "seen", "reason"),
    [
        ("two days earlier", SEEN, "it counts from another event than the article"),
        ("on Monday", "", "the day of the article is not known"),
        ("at 7.30am", SEEN, "it is an hour, of no day"),
        ("on 04/05/2021", SEEN, "its day and month may stand either way round"),
    ],
)
def test_a_time_that_cannot_be_resolved_says_why(text: str, seen: str, reason: str) -> None:
    """A person who looks for the day wants to know why there is none."""
    days = resolve(only(text), seen)

    assert not days.known
    assert days.reason == reason
