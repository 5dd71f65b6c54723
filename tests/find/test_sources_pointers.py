"""Sentences that say where what was just told comes from. Countries, officials and outlets are invented."""

from __future__ import annotations

import pytest

import communique

LEAD = "President Anton Reska of Ostmark met President Lena Marek of Karadan in Tarn on Monday. "

NAMED = {
    "comes from": ("This comes from the Ostmark presidency.", [("Ostmark presidency", [])]),
    "from nobody else": ("This comes from the foreign ministry alone.", [("foreign ministry", [])]),
    "news of it came from": ("News of the meeting came from the foreign ministry.", [("foreign ministry", [])]),
    "an outlet that quoted its source": (
        "We learned this from the Tarn Gazette, which quoted a palace aide.",
        [("palace aide", ["Tarn Gazette"])],
    ),
    "an outlet that gave its source": (
        "I take this from the Tarn Gazette, which gave as its source the Karadan embassy.",
        [("Karadan embassy", ["Tarn Gazette"])],
    ),
    "a report that was passed on": (
        "We know this only from a report by the Ostmark presidency, which the Norvik agency passed on.",
        [("Ostmark presidency", ["Norvik agency"])],
    ),
    "reported by one and quoted by another": (
        "This comes from the presidency, as reported by the Norvik agency, which was quoted by the daily Merkur.",
        [("presidency", ["Norvik agency", "Merkur"])],
    ),
    "so says": ("So says Reska in his memoir.", [("Anton Reska", [])]),
    "that is what he wrote": ("That is what Reska himself wrote.", [("Anton Reska", [])]),
    "made known in a statement carried on": (
        "The meeting was announced by the Ostmark presidency in a statement carried by the Norvik agency.",
        [("Ostmark presidency", ["Norvik agency"])],
    ),
    "this was reported by": (
        "This was reported by the press service of the foreign ministry.",
        [("press service of the foreign ministry", [])],
    ),
    "a party, to the press": ("Reska told reporters that there had been hard words.", [("Anton Reska", [])]),
    "a party, when it was over": ("The talks were frank, Marek said after the meeting.", [("Lena Marek", [])]),
    "told an outlet about it": (
        "An aide, Mara Orm, told the news site Lumen about the meeting.",
        [("Mara Orm", ["Lumen"])],
    ),
}

NOBODY = {
    "a feeling": "This comes from a deep respect for both nations.",
    "years of work": "It comes from years of quiet work by diplomats.",
    "after a time": "The visit comes after a year of tension.",
    "what the author has lived through": "I know this from my own years in Tarn.",
    "a law": "So says the law.",
    "a crowd is no outlet and she no source": "She told the crowd about the weather.",
    "something else is announced": "It was announced by the ministry that grain would be sold.",
    "a wish": "That is what they said they would do.",
    "what a party said there": "Reska said that the meeting was important.",
    "what a party wants": "Reska told reporters that the border must be opened.",
    "a denial": "This does not come from the presidency.",
}


def _sources(sentence: str) -> list[tuple[str, list[str]]]:
    reading = communique.read(LEAD + sentence)
    (main,) = (c for c in reading.contacts if c.main)
    return [(link.name, [v.name for v in link.via]) for link in main.on_word_of]


@pytest.mark.parametrize(("sentence", "expected"), NAMED.values(), ids=NAMED.keys())
def test_a_later_sentence_names_the_source(sentence: str, expected: list[tuple[str, list[str]]]) -> None:
    assert _sources(sentence) == expected


@pytest.mark.parametrize("sentence", NOBODY.values(), ids=NOBODY.keys())
def test_nobody_is_named_where_nobody_told_it(sentence: str) -> None:
    assert _sources(sentence) == []


SAID_IN_ITS_SENTENCE = {
    "with reference to": (
        "{}, the Norvik agency reports with reference to the ministry.",
        ("ministry", ["Norvik agency"]),
    ),
    "via another outlet": ("{}, the Norvik agency reports via Lumen.", ("Lumen", ["Norvik agency"])),
    "an outlet that cited": (
        "{}, according to the Norvik agency, which cited an unnamed official.",
        ("unnamed official", ["Norvik agency"]),
    ),
    "passed on by": (
        "{}, according to a report from the ministry's press bureau, passed on by the Norvik agency (Norvik, 1/11).",
        ("ministry's press bureau", ["Norvik agency"]),
    ),
    "in brackets": ("{}, the press bureau said (Interfor, 1/11/2023).", ("press bureau", ["Interfor"])),
    "learned from": ("{}, it was learned from the ministry.", ("ministry", [])),
}


@pytest.mark.parametrize("how", SAID_IN_ITS_SENTENCE)
def test_the_origin_that_an_outlet_names_beside_its_report(how: str) -> None:
    words, expected = SAID_IN_ITS_SENTENCE[how]
    (contact,) = communique.read(words.format(LEAD.rstrip(" ."))).contacts
    assert [(link.name, [v.name for v in link.via]) for link in contact.on_word_of] == [expected]


def test_whom_the_news_of_a_contact_came_from_in_its_own_sentence() -> None:
    told = "Word of the meeting between President Anton Reska and President Lena Marek came from the Karadan embassy."
    (contact,) = communique.read(told).contacts
    assert [link.name for link in contact.on_word_of] == ["Karadan embassy"]
