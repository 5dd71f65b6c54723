"""What a message (RFC 5322, MIME) holds, by the standard library. Called in the child process alone."""

from __future__ import annotations

import base64
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import cast

from communique.ingest.page_text import SPACE, Found

BODIES = ("plain", "html")
"""The kinds of text that a body may be, the preferred one first."""
SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
"""Parts that say nothing of their own."""
SURROGATE = re.compile("[\udc80-\udcff]")
"""How the library keeps a byte of a header that is not ASCII."""


def message_parts(data: bytes) -> Found:
    """The parts of a message: ``title``, ``author``, ``published`` (YYYY-MM-DD, or as written when it is no date),
    ``body`` (its bytes in base64) with its ``kind`` (plain or html) and ``charset``, and ``left_out``, the number of
    attachments and further parts.
    """
    message = message_from_bytes(data, policy=policy.default)
    body = _body(message)
    found: Found = {
        "title": _header(message, "subject"),
        "author": _author(message),
        "published": _date(message),
        "left_out": str(_left_out(message, body)),
    }
    if body is None:
        return found
    return found | {
        "body": base64.b64encode(_payload(body)).decode("ascii"),
        "kind": body.get_content_subtype(),
        "charset": body.get_content_charset(),
    }


def _body(message: EmailMessage) -> EmailMessage | None:
    """The body, as plain text if there is one that holds anything."""
    if message.get_content_maintype() == "multipart" and not message.is_multipart():
        # it says that it has parts, but not what stands between them
        return message
    found = [message.get_body(preferencelist=(kind,)) for kind in BODIES]
    bodies = [cast(EmailMessage, part) for part in found if part is not None]
    return next((part for part in bodies if _payload(part).strip()), None)


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _left_out(message: EmailMessage, body: EmailMessage | None) -> int:
    """How many parts are not read: all but the body, what is offered in its stead, and signatures."""
    count, waiting = 0, [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if part is body or kind in SIGNATURES:
            continue
        if kind == "multipart/alternative" and any(inner is body for inner in part.walk()):
            continue
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(cast("list[EmailMessage]", part.get_payload()))
        elif _payload(part).strip() or part.is_multipart():
            count += 1
    return count


def _raw(message: EmailMessage, name: str) -> str | None:
    """The header as written; bytes that are not ASCII are read as UTF-8, else as windows-1252."""
    value = next((str(v) for key, v in message.raw_items() if key.lower() == name), None)
    if value is None or not SURROGATE.search(value):
        return value
    data = value.encode("ascii", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _header(message: EmailMessage, name: str) -> str | None:
    """The header as one line, its encoded words decoded."""
    value = _raw(message, name)
    if value is None:
        return None
    return SPACE.sub(" ", str(policy.default.header_factory(name, _unfolded(value)))).strip() or None


def _author(message: EmailMessage) -> str | None:
    """The names of those that it is from, or their addresses where they have none."""
    value = _raw(message, "from")
    if value is None:
        return None
    header = policy.default.header_factory("from", _unfolded(value))
    names = [address.display_name or address.addr_spec for address in header.addresses]
    return SPACE.sub(" ", ", ".join(name for name in names if name)).strip() or None


def _date(message: EmailMessage) -> str | None:
    """The day as its writer counted it."""
    value = _raw(message, "date")
    if value is None or not value.strip():
        return None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return SPACE.sub(" ", value).strip()


def _unfolded(value: str) -> str:
    """A long header is folded over several lines."""
    return value.replace("\r", "").replace("\n", "")
