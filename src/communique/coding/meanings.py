"""What the codes of a contact mean, for a reader who does not know the ontologies by heart."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Scheme = Literal["plover", "mode", "cameo"]


@cache
def _table() -> Mapping[tuple[str, str], str]:
    text = files("communique.coding").joinpath("meanings.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {(row["scheme"], row["code"]): row["meaning"] for row in csv.DictReader(lines, delimiter="\t")}


def meaning(scheme: Scheme, code: str) -> str:
    """A code in words; empty where it is not one that contacts are given."""
    return _table().get((scheme, code), "")
