"""Whose words: the noun phrase that is the source of a cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from communique.analysis import Analysis, Token
from communique.find.quotes_cues import cue_forms

SUBJECTS = ("nsubj", "csubj", "nsubjpass", "expl")
CHAIN = ("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "acomp")
"""From a verb without a subject of its own ("…, adding that"; "went on to say") up to the one that has it."""
FARTHEST = 8
FARTHEST_CLAUSE = 3
STRONG = 0.9
FARTHEST_CITED = 10
"""Tokens from the head of a cited source back to the word "citing" at most."""


def source_of(analysis: Analysis, verb: int, *, passive_agent: bool = True) -> int | None:
    """The head token of the source of this cue verb, or None where the text names none."""
    if _is_passive(analysis, verb):
        return _agent(analysis, verb) if passive_agent else analysis.child(verb, "nsubjpass")
    at = verb
    for _ in range(FARTHEST):
        subject = analysis.child(at, "nsubj", "nsubjpass", "csubj")
        if subject is not None:
            return _not_expletive(analysis, at, _before_citing(analysis, subject))
        token = analysis.tokens[at]
        cited = _cited(analysis, at)
        if cited is not None:
            return cited
        if token.dep in ("acl", "relcl"):
            return None if token.tag == "VB" else token.head
        if token.dep not in CHAIN or token.head == at:
            return None
        at = said_beside(analysis, at) or token.head
    return None


def _cited(analysis: Analysis, verb: int) -> int | None:
    """Whom another quotes: X in "Y quoted X as saying", where "saying" is the verb."""
    tokens = analysis.tokens
    prep = tokens[verb].head
    above = tokens[prep].head
    if tokens[verb].dep != "pcomp" or tokens[prep].lower != "as" or tokens[above].lemma not in ("quote", "cite"):
        return None
    return analysis.child(above, "dobj")


def said_beside(analysis: Analysis, verb: int) -> int | None:
    """The verb whose speaker goes on with this one, where the parse tied it into the clause reported there.

    "He said that talks had failed and said that …"; "She argued that talks would fail, saying that …".
    """
    token = analysis.tokens[verb]
    clause = _reported_above(analysis, verb)
    if clause is None or _strength(token) < STRONG or analysis.child(verb, "nsubj") is not None:
        return None
    above = analysis.tokens[clause].head
    if not above < clause < verb or _strength(analysis.tokens[above]) == 0.0:
        return None
    if token.dep == "advcl":
        return above if token.tag == "VBG" and analysis.tokens[verb - 1].text == "," else None
    return above if _goes_with(analysis, verb, above) else None


def _strength(token: Token) -> float:
    return cue_forms("en").get((token.lemma.lower(), "verb"), {}).get("clause", 0.0)


def _reported_above(analysis: Analysis, verb: int) -> int | None:
    """The verb of the reported clause that a verb was tied to, or None."""
    tokens = analysis.tokens
    if tokens[verb].dep not in ("conj", "advcl"):
        return None
    above = (a for a, _ in zip(analysis.ancestors(verb), range(FARTHEST_CLAUSE), strict=False))
    return next((a for a in above if tokens[a].dep == "ccomp"), None)


def _goes_with(analysis: Analysis, verb: int, above: int) -> bool:
    """Whether two verbs joined by "and" share their form, and the one between them does not."""
    tokens, token = analysis.tokens, analysis.tokens[verb]
    if token.tag != tokens[above].tag or not any(t.pos == "CCONJ" for t in tokens[max(0, verb - 2) : verb]):
        return False
    own = analysis.child(verb, "ccomp")
    that = own is not None and tokens[analysis.edges(own)[0]].lower == "that"
    between = analysis.child(token.head, "aux", "auxpass")
    other = tokens[between if between is not None else token.head].tag
    return that or token.lemma == tokens[above].lemma or other != token.tag


def source_tokens(analysis: Analysis, head: int, barred: Collection[int] = ()) -> list[int]:
    """The tokens of the source's noun phrase, from its first to its last, without those that are barred.

    A clause that hangs on the noun and holds the cue itself ("a statement saying that …") is left out.
    """
    first, last = analysis.edges(head)
    first = _after_date(analysis, first, head)
    inside = [i for i in range(first, last + 1) if i not in barred]
    kept: list[int] = []
    for i in inside:
        if kept and i != kept[-1] + 1:
            break
        kept.append(i)
    return kept if head in kept else [head]


def _before_citing(analysis: Analysis, subject: int) -> int:
    """The agency in "Norvik News, citing two officials, reported", where the parse takes the officials for it."""
    tokens = analysis.tokens
    for at in range(subject - 1, max(subject - FARTHEST_CITED, 2), -1):
        if tokens[at].lower == "citing" and tokens[at - 1].text == ",":
            return at - 2 if tokens[at - 2].pos in ("NOUN", "PROPN", "PRON") else subject
        if tokens[at].text in ".;":
            break
    return subject


def _after_date(analysis: Analysis, first: int, head: int) -> int:
    """Past the month or day that the parse glued to the source ("In September Ostmark's minister said")."""
    tokens = analysis.tokens
    if first == 0 or tokens[first - 1].pos != "ADP" or tokens[first].pos not in ("PROPN", "NUM"):
        return first
    at = bisect_left(analysis.names, tokens[first].start, key=lambda name: name.start)
    if at == len(analysis.names) or analysis.names[at].start != tokens[first].start:
        return first
    name = analysis.names[at]
    after = analysis.tokens_in(name.end, tokens[head].end)
    return after.start if name.label == "DATE" and name.end <= tokens[head].start and after else first


def _is_passive(analysis: Analysis, verb: int) -> bool:
    tokens = analysis.tokens
    if any(tokens[c].dep in ("nsubjpass", "auxpass") for c in analysis.children(verb)):
        return True
    has_auxiliary = any(tokens[c].dep == "aux" for c in analysis.children(verb))
    return tokens[verb].tag == "VBN" and tokens[verb].dep in ("acl", "relcl", "advcl") and not has_auxiliary


def _agent(analysis: Analysis, verb: int) -> int | None:
    by = analysis.child(verb, "agent")
    return None if by is None else analysis.child(by, "pobj")


def _not_expletive(analysis: Analysis, verb: int, subject: int) -> int | None:
    return None if analysis.tokens[subject].dep == "expl" else subject
