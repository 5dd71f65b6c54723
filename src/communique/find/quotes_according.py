"""Attributions by a phrase beside a clause: "according to X", "per X", "in X's view", "in the words of X"."""

from __future__ import annotations

from collections.abc import Iterable

from communique.analysis import Analysis
from communique.find.quotes_cues import cue_forms, cue_words
from communique.find.quotes_found import Found, clean, range_of, spans_of

FINITE = ("VBD", "VBZ", "VBP", "MD")


def according_to(analysis: Analysis, i: int) -> Found | None:
    """The attribution of "according" at token ``i``: the rest of its clause is the content, or None."""
    to = analysis.child(i, "prep")
    if to is None or analysis.tokens[to].lower != "to":
        return None
    source = analysis.child(to, "pobj")
    if source is None:
        return None
    cue = clean(analysis, analysis.tokens[i].start, analysis.tokens[to].end)
    return Found(
        spans_of(analysis, range_of(analysis, source)),
        (cue,),
        spans_of(analysis, _beside(analysis, i, analysis.edges(source)[1])),
        "quotes.according_to",
        0.95,
        i,
    )


def per(analysis: Analysis, i: int) -> Found | None:
    """The attribution of "per" at token ``i`` before a definite or named source ("…, per two officials"), or None."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[i].sentence]
    source = analysis.child(i, "pobj")
    apart = i == sentence.first or tokens[i - 1].text in (",", "(", "”", '"')
    if source is None or not apart:
        return None
    named = tokens[source].pos == "PROPN" or tokens[source].tag == "NNS"
    if not named and not any(tokens[c].dep in ("det", "poss") for c in analysis.children(source)):
        return None
    phrase = range_of(analysis, source)
    content = _beside(analysis, i, phrase[-1])
    return _phrase(analysis, i, phrase, [i], content) if _has_verb(analysis, content) else None


def in_view_of(analysis: Analysis, noun: int) -> Found | None:
    """The attribution of "in X's words", "in the view of X", "by X's own account", or None."""
    tokens = analysis.tokens
    prep = tokens[noun].head
    if tokens[noun].dep != "pobj" or tokens[prep].lower not in ("in", "by", "to") or tokens[prep].dep != "prep":
        return None
    source = analysis.child(noun, "poss")
    of = next((c for c in analysis.children(noun) if tokens[c].lower == "of"), None)
    if of is not None:
        source = analysis.child(of, "pobj") if source is None else None
    if source is None or tokens[source].lower in cue_words("author") or not _stands_apart(analysis, prep):
        return None
    last = _last(analysis, prep)
    phrase = [i for i in range_of(analysis, source) if i <= last]
    content = _beside(analysis, prep, last)
    cue = [i for i in range(prep, noun + 1) if i not in phrase]
    if of is not None:
        cue.append(of)
    return _phrase(analysis, noun, phrase, cue, content) if _has_verb(analysis, content) else None


def as_put(analysis: Analysis, verb: int) -> Found | None:
    """The attribution of "as X put it", or None."""
    tokens = analysis.tokens
    mark = next((c for c in analysis.children(verb) if tokens[c].lower == "as" and c < verb), None)
    source = analysis.child(verb, "nsubj")
    thing = analysis.child(verb, "dobj")
    if mark is None and source is not None and thing is not None:
        return _put_at(analysis, verb, source, thing)
    if mark is None or source is None or thing is None or tokens[thing].lower != "it":
        return None
    if tokens[source].lower in cue_words("author"):
        return None
    phrase = range_of(analysis, source)
    content = [k for k in _beside(analysis, verb, analysis.edges(verb)[1]) if not mark <= k <= thing]
    cue = [i for i in range(mark, thing + 1) if i not in phrase]
    return _phrase(analysis, verb, phrase, cue, content) if _has_verb(analysis, content) else None


def as_says(analysis: Analysis, i: int) -> Found | None:
    """The attribution of "As X concludes, ..." at the "as" that opens a sentence, or None."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[i].sentence]
    verb = tokens[i].head
    if i != sentence.first or tokens[i].dep != "mark" or tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    source = analysis.child(verb, "nsubj")
    says = "direct" in cue_forms().get((tokens[verb].lemma, "verb"), {})
    if source is None or source > verb or not says or tokens[source].lower in cue_words("author") | cue_words("dummy"):
        return None
    end = analysis.edges(verb)[1]
    if end + 1 >= sentence.last or tokens[end + 1].text != "," or analysis.child(verb, "dobj", "ccomp") is not None:
        return None
    content = list(range(end + 2, sentence.last))
    if any(tokens[k].text in ('"', "“", "”") for k in content) or not _has_verb(analysis, content):
        return None
    source_spans, cue = spans_of(analysis, range_of(analysis, source)), spans_of(analysis, (verb,))
    return Found(source_spans, cue, spans_of(analysis, content), "quotes.as", 0.85, verb)


def _put_at(analysis: Analysis, verb: int, source: int, thing: int) -> Found | None:
    """As in "the report puts the loss at 88 million"."""
    tokens = analysis.tokens
    below = (*analysis.children(verb), *analysis.children(thing))
    at = next((c for c in below if tokens[c].lower == "at" and c > thing), None)
    amount = range_of(analysis, at) if at is not None else []
    if at is None or not any(tokens[k].tag == "CD" for k in amount) or tokens[source].lower in cue_words("author"):
        return None
    content = sorted({*range_of(analysis, thing), *amount})
    return _phrase(analysis, verb, range_of(analysis, source), [verb], content)


def _stands_apart(analysis: Analysis, prep: int) -> bool:
    """Whether a phrase opens its sentence or is set off by commas."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[prep].sentence]
    last = _last(analysis, prep)
    behind = tokens[last + 1].text if last + 1 < sentence.last else "."
    before = tokens[prep - 1].text if prep > sentence.first else ","
    return before in (",", "—", "–") and behind in (",", ".", "—", "–", ":", ";")


def _last(analysis: Analysis, prep: int) -> int:
    """The last token of a phrase; a quotation that the parse hung on the name is what was said."""
    last = analysis.edges(prep)[1]
    opened = next((k for k in range(prep, last + 1) if analysis.tokens[k].text in ("“", '"', "„", "«", "‘")), last + 1)
    while opened <= last and opened - 1 > prep and analysis.tokens[opened - 1].text == ",":
        opened -= 1
    return min(last, opened - 1)


def _phrase(analysis: Analysis, i: int, source: Iterable[int], cue: Iterable[int], content: list[int]) -> Found:
    return Found(
        spans_of(analysis, source), spans_of(analysis, cue), spans_of(analysis, content), "quotes.view", 0.85, i
    )


def _has_verb(analysis: Analysis, content: Iterable[int]) -> bool:
    return any(analysis.tokens[i].pos in ("VERB", "AUX") for i in content)


def _beside(analysis: Analysis, i: int, end: int) -> list[int]:
    """The clause that a phrase, tokens ``[i, end]``, belongs to, without the phrase."""
    sentence = analysis.sentences[analysis.tokens[i].sentence]
    governor = analysis.tokens[i].head
    first, last = analysis.edges(governor) if governor != i else (sentence.first, sentence.last - 1)
    if analysis.tokens[governor].pos not in ("VERB", "AUX"):
        first, last = _wider(analysis, governor, sentence.first, sentence.last - 1)
    if not any(analysis.tokens[k].tag in FINITE for k in range(first, last + 1)):
        first, last = _wider(analysis, governor, sentence.first, sentence.last - 1)
    if i == sentence.first:
        last = sentence.last - 1
    elif analysis.tokens[i - 1].text == "," and _ends(analysis, end, sentence.last):
        breaks = (k + 1 for k in range(i - 1, sentence.first, -1) if analysis.tokens[k].text in (";", ":"))
        first = next(breaks, sentence.first)
    return [k for k in range(first, last + 1) if not i <= k <= end]


def _ends(analysis: Analysis, end: int, last: int) -> bool:
    """Whether nothing but punctuation follows a phrase in its sentence."""
    return all(analysis.tokens[k].pos == "PUNCT" for k in range(end + 1, last))


def _wider(analysis: Analysis, governor: int, first: int, last: int) -> tuple[int, int]:
    """The nearest clause above a noun that "according to" was tied to."""
    for above in analysis.ancestors(governor):
        if analysis.tokens[above].pos in ("VERB", "AUX"):
            return analysis.edges(above)
    return first, last
