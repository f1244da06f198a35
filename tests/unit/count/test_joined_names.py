"""Sources under different names that are one informant: papers and their issuers, the police, pronouns, media with informants."""

from __future__ import annotations

import pytest

from firsthand.count.families import Families
from firsthand.count.identity import Identity, same_person
from firsthand.count.roots import Told, informants_of, joined, media_of
from firsthand.count.short_forms import owner_of_issued, police, pronoun
from firsthand.model import Link, Source, SourceKind, Statement, Stemma
from tests.fakes import doc

TEXT = doc("The Orrin Observatory and Superintendent Ada Merrin both spoke of a bright light over the harbour.")
OBSERVATORY = Source(id="s-1", name="Orrin Observatory", kind=SourceKind.GROUP)
MERRIN = Source(id="s-2", name="Ada Merrin", kind=SourceKind.PERSON, role="Superintendent")


def source(name: str, kind: SourceKind = SourceKind.UNNAMED) -> Source:
    return Source(id=f"s-{name}", name=name, kind=kind)


def told(who: Source, document: str = "d-1", *behind: Source) -> Told:
    chain = tuple(Link(source=s.id) for s in (who, *behind))
    return Told(Statement(document=document, content=((0, 5),), chain=chain), who)


def names(*listed: Told) -> list[list[str]]:
    families, identity = Families([TEXT], Stemma()), Identity([TEXT], [t.source for t in listed if t.source])
    groups = joined(informants_of(listed, identity), families, identity)
    return sorted(sorted(s.name for s in g.sources) for g in groups)


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("the observatory’s calculations", "the observatory"),
        ("the notice which Velmora lodged on Thursday", "Velmora"),
        ("a statement by the Harbour Board", "the Harbour Board"),
        ("the bank’s internal memo", None),
        ("the minister’s brother", None),
    ],
)
def test_what_a_body_gives_out_is_its_own_word_and_what_leaks_is_not(name: str, owner: str | None) -> None:
    """Else a company and its filing are two independent sources; a leaked memo may have come from anybody."""
    assert owner_of_issued(source(name, SourceKind.DOCUMENT)) == owner


def test_figures_of_a_body_are_the_body() -> None:
    """The release and the office that issued it are one root."""
    paper = source("the Orrin Observatory’s figures", SourceKind.DOCUMENT)

    assert names(told(OBSERVATORY), told(paper, "d-2")) == [["Orrin Observatory", "the Orrin Observatory’s figures"]]


def test_detectives_are_the_superintendent_unless_one_article_has_both() -> None:
    """«Police said» in one paper is the superintendent of the other; who quotes both means two."""
    detectives = source("detectives")

    assert police(detectives)
    assert names(told(MERRIN), told(detectives, "d-2")) == [["Ada Merrin", "detectives"]]
    assert names(told(MERRIN), told(detectives, "d-1")) == [["Ada Merrin"], ["detectives"]]


def test_a_pronoun_is_no_root_beside_a_name() -> None:
    """Nobody knows who «they» are: that is no second source."""
    assert pronoun(source("they"))
    assert names(told(MERRIN), told(source("they"), "d-2")) == [["Ada Merrin"]]


def test_a_medium_is_no_root_where_another_article_names_whom_it_had_it_from() -> None:
    """«the Tern» and «the Tern, quoting Merrin» is Merrin once, not the Tern and Merrin."""
    tern = source("The Tern", SourceKind.OUTLET)
    listed = [told(MERRIN, "d-1", tern), told(tern, "d-2")]

    assert media_of(listed, {"d-1"}, Families([TEXT], Stemma()), ()) == []


def test_mister_is_a_title() -> None:
    """Translations write it out."""
    assert same_person("Mister Walde", "Ines Walde")
