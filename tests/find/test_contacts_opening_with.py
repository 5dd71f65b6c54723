"""With whom a sentence opens, and what was said to them: "With Minister Marr she recalled". Everybody is invented."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of, names

TRIP = "Ms Claire Vautrin, Special Envoy of the President, travelled to Selm yesterday.\n\n"
OTHERWISE = {
    "how things stood": "With Minister Varsova in hospital, she recalled the position of France.",
    "how things stood, without a comma": "With Minister Varsova gone, she stressed the need for reform.",
    "in what manner": "With a smile she recalled the minister, Ilena Varsova.",
    "what about": "The envoy stressed the importance of dialogue with Minister Varsova.",
}


def test_with_whom_it_opens_the_envoy_met() -> None:
    for verb in ("recalled", "raised", "stressed"):
        found = contacts_of(f"{TRIP}With Minister Varsova she {verb} the position of France.")
        main = next(c for c in found if c.main)
        assert (main.kind, names(main)) == ("meeting", {"Claire Vautrin", "Varsova"}), verb


@pytest.mark.parametrize("what", OTHERWISE)
def test_other_openings_tell_of_no_meeting(what: str) -> None:
    assert [c.kind for c in contacts_of(TRIP + OTHERWISE[what])] == ["visit"]
