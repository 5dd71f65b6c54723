"""Letters told on the day they were sent and on the day they arrived; countries and people are invented."""

from __future__ import annotations

import pytest

from communique.compare.gathering import gathered
from communique.compare.making import told
from communique.ingest import document_from_text
from communique.reader import Reader
from communique.records import Reading

READER = Reader()


def reading(name: str, published: str, text: str) -> Reading:
    given = {"outlet": f"{name} Courier", "published": published}
    return READER.read(document_from_text(text, name, **given))


def together(*readings: Reading) -> bool:
    """Whether all tell of one contact."""
    return any(len(members) == len(readings) for members in gathered(map(told, readings)).values())


SENT = reading(
    "Selm",
    "2024-02-01",
    "President Adra Quenvost of Veldania sent a written message on Thursday to the President of Ostmark, Henrik "
    "Brasklund, with her condolences for the victims of the Orlova mine.",
)
HANDED = (
    "The President of Ostmark, Henrik Brasklund, was handed a letter from President Adra Quenvost of Veldania on "
    "Monday, with condolences for the victims of the Orlova mine."
)
DELIVERED = (
    "A letter from Veldania's President Adra Quenvost was delivered to Premier Henrik Brasklund of Ostmark on Monday. "
    "It has condolences for the victims of the Orlova mine."
)
CONGRATULATIONS = (
    "President Adra Quenvost of Veldania sent a written message on Monday to the President of Ostmark, Henrik "
    "Brasklund, with her congratulations on the anniversary of the republic."
)
MET = (
    "President Adra Quenvost of Veldania received the President of Ostmark, Henrik Brasklund, on Monday and gave him "
    "her condolences for the victims of the Orlova mine."
)


@pytest.mark.parametrize("text", [HANDED, DELIVERED])
def test_a_letter_sent_on_one_day_and_received_on_another_is_one(text: str) -> None:
    assert together(SENT, reading("Drost", "2024-02-05", text))


APART = {
    "two sent": ("2024-02-05", CONGRATULATIONS),
    "received before it was sent": ("2024-01-29", HANDED),
    "received weeks later": ("2024-03-04", HANDED),
    "a meeting": ("2024-02-05", MET),
}


@pytest.mark.parametrize(("day", "text"), APART.values(), ids=APART.keys())
def test_other_contacts_of_these_two_stay_apart(day: str, text: str) -> None:
    assert not together(SENT, reading("Drost", day, text))


def test_two_letters_received_on_two_days_stay_two() -> None:
    earlier = reading("Drost", "2024-02-05", HANDED)
    later = DELIVERED.replace("condolences for the victims of the Orlova mine", "thanks for the new bridge")
    assert not together(earlier, reading("Brell", "2024-02-12", later))
