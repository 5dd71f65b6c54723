"""What the gazetteer knows of real names."""

from __future__ import annotations

from importlib.resources import files

import pytest

from communique.resolve.places_gazetteer import (
    Location,
    countries_of,
    country_of_adjective,
    folded,
    is_capital,
    is_country,
    is_known,
    is_large_city,
    located,
)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("the Kremlin", "kremlin"),
        ("Sana’a", "sana'a"),
        ("Chișinău", "chisinau"),
        ("Nur-Sultan", "nur sultan"),
        ("the", "the"),
    ],
)
def test_names_are_folded(name: str, form: str) -> None:
    assert folded(name) == form


@pytest.mark.parametrize(
    ("name", "country"), [("Kiev", "UA"), ("Kyiv", "UA"), ("Jeddah", "SA"), ("St Petersburg", "RU")]
)
def test_spellings_of_a_city(name: str, country: str) -> None:
    assert located(name).country == country


def test_a_name_is_matched_whole() -> None:
    assert not is_known("Tashk")
    assert located("Marrowgate") == Location()


def test_a_country_named_beside_a_city_without_such_a_namesake_gives_the_country_alone() -> None:
    assert located("Marrowgate", ("BY",)) == Location("BY")


def test_a_country_before_a_city_of_its_name_and_a_state_of_its_name() -> None:
    assert located("Singapore") == Location("SG")
    assert countries_of("Georgia") == ("GE", "US")
    assert located("Atlanta", countries_of("Georgia")).country == "US"


def test_a_country_around_settles_only_when_it_is_the_only_one() -> None:
    assert located("Valencia", (), ("VE",)).country == "VE"
    assert located("Valencia", (), ("VE", "ES")).country is None


def test_kinds_of_name() -> None:
    assert is_country("the Russian Federation")
    assert not is_country("California")
    assert is_capital("Washington, D.C.")
    assert is_large_city("Almaty")
    assert not is_large_city("Marrowgate")
    assert country_of_adjective("Kazakh") == "KZ"


def test_the_table_is_sorted_as_bisection_needs() -> None:
    text = files("communique.resolve").joinpath("data/cities.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    assert lines == sorted(lines)
    assert all(line.count("\t") == 4 for line in lines)
