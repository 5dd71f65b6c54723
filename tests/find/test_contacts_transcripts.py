"""What a spokesperson tells the press of others' contacts; everybody is invented. The texts are of 20 May 2024."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.document import Document

from .read_whole import contacts_of

READER = Reader()
OPENING = "Daily noon briefing, 20 May (unofficial transcript)\n\n"
TURNS = (
    "SPOKESPERSON: Our Special Envoy, Lars Ekman, was in Selm on Sunday, where he met the Foreign Minister, Mr Orm. "
    "They discussed aid.\n\nQ: How long did they meet?\n\n"
    "SPOKESPERSON: I do not know. I have checked with his team, and he said nothing of it. Yes, Elena?"
)


def met(text: str) -> list[tuple[set[str], str | None]]:
    return [({p.name for p in c.participants}, c.date.value if c.date else None) for c in contacts_of(text)]


@pytest.mark.parametrize("opening", ["", OPENING])
def test_a_spokesperson_tells_of_contacts_of_others(opening: str) -> None:
    assert ({"Lars Ekman", "Orm"}, "2024-05-19") in met(opening + TURNS)
    assert not any("SPOKESPERSON" in people for people, _ in met(opening + TURNS))


TURN_OF_MARR = "Minister Ada Marr: She met President Ilan Vos on Sunday.{}"


@pytest.mark.parametrize(("behind", "meant"), [("\n\nQ: Where was that?", False), ("", True)])
def test_she_is_not_the_one_whose_turn_it_is(behind: str, meant: bool) -> None:
    read = READER.read(Document(TURN_OF_MARR.format(behind), "t", language="en", published="2024-05-20"))
    (marr,) = (e for e in read.entities if e.name == "Ada Marr")
    assert any(m.kind == "pronoun" for m in marr.mentions) == meant


BRIEFINGS = {
    "Minister Leo Orm held a briefing with Minister Ada Marr on Sunday.": 1,
    "Minister Leo Orm said at a news briefing on Sunday that trade grows.": 0,
    "Noon briefing by Minister Leo Orm. Trade grows, he said.": 0,
}


@pytest.mark.parametrize("text", BRIEFINGS)
def test_a_briefing_for_the_press_is_no_contact(text: str) -> None:
    assert len(contacts_of(text)) == BRIEFINGS[text]
