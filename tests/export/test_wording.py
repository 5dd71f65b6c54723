"""How dates, places and chains are said. Countries and officials are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.document import Document
from communique.export.wording import both_readings, chain, counted, day, described, headline, when, where
from communique.records import (
    Basis,
    Carrier,
    DateValue,
    Entity,
    MadeBy,
    Place,
    Precision,
    Reading,
    SourceLink,
    Voice,
)
from communique.spans import Span


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-11-01", "1 Nov 2023"),
        ("2023-11", "Nov 2023"),
        ("2023", "2023"),
        ("2023-13", "2023-13"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_day(value: str, words: str) -> None:
    assert day(value) == words


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        pytest.param("1/11/2023", ("1 Nov 2023", "11 Jan 2023"), id="slashes"),
        pytest.param("(Agency, 01.02.23)", ("1 Feb 2023", "2 Jan 2023"), id="two-digit year"),
        pytest.param("13/11/2023", None, id="only one reading is a date"),
        pytest.param("30/30/2023", None, id="no date at all"),
        pytest.param("on Tuesday", None, id="no numbers"),
    ],
)
def test_both_readings(words: str, readings: tuple[str, str] | None) -> None:
    assert both_readings(words) == readings


def dated(value: str | None, words: str | None, precision: Precision | None, basis: Basis) -> DateValue:
    return DateValue(value, Span(0, len(words), words) if words else None, precision, basis)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param(None, "not stated", id="none"),
        pytest.param(dated("2023-11-01", "November 1, 2023", "day", "stated"), "1 Nov 2023", id="stated"),
        pytest.param(dated("2023-10-31", "on Tuesday", "day", "relative"), '31 Oct 2023 ("on Tuesday")', id="relative"),
        pytest.param(
            dated("2023-11-03", None, "day", "publication"), "3 Nov 2023 (the day of publication)", id="publication"
        ),
        pytest.param(
            dated(None, "on Tuesday", "day", "relative"),
            '"on Tuesday": it is not clear which date that is (no date to count from)',
            id="relative to nothing",
        ),
        pytest.param(
            dated(None, "1/11/2023", None, "ambiguous"),
            '"1/11/2023": 1 Nov 2023 or 11 Jan 2023, the text does not say which',
            id="ambiguous, with both readings",
        ),
        pytest.param(
            dated("2023-11-01", "1/11/2023", "day", "ambiguous"),
            '1 Nov 2023 ("1/11/2023" can be read in two ways)',
            id="ambiguous, one preferred",
        ),
        pytest.param(dated(None, None, None, "relative"), "not settled", id="nothing known"),
    ],
)  # fmt: skip
def test_when(value: DateValue | None, words: str) -> None:
    assert when(value) == words


def test_where() -> None:
    assert where(None) == "not stated"
    assert where(Place("Marrowgate", None)) == "Marrowgate"
    assert where(Place("Torkent", None, "XX")) == "Torkent (XX)"


@pytest.mark.parametrize(
    ("name", "office", "of", "words"),
    [
        pytest.param("Ada Marr", "President", "Veldania", "Ada Marr, President (Veldania)", id="office and country"),
        pytest.param(
            "Ada Marr", "President of Veldania", "Veldania", "Ada Marr, President of Veldania", id="said once"
        ),
        pytest.param("Ada Marr", None, "Veldania", "Ada Marr (Veldania)", id="country alone"),
        pytest.param("Veldania", None, "Veldania", "Veldania", id="a country is not of itself"),
        pytest.param("a senior official", "senior official", None, "a senior official", id="an office for a name"),
        pytest.param("Ada Marr", None, None, "Ada Marr", id="nothing known"),
    ],
)
def test_described(name: str, office: str | None, of: str | None, words: str) -> None:
    assert described(Entity("e1", "person", name, office, of)) == words


def test_a_chain_runs_from_its_origin_to_the_reader() -> None:
    link = SourceLink("Border Service", None, None, (Carrier("Veldapress", "2023-11-01"), Carrier("Norvik News")))
    here = "this text (The Harbour Letter)"
    service = Entity("e1", "institution", "Border Service", None, "Ostmark")
    words = chain(replace(link, entity="e1"), bare(Document("x", outlet="The Harbour Letter"), service))
    assert words == f"Border Service (Ostmark) → Veldapress, 1 Nov 2023 → Norvik News → {here}"
    assert chain(SourceLink("A diplomat", None, None), bare(Document("x"))) == "A diplomat → this text"


def bare(document: Document, *entities: Entity) -> Reading:
    return Reading(document, entities, (), (), Voice(), (), MadeBy("0.1.0"))


@pytest.mark.parametrize(
    ("document", "words"),
    [
        pytest.param(Document("Body", title="Head"), "Head", id="the title"),
        pytest.param(Document("\n First line\nsecond", name="n"), "First line", id="the first line"),
        pytest.param(Document("x" * 500, name="n"), "n", id="the name where the first line is long"),
        pytest.param(Document("", name="n"), "n", id="the name of an empty text"),
        pytest.param(Document("Body", title=" "), "Body", id="a blank title is none"),
    ],
)
def test_headline(document: Document, words: str) -> None:
    assert headline(bare(document)) == words


def test_counted() -> None:
    assert (counted(1, "quote"), counted(1204, "quote"), counted(0, "quote")) == ("1 quote", "1,204 quotes", "0 quotes")
