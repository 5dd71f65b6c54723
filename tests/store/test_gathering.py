"""What dossiers are found by in the store."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert

from communique.store import schema
from communique.store.gathering import MOST_UNDATED, NO_DAY, sharing
from communique.store.store import Store


def file(store: Store, ids: Iterable[str], keys: Iterable[tuple[str, int]]) -> None:
    ids, keys = list(ids), list(keys)
    with store.database.writing() as connection:
        new = [{"id": id, "kind": "meeting", "n_accounts": 1} for id in ids]
        connection.execute(insert(schema.dossiers).prefix_with("OR IGNORE"), new)
        rows = [{"dossier_id": id, "key": key, "date": day} for id in ids for key, day in keys]
        connection.execute(insert(schema.dossier_keys), rows)


def found(store: Store, keys: set[str], days: set[int], most: int = 10_000) -> list[str]:
    with store.database.reading() as connection:
        return sharing(connection, keys, days, most)


def test_those_that_share_the_most_come_first_whether_they_have_a_day_or_none(store: Store) -> None:
    file(store, ["d1"], [("adra", 5), ("brask", 5), ("telm", 6)])
    file(store, ["d2"], [("adra", NO_DAY), ("brask", NO_DAY)])
    file(store, ["d3"], [("adra", 5)])
    file(store, ["d4"], [("adra", 9)])
    assert found(store, {"adra", "brask", "telm"}, {5, 6}) == ["d1", "d2", "d3"]
    assert found(store, {"adra", "brask", "telm"}, {5, 6}, most=2) == ["d1", "d2"]


def test_how_many_without_a_day_are_looked_at_does_not_grow_with_the_store(store: Store) -> None:
    file(store, (f"d{i:04}" for i in range(3 * MOST_UNDATED)), [("adra", NO_DAY)])
    assert len(found(store, {"adra"}, {5})) == MOST_UNDATED


def test_what_shares_a_rare_name_is_found_however_many_share_a_common_one(store: Store) -> None:
    file(store, (f"d{i:04}" for i in range(3 * MOST_UNDATED)), [("adra", NO_DAY)])
    file(store, [f"d{3 * MOST_UNDATED - 1:04}"], [("quenv", NO_DAY)])
    assert f"d{3 * MOST_UNDATED - 1:04}" in found(store, {"adra", "quenv"}, {5})
