"""What lists say of dossiers."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from communique.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_nobody_is_named_twice_in_a_dossier(tmp_path: Path) -> None:
    store = ["--store", str(tmp_path / "texts.db")]
    texts = [str(EXAMPLES / f"readout_{side}.txt") for side in ("ostmark", "veldania")]
    assert CliRunner().invoke(app, ["add", *texts, *store]).exit_code == 0
    listed = CliRunner().invoke(app, ["dossiers", "--least", "1", "--format", "jsonl", *store])
    rows = [json.loads(line) for line in listed.stdout.splitlines()]
    assert [row["names"] for row in rows if len(row["names"]) != len(set(row["names"]))] == []
    assert sorted(rows[0]["names"]) == ["Ada Marr", "Henrik Vos"]
