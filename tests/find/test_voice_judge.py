"""Which loaded words stay marked: by what readers kept in real news. Every text is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import Reader
from communique.analysis import analyse
from communique.document import Document
from communique.errors import CommuniqueError
from communique.find import voice_judge
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.find.tagger_seen import Seen
from communique.find.voice import find_voice
from communique.find.voice_layers import layers
from communique.find.voice_marks import voice_marks
from communique.records import VoiceMark

READER = Reader()
PLAIN = (
    "The regime in Torgas opened three new roads on Monday, and the ministry launched an aggressive campaign to repair "
    "the bridge."
)
JUDGED = "It was a shameful and reckless deal, and the minister's excuse was an insult to every voter."


def loaded(text: str) -> list[str]:
    voice = READER.read(Document(text, "t", language="en")).voice
    return [m.text for m in voice.marks if m.kind == "loaded"]


def test_words_in_their_plain_sense_are_left_out() -> None:
    assert loaded(PLAIN) == []
    assert loaded(JUDGED) == ["shameful", "reckless", "insult"]


def test_a_mark_says_how_likely_it_is_right() -> None:
    marks = READER.read(Document(JUDGED, "t", language="en")).voice.marks
    assert all(m.reasons[0].rule.startswith("voice.loaded") for m in marks)
    scores = [m.reasons[1].score for m in marks if m.reasons[1].rule == voice_judge.RULE]
    assert len(scores) == 3
    assert all(voice_judge.KEEPS <= s <= 1 for s in scores)
    assert len(set(scores)) > 1


def test_what_the_tagger_has_not_read_stays_as_the_lists_have_it() -> None:
    analysis = analyse(PLAIN, None)
    pairs = paired_marks(analysis)
    unread = find_voice(analysis, (), pairs).marks
    assert [m.text for m in unread] == ["regime", "aggressive"]
    seen = Seen()
    assert find_voice(analysis, find_quotes(analysis, pairs, seen), pairs, seen).marks == ()


def listed(text: str) -> list[str]:
    """What the lists mark, before anything is judged."""
    analysis = analyse(text, None)
    found = voice_marks(analysis, layers(analysis, ()), paired_marks(analysis))
    return [m.text for m in found if m.kind == "loaded"]


def test_words_inside_marks_are_nobody_s_but_the_quoted() -> None:
    text = '"I do not know. That will be a shameful day for the reckless minister." The market closed at noon.'
    assert listed(text) == []
    assert listed("Get 'em out, these shameful liars, was the voters' cry.") == ["shameful", "liars"]
    assert listed('The "deal is a shameful betrayal of every voter.') == ["shameful", "betrayal"]


OTHERS = {
    "called so": "After savaging the donors as corrupt insiders, Tok asks them to pay again.",
    "blamed for it": "Vell castigated Tok for shameful lies.",
    "struck as": "The rules struck some as an ominous step.",
    "celebrated as": "The press will celebrate these votes as triumphs.",
    "defined": "The definition of treason is giving aid to the enemy.",
    "hoped for": "The bill fell short of the hopes for a more heroic budget.",
    "warned of": "The bill comes as Republicans continue to warn that the deal was a shameful mistake.",
}


@pytest.mark.parametrize("how", OTHERS)
def test_what_others_blame_or_fear_is_theirs(how: str) -> None:
    assert [m for m in loaded(OTHERS[how]) if m != "savaging"] == []


OWN = {
    "my fear": ("My fear of this reckless gamble grows every day.", ["reckless"]),
    "I have a warning": ("I have a warning of a shameful betrayal.", ["shameful", "betrayal"]),
    "a name": ("His name as a disgraceful coward is known to everyone.", ["disgraceful", "coward"]),
}


@pytest.mark.parametrize("how", OWN)
def test_what_the_author_fears_is_the_author_s(how: str) -> None:
    text, expected = OWN[how]
    assert listed(text) == expected


def test_a_form_s_own_record_counts() -> None:
    judge = voice_judge.judge()
    assert judge.prior("liar") > judge.prior("never seen") > judge.prior("regime")


def test_weights_of_another_version_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loaded.npz").write_bytes(b"other")
    monkeypatch.setattr(voice_judge, "WEIGHTS", tmp_path)
    voice_judge.judge.cache_clear()
    with pytest.raises(CommuniqueError) as refused:
        voice_judge.judge()
    assert refused.value.code == "E502"
    voice_judge.judge.cache_clear()


def test_marks_of_other_kinds_are_not_judged() -> None:
    analysis = analyse(PLAIN, None)
    pairs, seen = paired_marks(analysis), Seen()
    told = find_voice(analysis, find_quotes(analysis, pairs, seen), pairs, seen).sentences
    words, layer = voice_judge.kept_words(analysis, seen), layers(analysis, ())
    start = PLAIN.index("regime")
    hedge, judged = (VoiceMark(kind, start, start + 6, "regime", ()) for kind in ("hedge", "loaded"))
    assert voice_judge.kept_marks(analysis, layer, (hedge, judged), words, told) == (hedge,)
