"""Answers that are no pages: JSON that every program can decode, and files to be kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import quote

from starlette.responses import Response

from communique.export.json_lines import json_line
from communique.listed import Listed
from communique.store.pages import Page

T = TypeVar("T")
PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST_NAME = 80


class Json(Response):
    """A JSON object; lone surrogates, which UTF-8 cannot hold, are written as escapes."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The object's bytes."""
        return json_line(content)


def rows(page: Page[T], row: Callable[[T], Listed]) -> Json:
    """A page of a list: its rows, how many there are in all, and the mark of the next page."""
    return Json({"rows": [row(r) for r in page.rows], "total": page.total, "next": page.next})


def attachment(name: str) -> Mapping[str, str]:
    """The headers of an answer that is to be kept under this name, which no text or title has chosen alone."""
    whole = "".join(c for c in name if c.isprintable() and c not in '/\\:*?"<>|')[-LONGEST_NAME:] or "file"
    plain = PLAIN.sub("_", whole).strip("._") or "file"
    encoded = quote(whole.encode("utf-8", "replace"), safe="")
    return {"content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"}
