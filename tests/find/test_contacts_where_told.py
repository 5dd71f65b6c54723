"""Where and when, by the trip and by what hosts and guests say; who said so; people, places and bodies are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.records import Contact, Reading

from .read_whole import READER, contacts_of, names

MET = "Minister Ada Vell met President Leo Marr of Kandor in Selm on Monday. "


def reading_of(text: str, title: str | None = None) -> Reading:
    """The whole reading of a text of 9 May 2024."""
    return READER.read(Document(name="t", text=text, title=title, published="2024-05-09"))


def told_of(text: str, title: str | None = None) -> tuple[Contact, ...]:
    """The contacts of a text of 9 May 2024."""
    return reading_of(text, title).contacts


def place(contact: Contact) -> str | None:
    """Where a contact was."""
    return contact.place.name if contact.place else None


def day(contact: Contact) -> str | None:
    """When a contact was."""
    return contact.date.value if contact.date else None


def test_what_was_done_on_a_trip_has_its_place_and_first_day() -> None:
    visit, meeting = told_of(
        "Minister Ada Vell visited Torkent, May 3-4. She met with Prime Minister Leo Marr and Minister Oto Sels."
    )
    assert (place(meeting), day(meeting)) == ("Torkent", "2024-05-03") == (place(visit), day(visit))


def test_a_day_or_country_of_its_own_is_kept() -> None:
    *_, meeting = told_of("Minister Ada Vell visited Torkent on 3 May. On 6 May she met with Prime Minister Leo Marr.")
    assert (place(meeting), day(meeting)) == (None, "2024-05-06")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Yesterday, in Torkent, Kandor, Vice President Ada Vell convened a roundtable with farmers.", "Torkent"),
        ("Minister Ada Vell told Mr Marr about his trip to Torkent, where a meeting of the Ice Commission took place.",
         "Torkent"),
        ("President Ada Vell visited the Coast Service headquarters, where she met its head, Leo Marr.",
         "Coast Service headquarters"),
        ("At the Hotel Ostrel, President Ada Vell met with Speaker Leo Marr.", "Hotel Ostrel"),
        ("Minister Ada Vell mentioned the envoys of Kandor, whom she met in Torkent during her visit to Veldania.",
         "Torkent"),
    ],
)  # fmt: skip
def test_the_place_is_read_from_the_clause_and_from_the_journey(text: str, where: str) -> None:
    assert where in {place(c) for c in told_of(text)}


def test_a_town_with_its_country_before_the_subject_leaves_the_subject_alone() -> None:
    (roundtable,) = told_of(
        "Yesterday, in Torkent, Kandor, Vice President Ada Vell convened a roundtable with farmers."
    )
    assert names(roundtable) == {"Ada Vell", "farmers"}
    assert day(roundtable) == "2024-05-08"


@pytest.mark.parametrize(
    "text",
    [
        "President Ada Vell visited Torkent, where she met with President Leo Marr.",
        "President Ada Vell met President Leo Marr during her visit to Torkent.",
        "Minister Ada Vell named the Kandor envoys, whom she met in Torkent during her visit to Veldania.",
    ],
)
def test_a_visit_that_only_leads_to_the_meeting_is_none_of_its_own(text: str) -> None:
    assert [c.kind for c in told_of(text)] == ["meeting"]


def test_a_visit_with_a_day_of_its_own_stays() -> None:
    found = told_of("President Ada Vell visited Torkent in March. She met President Leo Marr in Selm on Monday.")
    assert [c.kind for c in found] == ["visit", "meeting"]


@pytest.mark.parametrize(
    ("greeting", "where"),
    [
        ("Mr Marr, friends, allow me to welcome you sincerely to Torkent.", "Torkent"),
        ("Mr Marr, friends, welcome to Torkent.", "Torkent"),
        ("It is a great pleasure to see you in Torkent, Mr Marr.", "Torkent"),
        ("Mr Marr, we hope to see you in Torkent in the spring.", None),
        ("Mr Marr, we were welcomed in Torkent in March.", None),
        ("Mr Marr, our ministers are in Torkent now.", None),
    ],
)
def test_host_and_guest_say_where_they_are(greeting: str, where: str | None) -> None:
    main, *_ = told_of(
        "Ada Vell and Leo Marr discussed gas.\n\nPresident of Veldania Ada Vell: " + greeting,
        "Meeting with President of Kandor Leo Marr",
    )
    assert (main.main, place(main)) == (True, where)


def test_where_host_and_guest_met_before_is_not_where_they_meet() -> None:
    main, *_ = told_of(
        "Ada Vell met with President of Kandor Leo Marr.\n\nPresident of Veldania Ada Vell: Mr Marr, friends, "
        "welcome to Torkent.\n\nWe met in Kandor recently, and we remember the warm welcome.",
        "Meeting with President of Kandor Leo Marr",
    )
    assert place(main) == "Torkent"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("At the March Kandor-League summit, the League had come up with a proposal.", "2024-03"),
        ("Veldania and Kandor would prepare the documents by the September ICU summit.", "2024-09"),
        ("She reaffirmed her commitment to go on implementing the outcomes from the June ICU Summit.", "2023-06"),
    ],
)
def test_a_month_tells_one_gathering_from_others(text: str, month: str) -> None:
    assert month in {day(c) for c in told_of(text)}


def test_a_month_in_a_name_is_no_date() -> None:
    assert reading_of("Minister Ada Vell met the April Movement in Torkent.").contacts[0].date is None


def test_a_month_later_is_counted_from_what_was_told_and_never_ahead() -> None:
    (visit,) = told_of("He stood for office in June 2015. A month later, President Ada Vell paid a visit to Torkent.")
    assert (visit.status, day(visit)) == ("held", "2015-07")
    (visit,) = told_of("A month later, President Ada Vell paid a visit to Torkent.")
    assert (visit.status, day(visit)) == ("held", None)


def test_tomorrow_is_no_day_of_what_was_held() -> None:
    found = told_of(
        "Vice President Ada Vell today met with Prime Minister Leo Marr in Torkent. They discussed his legacy in "
        "advance of tomorrow's state funeral."
    )
    assert "2024-05-09" in {day(c) for c in found}
    assert {day(c) for c in found} <= {None, "2024-05-09"}


def test_plural_summits_have_the_place_and_name_that_are_told() -> None:
    first, second = told_of("The ministers discussed the forthcoming ICU and LSA summits in Torkent.")
    assert (place(first), place(second)) == ("Torkent", "Torkent")
    assert [names(c) for c in (first, second)] == [{"ICU"}, {"LSA"}]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Minister Ada Vell met and thanked President Leo Marr.", {"Ada Vell", "Leo Marr"}),
        ("Minister Ada Vell spoke to and thanked President Leo Marr.", {"Ada Vell", "Leo Marr"}),
        ("The bishops met with and prayed over President Leo Marr.", {"bishops", "Leo Marr"}),
        ("Minister Ada Vell met the chairwoman, Leo Marr, on Monday.", {"Ada Vell", "Leo Marr"}),
    ],
)
def test_verbs_that_share_an_object(text: str, who: set[str]) -> None:
    (contact,) = contacts_of(text)
    assert {n.removeprefix("the ") for n in names(contact)} == who


def test_states_that_no_table_knows_are_parties_by_their_full_name() -> None:
    (talks,) = contacts_of(
        "Talks between the Republic of Minland and the Caldera Community took place in Selm. The delegations, some "
        "seventy officials in all, were led by Chief Negotiator Bo Seng and Director Rigo Fuent."
    )
    assert names(talks) == {"Minland", "Caldera Community", "Bo Seng", "Rigo Fuent"}


def test_several_who_met_each_other_did_not_meet_whom_they_praised() -> None:
    (contact,) = contacts_of("The ministers met and praised Leo Marr.")
    assert "Leo Marr" not in names(contact)


def test_the_curly_mark_of_a_plural_owner_is_read_as_the_straight_one() -> None:
    title = "The Presidents of Veldania and Kandor met in Torkent"
    curly, straight = (
        told_of(f"The two countries{mark} Presidents had an informal meeting at the residence.", title)
        for mark in ("’", "'")
    )
    assert [names(c) for c in curly] == [names(c) for c in straight]
    assert not any("countries" in n for c in curly for n in names(c))


def test_those_who_were_among_the_speakers_were_there() -> None:
    (session,) = told_of(
        "The meeting discussed fisheries.\n\nThe Interior Minister Boris Grell and Health Minister Juri Shevin were "
        "among the keynote speakers.",
        "President Ada Vell chaired a Security Council meeting",
    )
    assert {"Boris Grell", "Juri Shevin"} <= names(session)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("9 (More) Offensive Things Donald Darr Has Said About Farmers.",
         "A year ago it seemed unlikely that Donald Darr would stand. President Donald Darr met farmers on Monday."),
        ("Ada Vell Super PAC Chief Praises Marco Darr Donor.",
         "Minister Ada Vell met President Marco Darr on Monday."),
    ],
)  # fmt: skip
def test_a_headline_glues_no_words_to_a_name(headline: str, body: str) -> None:
    people = {e.name for e in reading_of(f"{headline}\n\n{body}").entities if e.type == "person"}
    assert people & {"Donald Darr", "Marco Darr"}
    assert people <= {"Donald Darr", "Ada Vell", "Marco Darr"}


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("said a spokesman", "spokesman"),
        ("says Marr's press office", "Marr's press office"),
        ("said an aide", "aide"),
    ],
)
def test_who_says_so_behind_the_verb_is_the_source(said: str, who: str) -> None:
    (contact,) = contacts_of(
        f"Deputy Ada Vell met Foreign Minister Leo Marr on Monday, {said}. Vell has not answered her telephone since."
    )
    assert [w.name for w in contact.on_word_of] == [who]


@pytest.mark.parametrize(
    ("told", "how"),
    [
        ("Marr's office would not say one way or the other.", "neither"),
        ("Marr's office wouldn't say yes and wouldn't say no.", "neither"),
        ("Marr's office has no recollection either way.", "neither"),
        ("Any lingering rancour was well concealed.", None),
        (("Farmers were angry. The price rose. Rain fell. A manager was fired over a theft. Marr's office has denied "
         "that that was the case."), None),
        ("Marr's office has denied that this was the case.", "denied"),
    ],
)  # fmt: skip
def test_neither_yes_nor_no_and_what_is_no_silence(told: str, how: str | None) -> None:
    main = next(c for c in told_of(MET + told) if c.main)
    assert [n.how for n in main.not_confirmed_by] == ([how] if how else [])


@pytest.mark.parametrize(
    "text",
    [
        "The ministers reviewed ways in which the three countries could enhance cooperation at sea.",
        "She was everywhere, doing all she could to promote him and undermine Vos.",
        "The history of the treaty and what it could have been are not simply topics of debate.",
        "Not every statement could be easily checked.",
        "Dozens of donors could not be located, and neither could their employers.",
        "The premier talks about a revolution. Her rival might want to deliver one.",
        "He had years of practice at appearing unpractised.",
    ],
)
def test_what_is_in_somebodys_power_is_no_hedge(text: str) -> None:
    assert [m.text for m in reading_of(text).voice.marks if m.kind == "hedge"] == []


def test_what_may_come_is_hedged() -> None:
    marks = reading_of(
        "The tribunal could declare the claim void. The ruling might come as soon as Tuesday."
    ).voice.marks
    assert [m.text for m in marks] == ["could", "might"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Premier Ada Vell and Chancellor Otto Brand will meet in Selm on Saturday.", {"Ada Vell", "Otto Brand"}),
        ("The summit brought together presidents Ada Vell and Leo Marr in Selm on Friday.", {"Ada Vell", "Leo Marr"}),
        ("Ministers Ada Vell and Leo Marr attended the Torkent Security Conference.", {"Ada Vell", "Leo Marr"}),
        ("An offer came from Marr. Marr met Minister Ada Vell in Selm on Monday.", {"Ada Vell", "Marr"}),
        ("President Ada Vell met President Leo Marr in Selm. Minister Bo Seng was among the guests at a wedding.",
         {"Ada Vell", "Leo Marr"}),
        ("The Security Council met and condemned President Leo Marr of Kandor.", {"Security Council"}),
        ("A Kandor diplomat, speaking to REUTEL, said that Minister Ada Vell had met President Leo Marr.",
         {"Ada Vell", "Leo Marr"}),
    ],
)  # fmt: skip
def test_who_was_there_and_who_was_not(text: str, who: set[str]) -> None:
    assert [names(c) for c in told_of(text)] == [who]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Minister Ada Vell was supposed to meet King Idris in Selm on Monday.", "planned"),
        ("Prime Minister Ada Vell hosts King Idris in Brisk on Monday.", "planned"),
        ("Minister Ada Vell and President Leo Marr met on Friday. They were not scheduled to meet.", "held"),
        ("Veldania and Kandor held talks in Selm on December 9.", "held"),
        ("Has President Ada Vell secretly met King Idris? Nobody knows.", None),
        ("No minister met President Leo Marr on Friday.", None),
        ("Why did President Ada Vell meet King Idris on Monday?", "held"),
    ],
)
def test_what_came_of_it(text: str, status: str | None) -> None:
    assert {c.status for c in told_of(text)} == ({status} if status else set())


def test_a_plan_lends_its_year_to_its_own_parts_alone() -> None:
    found = told_of(
        "President Ada Vell will visit Kandor in 2025. Minister Oto Sels will meet Bo Seng on Friday. President Ada "
        "Vell will receive Leo Marr, the president of Luria."
    )
    assert day(next(c for c in found if "Leo Marr" in names(c))) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Minister Ada Vell attended the 2030 Agenda Summit in Torkent on Monday.", "2024-05-06"),
        ("Minister Ada Vell attended the May Flower Foundation conference on Monday.", "2024-05-06"),
    ],
)
def test_years_and_months_in_names_are_no_dates(text: str, value: str) -> None:
    assert [day(c) for c in told_of(text)] == [value]


def test_a_place_in_a_sentence_about_others_is_theirs() -> None:
    talks, visit = told_of(
        "Foreign ministers of Veldania and Kandor held talks. President Oto Sels flew to Brask on Tuesday."
    )
    assert (place(talks), day(talks), place(visit)) == (None, None, "Brask")


MARKED = (
    "The Ministry of Defence of Kandor announced that its deputy minister, Pavel Grus, had met General Bo Seng in Selm"
)


@pytest.mark.parametrize("agency", ["Interzhor", "Nova Gazeta", "BelTel"])
def test_a_reference_in_brackets_is_a_carrier_whatever_its_name_looks_like(agency: str) -> None:
    (contact,) = told_of(f"{MARKED} ({agency}, 14/2/2024).")
    assert [(w.name, [v.name for v in w.via]) for w in contact.on_word_of] == [
        ("Ministry of Defence of Kandor", [agency])
    ]
    assert contact.date is None


def test_a_report_that_is_cited_has_come_out() -> None:
    text = "Deputy minister Pavel Grus met General Bo Seng in Selm on 1 February (TASK agency, 10/4/2024)."
    (contact,) = READER.read(Document(name="t", text=text, published="2024-05-09")).contacts
    assert [w.via or w for w in contact.on_word_of]
    dates = [v.date for w in contact.on_word_of for v in w.via]
    assert all(d is None or d <= "2024-05-09" for d in dates)


@pytest.mark.parametrize(
    ("text", "who", "silent"),
    [
        ("The Chancellery does not say that President Ada Vell spoke with President Leo Marr on 11 January.",
         [], ["Chancellery"]),
        ("The Chancellery's communiqué does not mention that President Ada Vell spoke with President Leo Marr.",
         [], ["Chancellery"]),
        ("Readers learned from the newspaper Istina that Minister Ada Vell had met President Leo Marr.",
         ["Istina"], []),
        ("SELM, 4 March (Gulf Wire) — Minister Ada Vell met President Leo Marr in Selm, a diplomat told Gulf Wire.",
         ["diplomat"], []),
    ],
)  # fmt: skip
def test_whose_word_it_is_and_whose_it_is_not(text: str, who: list[str], silent: list[str]) -> None:
    (contact,) = told_of(text)
    assert [w.name for w in contact.on_word_of] == who
    assert [n.name for n in contact.not_confirmed_by] == silent
    assert not any(w.via for w in contact.on_word_of)


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("The ministry confirmed it on Tuesday.", ["Istina", "ministry"]),
        ("The ministry has confirmed the report.", ["Istina", "ministry"]),
        ("Marr has since confirmed the meeting.", ["Istina", "Leo Marr"]),
        ("The ministry confirmed that they had met.", ["Istina", "ministry"]),
        ("The ministry would not confirm it.", ["Istina"]),
    ],
)
def test_who_confirms_it_vouches_for_it(told: str, who: list[str]) -> None:
    (contact,) = told_of(f"Foreign Minister Ada Vell met Leo Marr in Selm, the newspaper Istina reported. {told}")
    assert [w.name for w in contact.on_word_of] == who


def test_a_report_called_imagination_is_denied() -> None:
    (contact,) = told_of(
        "Foreign Minister Ada Vell met Leo Marr in Selm, the newspaper Istina reported. Vell's office called the "
        "report 'pure imagination'."
    )
    assert [n.how for n in contact.not_confirmed_by] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "It is a war in which thousands could die.",
        "Not all of the money could be lost.",
        "The treaty could fail, and so could the government.",
        "She may want to resign.",
    ],
)
def test_what_may_befall_is_hedged(text: str) -> None:
    assert any(m.kind == "hedge" for m in reading_of(text).voice.marks)


def test_a_text_that_ends_in_could_is_read() -> None:
    assert reading_of("Yes he could").contacts == ()


@pytest.mark.parametrize(
    ("text", "status", "denier"),
    [
        ("A Daily Lantern report that Minister Ada Vell had met King Idris in Lorne is untrue, her spokesman said.",
         "denied", "her spokesman"),
        ("Reports that Minister Ada Vell had met King Idris in Lorne were false, the foreign ministry said.",
         "denied", "foreign ministry"),
    ],
)  # fmt: skip
def test_a_report_that_is_called_untrue_is_denied(text: str, status: str, denier: str) -> None:
    (contact,) = told_of(text)
    assert (contact.status, [n.name for n in contact.not_confirmed_by]) == (status, [denier])
    assert contact.on_word_of == ()


def test_here_is_the_town_of_the_dateline() -> None:
    here, elsewhere = (
        told_of(f"LORNE, March 14 (Bernat) -- President Ada Vell met King Idris{there} on Monday.")
        for there in (" here", "")
    )
    assert [place(c) for c in (*here, *elsewhere)] == ["Lorne", None]


def test_a_clause_with_when_has_the_time_before_it() -> None:
    (contact,) = told_of("Relations have been cold since May 2016, when Ministers Ada Vell and Leo Marr met in Selm.")
    assert (place(contact), day(contact)) == ("Selm", "2016-05")
