"""From what a user names (files, folders, patterns, standard input) to the files to read, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from communique.errors import CommuniqueError

STDIN = "-"
TEXTS = frozenset({".txt", ".text"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
RECORDS = frozenset({".jsonl", ".ndjson"})
FEEDS = frozenset({".rss", ".atom"})
XML = frozenset({".xml"})
"""Mostly feeds; what is none is named."""
ARCHIVES = frozenset({".warc"})
MAILS = frozenset({".eml"})
READ = TEXTS | PAGES | RECORDS | FEEDS | XML | ARCHIVES | MAILS
OTHER_DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"})
"""Formats that hold texts but are not read: in a folder they are named, other files are left out in silence."""


class Address(str):
    """A source that is an address of the web."""

    __slots__ = ()


def located(sources: Iterable[str | Path]) -> Iterator[Path | Address | CommuniqueError]:
    """The files and web addresses that the sources name; ``Path("-")`` stands for standard input.

    A folder gives its files of known formats, sorted, with those in its subfolders, without hidden ones; a
    pattern gives what it matches, sorted. What names nothing comes as an error.
    """
    for source in map(str, sources):
        if source == STDIN:
            yield Path(STDIN)
        elif source.lower().startswith(("http://", "https://")):
            yield Address(source)
        else:
            yield from _located(source)


def _located(source: str) -> Iterator[Path | CommuniqueError]:
    try:
        if os.path.isdir(source):
            yield from _in_folder(source)
        elif os.path.lexists(source) or not glob.has_magic(source):
            yield Path(source)
        else:
            yield from _matching(source)
    except OSError as error:
        yield system_error(error, source)
    except ValueError:
        yield CommuniqueError("E101", "this is no path; check the spelling", source)


def _matching(pattern: str) -> Iterator[Path | CommuniqueError]:
    found = False
    for path in sorted(glob.iglob(pattern, recursive=True)):
        if os.path.isdir(path):
            # with **, the files inside are matched themselves
            if "**" not in pattern:
                found = True
                yield from _in_folder(path)
            continue
        found = True
        yield Path(path)
    if not found:
        yield CommuniqueError("E109", "no file matches the pattern; check it, and quote it for the shell", pattern)


def _in_folder(folder: str) -> Iterator[Path | CommuniqueError]:
    found = False
    for item in _walked(folder):
        found = True
        yield item
    if not found:
        message = "the folder holds no .txt, .html, .jsonl, .rss, .atom, .xml, .warc or .eml file that is not hidden"
        yield CommuniqueError("E109", message, folder)


def _walked(folder: str) -> Iterator[Path | CommuniqueError]:
    """The files below a folder in the order of their names, without recursion: folders may be nested deeply."""
    waiting = [iter(_listed(folder))]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif isinstance(item, CommuniqueError):
            yield item
        elif item.is_dir(follow_symlinks=False):
            waiting.append(iter(_listed(item.path)))
        elif (ending := suffix(item.name)) in READ:
            yield Path(item.path)
        elif ending in OTHER_DOCUMENTS:
            yield CommuniqueError("E111", f"{ending} files are not read; save it as plain text or HTML", item.path)


def _listed(folder: str) -> Sequence[os.DirEntry[str] | CommuniqueError]:
    try:
        with os.scandir(folder) as items:
            return sorted((i for i in items if not i.name.startswith(".")), key=lambda i: i.name)
    except OSError as error:
        return [system_error(error, folder)]


def suffix(name: str) -> str:
    """The ending that tells the format, in small letters, whether or not the file is compressed (``.gz``)."""
    return Path(name.lower().removesuffix(".gz")).suffix


def stem(name: str) -> str:
    """A file's name without its endings."""
    bare = name[:-3] if name.lower().endswith(".gz") else name
    return Path(bare).stem


def address_name(url: str) -> str:
    """What a document is called that came from this address: its last part, else its host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "address"
    return stem(unquote(parts.path.rstrip("/").rpartition("/")[2])) or parts.hostname or "address"


def system_error(error: OSError | EOFError, where: str) -> CommuniqueError:
    """What the system said, as a coded error that says what to do."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return CommuniqueError("E101", "no such file or folder; check the spelling", where)
    if isinstance(error, PermissionError):
        return CommuniqueError("E102", "you may not read it; ask its owner, or copy it", where)
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return CommuniqueError("E113", f"it cannot be read ({reason}); copy it again and retry", where)
