"""A headline given beside the text. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.document import Document
from communique.headline import stands_apart, with_headline, without_headline
from communique.records import (
    Contact,
    Entity,
    MadeBy,
    Mention,
    Participant,
    Quote,
    QuoteSource,
    Reading,
    Spans,
    Voice,
    VoiceSentence,
)
from communique.spans import Span, span_of

TITLE = "President Ada Marr met with Ilan Droste"
TEXT = "During the meeting, Ms Marr said roads matter."


def located(text: str, words: str) -> Span:
    at = text.index(words)
    return span_of(text, at, at + len(words))


@pytest.mark.parametrize(
    ("title", "text", "apart"),
    [
        pytest.param(TITLE, TEXT, True, id="headline only beside the text"),
        pytest.param(TITLE, TITLE + "\n\n" + TEXT, False, id="headline opens the text"),
        pytest.param("Two  words", "Two words\nBody.", False, id="white space does not count"),
        pytest.param(None, TEXT, False, id="no headline"),
        pytest.param("  ", TEXT, False, id="blank headline"),
        pytest.param(TITLE, "", False, id="empty text"),
    ],
)
def test_stands_apart(title: str | None, text: str, apart: bool) -> None:
    assert stands_apart(Document(text, title=title)) is apart


def composite_reading(document: Document) -> Reading:
    """A reading of headline and text together, by hand."""
    text = document.text
    marr_title, marr_body = located(text, "President Ada Marr"), located(text, "Ms Marr")
    droste = located(text, "Ilan Droste")
    entities = (
        Entity(
            "e1",
            "person",
            "Ada Marr",
            "President",
            None,
            (
                Mention(marr_title.start, marr_title.end, marr_title.text, "name"),
                Mention(marr_body.start, marr_body.end, marr_body.text, "name"),
            ),
        ),
        Entity("e2", "person", "Ilan Droste", mentions=(Mention(droste.start, droste.end, droste.text, "name"),)),
    )
    contact = Contact(
        "c1",
        "meeting",
        "held",
        True,
        located(text, "met"),
        (
            Participant("e1", "Ada Marr", "President", None, "person", marr_title),
            Participant("e2", "Ilan Droste", None, None, "person", droste),
        ),
        topics=(located(text, "roads"),),
    )
    in_title = Quote("q1", "indirect", QuoteSource(None, None), Spans(), Spans((droste,)))
    said = Quote(
        "q2",
        "indirect",
        QuoteSource("e1", "Ada Marr", (marr_body,)),
        Spans((located(text, "said"),)),
        Spans((located(text, "roads matter"),)),
        part_of="q1",
    )
    body = text.index("During")
    voice = Voice((VoiceSentence(0, len(TITLE), "author"), VoiceSentence(body, len(text), "mixed")))
    return Reading(document, entities, (contact,), (in_title, said), voice, (), MadeBy("0"))


def test_records_are_placed_back_in_the_text_alone() -> None:
    document = Document(TEXT, title=TITLE)
    reading = without_headline(composite_reading(with_headline(document)), document)

    assert reading.document is document
    marr, droste = reading.contacts[0].participants
    assert marr.span == located(TEXT, "Ms Marr")
    assert (droste.name, droste.span) == ("Ilan Droste", None)
    assert reading.contacts[0].trigger is None, "'met' stands only in the headline"
    assert reading.contacts[0].topics == (located(TEXT, "roads"),)
    assert [m.text for m in reading.entity("e1").mentions] == ["Ms Marr"]
    assert reading.entity("e2").mentions == ()
    (quote,) = reading.quotes
    assert quote.content.spans == (located(TEXT, "roads matter"),)
    assert quote.part_of is None
    assert [(s.start, s.end) for s in reading.voice.sentences] == [(0, len(TEXT))]


def test_trigger_is_found_again_near_the_start_of_the_text() -> None:
    document = Document("They met in Marrowgate.", title=TITLE)
    reading = composite_reading(with_headline(Document(TEXT, title=TITLE)))
    composed = with_headline(document)
    moved = Reading(
        composed,
        (),
        (Contact("c1", "meeting", "held", True, reading.contacts[0].trigger, ()),),
        (),
        Voice(),
        (),
        MadeBy("0"),
    )
    assert without_headline(moved, document).contacts[0].trigger == located(document.text, "met")
