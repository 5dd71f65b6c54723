"""The whole reading through the public API. Countries and officials are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique
from communique.document import Document

TEXT = """Marr and Droste Discuss the Border

MARROWGATE, 3 May 2024 (Norvik News) - President Ada Marr of Veldania met Prime Minister Ilan Droste of Ostmark in \
Marrowgate on Thursday.

"We found a common language," Marr said. Two officials said that the talks had lasted three hours.
"""


def test_a_text_is_read_whole() -> None:
    reading = communique.read(TEXT, published="2024-05-03")
    (contact,) = reading.contacts
    assert (contact.kind, contact.status) == ("meeting", "held")
    assert [p.name for p in contact.participants] == ["Ada Marr", "Ilan Droste"]
    assert contact.date is not None
    assert contact.date.value == "2024-05-02"
    assert contact.place is not None
    assert contact.place.name == "Marrowgate"
    direct = next(q for q in reading.quotes if q.kind == "direct")
    assert direct.source.name == "Ada Marr"
    assert reading.document.title == "Marr and Droste Discuss the Border"
    assert reading.document.text == TEXT


def test_a_source_without_a_name_is_said_once() -> None:
    reading = communique.read(TEXT + "\nTwo officials said that nobody had smiled.\n", published="2024-05-03")
    assert [w.message for w in reading.warnings if w.code == "W303"] == ["a source without a name: Two officials"]


def test_a_headline_beside_the_text_names_the_participants() -> None:
    document = Document(
        "During the meeting, Ms Marr and Mr Droste discussed the border.",
        title="President Ada Marr met with Prime Minister Ilan Droste",
        published="2024-05-03",
    )
    reading = communique.Reader().read(document)
    (contact,) = reading.contacts
    assert {p.name for p in contact.participants} == {"Ada Marr", "Ilan Droste"}
    for participant in contact.participants:
        assert participant.span is not None
        assert document.text[participant.span.start : participant.span.end] == participant.span.text


def test_a_text_without_a_language_pack_is_delivered_unread() -> None:
    reading = communique.read("Президент встретился с министром иностранных дел соседней страны во вторник утром.")
    assert (reading.entities, reading.contacts, reading.quotes) == ((), (), ())
    assert [w.code for w in reading.warnings] == ["E201"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", '"', "a", "\x00", "\ud800", "«»", "1/11/2023", "﴿", ":\n:"])
def test_next_to_nothing_is_read_without_fault(text: str) -> None:
    reading = communique.Reader().read(Document(text))
    assert reading.contacts == ()


def test_a_path_is_a_file_and_a_string_a_text(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert communique.read(file).document.name == "note"
    with pytest.raises(communique.CommuniqueError) as raised:
        communique.read(tmp_path / "absent.txt")
    assert raised.value.code == "E101"
    with pytest.raises(ValueError, match="Document carries"):
        communique.read(Document(TEXT), published="2024-05-03")


def test_the_place_for_a_trained_quote_finder() -> None:
    quiet = communique.Reader(quote_finder=lambda analysis, marks, seen: ())
    assert quiet.read(Document(TEXT)).quotes == ()


def test_the_subject_of_a_mail_is_its_headline() -> None:
    mail = "From: Press Office\nSubject: Marr calls Droste\n\nPresident Ada Marr called Ilan Droste on Monday."
    assert communique.read(mail, published="2024-05-14").document.title == "Marr calls Droste"
