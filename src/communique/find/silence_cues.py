"""Where a text says that somebody kept silent, would not comment, could not be reached or denied something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from communique import lang
from communique.analysis import Analysis, Token
from communique.records import Silence
from communique.spans import Span

NEGATIVES = frozenset({"not", "n't", "never", "nothing", "no", "neither", "nor", "nobody", "none", "little"})
NEGATIVE_SUBJECTS = frozenset({"neither", "nobody", "none", "no"})
OWN_CLAUSES = frozenset({"conj", "cc", "advcl", "parataxis", "punct"})
"""What hangs on a verb without belonging to what it says."""
ANSWERS = frozenset({"respond", "reply", "answer", "return"})
"""Verbs that tell by themselves that somebody had asked."""
BESIDE = frozenset({"dobj", "preconj", "cc", "advmod", "nsubj"})
"""Where a negative word denies the verb that it hangs on."""
NOBODY = frozenset({"there", "what", "i", "we", "you", "that", "this"})
"""Subjects that are no party of the report."""
LONGEST = 240
"""Code points of evidence shown at most."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One telling of silence or denial: who (a token), how, the verb, and the tokens that say about what."""

    party: int
    how: Silence
    verb: int
    topic: tuple[int, ...]
    span: Span


Rule = Callable[[Analysis, Token], "Silence | None"]


@cache
def silence_words(language: str = "en") -> Mapping[str, frozenset[str]]:
    """The table of silence: forms by use."""
    return {row["use"]: frozenset(row["forms"].split(", ")) for row in lang.rows(language, "silence")}


def kept_silences(analysis: Analysis) -> tuple[Kept, ...]:
    """Every telling of silence or denial, in text order."""
    found = []
    for token in analysis.tokens:
        if token.pos in ("VERB", "AUX") and (how := _how(analysis, token)) is not None:
            party = _party(analysis, token)
            if party is not None:
                found.append(Kept(party, how, token.i, _topic(analysis, token), _evidence(analysis, party, token)))
        elif token.pos == "NOUN" and (party := _nothing_from(analysis, token)) is not None:
            found.append(Kept(party, "silent", token.i, (), _evidence(analysis, party, token)))
    return tuple(found)


def _nothing_from(analysis: Analysis, noun: Token) -> int | None:
    """The party in "no statement from the government" and "no word has come from the ministry"."""
    if noun.lemma not in silence_words()["nothing_noun"] or not _has_no(analysis, noun.i):
        return None
    beside = analysis.children(noun.head) if noun.dep in ("nsubj", "nsubjpass") else ()
    for child in (*analysis.children(noun.i), *beside):
        if analysis.tokens[child].lower in ("from", "by") and child > noun.i:
            return analysis.child(child, "pobj")
    return None


def _how(analysis: Analysis, verb: Token) -> Silence | None:
    return next((how for rule in RULES if (how := rule(analysis, verb)) is not None), None)


def _neither(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "neither confirmed nor denied", "would not confirm or deny", "declined to confirm or deny"."""
    words = silence_words()
    confirm = verb.i if verb.lemma in words["confirm_verb"] else _withheld(analysis, verb)
    if confirm is None or analysis.tokens[confirm].lemma not in words["confirm_verb"]:
        return None
    joined = [analysis.tokens[c].lemma for c in analysis.children(confirm) if analysis.tokens[c].dep == "conj"]
    refused = verb.i != confirm or is_denied(analysis, verb)
    return "neither" if "deny" in joined and refused else None


def _declined(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "declined to comment", "dodged the question"."""
    words = silence_words()
    if verb.lemma not in words["refusing_verb"] or is_denied(analysis, verb):
        return None
    if _withheld(analysis, verb) is not None:
        return "no_comment"
    asked = analysis.child(verb.i, "dobj")
    dodged = asked is not None and analysis.tokens[asked].lower in words["request_noun"]
    return "no_comment" if dodged and verb.tag != "VBN" else None


def _withheld(analysis: Analysis, verb: Token) -> int | None:
    """The verb of speaking that was declined, if one was."""
    words = silence_words()
    if verb.lemma not in words["refusing_verb"]:
        return None
    inner = analysis.child(verb.i, "xcomp")
    return inner if inner is not None and analysis.tokens[inner].lemma in words["withheld_verb"] else None


def _unspoken(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "has published nothing", "did not respond", "has not confirmed", "made no mention"."""
    words = silence_words()
    if verb.lemma in words["asked_verb"] and is_denied(analysis, verb):
        asked = any(t.lower in words["request_noun"] for t in _after(analysis, verb))
        modal = any(analysis.tokens[c].lower == "would" for c in analysis.children(verb.i))
        return "no_comment" if asked or modal or verb.lemma in ANSWERS else "silent"
    if verb.lemma in words["confirm_verb"] and is_denied(analysis, verb):
        modal = any(analysis.tokens[c].lower in ("would", "will") for c in analysis.children(verb.i))
        return "no_comment" if modal else "silent"
    if verb.lemma in words["denied_verb"] and is_denied(analysis, verb) and not _is_unable(analysis, verb):
        return "silent"
    noun = analysis.child(verb.i, "dobj")
    if noun is not None and analysis.tokens[noun].lemma in words["nothing_noun"] and _has_no(analysis, noun):
        offered = analysis.tokens[noun].lemma == "comment" and verb.lemma in ("offer", "have", "give", "make")
        return "no_comment" if offered else "silent"
    return None


def _is_unable(analysis: Analysis, verb: Token) -> bool:
    """Whether somebody cannot or must not tell, which is no silence about a contact."""
    modals = {analysis.tokens[c].lower for c in analysis.children(verb.i) if analysis.tokens[c].tag == "MD"}
    return bool(modals - {"would", "will", "wo", "'d"})


def _after(analysis: Analysis, verb: Token) -> list[Token]:
    last = analysis.sentences[verb.sentence].last
    return list(analysis.tokens[verb.i + 1 : min(last, verb.i + 8)])


def _stayed_silent(analysis: Analysis, verb: Token) -> Silence | None:
    words = silence_words()
    if verb.lemma not in words["silent_verb"] or is_denied(analysis, verb):
        return None
    complement = analysis.child(verb.i, "acomp", "oprd", "attr", "xcomp", "dobj")
    if complement is None or _is_denied_subject(analysis, verb):
        return None
    return "silent" if analysis.tokens[complement].lower in (*words["silent_adj"], "silence") else None


def _left_out(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "The readout omitted the meeting", "left it out", "passed over the visit in silence"."""
    words = silence_words()
    if verb.lemma in words["omitting_verb"] and not is_denied(analysis, verb):
        return "silent" if verb.lemma != "pass" or any(t.lower == "silence" for t in _after(analysis, verb)) else None
    parts = [analysis.tokens[c].lower for c in analysis.children(verb.i)]
    return "silent" if verb.lemma == "leave" and "out" in parts and verb.tag != "VBN" else None


def _unreached(analysis: Analysis, verb: Token) -> Silence | None:
    words = silence_words()
    able = any(analysis.tokens[c].tag == "MD" for c in analysis.children(verb.i)) or verb.lemma == "contact"
    if verb.lemma in words["reach_verb"] and verb.tag == "VBN" and able and is_denied(analysis, verb):
        return "unreachable"
    complement = analysis.child(verb.i, "acomp")
    if complement is None:
        return None
    adjective = analysis.tokens[complement].lower
    absent = adjective in words["absent_adj"] or (adjective in ("available", "reachable") and is_denied(analysis, verb))
    return "unreachable" if absent else None


def _denied(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "denied the meeting", "dismissed the report", "called the claim false"."""
    words = silence_words()
    if verb.lemma in words["denying_verb"]:
        paired = any(analysis.tokens[c].lower in ("nor", "neither") for c in analysis.children(verb.i))
        own = verb.dep != "conj" or analysis.tokens[verb.head].lemma not in words["confirm_verb"]
        given = any(analysis.tokens[c].lower in ("him", "her", "them", "us", "me") for c in analysis.children(verb.i))
        refuses = given or analysis.child(verb.i, "dative") is not None or _is_unable(analysis, verb)
        passive = analysis.child(verb.i, "nsubjpass") is not None and _by(analysis, verb) is None
        holds = own and not (paired or passive or refuses)
        return "denied" if holds and not is_denied(analysis, verb) else None
    if verb.lemma not in words["rejecting_verb"] or is_denied(analysis, verb):
        return None
    after = [t.lower for t in _after(analysis, verb)]
    claimed = any(w in words["claim_noun"] for w in after)
    if verb.lemma in ("reject", "dismiss", "contradict", "rubbish", "dispute"):
        claimed = any(w in words["claim_noun"] and w not in ("meeting", "visit", "call", "talks") for w in after[:5])
        return "denied" if claimed else None
    return "denied" if claimed and any(w in words["false_adj"] for w in after) else None


RULES: tuple[Rule, ...] = (_neither, _declined, _unreached, _unspoken, _stayed_silent, _left_out, _denied)


def is_denied(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is denied by a word beside it, by its object or by its subject."""
    for child in analysis.children(verb.i):
        token = analysis.tokens[child]
        if token.dep == "neg" or (token.lower in NEGATIVES and token.dep in BESIDE):
            return token.lower != "only" and not (token.lower == "no" and token.dep == "nsubj")
        if token.dep in ("dobj", "pobj") and child > verb.i and _has_no(analysis, child):
            return True
    return _is_denied_subject(analysis, verb)


def _is_denied_subject(analysis: Analysis, verb: Token) -> bool:
    """Whether the subject itself denies: "neither side", "no one", "nobody"."""
    subject = analysis.child(verb.i, "nsubj", "nsubjpass")
    if subject is None:
        return False
    first = analysis.tokens[analysis.edges(subject)[0]].lower
    return first in NEGATIVE_SUBJECTS or analysis.tokens[subject].lower in NEGATIVE_SUBJECTS


def _has_no(analysis: Analysis, noun: int) -> bool:
    if analysis.tokens[noun].lower in ("nothing", "none"):
        return True
    return any(analysis.tokens[c].lower in ("no", "neither") for c in analysis.children(noun))


def _by(analysis: Analysis, verb: Token) -> int | None:
    by = analysis.child(verb.i, "agent")
    return None if by is None else analysis.child(by, "pobj")


def _party(analysis: Analysis, verb: Token) -> int | None:
    """Who kept silent: the subject of the verb or of the verb that it is joined to or hangs on."""
    i = verb.i
    if verb.tag == "VBN" and (by := _by(analysis, verb)) is not None:
        return by
    for _ in range(4):
        token = analysis.tokens[i]
        subject = subject_of(analysis, i)
        if subject is not None:
            return _antecedent(analysis, subject, token)
        if token.dep not in ("conj", "xcomp", "aux", "advcl") or token.head == i:
            break
        i = token.head
    if token.dep in ("relcl", "acl") and token.head < i:
        return token.head
    return None


def subject_of(analysis: Analysis, verb: int) -> int | None:
    """The subject nearest before a verb, else the first: the parser may give a dateline the same label."""
    subjects = [c for c in analysis.children(verb) if analysis.tokens[c].dep in ("nsubj", "nsubjpass")]
    before = [c for c in subjects if c < verb]
    return before[-1] if before else next(iter(subjects), None)


def _antecedent(analysis: Analysis, subject: int, verb: Token) -> int | None:
    """The noun behind "who" and "which"; there is nobody behind "there" and an expletive "it"."""
    token = analysis.tokens[subject]
    if token.lower in ("who", "which", "that") and verb.dep == "relcl":
        return verb.head
    return None if token.dep == "expl" or token.lower in NOBODY else subject


def _topic(analysis: Analysis, verb: Token) -> tuple[int, ...]:
    """The words after the verb that say about what; without clauses that only stand beside it.

    What is "neither confirmed nor denied" hangs on the second verb.
    """
    found: list[int] = []
    stack = [c for c in analysis.children(verb.i) if c > verb.i and _belongs(analysis.tokens[c])]
    while stack:
        i = stack.pop()
        found.append(i)
        stack.extend(analysis.children(i))
    return tuple(sorted(found))


def _belongs(token: Token) -> bool:
    return token.dep not in OWN_CLAUSES or (token.dep == "conj" and token.lemma == "deny")


def _evidence(analysis: Analysis, party: int, verb: Token) -> Span:
    """From the party to the end of what the verb says."""
    first = min(analysis.edges(party)[0], verb.i) if party < verb.i else verb.i
    last = max((verb.i, party, *_topic(analysis, verb)))
    start = analysis.sentences[verb.sentence].first
    span = analysis.span(max(first, start), last + 1)
    while len(span.text) > LONGEST and last > verb.i:
        last -= 1
        span = analysis.span(max(first, start), last + 1)
    return span
