"""What operations have in common in the interface's own description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.web.api.shapes import Failed

MEANINGS: Mapping[int, str] = {
    401: "No token, or one that is not this server's.",
    403: "The token may not do this, or a page of another site asks.",
    404: "There is nothing with this number or id.",
    413: "The request, a text or an upload is larger than the limits, which `status` tells.",
    415: "The body is in a form that is not taken here.",
    421: "The server does not answer to the name that it was asked for.",
    422: "Something in the request is missing, unknown or of the wrong kind; `message` and `where` say what.",
    429: "Too many costly requests; ask again after the seconds of `Retry-After`.",
    500: "A fault of Communique's own, or the store cannot be read.",
    503: "Another process has held the store for too long.",
    504: "Reading a text took longer than the limit.",
    507: "There is no space left for the store.",
}
"""What an answer with this status means."""
COSTLY = (429,)
READING = (413, 422, 429, 504)
"""What reading a text can end in."""
Responses = dict[int | str, dict[str, Any]]


def errors(*statuses: int) -> Responses:
    """The errors that an operation can end in, beside those that every operation can."""
    return {status: failed(status) for status in statuses}


def failed(status: int) -> dict[str, Any]:
    """The description of an error."""
    told: dict[str, Any] = {"model": Failed, "description": MEANINGS[status]}
    if status == 429:
        told["headers"] = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer", "minimum": 1}}}
    return told


def reference(name: str) -> dict[str, Any]:
    """A JSON answer whose schema is one of the contract's."""
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def file(media_type: str, description: str) -> dict[str, Any]:
    """An answer that is a file."""
    disposition = {"description": "attachment, with a name", "schema": {"type": "string"}}
    return {
        "description": description,
        "content": {media_type: {"schema": {"type": "string", "format": "binary"}}},
        "headers": {"Content-Disposition": disposition},
    }
