"""Every table of words: where it comes from, and that its rows are whole."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from communique import lang

TABLES = sorted(
    (language, table.name)
    for language in lang.LANGUAGES
    for table in (files(lang) / language).iterdir()
    if table.name.endswith((".txt", ".tsv"))
)
SOURCE = re.compile(
    r"general knowledge|written for this project|\bsource:|own lists?|list of our own|geonames|iso 639|fitted on"
    r"|from the attribution guidelines|closed classes|quirk et al|hyland 1998|that people marked",
    re.IGNORECASE,
)
"""How a comment says where the entries of its table come from."""


def _comment(language: str, name: str) -> str:
    lines = (files(lang) / language / name).read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("#").strip() for line in lines if line.startswith("#"))


@pytest.mark.parametrize(("language", "name"), TABLES, ids=lambda part: part)
def test_every_table_says_where_it_comes_from(language: str, name: str) -> None:
    assert SOURCE.search(_comment(language, name)), "name the source in a comment that begins with #"


@pytest.mark.parametrize(("language", "name"), [t for t in TABLES if t[1].endswith(".tsv")], ids=lambda part: part)
def test_no_row_has_more_cells_than_its_table_has_columns(language: str, name: str) -> None:
    lines = (files(lang) / language / name).read_text(encoding="utf-8").splitlines()
    head, *rows = [line for line in lines if line.strip() and not line.startswith("#")]
    columns = head.split("\t")
    assert len(set(columns)) == len(columns)
    assert [row for row in rows if len(row.rstrip("\t").split("\t")) > len(columns)] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("contact_words", "set"),
        ("carriers", "kind"),
        ("silence", "use"),
        ("cue_groups", "group"),
        ("contact_verbs", "lemma"),
        ("contact_nouns", "noun"),
        ("contact_frames", "lemma"),
    ],
)
def test_no_entry_hides_another(table: str, column: str) -> None:
    names = [row[column] for row in lang.rows("en", table)]
    assert {name for name in names if names.count(name) > 1} == set()
