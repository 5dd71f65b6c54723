"""What grammar adds to an attribution that the tagger found. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import Analysis, analyse
from communique.find.quotes_completed import completed
from communique.find.quotes_found import Found
from communique.spans import Span


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    found, at = [], 0
    for part in parts:
        at = text.index(part, at)
        found.append(Span(at, at + len(part), part))
        at += len(part)
    return tuple(found)


def made(text: str, source: str, cue: str, *content: str) -> tuple[Analysis, Found]:
    analysis = analyse(text)
    (where,) = spans(text, cue)
    verb = analysis.head_of(where.start, where.end)
    who = spans(text, source) if source else ()
    return analysis, Found(who, (where,), spans(text, *content), "quotes.tagger", 0.9, verb)


SOURCES = {
    "the last of a list": (
        ("Adviser Ada Marr, Ilan Droste, and Minister Rustam Ino said that fish is dear.",),
        ("and Minister Rustam Ino", "said", "that fish is dear"),
        "Adviser Ada Marr, Ilan Droste, and Minister Rustam Ino",
    ),
    "a clause broken off": (
        ("Two members of parliament, who asked not to be named, said they had heard of it.",),
        ("Two members of parliament, who", "said", "they had heard of it"),
        "Two members of parliament, who asked not to be named",
    ),
    "one who is told is no source": (
        ("The drivers were told to wait.",),
        ("The drivers", "were told", "to wait"),
        "",
    ),
    "one who is asked is no source": (
        ("Asked whether fees would rise, Marr said they would not.",),
        ("Marr", "Asked", "whether fees would rise"),
        "",
    ),
    "a verb of speech has its subject": (
        ("Marr came on Monday and said that fish is dear.",),
        ("", "said", "that fish is dear"),
        "Marr",
    ),
    "what seems has no source": (("Fish seems to be dear.",), ("", "seems", "to be dear"), ""),
    "a whole source stays": (
        ("Foreign Minister Ada Marr of Ostmark said that fish is dear.",),
        ("Foreign Minister Ada Marr of Ostmark", "said", "that fish is dear"),
        "Foreign Minister Ada Marr of Ostmark",
    ),
}


@pytest.mark.parametrize(("text", "parts", "source"), SOURCES.values(), ids=SOURCES.keys())
def test_who_speaks(text: tuple[str], parts: tuple[str, str, str], source: str) -> None:
    found = completed(*made(text[0], *parts))
    assert " | ".join(s.text for s in found.source) == source


CONTENTS = {
    "a hole is closed": (
        "The leaders discussed the visit to Ostmark earlier this week, including plans for fish.",
        ("The leaders", "discussed", "the visit to Ostmark earlier this", "including plans for fish"),
        ["the visit to Ostmark earlier this week, including plans for fish"],
    ),
    "who speaks is no hole": (
        "Fish, said Marr, is dear.",
        ("Marr", "said", "Fish", "is dear"),
        ["Fish", "is dear"],
    ),
    "the next verb of the same subject is another matter": (
        "The leaders outlined the challenges in the city and shared their recommendations.",
        ("The leaders", "outlined", "the challenges in the city and shared their recommendations"),
        ["the challenges in the city"],
    ),
    "a list inside stays": (
        "Marr said that fish is dear and bread is cheap.",
        ("Marr", "said", "that fish is dear and bread is cheap"),
        ["that fish is dear and bread is cheap"],
    ),
    "as one sees it": (
        "As Marr sees it, fish has become dear.",
        ("Marr", "sees", "it"),
        ["fish has become dear"],
    ),
}


@pytest.mark.parametrize(("text", "parts", "content"), CONTENTS.values(), ids=CONTENTS.keys())
def test_what_is_said(text: str, parts: tuple[str, ...], content: list[str]) -> None:
    analysis, found = made(text, *parts)
    done = completed(analysis, found)
    assert [s.text for s in done.content] == content
    assert all(text[s.start : s.end] == s.text for s in (*done.source, *done.content))
