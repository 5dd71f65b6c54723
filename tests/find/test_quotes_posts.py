"""Posts set into a text with their signature. Countries, officials and handles are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.find.quotes_posts import mottoes, posts

LEAD = "Selm\n\nThe premier took to the network on Sunday:\n\n"
POST = "This reckless strike may cost us the port! https://t.co/x1"
AFTER = "\n\nNobody answered her."
SIGNED = "— Ada Marr (@adamarr) May 3, 2023"

SET = {
    "on its line": f"{LEAD}{POST} {SIGNED}{AFTER}",
    "on the next line": f"{LEAD}{POST}\n\n{SIGNED}{AFTER}",
    "a date in another order": f"{LEAD}{POST} — Ada Marr (@adamarr) 3 May 2023{AFTER}",
}


@pytest.mark.parametrize("text", SET.values(), ids=SET.keys())
def test_a_post_is_its_signers(text: str) -> None:
    (found,) = posts(analyse(text))
    assert [s.text for s in found.source] == ["Ada Marr"]
    assert "".join(s.text for s in found.content) == POST


def test_a_post_of_several_paragraphs_begins_where_posts_begin() -> None:
    text = f"{LEAD}....The strike goes on at our port.\n\nThe union will end it.\n\nAll at fault!\n\n{SIGNED}{AFTER}"
    (found,) = posts(analyse(text))
    assert [s.text for s in found.content] == [
        "....The strike goes on at our port.",
        "The union will end it.",
        "All at fault!",
    ]


NONE = [
    f"{LEAD}{POST}{AFTER}",
    "Selm\n\nThe account of Ada Marr (@adamarr) was opened on May 3, 2023, in Torm.",
    "Selm\n\nThe premier (Ada Marr) spoke — on May 3, 2023",
]


@pytest.mark.parametrize("text", NONE)
def test_no_post(text: str) -> None:
    assert list(posts(analyse(text))) == []


VERSE = "The fool may think that he is a shameful king."


def test_a_verse_is_that_of_the_name_below() -> None:
    (found,) = mottoes(analyse(f"The Port\n\n{VERSE}\n\n– Ada Marr, The Winter Harbour\n\nThe premier was late."))
    assert ([s.text for s in found.source], [s.text for s in found.content]) == (["Ada Marr"], [VERSE])


UNSIGNED = [
    f"The Port\n\nThe premier was late.\n\nNobody came.\n\n{VERSE}\n\n– Ada Marr",
    f"The Port\n\n{VERSE}\n\n– Ada Marr was late.\n\nThe premier was early.",
    f"The Port\n\n{VERSE}\n\n– Torm\n\n– Selm\n\nThe premier was early.",
    f"The Port\n\n{VERSE}\n\nAda Marr\n\nThe premier was early.",
    "The Port\n\nThree towns have one:\n\n– Torm\n\nThe premier was early.",
]


@pytest.mark.parametrize("text", UNSIGNED)
def test_a_list_or_a_sentence_signs_nothing(text: str) -> None:
    assert list(mottoes(analyse(text))) == []
