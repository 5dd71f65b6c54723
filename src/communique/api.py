"""Reading from Python: one call for one text or file, one for many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.document import DayOrder, Document
from communique.dossiers import Dossier
from communique.errors import CommuniqueError
from communique.ingest import Options, document_from_text, documents, known_names
from communique.known import NONE_KNOWN, KnownNames
from communique.reader import Reader
from communique.records import Reading

Known = KnownNames | str | Path | Iterable[str | Path]
"""Names of the user's own: files, or what was made of them."""


def read(
    source: str | Path | Document,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    day_order: DayOrder | None = None,
    known: Known = NONE_KNOWN,
) -> Reading:
    """The reading of one text.

    ``source`` is the text itself (a string), the path of a file with one text (a ``Path``), or a ``Document``.
    ``published`` is an ISO date, from which relative dates are counted; ``day_order`` says how the outlet writes
    numeric dates. For a ``Document`` these must be left out: it carries them itself. ``known`` names files of people
    and institutions of your own (CSV or TSV), or holds what ``known_names`` made of them: read once for many texts.

    Raises:
        CommuniqueError: when the text or a file of known names cannot be read; ``code`` says why.
        ValueError: when keywords are given beside a ``Document``.
    """
    reader = _reader(known)
    if isinstance(source, Document):
        if any((title, published, outlet, day_order)):
            raise ValueError("a Document carries its title, date, outlet and day order itself")
        return reader.read(source)
    options = Options(published=published, outlet=outlet, day_order=day_order)
    if isinstance(source, Path):
        return _only(read_all([source], options, reader.known), source)
    document = document_from_text(source, title=title, published=published, outlet=outlet, day_order=day_order)
    return reader.read(document)


def read_all(
    sources: Iterable[str | Path], options: Options | None = None, known: Known = NONE_KNOWN
) -> Iterator[Reading | CommuniqueError]:
    """The readings of files, folders and patterns, one after another as they are asked for.

    What cannot be read comes as a coded error in its place; the rest goes on. ``known`` is as in :func:`read`; its
    files are checked wholly before the first text is read.

    Raises:
        CommuniqueError: when a file of known names cannot be read.
    """
    return _readings(sources, options, _reader(known))


def compare(readings: Iterable[Reading]) -> tuple[Dossier, ...]:
    """The accounts of each contact in the readings, side by side: the dossiers with the most accounts first."""
    from communique.compare.making import compare as compared

    return compared(readings)


def _readings(
    sources: Iterable[str | Path], options: Options | None, reader: Reader
) -> Iterator[Reading | CommuniqueError]:
    for found in documents(sources, options):
        yield found if isinstance(found, CommuniqueError) else reader.read(found)


def _reader(known: Known) -> Reader:
    return Reader(known=known if isinstance(known, KnownNames) else known_names(known))


def _only(readings: Iterator[Reading | CommuniqueError], path: Path) -> Reading:
    found = next(readings, None)
    if isinstance(found, CommuniqueError):
        raise found
    if found is None or next(readings, None) is not None:
        raise CommuniqueError("E109", "the path holds no or more than one text: use read_all", str(path))
    return found
