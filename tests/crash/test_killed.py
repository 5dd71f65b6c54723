"""Every process killed at any moment: what is in the store is whole, and adding goes on where it ended."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from communique.export.records import to_json

from ..store.made import MARR, VOS, reading
from .killing import killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
KILLS = 8


def test_what_is_in_the_store_after_a_kill_is_whole_and_the_rest_can_be_added(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    made = (
        reading(MARR, VOS, date=f"2024-05-{n % 28 + 1:02}", said=f"We said {n}", topic="gas", name=f"n{n}", text=f"{n}")
        for n in range(300)
    )
    feed.write_text("".join(f"{to_json(each)}\n" for each in made), encoding="utf-8")
    outcome = killed(feed, tmp_path, KILLS, longest=0.8)
    assert outcome.wrong == ()
    # a store is made, filled in part and gone on with: not killed before or after it all only
    assert outcome.amid > 0
