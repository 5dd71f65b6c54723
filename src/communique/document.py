"""One text as published, never altered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from communique.errors import Notice

DayOrder = Literal["day_first", "month_first"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text as published; every offset of every record counts code points into ``text``.

    ``name`` is the file stem or the input record's id; ``published`` an ISO date (YYYY-MM-DD) or None;
    ``title`` the headline, whether it stands in the text or was given beside it; ``language`` an
    ISO 639-1 code or None when it could not be told; ``day_order`` how the outlet writes numeric dates,
    None when that is not known; ``notices`` what was noticed when the text was taken in (they become warnings).
    """

    text: str
    name: str = "text"
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    day_order: DayOrder | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def id(self) -> str:
        """The SHA-256 digest of the text's UTF-8 bytes, as ``sha256:<hex>``; lone surrogates are kept apart."""
        return "sha256:" + hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
