"""Counterparts whom a headline or a question leaves without a name, and the text names. Everybody is invented."""

from __future__ import annotations

from .read_whole import contacts_of, names

ASKED = "Q    There are reports that Director Marr has been sitting down with her opposite number from Ostmark. {}"


def test_an_answer_names_the_counterpart_of_whom_somebody_asked() -> None:
    answer = "MS. VELL: I can. Director Marr met today with General Vos. The Director conveyed a message on prisoners."
    found = contacts_of(ASKED.format("Can you confirm that?") + "\n\n" + answer)
    assert names(found[0]) == {"Marr", "Vos"}
    assert found[0].kind == "meeting"
    assert found[0].status == "held"
    assert found[0].date is not None
    assert found[0].date.value == "2024-05-20"


def test_a_headline_s_counterpart_of_a_state_nobody_knows_is_named_below() -> None:
    found = contacts_of(
        "Foreign Minister Eva Brod met today in Selm with Foreign Minister of the Republic of Quenda Leo Vos. The "
        "meeting dealt with ports.",
        title="Foreign Minister meets Quendan counterpart",
    )
    assert names(found[0]) == {"Eva Brod", "Leo Vos"}


def test_two_meetings_told_one_after_the_other_stay_two() -> None:
    found = contacts_of(
        "Foreign Minister Eva Brod met her Karadani counterpart on Thursday. On Friday Brod met General Leo Vos."
    )
    assert [names(c) for c in found] == [{"Eva Brod", "Karadani counterpart"}, {"Eva Brod", "Leo Vos"}]


def test_a_counterpart_whom_the_text_does_not_name_stays() -> None:
    found = contacts_of(
        "Foreign Minister Eva Brod held talks in Selm on Friday. Ports were discussed.",
        title="Foreign Minister Brod meets Karadani counterpart",
    )
    assert names(found[0]) == {"Eva Brod", "Karadani counterpart"}
