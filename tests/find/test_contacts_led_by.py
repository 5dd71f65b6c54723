"""Delegations with the heads of both, where "headed" is said once; everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

TALKS = "The delegations of Ostmark and Karadan finished a meeting in the city of Torkent yesterday."


@pytest.mark.parametrize(
    "told",
    [
        "The Ostmark group was headed by the Minister Dauren Sakta, the Karadani one by the Minister Lidia Kresna.",
        "The Ostmark delegation was led by Foreign Minister Dauren Sakta, and the Karadani side by Lidia Kresna.",
        "The Ostmark side was headed by Minister Dauren Sakta, that of Karadan by Minister Lidia Kresna.",
        "The Ostmark delegation was headed by Minister Dauren Sakta and the Karadani by Minister Lidia Kresna.",
    ],
)
def test_the_other_side_too_has_its_head(told: str) -> None:
    (meeting,) = contacts_of(f"{TALKS}\n\n{told}")
    assert {"Dauren Sakta", "Lidia Kresna"} <= names(meeting)


@pytest.mark.parametrize(
    "told",
    [
        "The Ostmark delegation was headed by Minister Dauren Sakta, the Karadani film by Lidia Kresna was shown.",
        "The Ostmark delegation was headed by Minister Dauren Sakta, a portrait of whom by Lidia Kresna hangs there.",
        "The Ostmark delegation was headed by Minister Dauren Sakta. The Karadani one by Lidia Kresna is a good novel.",
    ],
)
def test_what_else_is_by_somebody(told: str) -> None:
    (meeting,) = contacts_of(f"{TALKS}\n\n{told}")
    assert "Dauren Sakta" in names(meeting)
    assert "Lidia Kresna" not in names(meeting)
