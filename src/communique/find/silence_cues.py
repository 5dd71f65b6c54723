"""Where a text says that somebody kept silent, would not comment, could not be reached or denied something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.analysis import Analysis, Token
from communique.find.silence_asked import asked_about
from communique.find.silence_denials import denied, said_false, said_none
from communique.find.silence_grammar import (
    by_whom,
    contact_kinds,
    denies_or_rules_out,
    has_no,
    has_not_one,
    is_denied,
    is_passed_on,
    is_unable,
    is_unannounced,
    is_without,
    silence_words,
    subject_of,
    words_after,
)
from communique.find.silence_manner import (
    asks_none,
    brushed_off,
    does_not,
    knows_none,
    left_out,
    put_out_none,
    says_neither,
    stayed_silent,
    unanswered,
    unreached,
    without_answer,
)
from communique.find.sources_names import carrier_words
from communique.records import Silence
from communique.spans import Span

OWN_CLAUSES = frozenset({"conj", "cc", "advcl", "parataxis", "punct"})
"""What hangs on a verb without belonging to what it says."""
ANSWERS = frozenset({"respond", "reply", "answer", "return"})
"""Verbs that tell by themselves that somebody had asked."""
NOBODY = frozenset({"there", "what", "you", "that", "this"})
"""Subjects that are no party of the report."""
SELF = frozenset({"it", "they"})
"""Pronouns by which an office speaks of itself in what it says."""
PERSONS = frozenset({"he", "she"})
"""Pronouns by which a spokesman speaks of himself in what he says."""
SPEAKER = frozenset({"i", "we"})
"""Subjects that stand for whoever speaks."""
LONGEST = 240
"""Code points of evidence shown at most."""
EXCEPT = frozenset({"but", "except", "beyond", "besides"})
MOST_ABOUT = 80
"""Words of a topic that are looked at: keeps the work linear in nested clauses."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One telling of silence or denial: who (a token), how, the verb, and the tokens that say about what.

    ``own`` where the party speaks of itself ("I don't comment on rumours"); ``asked`` are the words of the question
    that it did not answer.
    """

    party: int
    how: Silence
    verb: int
    topic: tuple[int, ...]
    span: Span
    own: bool = False
    asked: tuple[int, ...] = ()

    @property
    def of_question(self) -> bool:
        """Whether the topic is what was asked: "Asked about the floods, the spokesman had no comment"."""
        return bool(self.asked) and self.topic == self.asked


Rule = Callable[[Analysis, Token], "Silence | None"]


def kept_silences(analysis: Analysis) -> tuple[Kept, ...]:
    """Every telling of silence or denial, in text order."""
    found = []
    for token in analysis.tokens:
        if token.pos in ("VERB", "AUX") and not _is_supposed(analysis, token) and (how := _how(analysis, token)):
            party = _party(analysis, token)
            if party is not None:
                found.append(_kept(analysis, party, how, token))
        elif token.pos == "NOUN" and (party := _nothing_from(analysis, token)) is not None:
            found.append(Kept(party, "silent", token.i, (), _evidence(analysis, party, token)))
    return tuple(found)


def _is_supposed(analysis: Analysis, verb: Token) -> bool:
    """Whether it is only said what follows if somebody keeps silent: "If the ministry does not publish it, ..."."""
    return verb.dep == "advcl" and any(analysis.tokens[c].lower in ("if", "unless") for c in analysis.children(verb.i))


def _kept(analysis: Analysis, party: int, how: Silence, verb: Token) -> Kept:
    own = analysis.tokens[party].lower in SPEAKER
    teller = _teller(analysis, party)
    if teller is not None:  # who was asked says so: "the staff said it had no information on that"
        party, how, own = teller, "no_comment" if how == "silent" else how, True
    own = own or _above_but(analysis, verb) != verb.i or _is_told_by_its_own(analysis, party, verb)
    passed = verb.lemma in silence_words()["referring_verb"] or (how == "no_comment" and _said_only(analysis, verb))
    bare = passed or asks_none(analysis, verb) is not None or brushed_off(analysis, verb) is not None
    topic = () if bare else _topic(analysis, verb)
    how = "no_comment" if own and how == "silent" else how
    return Kept(party, how, verb.i, topic, _evidence(analysis, party, verb), own, asked_about(analysis, verb))


def _nothing_from(analysis: Analysis, noun: Token) -> int | None:
    """The party in "no statement from the government", "not a word of it appeared on the website of the ministry"."""
    none = has_no(analysis, noun.i) or has_not_one(analysis, noun.i)
    if noun.lemma not in silence_words()["nothing_noun"] or not none:
        return None
    beside = analysis.children(noun.head) if noun.dep in ("nsubj", "nsubjpass") else ()
    for child in (*analysis.children(noun.i), *beside):
        if analysis.tokens[child].lower in ("from", "by") and child > noun.i:
            return analysis.child(child, "pobj")
    for child in beside:
        place = analysis.child(child, "pobj") if analysis.tokens[child].lower in ("on", "in") else None
        if place is not None and analysis.tokens[place].lower in carrier_words()["document"]:
            return place
    return None


def _how(analysis: Analysis, verb: Token) -> Silence | None:
    return next((how for rule in RULES if (how := rule(analysis, verb)) is not None), None)


def _neither(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "neither confirmed nor denied", "would not confirm or rule out", "declined to do either"."""
    words = silence_words()
    confirm = verb.i if verb.lemma in words["confirm_verb"] else _withheld(analysis, verb)
    if confirm is None or analysis.tokens[confirm].lemma not in words["confirm_verb"]:
        return None
    joined = [c for c in analysis.children(confirm) if analysis.tokens[c].dep == "conj"]
    refused = verb.i != confirm or is_denied(analysis, verb)
    return "neither" if refused and any(denies_or_rules_out(analysis, c) for c in joined) else None


def _declined(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "declined to comment", "dodged the question", "referred questions to the ministry"."""
    words = silence_words()
    passes_on = verb.lemma in words["referring_verb"] and is_passed_on(analysis, verb)
    if not (verb.lemma in words["refusing_verb"] or passes_on) or is_denied(analysis, verb):
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
    if inner is None:
        return None
    drawn = analysis.tokens[inner].lemma == "draw" and analysis.tokens[inner].tag == "VBN"
    return inner if drawn or analysis.tokens[inner].lemma in words["withheld_verb"] else None


def _unspoken(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "has published nothing", "did not respond", "has not confirmed", "made no mention"."""
    words = silence_words()
    if verb.lemma in words["asked_verb"] and is_denied(analysis, verb):
        asked = any(t.lower in words["request_noun"] for t in words_after(analysis, verb))
        modal = any(analysis.tokens[c].lower == "would" for c in analysis.children(verb.i))
        return "no_comment" if asked or modal or verb.lemma in ANSWERS else "silent"
    if verb.lemma in words["confirm_verb"] and is_denied(analysis, verb):
        modal = any(analysis.tokens[c].lower in ("would", "will") for c in analysis.children(verb.i))
        return "no_comment" if modal else "silent"
    if verb.lemma in words["denied_verb"] and is_denied(analysis, verb) and not is_unable(analysis, verb):
        return "silent"
    noun = analysis.child(verb.i, "dobj")
    none = noun is not None and (has_no(analysis, noun) or has_not_one(analysis, noun))
    if noun is not None and analysis.tokens[noun].lemma in words["nothing_noun"] and none:
        offered = analysis.tokens[noun].lemma == "comment" and verb.lemma in ("offer", "have", "give", "make")
        return "no_comment" if offered else "silent"
    return None


def _is_yet_to(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "has yet to comment", "has still to confirm it"."""
    words = silence_words()
    inner = analysis.child(verb.i, "xcomp") if verb.lemma in ("have", "be") else None
    speaking = words["asked_verb"] | words["confirm_verb"] | words["denied_verb"] | words["withheld_verb"]
    if inner is None or analysis.tokens[inner].lemma not in speaking or is_denied(analysis, verb):
        return None
    beside = (analysis.tokens[c].lower for c in (*analysis.children(verb.i), *analysis.children(inner)))
    return "silent" if any(w in ("yet", "still") for w in beside) else None


def _would_not(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "would not discuss it", "would not dignify the report with a reply"."""
    words = silence_words()
    modal = any(analysis.tokens[c].lower in ("would", "will", "wo") for c in analysis.children(verb.i))
    withheld = verb.lemma in words["withheld_verb"] | words["dignify_verb"]
    return "no_comment" if modal and withheld and is_denied(analysis, verb) else None


def _dodged(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "would say only that the border was long", "said only that ..."."""
    return "no_comment" if _said_only(analysis, verb) else None


def _said_only(analysis: Analysis, verb: Token) -> bool:
    """Whether somebody says only something else: nothing of a contact stands in it."""
    if verb.lemma not in silence_words()["saying_verb"] or is_denied(analysis, verb):
        return False
    beside = range(max(verb.i - 1, 0), min(verb.i + 2, len(analysis.tokens)))
    if not any(analysis.tokens[i].lower == "only" for i in beside):
        return False
    topic = _topic(analysis, verb)
    told = (analysis.tokens[i] for i in topic)
    return bool(topic) and not any(t.lemma in contact_kinds() and t.tag not in ("VBZ", "VBP") for t in told)


RULES: tuple[Rule, ...] = (
    says_neither,
    _neither,
    asks_none,
    without_answer,
    _declined,
    unanswered,
    unreached,
    _would_not,
    does_not,
    brushed_off,
    knows_none,
    _unspoken,
    _is_yet_to,
    put_out_none,
    stayed_silent,
    _dodged,
    left_out,
    denied,
    said_false,
    said_none,
)


def _party(analysis: Analysis, verb: Token) -> int | None:
    """Who kept silent: the subject of the verb or of the verb that it is joined to or hangs on."""
    i = _above_but(analysis, verb)
    if verb.tag == "VBN" and (by := by_whom(analysis, verb)) is not None:
        return by
    if is_unannounced(analysis, verb):
        # "The meeting was not announced": nobody is named who did not
        return None
    for _ in range(4):
        token = analysis.tokens[i]
        subject = subject_of(analysis, i)
        if subject is not None:
            meant = _antecedent(analysis, subject, token)
            asked = meant is not None and analysis.tokens[meant].lemma in silence_words()["asker_noun"]
            # "walked past reporters who asked her without answering"
            return _above(analysis, meant) if asked and meant is not None and verb.i != i else meant
        if token.dep not in ("conj", "xcomp", "aux", "advcl") and not is_without(analysis, token):
            break
        if token.head == i:
            break
        i = token.head if token.dep != "pcomp" else analysis.tokens[token.head].head
    if token.dep in ("relcl", "acl") and token.head < i:
        return token.head
    return None


def _teller(analysis: Analysis, party: int) -> int | None:
    """Who says of itself "it had no information", where "it" is the subject of what is said."""
    token = analysis.tokens[party]
    verb = analysis.tokens[token.head]
    if verb.dep != "ccomp":
        return None
    above = analysis.tokens[verb.head]
    said = above.lemma in silence_words()["saying_verb"] and above.i < verb.i
    subject = subject_of(analysis, above.i) if said else None
    voice = subject is not None and analysis.tokens[subject].lemma.lower() in silence_words()["voice_noun"]
    if token.lower not in SELF and not (voice and token.lower in PERSONS):
        return None
    return subject if subject is not None and analysis.tokens[subject].pos in ("NOUN", "PROPN") else None


def _is_told_by_its_own(analysis: Analysis, party: int, verb: Token) -> bool:
    """Whether the party's own voice says so: "The ministry has nothing to add, its spokesman said"."""
    above = analysis.tokens[verb.head]
    if verb.dep != "ccomp" or above.lemma not in silence_words()["saying_verb"] or above.i < verb.i:
        return False
    subject = subject_of(analysis, above.i)
    owners = () if subject is None else analysis.children(subject)
    return any(analysis.tokens[c].dep == "poss" and analysis.tokens[c].pos == "PRON" for c in owners)


def _above_but(analysis: Analysis, verb: Token) -> int:
    """The verb whose subject denies, where the parse joined the denial to what is confirmed.

    As in "confirmed that they had met but denied that anything was agreed".
    """
    words, inner = silence_words(), analysis.tokens[verb.head]
    above = analysis.tokens[inner.head]
    linked = {analysis.tokens[c].lower for c in analysis.children(inner.i)}
    # "said that the trip was private and would not say whom he had seen"
    would = any(analysis.tokens[c].lower == "would" for c in analysis.children(verb.i))
    told = subject_of(analysis, inner.i)
    trip = told is not None and analysis.tokens[told].lemma in contact_kinds()
    but = "but" in linked or ("and" in linked and would and trip and verb.lemma in words["withheld_verb"])
    joined = verb.dep == "conj" and inner.dep == "ccomp" and subject_of(analysis, verb.i) is None
    return above.i if but and joined and above.lemma in words["settling_verb"] | words["saying_verb"] else verb.i


def _above(analysis: Analysis, noun: int) -> int | None:
    """The subject of the clause in which a noun stands."""
    verb = next((a for a in analysis.ancestors(noun) if analysis.tokens[a].pos == "VERB"), None)
    return None if verb is None else subject_of(analysis, verb)


def _addressed(analysis: Analysis, request: int) -> int | None:
    """Who was asked in "calls to X", "messages left with X", "attempts to reach X"."""
    words = silence_words()
    inner = [request, *(c for c in analysis.children(request) if analysis.tokens[c].dep in ("acl", "prep", "relcl"))]
    inner += [c for i in inner[1:] for c in analysis.children(i) if analysis.tokens[c].dep in ("pobj", "dobj", "prep")]
    for i in inner:
        token = analysis.tokens[i]
        reached = analysis.child(i, "dobj") if token.lemma in words["reach_verb"] else None
        to = analysis.child(i, "pobj") if token.lower in ("to", "with", "from", "for") and token.dep == "prep" else None
        asked = reached if reached is not None else to
        if asked is not None and analysis.tokens[asked].lower not in (*words["request_noun"], *words["nothing_noun"]):
            return asked
    return None


def _antecedent(analysis: Analysis, subject: int, verb: Token) -> int | None:
    """The noun behind "who" and "which"; there is nobody behind "there" and an expletive "it"."""
    token = analysis.tokens[subject]
    if token.lower in ("who", "which", "that") and verb.dep == "relcl":
        return verb.head
    if token.lower in silence_words()["request_noun"] or token.lemma in silence_words()["attempt_noun"]:
        return _addressed(analysis, subject)
    return None if token.dep == "expl" or token.lower in NOBODY else subject


def _topic(analysis: Analysis, verb: Token) -> tuple[int, ...]:
    """The words after the verb that say about what; without clauses that only stand beside it.

    What is "neither confirmed nor denied" hangs on the second verb.
    """
    above = analysis.tokens[verb.head]
    subject = subject_of(analysis, verb.i)
    # "a figure the Governor would not confirm"
    of_noun = verb.dep == "relcl" and above.pos == "NOUN" and subject is not None and subject > above.i
    relative = of_noun and subject is not None and analysis.tokens[subject].tag not in ("WDT", "WP")
    found: list[int] = [above.i] if relative else []
    stack = [c for c in reversed(analysis.children(verb.i)) if c > verb.i and _belongs(analysis, c)]
    while stack and len(found) < MOST_ABOUT:
        i = stack.pop()
        if analysis.tokens[i].lower in EXCEPT and found and analysis.tokens[found[-1]].lower == "nothing":
            # "has published nothing but a menu"
            continue
        found.append(i)
        stack.extend(reversed(analysis.children(i)))
    return tuple(sorted(found))


def _belongs(analysis: Analysis, child: int) -> bool:
    token = analysis.tokens[child]
    mark = analysis.child(child, "mark") if token.dep == "advcl" else None
    if mark is not None and analysis.tokens[mark].lower == "that":
        return True
    return token.dep not in OWN_CLAUSES or (token.dep == "conj" and denies_or_rules_out(analysis, child))


def _evidence(analysis: Analysis, party: int, verb: Token) -> Span:
    """From the party to the end of what the verb says."""
    first = min(analysis.edges(party)[0], verb.i) if party < verb.i else verb.i
    first = max(first, analysis.sentences[verb.sentence].first)
    last = max((verb.i, party, *_topic(analysis, verb)))
    first = first if verb.start - analysis.tokens[first].start < LONGEST else verb.i
    start = analysis.tokens[first].start
    fitting = analysis.tokens_in(start, start + LONGEST)
    return analysis.span(first, max(verb.i, min(last, fitting[-1])) + 1)
