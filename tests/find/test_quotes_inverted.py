"""Tags between commas with the speaker behind the verb. Countries and officials are invented."""

from __future__ import annotations

import pytest

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes import found_quotes

AROUND = [
    (
        "Contradictory plans for the harbour, said the governor, lead into chaotic conditions.",
        "the governor",
        ["Contradictory plans for the harbour", "lead into chaotic conditions"],
    ),
    (
        "Thus, explained the governor, the harbour has to be closed.",
        "the governor",
        ["Thus", "the harbour has to be closed"],
    ),
    ("The treaty, wrote Ada Marr of the Courier, is dead.", "Ada Marr of the Courier", ["The treaty", "is dead"]),
]


@pytest.mark.parametrize(("text", "source", "content"), AROUND)
def test_what_is_said_stands_around_the_tag(text: str, source: str, content: list[str]) -> None:
    analysis = analyse(f"Selm was quiet on Sunday. {text}")
    (found,) = found_quotes(analysis, paired_marks(analysis))
    assert [s.text for s in found.source] == [source]
    assert [s.text for s in found.content] == content


OTHERS = [
    "The mayor, having arrived, explained the plan, the costs and the delays.",
    "The minister, when asked, explained the plan, which was late.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_the_subject_before_the_verb_stays_the_source(text: str) -> None:
    analysis = analyse(f"Selm was quiet on Sunday. {text}")
    found = found_quotes(analysis, paired_marks(analysis))
    assert found
    assert all(f.source[0].text in ("The mayor", "The minister") for f in found if f.source)


AS = [
    ("As the Courier's Leo Olt concludes so eloquently, Ada Marr appears to benefit.", "the Courier's Leo Olt"),
    ("As Marr writes in her book, the war was lost.", "Marr"),
    ("As critics point out, the deal may fail.", "critics"),
]


@pytest.mark.parametrize(("text", "source"), AS)
def test_what_as_somebody_says_is_theirs(text: str, source: str) -> None:
    analysis = analyse(f"Selm was quiet on Sunday. {text}")
    (found,) = found_quotes(analysis, paired_marks(analysis))
    assert [s.text for s in found.source] == [source]
    assert found.content[-1].end == len(analysis.text) - 1
