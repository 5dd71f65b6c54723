"""RSS and Atom feeds: each entry a document; an entry that cannot be read costs only itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from communique.document import Document
from communique.errors import CommuniqueError, Notice
from communique.ingest.declared import decode_declared
from communique.ingest.feed_cut import Feed, cut
from communique.ingest.files import limited
from communique.ingest.options import PAGE_FACTOR, Options
from communique.ingest.pages import PageReader, sendable
from communique.ingest.published import iso_date
from communique.ingest.taken import Taken
from communique.ingest.text import document_from_text, too_long

FEED_FACTOR = 16
"""A feed may be this many times as long as a text; archives of blogs reach ten megabytes."""
FRAME = 262_144
"""Bytes of a feed beside its entries that are looked at for its title and link."""
SHOWN = 60
"""Code points of an entry's title that an error shows."""
WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
MEDIA_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}


@dataclass(frozen=True, slots=True)
class Home:
    """What holds for all entries of a feed: its title, author and link, and how the file writes characters."""

    title: str | None
    author: str | None
    link: str | None
    wide: str | None


def taken_of_feed(
    stream: io.BufferedReader, name: str, path: str, options: Options, pages: PageReader
) -> Iterator[Taken | CommuniqueError]:
    """The entries of a feed in order; what cannot be read comes as an error that names the entry.

    ``path`` is what the file is called in messages; an entry is named after ``name`` and its place, from 1.

    Raises:
        CommuniqueError: E103 (the feed is too long), E104 (empty), E111 (no feed).
    """
    data = limited(stream, FEED_FACTOR * options.max_size, options.max_size)
    wide = next((encoding for mark, encoding in WIDE if data.startswith(mark)), None)
    if not data.strip():
        raise CommuniqueError("E104", "there is no feed in it; check that it was saved or downloaded whole")
    if wide is not None:
        data = data[2:].decode(wide, "replace").encode("utf-8", "replace")
    feed = cut(data)
    if feed is None:
        raise CommuniqueError("E111", "it is no RSS or Atom feed; save what it says as plain text or HTML")
    yield from _entries(feed, wide, name, path, options, pages)


def _entries(
    feed: Feed, wide: str | None, name: str, path: str, options: Options, pages: PageReader
) -> Iterator[Taken | CommuniqueError]:
    said = pages.asked("feed", xml=_text(feed, feed.frame(FRAME))[0])
    home = Home(said.get("title"), said.get("author"), _absolute(said.get("link"), None), wide)
    number = 0
    for number, (start, end) in enumerate(feed.entries(), 1):
        where = f"{path}#{number}"
        try:
            yield replace(_taken(feed, start, end, home, f"{name}#{number}", options, pages), place=where)
        except CommuniqueError as error:
            yield CommuniqueError(error.code, error.message, where)
    if number == 0:
        raise CommuniqueError("E104", "the feed has no entries; check that it was saved or downloaded whole")


def _taken(feed: Feed, start: int, end: int, home: Home, name: str, options: Options, pages: PageReader) -> Taken:
    if end - start > PAGE_FACTOR * options.max_size:
        raise too_long(options.max_size)
    xml, notices = _text(feed, feed.alone(start, end))
    found = pages.asked("entry", xml=xml)
    if "error" in found or not found:
        raise CommuniqueError("E116", "the entry could not be taken apart; open it at its source and save it there")
    original = feed.data[start:end]
    if home.wide is not None:
        original = original.decode("utf-8").encode(home.wide)
    return Taken(_document(found, home, name, options, notices), original, MEDIA_TYPES[feed.kind])


def _text(feed: Feed, data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The bytes of a part of the feed as text, with the notices of an encoding that had to be inferred."""
    text, notices = decode_declared(data, feed.charset)
    return sendable(text), tuple(n for n in notices if n.code in ("W101", "W102"))


def _document(found: dict[str, str], home: Home, name: str, options: Options, notices: tuple[Notice, ...]) -> Document:
    text, url = found.get("text"), _absolute(found.get("url"), home.link)
    if not text:
        which = found.get("title") or url
        shown = f"the entry '{which[:SHOWN]}'" if which else "the entry"
        raise CommuniqueError("E115", f"{shown} holds no text; save the page that it leads to and read that")
    published, more = _published(found, options)
    return document_from_text(
        text,
        name,
        title=found.get("title"),
        author=found.get("author") or home.author,
        outlet=home.title or options.outlet,
        url=url,
        published=published,
        day_order=options.day_order,
        max_size=options.max_size,
        notices=notices + more,
    )


def _published(found: dict[str, str], options: Options) -> tuple[str | None, tuple[Notice, ...]]:
    """The entry's own date, else the one given for all; one that is none is left out, never replaced."""
    written = found.get("published")
    if written is not None:
        day = iso_date(written, options.day_order)
        ignored = Notice("W106", f"the publication date '{written[:40]}' is not a date that can be used; left out")
        return day, (() if day else (ignored,))
    changed = iso_date(found.get("updated", ""), options.day_order)
    if options.published is None and changed is not None:
        return None, (Notice("W110", f"no date of publication; the feed says that it was last changed on {changed}"),)
    return options.published, ()


def _absolute(link: str | None, base: str | None) -> str | None:
    """The address of the web that a link stands for; None for any other kind (``javascript:``, ``urn:``)."""
    if not link:
        return None
    try:
        found = urljoin(base or "", link.strip())
    except ValueError:
        return None
    return found if found.lower().startswith(("http://", "https://")) else None
