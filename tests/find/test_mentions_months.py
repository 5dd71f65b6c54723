"""People called as a month is. All names are invented."""

from __future__ import annotations

import communique


def _people(text: str) -> dict[str, list[str]]:
    return {e.name: [m.text for m in e.mentions] for e in communique.read(text).entities if e.type == "person"}


def test_whom_the_text_names_elsewhere_is_met_under_the_family_name() -> None:
    text = "Jonas Holm met May on Wednesday. Prime Minister Ada May said it went well. Holm will meet May again in May."
    assert _people(text)["Ada May"] == ["May", "Prime Minister Ada May", "May"]


def test_may_who_said_so_is_no_helping_verb() -> None:
    text = "Mrs May met Premier Olan Marr in Selm on Friday. May said it went well. She returns in May."
    assert _people(text)["May"] == ["Mrs May", "May", "She"]
    (contact,) = communique.read(text).contacts
    assert {p.name for p in contact.participants} == {"May", "Olan Marr"}


def test_a_month_stays_a_month_beside_her() -> None:
    text = "Prime Minister Ada May and Premier Olan Marr met May 3 in Selm. They met in May. They will meet next May."
    assert _people(text)["Ada May"][0] == "Prime Minister Ada May"
    assert "May" not in _people(text)["Ada May"]


def test_no_month_is_a_person_in_a_text_without_one() -> None:
    assert _people("The treaty ended last week. May saw a new one signed.") == {}
