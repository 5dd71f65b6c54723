"""Quotations that run over paragraphs with one opening and one closing mark. All names are invented."""

from __future__ import annotations

import pytest

import communique

POST = (
    "President Olan Marr tweeted out the news:\n\n“Ilya Toks, Director of the Service, will be our new minister.\n\n"
    "He will do a fantastic job!\n\nCongratulations to all!”\n\nThe deposed minister, Anton Vale, was in Selm."
)
SAID = (
    '"We met for two hours.\n\nIt was shameful that nobody told us.\n\nWe will not go there again," Minister Ada Holm '
    "said.\n\nShe left in the evening."
)


@pytest.mark.parametrize(("text", "source"), [(POST, "Olan Marr"), (SAID, "Ada Holm")], ids=["post", "said behind"])
def test_every_paragraph_is_the_speakers(text: str, source: str) -> None:
    reading = communique.read(text)
    (quote,) = reading.quotes
    assert (quote.source.name, len(quote.content.spans)) == (source, 3)
    assert not [m for m in reading.voice.marks if m.kind == "loaded"]
    assert not [w for w in reading.warnings if w.code == "W304"]


def test_with_the_mark_repeated_there_is_no_warning_either() -> None:
    text = '"We met for two hours.\n\n"We will not go there again," Minister Ada Holm said.'
    reading = communique.read(text)
    (quote,) = reading.quotes
    assert len(quote.content.spans) == 2
    assert not reading.warnings


def test_a_lost_mark_before_other_quotations_is_still_one() -> None:
    text = (
        'Minister Ada Holm said: "We met for two hours.\n\nPresident Olan Marr arrived in Selm. He called it "fine".'
        '\n\n"It was shameful," said Holm.'
    )
    reading = communique.read(text)
    assert [w.code for w in reading.warnings].count("W304") == 1
    assert all("arrived" not in s.text for q in reading.quotes for s in q.content.spans)
