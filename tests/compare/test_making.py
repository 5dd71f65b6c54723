"""Accounts of one contact side by side; countries, people and outlets are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import compare_readings as compare
from communique import read
from communique.document import Document
from communique.dossiers import Dossier, Fact
from communique.records import Reading

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def reading(name: str, outlet: str, published: str, text: str) -> Reading:
    return read(Document(text, name=name, outlet=outlet, published=published, language="en"))


@pytest.fixture(scope="module")
def readouts() -> tuple[Dossier, ...]:
    veldania = (EXAMPLES / "readout_veldania.txt").read_text(encoding="utf-8")
    ostmark = (EXAMPLES / "readout_ostmark.txt").read_text(encoding="utf-8")
    return compare(
        [
            reading("veldania", "Presidency of Veldania", "2024-05-14", veldania),
            reading("ostmark", "Federal Chancellery of Ostmark", "2024-05-16", ostmark),
        ]
    )


def fact(dossier: Dossier, about: str, words: str) -> Fact:
    return next(f for f in dossier.facts if f.about == about and any(words in s.text for s in f.says.values() if s))


def test_two_sides_of_one_meeting_are_one_dossier(readouts: tuple[Dossier, ...]) -> None:
    first = readouts[0]
    assert first.accounts == ("veldania", "ostmark")
    assert (first.kind, first.status, first.date) == ("meeting", "held", "2024-05-14")
    assert first.independent_sources == 2
    assert first.copies == ()
    assert set(first.sides_heard) == {"Ostmark", "Veldania"}


def test_what_one_side_announces_and_the_other_denies_contradicts(readouts: tuple[Dossier, ...]) -> None:
    pipeline = fact(readouts[0], "outcome", "second gas pipeline")
    assert pipeline.verdict == "contradict"
    assert all(span is not None for span in pipeline.says.values())


def test_what_both_tell_agrees_and_what_one_tells_is_one_sided(readouts: tuple[Dossier, ...]) -> None:
    assert fact(readouts[0], "date", "14 May").verdict == "agree"
    assert fact(readouts[0], "place", "Sarnograd").verdict == "agree"
    sailors = fact(readouts[0], "topic", "sailors")
    assert sailors.verdict == "one_sided"
    assert sailors.says["veldania"] is None


def test_every_word_stands_in_its_account(readouts: tuple[Dossier, ...]) -> None:
    texts = {name: (EXAMPLES / f"readout_{name}.txt").read_text(encoding="utf-8") for name in ("veldania", "ostmark")}
    spans = [(name, s) for d in readouts for f in d.facts for name, s in f.says.items() if s is not None]
    assert spans
    assert all(texts[name][s.start : s.end] == s.text for name, s in spans)


CALL = (
    "President Ada Marr of Veldania spoke by telephone with Chancellor Henrik Vos of Ostmark on {day}. "
    "They discussed {what}."
)


def test_two_calls_of_the_same_people_stay_two() -> None:
    readings = [
        reading("a", "Norvik News", "2024-05-14", CALL.format(day="Tuesday, 14 May", what="gas transit")),
        reading("b", "Halmere Post", "2024-05-17", CALL.format(day="Friday, 17 May", what="gas transit")),
    ]
    assert sorted(d.accounts for d in compare(readings)) == [("a",), ("b",)]


def test_a_call_over_the_date_line_is_one() -> None:
    readings = [
        reading("a", "Norvik News", "2024-05-14", CALL.format(day="14 May", what="the fisheries protocol")),
        reading(
            "b",
            "Halmere Post",
            "2024-05-15",
            "The fisheries protocol was the subject when Chancellor Henrik Vos rang President Ada Marr on 15 May.",
        ),
    ]
    (dossier,) = compare(readings)
    assert dossier.accounts == ("a", "b")
    assert fact(dossier, "date", "14 May").verdict == "agree"


def test_a_reprint_is_no_second_source() -> None:
    text = CALL.format(day="14 May", what="the release of two sailors and the price of gas for the coming winter")
    readings = [
        reading("a", "Norvik News", "2024-05-14", text),
        reading("b", "Halmere Post", "2024-05-15", "As Norvik News reports: " + text),
    ]
    (dossier,) = compare(readings)
    assert dossier.copies == (("a", "b"),)
    assert dossier.independent_sources == 1
    assert {f.verdict for f in dossier.facts} == {"one_sided"}
    assert [(link.copy, link.of, link.tie) for link in dossier.links] == [("b", "a", "same_words")]


def test_who_rests_on_another_outlet_is_no_second_source() -> None:
    readings = [
        reading("a", "Norvik News", "2024-05-14", CALL.format(day="14 May", what="the release of two sailors")),
        reading(
            "b",
            "Halmere Post",
            "2024-05-15",
            "Norvik News reported that Chancellor Henrik Vos had a telephone conversation with President Ada Marr on "
            "14 May. The sailors were the main subject.",
        ),
    ]
    (dossier,) = compare(readings)
    assert dossier.independent_sources == 1
    assert dossier.links[0].tie == "names_it"
    assert dossier.links[0].evidence is not None
    assert dossier.links[0].evidence.text == "Norvik News"


def test_documents_of_one_name_are_told_apart() -> None:
    text = CALL.format(day="14 May", what="gas transit")
    (dossier,) = compare([reading("a", "Norvik News", "2024-05-14", text), reading("a", "Post", "2024-05-14", text)])
    assert dossier.accounts == ("a", "a (2)")


def test_nothing_read_gives_nothing() -> None:
    assert compare([]) == ()
    assert compare([reading("a", "Norvik News", "2024-05-14", "The harvest was good.")]) == ()


def test_the_same_readings_give_the_same_ids_in_any_order() -> None:
    readings = [
        reading("a", "Norvik News", "2024-05-14", CALL.format(day="14 May", what="gas transit")),
        reading("b", "Halmere Post", "2024-05-14", CALL.format(day="14 May", what="gas transit and the sailors")),
    ]
    assert {d.accounts for d in compare(readings)} == {d.accounts for d in compare(readings[::-1])}


def test_two_agreements_of_the_same_people_are_not_one(readouts: tuple[Dossier, ...]) -> None:
    call = fact(readouts[0], "outcome", "would speak by telephone")
    assert call.verdict == "one_sided"
    assert call.says["veldania"] is None
