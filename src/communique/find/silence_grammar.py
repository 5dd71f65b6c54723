"""What the tellings of silence and denial have in common: the table, denied verbs, subjects."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from communique import lang
from communique.analysis import Analysis, Token

MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})
NEGATIVES = frozenset({"not", "n't", "never", "nothing", "no", "neither", "nor", "nobody", "none", "little"})
NEGATIVE_SUBJECTS = frozenset({"neither", "nobody", "none", "no"})
BESIDE = frozenset({"dobj", "preconj", "cc", "advmod", "nsubj"})
"""Where a negative word denies the verb that it hangs on."""

NEXT = 7
"""Words after a verb in which its object and what is said of it stand."""


@cache
def silence_words(language: str = "en") -> Mapping[str, frozenset[str]]:
    """The table of silence: forms by use."""
    return {row["use"]: frozenset(row["forms"].split(", ")) for row in lang.rows(language, "silence")}


@cache
def contact_kinds(language: str = "en") -> Mapping[str, str]:
    """The kind of contact that each noun and each verb names by itself."""
    nouns = {row["noun"]: row["kind"] for row in lang.rows(language, "contact_nouns")}
    return nouns | {row["lemma"]: row["kind"] for row in lang.rows(language, "contact_verbs") if not row["weak"]}


def is_denied(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is denied by a word beside it, by its object or by its subject."""
    for child in analysis.children(verb.i):
        token = analysis.tokens[child]
        if _is_said(analysis, child, verb.i):
            continue
        if token.dep == "neg" or (token.lower in NEGATIVES and token.dep in BESIDE):
            return token.lower != "only" and not (token.lower == "no" and token.dep == "nsubj")
        if token.dep in ("dobj", "pobj") and child > verb.i and has_no(analysis, child):
            return True
    return is_denied_subject(analysis, verb)


def _is_said(analysis: Analysis, word: int, verb: int) -> bool:
    """Whether a word is what was said, with a mark between it and the verb: '"Absolutely nothing," Vos replied'."""
    between = analysis.tokens[min(word, verb) + 1 : max(word, verb)]
    return any(t.text in MARKS for t in between)


def is_denied_subject(analysis: Analysis, verb: Token) -> bool:
    """Whether the subject itself denies: "neither side", "no one", "nobody"."""
    subject = analysis.child(verb.i, "nsubj", "nsubjpass")
    if subject is None:
        return False
    first = analysis.tokens[analysis.edges(subject)[0]].lower
    return first in NEGATIVE_SUBJECTS or analysis.tokens[subject].lower in NEGATIVE_SUBJECTS


def has_no(analysis: Analysis, noun: int) -> bool:
    """Whether a noun is denied by itself ("nothing") or by a word on it ("no statement", "neither side")."""
    if analysis.tokens[noun].lower in ("nothing", "none"):
        return True
    return any(analysis.tokens[c].lower in ("no", "neither") for c in analysis.children(noun))


def has_not_one(analysis: Analysis, noun: int) -> bool:
    """Whether "not" stands before a noun itself: "said not a word"."""
    return any(analysis.tokens[c].dep == "neg" for c in analysis.children(noun))


def denies_or_rules_out(analysis: Analysis, verb: int) -> bool:
    """Whether a verb, joined to one of confirming, is its contrary: "deny", "rule out"."""
    words = silence_words()
    out = any(analysis.tokens[c].lower == "out" for c in analysis.children(verb))
    return analysis.tokens[verb].lemma in words["contrary_verb"] or (
        analysis.tokens[verb].lemma in words["ruling_verb"] and out
    )


def by_whom(analysis: Analysis, verb: Token) -> int | None:
    """Who did it in a passive with "by"."""
    by = analysis.child(verb.i, "agent")
    return None if by is None else analysis.child(by, "pobj")


def subject_of(analysis: Analysis, verb: int) -> int | None:
    """The subject nearest before a verb, else the first: the parser may give a dateline the same label."""
    subjects = [c for c in analysis.children(verb) if analysis.tokens[c].dep in ("nsubj", "nsubjpass")]
    before = [c for c in subjects if c < verb]
    return before[-1] if before else next(iter(subjects), None)


def speaker_of(analysis: Analysis, verb: int) -> int | None:
    """Who says something: the subject of a verb, or of the one that it is joined to, and the noun that "it" stands for.

    As in "The office denied it at first but confirmed it on Friday", "The office denied it. Later it admitted it".
    """
    top, subject = verb, subject_of(analysis, verb)
    while subject is None and analysis.tokens[top].dep == "conj" and analysis.tokens[top].head != top:
        top = analysis.tokens[top].head
        subject = subject_of(analysis, top)
    if subject is None or analysis.tokens[subject].lower != "it":
        return subject
    before = analysis.tokens[verb].sentence - 1
    if before < 0 or analysis.tokens[verb].dep != "ROOT":
        return subject
    sentence = analysis.sentences[before]
    main = next((t.i for t in analysis.tokens[sentence.first : sentence.last] if t.dep == "ROOT"), None)
    told = None if main is None else subject_of(analysis, main)
    return told if told is not None and analysis.tokens[told].pos in ("NOUN", "PROPN") else subject


def is_unable(analysis: Analysis, verb: Token) -> bool:
    """Whether somebody cannot or must not tell, which is no silence about a contact."""
    modals = {analysis.tokens[c].lower for c in analysis.children(verb.i) if analysis.tokens[c].tag == "MD"}
    return bool(modals - {"would", "will", "wo", "'d"})


def is_without(analysis: Analysis, verb: Token) -> bool:
    """Whether it is told that something was not done: "without answering"."""
    return verb.dep == "pcomp" and analysis.tokens[verb.head].lower == "without"


def nothing_more(analysis: Analysis, verb: Token, thing: int) -> bool:
    """Whether somebody has nothing to say or to add, at all or on the matter at hand ("nothing to add on this")."""
    words = silence_words()
    adding = next((c for c in analysis.children(thing) if analysis.tokens[c].lemma in words["adding_verb"]), None)
    if adding is None or any(analysis.tokens[c].dep == "neg" for c in analysis.children(verb.i)):
        return False
    after = analysis.tokens[adding + 1 : min(adding + 4, len(analysis.tokens))]
    if not after or not after[0].text[0].isalnum():
        return True
    return after[0].lower in ("on", "about") and any(t.lower in words["matter_noun"] for t in after)


def is_passed_on(analysis: Analysis, verb: Token) -> bool:
    """Whether questions of nothing in particular are passed to others: "referred questions to the ministry"."""
    after = {t.lower for t in words_after(analysis, verb)}
    return "to" in after and not after & silence_words()["topic_mark"]


def words_after(analysis: Analysis, verb: Token) -> list[Token]:
    """The next words of a verb's sentence, as far as its object and what is said of it stand."""
    last = analysis.sentences[verb.sentence].last
    return list(analysis.tokens[verb.i + 1 : min(last, verb.i + 1 + NEXT)])


def is_hypothetical(verb: int, analysis: Analysis) -> bool:
    """Whether a confirmation is only wanted, expected or withheld ("must confirm", "if it confirms")."""
    children = [analysis.tokens[c] for c in analysis.children(verb)]
    if any(t.tag in ("MD", "TO") or t.lower in ("if", "whether", "until", "neither") for t in children):
        return True
    return analysis.tokens[verb].dep == "xcomp"


def is_unannounced(analysis: Analysis, verb: Token) -> bool:
    """Whether a passive tells what was not made known, by nobody: "the contents of which were not disclosed"."""
    passive = verb.tag == "VBN" and analysis.child(verb.i, "auxpass") is not None
    return passive and verb.lemma in silence_words()["denied_verb"] | silence_words()["confirm_verb"]


def is_of_another_time(analysis: Analysis, verb: Token) -> bool:
    """Whether the sentence says before of what time it speaks: "When he came in April, ...; the army confirmed it"."""
    tokens = analysis.tokens
    for i in range(analysis.sentences[verb.sentence].first, verb.i):
        clause = tokens[tokens[i].head]
        if tokens[i].tag == "WRB" and tokens[i].dep == "advmod" and clause.dep == "advcl" and i < clause.i < verb.i:
            return True
    return False
