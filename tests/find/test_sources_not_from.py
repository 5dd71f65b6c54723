"""Where the news comes from is not where a sentence says that it does not come from. All names are invented."""

from __future__ import annotations

import pytest

import communique

MET = "Premier Ana Dorr met General Hugo Paz in Velm. "

FROM = {
    "not from A but from B": ("We know it not from her office but from a post by the general.", ["Hugo Paz"]),
    "it came not from A but from B": ("The news came not from the premier's office but from the army.", ["army"]),
    "from B and not from A": ("The news came from the army and not from the premier's office.", ["army"]),
    "from A": ("The news came from the premier's office.", ["premier's office"]),
    "not only from A": ("The news came not only from the army but from a diplomat.", ["army"]),
    "not from A": ("The news came not from the army.", []),
    "it did not come from A": ("The news did not come from the army.", []),
}


@pytest.mark.parametrize(("sentence", "names"), FROM.values(), ids=FROM)
def test_where_the_news_comes_from(sentence: str, names: list[str]) -> None:
    assert [x.name for x in communique.read(MET + sentence).contacts[0].on_word_of] == names
