"""An export that would leave out what was asked for is refused before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique.store.store import Store


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["csv"], "name a folder with --output", id="several files into a stream"),
        pytest.param(["html"], "name the dossier with --dossier", id="a report of nothing"),
        pytest.param(["html", "--dossier", "d0", "--person", "Marr"], "takes no filters", id="a narrowed report"),
        pytest.param(["jsonl", "--dossier", "d0"], "--dossier is for html", id="documents of a dossier"),
    ],
)
def test_what_would_have_no_effect_is_refused(arguments: list[str], said: str, tmp_path: Path) -> None:
    path = tmp_path / "texts.db"
    Store(path, create=True).close()
    result = CliRunner().invoke(app, ["export", *arguments, "--store", str(path)])
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_an_empty_store_gives_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "texts.db"
    Store(path, create=True).close()
    result = CliRunner().invoke(app, ["export", "jsonl", "--store", str(path), "--output", str(tmp_path / "all.jsonl")])
    assert result.exit_code == 0
    assert (tmp_path / "all.jsonl").read_bytes() == b""


def test_a_comparison_of_nothing_says_nothing_of_contacts(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["compare", str(tmp_path / "absent.txt")])
    assert result.exit_code == 1
    assert "E101" in result.stderr
    assert result.stdout == ""
