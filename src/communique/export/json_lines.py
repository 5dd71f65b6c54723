"""JSON, one value a line, in bytes that every reader takes: valid UTF-8, and no line ends inside a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from communique.export.placing import Target, placed
from communique.export.records import NOT_PLAIN, to_json
from communique.export.tables import NO_DOSSIERS, Dossiers
from communique.records import Reading


def json_line(value: Mapping[str, object]) -> bytes:
    """The value as JSON without a line end; lone surrogates and line separators are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return NOT_PLAIN.sub(lambda m: f"\\u{ord(m.group()):04x}", text).encode("utf-8")


def write_readings(readings: Iterable[Reading], target: Target, dossiers: Dossiers = NO_DOSSIERS) -> dict[str, int]:
    """The readings as the contract's JSON Lines; how many. The contract has no dossier ids: they're not written.

    Raises:
        CommuniqueError: E120 when the file cannot be written.
    """
    del dossiers
    count = 0
    with placed(target) as stream:
        for reading in readings:
            stream.write(to_json(reading).encode("utf-8") + b"\n")
            count += 1
    return {"readings": count}
