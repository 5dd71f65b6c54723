"""The tables of names."""

from __future__ import annotations

import pytest

from communique.lang.names import country_names, honorifics, known, pieces, plural


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("president", "presidents"),
        ("head of state", "heads of state"),
        ("attorney general", "attorneys general"),
        ("deputy", "deputies"),
        ("chairman", "chairmen"),
        ("prime minister", "prime ministers"),
    ],
)
def test_plural_of_an_office(one: str, many: str) -> None:
    assert " ".join(plural(pieces(one))) == many


@pytest.mark.parametrize(
    ("word", "country"),
    [("kazakh", "Kazakhstan"), ("u.s.", "United States"), ("türkiye", "Turkey"), ("dutch", "Netherlands")],
)
def test_words_point_to_countries(word: str, country: str) -> None:
    assert country_names("en")[word].name == country


def test_every_country_with_a_code_has_a_name_and_they_differ() -> None:
    entries = [e for many in known("en").values() for e in many if e.kind == "country"]
    codes = {e.iso: e.name for e in entries if e.iso}
    assert len(codes) >= 195
    assert len(set(codes.values())) == len(codes)


def test_longest_names_come_first() -> None:
    for entries in known("en").values():
        assert [len(e.words) for e in entries] == sorted((len(e.words) for e in entries), reverse=True)


def test_mr_is_a_man() -> None:
    assert honorifics("en")["Mr"] == "man"
