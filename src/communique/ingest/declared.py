"""The encoding that a page, server or message declares, believed where it must be."""

from __future__ import annotations

import codecs
import re

from communique.errors import Notice
from communique.ingest.decode import decode

TEXT_ENCODINGS = re.compile(r"(?:windows|cp|iso|koi8|gb|big5|euc|shift|mac)[\w-]*", re.IGNORECASE)
"""Labels that may be believed; others ("utf-7", names of Python's own codecs) could be made to mislead."""
MEDIA_TYPE = re.compile(r"\s{0,9}([\w.+-]{1,80}/[\w.+-]{1,80})")
CHARSET = re.compile(r";\s{0,9}charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def decode_declared(data: bytes, label: str | None) -> tuple[str, tuple[Notice, ...]]:
    """The text of these bytes: UTF-8 if they are that, else as the label says, else as they look.

    Raises:
        CommuniqueError: E105 when the data is no text.
    """
    if label is not None and TEXT_ENCODINGS.fullmatch(label) and _is_known(label):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            # it refuses what is no text whatever it declares
            decode(data)
            return data.decode(label, "replace"), ()
    return decode(data)


def media_type_of(header: str | None) -> tuple[str | None, str | None]:
    """The media type (in small letters) and the encoding that a Content-Type header names; None where it does not."""
    header = (header or "")[:1_000]
    kind, charset = MEDIA_TYPE.match(header), CHARSET.search(header)
    return kind and kind[1].lower(), charset and charset[1]


def _is_known(label: str) -> bool:
    try:
        return codecs.lookup(label).name != "undefined"
    except LookupError:
        return False
