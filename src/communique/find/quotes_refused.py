"""Words that somebody keeps back, whatever the cue is: "declined to say how much", "has yet to confirm the trip"."""

from __future__ import annotations

from communique import lang
from communique.analysis import Analysis
from communique.find.quotes_cues import cue_words

ASKS_BACK = frozenset(("WRB", "WP", "WDT"))


def keeps_back(analysis: Analysis, verb: int) -> bool:
    """Whether a verb tells that somebody refuses or puts off to speak, or sends those who ask to somebody else."""
    return any(rule(analysis, verb) for rule in (_refuses, _is_put_off, _leaves_open, _sends_on))


def _refuses(analysis: Analysis, verb: int) -> bool:
    """As in "declined to release the minutes" and "refused to say that": the verb is "refused" or "say"."""
    tokens = analysis.tokens
    refusing = tokens[verb].head if tokens[verb].dep == "xcomp" else verb
    told = lang.words("en", "refusals") | cue_words("making_known")
    return tokens[refusing].lemma in cue_words("refusing") and _leads_to(analysis, refusing, told)


def _is_put_off(analysis: Analysis, verb: int) -> bool:
    """As in "has yet to confirm the trip": the verb is "has" or "confirm"."""
    tokens = analysis.tokens
    above = tokens[verb].head if tokens[verb].dep == "xcomp" else verb
    waits = any(tokens[c].lower == "yet" for c in analysis.children(above) if above < c)
    told = cue_words("answering") | cue_words("announcing") | cue_words("confirming") | {"say"}
    return tokens[above].lemma == "have" and waits and _leads_to(analysis, above, told)


def _leads_to(analysis: Analysis, verb: int, told: frozenset[str]) -> bool:
    """Whether the infinitive of a verb is one of these."""
    tokens, inner = analysis.tokens, analysis.child(verb, "xcomp")
    if inner is None or not any(tokens[c].tag == "TO" for c in analysis.children(inner)):
        return False
    return tokens[inner].lemma in told


def _leaves_open(analysis: Analysis, verb: int) -> bool:
    """As in "would not say what was discussed", not "did not say that": a question is not answered."""
    tokens, clause = analysis.tokens, analysis.child(verb, "ccomp")
    if clause is None or clause < verb or tokens[verb].lemma not in cue_words("leaving_unsaid") | {"say"}:
        return False
    if tokens[verb].tag != "VB" or not any(tokens[c].dep == "neg" for c in analysis.children(verb)):
        return False
    opened = tokens[analysis.edges(clause)[0]]
    return opened.tag in ASKS_BACK or opened.lower in ("if", "whether")


def _sends_on(analysis: Analysis, verb: int) -> bool:
    """As in "referred all inquiries to the army", not "referred to the inquiries"."""
    tokens, thing = analysis.tokens, analysis.child(verb, "dobj")
    if thing is None or tokens[verb].lemma not in cue_words("sending_on"):
        return False
    beyond = tokens[thing + 1 : analysis.edges(verb)[1]]
    return tokens[thing].lemma in cue_words("inquiries") and any(t.lower == "to" and t.dep == "prep" for t in beyond)
