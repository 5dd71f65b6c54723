"""Which accounts rest on others. Countries, people and outlets are invented."""

from __future__ import annotations

import pytest

from communique import compare_readings as compare
from communique import read
from communique.compare import meaning
from communique.compare.own_sources import own_sources
from communique.compare.parties import is_official
from communique.document import Document
from communique.dossiers import Account, Dossier
from communique.records import Reading
from communique.spans import span_of

READOUT = (
    "President Ada Marr of Veldania received Chancellor Henrik Vos-Lund of Ostmark in Sarnograd on 14 May 2024. "
    "The leaders discussed the release of the captured sailors. They signed a protocol on fisheries. "
    "The talks lasted one hour and ten minutes."
)
PASSED_ON = (
    "Ada Marr of Veldania and Henrik Vos-Lund of Ostmark signed a protocol on fish in Sarnograd on 14 May 2024, {who}. "
    "The captured sailors and their release came up as well. {more}"
)


def reading(name: str, outlet: str, text: str) -> Reading:
    return read(Document(text, name=name, outlet=outlet, published="2024-05-14", language="en"))


def compared(outlet: str, who: str, more: str = "") -> Dossier:
    paper = reading("n", "Halmere Courier", PASSED_ON.format(who=who, more=more))
    (dossier,) = (d for d in compare([reading("v", outlet, READOUT), paper]) if len(d.accounts) > 1)
    return dossier


@pytest.mark.parametrize(
    ("outlet", "who"),
    [
        ("Government of Veldania - News", "the Veldanian government said"),
        ("Directorate of Fisheries, Veldania", "the Veldanian directorate said"),
        ("Ministry of Trade, Veldania", "a Veldanian ministry statement said"),
        ("Office of the President, Veldania", "Marr's office said on Tuesday"),
        ("Diet of Veldania", "according to the Diet's website"),
        ("Office of the President, Veldania", "a statement said"),
    ],
)
def test_a_body_goes_by_many_names(outlet: str, who: str) -> None:
    dossier = compared(outlet, who)
    assert dossier.independent_sources == 1
    assert [(link.copy, link.of, link.tie) for link in dossier.links] == [("n", "v", "names_it")]


@pytest.mark.parametrize(
    "background",
    [
        "The opposition deputy Olav Brekke remarked that nobody has counted the herring in years.",
        "According to customs figures, trade came to 38 million crowns last year.",
        "Scientists have warned since 2019 that the stock is overfished.",
    ],
)
def test_a_source_of_background_does_not_make_a_copy_independent(background: str) -> None:
    assert compared("Presidency of Veldania", "the Veldanian presidency said", background).independent_sources == 1


@pytest.mark.parametrize(
    "own",
    [
        "An aide who sat in on the talks said that the sailors would be released within a week.",
        "The Chancellor told reporters that the sailors had waited long enough.",
    ],
)
def test_a_source_of_its_own_for_the_contact_does(own: str) -> None:
    assert compared("Presidency of Veldania", "the Veldanian presidency said", own).independent_sources == 2


@pytest.mark.parametrize(
    "who",
    [
        "a Veldanian fisheries ministry official said",
        "after they had walked to the Veldanian ministry, Norvik Radio reports",
        "the Veldanian defence ministry said",
    ],
)
def test_what_only_names_a_body_does_not_point_to_it(who: str) -> None:
    assert compared("Ministry of Fisheries, Veldania", who).independent_sources == 2


@pytest.mark.parametrize(
    ("outlet", "official"),
    [
        ("Government of Veldania - News", True),
        ("Veldania Trade - Ministry of Trade", True),
        ("Veldania Today - News", False),
        ("Presidency News Agency", False),
    ],
)
def test_what_stands_behind_a_dash_may_be_the_page_of_a_body(outlet: str, official: bool) -> None:
    assert is_official(outlet) is official


def test_sentences_without_a_source_are_not_read_for_their_meaning() -> None:
    who = "the Veldanian government said"
    paper, body = reading("n", "Halmere Courier", PASSED_ON.format(who=who, more="")), reading("v", "Diet", READOUT)
    copy, model = (Account(r, r.contacts[0]) for r in (paper, body))
    at = paper.document.text.index(who)
    pointer = span_of(paper.document.text, at, at + len(who))
    meaning.vector.cache_clear()
    assert list(own_sources(copy, model, pointer)) == []
    assert meaning.vector.cache_info().currsize == 0
