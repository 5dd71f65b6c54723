"""What a user says of the texts beforehand, and the limits that they are taken in under."""

from __future__ import annotations

from dataclasses import dataclass

from communique.document import DayOrder

MAX_SIZE = 2_000_000
"""Bytes of one text in UTF-8: about 330,000 words, some three minutes and 500 MB of memory."""
PAGE_FACTOR = 4
"""An HTML page may be this many times as long as a text: most of it is markup."""


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every document that does not say otherwise.

    ``published`` is an ISO date (YYYY-MM-DD), ``day_order`` how numeric dates are written, ``max_size`` the
    longest text in bytes of UTF-8, ``fetch`` whether sources that are web addresses may be fetched.
    """

    published: str | None = None
    outlet: str | None = None
    day_order: DayOrder | None = None
    max_size: int = MAX_SIZE
    fetch: bool = False
