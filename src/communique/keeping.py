"""Documents read and kept in a store, with their place among the dossiers, one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from communique.batch import in_order
from communique.compare.making import told
from communique.compare.signatures import bands, signature
from communique.dossier_store import Part, gather, part
from communique.errors import CommuniqueError
from communique.export.records import Json, from_dict, to_json
from communique.ingest import Options, Taken, taken
from communique.reader import Reader
from communique.records import Reading
from communique.store.adding import Added
from communique.store.prepared import Entry, Prepared, prepared
from communique.store.store import Store

UNREAD = "E201"


@dataclass(frozen=True, slots=True)
class Made:
    """A document made ready to be kept: what is stored of it, and its part in the gathering.

    ``unread`` says why its text was left unread, None when it was read.
    """

    name: str
    entry: Prepared
    told: Part
    place: str = ""
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A document that the store has already: its text is not read again."""

    name: str
    added: Added


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one document; ``unread`` says why its text was left unread, None when it was read.

    ``place`` is where it came from: the file or address, with the line or entry in it. ``anew`` says whether its text
    was read for this; one that is known is not.
    """

    name: str
    added: Added
    unread: str | None
    place: str
    anew: bool = True


def keep(
    store: Store, sources: Iterable[str | Path], options: Options | None, reader: Reader, workers: int = 1
) -> Generator[Kept | CommuniqueError, None, None]:
    """Read sources and keep each document in the store, in order; what cannot be read comes as a coded error.

    Lines of ``communique read --format jsonl`` are kept as they are, without reading their texts again; texts that
    the store has already are not read again either. When this is stopped, what was given back is kept whole and the
    rest not at all.
    """
    with closing(taken(sources, options)) as found:
        yield from keep_taken(store, found, partial(make, reader), workers)


def keep_taken(
    store: Store, found: Iterable[Taken | CommuniqueError], ready: Callable[[Taken], Made], workers: int = 1
) -> Generator[Kept | CommuniqueError, None, None]:
    """Keep what was taken in, as :func:`keep` does; ``ready`` is who reads each and makes it ready."""
    with closing(in_order(partial(_made, ready), _looked_up(store, found), workers)) as results:
        for result in results:
            if isinstance(result, CommuniqueError):
                yield result
                continue
            if isinstance(result, Seen):
                yield Kept(result.name, result.added, None, result.name, anew=False)
                continue
            try:
                added = store.add(result.entry, partial(gather, result.told))
            except CommuniqueError as error:
                if error.code.startswith("E80"):
                    # the store itself fails: what follows would fail too
                    raise
                yield CommuniqueError(error.code, error.message, error.where or result.place)
                continue
            yield Kept(result.name, added, result.unread, result.place)


def _looked_up(store: Store, found: Iterable[Taken | CommuniqueError]) -> Iterator[Taken | Seen | CommuniqueError]:
    """What is to be read, and in its place what the store has; a reading that was made before costs no reading."""
    for item in found:
        if isinstance(item, Taken) and item.reading is None:
            there = store.known(item.document)
            yield item if there is None else Seen(item.name, there)
        else:
            yield item


def _made(ready: Callable[[Taken], Made], item: Taken | Seen) -> Made | Seen:
    return item if isinstance(item, Seen) else ready(item)


def make(reader: Reader, item: Taken) -> Made:
    """Read what was taken in and make it ready; importable by name, so that other processes can do it.

    Raises:
        CommuniqueError: E601 where a line is no reading.
    """
    reading = reader.read(item.document) if item.reading is None else from_dict(cast("dict[str, Json]", item.reading))
    gathering = part(told(reading))
    numbers = signature(reading.document.text)
    entry = Entry(
        reading=reading,
        reading_json=to_json(reading).encode("utf-8"),
        original=item.original,
        media_type=item.media_type,
        signature=numbers,
        bands=bands(numbers),
        sketches=gathering.sketches,
    )
    return Made(reading.document.name, prepared(entry), gathering, item.name, _unread(reading))


def _unread(reading: Reading) -> str | None:
    return next((f"{w.code} {reading.document.name}: {w.message}" for w in reading.warnings if w.code == UNREAD), None)
