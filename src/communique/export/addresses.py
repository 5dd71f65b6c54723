"""The address of a document, where it is one that a tool may follow."""

from __future__ import annotations

import re

FOLLOWED = re.compile(
    r"https?://[^\s/?#<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff][^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]*", re.I
)
"""What RFC 3987 allows in an http address; a script or a local file given as an address is none."""


def web_address(url: str | None) -> str | None:
    """The address when it is a well-formed http or https one, else None."""
    return url if url and FOLLOWED.fullmatch(url) else None
