"""Quotations set as paragraphs of their own, without marks, under a line such as "The governor added:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique import lang
from communique.analysis import Analysis, Paragraph, Sentence, Token
from communique.find.quotes_cues import cue_forms, cue_tokens, cue_words
from communique.find.quotes_found import Found, clean, range_of, spans_of
from communique.spans import Span, span_of

LONGEST_LINE = 240
"""Code points of a sentence that leads over to a block; a longer one tells more than who speaks."""
MARKS = frozenset('"“”„«»')
FEWEST_WORDS = 6
"""A shorter paragraph after a colon is an entry of a list."""
EDITED = re.compile(r"\[[A-Z]\w*\]")
"""How a sentence begins whose head an editor has trimmed."""
LEADING = frozenset("-–—•*·▪(>0123456789")


def blocks(analysis: Analysis) -> Iterator[Found]:
    """Every block with its speaker: one paragraph, since nothing shows where a longer one would end."""
    for paragraph, following in zip(analysis.paragraphs, analysis.paragraphs[1:], strict=False):
        led = lead_in(analysis, paragraph) if _is_block(analysis, following) else None
        if led is not None:
            source, cue, verb = led
            content = span_of(analysis.text, following.start, following.end)
            yield Found((source,), cue, (content,), "quotes.block", 0.85, verb, verbatim=True)


def lead_in(analysis: Analysis, paragraph: Paragraph) -> tuple[Span, tuple[Span, ...], int | None] | None:
    """Whose words a paragraph that ends in a colon leads over to, by which words, and by which verb if it is one."""
    lead = analysis.sentence_at(paragraph.end - 1)
    if lead is None or lead.paragraph != paragraph.i or analysis.text[paragraph.end - 1] != ":":
        return None
    following = analysis.paragraphs[paragraph.i + 1]
    offered = _offered(analysis, lead)
    verb = None if offered else _verb(analysis, lead, EDITED.match(analysis.text, following.start) is not None)
    source = offered[0] if offered else _source(analysis, verb) if verb is not None else None
    if source is None:
        return None
    return source, spans_of(analysis, (offered[1],) if offered else cue_tokens(analysis, verb or lead.first)), verb


def _is_block(analysis: Analysis, paragraph: Paragraph) -> bool:
    """Whether a paragraph can be a quotation that no marks enclose, or that lost one of them."""
    text = analysis.text[paragraph.start : paragraph.end]
    if paragraph.role != "body" or text[0] in LEADING or len(text.split()) < FEWEST_WORDS:
        return False
    return text[-1] in '.!?…"”“' and not (text[0] in MARKS and text[-1] in MARKS - {"“"}) and ":" not in text[:40]


def _verb(analysis: Analysis, lead: Sentence, edited: bool) -> int | None:
    """The verb of speech that leads over: "added", or one that gives it to be read: "made the following comment".

    Of a document any verb does: "The letter makes short work of the idea that the sea unites:". What an editor has
    trimmed ("[W]hile the port is shut, ...") is quoted, also behind a line that has told something already.
    """
    tokens = analysis.tokens
    root = next((i for i in range(lead.first, lead.last) if tokens[i].head == i and tokens[i].pos == "VERB"), None)
    if root is None or lead.end - lead.start > LONGEST_LINE:
        return None
    told = analysis.child(root, "ccomp") is not None and not edited
    subject = analysis.child(root, "nsubj")
    goes_on = tokens[root].lemma in cue_words("phases") and not (subject is not None and _is_somebody(tokens[subject]))
    if "direct" in cue_forms().get((tokens[root].lemma, "verb"), {}) and not told and not goes_on:
        return root
    following = analysis.paragraphs[lead.paragraph + 1]
    marked = any(c in MARKS for c in analysis.text[following.start : following.end])
    if subject is not None and _is_document(analysis, subject) and not told and not marked:
        return root
    thing = analysis.child(root, "dobj")
    given = {noun for noun, kind in cue_forms() if kind == "noun"} | lang.words("en", "document_nouns")
    giving = thing is not None and tokens[thing].lemma in given
    return root if giving and tokens[root].lemma in cue_words("giving") else None


def _is_somebody(token: Token) -> bool:
    """Whether a subject is a person and no thing: "Marr began:", not "The conversation began normally:"."""
    people = lang.words("en", "offices") | lang.words("en", "functions")
    return token.pos in ("PROPN", "PRON") or token.lemma.lower() in people


def _offered(analysis: Analysis, lead: Sentence) -> tuple[Span, int] | None:
    """Whose words a line offers, and the word that says so: "Here is Marr's reply:", "Here is what Marr told us:"."""
    tokens = analysis.tokens
    root = next((i for i in range(lead.first, lead.last) if tokens[i].head == i), None)
    here = tokens[lead.first].lower == "here"
    if root is None or (not here and tokens[root].pos not in ("NOUN", "PROPN")):
        return None
    for i in range(lead.first, lead.last):
        what = analysis.child(i, "dobj")
        if here and tokens[i].pos == "VERB" and what is not None and tokens[what].lower == "what":
            said = "direct" in cue_forms().get((tokens[i].lemma, "verb"), {})
            source = _source(analysis, i) if said else None
            return None if source is None else (source, i)
    nouns = (i for i in range(lead.first, lead.last) if tokens[i].lemma in cue_words("offered"))
    for noun in nouns:
        of = [c for c in analysis.children(noun) if tokens[c].lower in ("of", "from", "by")]
        whose = [analysis.child(noun, "poss"), *(analysis.child(c, "pobj") for c in of)]
        named = next((w for w in whose if w is not None and tokens[w].lower not in cue_words("author")), None)
        if named is not None and tokens[named].pos in ("NOUN", "PROPN"):
            found = [k for k in range_of(analysis, named) if tokens[k].tag != "POS"]
            return clean(analysis, tokens[found[0]].start, tokens[found[-1]].end), noun
    return None


def _is_document(analysis: Analysis, noun: int) -> bool:
    """Whether a noun is that of a document of others: "The letter", not "this article"."""
    beside = {analysis.tokens[c].lower for c in analysis.children(noun)}
    return analysis.tokens[noun].lemma in lang.words("en", "document_nouns") and beside.isdisjoint(cue_words("own"))


def _source(analysis: Analysis, verb: int) -> Span | None:
    subject = analysis.child(verb, "nsubj")
    if subject is None or analysis.tokens[subject].lower in cue_words("author") | cue_words("dummy"):
        return None
    tokens = range_of(analysis, subject)
    span = clean(analysis, analysis.tokens[tokens[0]].start, analysis.tokens[tokens[-1]].end)
    return span if span.text else None
