"""Tags between commas whose speaker stands behind the verb: "The quay, said the mayor, would be closed."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.quotes_cues import cue_forms
from communique.find.quotes_found import Found, spans_of

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST_NAME = 14
"""Tokens of a speaker with office and name."""
RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})


def turned_round(analysis: Analysis, found: Found) -> Found:
    """The attribution with who stands behind its verb, between commas, for its source; what is said stands around."""
    verb = found.verb
    if verb is None or analysis.tokens[verb].tag not in ("VBD", "VBZ") or not _is_verb_of_speech(analysis, verb):
        return found
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[verb].sentence]
    if verb - 1 <= sentence.first or tokens[verb - 1].text != ",":
        return found
    end = _name_end(tokens, verb, sentence.last)
    if end is None or not _is_speaker(analysis, verb + 1, end):
        return found
    front, rest = range(sentence.first, verb - 1), range(end + 1, sentence.last)
    if any(tokens[i].text in ('"', "“", "”", "''", "``") for i in (*front, *rest)) or not _is_said(tokens, front, rest):
        return found
    source, cue = spans_of(analysis, range(verb + 1, end)), spans_of(analysis, (verb,))
    return replace(found, source=source, cue=cue, content=spans_of(analysis, (*front, *rest)))


def _is_verb_of_speech(analysis: Analysis, verb: int) -> bool:
    return "direct" in cue_forms().get((analysis.tokens[verb].lemma, "verb"), {})


def _name_end(tokens: Sequence[Token], verb: int, last: int) -> int | None:
    """Where the comma stands behind the words that can be a speaker."""
    for i in range(verb + 1, min(last, verb + 2 + LONGEST_NAME)):
        if tokens[i].text == ",":
            return i if i > verb + 1 else None
        if tokens[i].pos not in NOMINAL:
            return None
    return None


def _is_speaker(analysis: Analysis, first: int, end: int) -> bool:
    """Whether somebody is named there: a name, or an office that people hold; not "explained the plan, ..."."""
    tokens = analysis.tokens
    if tokens[first].pos == "ADP":
        return False
    head = next((i for i in range(first, end) if i + 1 == end or tokens[i + 1].pos == "ADP"), first)
    offices = lang.words("en", "offices") | lang.words("en", "functions")
    return tokens[head].pos == "PROPN" or tokens[head].lower in offices


def _is_said(tokens: Sequence[Token], front: Sequence[int], rest: Sequence[int]) -> bool:
    """Whether a clause is left around the tag: "Thus, said the mayor, the quay is shut", "The quay, ..., is shut"."""
    said = [tokens[i] for i in rest if tokens[i].pos != "PUNCT"]
    if not front or not said or said[0].tag in RELATIVE:
        return False
    before = any(tokens[i].tag in FINITE for i in front)
    return not before and any(t.tag in FINITE for t in said)
