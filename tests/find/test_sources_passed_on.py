"""Who issued a document that another only passed on, and whose a platform's channel is. All names are invented."""

from __future__ import annotations

import pytest

import communique

MET = "Premier Ana Dorr met General Hugo Paz in Velm"

LATER = {
    "a statement carried by an agency": (
        (
            f"{MET}, the foreign ministry said in a statement carried by the Lantern agency. "
            "The statement said the two had discussed grain."
        ),
        "foreign ministry",
    ),
    "a communiqué distributed by an agency": (
        (
            f"{MET}, the foreign ministry said in a communiqué distributed by the Lantern agency. "
            "The communiqué said the two had discussed grain."
        ),
        "foreign ministry",
    ),
    "a bulletin passed on": (
        (
            f"{MET}, the foreign ministry said in a bulletin passed on by the Lantern agency. "
            "The bulletin said the two had discussed grain."
        ),
        "foreign ministry",
    ),
    "the statement itself is carried": (
        (
            f"{MET}, the foreign ministry said in a statement. "
            "The statement, carried by the Lantern agency, said the two had discussed grain."
        ),
        "foreign ministry",
    ),
    "put out by the issuer itself": (
        f"{MET}. A statement issued by the foreign ministry was short. The statement said the two had discussed grain.",
        "foreign ministry",
    ),
    "a report of the agency's own": (
        f"{MET}. A report published by the Lantern agency was short. The report said the two had discussed grain.",
        "Lantern agency",
    ),
}

CHANNELS = {
    "the general's channel": (f"{MET}, according to the general's Telegram channel.", ["Hugo Paz"]),
    "the ministry's channel": (f"The foreign ministry's Telegram channel reported that {MET}.", ["foreign ministry"]),
    "nobody's channel": (f"An anonymous Telegram channel claimed that {MET}.", ["anonymous Telegram channel"]),
    "learned from the staff's channel": (
        f"{MET}. This was learned from the Telegram channel of the general's staff.",
        ["general's staff"],
    ),
    "a channel of television": (f"{MET}, according to the Lantern channel.", ["Lantern channel"]),
}


@pytest.mark.parametrize(("text", "source"), LATER.values(), ids=LATER)
def test_document_is_its_issuers(text: str, source: str) -> None:
    assert communique.read(text).quotes[-1].source.name == source


def test_the_carrier_of_a_statement_is_no_origin_of_its_own() -> None:
    read = communique.read(LATER["the statement itself is carried"][0])
    assert [x.name for x in read.contacts[0].on_word_of] == ["foreign ministry"]
    assert [c.name for c in read.quotes[-1].via] == ["Lantern agency"]


@pytest.mark.parametrize(("text", "names"), CHANNELS.values(), ids=CHANNELS)
def test_channel_is_its_owners(text: str, names: list[str]) -> None:
    links = communique.read(text).contacts[0].on_word_of
    assert [x.name for x in links] == names
    assert not any(x.via for x in links)


def test_a_platform_may_speak_for_itself() -> None:
    quotes = communique.read("Telegram said that it had closed the channel on Monday.").quotes
    assert [q.source.name for q in quotes] == ["Telegram"]
