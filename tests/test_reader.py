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


ROW = "type,name,spellings,office,of,from,to\nperson,Mira Sand,M. Sand,Envoy,Ostmark,2023,2024\n"
MET = "Mira Sand met President Ada Marr of Veldania in Marrowgate on Tuesday."


def test_a_participant_has_the_office_of_the_users_file_and_a_warning_says_so(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(ROW)
    reading = communique.read(MET, published="2023-05-03", known=path)
    (contact,) = reading.contacts
    assert ("Mira Sand", "Envoy", "Ostmark") in [(p.name, p.office, p.of) for p in contact.participants]
    (warning,) = [w for w in reading.warnings if w.code == "W306"]
    assert f"{path}, line 2" in warning.message
    assert warning.span is not None
    assert warning.span.text == "Mira Sand"


def test_files_are_read_once_for_many_texts(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(ROW)
    names = communique.known_names(path)
    path.unlink()
    offices = [
        {e.name: e.office for e in communique.Reader(known=names).read(Document(MET, published=day)).entities}
        for day in ("2023-05-03", "2021-05-03")
    ]
    assert [found["Mira Sand"] for found in offices] == ["Envoy", None]
    assert communique.read(MET, published="2023-05-03", known=names).entities[0].office == "Envoy"


def test_many_texts_are_read_with_the_users_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MET)
    path = tmp_path / "people.csv"
    path.write_text(ROW)
    (reading,) = communique.read_all([tmp_path / "a.txt"], known=[path])
    assert not isinstance(reading, communique.CommuniqueError)
    assert "W306" in [w.code for w in reading.warnings]


def test_a_headline_beside_the_text_is_filled_from_the_users_file_too(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(ROW)
    names = communique.known_names(path)
    document = Document("She met Ada Marr on Tuesday.", title="Mira Sand Visits Marrowgate", published="2023-05-03")
    reading = communique.Reader(known=names).read(document)
    for warning in reading.warnings:
        assert warning.span is None or document.text[warning.span.start : warning.span.end] == warning.span.text


def test_a_wrong_file_stops_before_the_first_text(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("type,name\nofficial,Mira Sand\n")
    with pytest.raises(communique.CommuniqueError) as caught:
        communique.read_all([tmp_path], known=path)
    assert caught.value.code == "E131"
