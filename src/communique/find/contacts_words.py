"""The small sets of words that the contact finder asks for by name, from the language's folder."""

from __future__ import annotations

import re
from functools import cache

from communique import lang


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The set of words with this name in ``contact_words.tsv``.

    Raises:
        KeyError: when the table has no such set.
    """
    return _sets()[name]


def alternatives(name: str) -> str:
    """The set as a pattern that matches any of its words, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(vocabulary(name), key=lambda w: (-len(w), w)))


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {row["set"]: frozenset(row["words"].split(",")) for row in lang.rows("en", "contact_words")}
