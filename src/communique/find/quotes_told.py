"""Attributions that grammar tells: every cue word asked for the content and the source that the parse ties to it."""

from __future__ import annotations

from collections.abc import Iterator

from communique.analysis import Analysis
from communique.find.quotes_according import according_to, as_put, as_says, in_view_of, per
from communique.find.quotes_clauses import by_verb
from communique.find.quotes_cues import cue_forms, cue_words
from communique.find.quotes_found import Found
from communique.find.quotes_nouns import by_adjective, by_noun

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_PHRASES = {"according": according_to, "per": per, "as": as_says, "put": as_put, "puts": as_put}
RULES = {"verb": by_verb, "noun": by_noun, "adj": by_adjective}


def told_quotes(analysis: Analysis, language: str = "en") -> Iterator[Found]:
    """Every attribution that a cue word and the parse tell, in the order of the cue words."""
    table = cue_forms(language)
    for token in analysis.tokens:
        kind = KINDS.get(token.pos)
        forms = table.get((token.lemma.lower(), kind)) if kind is not None else None
        found = RULES[kind](analysis, token.i, forms) if kind is not None and forms is not None else None
        phrase = _PHRASES.get(token.lower) or (in_view_of if token.lower in cue_words("views") else None)
        if phrase is not None:
            found = phrase(analysis, token.i) or found
        if found is not None and found.content:
            yield found
