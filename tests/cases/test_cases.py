"""Whole readings of short texts that were written without a look at the code.

Every country, outlet and official in ``chains.jsonl`` and ``voice.jsonl`` is invented. A case of ``chains`` says on
whose word a contact (the one with its ``trigger``) or a quote stands, through whom, and who has not confirmed it; a
case of ``voice`` says who speaks in each sentence (null where readers differ), which marks must be found, and of which
kinds there must be none.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from communique.document import Document
from communique.reader import Reader
from communique.records import Carrier, Contact, Reading

FOLDER = Path(__file__).parent


def cases(name: str) -> list[Any]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [pytest.param(c, id=c["id"]) for c in map(json.loads, lines)]


@cache
def reader() -> Reader:
    return Reader()


def reading(case: dict[str, Any]) -> Reading:
    published = case.get("date", "2020-01-01")
    return reader().read(
        Document(case["text"], name=case["id"], published=published, language="en", outlet=case.get("outlet"))
    )


def means(wanted: str, found: str) -> bool:
    """Whether a name found holds the one wanted."""
    return wanted.lower() in found.lower()


def carried(wanted: list[str], found: tuple[Carrier, ...]) -> bool:
    names = [c.name for c in found]
    pairs = zip(wanted, names, strict=False)
    return len(wanted) == len(names) and all(means(a, b) or means(b, a) for a, b in pairs)


def told(case: dict[str, Any], read: Reading) -> Contact:
    trigger = case.get("trigger", "").lower()
    for contact in read.contacts:
        words = contact.trigger.text.lower() if contact.trigger else ""
        if words and trigger and (trigger in words or words in trigger):
            return contact
    return next((c for c in read.contacts if c.main), read.contacts[0])


@pytest.mark.parametrize("case", [c for c in cases("chains") if "quote" not in c.values[0]])
def test_on_whose_word_a_contact_stands_and_who_is_silent(case: dict[str, Any]) -> None:
    contact, expected = told(case, reading(case)), case["expect"]
    links = contact.on_word_of
    assert len(links) == len(expected["on_word_of"]), links
    for want in expected["on_word_of"]:
        assert any(means(want["origin"], x.name) and carried(want["via"], x.via) for x in links), links
    silent = contact.not_confirmed_by
    assert len(silent) == len(expected["not_confirmed_by"]), silent
    for want in expected["not_confirmed_by"]:
        assert any(means(want["who"], n.name) and n.how == want["how"] for n in silent), silent


@pytest.mark.parametrize("case", [c for c in cases("chains") if "quote" in c.values[0]])
def test_on_whose_word_a_quote_stands(case: dict[str, Any]) -> None:
    words = case["quote"].lower()[:25]
    quotes = [q for q in reading(case).quotes if any(words in s.text.lower() for s in q.content.spans)]
    assert quotes
    # of a report of a quotation and the quotation in it, the quotation
    quote = min(quotes, key=lambda q: sum(len(s.text) for s in q.content.spans))
    assert means(case["expect"]["source"], quote.source.name or "")
    assert carried(case["expect"]["via"], quote.via)


@pytest.mark.parametrize("case", cases("voice"))
def test_whose_voice(case: dict[str, Any]) -> None:
    voice, expected = reading(case).voice, case["expect"]
    by = [s.by for s in voice.sentences]
    assert len(by) == len(expected["by"])
    assert all(want in (None, "", found) for want, found in zip(expected["by"], by, strict=True)), by
    found = [(m.kind, m.text.strip("'\"“”‘’").lower()) for m in voice.marks]
    for mark in expected["marks"]:
        words = mark["text"].strip("'\"“”‘’").lower()
        assert any(kind == mark["kind"] and (words in text or text in words) for kind, text in found), found
    barred = expected.get("no_marks", [])
    assert not [text for kind, text in found if kind in barred]
