"""Contacts in the turns of phrase of agencies, ministries and palaces; every country and official is invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.reader import Reader
from communique.records import Contact

READER = Reader(lambda analysis, marks, seen: ())

TOLD = {
    "a colleague from a country, then the name": (
        "President Ernesto Villaseca met with his colleague from Verdania, Aurelio Bastos.",
        ("meeting", "held", {"Aurelio Bastos", "Ernesto Villaseca"}),
    ),
    "an office, then the name": (
        (
            "The Prime Minister, Siosaia Fonua, spoke on the telephone this morning with the Secretary of State "
            "of Cascadia, Marguerite Oakes."
        ),
        ("call", "held", {"Marguerite Oakes", "Siosaia Fonua"}),
    ),
    "several colleagues with their countries": (
        (
            "Energy Minister Signe Rosenmark met in Tarnholm today with her colleagues Pawel Grodzki of "
            "Ostrania and Aivo Tammsalu of Estmaa."
        ),
        ("meeting", "held", {"Aivo Tammsalu", "Pawel Grodzki", "Signe Rosenmark"}),
    ),
    "several ministers behind their countries": (
        (
            "The foreign ministers of Ostmark and Karadan, Teobaldo Rangel and Fulgencio Oviedo Cabral, will "
            "meet on Friday."
        ),
        ("meeting", "planned", {"Fulgencio Oviedo Cabral", "Teobaldo Rangel"}),
    ),
    "a group whose members are named at once": (
        "The two water ministers, Ada Marr of Ostmark and Henrik Vos of Karadan, met in Tarnholm on Friday.",
        ("meeting", "held", {"Ada Marr", "Henrik Vos"}),
    ),
    "officials of two countries": (
        "The Karadani and Veldanian foreign ministers met in Tarnholm on Friday.",
        ("meeting", "held", {"Karadani and Veldanian foreign ministers"}),
    ),
    "officials of three countries": (
        "The Karadani, Veldanian and Ostian foreign ministers met in Tarnholm on Friday.",
        ("gathering", "held", {"Karadani, Veldanian and Ostian foreign ministers"}),
    ),
    "two leaders by name": (
        "The two leaders, Ada Marr and Henrik Vos, met in Tarnholm on Friday.",
        ("meeting", "held", {"Ada Marr", "Henrik Vos"}),
    ),
    "envoys who gathered": (
        "Envoys from twelve countries gathered in Tarnholm on Friday.",
        ("gathering", "held", {"Envoys from twelve countries"}),
    ),
    "a trip told twice in one sentence": (
        "President Ada Marr arrived in Tarnholm on an official visit.",
        ("visit", "held", {"Ada Marr"}),
    ),
    "a video conference": (
        "Foreign Minister Ada Marr held a video conference with Chancellor Henrik Vos.",
        ("video_call", "held", {"Ada Marr", "Henrik Vos"}),
    ),
    "who travels together": (
        "President Ada Marr will travel to Torkent next week together with Prime Minister Henrik Vos.",
        ("visit", "planned", {"Ada Marr", "Henrik Vos"}),
    ),
    "a counterpart where the host has her seat": (
        "President Ada Marr hosted her Karadani counterpart at the Winter Palace on Friday.",
        ("meeting", "held", {"Ada Marr", "Karadani counterpart"}),
    ),
    "whom the model makes nothing of": (
        "President Ada Marr met Xu Benlong in Tarnholm on Friday.",
        ("meeting", "held", {"Ada Marr", "Xu Benlong"}),
    ),
    "who will not meet": (
        "Prime Minister Ada Marr will not meet President Henrik Vos in Tarnholm.",
        ("meeting", "refused", {"Ada Marr", "Henrik Vos"}),
    ),
    "what is neither confirmed nor denied": (
        "The ministry would neither confirm nor deny that President Ada Marr had met Chancellor Henrik Vos.",
        ("meeting", "held", {"Ada Marr", "Henrik Vos"}),
    ),
    "a telephone talk": (
        (
            "Mr. MORISHIGE Kenta, Minister for Foreign Affairs, held a telephone talk with the Honorable "
            "Marguerite Oakes, Secretary of State of the Cascadia Union."
        ),
        ("call", "held", {"MORISHIGE Kenta", "Marguerite Oakes"}),
    ),
    "received in audience": (
        (
            "The Head of State, H.E. Ibrahima Diallou, received in audience on Monday 30 May Mr Tomas Ederveen, "
            "Minister of Defence of Halden, passing through Selm."
        ),
        ("meeting", "held", {"Ibrahima Diallou", "Tomas Ederveen"}),
    ),
    "received at a palace in the evening": (
        (
            "Ashirat, Friday - His Highness Sheikh Talal bin Hamad al-Rawani, Emir of the State, received at "
            "Al-Nakhil Palace this evening Her Excellency Lenka Sorvath, Minister of Foreign Affairs of the "
            "Republic of Tarvonia."
        ),
        ("meeting", "held", {"Lenka Sorvath", "Talal bin Hamad al-Rawani"}),
    ),
    "received by somebody at a palace": (
        ("Judith Arkell was received yesterday at the Palace of the Lagoon by the Head of State, Ismael Dembaya."),
        ("meeting", "held", {"Ismael Dembaya", "Judith Arkell"}),
    ),
    "a dateline with its day": (
        (
            "Lisboa Nova, 23 October 2024 - His Excellency Hisham bin Salim al-Rawadi, Minister of Foreign "
            "Affairs, met today with Her Excellency Lidia Monteiro-Paz, Minister of Foreign Affairs of the "
            "Republic of Port Sable."
        ),
        ("meeting", "held", {"Hisham bin Salim al-Rawadi", "Lidia Monteiro-Paz"}),
    ),
    "told in a meeting": (
        (
            "Trade Minister Budi Santarno told the Karadani trade minister in a virtual meeting on Thursday "
            "that farmers stood to lose."
        ),
        ("video_call", "held", {"Budi Santarno", "trade minister"}),
    ),
    "assured during their meeting": (
        (
            '"We agreed," said President Ada Marr, who assured Prime Minister Oru Tal during their meeting in '
            "Selm on Thursday that the border would open."
        ),
        ("meeting", "held", {"Ada Marr", "Oru Tal"}),
    ),
    "thanks in a call": (
        ("President Radulov expressed his gratitude to President Erlan Sadyrbekov in a telephone call on Sunday."),
        ("call", "held", {"Erlan Sadyrbekov", "Radulov"}),
    ),
    "what was discussed with whom": (
        (
            "Foreign Minister Claire Bonnevie discussed the seafood dispute with her Ostmark counterpart Daigo "
            "Terazawa by telephone on Tuesday."
        ),
        ("call", "held", {"Claire Bonnevie", "Daigo Terazawa"}),
    ),
    "a courtesy call": (
        "President Tuimaleali paid a courtesy call on Foreign Minister Ada Marr.",
        ("meeting", "held", {"Ada Marr", "Tuimaleali"}),
    ),
    "a call received today from": (
        (
            "Foreign Minister Ada Marr received a phone call today from Minister of External Affairs of Karadan "
            "Dr. Suresh Aiyappan."
        ),
        ("call", "held", {"Ada Marr", "Suresh Aiyappan"}),
    ),
    "held, when and where, a meeting": (
        (
            "The President of the Republic, Inês Cordovar, held on Wednesday evening, 2 October, from the "
            "Palace of the Terraces, a meeting with the Prime Minister of Tansei, Sigrun Halleby."
        ),
        ("meeting", "held", {"Inês Cordovar", "Sigrun Halleby"}),
    ),
    "announced by who received": (
        (
            "It was announced this Monday by the minister of foreign affairs, Rui Salvaterra, after receiving "
            "in the Palace of the Anchors his counterpart of Oyombe, Daudi Nkalemba."
        ),
        ("meeting", "held", {"Daudi Nkalemba", "Rui Salvaterra"}),
    ),
    "with somebody to do something": (
        (
            "Envoy Lamine Toure held a virtual meeting on Friday with representatives of the Civilian Alliance "
            "to take stock."
        ),
        ("video_call", "held", {"Lamine Toure", "representatives of the Civilian Alliance"}),
    ),
    "the talks that one held with another": (
        (
            "Gas was the main topic of the talks that Foreign Minister Aleksander Kossowicz held in Selm on "
            "Tuesday with Karadani Foreign Minister Ruta Zemgul."
        ),
        ("meeting", "held", {"Aleksander Kossowicz", "Ruta Zemgul"}),
    ),
    "an agreement signed by two": (
        ("The agreement was signed by Governor Britta Sandelin and Governor Inês Caldas in Hallsund on Monday."),
        ("signing", "held", {"Britta Sandelin", "Inês Caldas"}),
    ),
    "signatures put to a paper": (
        (
            "Prime Ministers Jarek Tolmin and Gulnara Aitbay today put their signatures to the Agreement on Gas "
            "in Ondrava."
        ),
        ("signing", "held", {"Gulnara Aitbay", "Jarek Tolmin"}),
    ),
    "a signing to come": (
        (
            "Mining Minister Ximena Larra is expected to sign a memorandum of understanding with Ostmark's "
            "industry minister, Pyo Dong-hyuk, on Friday."
        ),
        ("signing", "planned", {"Pyo Dong-hyuk", "Ximena Larra"}),
    ),
    "an ambassador summoned": (
        "Ambassador Karin Bratvold was summoned to the Rusalian Foreign Ministry on Friday afternoon.",
        ("meeting", "held", {"Karin Bratvold", "Rusalian Foreign Ministry"}),
    ),
    "talked there": (
        (
            "On Monday the head of the Service, Pavle Grinich, flew to Dhul Reem and talked there for three "
            "hours with the Drenovan foreign minister Boyan Cherkezov."
        ),
        ("meeting", "held", {"Boyan Cherkezov", "Pavle Grinich"}),
    ),
    "a delegation and who leads it": (
        (
            "A delegation of the National Coalition headed by its President, Dr Salma Idrisi, conferred on "
            "Thursday with Special Envoy Lars Ekhold."
        ),
        ("meeting", "held", {"Lars Ekhold", "Salma Idrisi", "delegation of the National Coalition"}),
    ),
    "rounds of talks and who led the sides": (
        (
            "The third round of consultations on fish between Norvik and Karadan was held on Monday. The Norvik "
            "delegation was led by Oddny Hrafn, while the Karadani side was headed by Major General Zahoor "
            "Bang."
        ),
        ("meeting", "held", {"Karadan", "Norvik", "Oddny Hrafn", "Zahoor Bang"}),
    ),
    "a rank behind an office": (
        (
            "The Director of the Service, Gennady Storozh, had a telephone conversation with the head of "
            "Karadan's Security Service, Lieutenant General Tariq Sulehri."
        ),
        ("call", "held", {"Gennady Storozh", "Tariq Sulehri"}),
    ),
}


def contacts_of(text: str) -> tuple[Contact, ...]:
    return READER.read(Document(text, language="en", published="2024-10-23")).contacts


@pytest.mark.parametrize("what", TOLD)
def test_who_took_part(what: str) -> None:
    text, (kind, status, names) = TOLD[what]
    found = max(contacts_of(text), key=lambda c: len({p.name for p in c.participants} & names))
    assert (found.kind, found.status) == (kind, status)
    assert {p.name for p in found.participants} == names


def test_a_name_behind_a_plain_list_is_somebody_else() -> None:
    (found,) = contacts_of(
        "Prime Minister Ada Marr met the president, Foreign Minister Oru Tal and General Ilan Vos on Monday."
    )
    offices = {p.name: p.office for p in found.participants}
    assert (offices["Oru Tal"], offices["Ilan Vos"]) == ("Foreign Minister", "General")


def test_relations_with_a_country_are_no_talks_with_it() -> None:
    assert not contacts_of("The ministers of Ostmark discussed relations with Karadan in parliament on Monday.")


def test_the_press_is_told_things_and_not_met() -> None:
    assert not contacts_of("President Ada Marr told reporters in a meeting on Monday that taxes would fall.")


def test_an_envoy_is_met_and_not_the_body_behind_him() -> None:
    (found,) = contacts_of(
        "The Assembly of Isles' envoy for Karadan, Lars Ekhold, sat down Thursday with opposition leader Salma Idrisi."
    )
    assert {p.name for p in found.participants} == {"Lars Ekhold", "Salma Idrisi"}


def test_nobody_calls_on_himself() -> None:
    (found,) = contacts_of(
        "Foreign Secretary Mukund Thapa told the Karadani ambassador, Jiang Wei, that the crossing would open. "
        "Jiang had called on him at the palace on Monday."
    )
    assert {p.name for p in found.participants} == {"Mukund Thapa", "Jiang Wei"}
    assert found.trigger is not None
    assert found.trigger.text == "called on"


def test_who_meets_a_visitor_is_another() -> None:
    found = contacts_of(
        "Today, President Temur Saidzoda arrived in Astrabad on a working visit. At the airport he was met by the "
        "President of Karakhorezm, Batyr Annamurad."
    )
    assert {p.name for c in found for p in c.participants} == {"Temur Saidzoda", "Batyr Annamurad"}
    assert {p.of for c in found for p in c.participants if p.name == "Temur Saidzoda"} == {None}


def test_a_state_by_its_long_name_is_not_the_one_that_is_called_so_for_short() -> None:
    (found,) = contacts_of("President Sidi Bneijara of the Islamic Republic of Mauritania met President Ada Marr.")
    assert [p.of for p in found.participants] == ["Mauritania", None]


def test_a_state_that_no_table_knows() -> None:
    (found,) = contacts_of(
        "President Ada Marr met the President of the Democratic Republic of Port Selm, Oru Tal, in Halmere."
    )
    assert [(p.office, p.of) for p in found.participants] == [("President", None), ("President", "Port Selm")]
