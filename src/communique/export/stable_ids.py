"""Ids that are the same whenever the same text is exported, so that a later export can replace an earlier one."""

from __future__ import annotations

import hashlib
import json

from communique.document import Document


def document_key(document: Document) -> tuple[str, str, str]:
    """What tells documents apart: the digest of the text, the address and the name.

    The digest alone would make one document of the copies of a text in several outlets.
    """
    return document.id, document.url or "", document.name


def stable_id(*parts: str) -> str:
    """The SHA-1 digest (40 hexadecimal digits) of the parts; other parts, or parts cut otherwise, have another."""
    return hashlib.sha1(json.dumps(parts).encode("ascii"), usedforsecurity=False).hexdigest()
