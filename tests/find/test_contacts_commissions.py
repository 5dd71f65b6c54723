"""Bodies of two states, and who leads the sides of their talks. Everybody is invented."""

from __future__ import annotations

from communique.document import Document
from communique.records import Entity

from .read_whole import PUBLISHED, READER, contacts_of, names

ROUND = "The round of talks of the joint commission was held in Selm on 8 May. "


def entities_of(text: str) -> dict[str, Entity]:
    """The entities of a text by name."""
    return {e.name: e for e in READER.read(Document(text, "t", language="en", published=PUBLISHED)).entities}


def test_a_body_of_two_states_has_its_whole_name_and_is_of_neither() -> None:
    for name in ("Polish-Ukrainian intergovernmental commission", "Kazakh-Russian joint commission"):
        found = entities_of(f"The {name} held talks in Selm on 6 May.")
        assert found[name].of is None
    alone = entities_of("The Polish commission held talks in Selm on 6 May.")
    assert alone["Polish commission"].of == "Poland"
    described = entities_of("The semi-official Polish agency said so on 6 May.")
    assert described["semi-official Polish agency"].of == "Poland"


def test_those_who_lead_the_delegations_took_part() -> None:
    led = "The delegations, headed by the Deputy Prime Minister and by the first deputy head of the Border Service, "
    found = contacts_of(f"{ROUND}{led}agreed.")
    leaders = {"the Deputy Prime Minister", "the first deputy head of the Border Service"}
    assert [leaders <= names(c) for c in found] == [True]
    found = contacts_of(ROUND + "The delegations led by Minister Ada Marr and Minister Juri Vos agreed on the line.")
    assert {"Ada Marr", "Juri Vos"} <= names(found[0])


def test_an_officer_behind_the_office_that_opens_a_line_holds_it() -> None:
    found = entities_of("Deputy Head of the Service, Lt. Gen. Vito Marr, met Minister Ada Vos.")
    assert found["Vito Marr"].office == "Deputy Head of the Service"
    assert len([e for e in found.values() if e.type == "person"]) == 2
    other = entities_of("Head of State, General Ada Marr and Minister Juri Vos met in Selm.")
    assert other["Ada Marr"].office == "General"
