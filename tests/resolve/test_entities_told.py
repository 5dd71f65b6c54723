"""What the user's file and the table of national institutions add to a text. All names of the file are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.entities import find_mentions
from communique.known import KnownNames, KnownRow
from communique.records import Entity
from communique.resolve.entities import resolve_mentions
from communique.roster import Roster

NAMES = KnownNames(
    (
        KnownRow(
            "person", "Rustam Ino", ("Рустам Ино", "R. Ino", "Ino the Elder"), "Director", "Ostmark", "2021", "2024"
        ),
        KnownRow("person", "Rustam Ino", (), "Deputy Interior Minister", "Ostmark", "2017", "2020"),
        KnownRow("person", "Rustem Ino", (), "Judge", "Tirvania"),
        KnownRow("person", "Will", (), "Envoy", "Tirvania"),
        KnownRow("institution", "Harrow Bureau", ("HB", "Ostian Harrow"), None, "Ostmark"),
        KnownRow("institution", "State Protection Service", ("SPS",), None, "Ostmark"),
        KnownRow("group", "Grey Coats"),
        KnownRow("place", "Upper Kelmet", ("Kelmet",)),
        KnownRow("country", "Tirvania", ("Tirvan Land",)),
    )
)


def roster(text: str, published: str | None = "2023-05-01", names: KnownNames = NAMES) -> Roster:
    analysis, document = analyse(text), Document(text, published=published)
    return resolve_mentions(analysis, document, find_mentions(analysis, document, names), names)


def entity(text: str, name: str, published: str | None = "2023-05-01") -> Entity:
    found = [e for e in roster(text, published).entities if e.name == name]
    assert len(found) == 1, [e.name for e in roster(text, published).entities]
    return found[0]


ONE = {
    "another script": ("Rustam Ino met Ada Marr. Рустам Ино said that they had agreed.", "Rustam Ino", "Рустам Ино"),
    "a name of many words": ("Rustam Ino met Ada Marr. Ino the Elder smiled.", "Rustam Ino", "Ino the Elder"),
    "an acronym": ("The Harrow Bureau was asked. HB declined to comment.", "Harrow Bureau", "HB"),
    "a name with a country in it": (
        "The Harrow Bureau met. The Ostian Harrow agreed.",
        "Harrow Bureau",
        "Ostian Harrow",
    ),
    "a country": ("Tirvania and Ostmark signed. Tirvan Land gained most.", "Tirvania", "Tirvan Land"),
    "a place": ("Ada Marr flew to Upper Kelmet. She left Kelmet on Friday.", "Upper Kelmet", "Kelmet"),
}


@pytest.mark.parametrize(("text", "name", "words"), ONE.values(), ids=ONE.keys())
def test_spellings_of_one_row_are_one_entity(text: str, name: str, words: str) -> None:
    assert words in [m.text for m in entity(text, name).mentions]


TYPES = {
    "person": ("Then Will said no.", "Will", "person"),
    "institution": ("Ada Marr met the HB on Friday.", "HB", "institution"),
    "group": ("The Grey Coats left on Friday.", "Grey Coats", "group"),
    "place": ("Ada Marr met them in Kelmet.", "Kelmet", "place"),
    "country": ("Ada Marr left Tirvan Land.", "Tirvania", "country"),
}


@pytest.mark.parametrize(("text", "name", "kind"), TYPES.values(), ids=TYPES.keys())
def test_the_file_says_what_a_name_is(text: str, name: str, kind: str) -> None:
    assert entity(text, name).type == kind


def test_an_ordinary_word_at_the_head_of_a_sentence_is_no_name() -> None:
    assert not [e for e in roster("Will he come to the talks? Nobody knows.").entities if e.name == "Will"]


def test_those_whom_the_file_tells_apart_are_two_people_however_alike_their_names() -> None:
    names = {e.name for e in roster("Rustam Ino met Rustem Ino on Friday.").entities if e.type == "person"}
    assert names == {"Rustam Ino", "Rustem Ino"}


def test_the_shown_name_is_a_form_of_the_text() -> None:
    assert entity("R. Ino met Ada Marr.", "R. Ino").office == "Director"


VELDANIA = "Veldania's foreign minister was asked. "
FILLED = {
    "on the day": ("Rustam Ino met Ada Marr.", "2023-05-01", "Director", "Ostmark"),
    "another office on another day": ("Rustam Ino met Ada Marr.", "2018-05-01", "Deputy Interior Minister", "Ostmark"),
    "outside all dates": ("Rustam Ino met Ada Marr.", "2015-05-01", None, None),
    "no date, the rows agree on the country": ("Rustam Ino met Ada Marr.", None, None, "Ostmark"),
    "the text's office wins": (
        "Rustam Ino, the mayor of Kelmet, met Ada Marr.",
        "2023-05-01",
        "mayor",
        "Kelmet",
    ),
    "the text's country wins": (VELDANIA + "Rustam Ino of Veldania met Ada Marr.", "2023-05-01", None, "Veldania"),
    "another office of the text's has no country": ("Mayor Rustam Ino met Ada Marr.", "2023-05-01", "Mayor", None),
    "the same office has its country": ("Director Rustam Ino met Ada Marr.", "2023-05-01", "Director", "Ostmark"),
}


@pytest.mark.parametrize(("text", "day", "office", "of"), FILLED.values(), ids=FILLED.keys())
def test_what_the_text_does_not_say_is_filled(text: str, day: str | None, office: str | None, of: str | None) -> None:
    found = entity(text, "Rustam Ino", day)
    assert (found.office, found.of) == (office, of)


def test_what_was_filled_is_noted_with_its_row() -> None:
    names = KnownNames((KnownRow("person", "Ada Marr", (), "Envoy", "Ostmark", where="people.csv, line 2"),))
    (added,) = roster("Ada Marr left on Friday.", names=names).filled
    assert (added.office, added.of, added.where) == ("Envoy", "Ostmark", ("people.csv, line 2",))


def test_nothing_is_noted_where_the_text_says_all() -> None:
    text = "The Director of the Harrow Bureau of Ostmark, Rustam Ino, said no. Ostmark's Harrow Bureau agreed."
    filled = roster(text).filled
    assert [f for f in filled if f.office] == []


def test_a_body_has_the_country_of_the_file() -> None:
    assert entity("The SPS said on Friday that it knew nothing.", "SPS").of == "Ostmark"


def test_the_country_that_the_text_gives_a_body_wins() -> None:
    text = VELDANIA + "Veldania's State Protection Service (SPS) denied it. The SPS said no more."
    assert entity(text, "State Protection Service").of == "Veldania"


BASE = {
    "an acronym of one country": ("The BND declined to comment on Friday.", "BND", "Germany"),
    "an acronym of several": ("The SIS declined to comment on Friday.", "SIS", None),
    "an acronym of several, one of them named": ("The SIS said that Moldova was safe.", "SIS", "Moldova"),
    "the text explains the acronym otherwise": ("The Border Needs Desk (BND) declined. The BND left.", "BND", None),
    "the country stands before it": (VELDANIA + "Then the Veldanian BND declined.", "BND", "Veldania"),
    "the text gives another country": (VELDANIA + "Veldania's BND declined to comment.", "BND", "Veldania"),
}


@pytest.mark.parametrize(("text", "name", "of"), BASE.values(), ids=BASE.keys())
def test_whose_a_national_institution_is(text: str, name: str, of: str | None) -> None:
    found = [e for e in roster(text, names=KnownNames()).entities if any(m.text == name for m in e.mentions)]
    assert [e.of for e in found] == [of]
    assert roster(text, names=KnownNames()).filled == ()


SAME_KIND = {
    "two forms of a name": (
        "Ostmark's Foreign Ministry agreed. The Ministry of Foreign Affairs of Ostmark said so.",
        1,
    ),
    "an acronym": ("Ostmark's Foreign Ministry agreed. The MFA gave no date.", 1),
    "a spelling": ("Ostmark's Ministry of Defense agreed. Ostmark's Defence Ministry said so.", 1),
    "of two countries": ("Ostmark's Foreign Ministry agreed. Veldania's Ministry of Foreign Affairs said no.", 2),
    "of two kinds": ("Ostmark's Foreign Ministry agreed. Ostmark's Ministry of Internal Affairs said no.", 2),
}


@pytest.mark.parametrize(("text", "count"), SAME_KIND.values(), ids=SAME_KIND.keys())
def test_the_names_of_one_kind_are_one_body_in_one_country(text: str, count: int) -> None:
    assert len([e for e in roster(text, names=KnownNames()).entities if e.type == "institution"]) == count


def test_a_name_means_what_it_meant_on_the_documents_day() -> None:
    text = "The president of Congo met Ada Marr on Friday."
    names = {d: [e.of for e in roster(text, d).entities if e.office] for d in ("1985-01-01", "2020-01-01")}
    assert names == {"1985-01-01": ["Republic of the Congo"], "2020-01-01": ["Democratic Republic of the Congo"]}
