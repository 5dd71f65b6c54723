"""Scare quotes: a term in marks that the author keeps at a distance, told apart from words somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.marks import MarkPair
from communique.find.voice_layers import AUTHOR, CONTENT, FRAME, Layers, is_word
from communique.reasons import Reason
from communique.records import VoiceMark
from communique.spans import span_of

MOST = 4
"""Words of the longest term: longer stretches in marks are mostly somebody's words."""
LONGEST = 5
"""Words of the longest term that is weighed at all."""
REACH = 4
"""How many heads above the term a verb of saying may stand."""
LEAST_AROUND = 2
"""Words of its sentence that must stand beside a term."""
CALLED = 6
"""Words after "as" in which "both capitals call it" stands."""
ROW = 5
"""Terms in marks that may stand in a row."""
OPENING, CLOSING = frozenset("\"“„«‘'``"), frozenset("\"”“»’'")
GLOSS = 60
"""Code points after a term in which its explanation begins."""
SENSE = 6
"""Words behind a term in which "in its older sense" stands."""
BEFORE = 3
"""How many words before the term are looked at."""


@dataclass(frozen=True, slots=True)
class Term:
    """A few of the author's own words in quotation marks: the marks, the words in them, those before and after."""

    pair: MarkPair
    words: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def inside(self) -> range:
        """The tokens from the first word to the last."""
        return range(self.words[0], self.words[-1] + 1)


def terms(analysis: Analysis, layer: Layers, marks: Iterable[MarkPair], language: str = "en") -> Iterator[Term]:
    """The terms in marks that can be scare quotes at all: no whole sentence, number, or words of somebody quoted."""
    for pair in marks:
        inside = analysis.tokens_in(pair.inner_start, pair.inner_end)
        words = tuple(i for i in inside if is_word(analysis, i))
        if not (pair.opened and pair.closed and not pair.depth and 0 < len(words) <= LONGEST):
            continue
        sentence = analysis.sentences[analysis.tokens[words[0]].sentence]
        term = analysis.text[analysis.tokens[words[0]].start : pair.inner_end].rstrip()
        cut = "…" in term or "..." in term or term[-1] in "!?" or any(c.isdigit() for c in term)
        if cut or words[-1] >= sentence.last or any(layer.of[i] == CONTENT for i in words):
            continue
        if _is_sorted(analysis, inside, language) or _is_defined(analysis, inside) or is_word_as_word(analysis, pair):
            continue
        if is_explained(analysis, pair, language):
            continue
        before = tuple(i for i in range(sentence.first, words[0]) if is_word(analysis, i))
        after = tuple(i for i in range(words[-1] + 1, sentence.last) if is_word(analysis, i))
        if len(before) + len(after) >= LEAST_AROUND:
            yield Term(pair, words, before, after)


def scare_quotes(
    analysis: Analysis, layer: Layers, marks: Iterable[MarkPair], language: str = "en"
) -> tuple[VoiceMark, ...]:
    """The terms that rules alone take for scare quotes, in text order; each span has its marks.

    Who speaks in a sentence and how subjective it is are told with these; which marks are shown,
    ``voice_distance`` weighs.
    """
    found = []
    reached = 0
    marks = tuple(marks)
    inner = sum(p.single for p in marks) < sum(not p.single for p in marks)
    for pair in marks:
        if pair.single and inner:
            # single marks where a text has double ones: of a headline, or inside a quotation
            continue
        inside = analysis.tokens_in(pair.inner_start, pair.inner_end)
        whole = pair.opened and pair.closed and pair.start >= reached
        reached = max(reached, pair.end)
        term = whole and _is_term(analysis, layer, inside) and not _is_half(analysis, layer, inside)
        shown = term and not _is_plain(analysis, inside, language) and not is_explained(analysis, pair, language)
        if shown and _keeps_distance(analysis, inside, language):
            found.append(mark_of(analysis, pair))
    return tuple(found)


def mark_of(analysis: Analysis, pair: MarkPair) -> VoiceMark:
    """The scare quotes at these marks."""
    span = span_of(analysis.text, pair.start, pair.end)
    reason = Reason("voice.scare_quotes: nobody is reported to have said it", span.text, 0.7)
    return VoiceMark("scare_quotes", span.start, span.end, span.text, (reason,))


def is_explained(analysis: Analysis, pair: MarkPair, language: str) -> bool:
    """Whether the term is a technical one that the text explains: '"bundlers" - the volunteers who raise money'."""
    sentence = analysis.sentence_at(pair.start)
    stop = min(sentence.end if sentence else pair.end, pair.end + GLOSS)
    if analysis.text[pair.inner_end - 1] == ",":
        # the comma stands inside the marks: “backstop,” a fallback for the border
        return _gloss(language, inside=True).match(analysis.text, pair.end, stop) is not None
    return _gloss(language).match(analysis.text, pair.end, stop) is not None


@cache
def _gloss(language: str, inside: bool = False) -> re.Pattern[str]:
    """What opens an explanation right behind the closing mark; ``inside`` where the comma stands before that mark."""
    after_comma, after_dash = (
        "|".join(re.escape(w) for w in sorted(context(language)[side], key=lambda w: (-len(w), w)))
        for side in ("gloss_comma", "gloss_dash")
    )
    if inside:
        return re.compile(rf"\s*(?:{after_comma})\b", re.I)
    comma, dash = rf",\s*(?:{after_comma})\b", rf"(?:\s*[—–]|\s+-+)\s*(?:{after_dash})\b"
    return re.compile(rf"(?:\s+\w+)?(?:{comma}|{dash}|\s+where\b|\s*\()", re.I)


def _keeps_distance(analysis: Analysis, inside: range, language: str) -> bool:
    """Whether the marks can hold a word at a distance: one word, or several that somebody claims or that praise.

    Several words with no "the", "this" or owner before them are mostly what somebody said.
    """
    words = [analysis.tokens[i] for i in inside if is_word(analysis, i)]
    if any(len(t.text) > 1 and t.text.rstrip("s").isupper() and t.text.isalpha() for t in words):
        # "super PAC", "UN mission": a technical term
        return False
    if len({t.start for t in words}) == 1 or _is_hyphened(analysis, words):
        return True
    sides = context(language)
    before = inside[0] - 2
    beside = analysis.tokens[before] if before >= analysis.sentences[words[0].sentence].first else None
    so_called = analysis.text[: analysis.tokens[inside[0]].start].rstrip("\"“„«‘'` ").lower().endswith("so-called")
    claimed = beside is not None and (beside.lower in sides["claimed"] or beside.tag in ("POS", "PRP$"))
    claimed = claimed or so_called
    praised = any(t.lemma.lower() in sides["praise"] or t.lower in sides["praise"] for t in words)
    return claimed or (praised and len(words) < MOST)


def _is_hyphened(analysis: Analysis, words: list[Token]) -> bool:
    """Whether the words are one with hyphens: "new-media"."""
    return " " not in analysis.text[words[0].start : words[-1].end]


def _is_term(analysis: Analysis, layer: Layers, inside: range) -> bool:
    """Whether a few of the author's own words stand there, and no whole sentence."""
    words = [i for i in inside if is_word(analysis, i)]
    if not 0 < len(words) <= MOST or any(layer.of[i] != AUTHOR for i in inside):
        return False
    last = analysis.tokens[inside[-1]]
    term = analysis.text[analysis.tokens[words[0]].start : last.end]
    cut = "…" in term or "..." in term or not any(c.isalpha() for c in term)
    whole = cut or last.text in (".", "!", "?") or analysis.tokens[inside[0]].sentence != last.sentence
    sentence = analysis.sentences[last.sentence]
    around = [i for i in range(sentence.first, sentence.last) if i not in inside and is_word(analysis, i)]
    return not whole and len(around) >= LEAST_AROUND and not any(c.isdigit() for c in term)


def _is_half(analysis: Analysis, layer: Layers, inside: range) -> bool:
    """Whether the marks hold the first half of what somebody says: ``"Yes," she says, "and no."``."""
    if analysis.tokens[inside[-1]].text in (",", "—", "–"):
        return True
    sentence = analysis.sentences[analysis.tokens[inside[0]].sentence]
    opens = not any(is_word(analysis, i) for i in range(sentence.first, inside[0]))
    following = next((i for i in range(inside[-1] + 1, sentence.last) if is_word(analysis, i)), None)
    return opens and following is not None and layer.of[following] == FRAME


def _is_plain(analysis: Analysis, inside: range, language: str) -> bool:
    """Whether the marks only set off a name, a title, a word as a word, or words that somebody said."""
    return (
        _is_headline(analysis, inside)
        or _is_sorted(analysis, inside, language)
        or is_name(analysis, inside)
        or _is_defined(analysis, inside)
        or is_announced(analysis, inside, language)
        or is_said(analysis, inside, language)
    )


def _is_sorted(analysis: Analysis, inside: range, language: str) -> bool:
    """Whether the term sorts counted things, or translates a word: '27 "at-large" delegates', 'Spanish for ...'."""
    before = inside[0] - 2
    sentence = analysis.sentences[analysis.tokens[inside[0]].sentence]
    if before < sentence.first:
        return False
    token = analysis.tokens[before]
    after = inside[-1] + 2
    if token.tag == "CD" and after < sentence.last and analysis.tokens[after].pos in ("NOUN", "PROPN"):
        return True
    foreign = token.lower in context(language)["translation"] and before > sentence.first
    return foreign and analysis.tokens[before - 1].text in _languages(language)


def is_word_as_word(analysis: Analysis, pair: MarkPair, language: str = "en") -> bool:
    """Whether the text speaks of the word and not of the thing.

    As in 'replace "corn" with "drugs"', '"fascist" is a dirty word', 'I mean "wet" in its older sense'.
    """
    tokens, sides = analysis.tokens, context(language)
    inside = [i for i in analysis.tokens_in(pair.inner_start, pair.inner_end) if is_word(analysis, i)]
    sentence = analysis.sentences[tokens[inside[0]].sentence]
    behind = [tokens[i].lower for i in range(inside[-1] + 1, sentence.last) if is_word(analysis, i)][:SENSE]
    if behind[:1] == ["in"] and not sides["sense"].isdisjoint(behind):
        return True
    head = analysis.head_of(tokens[inside[0]].start, tokens[inside[-1]].end)
    if head is None:
        return False
    if tokens[head].dep in ("nsubj", "nsubjpass"):
        attr = analysis.child(tokens[head].head, "attr")
        return attr is not None and tokens[attr].lemma in sides["sort_of_word"]
    verb = tokens[head].head
    verb = tokens[verb].head if tokens[head].dep == "pobj" else verb
    return tokens[head].dep in ("dobj", "pobj") and tokens[verb].lemma in sides["swap"]


@cache
def _languages(language: str) -> frozenset[str]:
    return frozenset(row["name"].title() for row in lang.rows(language, "language_names"))


def _is_headline(analysis: Analysis, inside: range) -> bool:
    """Whether it stands in a headline, where marks mostly hold words that a source of the text said."""
    sentence = analysis.sentences[analysis.tokens[inside[0]].sentence]
    return analysis.paragraphs[sentence.paragraph].role in ("title", "heading")


def _is_defined(analysis: Analysis, inside: range) -> bool:
    """Whether the bare term is the subject of what it is or means: '"Non-paper" is a diplomatic term'."""
    before, after = inside[0] - 2, inside[-1] + 2
    sentence = analysis.sentences[analysis.tokens[inside[0]].sentence]
    tokens = analysis.tokens
    # "A "walk-in" is somebody who comes unasked"
    article = before == sentence.first and tokens[before].lower in ("a", "an")
    opens = article or before < sentence.first or not is_word(analysis, before)
    says = after < sentence.last and (
        tokens[after].lemma in ("be", "mean") or tokens[min(after + 1, sentence.last - 1)].lemma == "mean"
    )
    return opens and says and tokens[inside[-1]].tag not in ("NNS", "NNPS")


def is_name(analysis: Analysis, inside: range) -> bool:
    """Whether the term is written as a name, or stands between first name and family name."""
    sentence = analysis.sentences[analysis.tokens[inside[0]].sentence]
    words = [analysis.tokens[i] for i in inside if is_word(analysis, i)]
    opens = inside[0] <= sentence.first + 1
    telling = [t for t in words[1 if opens and len(words) > 1 else 0 :] if _tells_case(t)]
    if telling and all(t.text[0].isupper() for t in telling) and not (opens and len(words) == 1):
        return True
    before, after = inside[0] - 2, inside[-1] + 2
    within = sentence.first <= before and after < sentence.last
    return within and analysis.tokens[before].pos == "PROPN" and analysis.tokens[after].pos == "PROPN"


def _tells_case(token: Token) -> bool:
    return token.pos not in ("DET", "ADP", "CCONJ", "PART") and token.text[0].isalpha()


def is_announced(analysis: Analysis, inside: range, language: str) -> bool:
    """Whether a word beside the term says what it is: a title, a ship, a slogan, a word as a word."""
    sentence = analysis.sentences[analysis.tokens[inside[0]].sentence]
    first = _first_of_row(analysis, inside[0], sentence.first)
    before = [analysis.tokens[i] for i in range(sentence.first, first) if is_word(analysis, i)][-BEFORE:]
    after = next((analysis.tokens[i] for i in range(inside[-1] + 1, sentence.last) if is_word(analysis, i)), None)
    sides = context(language)
    if after is not None and (after.lower in sides["after"] or _is_as_called(analysis, after, sentence.last)):
        return True
    return any(t.lower in sides["before"] for t in before) or _is_used(analysis, before[-2:], sides)


def _first_of_row(analysis: Analysis, at: int, first: int) -> int:
    """Where the first of several terms in a row begins: 'signs that read "A", "B" and "C"'."""
    tokens = analysis.tokens
    for _ in range(ROW):
        close = at - 2
        while close > first and tokens[close].lower in (",", "and", "or"):
            close -= 1
        if close == at - 2 or close <= first or tokens[close].text not in CLOSING:
            break
        opening = next(
            (i for i in range(close - 1, max(first, close - MOST - 3), -1) if tokens[i].text in OPENING), None
        )
        if opening is None:
            break
        at = opening + 1
    return at


def _is_used(analysis: Analysis, before: list[Token], sides: Mapping[str, frozenset[str]]) -> bool:
    """Whether a text is told to have the term in it: 'the treaty uses "frontier"'."""
    verb = next((t for t in reversed(before) if t.lemma in sides["use"] and t.pos in ("VERB", "AUX")), None)
    subject = analysis.child(verb.i, "nsubj", "nsubjpass") if verb is not None else None
    if verb is None:
        return False
    return analysis.tokens[verb.i - 1 if subject is None else subject].lower in sides["text"]


def _is_as_called(analysis: Analysis, after: Token, last: int) -> bool:
    """Whether the text goes on with who calls it so: "as both capitals call it"."""
    following = analysis.tokens[after.i + 1 : min(last, after.i + 1 + CALLED)]
    return after.lower == "as" and any(t.lemma in ("call", "put", "term", "describe") for t in following)


def is_said(analysis: Analysis, inside: range, language: str) -> bool:
    """Whether the term hangs on a verb of saying that has a subject, other than in "what they call ..."."""
    i = analysis.head_of(analysis.tokens[inside[0]].start, analysis.tokens[inside[-1]].end)
    for _ in range(REACH):
        if i is None or analysis.tokens[i].head == i or analysis.tokens[i].dep in ("nsubj", "nsubjpass"):
            return False
        i = analysis.tokens[i].head
        token = analysis.tokens[i]
        if token.lemma in context(language)["noun"] and token.pos == "NOUN" and i < inside[0]:
            return True
        if token.dep == "pcomp" and analysis.tokens[token.head].lower == "as":
            # "waves it off as having 'minimal' impact"
            continue
        if token.pos == "VERB" and i not in inside:
            said = token.lemma in context(language)["verb"] and _has_speaker(analysis, i)
            return said and not _is_what_they_call(analysis, i)
    return False


def _has_speaker(analysis: Analysis, verb: int) -> bool:
    """Whether somebody speaks: "has been called a "routine exchange"" leaves open who does."""
    if analysis.tokens[verb].lemma not in context("en")["naming"]:
        return True
    return analysis.child(verb, "auxpass") is None or analysis.child(verb, "agent") is not None


def _is_what_they_call(analysis: Analysis, verb: int) -> bool:
    token = analysis.tokens[verb]
    asked = any(analysis.tokens[c].lower in ("what", "which") for c in analysis.children(verb))
    return token.lemma in ("call", "term", "label") and asked and token.tag in ("VBZ", "VBP")


@cache
def context(language: str) -> Mapping[str, frozenset[str]]:
    """The words of the table of what stands beside a term, by their side."""
    found: dict[str, set[str]] = {}
    for row in lang.rows(language, "scare_context"):
        found.setdefault(row["side"], set()).update(row["forms"].split(", "))
    return {side: frozenset(forms) for side, forms in found.items()}
