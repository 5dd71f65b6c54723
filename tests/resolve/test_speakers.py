"""The source of a quote resolved to an entity. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.records import Entity, EntityType, Mention, MentionKind, Quote
from communique.resolve.speakers import resolve_speakers
from communique.roster import Roster


def entity(text: str, id: str, type: EntityType, name: str, mentions: dict[str, MentionKind]) -> Entity:
    """An entity with the first place of each of these words in the text as its mentions."""
    found = (Mention(text.index(m), text.index(m) + len(m), m, kind) for m, kind in mentions.items())
    return Entity(id, type, name, mentions=tuple(found))


def resolved(text: str, *entities: Entity) -> tuple[Quote, ...]:
    analysis = analyse(text)
    return resolve_speakers(find_quotes(analysis, paired_marks(analysis)), analysis, Roster(entities))


CASES: list[tuple[str, str, dict[str, MentionKind], str | None, str | None]] = [
    ("a name", "Droste said that Ostmark would sign.", {"Droste": "name"}, "e1", "Ilan Droste"),
    ("a pronoun", "He said that Ostmark would sign.", {"He": "pronoun"}, "e1", "Ilan Droste"),
    ("a role", "The minister said that Ostmark would sign.", {"The minister": "role"}, "e1", "Ilan Droste"),
    ("a possessor", "His claim that Ostmark had paid was false.", {"His": "pronoun"}, "e1", "Ilan Droste"),
    (
        "a relative pronoun stands for its noun",
        "Ilan Droste, who said that Ostmark would sign, left for Torkent.",
        {"Ilan Droste": "name"},
        "e1",
        "Ilan Droste",
    ),
    (
        "an apposition",
        "Ilan Droste, the foreign minister, said that Ostmark would sign.",
        {"Ilan Droste": "name"},
        "e1",
        "Ilan Droste",
    ),
    (
        "an unnamed source keeps the text's words",
        "A senior official said that Ostmark would sign.",
        {"Ostmark": "name"},
        None,
        "A senior official",
    ),
    ("no source", "It was reported that Ostmark would sign.", {"Ostmark": "name"}, None, None),
]


@pytest.mark.parametrize(("text", "mentions", "id", "name"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_source_is_resolved(text: str, mentions: dict[str, MentionKind], id: str | None, name: str | None) -> None:
    who = entity(text, "e1", "person", "Ilan Droste", mentions)
    quote = resolved(text, who)[0]
    assert (quote.source.entity, quote.source.name) == (id, name)


def test_a_report_speaks_for_its_issuer() -> None:
    text = "According to a report by the Border Service, four posts were closed."
    service = entity(text, "e1", "institution", "Border Service", {"the Border Service": "name"})
    assert resolved(text, service)[0].source.entity == "e1"


ISSUED = [
    ("by", "A report by the Border Service lists three posts. “All is calm,” the report stated."),
    ("published", "The Border Service published a report. The report stated that four posts were closed."),
    ("it", "The Border Service published a report on trade. It said that four posts were closed."),
    ("said in", "Four posts closed, the Border Service said in a statement. “All is calm,” the statement read."),
]


@pytest.mark.parametrize("text", [c[1] for c in ISSUED], ids=[c[0] for c in ISSUED])
def test_a_report_speaks_for_the_issuer_named_before_it(text: str) -> None:
    name = next(words for words in ("the Border Service", "The Border Service") if words in text)
    service = entity(text, "e1", "institution", "Border Service", {name: "name"})
    assert resolved(text, service)[-1].source.entity == "e1"


def test_a_report_without_an_issuer_stays_nameless() -> None:
    text = "The Border Service was closed. The report stated that four posts were open."
    service = entity(text, "e1", "institution", "Border Service", {"The Border Service": "name"})
    assert resolved(text, service)[-1].source.entity is None


def test_two_speakers_have_both_names_and_no_single_entity() -> None:
    text = "Droste and Marr said that the border would open."
    droste = entity(text, "e1", "person", "Ilan Droste", {"Droste": "name"})
    marr = entity(text, "e2", "person", "Ada Marr", {"Marr": "name"})
    source = resolved(text, droste, marr)[0].source
    assert (source.entity, source.name) == (None, "Ilan Droste and Ada Marr")


def test_a_joint_mention_has_the_names_of_all() -> None:
    text = "Droste met Marr. The two leaders agreed that the border would open."
    droste = entity(text, "e1", "person", "Ilan Droste", {"Droste": "name", "The two leaders": "role"})
    marr = entity(text, "e2", "person", "Ada Marr", {"Marr": "name", "The two leaders": "role"})
    source = resolved(text, droste, marr)[0].source
    assert (source.entity, source.name) == (None, "Ilan Droste and Ada Marr")


def test_without_entities_the_words_remain() -> None:
    (quote,) = resolved("Droste said that Ostmark would sign.")
    assert (quote.source.entity, quote.source.name) == (None, "Droste")
