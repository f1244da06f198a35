from __future__ import annotations

from firsthand.derive import StemmaBuilder
from firsthand.derive.facts import Shared
from firsthand.derive.media import named_media
from firsthand.derive.times import before, revises
from firsthand.model import DerivationKind, Document
from firsthand.text.media_names import same_name
from tests.fakes import doc

FIRST = (
    "Forty-one crates of Maluvian resin burst at the Orrin depot, and the stoker Bela Quint pulled 7 men from the yard. "
    "The depot had failed 3 inspections since the Tarvos merger. Harbour master Ines Walde shut berth 19 for 26 hours."
)
RETOLD = (
    "Some 41 crates of Maluvian resin have burst at the Orrin depot; Bela Quint saved 7 men. "
    "It failed 3 inspections since the Tarvos merger. Berth 19 was shut for 26 hours by Ines Walde."
)
OTHER = "The Orrin depot burned. Our reporter counted 12 fire engines; the Sundry Lane school took 340 children home."


def edges(*documents: Document) -> set[tuple[str, str]]:
    return {(e.document, e.parent) for e in StemmaBuilder()(documents, (), ()).derivations}


def test_an_uncredited_retelling_is_found_by_its_facts_and_their_order() -> None:
    """Most retellings name nobody: credit lines alone would miss them."""
    first = doc(FIRST, outlet="Orrin Gazette", date="2025-01-02")
    retold = doc(RETOLD, outlet="Quay News", date="2025-01-03")
    other = doc(OTHER, outlet="Sundry Post", date="2025-01-03")

    assert edges(first, retold, other) == {(retold.id, first.id)}


def test_two_reports_of_one_event_do_not_derive_from_one_another() -> None:
    """Independence is the default; a shared place is no evidence."""
    assert edges(doc(FIRST, outlet="Orrin Gazette"), doc(OTHER, outlet="Sundry Post")) == set()


def test_words_inside_quotation_marks_are_no_evidence_of_copying() -> None:
    """Everybody at the briefing quotes the same sentence."""
    said = "“Nobody could have foreseen what those winters would do to the northern embankment,” Ines Walde said."
    first = doc(f"{said} Rain fell on Orrin all week.", outlet="Orrin Gazette")
    second = doc(f"In the crowded hall {said} Farmers want money.", outlet="Quay News")

    assert edges(first, second) == set()


def test_the_order_of_input_changes_nothing() -> None:
    """The same pile gives the same answer to the byte."""
    a, b, c = doc(FIRST, outlet="Orrin Gazette"), doc(RETOLD, outlet="Quay News"), doc(OTHER, outlet="Sundry Post")

    assert StemmaBuilder()((a, b, c), (), ()) == StemmaBuilder()((c, b, a), (), ())


def test_two_articles_that_go_by_one_report_have_it_as_their_origin() -> None:
    """The report is not in the pile, and neither article is the other's source."""
    first = doc("The Orrin Safety Board said in a report that a bolt broke. The report says 3 bolts were old.")
    second = doc("A bolt broke at berth 19, the report by the Orrin Safety Board found. The report notes rust.")

    stemma = StemmaBuilder()((first, second), (), ())

    assert [o.name for o in stemma.origins] == ["Orrin Safety Board, report"]
    assert {e.document for e in stemma.derivations} == {first.id, second.id}


def test_a_later_take_of_one_outlet_is_an_update_of_the_earlier_one() -> None:
    """An outlet's own follow-up is no second source."""
    first = doc(FIRST, outlet="Orrin Gazette", date="2025-01-02")
    later = doc(f"Update: 2 more crates. {FIRST}", outlet="Orrin Gazette", date="2025-01-03")

    (edge,) = StemmaBuilder()((first, later), (), ()).derivations

    assert (edge.document, edge.parent, edge.kind) == (later.id, first.id, DerivationKind.UPDATE)


def test_every_span_of_evidence_lies_in_its_document() -> None:
    """A reader clicks on every reason."""
    documents = (
        doc(FIRST, outlet="Orrin Gazette"),
        doc(f"{RETOLD} The Orrin Gazette reported it.", outlet="Quay News"),
    )
    by_id = {d.id: d for d in documents}
    spans = [
        s for e in StemmaBuilder()(documents, (), ()).derivations for x in (*e.evidence, *e.against) for s in x.spans
    ]

    assert spans
    assert all(by_id[s.document].quote(s) for s in spans)


def test_told_names_a_medium_that_is_known_but_not_a_person() -> None:
    """«Told Reuters» in another outlet is the residue of a wire; «told Walde» is not."""
    document = doc("He told the Gazette so. She told Walde nothing. The Orrin agency, Ostpress, was told.")

    assert [c.name for c in named_media(document, ["Orrin Gazette"])] == ["Gazette"]


def test_initials_and_short_forms_are_one_medium() -> None:
    """Articles name a medium as it suits them."""
    assert same_name("OHR", "Orrin Harbour Radio")
    assert same_name("the Gazette", "The Orrin Gazette")
    assert not same_name("Orrin Gazette", "Orrin Post")


def test_a_numbered_update_comes_after_the_flash() -> None:
    """Takes of one wire often bear no date."""
    flash, update = doc("ORRIN (FLASH) A depot burst."), doc("UPDATE 2-A depot burst in Orrin.")

    assert revises(update, flash)
    assert not revises(flash, update)
    assert not before(flash, update)


def test_what_an_article_tells_alone_speaks_against_a_parent() -> None:
    """A reporter who was there comes home with names and figures that nobody else has."""
    first, retold, other = (
        doc(FIRST, outlet="Orrin Gazette"),
        doc(RETOLD, outlet="Quay News"),
        doc(OTHER, outlet="Post"),
    )

    shared = Shared([first, retold, other])

    assert shared.fresh(retold.id) < 0.2
    assert shared.fresh(other.id) > 0.4


def test_a_medium_that_is_named_for_news_of_its_own_is_a_second_parent() -> None:
    """An article may have one part from an agency here and the rest from a paper that is not."""
    agency = doc(
        f"{FIRST} The newspaper Ebb Lamp reported that the depot had 5 owners, the newspaper Ebb Lamp wrote.",
        outlet="Quay News",
        date="2025-01-02",
    )
    abroad = doc(
        f"{RETOLD} So Quay News reported. The newspaper Ebb Lamp reported that Tomas Ebbing sold 88 tons to Karsk. "
        "Ebbing hid 9 ledgers in Karsk, the newspaper Ebb Lamp wrote.",
        outlet="Far Post", date="2025-01-03",
    )  # fmt: skip
    third = doc(
        "Tomas Ebbing sold 88 tons to Karsk, The newspaper Ebb Lamp reported. He hid 9 ledgers, the newspaper Ebb Lamp wrote.",
        outlet="Sundry Post",
    )

    stemma = StemmaBuilder()((agency, abroad, third), (), ())
    parents = {e.parent for e in stemma.derivations if e.document == abroad.id}
    lamp = next(o.id for o in stemma.origins if "Lamp" in o.name)

    assert parents == {agency.id, lamp}
