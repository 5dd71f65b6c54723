"""National institutions: whose they are, and when that stays open."""

from __future__ import annotations

import pytest

from communique import lang
from communique.lang.bodies import acronyms_of, bodies, body_of, kind_named, open_name

OWNERS = {
    "no table has it": ("Knesset Channel", None, (), None),
    "an acronym of one country": ("BND", "2020-01-01", (), "Germany"),
    "its full name": ("Bundesnachrichtendienst", "2020-01-01", (), "Germany"),
    "words of several countries": ("SIS", "2020-01-01", (), None),
    "words of several, the text names one": ("SIS", "2020-01-01", ("Moldova", "France"), "Moldova"),
    "words of several, the text names two of them": ("SIS", "2020-01-01", ("Moldova", "Slovakia"), None),
    "one that had not begun leaves the other": ("SNB", "1950-01-01", (), "Switzerland"),
    "one that has ended can still be meant": ("SNB", "2020-01-01", ("Uzbekistan",), "Uzbekistan"),
    "both in their time": ("KGB", "1991-11-01", (), None),
    "only one in its time": ("KGB", "1980-11-01", (), "Russia"),
    "one that has not begun": ("Rosgvardia", "2001-01-01", (), None),
}


@pytest.mark.parametrize(("words", "day", "named", "country"), OWNERS.values(), ids=OWNERS.keys())
def test_whose_an_institution_is(words: str, day: str | None, named: tuple[str, ...], country: str | None) -> None:
    found = body_of("en", words, day, frozenset(named))
    assert (found.country if found else None) == country


def test_a_shared_name_stands_for_itself_until_it_is_known_whose_it_is() -> None:
    assert open_name("en", "SIS") == "SIS"
    assert open_name("en", "SVR") == "Foreign Intelligence Service"


def test_names_and_acronyms_of_a_kind_lead_to_it() -> None:
    assert kind_named("en", "ministry of foreign affairs") == kind_named("en", "mfa") == "foreign ministry"
    assert kind_named("en", "ministry of magic") == "ministry of magic"


def test_no_name_of_a_kind_stands_in_two_rows() -> None:
    names = [n for row in lang.rows("en", "body_kinds") for n in (*row["names"].split(";"), *acronyms_of(row))]
    assert sorted(n for n in set(names) if names.count(n) > 1) == []


def test_no_institution_stands_twice_but_under_names_of_different_times() -> None:
    seen = [(words, b.country, b.since) for b in bodies("en") for words in set(b.words)]
    assert sorted(x for x in set(seen) if seen.count(x) > 1) == []
