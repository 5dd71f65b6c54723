"""Accounts of one dossier are one contact, whatever they differ in."""

from __future__ import annotations

from typing import Any

from communique.store.charts import ChartRow, Party
from communique.web.charts.events import events
from communique.web.charts.marks import FILLINGS, KINDS, legend, mark

MARR, VOS = Party(1, "person", "Ada Marr", "Veldania"), Party(2, "person", "Henrik Vos", None)


def row(number: int, **more: Any) -> ChartRow:
    told: dict[str, Any] = {
        "id": number,
        "document_id": number,
        "record": "c1",
        "kind": "meeting",
        "status": "held",
        "date": "2024-05-15",
        "first": "2024-05-15",
        "last": "2024-05-15",
        "place": "Geneva",
        "country": "CH",
        "dossier_id": "d1",
        "accounts": 3,
        "parties": (MARR, VOS),
    }
    return ChartRow(**told | more)


def test_accounts_of_a_dossier_are_one_contact() -> None:
    found = events([row(1), row(2, date="2024-05-14", first="2024-05-14", last="2024-05-14"), row(3, place=None)])
    assert len(found) == 1
    assert (found[0].address, found[0].date, found[0].place, found[0].accounts) == (
        "/dossiers/d1",
        "2024-05-15",
        "Geneva",
        3,
    )


def test_a_contact_of_one_account_leads_to_its_own_page() -> None:
    assert [e.address for e in events([row(7, accounts=1), row(8, dossier_id=None)])] == [
        "/documents/7/contacts/c1",
        "/documents/8/contacts/c1",
    ]


def test_what_one_account_denies_is_disputed() -> None:
    (found,) = events([row(1), row(2), row(3, status="denied")])
    assert (found.statuses, found.disputed) == (("held", "denied"), True)
    (planned,) = events([row(1), row(2, status="planned")])
    assert not planned.disputed


def test_a_country_that_one_account_tells_holds_for_the_person() -> None:
    (found,) = events([row(1), row(2, parties=(Party(2, "person", "Henrik Vos", "Ostmark"),))])
    assert [party.country for party in found.parties] == ["Veldania", "Ostmark"]


def test_a_title_tells_the_contact_in_a_line() -> None:
    (found,) = events([row(1), row(2, status="denied")])
    assert found.title == "Meeting (held and denied), 15 May 2024, Geneva: Ada Marr, Henrik Vos · 3 accounts"
    (bare,) = events([row(1, parties=(), date=None, first="", last="", place=None, accounts=1)])
    assert bare.title == "Meeting (held): participants not stated"


def test_kinds_and_statuses_differ_in_shape_not_by_colour_alone() -> None:
    shapes = {str(mark(kind, ("held",), 1, 0.0, 0.0)[-1]) for kind in KINDS}
    assert len(shapes) == len(KINDS)
    forms = {tuple(str(part) for part in mark("meeting", statuses, n, 0.0, 0.0)) for statuses, n, _ in FILLINGS}
    assert len(forms) == len(FILLINGS)


def test_the_legend_breaks_into_rows() -> None:
    _, wide = legend(KINDS, 0, 0, 2000)
    _, narrow = legend(KINDS, 0, 0, 300)
    assert narrow > wide
