"""Messages (``.eml``): the body is the document, with its subject, sender and date; no link is ever followed."""

from __future__ import annotations

import base64
import io

from communique.document import Document
from communique.errors import CommuniqueError, Notice
from communique.ingest.declared import decode_declared
from communique.ingest.files import limited
from communique.ingest.options import PAGE_FACTOR, Options
from communique.ingest.pages import PageReader, sendable
from communique.ingest.published import iso_date
from communique.ingest.taken import Taken
from communique.ingest.text import document_from_text, too_long

MAIL_FACTOR = 16
"""A message may be this many times as long as a text: mail servers take up to some 30 MB, mostly attachments."""


def taken_of_mail(stream: io.BufferedReader, name: str, options: Options, pages: PageReader) -> Taken:
    """The document of a message: its plain text, or else the text of its HTML.

    Raises:
        CommuniqueError: E103 (too long), E104 (empty), E105 (binary data), E115 (no text), E116 (not taken apart).
    """
    data = limited(stream, MAIL_FACTOR * options.max_size, options.max_size)
    if not data.strip():
        raise CommuniqueError("E104", "there is no message in it; check that it was saved whole")
    # what precedes the message in it would be taken for its body
    whole = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    found = pages.asked("message", data=base64.b64encode(whole).decode("ascii"))
    if "error" in found or not found:
        raise CommuniqueError("E116", "the message could not be taken apart; save its text as a .txt file")
    return Taken(_document(found, name, options, pages), data, "message/rfc822")


def _document(found: dict[str, str], name: str, options: Options, pages: PageReader) -> Document:
    text, notices = _body(found, options, pages)
    if not text.strip():
        raise CommuniqueError("E115", "the message holds no text; save what is attached to it and read that")
    published, undated = _published(found, options)
    return document_from_text(
        text,
        name,
        title=found.get("title"),
        author=found.get("author"),
        outlet=options.outlet,
        published=published,
        day_order=options.day_order,
        max_size=options.max_size,
        notices=notices + undated + _left_out(int(found["left_out"])),
    )


def _body(found: dict[str, str], options: Options, pages: PageReader) -> tuple[str, tuple[Notice, ...]]:
    data = base64.b64decode(found.get("body", ""))
    if len(data) > PAGE_FACTOR * options.max_size:
        raise too_long(options.max_size)
    text, notices = decode_declared(data, found.get("charset"))
    if found.get("kind") != "html":
        return text, notices
    text = pages.found(sendable(text), "plain").get("text", "")
    return text, tuple(n for n in notices if n.code in ("W101", "W102"))


def _published(found: dict[str, str], options: Options) -> tuple[str | None, tuple[Notice, ...]]:
    """The message's own date, else the one given for all; one that is none is left out, never replaced."""
    written = found.get("published")
    if written is None:
        return options.published, ()
    day = iso_date(written, options.day_order)
    ignored = Notice("W106", f"the date '{written[:40]}' is not a date that can be used; left out")
    return day, (() if day else (ignored,))


def _left_out(count: int) -> tuple[Notice, ...]:
    if not count:
        return ()
    parts = "1 attachment or further part is" if count == 1 else f"{count} attachments or further parts are"
    return (Notice("W109", f"{parts} left out"),)
