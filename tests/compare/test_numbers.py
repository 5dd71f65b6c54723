"""Numbers in figures and words."""

from __future__ import annotations

import pytest

from communique.compare.numbers import NUMBER, value_of

CASES = [
    ("1,100 soldiers", 1_100),
    ("eleven hundred men", 1_100),
    ("two and a half million people", 2_500_000),
    ("nine hundred millions", 900_000_000),
    ("30 thousand million crowns", 30_000_000_000),
    ("twenty-five ships", 25),
    ("half a million", 500_000),
    ("a quarter of the works", 0.25),
    ("a dozen lorries", 12),
    ("4.2 bn", 4_200_000_000),
    ("an hour", 1),
]


@pytest.mark.parametrize(("words", "value"), CASES, ids=[words for words, _ in CASES])
def test_a_number_has_its_value_however_it_is_written(words: str, value: float) -> None:
    m = NUMBER.search(words)
    assert m is not None
    assert value_of(m.group()) == pytest.approx(value)


@pytest.mark.parametrize("words", ["the third round", "a meeting", "an agreement"])
def test_ordinals_and_articles_are_no_numbers(words: str) -> None:
    assert NUMBER.search(words) is None
