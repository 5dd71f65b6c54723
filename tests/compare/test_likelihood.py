"""How likely two texts speak of one contact: what is left early would have come to the same."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from communique import read_all
from communique.compare.gathering import LIKELY, UNLIKELY
from communique.compare.likelihood import likelihood
from communique.compare.making import named_apart, told
from communique.compare.outlines import glance_from_json
from communique.compare.texts import Text, text_of
from communique.records import Reading

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    sources = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".jsonl"))
    found = named_apart(r for r in read_all(sources) if isinstance(r, Reading))
    return [text_of(part.outline, part.contacts) for part in map(told, found)]


def test_what_is_told_in_short_is_told_to_the_end_where_it_counts(texts: list[Text]) -> None:
    whole = {(a, b): likelihood(a, b) for a, b in permutations(texts, 2)}
    assert max(whole.values()) > LIKELY
    for least in (UNLIKELY, LIKELY, 0.8):
        short = {pair: likelihood(*pair, least) for pair in whole}
        assert {p: v for p, v in short.items() if v >= least} == {p: v for p, v in whole.items() if v >= least}
        assert all(short[pair] in (0.0, value) for pair, value in whole.items())


def test_a_glance_comes_back_as_it_was(texts: list[Text]) -> None:
    assert [glance_from_json(t.outline.to_json()) for t in texts] == [t.glance for t in texts]
