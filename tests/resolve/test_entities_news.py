"""Who is meant in news and commentary. All countries, bodies and officials here are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.entities import find_mentions
from communique.records import Entity
from communique.resolve.entities import resolve_mentions


def entities(text: str) -> tuple[Entity, ...]:
    document, analysis = Document(text), analyse(text)
    return resolve_mentions(analysis, document, find_mentions(analysis, document)).entities


def entity(text: str, name: str) -> Entity:
    found = [e for e in entities(text) if e.name == name]
    assert len(found) == 1, [e.name for e in entities(text)]
    return found[0]


SERVICES = (
    "The director of Veldania's Foreign Intelligence Service (VFS), Anton Maresin, held talks with the head of "
    "Ostmark's State Security Service (SSS), Rustam Ino. "
)
TALKS = "Veldanian President Ada Marr met Ostmark's foreign minister Ilan Droste in Geneva. "

MEANT = {
    "the short form of a body": (SERVICES + "The SSS said nothing.", "SSS", ["State Security Service"]),
    "a body by its country's adjective": (
        SERVICES + "The Ostmarkian State Security Service said nothing.",
        "Ostmarkian State Security Service",
        ["State Security Service"],
    ),
    "a body's press bureau": (
        SERVICES + "The VFS press bureau said so.",
        "VFS press bureau",
        ["Foreign Intelligence Service"],
    ),
    "an outlet with its kind": ("Sputnik wrote it. Later the Sputnik agency quoted him.", "the Sputnik", ["Sputnik"]),
    "a spymaster by country": (SERVICES + "Veldania's spymaster left.", "Veldania's spymaster", ["Anton Maresin"]),
    "a top diplomat by country": (TALKS + "Ostmark's top diplomat left.", "Ostmark's top diplomat", ["Ilan Droste"]),
    "the diplomat is who spoke": (
        'Spokeswoman Marina Zelin told reporters so. "We shall see," the diplomat said.',
        "the diplomat",
        ["Marina Zelin"],
    ),
    "they after a joint subject": (
        TALKS + "The two sides exchanged views. They agreed to meet.",
        "They",
        ["Ada Marr", "Ilan Droste"],
    ),
    "they after a crowd": (TALKS + "Many hoped for peace. They were wrong.", "They", []),
    "them, two joined by and": (
        "Chancellor Henrik Vos named the sailors Jonas Reuter and Mika Lindqvist and asked to free them.",
        "them",
        ["Jonas Reuter", "Mika Lindqvist"],
    ),
    "the sides are no one who speaks of them": (
        "Secretary Ann Blink hosted talks between Arat Mirzon and Jehun Bayrat. Blink said the sides agreed.",
        "the sides",
        ["Arat Mirzon", "Jehun Bayrat"],
    ),
    "he said: the speaker before, no office in an as-phrase": (
        "Wang Yin said that Kazakhstan agreed. Kazakhstan supports Laos as ASEAN chair, he added.",
        "he",
        ["Wang Yin"],
    ),
    "a role does not take in what somebody is thanked for": (
        TALKS + "Droste thanked the President for her personal attention.",
        "the President",
        ["Ada Marr"],
    ),
}


@pytest.mark.parametrize(("text", "words", "names"), MEANT.values(), ids=MEANT.keys())
def test_who_is_meant(text: str, words: str, names: list[str]) -> None:
    at = text.rindex(words)
    found = [e.name for e in entities(text) if any(m.start in (at, at - 4) and words in m.text for m in e.mentions)]
    assert sorted(found) == sorted(names)


def test_a_short_form_does_not_split_role_and_name() -> None:
    ino = entity(SERVICES, "Rustam Ino")
    assert (ino.office, ino.of) == ("head of Ostmark's State Security Service", "Ostmark")


def test_a_counterpart_holds_the_office_without_the_others_country() -> None:
    text = "Ali Sham, secretary of Veldania's Supreme Council, met his Ostmark counterpart, Musa Aibar, in Ostmark."
    assert entity(text, "Musa Aibar").office == "secretary of Supreme Council"


def test_a_counterparts_country() -> None:
    text = "Foreign Minister Ilan Droste of Ostmark met his Karadani counterpart, Saule Amanova. Karadan agreed."
    amanova = entity(text, "Saule Amanova")
    assert (amanova.office, amanova.of) == ("Foreign Minister", "Karadan")


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        ("Veldania's Foreign Intelligence Service said so.", "Foreign Intelligence Service", "Veldania"),
        ("Veldania was not asked, its Foreign Ministry said.", "Foreign Ministry", "Veldania"),
        ("Karadan's State Security Service is silent.", "State Security Service", "Karadan"),
    ],
)
def test_a_body_belongs_to_its_country(text: str, name: str, of: str) -> None:
    assert entity(text, name).of == of


def test_bodies_of_one_name_in_two_countries_stay_two() -> None:
    text = "Veldania's Foreign Ministry agreed. Ostmark's Foreign Ministry refused."
    assert [e.of for e in entities(text) if e.type == "institution"] == ["Veldania", "Ostmark"]


BESIDE = {
    "an office of one word between commas": (
        "The ambassador, Ilan Droste, said so.",
        "Ilan Droste",
        ("ambassador", None),
    ),
    "its spokesman": ("The ministry agreed. Its spokesman, Ilan Droste, said so.", "Ilan Droste", ("spokesman", None)),
    "the body to which somebody belongs": (
        "Ilan Droste of the Harbour Institute said so.",
        "Ilan Droste",
        (None, "Harbour Institute"),
    ),
}


@pytest.mark.parametrize(("text", "name", "told"), BESIDE.values(), ids=BESIDE.keys())
def test_what_stands_beside_a_name(text: str, name: str, told: tuple[str | None, str | None]) -> None:
    who = entity(text, name)
    assert (who.office, who.of and who.of.removeprefix("the ")) == told


def test_a_station_is_an_institution_although_a_country_is_in_its_name() -> None:
    text = "Veldania's president Ada Marr met Ilan Droste, Radio Veldania reported. Veldania is glad."
    assert entity(text, "Radio Veldania").type == "institution"
    assert [m.text for m in entity(text, "Veldania").mentions] == ["Veldania", "Veldania"]


def test_the_minister_is_no_ambassador() -> None:
    text = "Ostmark’s ambassador to Torland, Ilan Droste, called it false. A source said the minister was glad."
    assert "the minister" not in [m.text for m in entity(text, "Ilan Droste").mentions]
