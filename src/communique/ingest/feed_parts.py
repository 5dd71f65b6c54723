"""What a feed and its entries hold, by feedparser. Called in the child process alone."""

from __future__ import annotations

import io
import re
import time
from html.entities import html5
from typing import Any
from xml.sax.saxutils import escape

from communique.ingest.page_text import SPACE, Found, plain

REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|"
    r"&(?:(?P<number>#\d{1,7};|#x[0-9a-f]{1,6};)|(?P<name>[a-z]\w{1,30});)?",
    re.IGNORECASE | re.DOTALL,
)
"""Comments and literal data, in which nothing is a reference, and references, also a mere ampersand."""
XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
HTML = frozenset({"text/html", "application/xhtml+xml"})


def feed_parts(xml: str) -> Found:
    """The ``title``, ``author`` and ``link`` of a feed that is given without its entries."""
    feed = _parsed(xml)["feed"]
    return {"title": _line(feed, "title"), "author": _author(feed), "link": _link(feed)}


def entry_parts(xml: str) -> Found:
    """The parts of the one entry of a feed: ``text``, ``title``, ``author``, ``url``, ``published``, ``updated``.

    The text is the fullest of what the entry has as content or summary. Dates are as they are written, or
    YYYY-MM-DD.
    """
    found = _parsed(xml)
    if not found["entries"]:
        return {"text": None}
    entry = found["entries"][0]
    # RSS 1.0 writes the date of publication as dc:date, which is read as that of a change
    is_atom = str(found.get("version", "")).startswith("atom")
    return {
        "text": _fullest(entry),
        "title": _line(entry, "title"),
        "author": _author(entry),
        "url": _link(entry),
        "published": _date(entry, "published") or (None if is_atom else _date(entry, "updated")),
        "updated": _date(entry, "updated"),
    }


def _parsed(xml: str) -> Any:
    import feedparser

    # a stream: a string could be taken for the address of a feed, or the path of one, and be opened
    data = io.BytesIO(REFERENCE.sub(_reference, xml).encode("utf-8"))
    return feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)


def _reference(found: re.Match[str]) -> str:
    """What XML understands in the stead of a reference: HTML's names as characters, any other as it is written."""
    name = found["name"]
    if not found.group().startswith("&") or found["number"] or name in XML_NAMES:
        return found.group()
    known = html5.get(f"{name};")
    return escape(known) if known else f"&amp;{found.group()[1:]}"


def _fullest(entry: Any) -> str | None:
    details = [*entry.get("content", ()), entry.get("summary_detail")]
    texts = [_text(detail) for detail in details if detail]
    return max(texts, key=len, default="") or None


def _text(detail: Any) -> str:
    value = str(detail.get("value") or "")
    return (plain(value)["text"] or "") if detail.get("type") in HTML else value.strip()


def _line(record: Any, key: str) -> str | None:
    """The value as one line of plain text."""
    detail = record.get(f"{key}_detail")
    return SPACE.sub(" ", _text(detail)).strip() or None if detail else None


def _author(record: Any) -> str | None:
    named = (record.get("author_detail") or {}).get("name") or record.get("author")
    return SPACE.sub(" ", str(named)).strip() or None if named else None


def _link(record: Any) -> str | None:
    found = record.get("link") or record.get("id")
    return str(found) if found else None


def _date(entry: Any, key: str) -> str | None:
    """The date as it is written where that is a usual way, else as feedparser reads it."""
    from communique.ingest.published import iso_date

    # asked for directly: the library would give another date where there is none of this kind
    written = dict.get(entry, key)
    moment = dict.get(entry, f"{key}_parsed")
    if written is None:
        return None
    return iso_date(str(written)) or (time.strftime("%Y-%m-%d", moment) if moment else str(written))
