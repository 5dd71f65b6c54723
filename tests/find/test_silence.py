"""Who has not confirmed a contact, and who was not heard. Countries, services and officials are invented."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

import communique
from communique.analysis import analyse
from communique.document import Document
from communique.find.silence import find_silence
from communique.find.silence_cues import kept_silences
from communique.records import Contact, Place, Quote, QuoteSource, SourceLink
from communique.roster import Roster

from .made_by_hand import contact, party, quote, roster, stretch

LEAD = "Droste met Marr in Torkent on Monday. "
Found = list[tuple[str, str]]


def silences_of(text: str, names: Roster | None = None, quotes: tuple[Quote, ...] = ()) -> Found:
    made = contact(text, "met", party("Droste", "e1"), party("Marr", "e2"))
    (found,) = find_silence((made,), quotes, analyse(text), names or Roster())
    return [(n.name, n.how) for n in found.not_confirmed_by]


CASES: dict[str, tuple[str, Found]] = {
    "published nothing": (
        "Karadan's State Security Service has published nothing about the visit.",
        [("Karadan's State Security Service", "silent")],
    ),
    "made no mention": ("The Chancellery made no mention of the talks.", [("Chancellery", "silent")]),
    "a readout that leaves it out is its issuer's": (
        "The readout of the Chancellery omitted the meeting.",
        [("Chancellery", "silent")],
    ),
    "has not confirmed": ("The ministry has not confirmed the meeting.", [("ministry", "silent")]),
    "remained silent": ("The army remained silent.", [("army", "silent")]),
    "no statement from": ("There was no statement from the government.", [("government", "silent")]),
    "declined to comment": ("The Chancellery declined to comment.", [("Chancellery", "no_comment")]),
    "declined to comment on the report": (
        "The Chancellery declined to comment on the report.",
        [("Chancellery", "no_comment")],
    ),
    "did not respond to a request": (
        "The embassy did not respond to a request for comment.",
        [("embassy", "no_comment")],
    ),
    "would not confirm": ("The ministry would not confirm the meeting.", [("ministry", "no_comment")]),
    "neither A nor B": (
        "Neither the palace nor the army has commented on the report.",
        [("palace", "silent"), ("army", "silent")],
    ),
    "a name stands beside the description": (
        "Its spokesman, Colonel Ranko Till, could not be reached.",
        [("Colonel Ranko Till", "unreachable")],
    ),
    "has yet to comment": ("Karadan has yet to comment.", [("Karadan", "silent")]),
    "by a day": ("The ministry had not commented by Tuesday noon.", [("ministry", "silent")]),
    "not put out a statement": ("The ministry had not put out a statement.", [("ministry", "silent")]),
    "in a statement": ("The Fund in a brief statement did not mention the encounter.", [("Fund", "silent")]),
    "not a word on a website": (
        "Not a word about it appeared on the website of the Chancellery.",
        [("Chancellery", "silent")],
    ),
    "would not discuss": ("The palace would not discuss it.", [("palace", "no_comment")]),
    "would not dignify": ("The palace would not dignify the report with a reply.", [("palace", "no_comment")]),
    "never happened": ("The palace says it never happened.", [("palace", "denied")]),
    "no truth": ("There was no truth in the report, the palace said.", [("palace", "denied")]),
    "described it as fiction": ("The palace described that as fiction.", [("palace", "denied")]),
    "denied everything": ("The palace denied everything.", [("palace", "denied")]),
    "yet to do something else": ("The opposition has yet to name a candidate.", []),
    "would not discuss another matter": ("The palace would not discuss the budget.", []),
    "denied everything that is told": ("The firm denied everything the court had found.", []),
    "who cannot say is not silent": ("The minister cannot say what he signed.", []),
    "calls went unanswered": ("Calls to the Chancellery went unanswered.", [("Chancellery", "unreachable")]),
    "messages were not returned": (
        "Messages left with the army were not returned.",
        [("army", "no_comment")],
    ),
    "attempts failed": ("Attempts to reach Kesten were unsuccessful.", [("Kesten", "unreachable")]),
    "attempts that did not fail": ("Attempts to reach a deal were successful.", []),
    "what reporters seek is no matter of its own": (
        "The embassy did not reply to messages seeking comment.",
        [("embassy", "no_comment")],
    ),
    "where nothing was published is not what it was about": (
        "The ministry of defence has published nothing on its website.",
        [("ministry of defence", "silent")],
    ),
    "neither confirmed nor denied": (
        "A spokesman for the army neither confirmed nor denied the meeting.",
        [("spokesman for the army", "neither")],
    ),
    "declined to confirm or deny": ("The army declined to confirm or deny the meeting.", [("army", "neither")]),
    "could not be reached": ("Kesten could not be reached for comment.", [("Kesten", "unreachable")]),
    "was unavailable": ("Kesten was unavailable for comment.", [("Kesten", "unreachable")]),
    "denied": ("Kesten denied that any meeting had taken place.", [("Kesten", "denied")]),
    "dismissed the report": ("The army dismissed the reports as false.", [("army", "denied")]),
    "declined to comment on another matter": ("The ministry declined to comment on the budget.", []),
    "said nothing of another matter": ("The port authority said nothing about the new ferry.", []),
    "said that the report was false": ('Kesten said the report was "simply false".', [("Kesten", "denied")]),
    "insisted that the claim is an invention": ("The army insists that the claim is a lie.", [("army", "denied")]),
    "said that no such meeting took place": (
        "Kesten told reporters that no such meeting took place.",
        [("Kesten", "denied")],
    ),
    "said that somebody never met somebody": ("Kesten said he had never met Marr.", [("Kesten", "denied")]),
    "said that no meeting is planned": ("Kesten said no meeting would take place next year.", []),
    "did not answer questions for days": (
        "The palace has not answered our questions for three days.",
        [("palace", "no_comment")],
    ),
    "would say only something else": (
        "The government says only that the airport handles many flights.",
        [("government", "no_comment")],
    ),
    "insisted that no proposal was received": ("The palace insists it never received such a proposal.", []),
    "said that nobody had asked it": ("Ostmark was not consulted, the ministry said.", []),
    "said only that they met": ("The government says only that the two met.", []),
    "somebody else's claim": ("The army dismissed the Harbour Guard's claim as propaganda.", []),
    "a denial of long standing": ("The army has always denied the reports.", []),
    "a new agreement that nobody spoke of": (
        "The army neither confirmed nor denied that a new agreement on the exchange of data had been signed.",
        [],
    ),
    "anything signed there": (
        "The army denied that anything had been signed.",
        [("army", "denied")],
    ),
    "a law keeps no silence": ("This law denies the report to many.", []),
    "a mere description is told in full": (
        "A spokesman for the junta declined to comment.",
        [("spokesman for the junta", "no_comment")],
    ),
    "denied something else": ("Kesten denied that he had taken bribes.", []),
    "denied somebody something": ("The government denied them permits for the meeting.", []),
    "a denial that is only possible": ("Kesten could deny the meeting.", []),
    "a decision not yet reached": ("No decision has been reached.", []),
    "a plain confirmation": ("The ministry confirmed the meeting.", []),
    "a plain report": ("The ministry published a photograph.", []),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES.keys())
def test_who_has_not_confirmed(sentence: str, expected: Found) -> None:
    assert silences_of(LEAD + sentence) == expected


def test_the_evidence_is_the_words_that_tell_of_it() -> None:
    text = LEAD + "The army neither confirmed nor denied the meeting, but its band played all night."
    (kept,) = kept_silences(analyse(text))
    assert kept.span == stretch(text, "The army neither confirmed nor denied the meeting")


def test_a_topic_that_the_refusal_itself_gave_ties_it_to_nothing() -> None:
    text = LEAD + "Droste declined to comment on the resignation of his transport minister."
    made = replace(
        contact(text, "met", party("Droste", "e1"), party("Marr", "e2")),
        topics=(stretch(text, "the resignation of his transport minister"),),
    )
    (found,) = find_silence((made,), (), analyse(text), Roster())
    assert not found.not_confirmed_by


def test_neither_side_means_both() -> None:
    found = silences_of(LEAD + "Neither of them has confirmed the meeting.")
    assert found == [("Droste", "silent"), ("Marr", "silent")]


def said_by(text: str, words: str, source: str) -> Quote:
    made = quote(text, words, source, "said")
    return Quote(made.id, made.kind, QuoteSource(None, source, made.source.spans), made.cue, made.content)


def test_who_says_i_do_not_comment_declines() -> None:
    text = LEAD + '"I don\'t comment on rumours," Petra Saal said.'
    said = said_by(text, '"I don\'t comment on rumours,"', "Petra Saal")
    assert silences_of(text, quotes=(said,)) == [("Petra Saal", "no_comment")]


def test_a_readout_that_leaves_a_topic_out_is_silent() -> None:
    text = "Droste met Marr about the river. The readout, released by the Chancellery, does not mention the river."
    made = replace(contact(text, "met", party("Droste"), party("Marr")), topics=(stretch(text, "the river"),))
    (found,) = find_silence((made,), (), analyse(text), Roster())
    assert [(n.name, n.how) for n in found.not_confirmed_by] == [("Chancellery", "silent")]


def test_what_the_author_does_not_comment_on_is_nobodys_silence() -> None:
    assert silences_of(LEAD + "I cannot comment on that.") == []


def test_a_silence_that_somebody_tells_of_in_passing_is_none_of_this_contact() -> None:
    text = LEAD + "Saal said the villagers asked, and the ministry did not reply."
    said = said_by(text, "the villagers asked, and the ministry did not reply", "Saal")
    assert silences_of(text, quotes=(said,)) == []


FILLER = "The harvest was good in the valley and the roads were dry."


@pytest.mark.parametrize(("between", "expected"), [(2, [("army", "no_comment")]), (30, [])])
def test_a_silence_without_a_topic_must_stand_near(between: int, expected: Found) -> None:
    text = LEAD + "\n\n" + "\n\n".join([FILLER] * between) + "\n\nThe army declined to comment."
    assert silences_of(text) == expected


def test_a_silence_told_before_its_contact_is_heard() -> None:
    text = "The palace has not answered our questions.\n\nBut Droste met Marr, an aide says."
    made = contact(text, "met", party("Droste"), party("Marr"), main=False)
    (found,) = find_silence((made,), (), analyse(text), Roster())
    assert [(n.name, n.how) for n in found.not_confirmed_by] == [("palace", "no_comment")]


def test_a_silence_in_the_paragraph_of_another_contact_is_about_that_one() -> None:
    text = (
        "Droste met Marr in Selm.\n\nNVR reported that an envoy had seen Orlin in Halmere. Ostmark denied the report. "
        "A spokesman for the guard declined to comment."
    )
    meeting = contact(text, "met", party("Droste"), party("Marr"))
    other = contact(text, "seen", party("envoy"), party("Orlin"), id="c2", main=False)
    first, second = find_silence((meeting, other), (), analyse(text), Roster())
    assert first.not_confirmed_by == ()
    assert [(n.name, n.how) for n in second.not_confirmed_by] == [
        ("Ostmark", "denied"),
        ("spokesman for the guard", "no_comment"),
    ]


def test_a_silence_that_names_a_place_is_about_the_contact_there() -> None:
    text = (
        "Droste will meet Marr in Selm. Orlin will see Vos in Halmere. "
        "The palace declined to comment on the Selm meeting."
    )
    there = Place("Selm", stretch(text, "Selm"))
    first = contact(text, "meet", party("Droste"), party("Marr"), main=False)
    first = replace(first, place=there)
    second = contact(text, "see", party("Orlin"), party("Vos"), id="c2")
    found, other = find_silence((first, second), (), analyse(text), Roster())
    assert [n.name for n in found.not_confirmed_by] == ["palace"]
    assert other.not_confirmed_by == ()


def test_a_silence_that_the_text_settles_is_not_listed() -> None:
    text = LEAD + "The Harbour Palace at first declined to comment. On Friday the Harbour Palace confirmed the meeting."
    assert silences_of(text, roster(text, e5="institution:Harbour Palace")) == []


def test_a_confirmation_that_is_only_wanted_settles_nothing() -> None:
    text = LEAD + "The Harbour Palace declined to comment. The Harbour Palace must confirm the meeting."
    assert silences_of(text, roster(text, e5="institution:Harbour Palace")) == [("Harbour Palace", "no_comment")]


def test_a_denial_outweighs_an_earlier_silence_of_the_same_party() -> None:
    text = LEAD + "Kesten declined to comment on the meeting. Later Kesten denied that the meeting had taken place."
    assert silences_of(text, roster(text, e5="person:Kesten")) == [("Kesten", "denied")]


def test_a_silence_goes_to_the_contact_that_it_names() -> None:
    text = "Droste met Marr in Selm. Orlin will visit Halmere in May. The army has not commented on the visit."
    meeting = contact(text, "met", party("Droste"), party("Marr"))
    visit = contact(text, "visit", party("Orlin"), id="c2", kind="visit", status="planned", main=False)
    first, second = find_silence((meeting, visit), (), analyse(text), Roster())
    assert [n.name for n in first.not_confirmed_by] == []
    assert [n.name for n in second.not_confirmed_by] == ["army"]


def speaking(text: str, content: str, source: str, entity: str | None) -> Quote:
    made = quote(text, content, source, "said")
    return Quote(made.id, made.kind, QuoteSource(entity, source, made.source.spans), made.cue, made.content)


def unheard(text: str, made: Contact, *quotes: Quote, outlet: str | None = None) -> list[str]:
    (found,) = find_silence((made,), quotes, analyse(text), Roster(), Document(text, outlet=outlet))
    return [n.name for n in found.not_heard]


TALKS = (
    "Maresin held talks with Ilyazov. Maresin said they went well. The State Security Service said nothing was signed."
)


def test_who_is_quoted_is_heard() -> None:
    made = contact(TALKS, "held talks", party("Maresin", "e1"), party("Ilyazov", "e2"))
    assert unheard(TALKS, made, speaking(TALKS, "they went well", "Maresin", "e1")) == ["Ilyazov"]


def test_the_word_of_the_service_that_someone_heads_counts_for_him() -> None:
    head = party("Ilyazov", "e2", office="chairman of the State Security Service", of="Karadan")
    made = contact(TALKS, "held talks", party("Maresin", "e1"), head)
    said = speaking(TALKS, "nothing was signed", "The State Security Service", None)
    assert unheard(TALKS, made, said) == ["Maresin"]


def test_a_source_of_the_contact_is_heard() -> None:
    made = contact(TALKS, "held talks", party("Maresin", "e1"), party("Ilyazov", "e2"))
    linked = Contact(
        made.id, made.kind, made.status, True, made.trigger, made.participants,
        on_word_of=(SourceLink("Ilyazov", "e2", None),),
    )  # fmt: skip
    assert unheard(TALKS, linked) == ["Maresin"]


def test_who_publishes_the_text_is_heard() -> None:
    text = "President Marr received Chancellor Vos."
    hosts = party("Ada Marr", "e1", office="President", of="Veldania")
    made = contact(text, "received", hosts, party("Henrik Vos", "e2", office="Chancellor", of="Ostmark"))
    assert unheard(text, made, outlet="President of Veldania") == ["Henrik Vos"]


def test_only_who_has_a_voice_is_missed() -> None:
    made = contact(
        TALKS, "held talks",
        party("Maresin", "e1"), party("Senators", "e2", "group"), party("a Veldanian envoy", "e3"),
        party("River Cooperation Mechanism", "e4", "institution"), party("River Guard", "e5", "institution"),
    )  # fmt: skip
    assert unheard(TALKS, made) == ["Maresin", "River Guard"]


def test_who_was_heard_is_found_in_linear_time() -> None:
    text = "Maresin met Ilyazov. " + "Saal said it rained. " * 3000
    analysis, spoken = analyse("Maresin met Ilyazov. Saal said it rained."), []
    for n in range(3000):
        made = quote(analysis.text, "it rained", "Saal", "said", f"q{n}")
        spoken.append(replace(made, source=QuoteSource(None, f"Saal the {n}th", made.source.spans)))
    many = tuple(contact(text, "met", party(f"Orlin {n}"), party(f"Vos {n}"), id=f"c{n}") for n in range(1500))
    began = perf_counter()
    found = find_silence(many, tuple(spoken), analysis, Roster())
    assert perf_counter() - began < 3
    assert len(found) == 1500


PARAGRAPHS = (
    "Maresin met Ilyazov in Torkent, the Foreign Intelligence Service said.",
    (
        "Karadan's State Security Service has published nothing about the visit. The press office of President "
        "Toktasin did not respond to a request for comment. State television led with the harvest."
    ),
    (
        "The deputy minister told parliament that the country would join no bloc. She declined to comment on the "
        "price of bread. The president's office has not commented on the drought."
    ),
)
COMMENTARY = "\n\n".join(PARAGRAPHS)


def test_a_commentary_with_two_silent_parties_and_two_that_are_silent_on_other_matters() -> None:
    made = contact(COMMENTARY, "met", party("Maresin", "e1"), party("Ilyazov", "e2"))
    (found,) = find_silence((made,), (), analyse(COMMENTARY), Roster())
    assert [(n.name, n.how) for n in found.not_confirmed_by] == [
        ("Karadan's State Security Service", "silent"),
        ("press office of President Toktasin", "no_comment"),
    ]


@pytest.mark.parametrize("text", ["", "?", "No.", "Nobody.", "\ud800", "not " * 300])
def test_nothing_said_gives_nothing(text: str) -> None:
    assert find_silence((), (), analyse(text), Roster()) == ()
    assert kept_silences(analyse(text)) == ()


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The ministry would neither confirm nor deny that Droste had called Marr.",
            "called",
            [("ministry", "neither")],
        ),
        (
            "Neither Ostmark nor Karadan has commented on the talks between Droste and Marr.",
            "talks",
            [("Ostmark", "silent"), ("Karadan", "silent")],
        ),
    ],
)
def test_a_silence_is_about_the_contact_that_its_own_words_tell(text: str, trigger: str, expected: Found) -> None:
    made = contact(text, trigger, party("Droste", "e1"), party("Marr", "e2"))
    (found,) = find_silence((made,), (), analyse(text), Roster())
    assert [(n.name, n.how) for n in found.not_confirmed_by] == expected


@pytest.mark.parametrize(
    ("told", "how"),
    [("Marek did not take questions.", "no_comment"), ("The Karadan presidency kept its own counsel.", "silent")],
)
def test_who_takes_no_questions_or_keeps_counsel(told: str, how: str) -> None:
    lead = "President Anton Reska of Ostmark met President Lena Marek of Karadan in Tarn on Monday, his office said. "
    (met,) = communique.read(lead + told).contacts
    assert [n.how for n in met.not_confirmed_by] == [how]
