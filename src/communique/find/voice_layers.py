"""Which words are the author's own, which are quoted, and which only say who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from communique.analysis import Analysis
from communique.find.quotes_cues import cue_forms, cue_words
from communique.find.silence_grammar import is_denied
from communique.find.sources_names import carrier_words
from communique.find.voice_beside import CLOSING, own_remarks, runs_on
from communique.find.voice_cues import voice_cues
from communique.records import Quote
from communique.spans import Span

AUTHOR, CONTENT, FRAME = 0, 1, 2
OWN_STATEMENT = frozenset({"conj", "advcl", "parataxis", "ccomp", "dep"})
"""Clauses below a cue that say something beside who speaks."""
OCCASION = frozenset({"as", "when", "while"})
MARKED = re.compile(r"[\"“„«][^\"“”„«»]*[\"“”»]?")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TERM = 2
"""Words in marks up to which they are a term and nobody's sentence."""
TELLING = 6
"""Words from which a clause with "whose" tells something of its own."""
SHORT = 6
"""Words up to which marks without source and cue are a term held at a distance rather than a quotation."""


@dataclass(frozen=True, slots=True)
class Layers:
    """One of AUTHOR, CONTENT, FRAME for each token."""

    of: bytes

    def words(self, analysis: Analysis, tokens: Iterable[int], layer: int) -> list[int]:
        """Those of the tokens that are words and lie in this layer."""
        return [i for i in tokens if self.of[i] == layer and is_word(analysis, i)]


def is_word(analysis: Analysis, i: int) -> bool:
    """Whether a token has a letter or a digit."""
    return any(c.isalnum() for c in analysis.tokens[i].text)


def layers(analysis: Analysis, quotes: Iterable[Quote]) -> Layers:
    """The layer of every token. Sources and cues inside another quote's content belong to that content."""
    of = bytearray(len(analysis.tokens))
    attributed = [q for q in quotes if is_attributed(q, analysis)]
    for quote in attributed:
        for span in quote.content.spans:
            for i in analysis.tokens_in(span.start, span.end):
                of[i] = CONTENT
    for quote in attributed:
        for i in own_remarks(analysis, quote):
            of[i] = AUTHOR
    for quote in attributed:
        for i in _frame(analysis, quote, of):
            of[i] = FRAME
    for sentence in runs_on(analysis, attributed, of, CONTENT):
        of[sentence.first : sentence.last] = bytes([CONTENT]) * (sentence.last - sentence.first)
    return Layers(bytes(of))


def is_attributed(quote: Quote, analysis: Analysis) -> bool:
    """Whether somebody's words are reported.

    Not so: a short term in marks, and any plain words, that nobody is said to have uttered ("is expected to");
    what somebody did not say or mention; what the author guesses that others think ("perhaps they believe that
    ..."); an act told without what was said ("conveyed greetings", "discussed trade"); what somebody wants or has
    agreed to do; what the text says of itself ("this brief argues") or its author thinks.
    """
    if quote.source.spans and _is_own(quote, analysis):
        return False
    cue = quote.cue.spans[0] if quote.cue.spans else None
    if cue and (_is_withheld(quote, cue, analysis) or _is_guessed(cue, analysis) or _is_act(quote, cue, analysis)):
        return False
    if cue and (_is_deed(quote, cue, analysis) or _is_asked_of_reader(quote, cue, analysis)):
        return False
    if quote.source.spans or quote.source.name:
        return True
    if quote.kind == "indirect" and cue:
        return False
    if quote.kind == "direct" and cue:
        return True
    return _marked_words(quote) > SHORT or (not cue and _fills_sentence(quote.content.spans, analysis))


def _marked_words(quote: Quote) -> int:
    return sum(len(m.group().split()) for s in quote.content.spans for m in MARKED.finditer(s.text))


def _is_term(quote: Quote) -> bool:
    """Whether no more than a term of the content stands in marks: 'likes to speak of "order"'."""
    return quote.kind == "mixed" and _marked_words(quote) <= TERM


def _is_withheld(quote: Quote, cue: Span, analysis: Analysis) -> bool:
    """Whether somebody did not say it; a "not" among what was said ('"Probably not," she said') denies no speech."""
    head = analysis.head_of(cue.start, cue.end)
    if head is None or analysis.tokens[head].pos != "VERB":
        return False
    inside = [analysis.tokens[c] for c in analysis.children(head) if analysis.tokens[c].dep == "neg"]
    if any(s.start <= t.start < s.end for t in inside for s in quote.content.spans):
        return False
    return is_denied(analysis, analysis.tokens[head])


def _is_guessed(cue: Span, analysis: Analysis) -> bool:
    """Whether the author only supposes it: a verb of the mind under a hedge, any verb under "perhaps"."""
    head = analysis.head_of(cue.start, cue.end)
    if head is None or analysis.tokens[head].pos != "VERB":
        return False
    hedges = voice_cues()["hedge" if analysis.tokens[head].lemma in voice_cues()["mind"] else "guess"]
    return any(analysis.tokens[c].lower in hedges for c in analysis.children(head))


def _is_own(quote: Quote, analysis: Analysis) -> bool:
    """Whether the source is this very text ("this brief argues"), or its author ("we saw") outside anybody's words."""
    source = quote.source.spans[0]
    words = analysis.tokens_in(source.start, source.end)
    first = analysis.tokens[words[0]].lower if words else ""
    if len(words) == 1 and first in cue_words("author"):
        return quote.part_of is None and quote.kind == "indirect"
    return first in carrier_words()["own"] and analysis.tokens[words[-1]].lower in voice_cues()["own"]


def _is_act(quote: Quote, cue: Span, analysis: Analysis) -> bool:
    """Whether an act is told without what was said: greetings, thanks, what was wanted or agreed to be done."""
    head = _saying(cue, analysis)
    if head is None or (quote.kind != "indirect" and not _is_term(quote)):
        return False
    wills = analysis.tokens[head].lemma in voice_cues()["will"]
    if wills and (analysis.child(head, "xcomp") is not None or _begins_infinitive(quote, analysis)):
        return True
    if analysis.tokens[head].lemma not in voice_cues()["act"]:
        return False
    spans = quote.content.spans
    thing = analysis.child(head, "dobj")
    if thing is None or not spans or not spans[0].start <= analysis.tokens[thing].start < spans[-1].end:
        thing = analysis.head_of(spans[0].start, spans[-1].end) if spans else None
    return thing is not None and analysis.tokens[thing].pos in ("NOUN", "PROPN", "PRON", "ADP")


def _saying(cue: Span, analysis: Analysis) -> int | None:
    """The verb of a cue that says what is done: "warn" in "continue to warn"."""
    head = analysis.head_of(cue.start, cue.end)
    below = None if head is None else analysis.child(head, "xcomp")
    if below is None or not cue.start <= analysis.tokens[below].start < cue.end:
        return head
    return below


def _is_deed(quote: Quote, cue: Span, analysis: Analysis) -> bool:
    """Whether a verb that reports no words has a thing for its object: "elects an elder", "banned the book"."""
    head, tokens = _saying(cue, analysis), analysis.tokens
    if head is None or quote.kind == "direct" or tokens[head].pos != "VERB":
        return False
    if quote.kind == "indirect" and _names_thing(quote, head, analysis):
        return True
    if tokens[head].lemma in _reporting():
        return False
    content = [i for s in quote.content.spans for i in analysis.tokens_in(s.start, s.end)]
    clause = any((tokens[i].tag in FINITE or tokens[i].tag == "TO") and not _qualified(analysis, i) for i in content)
    return not clause and _marked_words(quote) <= SHORT


def _names_thing(quote: Quote, head: int, analysis: Analysis) -> bool:
    """Whether a deed's object is all that is given: "asked about the funds", "calls no elections"."""
    tokens, spans = analysis.tokens, quote.content.spans
    if not spans or any(tokens[i].tag in FINITE for s in spans for i in analysis.tokens_in(s.start, s.end)):
        return False
    if tokens[head].lemma in voice_cues()["asked"]:
        return tokens[head].tag == "VBN"
    if tokens[head].lemma not in voice_cues()["thing"]:
        return False
    # "calls no elections", against "calls the vote a farce" and "defines it as a danger"
    things = [c for c in analysis.children(head) if tokens[c].dep in ("dobj", "oprd", "ccomp", "xcomp")]
    given = bool(things) and spans[0].start <= tokens[things[0]].start < spans[-1].end
    return given and len(things) == 1 and not any(tokens[c].lower in ("for", "on") for c in analysis.children(head))


def _qualified(analysis: Analysis, word: int) -> bool:
    """Whether a finite verb only tells which thing is meant: "hospitality to anyone who carries a placard"."""
    tokens = analysis.tokens
    verb = word if tokens[word].pos == "VERB" or tokens[word].dep == "relcl" else tokens[word].head
    return tokens[verb].dep == "relcl"


@cache
def _reporting() -> frozenset[str]:
    return frozenset(lemma for lemma, kind in cue_forms() if kind == "verb") - voice_cues()["deed"]


def _is_asked_of_reader(quote: Quote, cue: Span, analysis: Analysis) -> bool:
    """Whether the author asks the reader what somebody thinks: "What else did the cabinet expect from him?"."""
    head = analysis.head_of(cue.start, cue.end)
    if head is None or quote.kind != "indirect" or analysis.tokens[head].head != head:
        return False
    sentence = analysis.sentences[analysis.tokens[head].sentence]
    subject = analysis.child(head, "nsubj")
    inverted = subject is not None and any(
        analysis.tokens[c].dep == "aux" and c < subject for c in analysis.children(head)
    )
    return inverted and analysis.tokens[sentence.last - 1].text == "?"


def _begins_infinitive(quote: Quote, analysis: Analysis) -> bool:
    start = quote.content.spans[0].start if quote.content.spans else 0
    first = analysis.token_at(start)
    return first is not None and analysis.tokens[first].tag == "TO"


def _fills_sentence(spans: tuple[Span, ...], analysis: Analysis) -> bool:
    sentence = analysis.sentence_at(spans[0].start) if spans else None
    if sentence is None:
        return False
    inside = set(analysis.tokens_in(spans[0].start, spans[-1].end))
    rest = [i for i in range(sentence.first, sentence.last) if i not in inside]
    return not any(is_word(analysis, i) for i in rest)


def _frame(analysis: Analysis, quote: Quote, of: bytearray) -> list[int]:
    """Source and cue with what hangs on them, as far as it only tells who speaks, when, where and to whom."""
    named = (*quote.source.spans, *quote.cue.spans)
    seeds = [i for s in named for i in analysis.tokens_in(s.start, s.end) if of[i] != CONTENT]
    whose = [c for i in seeds for c in analysis.children(i) if c > i and _is_whose(analysis, c)]
    aside = {i for c in whose for i in range(analysis.edges(c)[0], analysis.edges(c)[1] + 1)}
    seeds = [i for i in seeds if i not in aside]
    heads = [h for s in named if (h := analysis.head_of(s.start, s.end)) is not None and of[h] != CONTENT]
    found: set[int] = set()
    stack = list(heads)
    while stack:
        i = stack.pop()
        found.add(i)
        if _identifies(analysis, i):
            found.update(t for t in analysis.subtree(i) if of[t] != CONTENT)
        for child in analysis.children(i):
            told = (
                analysis.tokens[child].dep in OWN_STATEMENT or _is_whose(analysis, child) or _remarks(analysis, child)
            )
            own = told and not _is_occasion(analysis, child)
            if child not in found and of[child] != CONTENT and not own:
                stack.append(child)
    return sorted(found.union(seeds))


def _identifies(analysis: Analysis, clause: int) -> bool:
    """Whether a clause with no comma before it tells which speaker is meant: "an aide who asked, as she ..., said"."""
    first = analysis.edges(clause)[0]
    return analysis.tokens[clause].dep == "relcl" and first > 0 and analysis.tokens[first - 1].text != ","


def _is_whose(analysis: Analysis, clause: int) -> bool:
    """Whether the author tells something of the source: "the premier, whose own party has been losing seats, said"."""
    if analysis.tokens[clause].dep != "relcl":
        return False
    first, last = analysis.edges(clause)
    whose = any(analysis.tokens[i].lower == "whose" for i in range(first, clause))
    return whose and analysis.tokens[first - 1].text == "," and last - first >= TELLING


def _remarks(analysis: Analysis, noun: int) -> bool:
    """Whether a phrase behind a quotation is what the author says of it: '"...", a disgusting thing to say'."""
    token, tokens = analysis.tokens[noun], analysis.tokens
    if token.pos != "NOUN" or token.lemma not in voice_cues()["remark"]:
        return False
    first = analysis.edges(noun)[0]
    behind = first > 1 and tokens[first - 1].text == "," and tokens[first - 2].text in CLOSING
    return behind and tokens[first].pos == "DET"


def _is_occasion(analysis: Analysis, clause: int) -> bool:
    """Whether a clause only says on what occasion somebody spoke: "speaking in Selm", "when he opened it".

    Also who passed the words on: "as quoted by an agency".
    """
    token = analysis.tokens[clause]
    if token.dep != "advcl":
        return False
    if token.lemma in carrier_words()["relay"] and analysis.child(clause, "agent", "prep") is not None:
        return True
    subject = analysis.child(clause, "nsubj", "nsubjpass")
    if subject is None:
        return token.tag == "VBG" or (token.tag == "VBN" and token.lemma in voice_cues()["asked"])
    linked = any(analysis.tokens[c].lower in OCCASION for c in analysis.children(clause))
    return linked and analysis.tokens[subject].pos == "PRON"
