"""What authors tell of their own words in a report: nobody else is quoted. Names are invented."""

from __future__ import annotations

from communique.document import Document
from communique.export.speakers import quote_items
from communique.export.summary import top_items
from communique.reader import Reader
from communique.records import Reading

OWN = "I wrote to the minister that the port must open. I believe that the quay is lost."
OTHERS = 'The mayor, Ada Marr, said that the port would open. "We shall be patient," she said.'


def report(text: str) -> tuple[str, list[str]]:
    """Who is quoted, in short, and the names under which the quotes stand."""
    reading: Reading = Reader().read(Document(text))
    short = {i.label: "".join(p.words for p in i.parts) for i in top_items(reading)}
    names = ["".join(p.words for p in i.parts) for i in quote_items(reading) if i.level == 1]
    return short.get("quoted", ""), names


def test_authors_quote_nobody_by_their_own_words() -> None:
    assert report(OWN) == ("", ["The author, in their own words"])


def test_authors_stand_behind_those_they_quote() -> None:
    quoted, names = report(f"{OWN} {OTHERS}")
    assert quoted == "Ada Marr (2)"
    assert names == ["Ada Marr, mayor", "The author, in their own words"]


def test_what_somebody_else_says_of_themselves_is_theirs() -> None:
    quoted, names = report('Ada Marr said: "I think that we have lost the quay."')
    assert quoted == "Ada Marr (1)"
    assert "The author, in their own words" not in names
