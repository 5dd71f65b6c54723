"""A report that is called after somebody is another matter. All names are invented."""

from __future__ import annotations

import communique

MET = "President Olan Marr met Premier Vera Lund in Selm on Friday. "


def test_whoever_makes_no_mention_of_somebodys_report_is_not_silent_on_the_meeting() -> None:
    text = MET + "Making no mention of the Toks report, he posted: “A good day.” Special Counsel Ilya Toks filed it."
    (contact,) = communique.read(text).contacts
    assert contact.not_confirmed_by == ()


def test_he_is_whoever_acted_and_not_whose_name_labels_a_report() -> None:
    text = MET + "Making no mention of the Toks report, he posted: “A good day.” Special Counsel Ilya Toks filed it."
    (quote,) = communique.read(text).quotes
    assert quote.source.name == "Olan Marr"


def test_the_report_of_an_outlet_is_of_the_meeting() -> None:
    text = MET + "His spokesman, Ilya Toks, declined to comment on the Lantern report."
    (contact,) = communique.read(text).contacts
    assert [n.how for n in contact.not_confirmed_by] == ["no_comment"]


def test_whose_aides_speak_is_meant_where_nobody_else_is() -> None:
    text = "Toks aides said that he would rest. Minister Ilya Toks met President Olan Marr in Selm on Friday."
    assert any(m.text == "he" for e in communique.read(text).entities if e.name == "Ilya Toks" for m in e.mentions)


def test_what_follows_if_somebody_keeps_silent_is_no_silence() -> None:
    text = MET + "“If the ministry does not publish the report, we will go to court,” Senator Ida Kroll said."
    (contact,) = communique.read(text).contacts
    assert contact.not_confirmed_by == ()


def test_whoever_never_saw_or_received_a_thing_denies_no_contact() -> None:
    for said in ("he never saw anything suspicious in Lund", "the palace had not received the report"):
        (contact,) = communique.read(f"{MET}Spokesman Ilya Toks said that {said}.").contacts
        assert contact.not_confirmed_by == ()


def test_whoever_says_that_he_never_saw_or_met_her_denies_it() -> None:
    for said in ("Marr had never received her", "the two had not met", "Marr had never seen Lund"):
        (contact,) = communique.read(f"{MET}Spokesman Ilya Toks said that {said}.").contacts
        assert [(n.name, n.how) for n in contact.not_confirmed_by] == [("Ilya Toks", "denied")]
