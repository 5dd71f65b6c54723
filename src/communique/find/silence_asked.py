"""What somebody was asked before keeping silent, and silences that are of another matter than any contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.silence_grammar import contact_kinds, is_denied, silence_words
from communique.find.sources_names import carrier_words
from communique.records import Contact
from communique.roster import Roster

POINTING = 6
"""Words of a topic in which its head stands ("on a separate report")."""


def asked_about(analysis: Analysis, verb: Token) -> tuple[int, ...]:
    """The words of what was asked before a silence: "Asked about the floods, the spokesman had no comment"."""
    about = silence_words()["topic_mark"]
    for above in _joined_to(analysis, verb):
        for i in analysis.children(above):
            asking = analysis.tokens[i]
            if asking.dep != "advcl" or asking.tag != "VBN" or asking.lemma not in silence_words()["asking_verb"]:
                continue
            told = [analysis.tokens[c] for c in analysis.children(i) if c > i]
            parts = [t.i for t in told if t.lower in about or t.dep == "ccomp"]
            words = (w for c in parts for w in range(analysis.edges(c)[0], analysis.edges(c)[1] + 1))
            return tuple(w for w in words if w not in parts or analysis.tokens[w].dep == "ccomp")
    return ()


def _joined_to(analysis: Analysis, verb: Token) -> Iterator[int]:
    """A verb and those that it is joined to: "Asked about it, she smiled and said nothing"."""
    token = verb
    yield token.i
    while token.dep in ("conj", "xcomp") and token.head != token.i:
        token = analysis.tokens[token.head]
        yield token.i


def is_other_matter(analysis: Analysis, topic: Sequence[int]) -> bool:
    """Whether a topic is itself called another one: "on a separate report that she would resign"."""
    tokens = [analysis.tokens[i] for i in topic[:POINTING]]
    # "would not say one way or the other" is of no matter
    heads = [t.i for t in tokens if t.pos == "NOUN" and t.lemma not in silence_words()["either_noun"]]
    beside = (analysis.tokens[c].lower for i in heads for c in analysis.children(i))
    return any(word in silence_words()["other_adj"] for word in beside)


def asks_of(contact: Contact, topic: Sequence[int], analysis: Analysis, roster: Roster) -> bool:
    """Whether a question is of a contact without its noun: "whether they had spoken", "about General Paz"."""
    tokens = [analysis.tokens[i] for i in topic]
    clause = any(t.dep == "ccomp" for t in tokens)
    if clause and any(t.pos == "VERB" and t.lemma in _contact_verbs() for t in tokens):
        return True
    parties = {p.entity for p in contact.participants if p.entity}
    named = [t for t in tokens if any(e.id in parties for _, e in roster.over(t.start, t.end))]
    place = {contact.place.name.lower()} if contact.place else set()
    if clause:
        return bool(named) or any(t.lower in place for t in tokens)
    return any(t.dep == "pobj" and t.head not in topic for t in named)


@cache
def _contact_verbs(language: str = "en") -> frozenset[str]:
    return frozenset(row["lemma"] for row in lang.rows(language, "contact_verbs"))


def is_of_contents(analysis: Analysis, verb: int) -> bool:
    """Whether somebody only keeps to himself what was spoken of: "would not say what was discussed"."""
    inner = analysis.child(verb, "xcomp")
    clause = analysis.child(verb if inner is None else inner, "ccomp")
    if clause is None:
        return False
    asks = any(analysis.tokens[c].tag in ("WP", "WDT") for c in _below(analysis, clause))
    return asks and analysis.tokens[clause].lemma in silence_words()["content_verb"] | carrier_words()["exchange"]


def _below(analysis: Analysis, clause: int) -> Iterator[int]:
    """The words that hang on a verb, and what hangs on its prepositions ("talked about what")."""
    for c in analysis.children(clause):
        yield c
        yield from analysis.children(c) if analysis.tokens[c].dep == "prep" else ()


def is_report_of(analysis: Analysis, party: int) -> bool:
    """Whether who is silent is a report of the contact, which tells of it: "The agency's report of the call"."""
    if analysis.tokens[party].lower not in carrier_words()["document"]:
        return False
    marks = (c for c in analysis.children(party) if analysis.tokens[c].dep == "prep")
    nouns = (analysis.child(c, "pobj") for c in marks)
    return any(n is not None and analysis.tokens[n].lemma in contact_kinds() for n in nouns)


def is_untold(analysis: Analysis, verb: int, contact: Contact) -> bool:
    """Whether it is only said that no questions were taken on a contact that the author reports as a fact.

    As in "The two leaders walked out. Neither took questions": nothing was there to be confirmed.
    """
    token = analysis.tokens[verb]
    thing = analysis.child(verb, "dobj")
    taken = thing is not None and analysis.tokens[thing].lemma in silence_words()["question_noun"]
    refused = token.lemma in silence_words()["taking_verb"] and taken and is_denied(analysis, token)
    return refused and not contact.on_word_of
