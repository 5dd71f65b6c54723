"""Plans that came to nothing, doors that stayed shut, who stood in another's place; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

MET = "Foreign Minister Ada Vell of Ostmark and President Leo Marr of Karadan met in Torkent in March. "
CALLED_OFF = "The meeting of Minister Ada Vell with President Leo Marr announced for 24 May has been cancelled."
ABROAD = "President Ada Vell of Ostmark will be in Torkent on June 14. It will be her first trip since 2021."


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        (MET + "A meeting planned for February in Selm fell through.", "cancelled", "2024-02"),
        (CALLED_OFF, "cancelled", "2024-05-24"),
        ("Minister Ada Vell hopes to meet President Leo Marr before the summit.", "proposed", None),
        ("A source said that Minister Ada Vell may meet President Leo Marr in June.", "proposed", "2024-06"),
        ("The Mission regrets that it was not received by President Leo Marr.", "refused", None),
        (ABROAD, "planned", "2024-06-14"),
    ],
)
def test_what_came_of_it(text: str, status: str, date: str | None) -> None:
    told = contacts_of(text)[-1]
    assert (told.status, told.date.value if told.date else None) == (status, date)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Minister Ada Vell was met not by a protocol officer but by President Leo Marr.", {"Ada Vell", "Leo Marr"}),
        ("The ministers Ada Vell of Ostmark and Leo Marr of Karadan met on Monday.", {"Ada Vell", "Leo Marr"}),
        ("Presidents Ada Lagos and Leo Marr met in Torkent.", {"Ada Lagos", "Leo Marr"}),
        (
            "Minister Ada Vell met with Leo Marr, and with the envoy, Oskar Tove.",
            {"Ada Vell", "Leo Marr", "Oskar Tove"},
        ),
        ("Minister Ada Vell will co-chair the summit with Premier Leo Marr.", {"Ada Vell", "Leo Marr"}),
        ("Minister Ada Vell met Minister Leo Marr on the sidelines of a UN conference.", {"Ada Vell", "Leo Marr"}),
        ("Minister Ada Vell met General Leo Marr, the junta's special envoy, on Monday.", {"Ada Vell", "Leo Marr"}),
        ("Ostmark's then foreign minister, the hapless Ada Vell, met President Leo Marr.", {"Ada Vell", "Leo Marr"}),
        ('Minister Ada Vell met the head of the "Council of Rescue", Leo Marr, on Monday.', {"Ada Vell", "Leo Marr"}),
        ("The leaders of two parties, Ada Vell of the Greens and Leo Marr of the Left, met.", {"Ada Vell", "Leo Marr"}),
    ],
)
def test_who_took_part(text: str, people: set[str]) -> None:
    assert names(contacts_of(text)[0]) == people


def test_a_letter_that_a_visitor_hands_over_is_from_who_wrote_it_to_the_host() -> None:
    text = "Premier Ada Vell received Admiral Leo Marr, who handed over a letter from President Oskar Tove."
    _, message = contacts_of(text)
    assert (message.kind, names(message)) == ("message", {"Ada Vell", "Oskar Tove"})


def test_those_who_are_not_to_be_named_are_none_of_those_who_met() -> None:
    text = (
        "Minister Ada Vell met Minister Leo Marr in Torkent last week. The diplomats, who spoke on condition of "
        "anonymity because they were not authorised to discuss the matter, said a list had been agreed."
    )
    (met,) = contacts_of(text)
    assert names(met) == {"Ada Vell", "Leo Marr"}
    assert [source.name for source in met.on_word_of] == ["diplomats"]


def test_whoever_is_joined_to_an_office_does_not_hold_it() -> None:
    text = (
        "President Ada Vell received the minister. The moment that counted was a telephone conversation in March "
        "between Vell and the Karadan president."
    )
    call = next(c for c in contacts_of(text) if c.kind == "call")
    assert len(call.participants) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The talks between Minister Ada Vell and Minister Leo Marr fell apart in acrimony after two hours.",
        "The meeting between Minister Ada Vell and Minister Leo Marr planned for May did not go well.",
        "The visit of Minister Ada Vell to President Leo Marr, long expected, did not come as a surprise.",
    ],
)
def test_what_went_badly_was_not_called_off(text: str) -> None:
    assert all(contact.status != "cancelled" for contact in contacts_of(text))
