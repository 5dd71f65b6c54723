"""Officials counted by their countries, whose names a text gives without a word of who they are. All is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

MET = "The leaders of Ostmark and Karadan talked for two hours behind closed doors in Selm on Friday. "
NAMED = {
    "who tells of it and who was told": (
        'Gas was the main issue, Eva Brod told reporters. "I said to Leo Vos: we are neighbours." Both were tired.'
    ),
    "who did something there": "Eva Brod had a sheet of paper. Leo Vos listened and did not answer.",
}
OTHERS = {
    "people who are described": "Bread costs more now, said Eva Brod, 34, a shopkeeper. Her husband Leo Vos agreed.",
    "more people than countries": "The bread that Eva Brod sells is dear. Leo Vos buys it, and Juri Quon does not.",
    "one person": "Eva Brod told reporters that gas was the main issue.",
    "who wrote the report": "More talks are to follow. Reporting by Eva Brod; editing by Leo Vos.",
    "an analyst and a scholar": "Analyst Eva Brod called it progress. Leo Vos of the Selm Institute did not.",
    "who met somebody else": (
        "Eva Brod called it progress. On Saturday Eva Brod met President Juri Quon of Veldania. Leo Vos was not there."
    ),
}


@pytest.mark.parametrize("how", NAMED)
def test_as_many_bare_names_as_leaders_are_theirs(how: str) -> None:
    assert names(contacts_of(MET + NAMED[how])[0]) == {"Eva Brod", "Leo Vos"}


def test_somebody_of_a_third_state_is_not_one_of_them() -> None:
    found = contacts_of(
        "The heads of the Ostmark and Karadani intelligence services met on Friday in a guesthouse in Selm, two "
        "officials said. Sheikh Omar al-Vell, the emirate's own intelligence chief, poured the coffee and withdrew. "
        "Eva Brod carried a sheet of paper with three names. General Leo Vos put it in his folder."
    )
    assert names(found[0]) == {"Eva Brod", "Leo Vos"}
    assert {p.office for p in found[0].participants} == {"head", "General"}


@pytest.mark.parametrize("who", OTHERS)
def test_other_names_are_not(who: str) -> None:
    assert names(contacts_of(MET + OTHERS[who])[0]) == {"leaders of Ostmark and Karadan"}
