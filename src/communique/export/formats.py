"""The formats that readings are exported in, by name, and one call that writes any of them.

The writers are looked up when they are first used, so that this table costs nothing to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from communique.errors import CommuniqueError
from communique.export.placing import Target
from communique.export.tables import NO_DOSSIERS, Dossiers
from communique.records import Reading


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, what it is, its file ending, and whether it is one file or a folder of tables."""

    name: str
    meaning: str
    suffix: str
    single_file: bool
    writer: str

    def write(self, readings: Iterable[Reading], target: Target, dossiers: Dossiers = NO_DOSSIERS) -> dict[str, int]:
        """Write exactly these readings, whole or not at all; the number of rows (or objects) of each table or kind.

        A format of one file takes a path or a binary stream, one of several files the path of a folder, which is
        made where it is missing. ``dossiers`` maps (document id, contact id) to a dossier's id.

        Raises:
            CommuniqueError: E120 when it cannot be written, or when several files are to go into one stream.
        """
        if not self.single_file and not isinstance(target, Path):
            raise CommuniqueError("E120", "it is several files; give the path of a folder", self.name)
        module, _, function = self.writer.partition(":")
        write = cast(Callable[..., Any], getattr(import_module(f"communique.export.{module}"), function))
        return dict(write(readings, target, dossiers))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        format.name: format
        for format in (
            Format("jsonl", "the full records, JSON Lines", ".jsonl", True, "json_lines:write_readings"),
            Format("csv", "four tables for a spreadsheet", ".csv", False, "csv_files:write_tables"),
            Format("parquet", "the same tables, typed", ".parquet", False, "parquet:write_tables"),
            Format("webanno", "W3C Web Annotations, JSON-LD", ".jsonld", True, "web_annotation:write_annotations"),
            Format("ftm", "FollowTheMoney entities, JSON Lines", ".ftm.json", True, "followthemoney:write_entities"),
            Format("plover", "PLOVER-style event rows, CSV", ".csv", True, "event_rows:write_events"),
        )
    }
)
"""Every format by name; ``suffix`` is that of each file."""
