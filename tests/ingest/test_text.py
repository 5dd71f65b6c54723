"""A text in hand becomes a document, unaltered, with what is odd about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import CommuniqueError
from communique.ingest import document_from_text


@given(st.text(max_size=200))
def test_the_text_is_never_altered(text: str) -> None:
    assert document_from_text(text).text == text


def test_fields_are_kept() -> None:
    document = document_from_text(
        " The envoy met her.\r\n", "wire", title="Envoy", outlet="Norvik News", published="3 November 2023"
    )
    assert document.text == " The envoy met her.\r\n"
    assert (document.name, document.title, document.outlet) == ("wire", "Envoy", "Norvik News")
    assert (document.published, document.language) == ("2023-11-03", "en")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The envoy met her.", []),
        ("The envoy\x00 met her.", ["W103"]),
        ("The envoy \ud83d met her.", ["W104"]),
        ("", ["W105"]),
        ("… 12 —", ["W105"]),
        ("The envoy of Ostmark met Ada Marr there. " + "وإن جنحوا للسلم فاجنح لها", ["W108"]),
    ],
)
def test_what_is_odd_is_noticed(text: str, codes: list[str]) -> None:
    assert [n.code for n in document_from_text(text).notices] == codes


def test_a_text_beyond_the_limit_is_refused() -> None:
    assert document_from_text("é" * 50, max_size=100).text
    with pytest.raises(CommuniqueError) as caught:
        document_from_text("é" * 51, max_size=100)
    assert caught.value.code == "E103"
    assert "100 bytes" in caught.value.message


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(CommuniqueError) as caught:
        document_from_text("The envoy met her.", published="soon")
    assert caught.value.code == "E114"
