"""Visits at somebody's invitation, and visits that are only counted. Everybody is invented; texts of 20 May 2024."""

from __future__ import annotations

import pytest

from .read_whole import contacts_of

MARR, VOS, TAL = "Ada Marr", "Ilan Vos", "Oru Tal"

INVITED = {
    "President Ada Marr will pay a visit to Selm on 3 June at the invitation of Prime Minister Ilan Vos.": [
        {MARR, VOS}
    ],
    "President Ada Marr will visit Selm in June at the invitation of her counterpart, Ilan Vos.": [{MARR, VOS}],
    "At the invitation of President Ilan Vos, President Ada Marr will make a state visit to Selm in June.": [
        {MARR, VOS}
    ],
    "President Ada Marr arrived in Selm on Sunday on a visit at the invitation of Prime Minister Ilan Vos. "
    "She met Foreign Minister Oru Tal.": [{MARR, VOS}, {MARR, TAL}],
    "President Ada Marr, in Selm on Prime Minister Vos's invitation, met Foreign Minister Oru Tal on Sunday.": [
        {MARR, TAL}
    ],
    "President Ada Marr will visit Selm in June at the invitation of the government.": [{MARR}],
    "President Ada Marr will visit Selm in June. Prime Minister Vos spoke at the invitation of the Council.": [{MARR}],
}


@pytest.mark.parametrize("text", INVITED)
def test_whoever_invited_is_the_host(text: str) -> None:
    assert [{p.name for p in c.participants} for c in contacts_of(text)] == INVITED[text]


COUNTED = {
    "Foreign Minister Ada Marr of Ostmark visited Selm on 3 May. "
    "It was the first visit by a foreign minister of Ostmark in six years.": 1,
    "Foreign Minister Ada Marr of Ostmark will visit Selm on 3 June. "
    "It will be the first visit by a foreign minister of Ostmark since 2014.": 1,
    "Minister Ada Marr of Ostmark visited Selm on 3 May. A foreign minister of Tarn will visit Selm in June.": 2,
}


@pytest.mark.parametrize("text", COUNTED)
def test_what_only_counts_a_visit_is_no_other(text: str) -> None:
    assert len(contacts_of(text)) == COUNTED[text]
