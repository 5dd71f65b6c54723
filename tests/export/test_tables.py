"""The rows of the tables: what they hold, and that each leads back to its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.export.tables import TABLES, Cell, Table
from communique.records import Reading

from .full_reading import READING, TEXT
from .sample_readings import samples

ID = READING.document.id
KINDS = {"text": str, "whole": int, "number": float, "flag": bool, "texts": tuple}


def rows(
    table: str, reading: Reading = READING, dossiers: dict[tuple[str, str], str] | None = None
) -> list[dict[str, Cell]]:
    names = [column.name for column in TABLES[table].columns]
    return [dict(zip(names, cells, strict=True)) for cells in TABLES[table].cells(reading, dossiers or {})]


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_cells_are_of_their_columns_kind(table: Table) -> None:
    for reading in samples():
        for cells in table.cells(reading):
            for column, cell in zip(table.columns, cells, strict=True):
                assert cell is None or type(cell) is KINDS[column.kind], column.name


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_columns_have_names_of_their_own_and_say_what_they_mean(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert all(column.meaning for column in table.columns)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_leads_back_to_its_text(table: str) -> None:
    found = 0
    for reading in samples():
        for row in rows(table, reading):
            assert row["document_id"] == reading.document.id
            assert row["document_name"] == reading.document.name
            if row["start"] is not None:
                assert reading.document.text[row["start"] : row["end"]] == row["words"]  # type: ignore[misc]
                found += 1
    assert found


def test_an_account_holds_what_one_document_says_of_a_contact() -> None:
    first, second = rows("accounts", dossiers={(ID, "c1"): "d7", ("sha256:0", "c2"): "d8"})
    assert {k: v for k, v in first.items() if k not in ("document_id", "start", "end", "words")} == {
        "document_name": "quiet-talks",
        "record_id": "c1",
        "outlet": "The Torkent Letter",
        "published": "2023-11-03",
        "url": "https://letter.example/quiet-talks",
        "contact_id": "c1",
        "dossier_id": "d7",
        "kind": "meeting",
        "status": "held",
        "main": True,
        "date": None,
        "place": "Torkent",
        "country": None,
        "participants": ("Anton Maresin", "Rustam Ilyazov"),
        "on_word_of": ("Foreign Intelligence Service",),
        "via": ("Veldapress",),
        "not_confirmed_by": ("State Security Service: silent",),
        "not_heard": ("Rustam Ilyazov",),
        "topics": ('"joint measures" against smuggling',),
        "outcomes": ("agreed to exchange data",),
        "plover": "CONSULT",
        "plover_mode": "meet",
        "cameo": "040",
    }
    assert (second["dossier_id"], second["date"], second["via"]) == (None, "2023-12", ())


def test_a_participant_knows_its_contact() -> None:
    found = rows("participants", dossiers={(ID, "c1"): "d7"})
    assert [(r["record_id"], r["contact_id"], r["dossier_id"], r["name"]) for r in found] == [
        ("c1.p1", "c1", "d7", "Anton Maresin"),
        ("c1.p2", "c1", "d7", "Rustam Ilyazov"),
        ("c2.p1", "c2", None, "Daniyar Toktasin"),
    ]


def test_a_quote_in_two_stretches_gives_both() -> None:
    row = rows("quotes")[2]
    assert row["content"] == ("Karadan was", '"a brother"')
    first = TEXT.index("Karadan was")
    assert row["content_offsets"] == (f"{first}..{first + 11}", f"{first + 12}..{first + 23}")
    assert (row["start"], row["words"], row["part_of"]) == (first, "Karadan was", "q2")


def test_a_contact_without_trigger_is_found_by_its_participants() -> None:
    contact = replace(READING.contacts[0], trigger=None)
    row = rows("contacts", replace(READING, contacts=(contact,)))[0]
    assert row["words"] == contact.participants[0].span.text  # type: ignore[union-attr]
    nobody = replace(contact, participants=())
    row = rows("contacts", replace(READING, contacts=(nobody,)))[0]
    assert (row["start"], row["end"], row["words"], row["participant_count"]) == (None, None, None, 0)
