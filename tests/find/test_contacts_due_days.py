"""Days on which somebody is due, and those of what they come for. Everybody is invented."""

from __future__ import annotations

from .read_whole import contacts_of


def test_the_day_on_which_somebody_is_due_is_not_that_of_the_meeting() -> None:
    found = contacts_of("President Eva Brod will meet President Leo Vos, who is due to land late on Tuesday.")
    assert [c.date for c in found if len(c.participants) > 1] == [None]
    due = contacts_of("President Eva Brod will hold talks with President Leo Vos, which are due to begin on Tuesday.")
    assert [c.date and c.date.value for c in due] == ["2024-05-21"]
