"""Mentions of people, bodies and countries. All officials here, and Veldania and Ostmark, are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communique
from communique.analysis import analyse
from communique.document import Document
from communique.find.entities import find_mentions
from communique.roster import FoundMention


def mentions(text: str) -> tuple[FoundMention, ...]:
    return find_mentions(analyse(text), Document(text))


def named_people(text: str) -> list[tuple[str, str | None, str | None]]:
    """Bare name, office and affiliation of every person named."""
    return [(m.name.text, m.office, m.of) for m in mentions(text) if m.type == "person" and m.name]


PEOPLE = {
    "office before the name": ("President Ada Marr spoke.", ("Ada Marr", "President", None)),
    "country's adjective before the office": (
        "Veldanian President Ada Marr arrived on Monday.",
        ("Ada Marr", "President", "Veldanian"),
    ),
    "country before the office": (
        "Talks were held by Ostmark's foreign minister Ilan Droste.",
        ("Ilan Droste", "foreign minister", "Ostmark"),
    ),
    "country after the office": (
        "He received President of the Republic of Kazakhstan Aru Tokbay.",
        ("Aru Tokbay", "President", "Kazakhstan"),
    ),
    "country after the name": (
        "Prime Minister Yair Doron of Israel called.",
        ("Yair Doron", "Prime Minister", "Israel"),
    ),
    "body after the office": (
        "He met Director of the Foreign Intelligence Service Pavel Orlin.",
        ("Pavel Orlin", "Director of the Foreign Intelligence Service", "Foreign Intelligence Service"),
    ),
    "body before the office": (
        "Federal Border Service Director Pavel Orlin reported.",
        ("Pavel Orlin", "Federal Border Service Director", "Federal Border Service"),
    ),
    "a ministry of many fields": (
        "Minister of Civil Defence, Emergencies and Disaster Relief Pavel Orlin reported.",
        ("Pavel Orlin", "Minister of Civil Defence, Emergencies and Disaster Relief", None),
    ),
    "office after the name": (
        "Rustam Ino, chairman of the Committee for National Security, agreed.",
        ("Rustam Ino", "chairman of the Committee for National Security", "Committee for National Security"),
    ),
    "office before a comma and the name": (
        "The head of the State Security Service, Rustam Ino, said so.",
        ("Rustam Ino", "head of the State Security Service", "State Security Service"),
    ),
    "a clause says whom he heads": (
        "Rustam Ino, who heads the State Security Service, said so.",
        ("Rustam Ino", "head of State Security Service", "State Security Service"),
    ),
    "two offices of one person": (
        "Acting President and Prime Minister Pavel Orlin flew home.",
        ("Pavel Orlin", "Acting President and Prime Minister", None),
    ),
    "an adviser of somebody else": (
        "Domestic Policy Advisor to the Vice President Maria Toll spoke.",
        ("Maria Toll", "Domestic Policy Advisor to the Vice President", None),
    ),
    "particles and a hyphen": ("Mr Yusuf bin Karim al-Rashidi spoke.", ("Yusuf bin Karim al-Rashidi", None, None)),
    "possessive is no part of the name": ("President Ada Marr's visit ended.", ("Ada Marr", "President", None)),
    "hyphen and small letters": ("They met Park Jae-un in Seoul.", ("Park Jae-un", None, None)),
    "a given name that is an adjective too": ("Sberbank CEO German Lorov came.", ("German Lorov", "CEO", "Sberbank")),
}


@pytest.mark.parametrize(("text", "expected"), PEOPLE.values(), ids=PEOPLE.keys())
def test_a_named_person_has_office_and_affiliation(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in named_people(text)


def test_offices_in_a_list_stay_with_their_own_names() -> None:
    text = "Ada Marr, the defence minister, Ilan Droste, justice minister, and Pavel Orlin, council secretary, met."
    assert [(n, o) for n, o, _ in named_people(text)] == [
        ("Ada Marr", "defence minister"),
        ("Ilan Droste", "justice minister"),
        ("Pavel Orlin", "council secretary"),
    ]


def test_the_span_covers_office_and_affiliation() -> None:
    spans = [
        m.span.text for m in mentions("He met Prime Minister Yair Doron of Israel.") if m.name and m.type == "person"
    ]
    assert spans == ["Prime Minister Yair Doron of Israel"]


@pytest.mark.parametrize("outlet", ["Sputnik", "Reuters", "TASS", "The Washington Post", "Xinhua"])
def test_an_outlet_is_an_institution(outlet: str) -> None:
    types = {m.type for m in mentions(f"{outlet} reported the talks on Monday.") if m.name and outlet in m.span.text}
    assert types == {"institution"}


THINGS = {
    "a capital that speaks stands for its country": ("Moscow said nothing.", "Moscow", "country"),
    "a capital where something is, is a place": ("They met in Moscow.", "Moscow", "place"),
    "a seat is an institution": ("The Kremlin denied it.", "Kremlin", "institution"),
    "an adjective points to a country": ("The Kazakh side agreed.", "Kazakh", "country"),
    "two countries in one token": ("The U.S.-Mexico border was discussed.", "Mexico", "country"),
    "an unknown country that has a ministry": (
        "The Ostmark Foreign Ministry agreed.",
        "Ostmark Foreign Ministry",
        "institution",
    ),
    "an unknown country by its foreign minister": ("Ostmark's foreign minister left.", "Ostmark", "country"),
    "a body with of and fields": (
        "The Ministry of Foreign Affairs replied.",
        "Ministry of Foreign Affairs",
        "institution",
    ),
    "a delegation": ("A Turkish delegation arrived.", "A Turkish delegation", "group"),
    "unnamed officials": ("He met deputy prime ministers.", "deputy prime ministers", "group"),
    "heads of bodies": ("He met heads of security agencies.", "heads of security agencies", "group"),
    "a role": ("The Kazakh President left.", "The Kazakh President", "person"),
    "a body by its kind": ("The agency added nothing.", "The agency", "institution"),
}


@pytest.mark.parametrize(("text", "words", "kind"), THINGS.values(), ids=THINGS.keys())
def test_a_thing_has_its_type(text: str, words: str, kind: str) -> None:
    assert kind in [m.type for m in mentions(text) if m.span.text == words]


def test_a_company_with_a_president_is_no_country() -> None:
    assert not [m for m in mentions("Brakko's president resigned.") if m.type == "country"]


def test_a_joint_mention_is_plural() -> None:
    text = "President Ada Marr met Prime Minister Ilan Droste. The two leaders agreed."
    assert [m.span.text for m in mentions(text) if m.plural and m.kind == "role"] == ["The two leaders"]


def test_mr_president_is_a_form_of_address() -> None:
    assert not [m for m in mentions("Mr President, thank you.") if m.kind == "role"]


def test_a_headline_does_not_glue_its_verb_to_a_name() -> None:
    text = "Marr Berates Ostmark Leader Over Refugee Deal\n\nPresident Ada Marr berated the refugee deal. Marr left.\n"
    assert {name for name, _, _ in named_people(text)} <= {"Marr", "Ada Marr"}


@pytest.mark.parametrize(
    "text", ["", "a", ".", "...", "\x00", "\ud800", "'s", "of the of", '"' * 500, "President of the", "- - -"]
)
def test_bad_input_gives_nothing_wrong(text: str) -> None:
    for mention in mentions(text):
        assert text[mention.span.start : mention.span.end] == mention.span.text


WORDS = [
    "President",
    "Ada",
    "Marr",
    "of",
    "the",
    "Ostmark",
    "'s",
    ",",
    "and",
    "Mr",
    "they",
    "🙂",
    "e\u0301",
    "رئيس",
    "\r\n",
    "-",
    "minister",
    "Service",
    "(",
    "U.S.",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_every_span_holds(parts: list[str]) -> None:
    text = " ".join(parts)
    for mention in mentions(text):
        for span in (mention.span, mention.name):
            assert span is None or text[span.start : span.end] == span.text


def test_a_body_unites_two_sorts_of_members() -> None:
    told = "Oskar Vell met with President of the Union of Writers and Artists Ada Marr."
    people = {e.name: e.office for e in communique.read(told).entities if e.type == "person"}
    assert people["Ada Marr"] == "President of the Union of Writers and Artists"


def test_a_name_behind_a_body_is_no_member_of_it() -> None:
    told = "Oskar Vell met with President of the Union of Writers and James Marr."
    assert "James Marr" in {e.name for e in communique.read(told).entities if e.type == "person"}
