"""The JSON Schema (2020-12) of what ``compare`` gives, made from the records themselves."""

from __future__ import annotations

from communique.dossiers import Dossier
from communique.export.records import Json
from communique.export.schema import DIALECT, definitions, records_of
from communique.version import VERSION


def dossiers_schema() -> dict[str, Json]:
    """The schema of a comparison, strict: every field is required and no other is allowed."""
    listed: dict[str, Json] = {"type": "array", "items": {"$ref": "#/$defs/Dossier"}}
    offsets = "offsets count Unicode code points of the text of the document that is named"
    return {
        "$schema": DIALECT,
        "title": "Communique comparison",
        "$comment": f"made by communique {VERSION}; {offsets}",
        "type": "object",
        "properties": {"dossiers": listed},
        "required": ["dossiers"],
        "additionalProperties": False,
        "$defs": definitions(records_of(Dossier)),
    }
