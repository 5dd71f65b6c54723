"""What was taken in: a document together with the bytes that it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.document import Document


@dataclass(frozen=True, slots=True)
class Taken:
    """A document and where it comes from, byte for byte.

    ``original`` are the bytes that it was made from: of a file (unpacked, if it was gzip), a line of JSON Lines
    without its line end, the XML of a feed's entry, the body that a web archive or a server gave (unpacked), or a
    message with its headers; lines and entries of a UTF-16 file are given in UTF-8 and UTF-16. ``media_type`` says
    what they are (text/plain, text/html, application/json, application/rss+xml, application/atom+xml,
    message/rfc822). ``reading`` is the object of a line that ``communique read --format jsonl`` wrote, else None.
    ``place`` is what errors about it call it: the file or address, with the line (``:3``) or entry (``#3``) in it.
    """

    document: Document
    original: bytes
    media_type: str
    reading: Mapping[str, object] | None = None
    place: str = ""

    @property
    def name(self) -> str:
        """What the document is called in messages."""
        return self.place or self.document.name
