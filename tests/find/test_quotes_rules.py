"""Who said what. Countries, institutions and officials are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes_rules import ruled_quotes
from communique.records import Quote
from communique.spans import Span, holds


def quotes(text: str) -> tuple[Quote, ...]:
    analysis = analyse(text)
    return ruled_quotes(analysis, paired_marks(analysis))


def words(spans: tuple[Span, ...]) -> str:
    return " | ".join(s.text for s in spans)


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(q.kind, words(q.source.spans), words(q.cue.spans), words(q.content.spans)) for q in quotes(text)]


DIRECT = [
    ("tag behind", '"We agree," Droste said on Friday.', "Droste", "said", '"We agree,"'),
    (
        "inverted tag behind",
        "“We agree,” said Ilan Droste, the minister.",
        "Ilan Droste, the minister",
        "said",
        "“We agree,”",
    ),
    ("tag behind a question", "“Do we agree?” asked Droste.", "Droste", "asked", "“Do we agree?”"),
    ("tag before", "Droste told reporters, “We agree.”", "Droste", "told", "“We agree.”"),
    ("tag before with a colon", "Droste told reporters: “We agree.”", "Droste", "told", "“We agree.”"),
    (
        "tag in the middle",
        '"We agree," Droste said, "and we go on."',
        "Droste",
        "said",
        '"We agree," | "and we go on."',
    ),
    ("next sentence in marks", "“We agree,” Droste said. “We go on.”", "Droste", "said", "“We agree,” | “We go on.”"),
    (
        "a fragment resumed",
        '"Every day," Droste said, speaking in Torkent, "we go on."',
        "Droste",
        "said",
        '"Every day," | "we go on."',
    ),
    ("guillemets", "«We agree,» Droste said.", "Droste", "said", "«We agree,»"),
    ("single marks", "'We will agree to it,' Droste said.", "Droste", "said", "'We will agree to it,'"),
    (
        "a verb that leads to the tag's",
        '"If you want peace," my aunt used to say, "buy a good lock."',
        "my aunt",
        "used to say",
        '"If you want peace," | "buy a good lock."',
    ),
    (
        "posted on a platform",
        '"Great to have met Ida Marr in Torkent. We spoke of trade and gas," PM Orlin posted on X (formerly Twitter).',
        "PM Orlin",
        "posted",
        '"Great to have met Ida Marr in Torkent. We spoke of trade and gas,"',
    ),
    (
        "quoted as saying, behind",
        '"We paid," the Norvik agency quoted his aide Mara Orm as saying.',
        "his aide Mara Orm",
        "quoted",
        '"We paid,"',
    ),
    ("as put by", "As Droste put it, “We agree.”", "Droste", "put", "“We agree.”"),
    (
        "statement above",
        "In a statement, Droste wrote:\n\n“We agree on this.”",
        "Droste",
        "wrote",
        "“We agree on this.”",
    ),
    (
        "signature",
        '"We stand with Karadan." - Commissioner Lena Hask',
        "Commissioner Lena Hask",
        "",
        '"We stand with Karadan."',
    ),
    (
        "press release line",
        'And from Chairwoman Ida Marr:\n\n"This is a good day for us all."',
        "Chairwoman Ida Marr",
        "",
        '"This is a good day for us all."',
    ),
    (
        "over paragraphs, tag in the first",
        "“We agree,” Droste said. “We go on.\n\n“We come back in May.”",
        "Droste",
        "said",
        "“We agree,” | “We go on. | “We come back in May.”",
    ),
    (
        "over paragraphs, tag in the last",
        "“We agree on it all.\n\n“We come back in May,” Droste said.",
        "Droste",
        "said",
        "“We agree on it all. | “We come back in May,”",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), [c[1:] for c in DIRECT], ids=[c[0] for c in DIRECT])
def test_direct(text: str, source: str, cue: str, content: str) -> None:
    assert told(text) == [("direct", source, cue, content)]


TOLD = [
    ("that-clause", "Droste said that Ostmark would sign.", "indirect", "Droste", "said", "that Ostmark would sign"),
    ("bare clause", "Droste said Ostmark would sign.", "indirect", "Droste", "said", "Ostmark would sign"),
    ("tag behind a clause", "Ostmark will sign, Droste said.", "indirect", "Droste", "said", "Ostmark will sign"),
    (
        "hearers between",
        "Droste told reporters on Monday that Ostmark would sign.",
        "indirect",
        "Droste",
        "told",
        "that Ostmark would sign",
    ),
    (
        "part in marks",
        "Droste said the plan was “a gift” to Karadan.",
        "mixed",
        "Droste",
        "said",
        "the plan was “a gift” to Karadan",
    ),
    ("infinitive", "Droste vowed to sign the treaty.", "indirect", "Droste", "vowed", "to sign the treaty"),
    (
        "called on another",
        "The minister urged both sides to stop the fighting.",
        "indirect",
        "The minister",
        "urged",
        "both sides to stop the fighting",
    ),
    (
        "object of a readout verb",
        "The President condemned the attack on the border post.",
        "indirect",
        "The President",
        "condemned",
        "the attack on the border post",
    ),
    ("called it so", "Droste called the plan “a gift”.", "mixed", "Droste", "called", "the plan “a gift”"),
    (
        "according to, in front",
        "According to the ministry, four posts were closed.",
        "indirect",
        "the ministry",
        "According to",
        "four posts were closed",
    ),
    (
        "according to, behind",
        "Four posts were closed, according to the ministry.",
        "indirect",
        "the ministry",
        "according to",
        "Four posts were closed",
    ),
    (
        "noun with that",
        "Droste repeated his claim that Karadan had paid.",
        "indirect",
        "Droste",
        "repeated",
        "his claim that Karadan had paid",
    ),
    (
        "possessor of a noun",
        "The minister’s claim that Karadan had paid was false.",
        "indirect",
        "The minister’s",
        "claim",
        "that Karadan had paid",
    ),
    (
        "adjective",
        "Droste was confident that Karadan would pay.",
        "indirect",
        "Droste",
        "was confident",
        "that Karadan would pay",
    ),
    ("nobody named", "It was reported that Karadan had paid.", "indirect", "", "was reported", "that Karadan had paid"),
    (
        "quoted as saying",
        "Droste was quoted as saying that Karadan had paid.",
        "indirect",
        "Droste",
        "saying",
        "that Karadan had paid",
    ),
]


@pytest.mark.parametrize(("text", "kind", "source", "cue", "content"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD])
def test_told(text: str, kind: str, source: str, cue: str, content: str) -> None:
    assert told(text) == [(kind, source, cue, content)]


MIXED = [
    (
        "a speaker behind a list of names",
        "Vos will host Ida Marr and President Tok, Vos's aide Mara Orm said in a statement.",
        ("Vos's aide Mara Orm", "Vos will host Ida Marr and President Tok"),
    ),
    (
        "a tag between subject and verb",
        "The border, Droste said, would stay closed.",
        ("Droste", "The border | would stay closed"),
    ),
    (
        "a speaker who says another thing",
        "He said his talks with Karadan had given Ostmark time and said that Marr would sign.",
        ("He", "that Marr would sign"),
    ),
    (
        "a past tense goes on from the verb before the infinitive",
        "The leaders agreed to begin work on a pipeline and instructed their ministers to prepare a text.",
        ("The leaders", "to begin work on a pipeline"),
    ),
    (
        "a phrase in marks before another's sentence",
        "Marr said the sides had made “good progress”, but spokeswoman Mara Orm dismissed it, telling all it was vain.",
        ("Marr", "the sides had made “good progress”"),
    ),
    (
        "two clauses before according to",
        "The army held the town and the police shut the road, according to a Karadani report.",
        ("a Karadani report", "The army held the town and the police shut the road"),
    ),
    (
        "a clause after a colon",
        "The work pays off: Droste said he has raised the money.",
        ("Droste", "he has raised the money"),
    ),
    ("per", "Per the ministry, four posts were closed.", ("the ministry", "four posts were closed")),
    (
        "in someone's words",
        "In Droste's words, the deal is “a gift to smugglers”.",
        ("Droste's", "the deal is “a gift to smugglers”"),
    ),
    (
        "in the view of",
        "In the view of Droste, Karadan has broken its word.",
        ("Droste", "Karadan has broken its word"),
    ),
    (
        "quoted another as saying",
        "Norvik News quoted Droste as saying that Karadan had paid.",
        ("Droste", "that Karadan had paid"),
    ),
    (
        "what an interest is in",
        "The President reaffirmed his interest in cooperation on energy.",
        ("The President", "his interest in cooperation on energy"),
    ),
    ("called on someone", "Vos called on Karadan to free them.", ("Vos", "Karadan to free them")),
    (
        "a clause tied to a word between",
        "The spokeswoman noted in her channel that the talks were long.",
        ("The spokeswoman", "that the talks were long"),
    ),
    (
        "the author's contrast is left out",
        "Vos insists the deal is fair, while Marr has warned of sanctions.",
        ("Vos", "the deal is fair"),
    ),
    (
        "an agency that cites others",
        "Norvik News, citing two officials familiar with the matter, reported that the pact is dead.",
        ("Norvik News", "that the pact is dead"),
    ),
    (
        "a clause and the quotation that it leads up to",
        "Marr argues that sanctions do not work: “They hurt the poor.”",
        ("Marr", "that sanctions do not work | “They hurt the poor.”"),
    ),
    (
        "a noun beside marks",
        "The minister's remark, “we have all the time in the world”, angered many.",
        ("The minister's", "“we have all the time in the world”"),
    ),
    ("in the words of", "In the words of one diplomat, “it smells of 2014”.", ("one diplomat", "“it smells of 2014”")),
    ("made clear that", "Vos made clear that Ostmark would sign.", ("Vos", "that Ostmark would sign")),
    (
        "phrases in marks inside a reported sentence",
        "Karadan now sees him less as a “protector” than as a “provider,” a study concluded.",
        ("a study", "Karadan now sees him less as a “protector” than as a “provider,”"),
    ),
    (
        "a clause cut in two",
        "Zhenova called the article a fake and demanded an apology; she added that the authors would pay.",
        ("she", "that the authors would pay"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in MIXED], ids=[c[0] for c in MIXED])
def test_source_and_content_in_harder_sentences(text: str, expected: tuple[str, str]) -> None:
    assert expected in [(source, content) for _, source, _, content in told(text)]


NOTHING = [
    ("a refusal to comment", "The ministry declined to comment on the plan."),
    ("no answer", "The ministry did not respond to a request for comment."),
    ("neither confirmed nor denied", "A spokesman neither confirmed nor denied that Karadan had paid."),
    ("the author's call", "Parliament must ask him about the money."),
    ("the author's own view", "I think that Karadan has paid."),
    ("scare quotes", 'The "brotherly" help arrived on Monday.'),
    ("a title in marks", "She read “The Long River” on the train."),
    ("a narrated act", "Droste praised him."),
    ("a call on the telephone", "The President called King Harun today to offer his condolences."),
    ("no mention made", "The agency made no mention of a planned meeting."),
    ("the author's question", "What did the two men talk about?"),
    ("a mood of nobody in particular", "When Vos and Marr shook hands in Halmere last July, many hoped for peace."),
    ("what someone does not know", "He does not know which one it is."),
    ("nothing said", "The document says nothing about gas."),
    ("a guest welcomed", "PM Droste welcomed world leaders at the hall."),
    ("a meeting that underscores", "This meeting underscores the friendship of the two peoples."),
    ("a word of nobody in particular", "They are fed by officials who call it “calm”."),
    ("a field of a form", "Place: Torkent\n\nTime: 10:30"),
    ("no words at all", "... — !"),
    ("empty", ""),
    ("one character", "a"),
    ("nothing but marks", '"“”"'),
    ("a NUL and a lone surrogate", "\x00 \ud800"),
]


@pytest.mark.parametrize("text", [c[1] for c in NOTHING], ids=[c[0] for c in NOTHING])
def test_no_quote(text: str) -> None:
    assert told(text) == []


HEADLINES = [
    (
        "a tag and a bare denial",
        "Vos refused to meet Marr's envoy, Norvik reports; Ostmark denies",
        "Norvik",
        "Vos refused",
    ),
    ("a label in front", "Droste: Karadan Would Put Gas Before Peace", "Droste", "Karadan Would Put Gas Before Peace"),
    ("a label behind", "Karadan will not sign the treaty: minister", "minister", "Karadan will not sign the treaty"),
]


@pytest.mark.parametrize(("line", "source", "content"), [c[1:] for c in HEADLINES], ids=[c[0] for c in HEADLINES])
def test_a_headline_names_its_speaker(line: str, source: str, content: str) -> None:
    body = "Foreign Minister Ilan Droste spoke in Torkent on Friday. He left at noon.\n\nThe talks were short."
    ((_, who, _, words_said),) = [t for t in told(f"{line}\n\n{body}") if t[3] in line]
    assert who == source
    assert words_said.startswith(content)
    assert "Norvik reports" not in words_said


def test_a_headline_of_a_topic_has_no_speaker() -> None:
    assert told("Gas: what we know about the pipeline\n\nThe valves were shut.\n\nIt was cold.") == []


def test_a_statement_inside_a_reported_one_keeps_its_own_speaker() -> None:
    text = "Tok noted that “our union is growing”, the agency quoted his aide Mara Orm as saying."
    outer, inner = quotes(text)
    assert (words(outer.source.spans), words(inner.source.spans)) == ("his aide Mara Orm", "Tok")
    assert inner.part_of == outer.id


def test_a_quotation_that_goes_on_is_not_taken_from_the_clause_behind_it() -> None:
    text = "“He stands for us,” Marr said, adding that Vos is “definitely the best of them”."
    assert ("direct", "Marr", "said", "“He stands for us,”") in told(text)


def test_a_participle_takes_the_subject_of_its_sentence() -> None:
    text = "Droste thanked Karadan for the talks, adding that Ostmark would sign."
    assert ("indirect", "Droste", "adding", "that Ostmark would sign") in told(text)


def test_two_sources_in_one_sentence_are_two_quotes() -> None:
    text = "Droste said that Ostmark would sign, and Marr said that Veldania would not."
    assert [(s, c) for _, s, _, c in told(text)] == [
        ("Droste", "that Ostmark would sign"),
        ("Marr", "that Veldania would not"),
    ]


def test_an_attribution_inside_another_is_part_of_it() -> None:
    outer, inner = quotes("The agency reported that Droste said that Ostmark would sign.")
    assert (outer.id, outer.part_of, inner.part_of) == ("q1", None, "q1")


def test_a_transcript_gives_every_turn_its_speaker_and_its_paragraphs() -> None:
    text = (
        "The President met Ida Marr.\n\n* * *\n\nPresident of Ostmark Henrik Vos: Good day.\n\nYou have come far.\n\n"
        "Ida Marr: Thank you very much.\n\n* * *\n\nThe talks were held in Halmere."
    )
    assert [t for t in told(text) if t[0] == "direct"] == [
        ("direct", "President of Ostmark Henrik Vos", "", "Good day. | You have come far."),
        ("direct", "Ida Marr", "", "Thank you very much."),
    ]


def test_a_single_turn_goes_on_where_its_speaker_goes_on() -> None:
    text = "On gas.\n\nPresident of Ostmark Henrik Vos: Good afternoon.\n\nToday we will discuss gas in our country."
    assert told(text) == [
        ("direct", "President of Ostmark Henrik Vos", "", "Good afternoon. | Today we will discuss gas in our country.")
    ]


def test_a_headline_with_a_speaker_does_not_take_the_article() -> None:
    text = (
        "Henrik Vos: We Will Sign the Treaty.\n\nThe Chancellor spoke in Halmere on Friday before leaving for Torkent."
    )
    assert all("Friday" not in content for _, _, _, content in told(text))


def test_a_dateline_and_a_reference_are_no_part_of_the_content() -> None:
    text = "TORKENT, Nov. 3 (Norvik) — Four posts were closed on Friday, officials said."
    assert [c for *_, c in told(text)] == ["Four posts were closed on Friday"]
    text = "According to the ministry, four posts were closed (Veldapress, 1/11/2023)."
    assert [c for *_, c in told(text)] == ["four posts were closed"]


def test_a_mark_that_never_closes_costs_only_its_own_quote() -> None:
    text = "“We agree, Droste said in Torkent.\n\nMarr said: “We do not.”\n\n“We may,” Vos said."
    assert told(text)[-2:] == [("direct", "Marr", "said", "“We do not.”"), ("direct", "Vos", "said", "“We may,”")]


def test_ids_follow_the_text_and_every_quote_gives_its_reason() -> None:
    found = quotes("“We agree,” Droste said. Marr said that Veldania would sign. According to Vos, all is well.")
    assert [q.id for q in found] == ["q1", "q2", "q3"]
    assert all(q.reasons[0].rule.startswith("quotes.") and 0 < (q.reasons[0].score or 0) <= 1 for q in found)


PIECES = [
    "Droste said that ",
    "“We agree,” ",
    "Marr told reporters: ",
    '"',
    "”",
    "according to the ministry, ",
    "he added. ",
    "\r\n",
    "\n\n",
    "😀",
    "e\u0301 ",
    "السلام ",
    "\x00",
    "\ud800",
    "Ida Marr: ",
    "(2:255) ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=60, deadline=None)
def test_every_span_holds_in_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in quotes(text):
        assert quote.content.spans
        assert holds(text, (*quote.source.spans, *quote.cue.spans, *quote.content.spans))
