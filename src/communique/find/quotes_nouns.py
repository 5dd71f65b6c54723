"""Attributions by a noun or an adjective: "his claim that …", "was confident that …"."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.find.quotes_clauses import begins_with_that, is_infinitive
from communique.find.quotes_cues import Forms, cue_forms, cue_tokens, cue_words
from communique.find.quotes_found import Found, range_of, spans_of
from communique.find.quotes_sources import source_of, source_tokens
from communique.find.quotes_unsaid import denied


def by_noun(analysis: Analysis, noun: int, forms: Forms) -> Found | None:
    """The attribution that this noun sets off ("his claim that …"), or None."""
    tokens = analysis.tokens
    if denied(analysis, noun):
        return None
    governor = tokens[noun].head
    if tokens[noun].dep == "dobj" and "np" in cue_forms("en").get((tokens[governor].lemma.lower(), "verb"), {}):
        return None
    for child in analysis.children(noun):
        token = tokens[child]
        if child <= noun:
            continue
        if token.dep in ("acl", "ccomp", "relcl") and begins_with_that(analysis, child) and "clause" in forms:
            return _noun_relation(analysis, noun, range_of(analysis, child), "noun.clause", forms["clause"])
        if token.dep == "acl" and is_infinitive(analysis, child) and "inf" in forms:
            return _noun_relation(analysis, noun, range_of(analysis, child), "noun.inf", forms["inf"])
        if token.dep == "prep" and token.lower in forms:
            inner = analysis.child(child, "pobj", "pcomp")
            if inner is not None:
                return _noun_relation(
                    analysis, noun, range_of(analysis, inner), f"noun.{token.lower}", forms[token.lower], (child,)
                )
    head = tokens[noun].head
    if tokens[noun].dep == "nsubj" and tokens[head].lemma == "be" and "clause" in forms:
        clause = analysis.child(head, "ccomp")
        if clause is not None and clause > head:
            return _noun_relation(analysis, noun, range_of(analysis, clause), "noun.be", forms["clause"], (head,))
    return None


def _noun_relation(
    analysis: Analysis, noun: int, content: list[int], form: str, strength: float, also: tuple[int, ...] = ()
) -> Found | None:
    head = noun_source(analysis, noun)
    if head is not None and analysis.tokens[head].lower in cue_words("author"):
        return None
    if head is None and not form.endswith("clause"):
        return None
    source = source_tokens(analysis, head, {noun, *content}) if head is not None else []
    cue = {*_noun_cue(analysis, noun), *also} - set(source)
    return Found(
        spans_of(analysis, source),
        spans_of(analysis, cue),
        spans_of(analysis, set(content) - set(source) - cue),
        f"quotes.{form}",
        strength,
        noun,
    )


def noun_source(analysis: Analysis, noun: int) -> int | None:
    """The head token of whose claim, remark or promise a noun tells, or None."""
    tokens = analysis.tokens
    owner = analysis.child(noun, "poss")
    if owner is not None:
        return owner
    for child in analysis.children(noun):
        issued = tokens[child].lower in cue_words("issuers") or tokens[noun].lemma in cue_words("uttered")
        if tokens[child].dep in ("prep", "agent") and issued:
            return analysis.child(child, "pobj")
    head = tokens[noun].head
    if tokens[noun].dep in ("dobj", "attr") and tokens[head].lemma in cue_words("light"):
        return source_of(analysis, head)
    return None


def _noun_cue(analysis: Analysis, noun: int) -> list[int]:
    tokens = analysis.tokens
    beside = [c for c in analysis.children(noun) if tokens[c].dep in ("det", "amod", "compound") and c < noun]
    head = tokens[noun].head
    verb = [head] if tokens[noun].dep == "dobj" and tokens[head].lemma in cue_words("light") else []
    return [*verb, *beside, noun]


def by_adjective(analysis: Analysis, adjective: int, forms: Forms) -> Found | None:
    """The attribution that this adjective sets off ("was confident that …"), or None."""
    tokens = analysis.tokens
    verb = tokens[adjective].head
    made = tokens[verb].lemma == "make" and 0 < adjective - verb <= 2
    if not made and tokens[adjective].dep not in ("acomp", "conj", "oprd", "attr"):
        return None
    subject = analysis.child(verb, "nsubj")
    if subject is None or tokens[subject].lower in cue_words("author") | cue_words("dummy"):
        return None
    content, also, form = _adjective_content(analysis, adjective, verb, forms)
    if not content:
        return None
    source = source_tokens(analysis, subject)
    return Found(
        spans_of(analysis, source),
        spans_of(analysis, {*cue_tokens(analysis, verb), adjective, *also} - set(source)),
        spans_of(analysis, content),
        f"quotes.adj.{form}",
        forms[form],
        adjective,
    )


def _adjective_content(
    analysis: Analysis, adjective: int, verb: int, forms: Forms
) -> tuple[list[int], tuple[int, ...], str]:
    for child in (*analysis.children(adjective), *analysis.children(verb)):
        token = analysis.tokens[child]
        reported = token.dep == "ccomp" or (token.dep in ("csubj", "acl") and begins_with_that(analysis, child))
        if child > adjective and reported and "clause" in forms:
            return range_of(analysis, child), (), "clause"
        if child > adjective and token.dep == "prep" and token.lower in forms and token.head == adjective:
            inner = analysis.child(child, "pobj", "pcomp")
            if inner is not None:
                return range_of(analysis, inner), (child,), token.lower
    return [], (), ""
