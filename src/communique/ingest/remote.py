"""Sources that are web addresses: fetched when the user allows it, then taken in like files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from communique.errors import CommuniqueError
from communique.ingest import fetch
from communique.ingest.files import Format, format_within
from communique.ingest.forms import Stream, taken_of_stream
from communique.ingest.options import PAGE_FACTOR, Options
from communique.ingest.pages import PageReader
from communique.ingest.sources import Address, address_name
from communique.ingest.taken import Taken

FORMS: dict[str, Format] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/jsonl": "records",
    "application/x-ndjson": "records",
    "message/rfc822": "mail",
    "application/warc": "archive",
}
XML = frozenset({"text/xml", "application/xml", "application/rdf+xml"})


def taken_of_address(address: Address, options: Options, pages: PageReader) -> Iterator[Taken | CommuniqueError]:
    """What the web address gives, with the address where it was found in the end as ``url``.

    Raises:
        CommuniqueError: E140 when ``options.fetch`` is false, else what ``fetch.fetched`` and the formats raise.
    """
    if not options.fetch:
        raise CommuniqueError("E140", "not fetched; allow it with --fetch, or save the page and give the file")
    found = fetch.fetched(address, max_size=PAGE_FACTOR * options.max_size)
    stream = cast("io.BufferedReader", io.BufferedReader(io.BytesIO(found.data)))
    form = FORMS.get(found.media_type or "") or format_within(stream, "feed" if found.media_type in XML else "text")
    whole = Stream(stream, form, address_name(found.url), found.url, found.charset)
    for item in taken_of_stream(whole, options, pages):
        if isinstance(item, Taken) and form in ("page", "text"):
            item = replace(item, document=replace(item.document, url=found.url))
        yield item
