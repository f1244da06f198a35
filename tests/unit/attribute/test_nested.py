"""Statements over the words of another."""

from firsthand.attribute import StatementAttributor, document_quotes
from tests.fakes import doc


def told(text: str) -> set[tuple[str, tuple[str, ...]]]:
    document = doc(text, outlet="Quay News")
    attribution = StatementAttributor()([document])
    names = {s.id: s.name for s in attribution.sources}
    return {
        (document.text[s.start : s.end].strip("“”‘’., "), tuple(names[link.source] for link in s.chain))
        for s in attribution.statements
        if s.chain
    }


def test_a_quotation_inside_a_quotation_is_told_through_the_outer_speaker() -> None:
    """Whoever is quoted by a witness is heard through the witness alone."""
    found = told("“The mate looked at us and said ‘you will all go home tonight’,” Mrs Pellow told the court.")

    assert ("you will all go home tonight", ("The mate", "Pellow")) in found


def test_quotations_show_the_inner_speaker_too() -> None:
    """A reader of single articles looks for everybody who is quoted."""
    found = document_quotes(doc("“The mate said ‘you will all go home tonight’,” Mrs Pellow told the court."))

    assert {q.chain for q in found} == {("The mate", "Pellow"), ("Pellow",)}


def test_who_claims_and_who_denies_have_a_statement_each() -> None:
    """The accuser is a root, and so is whoever denies."""
    found = told("Tavoria has rejected the accusation of its neighbour, Lomar, that its jets crossed the border.")

    assert ("its jets crossed the border", ("Lomar",)) in found
    assert {chain for _, chain in found} == {("Lomar",), ("Tavoria",)}


def test_figures_without_a_verb_are_their_own_speakers() -> None:
    """«The police counted 300, the blog 800» are two counts of two counters."""
    found = told("The police counted 300, the blog 800.")

    assert {chain for _, chain in found} == {("The police",), ("the blog",)}


def test_an_office_is_not_its_holder() -> None:
    """«The governor's office said» names no governor."""
    found = told("At least nine people were killed on Friday, the governor’s office said.")

    assert {chain for _, chain in found} == {("the governor’s office",)}


def test_what_a_paper_has_learned_from_somebody_is_theirs() -> None:
    """The paper is the medium, its source the root."""
    found = told("Two men have been arrested, Radio Marisol has learned from sources close to the investigation.")

    assert {chain for _, chain in found} == {("sources close to the investigation", "Radio Marisol")}


def test_what_is_reported_of_is_no_speaker() -> None:
    """«Reports of cracks in the crane that fell» has nobody who says anything."""
    found = told("There were reports of cracks in the crane that fell at Port Lissen.")

    assert found == set()


def test_a_text_that_ends_with_its_cue_is_read() -> None:
    """Texts are cut off anywhere."""
    assert told("“We will rebuild,” said") == set()
