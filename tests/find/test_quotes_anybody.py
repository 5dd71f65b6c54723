"""What anybody would say, what nobody says, and who is asked for: no quotes. Names are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.reader import Reader

NOBODY = [
    "Commentary: Who is afraid of the harbour agreement?\n\nThe quay was closed.",
    'The press of Zelmark keeps silent about the tanker "Marit Lund".',
    "One would like to ask our partners why a people is forbidden to repair a ship.",
    "You would think that the manager takes them off.",
]
SOMEBODY = {
    "You said that the port was lost.": "You",
    "One of them said that the port was lost.": "One of them",
    "The press of Zelmark said that the tanker was lost.": "The press of Zelmark",
}


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_quoted(text: str) -> None:
    assert Reader().read(Document(text)).quotes == ()


@pytest.mark.parametrize(("text", "source"), SOMEBODY.items(), ids=SOMEBODY.keys())
def test_somebody_is_quoted(text: str, source: str) -> None:
    (quote,) = Reader().read(Document(text)).quotes
    assert [s.text for s in quote.source.spans] == [source]


def test_a_body_that_several_states_have_is_nobodys_without_one_of_them() -> None:
    text = "The Ministry of External Affairs said that the visit was routine."
    (body,) = (e for e in Reader().read(Document(text)).entities if e.type == "institution")
    assert body.of is None
    of_india = Reader().read(Document(f"Diplomats of India met in Selm. {text}")).entities
    assert [e.of for e in of_india if e.name == "Ministry of External Affairs"] == ["India"]
