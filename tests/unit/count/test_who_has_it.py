from __future__ import annotations

from firsthand.count.families import Families
from firsthand.count.identity import Identity
from firsthand.count.own import OwnReporting
from firsthand.count.posts import insider
from firsthand.model import Document, Source, SourceKind, Statement, Stemma
from firsthand.text.releases import is_release, issuer
from tests.fakes import doc

BOARD = Source(id="s-1", name="Orrin Harbour Board", kind=SourceKind.GROUP)
UNION = Source(id="s-2", name="Dockers’ Union", kind=SourceKind.GROUP)


def person(name: str) -> Source:
    return Source(id=f"s-{name}", name=name, kind=SourceKind.PERSON)


def own(document: Document, *sources: Source) -> OwnReporting:
    return OwnReporting([document], sources, Stemma(), Families([document], Stemma()))


def told(document: Document, words: str) -> Statement:
    at = document.text.index(words)
    return Statement(document=document.id, content=((at, at + len(words)),))


def test_a_director_speaks_for_the_body_that_stands_beside_her_name() -> None:
    """Else a board and its director would be two roots."""
    text = doc("The Orrin Harbour Board’s director, Ines Walde, said that berth 19 was shut.")
    identity = Identity([text], [BOARD, UNION])

    assert identity.same(person("Ines Walde"), BOARD)


def test_its_spokeswoman_speaks_for_the_body_that_was_named_last() -> None:
    """Two bodies in one paragraph are the rule."""
    text = doc(
        "The Dockers’ Union wants a strike. The Orrin Harbour Board calls that rash. Its spokeswoman, Ada Merrin, said so."
    )
    identity = Identity([text], [BOARD, UNION])

    assert identity.same(person("Ada Merrin"), BOARD)
    assert not identity.same(person("Ada Merrin"), UNION)


def test_two_persons_in_one_sentence_are_two() -> None:
    """A name beside a role says nothing about the next name."""
    text = doc("Bela Quint, chairman of the Dockers’ Union, and Ines Walde of the Orrin Harbour Board met on Friday.")
    identity = Identity([text], [BOARD, UNION])

    assert not identity.same(person("Bela Quint"), person("Ines Walde"))
    assert not identity.same(person("Bela Quint"), BOARD)


def test_an_insider_is_not_the_body_that_he_is_in() -> None:
    """An official who asked not to be named is a root of his own; a spokesman is his ministry."""
    kind = SourceKind.UNNAMED

    assert insider(Source(id="a", name="an official at the Harbour Ministry", kind=kind))
    assert not insider(Source(id="b", name="a spokesman for the Harbour Ministry", kind=kind))
    assert not insider(Source(id="c", name="the ministry’s engineers", kind=kind))


def test_the_sentence_before_says_that_the_outlet_saw_it() -> None:
    """«We walked the quay. Nine sheds were burnt»: the second sentence is what was seen."""
    text = doc(
        "The mayor slept.\nOur reporter walked the quay. Nine sheds were burnt.\nTwo ships left.", outlet="The Tern"
    )
    finds = own(text)

    found = finds.reporter(told(text, "Nine sheds were burnt"))

    assert found is not None
    assert found.name == "own reporter, The Tern"
    assert finds.reporter(told(text, "Two ships left")) is None


def test_a_body_speaks_for_itself_in_its_own_release() -> None:
    """What a release tells as fact goes back to the body that issues it."""
    text = doc("MEDIA STATEMENT\n\nThe Orrin Harbour Board shuts berth 19. The Orrin Harbour Board will inspect it.")

    assert own(text, BOARD, UNION).body(told(text, "shuts berth 19")) == BOARD


def test_a_release_is_issued_by_the_body_whose_site_it_is_from() -> None:
    """A club names itself once and others more often."""
    text = (
        "Club statement\n\norrinrovers.example / News\n\nOrrin Rovers FC regret this. Hallam FC agree. Hallam FC pay."
    )

    assert is_release(text)
    assert issuer(text, ["Hallam FC", "Orrin Rovers FC"]) == "Orrin Rovers FC"
