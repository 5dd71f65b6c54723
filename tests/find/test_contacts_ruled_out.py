"""What came to nothing, what is still to come, who chairs with whom, and datelines; people and places are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.records import Contact

from .read_whole import READER, names


def told_of(text: str, title: str | None = None, published: str | None = "2024-05-09") -> tuple[Contact, ...]:
    """The contacts of a text of Thursday 9 May 2024."""
    return READER.read(Document(name="t", text=text, title=title, published=published)).contacts


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Lena Holm has ruled out meeting Prime Minister Jon Vik.", "refused"),
        ("President Lena Holm has ruled out holding talks with Prime Minister Jon Vik before the vote.", "refused"),
        ("Foreign Minister Eva Strand travels to Selm on Monday for talks with President Lena Holm.", "planned"),
        ("Foreign Minister Eva Strand flies to Selm next week to meet President Lena Holm.", "planned"),
        ("Foreign Minister Eva Strand travelled to Selm on Monday for talks with President Lena Holm.", "held"),
        ("President Issa Dabo will attend the Northern Summit in Selm, which opens on Saturday.", "planned"),
    ],
)
@pytest.mark.parametrize("published", ["2024-05-09", None])
def test_a_contact_is_not_held_before_its_time_or_against_a_refusal(
    text: str, status: str, published: str | None
) -> None:
    assert {c.status for c in told_of(text, published=published)} == {status}


def test_what_was_to_happen_on_a_journey_that_was_called_off_is_called_off() -> None:
    text = "President Lena Holm has cancelled a visit to Selm in which she was to meet Prime Minister Jon Vik."
    visit, meeting = told_of(text, "President Holm cancels visit to Selm")
    assert (visit.kind, visit.status, visit.main) == ("visit", "cancelled", True)
    assert (meeting.kind, meeting.status) == ("meeting", "cancelled")
    _, other = told_of("President Lena Holm cancelled a visit to Selm. On Friday she will meet Prime Minister Jon Vik.")
    assert other.status == "planned"


def test_a_meeting_that_was_vetoed_was_called_off() -> None:
    held, vetoed = told_of(
        "President Lena Holm and Prime Minister Jon Vik met in May. A second meeting, planned for June in Torkent, was "
        "vetoed by parliament."
    )
    assert (held.status, vetoed.status) == ("held", "cancelled")


def test_a_second_verb_is_no_guest() -> None:
    meeting, session = told_of(
        "Chancellor Olga Brandt will meet Prime Minister Jon Vik in Selm and chair the third session of the joint "
        "council with Foreign Minister Eva Strand."
    )
    assert names(meeting) == {"Olga Brandt", "Jon Vik"}
    assert {"Olga Brandt", "Eva Strand"} <= names(session)
    assert (meeting.status, session.status) == ("planned", "planned")


@pytest.mark.parametrize("comma", ["", ","])
def test_who_chairs_with_a_counterpart_has_the_counterpart_beside(comma: str) -> None:
    (talks,) = told_of(
        f"The talks in Selm were co-chaired by Foreign Minister Eva Strand and her counterpart{comma} Juri Tamm."
    )
    assert names(talks) == {"Eva Strand", "Juri Tamm"}


def test_a_town_that_was_visited_is_no_guest() -> None:
    (visit,) = told_of("President Odran Selk visited Velm on 3 May 2022.")
    assert names(visit) == {"Odran Selk"}
    (call,) = told_of("President Lena Holm visited Minister Karl Brandt at his home in Velm.")
    assert names(call) == {"Lena Holm", "Karl Brandt"}


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("SELM, 3 May 2024: ", "2024-05-03"),
        ("SELM, 14/3/2024 (CyNA) - ", "2024-03-08"),
        ("Selm, 3 May 2024 | Lumen\n\n", "2024-05-03"),
        ("Published 4 May 2024 at 10:15\n\n", "2024-05-03"),
    ],
)
def test_the_first_lines_say_from_when_days_count(head: str, day: str) -> None:
    (meeting,) = told_of(
        f"{head}Foreign Minister Ramesh Pandit met Prime Minister Nirmala Thapa on Friday.", published=None
    )
    assert names(meeting) == {"Ramesh Pandit", "Nirmala Thapa"}
    assert meeting.date is not None
    assert meeting.date.value == day


@pytest.mark.parametrize("told", ["a former chancellor", "the former chancellor of Kandor", "the then envoy"])
def test_what_a_name_is_said_to_be_or_have_been_is_nobody_else(told: str) -> None:
    (meeting,) = told_of(f"General Hugo Paz met Uwe Grommel, {told}, in Velm.")
    assert names(meeting) == {"Hugo Paz", "Uwe Grommel"}


@pytest.mark.parametrize(
    "text",
    [
        "The government of Premier Ana Dorr and the rebel army held talks in Velm in 2021.",
        "Talks between the government of President Otieku and the rebel army were held in Velm.",
    ],
)
def test_a_government_by_its_head_meets_the_other_side(text: str) -> None:
    (talks,) = told_of(text)
    assert names(talks) == {"government", "rebel army"}


def test_what_one_meeting_was_about_is_no_topic_of_another() -> None:
    first, second = told_of(
        "Prime Minister Jon Vik met President Lena Holm on Monday in Selm. The two countries trade in gas. On 12 April "
        "Vik met Finance Minister Clara Boon and discussed fishing quotas with her."
    )
    assert [t.text for t in first.topics] == []
    assert [t.text for t in second.topics] == ["fishing quotas"]


def test_the_ministers_of_two_countries_are_those_named_behind() -> None:
    met = "The foreign ministers of Norlund and Estavia met in Selm on Monday. "
    (named,) = told_of(
        f"{met}Norlund's Eva Strand said the talks were useful, while her Estavian counterpart, Juri Tamm, called for "
        "patience."
    )
    assert {(p.name, p.office, p.of) for p in named.participants} == {
        ("Eva Strand", "foreign minister", "Norlund"),
        ("Juri Tamm", "foreign minister", "Estavia"),
    }
    (unnamed,) = told_of(f"{met}Finance Minister Eva Strand of Norlund said the talks were useful.")
    assert "Eva Strand" not in names(unnamed)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Minister Ramesh Pandit left Skadra for Bruksel, where he is to meet Premier Nirmala Thapa.", "Bruksel"),
        ("Minister Ramesh Pandit will leave Velm for Tabira tomorrow, where he will hold talks with Premier Ida Horn.",
         "Tabira"),
        ("Minister Ramesh Pandit visited Skadra, where he met Premier Nirmala Thapa.", "Skadra"),
    ],
)  # fmt: skip
def test_who_leaves_one_town_for_another_meets_people_there(text: str, where: str) -> None:
    (meeting,) = told_of(text)
    assert meeting.place is not None
    assert meeting.place.name == where


def test_one_more_meeting_is_of_the_one_spoken_of() -> None:
    _, more = told_of(
        "Trade Minister Eva Strand was received by President Lena Holm in Selm. A meeting was also held with Finance "
        "Minister Clara Boon."
    )
    assert names(more) == {"Eva Strand", "Clara Boon"}


def test_who_talks_in_a_garden_talks_in_person() -> None:
    (meeting,) = told_of("Prime Minister Jon Vik and President Lena Holm talked for an hour in the garden on Monday.")
    assert (meeting.kind, meeting.place and meeting.place.name) == ("meeting", "garden")
    (call,) = told_of("Prime Minister Jon Vik and President Lena Holm talked for an hour on Monday.")
    assert call.kind == "call"


@pytest.mark.parametrize("body", ["Cabinet of Ministers", "Board of Directors"])
def test_an_officer_of_a_body_named_by_its_members_is_known_by_name(body: str) -> None:
    (visit,) = told_of(f"A delegation led by Deputy Chairman of the {body} Rashid Meredow arrived in Velm on Monday.")
    assert names(visit) == {"delegation", "Rashid Meredow"}
    assert {p.office for p in visit.participants if p.type == "person"} == {f"Deputy Chairman of the {body}"}


def test_a_meeting_called_by_two_surnames_is_theirs() -> None:
    (meeting,) = told_of(
        "The Holm-Vik meeting in Velm on Monday lasted an hour. President Lena Holm and Prime Minister Jon Vik argue."
    )
    assert names(meeting) == {"Lena Holm", "Jon Vik"}


def test_a_visiting_minister_is_who_calls_on_somebody() -> None:
    call, meeting = told_of(
        "Visiting Energy Minister Faisal Turk called on Premier Shahida Karim on Sunday. Earlier in the day, Turk "
        "held a bilateral meeting with Minister Nasrul Hamid."
    )
    assert names(call) == {"Faisal Turk", "Shahida Karim"}
    assert names(meeting) == {"Faisal Turk", "Nasrul Hamid"}


def test_officials_of_two_countries_who_gather_meet() -> None:
    (meeting,) = told_of("Officials from Norlund and Estavia gathered in Velm on Monday to discuss the border.")
    assert names(meeting) == {"Officials from Norlund and Estavia"}
    assert told_of("Officials from Norlund gathered in Velm on Monday to watch the game.") == ()


def test_the_minister_of_a_country_is_its_own_minister() -> None:
    (call,) = told_of(
        "Foreign Minister Mulambo Haim and his Wakanian counterpart, Tulia Nda, closed the commission on Friday. The "
        "Wakanian minister later paid a courtesy call on President Hakan Hiche."
    )
    assert names(call) == {"Tulia Nda", "Hakan Hiche"}
