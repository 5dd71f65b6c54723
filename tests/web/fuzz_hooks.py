"""What Schemathesis cannot know of the interface: how lines of JSON are written, and what no schema can say."""

from __future__ import annotations

import json
from typing import Any

import schemathesis
from schemathesis import Case, HookContext

LINES, FILES = "application/x-ndjson", "multipart/form-data"


@schemathesis.serializer(LINES)
def lines(ctx: Any, value: Any) -> bytes:
    """One line for each item; what is no list is one line."""
    items = value if isinstance(value, list) else [value]
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


@schemathesis.hook
def filter_case(context: HookContext, case: Case) -> bool:
    """Leave out what is right, or wrong, by its form alone."""
    query, body = case.query or {}, case.body
    # the mark of a page is that of an answer; made up ones have a test of their own
    if "after" in query:
        return False
    # two spellings of which one is the other
    if isinstance(body, dict) and "verdict" in body and body.get("a") == body.get("b"):
        return False
    # a bad line or file costs only itself, and the answer says so; all that an upload holds is text
    wrong = case.meta is not None and case.meta.generation.mode.is_negative
    return not (wrong and case.operation.path.endswith("/documents") and case.media_type in (LINES, FILES))
