"""Spellings that a reader takes for the same have one folded form; those that differ keep two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.lang.folding import folded, placed

SAME = [
    ("capitals", "VELDANIA", "veldania"),
    ("Cyrillic capitals", "МИРЗИЁЕВ", "мирзиёев"),
    ("yo and ye", "Мирзиёев", "Мирзиеев"),
    ("composed and decomposed", "Vučić", unicodedata.normalize("NFD", "Vučić")),
    ("diacritics", "Šefčovič Müller Åse", "Sefcovic Muller Ase"),
    ("letters that do not come apart", "Łódź Ørsted Đilas", "Lodz Orsted Dilas"),
    ("Uzbek turned comma", "Oʻzbekiston Gʻafur", "O'zbekiston G'afur"),
    ("Uzbek typographic apostrophe", "O’zbekiston", "Oʻzbekiston"),
    ("Uzbek backtick", "O`zbekiston", "Ozbekiston"),
    ("possessive", "Vos's visit", "Vos visit"),
    ("Turkish dotted and dotless", "İstanbul ılgın", "istanbul ilgin"),
    ("alef forms", "أحمد إبراهيم آل ٱلله", "احمد ابراهيم ال الله"),
    ("hamza on its seats", "مؤتمر رئيس", "موتمر رييس"),
    ("vowel signs", "مُحَمَّد", "محمد"),
    ("tatweel", "الرئـــيس", "الرئيس"),
    ("alef maksura and teh marbuta", "موسى القاهرة", "موسي القاهره"),
    ("Persian kaf and yeh", "کریمی", "كريمي"),
    ("Arabic digits", "٢٠٢٤", "2024"),
    ("full width", "Ｖｏｓ", "vos"),
    ("ligature", "oﬃce", "office"),
    ("soft hyphen and joiners", "gov\u00adern\u200bment", "government"),
    ("sharp s", "Straße", "STRASSE"),
    ("punctuation and spaces", "  gas -- pipe/line! ", "gas pipe line"),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert folded(one) == folded(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Vos", "Voss"), ("حسن", "حسين"), ("Иван", "Иванов"), ("10", "1")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize("text", ["", " \n", "—…!", "\ud800", "\u200f\u200e", "ـــ"])
def test_what_holds_no_words_is_empty(text: str) -> None:
    assert folded(text) == ""


@given(st.text())
def test_folding_twice_is_folding_once_and_leaves_only_words(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert all(word.isalnum() for word in once.split())
    once.encode("utf-8")


@given(st.text())
def test_placed_words_are_the_folded_ones_and_stand_where_it_says(text: str) -> None:
    words = list(placed(text))
    assert " ".join(word for word, _, _ in words) == folded(text)
    assert all(word in folded(text[start:end]).split() for word, start, end in words)
