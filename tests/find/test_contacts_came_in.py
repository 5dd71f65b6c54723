"""Delegations that come in, visits that only lead to a meeting, headlines of visits; everybody is invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.records import Contact

from .read_whole import READER, contacts_of, names

SIDES = {"Ada Vell", "Leo Marr"}


def told_of(title: str, text: str, outlet: str | None = None) -> tuple[Contact, ...]:
    """The contacts of a text below a headline."""
    return READER.read(Document(name="t", text=text, title=title, published="2024-05-09", outlet=outlet)).contacts


@pytest.mark.parametrize(
    ("told", "delegation"),
    [
        ("After the one-on-one meeting, the talks continued with the two countries’ delegations taking part.",
         "the two countries’ delegations"),
        ("The two Presidents began their meeting face to face and were later joined by the delegations.",
         "the delegations"),
        ("The talks continued with the involvement of the delegations.", "the delegations"),
        ("The talks began in private, with the negotiations later attended by delegations of the two countries.",
         "delegations of the two countries"),
    ],
)  # fmt: skip
def test_delegations_that_come_in_take_part(told: str, delegation: str) -> None:
    (meeting,) = contacts_of(f"President Ada Vell met with Kandor's President, Leo Marr. {told}")
    assert names(meeting) == {*SIDES, delegation}


def test_delegations_that_stand_for_the_two_are_no_third_party() -> None:
    (meeting,) = contacts_of(
        "President Ada Vell met with President Leo Marr of Kandor. The delegations discussed grain."
    )
    assert names(meeting) == SIDES


def test_a_visit_that_leads_to_the_one_meeting_there_is_none_of_its_own() -> None:
    found = contacts_of(
        "President Ada Vell held talks with President Leo Marr of Kandor, who came to Spain on a visit."
    )
    assert [(c.kind, c.place and c.place.name) for c in found] == [("meeting", "Spain")]
    assert [c.id for c in found] == ["c1"]


def test_a_visit_elsewhere_or_on_another_day_stays() -> None:
    elsewhere = contacts_of(
        "President Ada Vell met with President Leo Marr of Kandor in Madrid. She told of her visit to Peru last year."
    )
    assert ("visit", "Peru") in {(c.kind, c.place.name) for c in elsewhere if c.place}


def test_the_headline_of_a_visit_names_the_place_and_the_lead_the_visitor() -> None:
    (visit,) = told_of(
        "Visit to Torkent Children’s Hospital", "President Ada Vell toured a new building of the hospital."
    )
    assert (visit.kind, names(visit)) == ("visit", {"Ada Vell"})
    assert visit.place is not None
    assert visit.place.name == "Torkent Children’s Hospital"


def test_who_is_briefed_below_such_a_headline_is_not_made_the_visitor() -> None:
    found = told_of("Visit to the Tax Service", "Service head Leo Marr briefed President Ada Vell on new services.")
    assert [(c.kind, names(c)) for c in found] == [("meeting", SIDES)]


def test_a_publishers_own_report_needs_to_name_its_president_only_once() -> None:
    (meeting,) = told_of(
        "Working meeting with Governor Leo Marr",
        "The situation in the region was discussed. Leo Marr said the water had fallen.\n\n"
        "President Ada Vell noted that remote towns need support.",
        outlet="President of Russia",
    )
    assert names(meeting) == SIDES


@pytest.mark.parametrize(
    "agreed",
    ["agreed to continue regular contacts", "agreed to maintain contact", "agreed to keep up the dialogue"],
)
def test_who_means_to_go_on_has_no_contact_yet(agreed: str) -> None:
    (call,) = contacts_of(f"President Ada Vell spoke by telephone with Premier Leo Marr. Ms Vell and Mr Marr {agreed}.")
    assert call.kind == "call"


@pytest.mark.parametrize(
    "again",
    [
        "This was the fifth meeting between the Kandori and Spanish Presidents this year.",
        "The ceremony of welcome took place prior to the meeting of the two leaders.",
        "The Geneva meeting had not been timed to any event.",
    ],
)
def test_what_speaks_of_the_meeting_again_is_that_meeting(again: str) -> None:
    (meeting,) = contacts_of(f"President Ada Vell met with Spanish President Leo Marr on 7 May 2024. {again}")
    assert (meeting.status, meeting.date and meeting.date.value, names(meeting)) == ("held", "2024-05-07", SIDES)


def test_a_meeting_that_did_not_end_in_an_accord_was_held() -> None:
    (talks,) = contacts_of("The talks between Minister Ada Vell and Minister Leo Marr did not produce an agreement.")
    assert (talks.status, names(talks)) == ("held", SIDES)


def test_calls_of_a_headline_in_the_plural_are_one_with_each() -> None:
    found = told_of(
        "Telephone conversations with Leo Marr and Ida Horn",
        "President Ada Vell held telephone conversations with President Leo Marr and President Ida Horn of Sal.",
    )
    assert {"Leo Marr", "Ida Horn"} <= {p.name for c in found for p in c.participants}
    assert any(names(c) == {"Ada Vell", "Ida Horn"} for c in found)


def test_where_a_sentence_says_it_was_counts_before_where_the_journey_went() -> None:
    (meeting,) = contacts_of(
        "On a trip to Spain, President Ada Vell met Mayor Leo Marr. The meeting was held at the Royal Palace in Madrid."
    )
    assert meeting.place is not None
    assert meeting.place.name.startswith("Royal Palace")


def test_where_they_met_is_not_where_the_guests_are_from() -> None:
    (meeting,) = contacts_of("In Madrid, Minister Ada Vell met with representatives of farmers in the Luka Region.")
    assert meeting.place is not None
    assert meeting.place.name == "Madrid"


def test_a_gathering_is_no_place_of_itself() -> None:
    (_, summit) = contacts_of(
        "President Ada Vell spoke with President Leo Marr. They will see each other at the Summit of the Isles in June."
    )
    assert (summit.kind, summit.status, summit.place) == ("gathering", "planned", None)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (("Adviser Ada Vell met with Premier Leo Marr and other members of the senior security team including Foreign "
         "Minister Ida Horn, Defence Minister Oru Tal, and Bureau Director Lia Dorn."),
         {"Ada Vell", "Leo Marr", "Ida Horn", "Oru Tal", "Lia Dorn"}),
        ("Secretary of Commerce Ada Vell and National Economic Council Director Leo Marr convened chip makers.",
         {"Ada Vell", "Leo Marr", "chip makers"}),
        ("Council of Economic Advisers Chair Ada Vell met Governor Leo Marr.", SIDES),
        (("Deputy Assistant to the President and Coordinator for the Middle East and North Africa Ada Vell met Premier "
         "Leo Marr."), SIDES),
        ("The President and Vice President hosted Premier Leo Marr of Kandor on Friday.",
         {"The President", "Vice President", "Leo Marr"}),
        (("President Ada Vell met with party leaders. The meeting involved Leo Marr, the speaker, and Ida Horn, leader "
         "of the Union bloc."), {"Ada Vell", "Leo Marr", "Ida Horn", "party leaders"}),
        (("President Ada Vell met Premier Leo Marr. They stressed the importance of having all parties represented at "
         "the talks."), SIDES),
    ],
)  # fmt: skip
def test_who_took_part(text: str, people: set[str]) -> None:
    assert names(contacts_of(text)[0]) == people


def test_a_headlines_plural_office_gives_way_to_those_who_hold_it() -> None:
    (call,) = told_of(
        "President Vell’s Call with Governors of States Hit by Storms",
        "President Ada Vell spoke with Halmere Governor Leo Marr and Torkent Governor Ida Horn about the damage.",
    )
    assert names(call) == {"Ada Vell", "Leo Marr", "Ida Horn"}


def test_the_day_of_another_event_is_not_the_meetings() -> None:
    (meeting,) = contacts_of(
        "Ahead of Kandor’s election on 20 August, Adviser Ada Vell met with Foreign Minister Leo Marr of Kandor."
    )
    assert meeting.date is None


@pytest.mark.parametrize(
    "wished",
    [
        "The importance of resuming talks between Warsaw and Madrid was also noted.",
        "They discussed the High-Level Economic Dialogue between Poland and Spain.",
        "They discussed the talks between the parties in Geneva.",
    ],
)
def test_what_is_only_wished_or_talked_of_is_no_contact(wished: str) -> None:
    assert len(contacts_of(f"Adviser Ada Vell spoke by phone with Adviser Leo Marr. {wished}")) == 1


def test_leaders_in_a_summits_name_take_no_part() -> None:
    found = contacts_of("Ada Vell spoke with President Leo Marr. Mr Marr had attended the U.S.-Africa Leaders Summit.")
    assert all("Leaders" not in names(c) for c in found)


def test_what_is_looked_forward_to_is_planned() -> None:
    found = contacts_of(
        "President Ada Vell met Premier Leo Marr. She looks forward to seeing Premier Marr when he visits Poland."
    )
    assert [(c.kind, c.status) for c in found if c.kind == "visit"] == [("visit", "planned")]


def test_his_trip_is_that_of_the_subject_that_follows() -> None:
    found = told_of(
        "Meeting with Oru Marr", "During his trip to Spain, Leo Vell had a brief meeting with director Oru Marr."
    )
    assert [(c.kind, names(c)) for c in found] == [("meeting", {"Leo Vell", "Oru Marr"})]
    absence = READER.read(Document(name="t", text="Oru Marr left early. During his absence, Leo Vell took over."))
    marr = next(e for e in absence.entities if e.name == "Oru Marr")
    assert "his" in {m.text for m in marr.mentions}


def test_a_list_below_a_heading_in_markup_is_read() -> None:
    (meeting,) = told_of(
        "President Vell’s Meeting with Health Leaders",
        "Today, President Ada Vell virtually met with four health leaders. <u>Meeting Participants</u>\n\n"
        "- Greg A. Adam, Chair and Chief Executive Officer of the Kandor Health Group - Dr. Wayne Orm, President "
        "of the University of Halmere - Scott Lind, CEO of Torkent Air Lines - Dia Sund, CEO of the Sund Works, Inc.",
    )
    assert {"Ada Vell", "Greg A. Adam", "Wayne Orm", "Scott Lind", "Dia Sund"} <= names(meeting)


@pytest.mark.parametrize(
    ("text", "visited"),
    [
        ("Envoy Ida Horn met Polish President Leo Marr in Davos. She then travelled to Poland.", "Poland"),
        ("President Ada Vell, who went to Israel, met President Leo Marr of Israel in Washington.", "Israel"),
        ("President Ada Vell of Spain met Premier Leo Marr in Geneva in 2019. Marr is on a visit to Spain.", "Spain"),
        ("President Ada Vell of Spain met Premier Leo Marr last month. Marr is now on a visit to Spain.", "Spain"),
        ("President Leo Marr visited Hiroshima. He met Prime Minister Ada Vell of Japan in Tokyo.", "Hiroshima"),
        ("Minister Ada Vell kicked off a three-nation tour in Torkent, meeting President Leo Marr.", "Torkent"),
    ],
)
def test_a_visit_that_is_news_of_its_own_stays(text: str, visited: str) -> None:
    visit = next(c for c in contacts_of(text) if c.kind == "visit")
    assert visit.place is not None
    assert visit.place.name == visited


@pytest.mark.parametrize(
    "text",
    [
        "The visit of Premier Leo Marr to Spain has not been settled.",
        "A meeting between President Ada Vell and Premier Leo Marr cannot resolve the conflict.",
        "A visit by Premier Leo Marr to Spain was not discussed at the briefing.",
    ],
)
def test_what_has_not_been_settled_was_not_held(text: str) -> None:
    assert contacts_of(text) == ()


def test_a_first_meeting_that_nothing_else_tells_of_is_kept() -> None:
    (meeting,) = contacts_of("It was the first meeting between the presidents of Poland and Spain, Ada Vell said.")
    assert names(meeting) == {"presidents of Poland and Spain"}


def test_talks_that_markets_wait_for_are_still_to_come() -> None:
    found = contacts_of(
        "President Ada Vell and Premier Leo Marr met last year in Geneva. "
        "Markets rose ahead of the talks between Vell and Marr."
    )
    assert [c.status for c in found] == ["held", "planned"]


def test_all_parties_stay_where_only_one_other_is_named() -> None:
    (talks,) = contacts_of("Adviser Ida Horn held talks with all parties in Oslo on Monday.")
    assert names(talks) == {"Ida Horn", "all parties"}


@pytest.mark.parametrize(
    "told",
    [
        "The gathering included a tribute to the late Ida Horn.",
        "The session included a discussion of the arrest of Ida Horn.",
        "Journalists attended the opening, but the delegations joined neither the talks nor the dinner.",
    ],
)
def test_who_is_only_spoken_of_took_no_part(told: str) -> None:
    assert names(contacts_of(f"President Ada Vell hosted Premier Leo Marr. {told}")[0]) == SIDES


def test_his_visit_is_not_that_of_the_host_who_greets_him() -> None:
    found = contacts_of("Premier Leo Marr arrived in Spain. On his visit, King Oru Tal greeted him at the airport.")
    assert [names(c) for c in found if c.kind == "visit"] == [{"Leo Marr"}]


def test_a_headline_of_a_visit_makes_nobody_a_visitor_who_was_not_there() -> None:
    found = told_of("Visit to Ukraine: what we know", "Adviser Oru Tal saw no reason for doubt. He spoke at length.")
    assert found == ()


def test_the_dead_and_photographers_take_no_part_in_a_publishers_meeting() -> None:
    (meeting,) = told_of(
        "Working meeting with Governor Leo Marr",
        "The poet Ida Horn, born here, was spoken of. Leo Marr said the water had fallen.",
        outlet="President of Russia",
    )
    assert "Ida Horn" not in names(meeting)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Norway, President Ada Vell met Premier Leo Marr at Oslo Airport on Monday.", "Oslo Airport"),
        ("In Poland, Premier Leo Marr met with miners in Katowice.", "Katowice"),
        ("President Ada Vell met Premier Leo Marr at the Grand Hotel in Oslo. The talks took place in Norway.",
         "Grand Hotel in Oslo"),
        ("At the Council of Ministers Premier Leo Marr met President Oru Tal.", "Council of Ministers"),
    ],
)  # fmt: skip
def test_the_exact_place_counts(text: str, place: str) -> None:
    meeting = contacts_of(text)[0]
    assert meeting.place is not None
    assert meeting.place.name == place


def test_the_day_of_an_election_behind_the_verb_is_not_the_meetings() -> None:
    (meeting,) = contacts_of("President Ada Vell met Premier Leo Marr ahead of the election on 20 June.")
    assert meeting.date is None


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Ricardo Lagos Espina, President of Chile, spoke with Ada Vell. Mr Lagos Espina left.", "Ricardo Lagos Espina",
         "President"),
        ("Mayor London Hughes met Governor Leo Marr on Monday.", "London Hughes", "Mayor"),
        ("Premier Ada Vell met Senate President Pro Tempore Lia Marr on Monday.", "Lia Marr",
         "Senate President Pro Tempore"),
        ("Premier Ada Vell met General (Retired) Leo Marr on Monday.", "Leo Marr", "General"),
        ("Premier Ada Vell met Minister of Trade and G20 Sherpa Leo Marr on Monday.", "Leo Marr",
         "Minister of Trade and G20 Sherpa"),
    ],
)  # fmt: skip
def test_names_that_are_towns_elsewhere_and_offices_of_several_words(text: str, name: str, office: str) -> None:
    people = {p.name: p.office for c in contacts_of(text) for p in c.participants}
    assert people[name] == office


def test_what_two_look_forward_to_is_told_on_nobodys_word() -> None:
    found = contacts_of(
        "President Ada Vell met with President Leo Marr of Kandor. They looked forward to a meeting of ministers in "
        "June. Ms Vell said that Minister Ida Horn would travel to Kandor."
    )
    assert [len(c.on_word_of) for c in found if c.status == "planned" and c.kind != "visit"] == [0]
    assert [s.name for c in found if c.kind == "visit" for s in c.on_word_of] == ["Ada Vell"]


def test_who_tells_something_at_the_meeting_sends_no_message() -> None:
    found = told_of(
        "President Vell met Kandor Oil chairman Leo Marr",
        "President Ada Vell told Mr Marr about the reforms under way. He spoke of new pipelines.",
    )
    assert [c.kind for c in found] == ["meeting"]


def test_what_is_had_before_them_is_planned_for_the_day_to_come() -> None:
    (call,) = contacts_of("The Prime Minister has a call with President Leo Marr of Kenya on Friday.")
    assert (call.status, call.date and call.date.value) == ("planned", "2024-05-24")


def test_words_that_only_count_a_meeting_are_no_other_meeting() -> None:
    (meeting,) = contacts_of(
        "President Ada Vell is due to host Premier Leo Marr in Madrid on Friday, their second meeting this year."
    )
    assert (meeting.status, meeting.date and meeting.date.value) == ("planned", "2024-05-24")


def test_whom_somebody_will_meet_where_the_journey_goes_is_not_met_yet() -> None:
    _, meeting = contacts_of(
        "Premier Ada Vell left on a visit to Peru on Thursday, where she will meet President Leo Marr."
    )
    assert (meeting.status, names(meeting)) == ("planned", SIDES)


def test_a_request_that_was_declined_is_a_meeting_refused() -> None:
    (meeting,) = contacts_of("Minister Ada Vell has declined two requests for a meeting from Ambassador Leo Marr.")
    assert (meeting.status, names(meeting)) == ("refused", SIDES)


def test_the_second_meeting_of_the_two_chiefs_is_that_which_was_told() -> None:
    text = (
        "The head of Kandor's security service, Leo Marr, received his Sal counterpart, Oru Tal, in Torkent. The "
        "bureau of Sal published nothing about the trip.\n\nIt was the second meeting between the two chiefs this year."
    )
    found = READER.read(Document(name="t", text=text)).contacts
    assert [names(c) for c in found] == [{"Leo Marr", "Oru Tal"}]
