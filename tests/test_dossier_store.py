"""Dossiers are listed by their days, each with two who took part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.dossier_store import list_dossiers
from communique.errors import CommuniqueError
from communique.keeping import Kept, keep
from communique.reader import Reader
from communique.store.store import Store

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("store") / "texts.db"
    with Store(path, create=True) as made:
        kept = keep(made, [EXAMPLES / "readout_ostmark.txt", EXAMPLES / "readout_veldania.txt"], None, Reader())
        assert all(isinstance(one, Kept) for one in kept)
        yield made


@pytest.mark.parametrize(
    ("since", "until", "number"),
    [
        pytest.param(None, None, 2, id="all, also without a date"),
        pytest.param("2024-05", None, 1, id="from a month"),
        pytest.param(None, "2024-05", 1, id="to the end of a month"),
        pytest.param("2024-05-15", "2024", 1, id="the last day that is told counts"),
        pytest.param("2024-05-16", None, 0, id="later"),
        pytest.param(None, "2024-05-13", 0, id="earlier"),
    ],
)
def test_dates_may_be_partial(store: Store, since: str | None, until: str | None, number: int) -> None:
    found, total = list_dossiers(store, least=2, since=since, until=until)
    assert (len(found), total) == (number, number)


def test_what_is_no_date_is_said(store: Store) -> None:
    with pytest.raises(CommuniqueError, match="E809"):
        list_dossiers(store, since="May 2024")


def test_nobody_is_named_twice(store: Store) -> None:
    found, _ = list_dossiers(store, least=1)
    assert [d.names for d in found if len(d.names) != len(set(d.names))] == []
    assert sorted(found[0].names) == ["Ada Marr", "Henrik Vos"]
