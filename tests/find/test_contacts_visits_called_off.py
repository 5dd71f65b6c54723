"""Visits that headlines call off, and what was to be on them; everybody is invented. The texts are of 20 May 2024."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

BODY = "\n\nPresident Anna Torvik and Prime Minister Paul Marlen {} in Selm on Tuesday. She went home."

HEADLINES = {
    "Talks between Torvik and Marlen postponed": "cancelled",
    "Torvik-Marlen meeting called off": "cancelled",
    "Torvik-Marlen meeting ends": "held",
    "Torvik-Marlen talks put an end to the quarrel": "held",
}


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_leaves_out_the_auxiliary(headline: str) -> None:
    status = HEADLINES[headline]
    told = contacts_of(headline + BODY.format("met" if status == "held" else "were to meet"))
    assert [c.status for c in told if c.main] == [status]


VISIT = "The visit of President Anna Torvik, who {} by Prime Minister Paul Marlen on Tuesday, {}, her office said."

VISITS = {
    "called off": (VISIT.format("was to have been received", "has been called off"), [("meeting", "cancelled", 2)]),
    "during which": (
        "President Torvik's visit, during which she was to meet Prime Minister Marlen, has been cancelled.",
        [("meeting", "cancelled", 2)],
    ),
    "to a place": (
        "President Torvik's visit to Selm, during which she was to meet Prime Minister Marlen, has been cancelled.",
        [("visit", "cancelled", 1), ("meeting", "cancelled", 2)],
    ),
    "begun": (VISIT.format("is to be received", "has begun"), [("visit", "held", 1), ("meeting", "planned", 2)]),
    "of another visit": (
        "President Anna Torvik met Prime Minister Paul Marlen on Tuesday. Her visit to Tarn was called off.",
        [("meeting", "held", 2), ("visit", "cancelled", 1)],
    ),
}


@pytest.mark.parametrize("case", VISITS)
def test_whoever_was_to_receive_the_visitor_is_of_the_visit_that_was_called_off(case: str) -> None:
    text, expected = VISITS[case]
    assert [(c.kind, c.status, len(c.participants)) for c in contacts_of(text)] == expected
