"""Of what country a president is, where the text of an official publisher does not say. Officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.entities import find_mentions
from communique.resolve.entities import resolve_mentions


def countries_of(text: str, outlet: str | None = "The White House") -> dict[str, str | None]:
    document, analysis = Document(text, outlet=outlet), analyse(text)
    roster = resolve_mentions(analysis, document, find_mentions(analysis, document))
    return {e.name: e.of for e in roster.entities if e.type == "person"}


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        ("President Lora Venn met President Otto Kell on gas between the United States and Zambia.", "Zambia"),
        ("President Lora Venn met President Otto Kell. They spoke of Zambia and of Kenya.", None),
        ("President Lora Venn met Prime Minister Otto Kell on ties of the United States and Norway.", "Norway"),
        ("President Lora Venn met Prime Minister Otto Kell. She spoke of the U.S.-Norway Alliance.", "Norway"),
        ("President Lora Venn met Prime Minister Otto Kell on ties of the U.S. and Norway.", "Norway"),
        ("President Lora Venn met Prime Minister Otto Kell. She spoke of the Sweden-Norway Alliance.", None),
    ],
)
def test_a_guest_is_of_the_country_named_with_the_publishers_own(text: str, guest: str | None) -> None:
    found = countries_of(text)
    assert found["Lora Venn"] == "United States"
    assert found["Otto Kell"] == guest


def test_a_vice_president_receives_a_president() -> None:
    text = "Vice President Lora Venn met with President Otto Kell on the ties of the United States and Ghana."
    assert countries_of(text) == {"Lora Venn": "United States", "Otto Kell": "Ghana"}


def test_other_publishers_say_nothing_of_it() -> None:
    text = "President Lora Venn met President Otto Kell on gas between the United States and Zambia."
    assert countries_of(text, None) == {"Lora Venn": None, "Otto Kell": None}
