"""Names that a text shortens later on, as it does with people; everybody is invented."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.document import Document

READER = Reader()


def people_in(text: str) -> set[str]:
    read = READER.read(Document(text, "t", language="en", published="2024-05-20"))
    return {e.name for e in read.entities if e.type == "person"}


@pytest.mark.parametrize(
    "text",
    [
        "Rurik Dastov spent Monday in Selm. Dastov tucked the paper away without a word.",
        "Nobody has seen it, and Rurik Dastov spent Monday in Selm. In the evening Dastov left.",
    ],
)
def test_who_is_named_in_short_later_is_a_person(text: str) -> None:
    assert people_in(text) == {"Rurik Dastov"}


@pytest.mark.parametrize(
    "text",
    [
        "Rurik Dastov spent Monday in Selm.",
        "The Rurik Dastov spent Monday in Selm. The Dastov left in the evening.",
        "Rurik Dastov rose on Monday. Nobody knows how Dastov shares are sold.",
        "Blue Harbour closed on Monday. Harbour fees rose.",
    ],
)
def test_what_is_not_named_in_short_or_has_an_article_is_none(text: str) -> None:
    assert not people_in(text)
