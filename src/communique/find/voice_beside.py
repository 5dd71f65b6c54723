"""Where a source's words end and the author's begin again, and where they run on without a word that says so."""

from __future__ import annotations

from collections.abc import Iterable

from communique.analysis import Analysis, Sentence
from communique.find.voice_cues import voice_cues
from communique.records import Quote
from communique.spans import Span

CLOSING = frozenset("\"”»’'")
PRESENT = ("VBZ", "VBP")
FINITE = ("VBD", "VBZ", "VBP", "MD")
FEWEST = 3
"""Words of a remark behind a quotation from which on it says something."""


def own_remarks(analysis: Analysis, quote: Quote) -> list[int]:
    """The tokens of a quote's content that are the author's remark on it.

    A phrase that says what the words are ('repeats that "...", a claim worthy of ...'), and a clause behind "but"
    whose tense shows that nobody reports it ("said the dam was sound, but its gates may not have been inspected").
    """
    found = [i for span in quote.content.spans for i in _apposed(analysis, span)]
    if quote.kind != "direct" and quote.cue.spans:
        found += [i for span in quote.content.spans for i in _countered(analysis, span)]
    return found


def _apposed(analysis: Analysis, span: Span) -> range:
    tokens = analysis.tokens
    inside = analysis.tokens_in(span.start, span.end)
    for i in reversed(inside[:-FEWEST]):
        if tokens[i].text in CLOSING and tokens[i + 1].text == ",":
            noun = next((k for k in range(i + 2, min(i + 5, inside[-1] + 1)) if tokens[k].pos == "NOUN"), None)
            article = tokens[i + 2].pos == "DET"
            named = noun is not None and tokens[noun].lemma in voice_cues()["remark"]
            return range(i + 1, inside[-1] + 1) if article and named else range(0)
    return range(0)


def _countered(analysis: Analysis, span: Span) -> range:
    tokens = analysis.tokens
    inside = analysis.tokens_in(span.start, span.end)
    for i in inside[1:]:
        if tokens[i].lower not in voice_cues()["counter"] or tokens[i - 1].text != "," or tokens[i].dep != "cc":
            continue
        clause = next((c for c in analysis.children(tokens[i].head) if c > i and tokens[c].dep == "conj"), None)
        if clause is None or analysis.child(clause, "nsubj", "nsubjpass") is None or clause not in inside:
            continue
        said = next((k for k in inside if k < i and analysis.tokens[k].tag in FINITE), None)
        shifted = "" if said is None else _tense(analysis, said if tokens[said].tag != "MD" else tokens[said].head)
        if _breaks(shifted, _tense(analysis, clause)):
            return range(i - 1, inside[-1] + 1)
    return range(0)


def _tense(analysis: Analysis, verb: int) -> str:
    """The first finite word of a clause: ``present``, ``past``, or the modal itself."""
    aux = [c for c in analysis.children(verb) if analysis.tokens[c].dep in ("aux", "auxpass")]
    first = analysis.tokens[min([*aux, verb])]
    if first.tag == "MD":
        return first.lower
    return "present" if first.tag in PRESENT else "past" if first.tag == "VBD" else ""


def _breaks(reported: str, clause: str) -> bool:
    """Whether a clause cannot be reported like the one before it: reported speech stays in the past."""
    words = voice_cues()
    if reported == "past" or reported in words["shifted"]:
        ahead = reported in words["ahead"] and clause == "past"
        return clause == "present" or clause in words["unshifted"] or ahead
    return False


def runs_on(analysis: Analysis, quotes: Iterable[Quote], content: bytearray, mark: int) -> list[Sentence]:
    """The sentences in which reported speech goes on with no word that says so (free indirect speech).

    They follow what somebody said or set out, and keep the tense of a report: "He told reporters that he would stay.
    He had built the roads. The critics could shout as long as they liked." ``content`` is the layer of each token.
    """
    found: list[Sentence] = []
    ends = {i for q in quotes if q.kind == "indirect" and q.cue.spans for i in _last_sentences(analysis, q)}
    for number, sentence in enumerate(analysis.sentences[1:], 1):
        before = analysis.sentences[number - 1]
        if sentence.paragraph != before.paragraph or any(content[i] for i in range(sentence.first, sentence.last)):
            continue
        going = bool(found) and found[-1] is before
        told = number - 1 in ends and content[_last_word(analysis, before)] == mark
        if (going or told or _sets_out(analysis, before)) and _is_reported(analysis, sentence, going):
            found.append(sentence)
    return found


def _last_sentences(analysis: Analysis, quote: Quote) -> list[int]:
    """The number of the sentence that a quote ends, where its cue is in the past."""
    cue = analysis.head_of(quote.cue.spans[0].start, quote.cue.spans[0].end)
    if cue is None or analysis.tokens[cue].tag != "VBD" or not quote.content.spans:
        return []
    span = quote.content.spans[-1]
    if not any(analysis.tokens[i].tag in FINITE for i in analysis.tokens_in(span.start, span.end)):
        return []
    last = analysis.token_at(quote.content.spans[-1].end - 1)
    return [analysis.tokens[last].sentence] if last is not None else []


def _last_word(analysis: Analysis, sentence: Sentence) -> int:
    words = (i for i in range(sentence.last - 1, sentence.first, -1) if analysis.tokens[i].text[0].isalnum())
    return next(words, sentence.first)


def _sets_out(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence tells that somebody laid a plan before others: "set out her terms", "outlined his plan"."""
    tokens = analysis.tokens
    root = next((i for i in range(sentence.first, sentence.last) if tokens[i].head == i), None)
    thing = analysis.child(root, "dobj") if root is not None else None
    return (
        thing is not None
        and root is not None
        and (tokens[root].lemma in voice_cues()["set_out"] and tokens[thing].lemma in voice_cues()["plan"])
    )


def _is_reported(analysis: Analysis, sentence: Sentence, going: bool) -> bool:
    """Whether a sentence has the tense of a report: "would", or "had" of whom it is about."""
    tokens = analysis.tokens
    root = next((i for i in range(sentence.first, sentence.last) if tokens[i].head == i), None)
    if root is None or tokens[root].pos not in ("VERB", "AUX") or tokens[sentence.last - 1].text == "?":
        return False
    children = analysis.children(root)
    if any(tokens[c].dep in ("advcl", "ccomp") and _is_if(analysis, c) for c in children):
        return False
    aux = {tokens[c].lower for c in children if tokens[c].dep == "aux"}
    subject = analysis.child(root, "nsubj", "nsubjpass")
    words, who = voice_cues(), tokens[subject].lower if subject is not None else ""
    if aux & words["ahead"] and not aux & words["perfect"]:
        return bool(who) and who not in words["impersonal"]
    return bool(aux & words["before"]) and (who in words["about"] or going) or (going and bool(aux & words["shifted"]))


def _is_if(analysis: Analysis, clause: int) -> bool:
    marks = (analysis.tokens[c] for c in analysis.children(clause) if analysis.tokens[c].dep == "mark")
    return any(t.lower in voice_cues()["conditional"] for t in marks)
