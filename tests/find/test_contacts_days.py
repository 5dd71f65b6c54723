"""Days that are a contact's and days of what was spoken of; everybody is invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.contacts_days import gone_by
from communique.find.contacts_scene import Scene
from communique.records import DateValue
from communique.roster import Roster
from communique.spans import Span

from .read_whole import PUBLISHED, contacts_of

CALL = "President Andrei Brosk had a telephone conversation with President Ilan Marchetti of Veldania."


@pytest.mark.parametrize(
    "told",
    [
        "The presidents discussed the border after the shelling of the Torv bridge on the night of May 12.",
        "The presidents discussed the situation in the corridor following the shelling of the bridge on 12 May.",
    ],
)
def test_the_day_of_what_was_spoken_of_is_not_the_contacts(told: str) -> None:
    (call,) = contacts_of(f"{CALL} {told}")
    assert call.date is None


@pytest.mark.parametrize(
    "told",
    [
        "Foreign Ministers Andrei Brosk and Ilan Marchetti of Veldania discussed the border on 12 May.",
        "After months, Ministers Andrei Brosk and Ilan Marchetti of Veldania discussed the border on 12 May.",
        "Foreign Ministers Andrei Brosk and Ilan Marchetti of Veldania met after the match on 12 May.",
    ],
)
def test_the_day_on_which_they_spoke_is(told: str) -> None:
    (contact,) = contacts_of(told)
    assert contact.date
    assert contact.date.value == "2024-05-12"


@pytest.mark.parametrize(
    ("words", "value", "before"),
    [
        ("Friday", "2024-05-24", "2024-05-17"),
        ("14 December", "2024-12-14", "2023-12-14"),
        ("Friday", "2024-05-17", "2024-05-17"),
        ("next Friday", "2024-05-24", None),
    ],
)
def test_what_has_been_lies_a_week_or_a_year_back(words: str, value: str, before: str | None) -> None:
    scene = Scene(analyse(words), Document(words, published=PUBLISHED), Roster(()), (), ())
    found = gone_by(scene, DateValue(value, Span(0, len(words), words), "day", "relative"))
    assert (found and found.value) == before


def test_the_day_of_a_briefing_is_not_that_of_a_visit() -> None:
    (visit,) = contacts_of(
        'MELIN, May 19 (TPA) - Kandor is watching "calmly" the visit of the Ostmark president to Torkent, Foreign '
        "Ministry spokesman Leo Marr told a briefing on Sunday."
    )
    assert visit.date is None


def test_the_day_on_which_a_visit_took_place_is() -> None:
    (visit,) = contacts_of("The visit of the Ostmark president to Torkent took place on Sunday, a spokesman told us.")
    assert visit.date
    assert visit.date.value == "2024-05-19"
