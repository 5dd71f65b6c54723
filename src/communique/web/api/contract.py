"""The contract's schemas, as parts of the interface's own description."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from communique.export.dossier_schema import dossiers_schema
from communique.export.schema import schema

DEFINITIONS, COMPONENTS = "#/$defs/", "#/components/schemas/"

EXAMPLES = Path(__file__).parent / "examples"
"""What the interface gives for the texts that stand in its description."""


def contract_schemas() -> dict[str, Any]:
    """The records of readings and comparisons by name, ``Reading`` and ``Comparison`` among them."""
    found: dict[str, Any] = {}
    for name, whole in (("Reading", schema()), ("Comparison", dossiers_schema())):
        parts = dict(whole)
        definitions = parts.pop("$defs")
        parts.pop("$schema")
        parts["examples"] = [json.loads((EXAMPLES / f"{name.lower()}.json").read_bytes())]
        found |= {**_dict(definitions), name: parts}
    moved: dict[str, Any] = _moved(found)
    return moved


def _dict(value: Any) -> dict[str, Any]:
    return dict(value)


def _moved(value: Any) -> Any:
    """The same with references that lead to where the parts stand now."""
    if isinstance(value, dict):
        return {k: v.replace(DEFINITIONS, COMPONENTS) if k == "$ref" else _moved(v) for k, v in value.items()}
    return [_moved(v) for v in value] if isinstance(value, list) else value
