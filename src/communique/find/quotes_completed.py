"""Attributions that the tagger found, completed by grammar: whole lists as sources, subjects left out, next verbs."""

from __future__ import annotations

from dataclasses import replace

from communique.analysis import Analysis, Token
from communique.find.quotes_cues import cue_forms, cue_words
from communique.find.quotes_found import Found, clean
from communique.find.sources_names import carrier_words
from communique.spans import Span, span_of

WIDEST_HOLE = 25
"""Code points of a hole inside a content that is closed: an adverb of time that the tagger took out, hardly more."""
LONGEST_ASIDE = 120
"""Code points of an aside that names another source."""
LONGEST_CLAUSE = 20
"""Tokens of a clause by which a source is drawn out."""
DEEPEST = 40
"""Steps up the tree: lists of more names and deeper clauses are no prose."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
MARKS = frozenset('"“”«»„')


def completed(analysis: Analysis, found: Found) -> Found:
    """The relation without holes in its content, with its whole source, ending where the source's next verb stands."""
    found = _as_one_sees_it(analysis, _without_holes(analysis, _without_relay(analysis, found)))
    found = _with_source(analysis, found)
    return _before_next_verb(analysis, found)


def _without_relay(analysis: Analysis, found: Found) -> Found:
    """Without the aside that says on whose word the source speaks: "according to X, citing Y, ...", "..., citing Y"."""
    found = _without_last_relay(analysis, found)
    tokens, span = analysis.tokens, found.content[0]
    first = analysis.token_at(span.start)
    if first is None or tokens[first].tag != "VBG" or tokens[first].lemma not in cue_words("relaying"):
        return found
    comma = analysis.text.find(",", span.start, min(span.end, span.start + LONGEST_ASIDE))
    rest = clean(analysis, comma, span.end) if comma > 0 else None
    return found if rest is None or not rest.text else replace(found, content=(rest, *found.content[1:]))


def _without_last_relay(analysis: Analysis, found: Found) -> Found:
    tokens, span = analysis.tokens, found.content[-1]
    for i in analysis.tokens_in(max(span.start, span.end - LONGEST_ASIDE), span.end):
        cites = tokens[i].tag == "VBG" and tokens[i].lemma in cue_words("relaying") and tokens[i - 1].text == ","
        if cites and tokens[i].start > span.start:
            rest = clean(analysis, span.start, tokens[i].start)
            return replace(found, content=(*found.content[:-1], rest)) if rest.text else found
    return found


def _as_one_sees_it(analysis: Analysis, found: Found) -> Found:
    """With the clause that "it" stands for, in "as he sees it, ..."."""
    tokens, verb = analysis.tokens, found.verb
    if verb is None or tokens[verb].dep != "advcl" or tokens[verb].head < verb:
        return found
    first, last = analysis.edges(verb)
    it = verb + 1
    if tokens[first].lower != "as" or last != it or tokens[it].lower != "it":
        return found
    if not any(s.start <= tokens[it].start < s.end for s in found.content):
        return found
    sentence = analysis.sentences[tokens[verb].sentence]
    view = clean(analysis, tokens[it].end, sentence.end)
    return replace(found, content=(view,)) if view.text else found


def _without_holes(analysis: Analysis, found: Found) -> Found:
    joined: list[Span] = []
    parts = (*found.source, *found.cue)
    for span in found.content:
        if joined and _is_hole(analysis, joined[-1].end, span.start, parts):
            joined[-1] = span_of(analysis.text, joined[-1].start, span.end)
        else:
            joined.append(span)
    return replace(found, content=tuple(joined))


def _is_hole(analysis: Analysis, start: int, end: int, parts: tuple[Span, ...]) -> bool:
    """Whether nothing but a few words of the same sentence, none of them who speaks or that he does, part two spans."""
    if end - start > WIDEST_HOLE or MARKS & set(analysis.text[start:end]):
        return False
    if analysis.sentence_at(start) != analysis.sentence_at(end):
        return False
    return not any(s.start < end and start < s.end for s in parts)


def _with_source(analysis: Analysis, found: Found) -> Found:
    """The relation with the whole list that its source ends, or with the subject of its verb where it has none."""
    if not found.source:
        subject = _subject(analysis, found)
        return found if subject is None else replace(found, source=(subject,))
    speaker = _speaker_of_clause(analysis, found)
    if speaker is not None:
        return replace(found, source=(speaker,))
    span = found.source[0]
    head = _noun(analysis, span)
    if head is None or len(found.source) > 1:
        return found
    if found.verb is not None and _is_told(analysis, found.verb, head):
        return replace(found, source=())
    others = (*found.cue, *found.content)
    speaker = _speaker_above(analysis, found, head)
    if speaker is not None and not any(s.start < speaker.end and speaker.start < s.end for s in others):
        return replace(found, source=(speaker,))
    span = _whole_clause(analysis, span, head, others)
    start = min(span.start, _list_start(analysis, span, head), _owner_start(analysis, span))
    clear = not any(s.start < span.end and start < s.end for s in others)
    clear = clear and not MARKS & set(analysis.text[start : span.start])
    return replace(found, source=(clean(analysis, start, span.end) if clear else _without_and(analysis, span),))


def _without_and(analysis: Analysis, source: Span) -> Span:
    """A source whose list can't be made whole, without the conjunction that it begins with."""
    inside = analysis.tokens_in(source.start, source.end)
    if len(inside) < 2 or analysis.tokens[inside[0]].pos != "CCONJ":
        return source
    return clean(analysis, analysis.tokens[inside[1]].start, source.end)


def _noun(analysis: Analysis, source: Span) -> int | None:
    """The first noun of a source that hangs on nothing inside it."""
    inside = analysis.tokens_in(source.start, source.end)
    heads = [i for i in inside if analysis.tokens[i].head not in inside or analysis.tokens[i].head == i]
    return next((i for i in heads if analysis.tokens[i].pos in NOUNS), None)


def _speaker_above(analysis: Analysis, found: Found, source: int) -> Span | None:
    """The subject of the cue's verb, where the source is where he spoke: "Vos, in a post on his channel, wrote".

    Or where the source only passes it on: "the statement, carried by the agency, said".
    """
    tokens, verb = analysis.tokens, found.verb
    subject = None if verb is None else analysis.child(verb, "nsubj")
    if subject is None or source <= subject or tokens[source].pos == "PRON":
        return None
    first, last = analysis.edges(subject)
    above = [a for _, a in zip(range(DEEPEST), analysis.ancestors(source), strict=False)]
    if (
        not source <= last
        or subject not in above
        or not any(tokens[a].dep == "prep" or _is_carried(tokens[a]) for a in above[: above.index(subject)])
    ):
        return None
    if (
        any(s.start <= tokens[subject].start < s.end for s in found.source)
        or "," not in analysis.text[tokens[subject].end : tokens[source].start]
    ):
        return None
    return analysis.span(first, subject + 1)


def _speaker_of_clause(analysis: Analysis, found: Found) -> Span | None:
    """The subject of the cue's verb, where the source is a piece of a clause about him: "An aide who ..."."""
    tokens = analysis.tokens
    cue = [i for s in found.cue for i in analysis.tokens_in(s.start, s.end) if tokens[i].tag in FINITE]
    subject = analysis.child(cue[0], "nsubj") if len(cue) == 1 else None
    piece = analysis.tokens_in(found.source[0].start, found.source[0].end)
    if subject is None or not piece or subject in piece or tokens[subject].pos not in NOUNS:
        return None
    clauses = (analysis.edges(c) for c in analysis.children(subject) if tokens[c].dep == "relcl")
    within = any(subject < first <= piece[0] and piece[-1] <= last for first, last in clauses)
    span = analysis.span(analysis.edges(subject)[0], subject + 1)
    taken = any(s.start < span.end and span.start < s.end for s in (*found.cue, *found.content))
    return span if within and not taken else None


def _is_carried(token: Token) -> bool:
    """Whether a participle says that what it hangs on is passed on ("carried by the agency")."""
    return token.dep == "acl" and token.tag == "VBN" and token.lemma in carrier_words()["carrying"]


def _whole_clause(analysis: Analysis, source: Span, head: int, others: tuple[Span, ...]) -> Span:
    """The source with the whole of a clause that it breaks off in ("officials, who"), or without it."""
    tokens = analysis.tokens
    branch = analysis.tokens_in(source.start, source.end)[-1]
    for _ in range(DEEPEST):
        if branch == head or tokens[branch].head in (head, branch):
            break
        branch = tokens[branch].head
    if tokens[branch].head != head or tokens[branch].dep not in ("relcl", "acl", "appos"):
        return source
    first, last = analysis.edges(branch)
    if first <= head or tokens[last].end <= source.end:
        return source
    whole = span_of(analysis.text, source.start, tokens[last].end)
    if last - first < LONGEST_CLAUSE and not any(s.start < whole.end and whole.start < s.end for s in others):
        return clean(analysis, whole.start, whole.end)
    return clean(analysis, source.start, tokens[first].start)


def _list_start(analysis: Analysis, source: Span, head: int) -> int:
    """Where the list begins that a source ends: before its first noun, which is the subject of the same verb."""
    tokens, top = analysis.tokens, head
    for _ in range(DEEPEST):
        if tokens[top].dep != "conj" or tokens[tokens[top].head].pos not in NOUNS:
            break
        top = tokens[top].head
    if tokens[analysis.tokens_in(source.start, source.end)[0]].pos == "CCONJ" and tokens[top].dep in SUBJECTS:
        top = next((c for c in analysis.children(tokens[top].head) if tokens[c].dep in SUBJECTS), top)
    elif top == head or tokens[top].dep not in SUBJECTS:
        return source.start
    return tokens[analysis.edges(top)[0]].start


def _owner_start(analysis: Analysis, source: Span) -> int:
    """Where the owner begins whose "'s" the source begins with."""
    first = analysis.tokens_in(source.start, source.end)[0]
    if analysis.tokens[first].tag != "POS":
        return source.start
    return analysis.tokens[analysis.edges(analysis.tokens[first].head)[0]].start


def _is_told(analysis: Analysis, verb: int, source: int) -> bool:
    """Whether the source is only told something: "we were told to wait", "asked about it, she said ..."."""
    tokens = analysis.tokens
    if tokens[verb].lemma not in cue_words("telling"):
        return False
    asked = (
        tokens[verb].tag == "VBN" and tokens[verb].dep in ("advcl", "acl") and tokens[source].head == tokens[verb].head
    )
    return asked or tokens[source].dep == "nsubjpass"


def _subject(analysis: Analysis, found: Found) -> Span | None:
    """The subject of the cue's verb: its own, or that of the verb it is joined to."""
    tokens, verb = analysis.tokens, found.verb
    if verb is None or "direct" not in cue_forms().get((tokens[verb].lemma, "verb"), {}):
        return None
    if tokens[verb].pos != "VERB" or analysis.child(verb, "auxpass") is not None:
        return None
    subject = analysis.child(verb, "nsubj")
    above = tokens[verb].head
    if subject is None and tokens[verb].dep == "conj" and tokens[above].pos == "VERB":
        subject = analysis.child(above, "nsubj")
    if subject is None or tokens[subject].lower in cue_words("dummy"):
        return None
    span = analysis.subtree_span(subject)
    taken = any(s.start < span.end and span.start < s.end for s in (*found.cue, *found.content))
    span = clean(analysis, span.start, span.end)
    return None if taken or not span.text else span


def _before_next_verb(analysis: Analysis, found: Found) -> Found:
    """The content without "and", the next verb of the cue's own subject, and all that follows."""
    tokens, verb = analysis.tokens, found.verb
    if verb is None or tokens[verb].tag not in FINITE:
        return found
    for child in analysis.children(verb):
        token = tokens[child]
        own = analysis.child(child, "nsubj", "nsubjpass") is not None
        if token.dep != "conj" or token.tag not in FINITE or child < verb or own:
            continue
        for n, span in enumerate(found.content):
            if span.start < token.start < span.end:
                link = analysis.child(verb, "cc")
                end = (
                    tokens[link].start
                    if link is not None and span.start < tokens[link].start < token.start
                    else token.start
                )
                kept = clean(analysis, span.start, end)
                return replace(found, content=(*found.content[:n], kept)) if kept.text else found
    return found
