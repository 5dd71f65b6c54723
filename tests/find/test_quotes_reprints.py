"""Letters and articles that a text reprints without marks. Countries, officials and outlets are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.quotes_blocks import blocks
from communique.find.quotes_reprints import reprints
from communique.reader import Reader

LETTER = "Dear Premier,\n\nYour reckless policy might cost us the port.\n\nI remain your servant."
COMMENT = "Mayor Dorr has written to the premier, and the letter is worth reading."

LETTERS = {
    "the name below": (f"Port\n\n{COMMENT}\n\n{LETTER}\n\nSincerely,\n\nLena Dorr\n\nWe agree.", ["Lena Dorr"]),
    "the name on the line": (f"Port\n\n{COMMENT}\n\n{LETTER}\n\nYours, Lena Dorr\n\nWe agree.", ["Lena Dorr"]),
    "no name": (f"Port\n\n{COMMENT}\n\n{LETTER}\n\nRespectfully,\n\nWe agree with every word of it.", []),
}


@pytest.mark.parametrize(("text", "source"), LETTERS.values(), ids=LETTERS.keys())
def test_a_letter_is_its_writers(text: str, source: list[str]) -> None:
    (found,) = reprints(analyse(text))
    assert [s.text for s in found.source] == source
    contents = [s.text for s in found.content]
    assert contents[:3] == LETTER.split("\n\n")
    assert all("agree" not in c and "Dorr" not in c for c in contents)


def test_marks_in_a_letter_are_not_the_authors() -> None:
    text = f"Port\n\n{COMMENT}\n\n{LETTER}\n\nSincerely,\n\nLena Dorr\n\nThe reckless policy might end."
    start = text.index("The reckless policy")
    marks = Reader().read(Document(text)).voice.marks
    assert {m.text for m in marks if m.start > start} == {"reckless", "might"}
    assert all(m.start > start for m in marks if m.text in ("reckless", "might"))


CITED = "“Ferry Strike Ends in Selm,” by Ada Marr, Selm Courier, May 3, 2023 (thanks to a reader):"


def test_an_article_under_its_citation_is_its_outlets() -> None:
    text = f"Strike\n\nThe strike was a disgrace.\n\n{CITED}\n\nThe strike has ended.\n\nThe union may strike again."
    (found,) = reprints(analyse(text))
    assert [s.text for s in found.source] == ["Selm Courier"]
    assert [s.text for s in found.content] == ["The strike has ended.", "The union may strike again."]


def test_a_line_that_is_an_outlets_name_opens_a_paragraph() -> None:
    text = "Strike\n\nThe strike was a disgrace.\n\nSelm Courier:\n\nThe strike has ended.\n\nThat is nonsense."
    (found,) = reprints(analyse(text))
    assert [s.text for s in found.content] == ["The strike has ended."]


NONE = {
    "a letter that is the text": f"Letter to the premier\n\n{LETTER}\n\nSincerely,\n\nLena Dorr",
    "a greeting without an end": f"Port\n\n{COMMENT}\n\n{LETTER}",
    "a closing word with a verb": f"Port\n\n{COMMENT}\n\n{LETTER}\n\nYours is a hard task, Premier.",
    "a quotation that leads over": "Port\n\nIt was late.\n\n“We will act,” Marr said in May 2023:\n\nNobody answered.",
    "a heading": "Port\n\nIt was late.\n\nThe ferries:\n\nNobody answered.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_nothing_is_reprinted(text: str) -> None:
    assert list(reprints(analyse(text))) == []


LEADS = {
    "a document": (
        "The letter makes short work of the idea that the sea unites:",
        "As long as they rule it, it parts us.",
        1,
    ),
    "what an editor trimmed": ("Marr told us that the port is lost:", "[W]hile the port is shut, nobody eats.", 1),
    "this text": ("This letter makes short work of that idea:", "As long as they rule it, it parts us.", 0),
    "a thing": (
        "The harbour makes short work of the idea that the sea unites:",
        "As long as they rule it, it parts us.",
        0,
    ),
}


@pytest.mark.parametrize(("lead", "block", "count"), LEADS.values(), ids=LEADS.keys())
def test_what_a_document_says_stands_below_its_lead(lead: str, block: str, count: int) -> None:
    text = f"Nobody slept in Torm.\n\n{lead}\n\n{block}\n\nNobody answered."
    assert [f.content[0].text for f in blocks(analyse(text))] == [block] * count
