"""What a user types into a search box, as words to look for; nothing that is typed can be a syntax error.

Words are all looked for; "words in quotation marks" as a phrase; a trailing * stands for any ending; a leading - means
that a word or phrase must not be there. Everything else is words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.lang.folding import folded

MOST_TERMS = 64
"""Terms that are looked for; more are left out."""
LONGEST_QUERY = 2_000
"""Characters that are looked at."""
TERM = re.compile(r'(-)?(?:["“”„«]([^"“”«»]*)["“”»]?(\*)?|(\S+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words in a row; ``open`` when the last may go on, ``excluded`` when they must not be there."""

    words: tuple[str, ...]
    open: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of a query. Where nothing is wanted, nothing is found."""

    terms: tuple[Term, ...]

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that must be there."""
        return tuple(term for term in self.terms if not term.excluded)

    def expression(self, columns: str = "") -> str | None:
        """The query in the language of the full-text tables, over these columns (all when empty); None for nothing."""
        wanted = " AND ".join(_written(term) for term in self.wanted)
        unwanted = " OR ".join(_written(term) for term in self.terms if term.excluded)
        if not wanted:
            return None
        whole = f"({wanted}) NOT ({unwanted})" if unwanted else wanted
        return f"{{{columns}}} : ({whole})" if columns else whole


def parsed(text: str) -> Query:
    """The query that the text is."""
    terms = []
    for m in TERM.finditer(text[:LONGEST_QUERY]):
        minus, phrase, star, bare = m.groups()
        words = tuple(folded(phrase if bare is None else bare).split())
        if words:
            ends_open = bool(star) or (bare or "").endswith("*")
            terms.append(Term(words, ends_open, bool(minus)))
    return Query(tuple(terms[:MOST_TERMS]))


def phrase(text: str) -> Query:
    """The query for all of these words, one after another."""
    words = tuple(folded(text[:LONGEST_QUERY]).split())
    return Query((Term(words),) if words else ())


def _written(term: Term) -> str:
    # folded words are letters and digits alone, so nothing in them can end the quotation
    return f'"{" ".join(term.words)}"' + ("*" if term.open else "")
