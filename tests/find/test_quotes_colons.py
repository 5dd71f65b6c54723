"""Which colons lead up to a quotation. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique import read

HEADLINES = {
    "a word between colon and marks": ('Trade and treason: the "private" trip of General Paz', []),
    "a noun in marks behind an article": ('Blood and borscht: the "peace mission"', []),
    "a topic before a phrase in marks": ('Trade and treason: "private" trip of General Paz', []),
    "a speaker before a sentence in marks": ('Premier Dorr: "We will not yield"', ['"We will not yield"']),
    "a speaker before a phrase in marks": ('Premier Dorr: "private" trip cost nothing', ['"private"']),
}
BODIES = {
    "the author's own colon": ('The matter is simple: the "visit" of Mr Ohl was a holiday.', []),
    "the author's list": ('The list of guests was short: the "king" and his dog.', []),
    "words that a colon leads up to": ('The statement reads: "We will not yield."', ['"We will not yield."']),
    "a clause with a word in marks": (
        'The minister said: the "visit" was a holiday.',
        ['the "visit" was a holiday'],
    ),
}


def contents(text: str) -> list[str]:
    return [" ".join(s.text for s in q.content.spans) for q in read(text).quotes]


@pytest.mark.parametrize(("headline", "expected"), HEADLINES.values(), ids=HEADLINES)
def test_headlines(headline: str, expected: list[str]) -> None:
    assert contents(f"{headline}\n\nThe general met the premier in Velm on Monday.") == expected


@pytest.mark.parametrize(("sentence", "expected"), BODIES.values(), ids=BODIES)
def test_bodies(sentence: str, expected: list[str]) -> None:
    assert contents(sentence) == expected


def test_a_scare_quote_behind_a_colon_is_the_authors() -> None:
    (sentence,) = read('The matter is simple: the "visit" of Mr Ohl was a holiday.').voice.sentences
    assert sentence.by == "author"
