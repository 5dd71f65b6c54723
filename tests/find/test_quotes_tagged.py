"""Attributions read off the tagger's likelihoods. Countries and officials are invented."""

from __future__ import annotations

import numpy as np
import pytest

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes import found_quotes
from communique.find.quotes_found import Found
from communique.find.quotes_tagged import contents, cue_spans, source_of, tagged_quotes, weighed


def tags(begin: list[float], inside: list[float]) -> np.ndarray:
    cue = np.stack([1 - np.array(begin) - inside, begin, inside], axis=-1)
    return np.stack([cue * 0, cue, cue * 0], axis=1).astype(np.float32)


def roles(content: list[float], source: list[float] | None = None) -> np.ndarray:
    of = np.zeros((len(content), 6), dtype=np.float32)
    of[:, 3], of[:, 1] = content, source or [0] * len(content)
    of[:, 0] = 1 - of.sum(-1)
    of[:, 4:] = 0.5
    return of


def found(text: str) -> list[Found]:
    analysis = analyse(text)
    return list(tagged_quotes(analysis, paired_marks(analysis)))


def told(text: str) -> list[tuple[str, str, str]]:
    return [tuple(" | ".join(s.text for s in p) for p in (f.source, f.cue, f.content)) for f in found(text)]


def test_a_cue_goes_on_as_long_as_its_words_are_likelier_in_than_out() -> None:
    assert list(cue_spans(tags([0, 0.9, 0, 0, 0.6], [0, 0, 0.8, 0.2, 0.1]))) == [(1, 3), (4, 5)]
    assert list(cue_spans(tags([0.05, 0.2, 0], [0, 0.7, 0.9]))) == []


def test_holes_in_a_content_are_closed_and_stray_words_dropped() -> None:
    likely = [0.02, 0.9, 0.95, 0.4, 0.95, 0.9, 0.02, 0.01, 0.02, 0.6, 0.01, 0.02]
    assert contents(roles(likely)).tolist() == [1, 2, 3, 4, 5]


def test_a_content_interrupted_for_long_has_two_stretches() -> None:
    likely = [0.99] * 4 + [0.01] * 4 + [0.99] * 4
    assert contents(roles(likely)).tolist() == [0, 1, 2, 3, 8, 9, 10, 11]


def test_an_edge_that_is_seen_moves_a_doubtful_one() -> None:
    likely = roles([0.01, 0.55, 0.99, 0.99, 0.45, 0.01])
    assert contents(likely).tolist() == [1, 2, 3]
    likely[:, 4:] = 0.02
    likely[2, 4], likely[4, 5] = 0.95, 0.95
    assert contents(likely).tolist() == [2, 3, 4]


def test_the_first_reading_speaks_for_the_cue_that_claims_a_word_most() -> None:
    both = np.stack([roles([0.6, 0.1]), roles([0.3, 0.1])])
    seen = np.zeros((2, 3, 3), dtype=np.float32)
    seen[:, :, 0] = 0.1
    together = weighed(both, seen)[:, :, 3]
    assert together[0, 0] > 0.9
    assert together[1, 0] == pytest.approx(0.3, abs=0.001)
    assert together[0, 1] == pytest.approx(0.5, abs=0.001)


def test_the_first_reading_makes_no_source_where_a_cue_sees_none() -> None:
    none, some = roles([0.0], [0.01]), roles([0.0], [0.4])
    seen = np.zeros((1, 3, 3), dtype=np.float32)
    seen[:, :, 0] = 0.01
    assert weighed(none[None], seen)[0, 0, 1] == pytest.approx(0.01, abs=0.001)
    assert weighed(some[None], seen)[0, 0, 1] > 0.5


def test_the_source_is_the_likeliest_run() -> None:
    assert source_of(roles([0] * 6, [0.6, 0, 0.9, 0.9, 0, 0])) == [2, 3]
    assert source_of(roles([0] * 3, [0.2, 0.4, 0.1])) == []


def test_a_reported_clause_has_its_source_cue_and_content() -> None:
    assert told("Foreign Minister Ilan Droste said that talks with Ostmark would go on in Torkent.") == [
        ("Foreign Minister Ilan Droste", "said", "that talks with Ostmark would go on in Torkent")
    ]


def test_a_source_may_stand_behind_or_be_missing() -> None:
    assert told("The talks will go on, according to the Veldanian foreign ministry.") == [
        ("the Veldanian foreign ministry", "according to", "The talks will go on")
    ]
    assert told("It was reported that the talks would go on.")[0][0] == ""


def test_an_attribution_has_a_strength_between_0_and_1_and_names_the_tagger() -> None:
    (one,) = found("Droste said that talks would go on.")
    assert one.rule == "quotes.tagger"
    assert 0.4 <= one.score <= 1


def test_the_same_paragraph_is_read_alike_in_any_company() -> None:
    text = '"We agree," Droste said on Friday, adding that talks would go on.'
    around = 'Marr had “no comment, she said.\n\n{}\n\n"Nothing happened, said the ministry.'
    alone = {(f.source[0].text, f.content[0].text) for f in found(text)}
    begin = around.index("{}")
    together = {
        (f.source[0].text, f.content[0].text)
        for f in found(around.format(text))
        if begin <= f.start < begin + len(text)
    }
    assert alone == together


def test_a_text_without_attributions_gives_none() -> None:
    assert found("The ministers met in Torkent.\n\n***\n\n1.") == []


NOTHING_SAID = {
    "nothing published": "The ministry has published nothing about the visit.",
    "no comment": "The ministry declined to comment on the visit.",
    "no answer": "The ministry did not respond to a request for comment.",
    "neither confirmed nor denied": "The ministry neither confirmed nor denied that a treaty had been signed.",
    "not confirmed or denied": "The ministry did not confirm or deny the talks.",
    "no mention": "The statement made no mention of the crossing.",
    "an appeal to the reader": "Ask where she was on that night.",
    "whom one cites": "The talks ended badly. The paper wrote so, citing a diplomatic source.",
    "a call on others": "Members of parliament must ask the minister what was promised.",
    "nobody said so": "Nobody in the ministry has confirmed that the border is open.",
}


@pytest.mark.parametrize("text", NOTHING_SAID.values(), ids=NOTHING_SAID.keys())
def test_what_nobody_said_is_no_quote(text: str) -> None:
    analysis = analyse(text)
    assert found_quotes(analysis, paired_marks(analysis)) == []


def test_a_guest_who_is_welcomed_is_no_quote() -> None:
    text = "Today, President Ada Marr welcomed President Ilan Droste of Ostmark to the Palace."
    assert not found_quotes(analyse(text), paired_marks(analyse(text)))


def test_a_denial_of_something_is_a_quote() -> None:
    analysis = analyse("The ministry denied that a treaty had been signed.")
    (one,) = found_quotes(analysis, paired_marks(analysis))
    assert one.content[0].text == "that a treaty had been signed"


def test_what_the_speaker_of_a_turn_says_of_himself_is_in_the_turn_already() -> None:
    text = "President Ada Marr: I would like to add that I hope for peace. The minister said that talks go on.\n\n"
    analysis = analyse(text + "Minister Ilan Droste: I agree that we need peace.")
    found = found_quotes(analysis, paired_marks(analysis))
    assert sorted(s.text for f in found for s in f.source) == [
        "Minister Ilan Droste",
        "President Ada Marr",
        "The minister",
    ]


def test_what_is_said_not_to_be_given_is_still_said() -> None:
    analysis = analyse("Ostmark would not discuss its borders, Marr stressed.")
    (one,) = found_quotes(analysis, paired_marks(analysis))
    assert one.rule == "quotes.tagger"
    assert one.content[0].text == "Ostmark would not discuss its borders"


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("Readout of Meeting with Prime Minister Otto Brand of Karadan", []),
        ("Report says minister resigned", ["minister resigned"]),
        ("Report: Minister Brand resigns", ["Minister Brand resigns"]),
        ("Statement that Ostmark will pay", ["that Ostmark will pay"]),
    ],
)
def test_a_headline_that_names_the_document_below_it_says_nothing(headline: str, said: list[str]) -> None:
    analysis = analyse(f"{headline}\n\nPresident Ada Vell met today with President Leo Marr. They discussed trade.")
    found = found_quotes(analysis, paired_marks(analysis))
    assert [f.content[0].text for f in found if f.start < len(headline)] == said
