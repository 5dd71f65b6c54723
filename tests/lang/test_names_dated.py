"""Names that changed: what they mean on a day."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from communique import lang
from communique.lang.names import Known, country_names, dated, key_of, known
from communique.lang.names_dated import meaning_on

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|")


def entry(words: str) -> Known:
    (found,) = [e for e in known("en")[key_of(words)] if e.words == words]
    return found


MEANT = {
    "an old name, in its time": ("Swaziland", "2010-05-01", "country", "Eswatini"),
    "an old name, after its time": ("Swaziland", "2024-05-01", "country", "Eswatini"),
    "a new name, before its time": ("North Macedonia", "2010-05-01", "country", "North Macedonia"),
    "an old name without a date": ("Zaire", None, "country", "Democratic Republic of the Congo"),
    "a name that its neighbour did not bear then": ("Congo", "1985-05-01", "country", "Republic of the Congo"),
    "the same name now": ("Congo", "2020-05-01", "country", "Democratic Republic of the Congo"),
    "the same name without a date": ("Congo", None, "country", "Democratic Republic of the Congo"),
    "its adjective": ("Congolese", "1985-05-01", "adjective", "Republic of the Congo"),
    "a state that has ended, in its time": ("East Germany", "1985-05-01", "country", "East Germany"),
    "a state that has ended, after its time": ("East Germany", "2010-05-01", "country", "Germany"),
    "a government that moved, before": ("Republic of China", "1940-01-01", "country", "China"),
    "a government that moved, after": ("Republic of China", "1990-01-01", "country", "Taiwan"),
    "a capital on its last day": ("Lagos", "1991-12-11", "capital", "Nigeria"),
    "no capital from the next day": ("Lagos", "1991-12-12", "region", "Lagos"),
    "a capital renamed twice, between": ("Nur-Sultan", "2020-01-01", "capital", "Kazakhstan"),
    "a capital renamed twice, its old name then": ("Astana", "2020-01-01", "capital", "Kazakhstan"),
}


@pytest.mark.parametrize(("words", "day", "kind", "name"), MEANT.values(), ids=MEANT.keys())
def test_what_a_name_meant_on_a_day(words: str, day: str | None, kind: str, name: str) -> None:
    meant = meaning_on("en", entry(words), day)
    assert (meant.kind, meant.name) == (kind, name)


def test_a_name_without_a_time_means_what_it_always_does() -> None:
    always = entry("Kazakhstan")
    assert meaning_on("en", always, "1850-01-01") == always


def test_every_dated_name_is_known_at_any_time() -> None:
    for words in dated("en"):
        assert [e for e in known("en")[key_of(words)] if e.words == words], words


def test_times_are_iso_and_do_not_run_backwards() -> None:
    for table in ("names_dated", "national_bodies"):
        for row in lang.rows("en", table):
            since, until = row["from"], row["to"]
            assert DAY.fullmatch(since), row
            assert DAY.fullmatch(until), row
            assert not (since and until) or since[: len(until)] <= until[: len(since)], row


def test_the_times_of_one_name_do_not_overlap() -> None:
    for words, meanings in dated("en").items():
        times = sorted((m.since, m.until or "9999") for m in meanings)
        assert all(end < begin for (_, end), (begin, _) in pairwise(times)), words


def test_every_country_that_a_dated_table_names_is_one_of_the_countries() -> None:
    countries = {row["name"] for row in lang.rows("en", "countries")}
    named = {m.name for many in dated("en").values() for m in many if m.kind in ("country", "adjective", "capital")}
    assert named <= countries
    assert {row["country"] for row in lang.rows("en", "national_bodies")} <= countries


def test_an_old_adjective_points_to_its_country() -> None:
    assert country_names("en")["zairian"].name == "Democratic Republic of the Congo"
