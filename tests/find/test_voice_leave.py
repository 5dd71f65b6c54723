"""Modals that give leave, name a purpose or what is in one's power are no hedges. Names are invented."""

from __future__ import annotations

import pytest

import communique

NONE = {
    "leave": "A second question may be permitted when the minister has answered.",
    "purpose": "Holm stepped aside at the talks in Selm so that other ministers might ask their questions.",
    "power": "Minister Holm gave the only answer he could and left Selm.",
    "granted": "Minister Holm may have recognised the result in Selm, but she is far from content.",
    "granted appearance": "This may seem a small treaty, but it is the largest since the war.",
    "impossible": "The agency pretends that such tests could not possibly happen again in Selm.",
}
HEDGED = {
    "may": "The treaty may be signed in Selm before the winter.",
    "might": "The talks in Selm might fail, so that nobody signs.",
    "may before a but": "The treaty may fail, but the talks in Selm go on.",
    "possibly": "The treaty will possibly be signed in Selm.",
}


def _hedges(text: str) -> list[str]:
    return [m.text for m in communique.read(text).voice.marks if m.kind == "hedge"]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_hedge(text: str) -> None:
    assert _hedges(text) == []


@pytest.mark.parametrize(("word", "text"), HEDGED.items(), ids=HEDGED)
def test_a_hedge(word: str, text: str) -> None:
    assert _hedges(text) == [word.split()[0]]
