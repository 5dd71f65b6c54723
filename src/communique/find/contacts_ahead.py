"""Words that put a contact ahead of what is told: "looks forward to", "preparations for", "ahead of"."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.find.contacts_words import vocabulary


def looks_forward(analysis: Analysis, verb: int) -> bool:
    """Whether a verb says that somebody awaits something: "looks forward"."""
    tokens = analysis.tokens
    if tokens[verb].lemma.lower() not in vocabulary("looking"):
        return False
    return any(tokens[c].lower in vocabulary("forward") for c in analysis.children(verb))


def announces(analysis: Analysis, preposition: int) -> bool:
    """Whether the preposition puts the contact later than what is told ("ahead of", "in advance of", "prior to")."""
    tokens = analysis.tokens
    token = tokens[preposition]
    above = tokens[token.head]
    return token.lower in vocabulary("ahead_of") or (token.dep == "prep" and above.lower in vocabulary("ahead_nouns"))


def is_prepared(analysis: Analysis, preposition: int) -> bool:
    """Whether what follows is still to come ("preparations for the summit")."""
    word = analysis.tokens[preposition].head
    if analysis.tokens[preposition].lower not in vocabulary("prepared_for"):
        return False
    tokens = analysis.tokens
    # "preparations are under way for the visit"
    subject = analysis.child(word, "nsubj") if tokens[word].pos in ("VERB", "AUX") else word
    return subject is not None and tokens[subject].lemma.lower() in vocabulary("preparation")


def is_set_for(analysis: Analysis, verb: int) -> bool:
    """Whether a "for" hangs on the verb, as in "is set for Friday"."""
    return any(analysis.tokens[c].lower in vocabulary("for") for c in analysis.children(verb))


def when_it_comes(analysis: Analysis, verb: int) -> bool:
    """Whether a clause in the present says when something awaited will be: "looks forward to talks when he visits"."""
    tokens = analysis.tokens
    present = tokens[verb].dep == "advcl" and tokens[verb].tag in ("VBZ", "VBP")
    when = any(tokens[c].lower in vocabulary("when") for c in analysis.children(verb))
    return present and when and any(looks_forward(analysis, a) for a in analysis.ancestors(verb))


def is_appointment(analysis: Analysis, verb: int, noun: int) -> bool:
    """Whether somebody has a contact before them: "has a call with the premier on Friday", in the present."""
    tokens = analysis.tokens
    if tokens[noun].lemma.lower() in vocabulary("kept"):
        # "has a framed note from the president"
        return False
    present = tokens[verb].lemma == "have" and tokens[verb].tag in ("VBZ", "VBP") and tokens[noun].dep == "dobj"
    return present and any(tokens[c].lower in vocabulary("indefinite") for c in analysis.children(noun))


def sets_out(analysis: Analysis, verb: int) -> bool:
    """Whether a verb in the present says that somebody leaves on a day: "flies to Torkent on Monday for talks"."""
    tokens = analysis.tokens
    if tokens[verb].lemma.lower() not in vocabulary("leaving_for") or tokens[verb].tag not in ("VBZ", "VBP"):
        return False
    subject = analysis.child(verb, "nsubj")
    return subject is not None and any(_is_a_day(analysis, c) for c in analysis.children(verb) if c > verb)


def _is_a_day(analysis: Analysis, word: int) -> bool:
    """Whether a word under a verb says when: "on Monday", "next week", "tomorrow"."""
    near = [word, *analysis.children(word)] if analysis.tokens[word].dep == "prep" else [word]
    return any(analysis.tokens[i].lower in vocabulary("times") | vocabulary("months") for i in near)


def begins(analysis: Analysis, verb: int) -> bool:
    """Whether a verb in the present says on what day something begins: "the summit, which opens on Saturday"."""
    tokens = analysis.tokens
    present = tokens[verb].tag == "VBZ" and tokens[verb].lemma.lower() in vocabulary("beginning")
    return present and any(_is_a_day(analysis, c) for c in analysis.children(verb) if c > verb)
