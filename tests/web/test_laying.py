"""Dossiers are laid side by side once, and again only where that would come out otherwise; a server does it ahead."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import httpx
import pytest

import communique.laying
from communique.compare.rules import rules
from communique.dossier_store import list_dossiers
from communique.export.dossier_json import dossier_from_dict, dossier_to_dict
from communique.keeping import Kept, keep
from communique.laying import kept_dossier, lay, stored_dossier, unlaid
from communique.reader import Reader
from communique.store.store import Store
from communique.web.settings import Settings

from .conftest import served

MANY = 100


@pytest.fixture
def store(examples_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(examples_store, tmp_path / "own.db"))


def latest(path: Path) -> list[str]:
    with Store(path) as store:
        return [d.id for d in list_dossiers(store, least=2).rows]


def test_what_is_kept_is_what_was_made(store: Path) -> None:
    with Store(store) as opened:
        for id in latest(store):
            made = stored_dossier(opened, id)
            assert dossier_from_dict(dossier_to_dict(made)) == made
            assert kept_dossier(opened, id) is None
            lay(opened, id)
            assert kept_dossier(opened, id) == made


def test_what_is_laid_is_not_made_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = latest(store)[:2]
    with Store(store) as opened:
        assert unlaid(opened, MANY) == tuple(latest(store))
        lay(opened, first)
        assert unlaid(opened, MANY) == tuple(latest(store)[1:])
        monkeypatch.setattr(communique.laying, "of_members", lambda *_: pytest.fail("it was made again"))
        assert stored_dossier(opened, first).id == first
        with pytest.raises(pytest.fail.Exception):
            stored_dossier(opened, second)


def test_one_more_account_or_other_rules_have_it_made_again(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(store) as opened:
        id = latest(store)[0]
        lay(opened, id)
        before = stored_dossier(opened, id)
        told = json.loads(opened.reading_json(before.accounts[0]))
        told["document"] |= {"name": "again", "outlet": "Estrava Evening Post", "url": "https://post.example/again"}
        again = tmp_path / "again.jsonl"
        again.write_text(json.dumps(told) + "\n", encoding="utf-8")
        assert [type(kept) for kept in keep(opened, [again], None, Reader())] == [Kept]
        assert id in unlaid(opened, MANY)
        assert kept_dossier(opened, id) is None
        assert len(stored_dossier(opened, id).accounts) == len(before.accounts) + 1
        lay(opened, id)
        monkeypatch.setattr(communique.laying, "rules", lambda: "other")
        assert kept_dossier(opened, id) is None


def test_the_rules_are_those_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path(communique.laying.__file__).parent
    copied = tmp_path / "package"
    for part in ("compare", "lang"):
        shutil.copytree(package / part, copied / part)
    (copied / "export").mkdir()
    for name in ("dossiers.py", "records.py", "graphs.py", "export/dossier_json.py"):
        shutil.copy(package / name, copied / name)
    monkeypatch.setattr("communique.compare.rules.PACKAGE", copied)
    before = rules()
    rules.cache_clear()
    assert rules() == before
    table = copied / "lang" / "en" / "contact_denials.txt"
    table.write_text(table.read_text(encoding="utf-8") + "never met\n", encoding="utf-8")
    rules.cache_clear()
    assert rules() != before
    rules.cache_clear()


def test_a_server_lays_the_latest_dossiers_ahead(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(Settings(store, ahead=True)) as address, Store(store) as opened:
        until = time.monotonic() + 60
        while unlaid(opened, MANY):
            assert time.monotonic() < until, "they were not laid"
            time.sleep(0.2)
        monkeypatch.setattr("communique.web.accounts.of_members", lambda *_: pytest.fail("it was made again"))
        page = httpx.get(f"{address}/dossiers/{latest(store)[0]}")
        assert page.status_code == 200
        assert "side by side" in page.text.lower()


def test_a_page_shows_the_same_from_what_is_kept(store: Path) -> None:
    id = latest(store)[0]
    with served(Settings(store)) as address:
        made = httpx.get(f"{address}/dossiers/{id}").text
    with Store(store) as opened:
        lay(opened, id)
    with served(Settings(store)) as address:
        assert httpx.get(f"{address}/dossiers/{id}").text == made


def test_a_dossier_of_one_account_is_not_laid_ahead(store: Path) -> None:
    with Store(store) as opened:
        single = {d.id for d in list_dossiers(opened, limit=1000).rows if d.accounts == 1}
        assert single
        assert not single & set(unlaid(opened, MANY))
