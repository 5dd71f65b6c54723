"""Whom the clause itself rules out or names: "Marr told the minister" is of two people, "During his trip, Vos" of one.

The binding theory's principle B, as far as subject and objects of one verb go (N. Chomsky, "Lectures on government and
binding", 1981).
"""

from __future__ import annotations

from communique.analysis import Analysis
from communique.lang.names import word_set
from communique.resolve.entities_people import Someone
from communique.roster import FoundMention

TOWARDS = word_set("en", "towards")
WITH = word_set("en", "together_with")
OBJECTS, SUBJECTS = ("dobj", "dative"), ("nsubj", "nsubjpass")
SHARED = ("conj", "xcomp")
DEEPEST = 3
NAMED = ("NOUN", "PROPN")
MOST_JOINED = 4
OWN_DOINGS = word_set("en", "own_doings")
OPENS = 6
"""Tokens of a sentence within which "During his" opens it."""


def acts_upon(analysis: Analysis, who: Someone, mention: FoundMention) -> bool:
    """Whether somebody is the subject of a verb that has this mention as its object, or behind "with" and the like.

    Nor is somebody meant whom "and" joins to the mention, "between Marr and the Ostmark president", or with whom the
    clause opens: "With Minister Marr she recalled".
    """
    head = analysis.head_of(mention.span.start, mention.span.end)
    if head is not None and _is_joined(analysis, who, head):
        return True
    if head is not None and _opens_with(analysis, who, head):
        return True
    verb = None if head is None else _verb_over(analysis, head)
    subjects = [] if verb is None else _subjects(analysis, verb)
    if not subjects:
        return False
    near = [m for m in who.mentions if m.span.start >= analysis.sentences[analysis.tokens[subjects[0]].sentence].start]
    return any(analysis.head_of(m.span.start, m.span.end) in subjects for m in near)


def _is_joined(analysis: Analysis, who: Someone, head: int) -> bool:
    """Whether a name of somebody is one of those that "and" joins to the word at ``head``."""
    tokens, top = analysis.tokens, head
    while tokens[top].dep == "conj" and tokens[tokens[top].head].pos in NAMED:
        top = tokens[top].head
    joined, last = {top}, top
    for _ in range(MOST_JOINED):
        last = next((c for c in analysis.children(last) if tokens[c].dep == "conj"), last)
        joined.add(last)
    joined.discard(head)
    if not joined:
        return False
    start, end = tokens[min(joined)].start, tokens[max(joined)].end
    named = (m for m in who.mentions if m.kind == "name" and start <= m.span.end and m.span.start < end)
    # "the Minister of Defence, General Tum Orra, and the Minister of Defence of Ostmark": "and" stands beside his name
    apposed = {tokens[i].head for i in joined if tokens[i].dep == "appos"}
    return any(analysis.head_of(m.span.start, m.span.end) in joined | apposed for m in named)


def _opens_with(analysis: Analysis, who: Someone, head: int) -> bool:
    """Whether somebody stands behind the "with" that opens the clause of the subject at ``head``."""
    tokens, verb = analysis.tokens, analysis.tokens[head].head
    if tokens[head].dep not in SUBJECTS:
        return False
    marks = [c for c in analysis.children(verb) if c < head and tokens[c].lower in WITH and tokens[c].dep == "prep"]
    objects = {o for m in marks for o in analysis.children(m) if tokens[o].dep == "pobj"}
    near = [m for m in who.mentions if m.span.start >= tokens[marks[0]].start] if marks else []
    return any(analysis.head_of(m.span.start, m.span.end) in objects for m in near)


def _verb_over(analysis: Analysis, head: int) -> int | None:
    tokens = analysis.tokens
    token = tokens[head]
    if token.dep in OBJECTS and tokens[token.head].pos == "VERB":
        return token.head
    above = tokens[token.head]
    if token.dep == "pobj" and above.lower in TOWARDS and tokens[above.head].pos == "VERB":
        return above.head
    if token.dep == "pobj" and above.lower in TOWARDS and tokens[above.head].pos == "NOUN":
        # "held a call with the leader", "said in a call with the leader"
        noun = tokens[above.head]
        over = tokens[noun.head] if noun.dep in (*OBJECTS, "pobj") else noun
        verb = tokens[over.head] if over.pos == "ADP" else over
        return verb.i if verb.pos == "VERB" else None
    return None


def _subjects(analysis: Analysis, verb: int) -> list[int]:
    """The subjects of a verb; of one that shares the subject of a verb above it, those of that one."""
    for _ in range(DEEPEST):
        own = [c for c in analysis.children(verb) if analysis.tokens[c].dep in SUBJECTS]
        if own or analysis.tokens[verb].dep not in SHARED:
            return own
        verb = analysis.tokens[verb].head
    return []


def coming_subject(analysis: Analysis, mention: FoundMention) -> int | None:
    """The token of the subject whose doing a sentence opens with: "During his trip to Torkent, Ada Marr met"; or None.

    Only "his" and "her" before what the subject did there and then, with a comma behind it: "During his absence, Marr
    stood in" is of somebody else.
    """
    tokens = analysis.tokens
    at = analysis.token_at(mention.span.start)
    if at is None or tokens[at].dep != "poss" or tokens[tokens[at].head].lower not in OWN_DOINGS:
        return None
    preposition = tokens[tokens[at].head].head
    first = analysis.sentences[tokens[at].sentence].first
    if tokens[preposition].dep != "prep" or preposition != first or at > first + OPENS:
        return None
    subject = analysis.child(tokens[preposition].head, "nsubj")
    if subject is None or subject < at or not any(t.text == "," for t in tokens[at:subject]):
        return None
    return subject
