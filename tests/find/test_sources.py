"""On whose word a contact stands. Countries, agencies and officials are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.analysis import analyse
from communique.document import Document
from communique.find.sources import find_sources
from communique.records import Contact, DateValue, Entity, Mention, Quote, QuoteSource, SourceLink
from communique.resolve.dates import find_dates
from communique.roster import Roster

from .made_by_hand import contact, party, quote, roster, stretch

Chain = tuple[str, list[str]]


def links_of(
    text: str,
    quotes: list[Quote],
    trigger: str = "met",
    outlet: str | None = None,
    names: Roster | None = None,
    dates: tuple[DateValue, ...] = (),
) -> tuple[SourceLink, ...]:
    made = contact(text, trigger, party("Droste", "e1"), party("Marr", "e2"))
    analysis, document = analyse(text), Document(text, outlet=outlet)
    days = dates or find_dates(analysis, document)
    contacts, _ = find_sources((made,), tuple(quotes), analysis, document, names or Roster(), days)
    return contacts[0].on_word_of


def chains_of(links: tuple[SourceLink, ...]) -> list[Chain]:
    return [(x.name, [v.name for v in x.via]) for x in links]


QUOTED: dict[str, tuple[str, tuple[str, str, str], list[Chain]]] = {
    "nobody named: the author vouches": (
        "Droste met Marr. Kesten said it rained.",
        ("it rained", "Kesten", "said"),
        [],
    ),
    "a ministry says": (
        "Droste met Marr on Monday, the Foreign Ministry said.",
        ("Droste met Marr on Monday", "the Foreign Ministry", "said"),
        [("Foreign Ministry", [])],
    ),
    "a report is its issuer's word": (
        "According to a report by the Foreign Intelligence Service, Droste met Marr.",
        ("Droste met Marr", "a report by the Foreign Intelligence Service", "According to"),
        [("Foreign Intelligence Service", [])],
    ),
    "a statement is its issuer's word": (
        "A Chancellery statement said Droste met Marr.",
        ("Droste met Marr", "A Chancellery statement", "said"),
        [("Chancellery", [])],
    ),
    "a paper called Post is no post": (
        "Droste met Marr, the Harbour Post said.",
        ("Droste met Marr", "the Harbour Post", "said"),
        [("Harbour Post", [])],
    ),
    "an agency citing a service carries the service's word": (
        "Droste met Marr in Torkent, Veldapress reported, citing the presidential press service.",
        ("Droste met Marr in Torkent", "Veldapress", "reported"),
        [("presidential press service", ["Veldapress"])],
    ),
    "a report by an agency citing a service": (
        "According to a report by Veldapress citing the State Security Service, Droste met Marr.",
        ("Droste met Marr", "a report by Veldapress citing the State Security Service", "According to"),
        [("State Security Service", ["Veldapress"])],
    ),
    "as quoted by an agency": (
        "Droste met Marr, Kesten said, as quoted by Veldapress.",
        ("Droste met Marr", "Kesten", "said"),
        [("Kesten", ["Veldapress"])],
    ),
    "told a radio station": (
        "Droste met Marr in Selm, two diplomats familiar with the talks told NVR radio.",
        ("Droste met Marr in Selm", "two diplomats familiar with the talks", "told"),
        [("two diplomats familiar with the talks", ["NVR radio"])],
    ),
    "told reporters: no carrier": (
        "Droste met Marr, Kesten told reporters.",
        ("Droste met Marr", "Kesten", "told"),
        [("Kesten", [])],
    ),
    "told this newspaper: the own outlet is no link": (
        "Kesten told this newspaper that Droste met Marr.",
        ("that Droste met Marr", "Kesten", "told"),
        [("Kesten", [])],
    ),
    "media reports are described in the text's words": (
        "According to media reports, Droste met Marr.",
        ("Droste met Marr", "media reports", "According to"),
        [("media reports", [])],
    ),
    "it was reported: the words stand for the source": (
        "It was reported that Droste met Marr.",
        ("that Droste met Marr", "", "was reported"),
        [("It was reported", [])],
    ),
    "with reference to a document": (
        "Veldapress writes, with reference to a document of the Harbour Office, that Droste met Marr.",
        ("that Droste met Marr", "Veldapress", "writes"),
        [("document of the Harbour Office", ["Veldapress"])],
    ),
    "whose report a denial meets": (
        "An Ostmark official denied a report by Veldapress that Droste met Marr.",
        ("that Droste met Marr", "An Ostmark official", "denied"),
        [("Veldapress", [])],
    ),
    "an outlet beside its kind": (
        "The investigative site Halmer Vox writes that Droste met Marr.",
        ("that Droste met Marr", "The investigative site Halmer Vox", "writes"),
        [("Halmer Vox", [])],
    ),
    "an unnamed official keeps no article": (
        "An Ostmark official said Droste met Marr.",
        ("Droste met Marr", "An Ostmark official", "said"),
        [("Ostmark official", [])],
    ),
    "who denies a meeting is no source of it": (
        "Kesten denied that Droste met Marr.",
        ("that Droste met Marr", "Kesten", "denied"),
        [],
    ),
    "who wants a meeting is no source of it": (
        "Kesten wants that Droste met Marr.",
        ("that Droste met Marr", "Kesten", "wants"),
        [],
    ),
}


@pytest.mark.parametrize(("text", "parts", "expected"), QUOTED.values(), ids=QUOTED.keys())
def test_a_quote_that_tells_of_the_contact(text: str, parts: tuple[str, str, str], expected: list[Chain]) -> None:
    assert chains_of(links_of(text, [quote(text, *parts)])) == expected


CREDITED = {
    "attributed to": ("The paper attributed its information to an aide.", [("aide", ["Harbour Post"])]),
    "cited": ("The Harbour Post cited two diplomats.", [("two diplomats", ["Harbour Post"])]),
    "cited a thing": ("The paper cited safety concerns.", [("Harbour Post", [])]),
    "cited by another outlet": ("The Selm Tribune cited two diplomats.", [("Harbour Post", [])]),
    "did not": ("The paper did not cite a diplomat.", [("Harbour Post", [])]),
}


@pytest.mark.parametrize(("after", "expected"), CREDITED.values(), ids=CREDITED.keys())
def test_an_outlet_that_names_its_source_afterwards_carries_it(after: str, expected: list[Chain]) -> None:
    text = f"Droste met Marr, the Harbour Post said. {after}"
    assert chains_of(links_of(text, [quote(text, "Droste met Marr", "the Harbour Post", "said")])) == expected


def test_who_gives_the_details_vouches_for_what_follows() -> None:
    text = "A communiqué from the Chancellery gives some details. Droste met Marr at the palace."
    assert chains_of(links_of(text, [])) == [("Chancellery", [])]


def test_two_joined_sources_are_two_links() -> None:
    text = "Droste met Marr, according to a front spokesman and to a Western diplomat briefed on it."
    said = quote(text, "Droste met Marr", "a front spokesman and to a Western diplomat briefed on it", "according to")
    found = chains_of(links_of(text, [said]))
    assert found == [("front spokesman", []), ("Western diplomat briefed on it", [])]


def test_a_partys_own_post_that_tells_what_it_said_to_the_other_vouches() -> None:
    text = 'Droste met Marr on Friday. "I told Minister Marr that this has to end," Droste wrote on Telegram.'
    post = quote(text, '"I told Minister Marr that this has to end,"', "Droste", "wrote")
    post = replace(post, source=QuoteSource("e1", "Droste", (stretch(text, "Droste", 2),)))
    names = roster(text, e1="person:Droste", e2="person:Marr")
    assert chains_of(links_of(text, [post], names=names)) == [("Droste", [])]


def test_who_tells_what_was_said_by_telephone_vouches_though_only_its_content_was_found() -> None:
    text = "Droste met Marr and told him that the ban would go, the Chancellery said."
    said = quote(text, "that the ban would go", "the Chancellery", "said")
    assert chains_of(links_of(text, [said])) == [("Chancellery", [])]


REFERENCES: dict[str, tuple[str, list[Chain]]] = {
    "a dated reference covers its sentence": ("Droste met Marr (Veldapress, 3 November 2023).", [("Veldapress", [])]),
    "and the sentences before it": (
        "Droste met Marr. They spoke for an hour (Veldapress, 1/11/2023).",
        [("Veldapress", [])],
    ),
    "not the sentence after it": ("It rained in Selm (Veldapress, 1/11/2023). Droste met Marr.", []),
    "an outlet without a date": ("Droste met Marr. (Norvik News)", [("Norvik News", [])]),
    "source and colon": ("Droste met Marr. [Source: Erkin Sado]", [("Erkin Sado", [])]),
    "an abbreviation is no reference": ("Droste met Marr of the State Security Service (SSS).", []),
    "years of life are no reference": ("Droste met Marr, who knew Asanov (1931-2016).", []),
    "a verse is no reference": ("Droste met Marr. [Al-Selm:11]", []),
    "as reported by": ("As reported by the Norvik News agency, Droste met Marr.", [("Norvik News agency", [])]),
}


@pytest.mark.parametrize(("text", "expected"), REFERENCES.values(), ids=REFERENCES.keys())
def test_a_reference_without_a_quote(text: str, expected: list[Chain]) -> None:
    assert chains_of(links_of(text, [])) == expected


def test_a_dated_reference_gives_its_carrier_the_date() -> None:
    text = "According to the ministry, Droste met Marr (Veldapress, 3 November 2023)."
    day = DateValue("2023-11-03", stretch(text, "3 November 2023"), "day", "stated")
    (link,) = links_of(text, [quote(text, "Droste met Marr", "the ministry", "According to")], dates=(day,))
    assert [(v.name, v.date, v.span and v.span.text) for v in link.via] == [("Veldapress", "2023-11-03", "Veldapress")]


def test_the_documents_own_outlet_is_never_a_link() -> None:
    text = "Droste met Marr, Kesten told Norvik News. (Norvik News)"
    found = links_of(text, [quote(text, "Droste met Marr", "Kesten", "told")], outlet="Norvik News")
    assert chains_of(found) == [("Kesten", [])]


def test_an_agency_in_the_dateline_carries_what_another_outlet_prints() -> None:
    text = "Ministers meet\n\nTORKENT, Nov. 3 (Norvik News) - Droste met Marr on Friday, the ministry said."
    said = quote(text, "Droste met Marr on Friday", "the ministry", "said")
    assert chains_of(links_of(text, [said], outlet="The Harbour Letter")) == [("ministry", ["Norvik News"])]
    assert chains_of(links_of(text, [said], outlet="Norvik News")) == [("ministry", [])]


def test_who_stresses_the_importance_of_a_visit_does_not_vouch_for_it() -> None:
    text = "Kesten stressed the importance of the visit by Droste. Kesten said that the visit took place."
    remark = quote(text, "the importance of the visit by Droste", "Kesten", "stressed")
    assert chains_of(links_of(text, [remark], trigger="visit")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The agency VPA confirmed the meeting but gave no date.", [("VPA", [])]),
        ("The presidency announced the meeting on its website.", [("presidency", [])]),
        ("The presidency did not confirm the meeting.", []),
        ("The presidency must confirm the meeting.", []),
        ("The presidency confirmed the budget.", []),
    ],
    ids=["confirms", "announces", "does not confirm", "should confirm", "confirms something else"],
)
def test_who_confirms_a_contact_vouches_for_it(sentence: str, expected: list[Chain]) -> None:
    assert chains_of(links_of("Droste met Marr. " + sentence, [])) == expected


TELLING_OF_IT: dict[str, tuple[str, tuple[str, str, str], list[Chain]]] = {
    "what was done in the meeting": (
        "In the meeting, the two diplomats congratulated each other, the ministry said.",
        ("In the meeting, the two diplomats congratulated each other", "the ministry", "said"),
        [("ministry", [])],
    ),
    "what was not discussed": (
        "No timetable was discussed, an aide said.",
        ("No timetable was discussed", "an aide", "said"),
        [("aide", [])],
    ),
    "what the envoys accepted": (
        "The envoys accepted a truce, an aide said.",
        ("The envoys accepted a truce", "an aide", "said"),
        [("aide", [])],
    ),
    "what a party said there": (
        "Marr noted that the border was long, an aide said.",
        ("Marr noted that the border was long", "an aide", "said"),
        [("aide", [])],
    ),
    "a party's own post": (
        "We discussed trade, Droste posted on X.",
        ("We discussed trade", "Droste", "posted"),
        [("Droste", [])],
    ),
    "what a party says of other things": (
        "We need more trade, Droste posted on X.",
        ("We need more trade", "Droste", "posted"),
        [],
    ),
    "what happened elsewhere": ("It rained, an aide said.", ("It rained", "an aide", "said"), []),
}


@pytest.mark.parametrize(("sentence", "parts", "expected"), TELLING_OF_IT.values(), ids=TELLING_OF_IT.keys())
def test_a_quote_that_tells_of_the_contact_without_naming_it(
    sentence: str, parts: tuple[str, str, str], expected: list[Chain]
) -> None:
    text = "Droste met Marr. " + sentence
    names = roster(text, e1="person:Droste", e2="person:Marr")
    assert chains_of(links_of(text, [quote(text, *parts)], names=names)) == expected


def test_who_says_the_same_of_a_planned_meeting_is_a_source_too() -> None:
    text = "Droste will meet Marr in Selm, the bloc said. Orlin will host Droste and Marr, an aide said."
    names = roster(text, e1="person:Droste", e2="person:Marr")
    quotes = [
        quote(text, "Droste will meet Marr in Selm", "the bloc", "said", "q1"),
        quote(text, "Orlin will host Droste and Marr", "an aide", "said", "q2"),
    ]
    assert chains_of(links_of(text, quotes, trigger="meet", names=names)) == [("bloc", []), ("aide", [])]


def test_both_sides_are_two_sources() -> None:
    text = "Droste met Marr, both sides said."
    joint = stretch(text, "both sides")
    mention = Mention(joint.start, joint.end, joint.text, "role")
    names = Roster(tuple(
        Entity(id, "person", name, mentions=(Mention(at, at + len(name), name, "name"), mention))
        for id, name, at in (("e1", "Droste", 0), ("e2", "Marr", 11))
    ))  # fmt: skip
    said = quote(text, "Droste met Marr", "both sides", "said")
    assert chains_of(links_of(text, [said], names=names)) == [("Droste", []), ("Marr", [])]


def test_a_press_bureau_is_called_by_its_own_name_and_stands_for_its_service() -> None:
    text = "Droste met Marr, according to the FIS press bureau."
    bureau = stretch(text, "FIS press bureau")
    mention = Mention(bureau.start, bureau.end, bureau.text, "name")
    names = Roster((Entity("e3", "institution", "Foreign Intelligence Service", mentions=(mention,)),))
    said = quote(text, "Droste met Marr", "the FIS press bureau", "according to")
    (link,) = links_of(text, [said], names=names)
    assert (link.name, link.entity) == ("FIS press bureau", "e3")


def test_two_sources_are_two_links() -> None:
    text = "Droste met Marr, the Chancellery said. The Harbour Palace said the two leaders discussed gas."
    quotes = [
        quote(text, "Droste met Marr", "the Chancellery", "said", "q1"),
        quote(text, "the two leaders discussed gas", "The Harbour Palace", "said", "q2"),
    ]
    assert chains_of(links_of(text, quotes)) == [("Chancellery", []), ("Harbour Palace", [])]


def test_a_quote_in_a_quote_makes_the_outer_source_a_carrier() -> None:
    text = "Norvik News reported that Kesten had said Droste met Marr."
    quotes = [
        quote(text, "that Kesten had said Droste met Marr", "Norvik News", "reported", "q1"),
        quote(text, "Droste met Marr", "Kesten", "said", "q2", part_of="q1"),
    ]
    assert chains_of(links_of(text, quotes)) == [("Kesten", ["Norvik News"])]


def test_what_a_party_says_at_the_meeting_is_no_source_for_it() -> None:
    text = "Droste met Marr. Droste said the two countries discussed trade too rarely."
    names = roster(text, e1="person:Droste", e2="person:Marr")
    said = quote(text, "the two countries discussed trade too rarely", "Droste", "said")
    made = Quote(said.id, said.kind, type(said.source)("e1", "Droste", said.source.spans), said.cue, said.content)
    assert links_of(text, [made], names=names)[:1] == ()


def test_a_report_goes_on_over_the_next_sentence() -> None:
    text = "According to a report by the Security Service, Droste flew to Selm. He met Marr there."
    said = quote(text, "Droste flew to Selm", "a report by the Security Service", "According to")
    assert chains_of(links_of(text, [said])) == [("Security Service", [])]


def test_the_same_agency_is_called_by_its_name() -> None:
    text = "Kesten left, he said, as quoted by Veldapress. Droste met Marr, the same agency reported, citing an aide."
    quotes = [
        quote(text, "Kesten left", "he", "said", "q1"),
        quote(text, "Droste met Marr", "the same agency", "reported", "q2"),
    ]
    assert chains_of(links_of(text, quotes)) == [("aide", ["Veldapress"])]


def test_a_quote_carries_its_way_too() -> None:
    text = 'Droste, Marr said, "met nobody", as quoted by Veldapress.'
    made = quote(text, '"met nobody"', "Marr", "said")
    none: tuple[Contact, ...] = ()
    _, (found,) = find_sources(none, (made,), analyse(text), Document(text), Roster(), ())
    assert [v.name for v in found.via] == ["Veldapress"]


PARAGRAPHS = (
    (
        "The director of Veldania's Foreign Intelligence Service, Anton Maresin, held talks in Torkent with the "
        "chairman of Karadan's State Security Service. According to a report by the Foreign Intelligence Service, "
        "the two officials discussed regional security (Veldapress, 1/11/2023)."
    ),
    "That is all that the public has been told. A partnership of this kind is a disgrace (so said my father).",
    "In September Droste met Kesten. He was in good spirits.",
)
COMMENTARY = "\n\n".join(PARAGRAPHS)


def test_a_commentary_on_one_services_word_passed_on_by_one_agency() -> None:
    service = "a report by the Foreign Intelligence Service"
    said = quote(COMMENTARY, "the two officials discussed regional security", service, "According to")
    talks = contact(COMMENTARY, "held talks", party("Anton Maresin", "e1"), party("the chairman", "e2"))
    other = contact(COMMENTARY, "met", party("Droste"), party("Kesten"), id="c2", main=False)
    contacts, _ = find_sources((talks, other), (said,), analyse(COMMENTARY), Document(COMMENTARY), Roster(), ())
    assert chains_of(contacts[0].on_word_of) == [("Foreign Intelligence Service", ["Veldapress"])]
    assert contacts[1].on_word_of == ()


@pytest.mark.parametrize("text", ["", "?", "()", "(Veldapress, 1/11/2023)", "\ud800", "[Source: ]", "(" * 500])
def test_nothing_to_source_gives_nothing(text: str) -> None:
    assert find_sources((), (), analyse(text), Document(text), Roster(), ()) == ((), ())
