"""Communique reads texts about contacts between officials: who met whom, who said what, on whose word it stands.

>>> import communique
>>> reading = communique.read("President Ada Marr met Prime Minister Ilan Droste of Ostmark in Marrowgate on Friday.")
>>> reading.contacts[0].kind
'meeting'

Every record shows its evidence: spans count Unicode code points into ``reading.document.text``.
"""

from typing import TYPE_CHECKING

from communique.document import Document
from communique.errors import CommuniqueError, explain
from communique.reasons import Reason
from communique.records import Contact, Entity, Quote, Reading, Warning
from communique.spans import Span
from communique.version import VERSION

if TYPE_CHECKING:
    from communique.api import compare, read, read_all
    from communique.ingest.known import known_names
    from communique.reader import Reader

__version__ = VERSION
__all__ = [
    "CommuniqueError",
    "Contact",
    "Document",
    "Entity",
    "Quote",
    "Reader",
    "Reading",
    "Reason",
    "Span",
    "Warning",
    "compare",
    "explain",
    "known_names",
    "read",
    "read_all",
]


def __getattr__(name: str) -> object:
    """The reading machinery, loaded when it is first asked for: help and error texts need none of it."""
    if name in ("compare", "read", "read_all"):
        from communique import api

        return getattr(api, name)
    if name == "known_names":
        from communique.ingest.known import known_names

        return known_names
    if name == "Reader":
        from communique.reader import Reader

        return Reader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
