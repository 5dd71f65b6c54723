"""Readings of many sources, made now or before: what comparison and the store are fed with."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import cast

from communique.batch import in_order
from communique.document import Document
from communique.errors import CommuniqueError
from communique.export.records import Json, from_dict
from communique.ingest import Options, Taken, taken
from communique.reader import Reader
from communique.records import Reading


def readings(
    sources: Iterable[str | Path], options: Options | None, reader: Reader, workers: int = 1
) -> Generator[Reading | CommuniqueError, None, None]:
    """The readings of sources in order; lines of ``communique read --format jsonl`` are taken as they are.

    What cannot be read comes as a coded error in its place.
    """
    with (
        closing(taken(sources, options)) as found,
        closing(in_order(partial(_read, reader), found, workers)) as results,
    ):
        yield from results


def _read(reader: Reader, item: Document | Taken) -> Reading:
    """The reading of what was taken in; importable by name, so that other processes can do it."""
    if isinstance(item, Taken):
        if item.reading is not None:
            return from_dict(cast("dict[str, Json]", item.reading))
        return reader.read(item.document)
    return reader.read(item)
