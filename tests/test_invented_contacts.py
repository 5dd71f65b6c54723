"""The texts written for the contacts network: what is annotated in them stands in them, in the words of the guide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from communique.records import ContactKind, EntityType, Silence, Status

FILE = Path(__file__).resolve().parents[1] / "training" / "contacts_invented.jsonl"
RECORDS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_no_text_comes_twice() -> None:
    assert len({r["id"] for r in RECORDS}) == len({r["text"] for r in RECORDS}) == len(RECORDS)


@pytest.mark.parametrize("part", range(10))
def test_what_is_annotated_stands_in_the_text(part: int) -> None:
    for record in RECORDS[part::10]:
        for contact in record["contacts"]:
            assert contact["kind"] in get_args(ContactKind), record["id"]
            assert contact["status"] in get_args(Status), record["id"]
            assert contact["participants"], record["id"]
            assert {p["type"] for p in contact["participants"]} <= set(get_args(EntityType)), record["id"]
            silent = contact.get("not_confirmed_by", [])
            assert {u["how"] for u in silent} <= set(get_args(Silence)), record["id"]
            told = [contact["trigger"], contact["place"], contact["date"], *contact["participants"]]
            told += [*silent, *(u["cue"] for u in silent)]
            told += [words for source in contact.get("on_word_of", []) for words in (source, *source.get("via", []))]
            for words in (*told, *contact["topics"], *contact["outcomes"]):
                if words:
                    where = record[words.get("in", "text")]
                    assert where.count(words["text"]) >= words.get("n", 1), (record["id"], words["text"])
