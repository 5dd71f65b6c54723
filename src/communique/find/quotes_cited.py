"""Whom somebody cites is no quote of its own: "..., the agency reported, citing the palace"."""

from __future__ import annotations

from communique import lang
from communique.analysis import Analysis
from communique.find.quotes_cues import cue_words
from communique.find.quotes_found import Found

LONGEST_NAME = 8
"""Tokens up to which what is cited can be who said it, and is not what was said."""
MARKS = frozenset('"“”„«»')


def names_source(analysis: Analysis, verb: int, found: Found) -> bool:
    """Whether it is only told whom somebody cites: "citing a diplomatic source", ", which cited the ministry"."""
    tokens, people = analysis.tokens, lang.words("en", "unnamed_sources")
    content = analysis.tokens_in(found.content[0].start, found.content[-1].end)
    if tokens[verb].lemma not in cue_words("relaying") or len(content) > LONGEST_NAME:
        return False
    if any(tokens[i].lower in people for i in content):
        return True
    return _is_aside(analysis, verb) and _is_somebody(analysis, found)


def _is_aside(analysis: Analysis, verb: int) -> bool:
    """Whether a verb opens an aside on how somebody knows: ", quoting the ministry", ", which cited the ministry"."""
    token = analysis.tokens[verb]
    if token.tag == "VBG":
        return analysis.tokens[verb - 1].text == ","
    return token.dep == "relcl" and analysis.child(verb, "nsubj") == verb - 1


def _is_somebody(analysis: Analysis, found: Found) -> bool:
    """Whether a content is the name of a person or a body and nothing else, in no quotation marks."""
    start, end = found.content[0].start, found.content[-1].end
    head = analysis.head_of(start, end)
    if head is None or MARKS & set(analysis.text[start:end]):
        return False
    if any(analysis.tokens[i].pos in ("VERB", "AUX") for i in analysis.tokens_in(start, end)):
        return False
    noun = analysis.tokens[head]
    return noun.pos == "PROPN" or noun.lemma in lang.words("en", "institution_nouns")
