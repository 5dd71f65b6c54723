"""Attributions by a verb and the parse: "said that …", "vowed to …", "condemned the …", "spoke of …"."""

from __future__ import annotations

from bisect import bisect_left

from communique.analysis import Analysis
from communique.find.quotes_cues import Forms, cue_forms, cue_tokens, cue_words
from communique.find.quotes_found import Found, range_of, spans_of
from communique.find.quotes_inserted import inserted, untied_clause
from communique.find.quotes_sources import said_beside, source_of, source_tokens
from communique.find.quotes_unsaid import (
    asserts_nothing,
    is_crowd_feeling,
    is_habitual_label,
    is_negated,
    is_no_speaker,
    keeps_silent,
    knows_not,
    lacks_preposition,
    says_nothing,
)

FARTHEST_THAT = 20
"""Tokens between a verb and the "that" of its clause at most, where the parse tied the clause elsewhere."""
PLACES = frozenset(("statement", "interview", "speech", "letter", "conference", "meeting", "call", "remark", "address"))
"""Where something was said, which is no part of it: "condemned the attack in a statement"."""
OBJECT_PARTS = ("oprd", "dobj", "acomp", "xcomp", "attr")


def by_verb(analysis: Analysis, verb: int, forms: Forms) -> Found | None:
    """The attribution that this verb sets off, or None."""
    if asserts_nothing(analysis, verb):
        return None
    between = inserted(analysis, verb, forms)
    if between is not None:
        return between
    if "clause" in forms:
        clause = _clause(analysis, verb)
        if clause:
            return _relation(analysis, verb, clause, "clause", forms["clause"])
        tagged = _sentence_before_tag(analysis, verb)
        if tagged is not None:
            return _relation(analysis, verb, tagged, "clause", forms["clause"])
        untied = untied_clause(analysis, verb, forms["clause"])
        if untied:
            return _relation(analysis, verb, untied, "clause", forms["clause"])
    if "inf" in forms:
        infinitive = _infinitive(analysis, verb)
        if infinitive is not None and (keeps_silent(analysis, verb, infinitive) or lacks_preposition(analysis, verb)):
            return None
        if infinitive is not None:
            return _relation(analysis, verb, infinitive, "inf", forms["inf"])
    if is_negated(analysis, verb):
        return None
    if "np" in forms:
        obj = analysis.child(verb, "dobj", "oprd")
        if obj is not None:
            content = _object(analysis, verb, obj)
            if not _says_something(analysis, content) or says_nothing(analysis, verb, content):
                return None
            return None if _quotes_another(analysis, verb) else _relation(analysis, verb, content, "np", forms["np"])
    obj = analysis.child(verb, "dobj")
    for child in (*analysis.children(verb), *(analysis.children(obj) if obj is not None else ())):
        token = analysis.tokens[child]
        if token.dep == "prep" and token.lower in forms and child > verb:
            inner = analysis.child(child, "pobj", "pcomp")
            if inner is not None:
                content = range_of(analysis, inner)
                return _relation(analysis, verb, content, token.lower, forms[token.lower], also=(child,))
    return None


def _quotes_another(analysis: Analysis, verb: int) -> bool:
    """Whether "quoted X as saying" tells of the words of X, which the verb "saying" gives."""
    of = next((c for c in analysis.children(verb) if analysis.tokens[c].lower == "as" and c > verb), None)
    return of is not None and analysis.child(of, "pcomp") is not None


def _says_something(analysis: Analysis, content: list[int]) -> bool:
    """Whether an object is more than a name or a pronoun: "praised him" reports no words of anyone."""
    words = [analysis.tokens[i] for i in content if analysis.tokens[i].pos not in ("PUNCT", "DET")]
    return len(words) > 1 and any(t.pos in ("NOUN", "VERB", "ADJ", "NUM") for t in words)


def _relation(
    analysis: Analysis, verb: int, content: list[int], form: str, strength: float, also: tuple[int, ...] = ()
) -> Found | None:
    """The relation of a verb with its content, unless its source is the author or nobody in an active clause."""
    head = source_of(analysis, verb)
    if not content:
        return None
    if head is None and form == "clause" and _reads_as_participle(analysis, verb):
        head = analysis.tokens[verb].head
    if is_crowd_feeling(analysis, verb, head) and form == "clause" and content[0] < verb:
        return None
    if form == "np" and is_habitual_label(analysis, verb, head):
        return None
    source: list[int] = []
    if head is not None:
        source = source_tokens(analysis, head, {*content, verb})
        if analysis.tokens[head].lower in cue_words("author") or is_no_speaker(analysis, head, source):
            return None
    elif form in ("np", "inf") or _lacks_subject(analysis, verb):
        return None
    named = set(source)
    cue = {*cue_tokens(analysis, verb), *also} - named
    return Found(
        spans_of(analysis, source),
        spans_of(analysis, cue),
        spans_of(analysis, set(content) - named - cue),
        f"quotes.{form}",
        strength,
        verb,
    )


def _reads_as_participle(analysis: Analysis, verb: int) -> bool:
    """Whether the parse took a past tense behind a name for a participle (", Mara Orm, noted that …")."""
    token = analysis.tokens[verb]
    return token.tag == "VBN" and token.dep == "acl" and analysis.tokens[verb - 1].text == "," and token.head < verb


def _lacks_subject(analysis: Analysis, verb: int) -> bool:
    """Whether an active verb has no source at all: an imperative or a bare infinitive attributes nothing."""
    tokens = analysis.tokens
    if tokens[verb].tag == "VBN" and tokens[verb].dep == "advcl" and tokens[verb].lemma == "ask":
        return False
    return not any(tokens[c].dep in ("nsubjpass", "auxpass", "expl", "agent") for c in analysis.children(verb))


def _clause(analysis: Analysis, verb: int) -> list[int] | None:
    """The tokens of the clause that a verb reports, before it, after it or on both sides of it."""
    clauses = [c for c in analysis.children(verb) if analysis.tokens[c].dep == "ccomp"]
    clauses = [c for c in clauses if _may_be_said(analysis, verb, c)]
    clause = next((c for c in clauses if c > verb and begins_with_that(analysis, c)), clauses[0] if clauses else None)
    if clause is None:
        return _loose_clause(analysis, verb)
    if knows_not(analysis, verb, clause):
        return None
    first, last = analysis.edges(clause)
    if first > verb:
        return list(range(first, _end(analysis, verb, clause, last) + 1))
    passive = analysis.child(verb, "nsubjpass")
    if passive is not None and analysis.tokens[passive].lower not in cue_words("dummy"):
        return None
    if analysis.tokens[verb].lemma in cue_words("denying"):
        return None
    return _before(analysis, verb, clause)


def _may_be_said(analysis: Analysis, verb: int, clause: int) -> bool:
    """Whether a clause is no adverbial one before the verb ("When they met, many hoped …")."""
    if clause > verb:
        return True
    opened = analysis.tokens[analysis.edges(clause)[0]]
    if opened.i == clause and opened.tag in ("VBN", "VBG"):
        return False
    return opened.tag != "WRB" and not (opened.dep == "mark" and opened.lower in cue_words("adverbial"))


def begins_with_that(analysis: Analysis, clause: int) -> bool:
    """Whether a clause is opened by the conjunction "that"."""
    token = analysis.tokens[analysis.edges(clause)[0]]
    return token.lower == "that" and token.dep == "mark"


def _loose_clause(analysis: Analysis, verb: int) -> list[int] | None:
    """A that-clause that the parse tied to a word between ("noted in her channel that …")."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[verb].sentence]
    for token in tokens[verb + 1 : min(sentence.last, verb + FARTHEST_THAT)]:
        if token.pos in ("VERB", "AUX") or token.text in (";", ":"):
            return None
        if token.lower == "that" and token.dep == "mark" and token.head > token.i:
            return list(range(token.i, analysis.edges(token.head)[1] + 1))
    return None


def _end(analysis: Analysis, verb: int, clause: int, last: int) -> int:
    """Where the last of several clauses reported by one verb ends ("that …, and that …").

    A further clause with a cue of its own ("…, and Droste said …") is no part of what was reported.
    """
    tokens = analysis.tokens
    for child in analysis.children(verb):
        if tokens[child].dep == "ccomp" and child > verb:
            last = max(last, analysis.edges(child)[1])
    begin = next((b for i in range(clause + 1, last + 1) if (b := _begins_anew(analysis, verb, clause, i))), None)
    if begin is not None:
        last = begin - 1
        while last > clause and tokens[last].pos in ("CCONJ", "PUNCT"):
            last -= 1
    return last


def _begins_anew(analysis: Analysis, verb: int, clause: int, i: int) -> int | None:
    """Where the words of another attribution begin whose verb is token ``i`` inside a reported clause, or None."""
    token = analysis.tokens[i]
    if token.dep not in ("conj", "advcl") or token.pos != "VERB":
        return None
    if said_beside(analysis, i) == verb or _is_finite_after_infinitive(analysis, verb, i):
        return i
    return analysis.edges(i)[0] if _speaks_anew(analysis, i) else None


def _is_finite_after_infinitive(analysis: Analysis, verb: int, i: int) -> bool:
    """Whether a past tense was joined to an infinitive: it goes on from the verb before ("agreed to sign and left")."""
    token, head = analysis.tokens[i], analysis.tokens[analysis.tokens[i].head]
    joined = token.dep == "conj" and head.tag == "VB" and token.tag == "VBD" == analysis.tokens[verb].tag
    return joined and analysis.child(i, "nsubj", "nsubjpass", "aux", "auxpass") is None


def _speaks_anew(analysis: Analysis, verb: int) -> bool:
    forms = cue_forms("en").get((analysis.tokens[verb].lemma.lower(), "verb"), {})
    if analysis.child(verb, "nsubj") is None or not forms:
        return False
    if analysis.tokens[verb].dep == "advcl":
        mark = analysis.child(verb, "mark")
        return mark is not None and analysis.tokens[mark].lower in cue_words("contrast")
    return analysis.child(verb, "ccomp") is not None and forms.get("clause", 0.0) >= 0.9


def _before(analysis: Analysis, verb: int, clause: int) -> list[int]:
    """The reported words around a tag: "A, X said, B" gives A and B."""
    subject = analysis.child(verb, "nsubj", "nsubjpass")
    begin = min([verb, *([analysis.edges(subject)[0]] if subject is not None else [])])
    first = min(analysis.edges(verb)[0], analysis.edges(clause)[0])
    first = next((i + 1 for i in range(begin - 1, first, -1) if analysis.tokens[i].text in (";", ":")), first)
    front = list(range(first, begin)) if begin > first else []
    back = [i for i in analysis.subtree(clause) if i > verb] if analysis.tokens[begin - 1].text not in ";:" else []
    if subject is not None and subject > verb:
        back = [i for i in back if i > analysis.edges(subject)[1]]
    return front + back


def _sentence_before_tag(analysis: Analysis, verb: int) -> list[int] | None:
    """The words before a tag at the sentence's end (", X said.") that the parse did not tie to it."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[verb].sentence]
    subject = analysis.child(verb, "nsubj")
    if subject is None or tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    begin = min(analysis.edges(subject)[0], verb)
    if begin - sentence.first < 4 or tokens[begin - 1].text not in (",", "”", '"', "''", "’"):
        return None
    if tokens[sentence.first].tag in ("VBN", "VBG"):
        return None
    if any(tokens[c].dep in ("dobj", "xcomp", "mark", "advmod") and c != verb - 1 for c in analysis.children(verb)):
        return None
    rest = [t for t in tokens[verb + 1 : sentence.last] if t.pos in ("VERB", "AUX")]
    return None if rest and subject < verb else list(range(sentence.first, begin))


def _infinitive(analysis: Analysis, verb: int) -> list[int] | None:
    """The infinitive that a verb takes, with the one who is to act ("urged both sides to …")."""
    tokens = analysis.tokens
    for child in analysis.children(verb):
        if tokens[child].dep in ("xcomp", "ccomp", "advcl") and child > verb and is_infinitive(analysis, child):
            first, last = analysis.edges(child)
            for other in (c for c in analysis.children(verb) if verb < c < child):
                if tokens[other].dep in ("dobj", "dative"):
                    first = min(first, analysis.edges(other)[0])
                if tokens[other].dep == "prep" and tokens[other].lower in cue_words("addressing"):
                    first = min(first, other + 1)
            return _until_anew(analysis, verb, child, first, last)
    return None


def _until_anew(analysis: Analysis, verb: int, infinitive: int, first: int, last: int) -> list[int]:
    anew = (i for i in range(infinitive + 1, last + 1) if _is_finite_after_infinitive(analysis, verb, i))
    return list(range(first, next(anew, last + 1)))


def is_infinitive(analysis: Analysis, verb: int) -> bool:
    """Whether a verb stands with "to" before it."""
    return any(analysis.tokens[c].lower == "to" and c < verb for c in analysis.children(verb))


def _completes(analysis: Analysis, prep: int) -> bool:
    """Whether a preposition goes on from the noun before it ("interest in trade") and tells no place or time."""
    if analysis.tokens[prep].lower in cue_words("tails"):
        return True
    inner = analysis.child(prep, "pobj", "pcomp")
    if inner is None or analysis.tokens[prep].lower not in ("in", "on"):
        return False
    at = bisect_left(analysis.names, analysis.tokens[prep].end, key=lambda name: name.start)
    named = at < len(analysis.names) and analysis.names[at].start <= analysis.tokens[inner].start
    return not named and analysis.tokens[inner].lemma not in PLACES


def _object(analysis: Analysis, verb: int, obj: int) -> list[int]:
    """The object with what is said of it: "called the plan a disaster", "accused him of …", "praised it for …"."""
    tokens = analysis.tokens
    first, last = analysis.edges(obj)
    for child in analysis.children(verb):
        tail = tokens[child].dep in OBJECT_PARTS
        tail = tail or (tokens[child].dep == "prep" and _completes(analysis, child))
        if tail and child > obj and analysis.edges(child)[0] <= last + 2:
            last = max(last, analysis.edges(child)[1])
    return list(range(first, last + 1)) if first > verb else range_of(analysis, obj)
