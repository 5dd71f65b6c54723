"""Judgements through the interface: said, listed, taken back."""

from __future__ import annotations

from typing import Any

import httpx
import pytest


def spellings(site: str, name: str) -> list[int]:
    (row, *_) = httpx.get(f"{site}/api/v1/people", params={"person": name}).json()["rows"]
    return [int(spelt.split()[0]) for spelt in row["spellings"]]


def test_a_judgement_is_made_and_taken_back(own_site: str) -> None:
    first, second, *_ = before = spellings(own_site, "Henrik Vos")
    made = httpx.post(f"{own_site}/api/v1/judgements", json={"a": first, "b": second, "verdict": "different"})
    assert made.status_code == 201
    judgement = made.json()
    assert (judgement["a"], judgement["b"], judgement["verdict"]) == (first, second, "different")
    assert second not in [s["id"] for s in httpx.get(f"{own_site}/api/v1/people/{first}").json()["spellings"]]
    address = f"{own_site}/api/v1/judgements/{judgement['id']}"
    assert [httpx.delete(address).status_code for _ in range(2)] == [204, 204]
    assert spellings(own_site, "Henrik Vos") == before
    (row,) = httpx.get(f"{own_site}/api/v1/judgements").json()["rows"]
    assert row == {**judgement, "undone_at": row["undone_at"]}
    assert row["undone_at"]


def test_judgements_are_cut_into_pages(own_site: str) -> None:
    first, second, *_ = spellings(own_site, "Henrik Vos")
    for verdict in ("different", "same", "different"):
        httpx.post(f"{own_site}/api/v1/judgements", json={"a": first, "b": second, "verdict": verdict})
    page = httpx.get(f"{own_site}/api/v1/judgements", params={"limit": 2}).json()
    rest = httpx.get(f"{own_site}/api/v1/judgements", params={"limit": 2, "after": page["next"]}).json()
    assert [row["id"] for row in page["rows"] + rest["rows"]] == [1, 2, 3]
    assert (page["total"], rest["next"]) == (3, None)


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"a": 1, "b": 999, "verdict": "same"}, 404, "E808"),
        ({"a": 1, "b": 10**30, "verdict": "same"}, 404, "E808"),
        ({"a": 1, "b": 1, "verdict": "same"}, 422, "E809"),
        ({"a": 0, "b": 1, "verdict": "same"}, 422, "E702"),
        ({"a": "1", "b": 2, "verdict": "same"}, 422, "E702"),
        ({"a": True, "b": 2, "verdict": "same"}, 422, "E702"),
        ({"a": 1.5, "b": 2, "verdict": "same"}, 422, "E702"),
        ({"a": 1, "b": 2, "verdict": "perhaps"}, 422, "E702"),
        ({"a": 1, "b": 2}, 422, "E702"),
    ],
)
def test_what_cannot_be_judged_is_said(site: str, given: Any, status: int, code: str) -> None:
    answer = httpx.post(f"{site}/api/v1/judgements", json=given)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


@pytest.mark.parametrize(("id", "status"), [("999", 404), ("0", 422), ("x", 422)])
def test_no_judgement_cannot_be_taken_back(site: str, id: str, status: int) -> None:
    assert httpx.delete(f"{site}/api/v1/judgements/{id}").status_code == status
