"""A text in hand, as a document: what was noticed of it, its language, its limits."""

from __future__ import annotations

from communique.document import DayOrder, Document
from communique.errors import CommuniqueError, Notice
from communique.ingest.declared import decode_declared
from communique.ingest.decode import oddities
from communique.ingest.language import identify, is_partly_other
from communique.ingest.options import MAX_SIZE, Options
from communique.ingest.published import iso_date


def document_from_text(
    text: str,
    name: str = "text",
    *,
    title: str | None = None,
    author: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    day_order: DayOrder | None = None,
    max_size: int = MAX_SIZE,
    notices: tuple[Notice, ...] | None = None,
) -> Document:
    """The document of this text, unaltered, with its language and what is odd about it.

    ``published`` is a date (best YYYY-MM-DD), ``max_size`` the longest text in bytes of UTF-8, ``notices`` what is
    already known of the text's encoding (looked up when None).

    Raises:
        CommuniqueError: E103 when the text is too long, E114 when ``published`` is not a date.
    """
    check_size(text, max_size)
    day = iso_date(published, day_order) if published is not None else None
    if published is not None and day is None:
        raise CommuniqueError("E114", f"'{published[:40]}' is not a date; write it as YYYY-MM-DD")
    language = identify(text)
    found = (oddities(text) if notices is None else notices) + _of_language(text, language)
    return Document(text, name, title, author, outlet, url, day, language, day_order, found)


def document_from_bytes(data: bytes, name: str, options: Options, charset: str | None = None) -> Document:
    """The document of a plain text file's bytes; ``charset`` is the encoding that its server declares, if any.

    Raises:
        CommuniqueError: E103 (too long), E104 (empty), E105 (binary data).
    """
    text, notices = decode_declared(data, charset)
    if not text.strip():
        raise CommuniqueError("E104", "there is no text in it; check that it was saved or downloaded whole")
    return document_from_text(
        text,
        name,
        outlet=options.outlet,
        published=options.published,
        day_order=options.day_order,
        max_size=options.max_size,
        notices=notices,
    )


def check_size(text: str, max_size: int) -> None:
    """Refuse a text that is longer than ``max_size`` bytes of UTF-8.

    Raises:
        CommuniqueError: E103.
    """
    # no code point takes more than four bytes: most texts need no encoding to be measured
    if 4 * len(text) > max_size and len(text.encode("utf-8", "surrogatepass")) > max_size:
        raise too_long(max_size)


def too_long(max_size: int) -> CommuniqueError:
    """The error for what is longer than the limit."""
    return CommuniqueError("E103", f"longer than {max_size:,} bytes; split it or raise the limit with --max-size")


def _of_language(text: str, language: str | None) -> tuple[Notice, ...]:
    if language is None:
        return (Notice("W105", "the text holds no words"),)
    if language == "en" and is_partly_other(text):
        return (Notice("W108", "a large part of the text is in another script; only the English part is read"),)
    return ()
