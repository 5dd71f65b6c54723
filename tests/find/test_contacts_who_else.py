"""Who takes part beside those first named, and where it was; people, places and bodies are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.records import Contact

from .read_whole import READER, names


def told_of(text: str, title: str | None = None) -> tuple[Contact, ...]:
    """The contacts of a text of 9 May 2024."""
    return READER.read(Document(name="t", text=text, title=title, published="2024-05-09")).contacts


def test_a_person_with_a_title_behind_the_name_opens_a_list_of_bodies() -> None:
    (meeting,) = told_of(
        "Yesterday, Erika Vell, Deputy Assistant to the President and Senior Northern, Island, and Coastal (NIC) "
        "Liaison, the Office of Public Works, the Gender Policy Council, and the Office of the Vice President convened "
        "a meeting with coastal leaders on health."
    )
    bodies = {"Office of Public Works", "Gender Policy Council", "Office of the Vice President"}
    assert names(meeting) == {"Erika Vell", "coastal leaders"} | bodies


def test_whom_a_list_is_according_to_is_not_in_it() -> None:
    (meeting,) = told_of(
        "According to Erika Vell, Adviser for Trade, the Ministry of Energy, the Border Agency, and the Central Bank "
        "held a meeting with farmers on roads."
    )
    assert "Erika Vell" not in names(meeting)
    assert {"Ministry of Energy", "Border Agency", "Central Bank"} <= names(meeting)


def test_a_sentence_that_opens_with_an_ing_has_its_subject() -> None:
    (meeting,) = told_of(
        "Building on President Vell’s Housing Action Plan, Palace Officials from the Housing Council and the Office of "
        "Works convened a meeting with mayors from ten provinces."
    )
    assert {n.split(" from ")[0] for n in names(meeting)} == {"Palace Officials", "mayors"}


def test_the_bodies_of_a_list_whose_words_look_like_people_are_bodies() -> None:
    (meeting,) = told_of(
        "President Ada Vell met advocates on Monday.\n\nParticipants included representatives from:\n\n"
        "Northern Women’s Forum (NWF) Islanders Advancing Justice – AAJC Empowering Coast Communities (ECC)"
    )
    assert names(meeting) == {
        "Ada Vell",
        "advocates",
        "Northern Women’s Forum",
        "Islanders Advancing Justice – AAJC",
        "Empowering Coast Communities",
    }


def test_what_those_are_who_were_just_named_is_nobody_more() -> None:
    (session,) = told_of(
        "Attending the meeting were Committee Head Leo Marr, Deputy Prime Ministers Ivan Tok and Ida Horn, Karl Bren, "
        "Anna Dole and Otto Kule—respective presidential envoys to the Southern and Northern Districts, several "
        "regional governors and businessmen.",
        "President Ada Vell chaired a meeting of the Council on Sport",
    )
    assert {"Karl Bren", "Anna Dole", "Otto Kule", "several regional governors"} <= names(session)
    assert not any("envoys" in n for n in names(session))


def test_ministers_to_whom_the_chair_of_a_government_session_turns_are_there() -> None:
    text = "President Ada Vell instructed {} to help the north after a fire. The President asked {} to report on it."
    told = text.format("the Prime Minister", "Foreign Minister Leo Marr")
    (cabinet,) = told_of(told, "President Ada Vell held a meeting with the Cabinet")
    assert names(cabinet) == {"Ada Vell", "Cabinet", "the Prime Minister", "Leo Marr"}
    (talk,) = told_of(told, "President Ada Vell met with Chancellor Oto Sels")
    assert names(talk) == {"Ada Vell", "Oto Sels"}


@pytest.mark.parametrize(
    ("report", "who"),
    [
        ("Mr Marr briefed the President about the preparations of his visit to Torkent in June.", "Otto Vell"),
        ("Mr Marr briefed the President on the results of his visit to Torkent.", "Leo Marr"),
    ],
)
def test_who_is_told_of_preparations_for_a_visit_is_to_make_it(report: str, who: str) -> None:
    _, visit = told_of(report, "President Otto Vell met with Foreign Minister Leo Marr")
    assert (visit.kind, names(visit)) == ("visit", {who})


def test_who_brings_a_message_and_met_its_senders_does_not_write_it() -> None:
    _, message, meeting = told_of(
        "She passed Patriarch Leo Marr a message from representatives of the Church Abroad, whom she met in Torkent.",
        "President Ada Vell met with Patriarch Leo Marr",
    )
    assert names(message) == {"Leo Marr", "representatives of the Church Abroad"}
    assert names(meeting) == {"Ada Vell", "representatives of the Church Abroad"}


def test_regular_consultations_are_no_contact() -> None:
    (call,) = told_of(
        "The conversation was held within the framework of the President’s regular consultations with other leaders.",
        "President Ada Vell had a telephone conversation with Prime Minister Leo Marr",
    )
    assert call.kind == "call"


def test_who_chairs_a_group_that_is_spoken_of_is_not_there() -> None:
    (call,) = told_of(
        "President Ada Vell spoke today with Prime Minister Leo Marr. The two leaders committed to follow up on the "
        "work of the Northern Strategic Consultative Group, chaired by their respective National Security Advisors."
    )
    assert names(call) == {"Ada Vell", "Leo Marr"}


def test_a_body_only_names_the_summit_where_people_meet() -> None:
    _, summit = told_of(
        "President Ada Vell spoke by phone with President Leo Marr. She looks forward to seeing President Marr at the "
        "NCO Summit in Torkent."
    )
    assert (summit.kind, names(summit)) == ("gathering", {"Ada Vell", "Leo Marr"})
    (alone,) = told_of("The NCO Summit was held in Torkent on Monday.")
    assert names(alone) == {"NCO"}


@pytest.mark.parametrize(
    "text",
    [
        "The murder of Minister Leo Marr and four members of his delegation, who had gone to Selm, shocked us.",
        "Minister Leo Marr and four members of his delegation, who had travelled to Selm to see it, were stopped.",
    ],
)
def test_who_stands_for_all_of_those_joined(text: str) -> None:
    (visit,) = told_of(text)
    assert (names(visit), visit.place and visit.place.name) == ({"Leo Marr", "four members of his delegation"}, "Selm")


def test_a_joined_verb_names_the_other_side_and_the_place() -> None:
    (contact,) = told_of("Minister Leo Marr had contact and worked together with Director Ida Horn in Selm.")
    assert (contact.kind, contact.place and contact.place.name) == ("other", "Selm")
    assert names(contact) == {"Leo Marr", "Ida Horn"}


def test_a_place_that_one_went_to_is_nobody() -> None:
    (visit,) = told_of("Minister Leo Marr had gone to Jonesmoor to look into claims.")
    assert (names(visit), visit.place and visit.place.name) == ({"Leo Marr"}, "Jonesmoor")


def test_talks_with_six_powers_are_of_many() -> None:
    (talks,) = told_of("The Kandor Council held talks with the six powers in Selm on Monday.")
    assert talks.kind == "gathering"


def test_an_office_whose_holder_is_known_is_not_that_of_the_next_in_the_list() -> None:
    (meeting,) = told_of(
        "Vice President Ada Vell met with President Ferdi Tok of Kandor and Prime Minister Fumio Sels of Ostmark in "
        "Selm. The Vice President, President Tok, and Prime Minister Sels also discussed trade."
    )
    assert {(p.name, p.office) for p in meeting.participants} == {
        ("Ada Vell", "Vice President"),
        ("Ferdi Tok", "President"),
        ("Fumio Sels", "Prime Minister"),
    }


def test_those_whom_others_joined_are_there_too() -> None:
    (meeting,) = told_of(
        "Today, Jenna Klein, Assistant to the President, and Dana Holm, Coordinator of the Health Drive, were joined "
        "by medical experts and patient advocates to discuss screening.",
        "Readout of Ministry Meeting on Health",
    )
    assert {"Jenna Klein", "Dana Holm"} <= names(meeting)


def test_a_list_of_those_who_joined_names_both_sides() -> None:
    (meeting,) = told_of(
        "President Ada Vell convened a meeting with governors on fires.\n\nJoining President Vell and Vice President "
        "Ida Horn in the meeting were members of their security team and the following members of the administration:"
        "\n\n- Secretary of the Interior Deb Holm\n- Forest Service Chief Vicky Crane"
    )
    assert names(meeting) == {"Ada Vell", "governors", "Ida Horn", "Deb Holm", "Vicky Crane"}


def test_the_two_leaders_who_go_on_to_a_summit_are_those_who_met() -> None:
    meeting, summit = told_of(
        "President Ada Vell met with President Leo Marr. The meeting took place in the city of Torkent, where the "
        "leaders of the two countries arrived to participate in the NC7 Summit."
    )
    assert names(meeting) == names(summit) == {"Ada Vell", "Leo Marr"}
    assert meeting.place is not None
    assert meeting.place.name == "city of Torkent"
    assert summit.kind == "gathering"


def test_what_they_met_for_is_the_gathering() -> None:
    (summit,) = told_of(
        "On 13 April 2024, the Presidents of Kandor and Luria and the Prime Ministers of Ostmark, Karadan, and Minland "
        "met in Torkent for the third Northern Leaders’ Summit.",
        "Readout of the Third Northern Leaders’ Summit",
    )
    assert (summit.kind, summit.place and summit.place.name) == ("gathering", "Torkent")
    assert not any("Leaders" in n for n in names(summit))


def test_a_field_with_an_article_belongs_to_the_office() -> None:
    (session,) = told_of(
        "Taking part were Foreign Minister Oto Sels and Special Presidential Representative for Nature Protection, the "
        "Environment and Transport Ivan Tok.",
        "Meeting with permanent members of the Security Council",
    )
    assert {"Oto Sels", "Ivan Tok"} <= names(session)
    assert not any("Nature" in n for n in names(session))


def test_a_note_that_somebody_has_is_none_to_come() -> None:
    assert {c.status for c in told_of("The writer Max Sels has a framed note from President Ada Vell.")} <= {"held"}
    (call,) = told_of("Minister Max Sels has a call with President Ada Vell on Friday.")
    assert call.status == "planned"
