"""What somebody only offers is not what a text is about; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

URGED = "Foreign Minister Aru Tok urged his Ostmark opposite number on Friday to reopen her market, a source said. "
OFFERED = 'Lena Vos answered that she would ask, but held out "a technical visit in October", the source said. '
SAT = "Ostmark closed its doors 19 months ago. The two were sitting down at the mission, a change of venue."


def test_a_visit_held_out_is_not_the_meeting_at_which_it_was() -> None:
    told = contacts_of(URGED + OFFERED + SAT)
    assert [c.status for c in told if c.main] == ["held"]


@pytest.mark.parametrize(
    "text",
    [
        # years ago they met
        URGED + OFFERED + "Ostmark closed its doors in May. The two had sat down in Selm in 2019.",
        # the report itself tells of the visit
        URGED + OFFERED.replace('"', "") + SAT,
    ],
)
def test_a_visit_to_come_is_what_a_text_is_about(text: str) -> None:
    assert [c.status for c in contacts_of(text) if c.main] != ["held"]
