"""Sources and silences that a network sees beside the rules; what it says is given here. Everything is invented."""

from __future__ import annotations

import numpy as np
import pytest

from communique.analysis import Analysis, analyse
from communique.document import Document
from communique.find.contacts_network import KINDS, ROLES, STATUSES, Asked, ContactNetwork
from communique.find.entities import find_mentions
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.find.silence import find_silence
from communique.find.sources import find_sources
from communique.find.tagger_seen import Seen
from communique.records import Contact
from communique.resolve.entities import resolve_mentions

TEXT = (
    "Ada Marr met Ivo Senn in Torkent. A night porter remembers the cars. Ferrol Radio had it from him. "
    "The Ostmark palace hung up twice. The ministry declined to comment."
    + " The harvest was good and the roads were dry that year."
    * 5
)


class Said(ContactNetwork):
    """A network that says of every contact what is given: how likely words have a role in it."""

    def __init__(self, analysis: Analysis, likely: dict[str, dict[str, float]]) -> None:
        self._analysis, self._likely = analysis, likely

    def ask_of(self, trigger: object) -> Asked | None:
        size = len(self._analysis.tokens)
        roles = np.full((size, len(ROLES)), 0.01, np.float32)
        for role, stretches in self._likely.items():
            for words, likely in stretches.items():
                start = self._analysis.text.index(words)
                inside = self._analysis.tokens_in(start, start + len(words))
                roles[inside.start : inside.stop, ROLES.index(role)] = likely
        return Asked(0, size, roles, np.ones(len(KINDS), np.float32), np.ones(len(STATUSES), np.float32))


def told(likely: dict[str, dict[str, float]], text: str = TEXT) -> Contact:
    document, analysis = Document(text, "t"), analyse(text)
    roster = resolve_mentions(analysis, document, find_mentions(analysis, document))
    at = analysis.token_at(text.index("met"))
    assert at is not None
    quotes = find_quotes(analysis, paired_marks(analysis), Seen())
    contact = Contact("c1", "meeting", "held", True, analysis.span(at, at + 1), ())
    network = Said(analysis, likely)
    contacts, quotes = find_sources((contact,), quotes, analysis, document, roster, (), network)
    return find_silence(contacts, quotes, analysis, roster, document, network)[0]


def test_a_source_in_odd_words_is_found_with_whoever_passed_it_on() -> None:
    contact = told({"source": {"A night porter": 0.9}, "carrier": {"Ferrol Radio": 0.9}})
    assert [(x.name, [v.name for v in x.via]) for x in contact.on_word_of] == [("night porter", ["Ferrol Radio"])]
    assert contact.on_word_of[0].span is not None
    assert contact.on_word_of[0].span.text in ("A night porter", "night porter")


@pytest.mark.parametrize(("likely", "found"), [(0.9, True), (0.3, False)])
def test_only_a_likely_source_counts(likely: float, found: bool) -> None:
    assert bool(told({"source": {"A night porter": likely}}).on_word_of) is found


def test_a_silence_in_odd_words_is_its_partys() -> None:
    contact = told({"unheard": {"The Ostmark palace": 0.9}, "no_comment": {"hung up twice": 0.9}})
    silent = next(n for n in contact.not_confirmed_by if "palace" in n.name)
    assert silent.how == "no_comment"
    assert silent.span.text.startswith("The Ostmark palace")


def test_what_the_rules_tell_of_stays_where_the_network_sees_nothing() -> None:
    assert [n.how for n in told({}).not_confirmed_by] == ["no_comment"]
