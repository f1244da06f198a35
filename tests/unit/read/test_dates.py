from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.model import Document, Published, ZoneKind
from firsthand.read import FileReader
from tests.unit.read import made

SEEN = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nLast-Modified: Wed, 09 Apr 2025 08:00:00 GMT\r\n\r\n"


def read(folder: Path, name: str, raw: bytes) -> tuple[Document, ...]:
    (folder / name).write_bytes(raw)
    return FileReader()([str(folder / name)]).documents


def at(moment: str) -> tuple[str, str]:
    return moment, moment


def interval(told: Published) -> tuple[str | None, str | None]:
    return told.earliest, told.latest


def test_what_is_stated_observed_and_fetched_are_three_dates(tmp_path: Path) -> None:
    """A page can be seen by a server before it is fetched, and say a third day."""
    page = made.PAGE.replace("<head>", '<head><meta property="article:published_time" content="2025-04-08T10:00:00Z">')

    (document,) = read(tmp_path, "a.warc", made.record(SEEN.encode() + page.encode()))

    assert interval(document.published) == at("2025-04-08T10:00:00+00:00")
    assert interval(document.observed) == at("2025-04-09T08:00:00+00:00")
    assert interval(document.fetched) == at("2025-04-09T10:00:00+00:00")


def test_an_article_without_a_date_was_published_before_it_was_first_seen(tmp_path: Path) -> None:
    """A missing date is an interval, not a point that somebody made up."""
    page = made.PAGE.replace("2025-04-08", "").replace("April", "")

    (document,) = read(tmp_path, "a.warc", made.record(SEEN.encode() + page.encode()))

    assert interval(document.published) == (None, "2025-04-09T08:00:00+00:00")


def test_a_day_after_the_fetching_is_said_to_be_odd(tmp_path: Path) -> None:
    """One of the two is wrong, and derivations hang on it."""
    page = made.PAGE.replace("<head>", '<head><meta property="article:published_time" content="2025-05-08">')
    (tmp_path / "a.warc").write_bytes(made.record(made.answered(page)))

    told = FileReader()([str(tmp_path / "a.warc")]).inputs

    assert any("it says 2025-05-08, and was fetched on 2025-04-09" in i.reason for i in told)


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Correction: An earlier version of this article gave the wrong number of cables.", "correction"),
        ("This article was amended on 9 April 2025. It said that three cables had snapped.", "correction"),
        ("An earlier version of this story misstated the name of the lake.", "correction"),
        ("Editor's note: This story has a new headline.", "correction"),
        ("Updated 9 April 2025, 10:30", "update"),
        ("Last updated: Wednesday 9 April 2025", "update"),
        ("This story has been updated with the council's answer.", "update"),
        ("This is a developing story. Please check back.", "update"),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_note_of_a_change_is_a_note_and_no_statement(tmp_path: Path, note: str, kind: str, place: str) -> None:
    """What an outlet says of its own mistakes is not what it reports."""
    lines = ["Bridge shut", "By Ana Brandt", made.BODY, made.MORE]
    lines.insert(2 if place == "head" else 4, note)

    (document,) = read(tmp_path, "a.txt", "\n\n".join(lines).encode())

    assert [z.kind for z in document.zones if document.text[z.start : z.end] == note] == [ZoneKind(kind)]
    assert document.title == "Bridge shut"
    assert document.updated.earliest == ("2025-04-09" if "2025" in note else None)


@pytest.mark.parametrize(
    "line",
    [
        "Updated figures from the ministry put the dead at 14, officials said on Tuesday in the capital.",
        "Update: 14 people are now known to have died, the ministry said.",
        "The corrections officer said that the cells were searched.",
        "Corrections officials searched the cells, the governor said: nothing was found.",
    ],
)
def test_news_that_begins_like_a_note_stays_in_the_body(tmp_path: Path, line: str) -> None:
    """A figure that grows is a statement."""
    (document,) = read(tmp_path, "a.txt", f"Bridge shut\n\n{made.BODY}\n\n{line}\n\n{made.MORE}".encode())

    assert not [z for z in document.zones if line in document.text[z.start : z.end]]


def test_a_head_parts_the_day_of_the_text_from_that_of_its_change(tmp_path: Path) -> None:
    """Which of two tellings came first hangs on it."""
    head = "Bridge shut\n\nPublished 8 April 2025, updated 9 April 2025\n\n"

    (document,) = read(tmp_path, "a.txt", f"{head}{made.BODY}\n\n{made.MORE}".encode())

    assert (document.published.earliest, document.updated.earliest) == ("2025-04-08", "2025-04-09")


def test_versions_of_one_address_name_each_other(tmp_path: Path) -> None:
    """Two captures of one page are not two sources."""
    for k, address in enumerate(
        ("https://www.e.example/a?utm_source=x#top", "http://e.example/a/", "https://e.example/b")
    ):
        (tmp_path / f"{k}.warc").write_bytes(
            made.record(made.answered(made.PAGE.replace("two", f"{k} or two")), url=address)
        )

    reading = FileReader()([str(tmp_path)])

    first, second, third = reading.documents
    assert (first.version_of, second.version_of, third.version_of) == (None, first.id, None)
    assert any("another version of" in i.reason for i in reading.inputs if i.document == second.id)


def test_a_feed_a_table_and_a_mail_tell_when_they_were_seen(tmp_path: Path) -> None:
    """Each kind of container knows it under another name."""
    feed = made.RSS.replace(b"<item>", b"<lastBuildDate>Wed, 09 Apr 2025 10:00:00 GMT</lastBuildDate><item>", 1)
    table = b"text,date_download,date_modified\n" + f'"{made.BODY}",2025-04-10,2025-04-09\n'.encode()
    mail = b"Received: from a by b; Wed, 09 Apr 2025 10:00:00 +0000\n" + made.MAIL

    (fed,), (row,), (sent,) = (
        read(tmp_path, "a.rss", feed),
        read(tmp_path, "a.csv", table),
        read(tmp_path, "a.eml", mail),
    )

    assert fed.observed.latest == sent.observed.latest == "2025-04-09T10:00:00+00:00"
    assert (row.fetched.latest, row.updated.latest) == ("2025-04-10", "2025-04-09")
