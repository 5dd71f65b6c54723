"""How many documents there will be, for progress: counted without reading them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from communique.errors import CommuniqueError
from communique.ingest.files import opened
from communique.ingest.sources import ARCHIVES, FEEDS, RECORDS, STDIN, XML, Address, located, suffix

LARGEST = 1 << 30
"""Bytes of a file of records above which its lines are not counted (a second of reading)."""
PACKED = 8
"""How many times larger a compressed file is taken to be."""
CHUNK = 1 << 20


def count(sources: Iterable[str | Path]) -> int | None:
    """The number of documents and of sources that cannot be read; None when it cannot be told cheaply."""
    total = 0
    for found in located(sources):
        here = 1 if isinstance(found, (Address, CommuniqueError)) else _in_file(found)
        if here is None:
            return None
        total += here
    return total


def _in_file(path: Path) -> int | None:
    ending = suffix(path.name)
    if str(path) == STDIN or ending in FEEDS | XML | ARCHIVES:
        return None
    if ending not in RECORDS:
        return 1
    try:
        size = os.path.getsize(path) * (PACKED if path.name.lower().endswith(".gz") else 1)
        if size > LARGEST:
            return None
        with opened(path) as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(CHUNK), b""))
    except (OSError, CommuniqueError):
        return 1
