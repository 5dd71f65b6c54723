"""What the store holds in another format, as a stream: written by a thread while it is sent, never whole in memory."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Full, Queue
from typing import BinaryIO, cast

from communique.export.formats import FORMATS, Format
from communique.export.records import from_dict
from communique.records import Reading
from communique.store.portion import Portion, dossiers_of, lines_of
from communique.store.store import Store

MEDIA_TYPES = {
    "jsonl": "application/x-ndjson",
    "csv": "application/zip",
    "parquet": "application/zip",
    "webanno": "application/ld+json",
    "ftm": "application/x-ndjson",
    "plover": "text/csv; charset=utf-8",
}
"""What an export is sent as; several files come as one archive."""
HELD = 16
"""Pieces that wait to be sent."""
PIECE = 1 << 16
PATIENCE = 0.5
"""Seconds after which it is looked again whether somebody still takes what is written."""


def file_name(form: Format, day: str) -> str:
    """What the file is called that an export is saved as."""
    return f"communique-{form.name}-{day}{form.suffix if form.single_file else '.zip'}"


def rows_written(store: Store, form: Format, of: Portion) -> dict[str, int]:
    """The number of rows or objects of each table or kind, counted by writing them to nowhere."""
    with tempfile.TemporaryDirectory(prefix="communique-export-") as folder:
        dossiers: dict[tuple[str, str], str] = {}
        target = Path(folder) / "out"
        return form.write(_readings(store, of, dossiers), target, dossiers)


def written(store: Store, form: Format, of: Portion, folder: Path) -> tuple[Path, dict[str, int]]:
    """The export as a file in this folder, whole, and the number of documents and of rows of each table or kind.

    Raises:
        CommuniqueError: E120, E804 to E807.
    """
    path = folder / f"communique{form.suffix if form.single_file else '.zip'}"
    dossiers: dict[tuple[str, str], str] = {}
    readings = _Counted(_readings(store, of, dossiers))
    if form.single_file:
        rows = form.write(readings, path, dossiers)
    else:
        rows = form.write(readings, folder / "tables", dossiers)
        with path.open("wb") as stream:
            _pack(folder / "tables", stream)
    return path, {"documents": readings.number, **rows}


def pieces(store: Store, form: Format, of: Portion) -> Iterator[bytes]:
    """The export, piece by piece.

    Raises:
        CommuniqueError: E120, E804 to E807, in the midst of it: what was sent until then is no whole file.
    """
    return _piped(lambda stream: _write(store, form, of, stream))


def _write(store: Store, form: Format, of: Portion, stream: BinaryIO) -> None:
    dossiers: dict[tuple[str, str], str] = {}
    readings = _readings(store, of, dossiers)
    if form.single_file:
        form.write(readings, stream, dossiers)
        return
    with tempfile.TemporaryDirectory(prefix="communique-export-") as folder:
        tables = Path(folder) / "tables"
        form.write(readings, tables, dossiers)
        _pack(tables, stream)


def _pack(folder: Path, stream: BinaryIO) -> None:
    """One archive of the folder's files, the same whenever it is made."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            # dated as early as the form can tell
            entry = zipfile.ZipInfo(path.name)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            with archive.open(entry, "w", force_zip64=True) as target, path.open("rb") as source:
                shutil.copyfileobj(source, target, 1 << 20)


class _Counted:
    """Readings that are counted as they are given."""

    def __init__(self, readings: Iterator[Reading]) -> None:
        self._readings = readings
        self.number = 0

    def __iter__(self) -> Iterator[Reading]:
        for reading in self._readings:
            self.number += 1
            yield reading


def _readings(store: Store, of: Portion, dossiers: dict[tuple[str, str], str]) -> Iterator[Reading]:
    """The readings; while one is held, ``dossiers`` holds what is known of its contacts."""
    with store.database.reading() as connection:
        for number, line in lines_of(connection, of):
            reading = from_dict(json.loads(line))
            dossiers.clear()
            own = dossiers_of(connection, number)
            dossiers.update({(reading.document.id, record): dossier for record, dossier in own.items()})
            yield reading


class _Pipe(io.RawIOBase):
    """Takes bytes from a thread that writes and holds a few of them for one that sends."""

    def __init__(self) -> None:
        super().__init__()
        self.held: Queue[bytes | BaseException | None] = Queue(HELD)
        self.gone = threading.Event()

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        piece = bytes(memoryview(cast(bytes, data)))
        self.put(piece)
        return len(piece)

    def put(self, piece: bytes | BaseException | None) -> None:
        """Hold a piece, an error, or the end, as soon as there is room.

        Raises:
            BrokenPipeError: when nobody takes it any more.
        """
        while not self.gone.is_set():
            try:
                self.held.put(piece, timeout=PATIENCE)
                return
            except Full:
                continue
        raise BrokenPipeError


def _piped(write: Callable[[BinaryIO], None]) -> Iterator[bytes]:
    pipe = _Pipe()

    def run() -> None:
        try:
            with io.BufferedWriter(pipe, PIECE) as stream:
                write(cast(BinaryIO, stream))
                stream.flush()
                pipe.put(None)
        except BrokenPipeError:
            return
        except Exception as error:
            # whoever sends the pieces has to know that they are not all
            pipe.held.put(error)

    thread = threading.Thread(target=run, name="exporting", daemon=True)
    thread.start()
    try:
        while (piece := _next(pipe, thread)) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        pipe.gone.set()


def _next(pipe: _Pipe, thread: threading.Thread) -> bytes | BaseException | None:
    while True:
        try:
            return pipe.held.get(timeout=PATIENCE)
        except Empty:
            if not thread.is_alive() and pipe.held.empty():
                return RuntimeError("the export ended early")


__all__ = ["FORMATS", "MEDIA_TYPES", "file_name", "pieces", "rows_written", "written"]
