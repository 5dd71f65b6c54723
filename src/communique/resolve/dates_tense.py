"""Whether the sentence speaks of the past or of the time to come where a date stands."""

from __future__ import annotations

from itertools import islice

from communique.analysis import Analysis
from communique.lang import words
from communique.resolve.dates_calendar import Tense

DEPTH = 12
"""How many heads above a date are looked at; deeper nesting does not occur in edited prose."""

PRESENT = ("VBZ", "VBP")
MAY = ("may", "might", "could", "can")
RESULTS = 4
"""How many words before a date may hold "outcomes of the"."""
WIDTH = 24
"""How many words that hang on one verb are looked at, which keeps a sentence of any length linear."""


def tense_at(analysis: Analysis, start: int, end: int) -> Tense | None:
    """The tense of what governs the stretch, or None when the sentence does not tell.

    A date inside an object ("discussed the summit in November") need not share the past of the verb above it,
    nor need a limit ("agreed to finish by July").
    """
    head = analysis.head_of(start, end)
    if head is None:
        return None
    before, in_object = _before(analysis, start), _is_limit(analysis, start)
    beside = [before] if before is not None and analysis.tokens[before].pos == "VERB" else []
    if _is_of_results(analysis, start):
        return "past"
    for i in (*beside, head, *islice(analysis.ancestors(head), DEPTH)):
        told = _told_by(analysis, i)
        if told:
            return None if told == "past" and in_object else told
        token = analysis.tokens[i]
        in_object |= i != head and token.pos in ("NOUN", "PROPN") and token.dep in ("dobj", "pobj", "conj", "appos")
    return None


def _is_of_results(analysis: Analysis, start: int) -> bool:
    """Whether what a gathering brought stands before it: "continue to implement the outcomes of the June summit"."""
    at = analysis.token_at(start) or 0
    first = analysis.sentences[analysis.tokens[at].sentence].first if at else 0
    before = [t for t in analysis.tokens[max(first, at - RESULTS) : at] if t.pos not in ("DET", "ADJ", "ADP")]
    if not before or before[-1].lemma.lower() not in words("en", "past_nouns"):
        return False
    above = (analysis.tokens[i].lemma.lower() for i in islice(analysis.ancestors(before[-1].i), DEPTH))
    return words("en", "awaiting_words").isdisjoint(above)


def is_behind(analysis: Analysis, start: int, end: int) -> bool:
    """Whether what happened then had been before what the text tells ("He had phoned her on Sunday")."""
    head = analysis.head_of(start, end)
    for i in () if head is None else islice(analysis.ancestors(head), DEPTH):
        if analysis.tokens[i].pos == "VERB":
            return any(analysis.tokens[c].lower == "had" for c in analysis.children(i))
    return False


def _before(analysis: Analysis, start: int) -> int | None:
    """The token before the one at this offset."""
    at = analysis.token_at(start)
    return at - 1 if at else None


def _is_limit(analysis: Analysis, start: int) -> bool:
    before = _before(analysis, start)
    return before is not None and analysis.tokens[before].lower in words("en", "date_limits")


def _told_by(analysis: Analysis, i: int) -> Tense | None:
    token, future = analysis.tokens[i], words("en", "future_words")
    near = [analysis.tokens[c] for c in analysis.children(i)[:WIDTH]]
    around = [t for t in near if t.dep in ("aux", "auxpass", "amod")]
    if any(t.lower in future or (t.dep == "amod" and t.lemma.lower() in future) for t in around):
        return "future"
    if token.pos == "NOUN":
        return "future" if token.lemma.lower() in future else None
    if token.pos not in ("VERB", "AUX"):
        return None
    if any(t.lower == "had" for t in around):
        return "past"
    if token.tag == "VB" and any(t.tag == "MD" and t.lower in MAY for t in around):
        # "said that she may meet him in June"
        return "future"
    if token.lemma == "be" and any(t.dep == "acomp" and t.lower in future for t in near):
        # "is due in Torkent on Friday"
        return "future"
    if token.lemma == "be" and token.tag in PRESENT and any(t.dep == "xcomp" and t.tag == "VB" for t in near):
        # "On Saturday they are to meet"
        return "future"
    if token.tag in PRESENT and token.lemma.lower() in words("en", "scheduled_verbs"):
        # "Talks resume on Thursday"
        return "future"
    if token.tag in PRESENT and token.lemma == "have" and any(_is_appointed(analysis, t.i) for t in near):
        # "has a call with the premier on Friday"
        return "future"
    if token.tag in ("VB", "VBN") and any(t.lower == "to" for t in around):
        return _infinitive(analysis, i)
    if (token.lemma.lower() in future or token.lower in future) and (
        token.tag == "VBN" or _is_progressive(analysis, i)
    ):
        return "future"
    if token.tag == "VBD" or any(t.tag in ("VBD", "VBZ", "VBP") and t.lemma in ("have", "be", "do") for t in around):
        return "future" if _is_progressive(analysis, i) and any(t.tag != "VBD" for t in around) else "past"
    return "past" if token.tag == "VBN" else None


def _is_appointed(analysis: Analysis, i: int) -> bool:
    """Whether an object is an appointment that somebody has: "a call", "a meeting"."""
    token = analysis.tokens[i]
    one = any(analysis.tokens[c].lower in ("a", "an") for c in analysis.children(i))
    return token.dep == "dobj" and one and token.lemma.lower() in words("en", "place_meetings") | {"call"}


def _infinitive(analysis: Analysis, i: int) -> Tense | None:
    """What "is to", "plans to" or "is expected to" happen, and "the talks to be held", lie ahead.

    Any other infinitive has the time of what is above it.
    """
    token = analysis.tokens[i]
    head = analysis.tokens[token.head]
    ahead = head.lemma.lower() in words("en", "future_words") or head.lemma == "be" or token.dep in ("acl", "relcl")
    return "future" if ahead and head.i != token.i else None


def _is_progressive(analysis: Analysis, i: int) -> bool:
    return analysis.tokens[i].tag == "VBG"
