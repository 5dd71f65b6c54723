"""What a contact was about, as the network sees it. Every country and official is invented."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis import Analysis, analyse
from communique.digests import checked
from communique.find.contacts_topics import DIGESTS, WEIGHTS, features, seen_topics, stretches
from communique.find.marks import paired_marks
from communique.find.quotes import found_quotes
from communique.find.tagger_seen import Seen
from communique.spans import span_of

TEXT = (
    "President Ada Marr spoke by phone today with Chancellor Henrik Vos of Ostmark. "
    "The leaders discussed the supply of gas and the situation on the border."
)


def read(text: str) -> tuple[Analysis, Seen]:
    analysis, seen = analyse(text), Seen()
    found_quotes(analysis, paired_marks(analysis), seen)
    return analysis, seen


def test_the_weights_are_those_of_their_digest() -> None:
    assert checked(WEIGHTS / "topics.onnx", DIGESTS["topics.onnx"])


def test_topics_are_the_words_that_were_talked_of() -> None:
    analysis, seen = read(TEXT)
    found = [s.text for s in seen_topics(analysis, seen, ((), ()), (0, 1), ())]
    assert any("supply of gas" in t for t in found)
    assert any("situation on the border" in t for t in found)
    assert not any("Ada Marr" in t for t in found)


def test_where_the_tagger_has_read_nothing_the_rules_topics_stand() -> None:
    analysis = analyse(TEXT)
    ruled = (span_of(TEXT, 98, 115),)
    assert features(analysis, Seen(), ruled, ()) is None
    assert seen_topics(analysis, Seen(), (ruled, ()), (0, 1), ()) == ruled


def test_features_cover_every_token_read_and_know_the_rules_topics() -> None:
    analysis, seen = read(TEXT)
    start = TEXT.index("the supply")
    given = features(analysis, seen, (span_of(TEXT, start, start + 17),), ())
    assert given is not None
    assert given.words.shape == (len(analysis.tokens), 256)
    marked = [t.text for t, flag in zip(analysis.tokens, given.flags[:, 11], strict=True) if flag]
    assert marked == ["the", "supply", "of", "gas"]
    assert all(0 <= h < len(analysis.tokens) for h in given.head)


def test_sentences_that_do_not_tell_of_the_contact_have_no_topics() -> None:
    analysis, seen = read(TEXT)
    assert seen_topics(analysis, seen, ((), ()), (), ()) == ()


def test_the_verb_that_says_what_was_talked_of_is_no_part_of_it() -> None:
    analysis = analyse("They discussed the harvest (the second.")
    (one,) = stretches(analysis, np.full(len(analysis.tokens), 0.9, np.float32))
    assert one.text == "the harvest"


def test_stretches_end_with_their_sentence_and_are_six_at_most() -> None:
    analysis = analyse("Gas and oil. Wine and corn.")
    (one, two) = stretches(analysis, np.full(len(analysis.tokens), 0.9, np.float32))
    assert (one.text, two.text) == ("Gas and oil", "Wine and corn")
    many = analyse(" ".join(f"They discussed the new tariff on {what}." for what in GOODS))
    assert len(stretches(many, np.full(len(many.tokens), 0.9, np.float32))) == 6
    assert stretches(analysis, np.zeros(len(analysis.tokens), np.float32)) == ()


GOODS = ("gas", "oil", "wine", "corn", "steel", "wool", "salt", "timber")


def test_a_lone_noun_is_a_topic_if_likely_and_the_contact_is_none() -> None:
    analysis = analyse("They discussed sanctions during the visit.")
    assert [s.text for s in stretches(analysis, np.array([0, 0, 0.9, 0, 0, 0, 0], np.float32))] == ["sanctions"]
    assert stretches(analysis, np.array([0, 0, 0.4, 0, 0.9, 0.9, 0], np.float32)) == ()
    assert stretches(analysis, np.array([0, 0, 0.9, 0, 0, 0, 0], np.float32), (2,)) == ()


@given(st.lists(st.floats(0, 1, width=32), min_size=12, max_size=12))
@settings(max_examples=200, deadline=None)
def test_stretches_never_overlap(likely: list[float]) -> None:
    found = stretches(PLAN, np.array(likely, np.float32))
    assert all(a.end <= b.start for a, b in pairwise(found))


PLAN = analyse("The two very large state oil company reform plan talks failed again")
