"""What was planned and came to nothing, told of the contact as a subject: "their meeting fell through"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.analysis import Analysis
from communique.find.contacts_words import vocabulary

SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("csubj", "csubjpass")
FAR = 16
"""Tokens behind a contact noun within which its verb may stand."""


def came_to_nothing(analysis: Analysis, noun: int, says: Callable[[Analysis, int], str]) -> str:
    """The word that says of a contact noun, the subject, that it was called off or failed to come about; else "".

    ``says`` gives the status that a verb gives the contact noun that it takes. A participle behind the noun may seem
    to be its verb to the parse: "the meeting announced for Friday has been cancelled".
    """
    tokens = analysis.tokens
    if tokens[noun].dep not in SUBJECTS:
        return ""
    for verb in _verbs(analysis, noun):
        token = tokens[verb]
        below = [tokens[c] for c in analysis.children(verb)]
        if token.lemma.lower() in vocabulary("falling") and any(t.lower in vocabulary("fallen_through") for t in below):
            return token.text
        passive = any(t.dep == "auxpass" for t in below)
        if passive and says(analysis, verb) == "cancelled" and verb != tokens[noun].head:
            return token.text
        if is_headlined(analysis, noun, verb) and says(analysis, verb) == "cancelled":
            return token.text
        came = token.lemma.lower() in vocabulary("coming_about") and _comes_about(analysis, verb)
        past = any(t.lower in vocabulary("did") for t in below) and any(t.dep == "neg" for t in below)
        if came and past and _was_planned(analysis, noun, verb):
            return token.text
    return ""


def is_headlined(analysis: Analysis, noun: int, verb: int) -> bool:
    """Whether a headline leaves out the "is" of what is done to its subject: "Marr visit called off"."""
    token = analysis.tokens[verb]
    below = {analysis.tokens[c].dep for c in analysis.children(verb)}
    title = analysis.paragraphs[analysis.sentences[token.sentence].paragraph].role == "title"
    done = token.tag in ("VBD", "VBN", "VB") and token.lower != token.lemma.lower() + "s"
    return title and done and noun < verb and below.isdisjoint(("dobj", "aux", "auxpass", "ccomp", "xcomp"))


def _comes_about(analysis: Analysis, verb: int) -> bool:
    """Whether a verb says no more than that it came about: "take place" and no "take long", no "until Tuesday"."""
    tokens = analysis.tokens
    below = [tokens[c] for c in analysis.children(verb)]
    if any(t.lower in vocabulary("until") for t in below):
        return False
    return tokens[verb].lemma != "take" or any(t.dep == "dobj" and t.lower in vocabulary("place") for t in below)


def _verbs(analysis: Analysis, noun: int) -> Iterator[int]:
    """The verb of a subject, the one that the parse has above it, and those joined to it, near the noun."""
    tokens, verb = analysis.tokens, analysis.tokens[noun].head
    yield verb
    if tokens[verb].dep in CLAUSES:
        yield tokens[verb].head
    for c in analysis.children(verb):
        own = any(tokens[k].dep in SUBJECTS for k in analysis.children(c))
        if tokens[c].dep == "conj" and not own and noun < c < noun + FAR + (verb - noun):
            yield c


def _was_planned(analysis: Analysis, noun: int, verb: int) -> bool:
    """Whether a word between the two says that it was to be ("foreseen for March")."""
    tokens = analysis.tokens
    return any(tokens[i].lemma.lower() in vocabulary("foreseeing") for i in range(noun + 1, verb))


def was_none(analysis: Analysis, noun: int) -> bool:
    """Whether a text says that there was none: "There was no meeting between the two", "No talks took place"."""
    tokens = analysis.tokens
    verb = tokens[noun].head
    there = tokens[verb].lemma == "be" and any(tokens[c].dep == "expl" for c in analysis.children(verb))
    took = tokens[noun].dep == "nsubj" and tokens[verb].lemma.lower() in vocabulary("happen")
    planned = any(tokens[c].dep in ("acl", "relcl") for c in analysis.children(noun))
    lasting = any(
        tokens[c].lower in vocabulary("lasting_for") for c in (*analysis.children(verb), *analysis.children(noun))
    )
    return (there or took) and tokens[verb].tag in ("VBD", "VBN") and not planned and not lasting


def is_joined_in_denial(analysis: Analysis, verb: int) -> bool:
    """Whether a verb is denied by the one that it is joined to: "neither confirmed nor ruled out a meeting"."""
    tokens, above = analysis.tokens, analysis.tokens[verb].head
    if tokens[verb].dep != "conj":
        return False
    between = [tokens[c] for c in analysis.children(above) if above < c < verb]
    nor = any(t.lower in vocabulary("nor") for t in between)
    either = any(t.dep == "cc" and t.lower in vocabulary("alternative") for t in between)
    return nor or (either and any(tokens[c].dep == "neg" for c in analysis.children(above)))


def is_shut_out(analysis: Analysis, verb: int) -> bool:
    """Whether a negated verb says that somebody was not received: "was not received by the President"."""
    tokens = analysis.tokens
    below = [tokens[c] for c in analysis.children(verb)]
    admits = tokens[verb].lemma.lower() in vocabulary("letting_in") and tokens[verb].tag == "VBN"
    past = any(t.dep == "auxpass" and t.lower in vocabulary("was") for t in below)
    sentence = analysis.sentences[tokens[verb].sentence]
    but = any(tokens[i].lower in vocabulary("but") for i in range(verb, sentence.last))
    somebody = any(t.dep == "nsubjpass" and t.pos in ("PROPN", "PRON") for t in below)
    return admits and past and somebody and not but and any(t.dep == "agent" for t in below)


def is_unannounced(analysis: Analysis, noun: int) -> bool:
    """Whether a contact, the subject, "was not announced": it was held, and nobody made it known."""
    tokens, verb = analysis.tokens, analysis.tokens[analysis.tokens[noun].head]
    below = [tokens[c] for c in analysis.children(verb.i)]
    passive = any(t.dep == "auxpass" and t.lower in vocabulary("was") for t in below)
    negated = any(t.dep == "neg" for t in below)
    last = analysis.sentences[verb.sentence].last
    if _was_planned(analysis, noun, verb.i) or any(
        tokens[i].lower in vocabulary("beforehand") for i in range(verb.i, last)
    ):
        return False
    return tokens[noun].dep == "nsubjpass" and passive and negated and verb.lemma.lower() in vocabulary("making_known")


def did_not_turn_out(analysis: Analysis, verb: int) -> bool:
    """Whether the verb says what a contact that was held did not bring: "did not produce", "had not been timed to"."""
    tokens = analysis.tokens
    below = [tokens[c] for c in analysis.children(verb)]
    if not any(t.dep == "neg" for t in below):
        return False
    lemma = tokens[verb].lemma.lower()
    passive = any(t.dep == "auxpass" for t in below)
    did = any(t.lower in vocabulary("did") for t in below) and lemma in vocabulary("turning_out")
    had = any(t.lower in vocabulary("pluperfect") for t in below) and lemma in vocabulary("meant_for")
    return had if passive else did


def is_called_untrue(analysis: Analysis, verb: int) -> bool:
    """Whether a verb says of its subject that it is untrue: "is false", "were 'nonsense'"."""
    below = (analysis.tokens[c] for c in analysis.children(verb))
    said = [t for t in below if t.dep in ("acomp", "attr", "oprd")]
    return analysis.tokens[verb].lemma == "be" and any(t.lower in vocabulary("untrue") for t in said)


def is_conditional(analysis: Analysis, verb: int) -> bool:
    """Whether a verb stands under a condition ("if they meet")."""
    tokens = analysis.tokens
    return any(
        tokens[c].dep == "mark" and tokens[c].lower in vocabulary("conditional") for c in analysis.children(verb)
    )


def is_part_of_undone(analysis: Analysis, word: int, says: Callable[[Analysis, int], str]) -> bool:
    """Whether a contact is told of within one that was called off: "cancelled a visit in which she was to meet Vos".

    ``says`` gives the status that a verb gives the contact noun that it takes.
    """
    tokens = analysis.tokens
    for i in (word, *analysis.ancestors(word)):
        noun = tokens[i].head
        while tokens[noun].dep == "pobj" and tokens[tokens[noun].head].dep == "prep":
            # "a visit to Torkent in which"
            noun = tokens[tokens[noun].head].head
        if tokens[i].dep == "relcl" and tokens[noun].dep in ("dobj", "nsubjpass"):
            return says(analysis, tokens[noun].head) == "cancelled"
    return False
