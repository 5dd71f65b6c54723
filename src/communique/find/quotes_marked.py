"""Direct quotations: stretches in quotation marks tied to the words that say who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.analysis import Analysis, Token
from communique.find.marks import MarkPair
from communique.find.quotes_cues import cue_forms, cue_tokens
from communique.find.quotes_found import Found, clean, spans_of
from communique.find.quotes_sources import source_of, source_tokens
from communique.spans import Span, span_of, trimmed

FINITE = ("VBD", "VBZ", "VBP")
DASHES = frozenset(("-", "–", "—", "―", "--", "~"))
LONGEST_TAG = 60
"""Tokens looked at on each side of a quotation for its speaker; longer tags are rare and the limit keeps time linear."""


@dataclass(slots=True)
class _Spoken:
    """A direct quotation while it grows: its tag, and the stretches found for it so far."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    verb: int | None
    rule: str
    score: float
    content: list[Span] = field(default_factory=list)
    last: MarkPair | None = None


@dataclass(frozen=True, slots=True)
class _Tag:
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    verb: int | None
    rule: str
    score: float


def marked_quotes(analysis: Analysis, marks: Sequence[MarkPair], language: str = "en") -> list[Found]:
    """Every quotation in marks whose speaker a tag beside it names, with the quotations that go on from it."""
    spoken: list[_Spoken] = []
    before: MarkPair | None = None
    waiting: list[MarkPair] = []
    outer = outermost(marks)
    for at, pair in enumerate(outer):
        following = outer[at + 1] if at + 1 < len(outer) else None
        tag = _tag(analysis, before, pair, following, language)
        if tag is not None and spoken and tag.verb is not None and tag.verb == spoken[-1].verb:
            _extend(analysis, spoken[-1], before, pair)
        elif tag is not None:
            spoken.append(_Spoken(tag.source, tag.cue, tag.verb, tag.rule, tag.score))
            _extend(analysis, spoken[-1], before, pair)
            _take_waiting(analysis, spoken[-1], waiting, pair)
        elif spoken and before is not None and spoken[-1].last is before and _goes_on(analysis, spoken[-1], before, pair):
            _extend(analysis, spoken[-1], None, pair)
        elif not pair.closed:
            waiting = [*waiting, pair] if waiting and waiting[-1] is before else [pair]
        before = pair
    return [Found(s.source, s.cue, tuple(s.content), s.rule, s.score, s.verb) for s in spoken if s.content]


def _take_waiting(analysis: Analysis, spoken: _Spoken, waiting: Sequence[MarkPair], pair: MarkPair) -> None:
    """Give a running quotation its earlier paragraphs when only its last one names the speaker."""
    here = analysis.paragraph_at(pair.start)
    above = analysis.paragraph_at(waiting[-1].start) if waiting else None
    if here is None or above is None or here.i != above.i + 1 or analysis.text[here.start : pair.start].strip():
        return
    earlier = [trimmed(analysis.text, p.start, p.end) for p in waiting]
    spoken.content[:0] = [s for s in earlier if s.text]


def outermost(marks: Sequence[MarkPair]) -> list[MarkPair]:
    """The stretches that lie in no other one, in text order."""
    found: list[MarkPair] = []
    for pair in marks:
        if pair.inner_end > pair.inner_start and (not found or pair.start >= found[-1].end):
            found.append(pair)
    return found


def _extend(analysis: Analysis, spoken: _Spoken, before: MarkPair | None, pair: MarkPair) -> None:
    start = pair.start
    if spoken.verb is not None and pair.end <= analysis.tokens[spoken.verb].start:
        start = _front(analysis, before, pair)
    span = trimmed(analysis.text, start, pair.end)
    if span.text:
        spoken.content.append(span)
    spoken.last = pair


def _front(analysis: Analysis, before: MarkPair | None, pair: MarkPair) -> int:
    """Where the content begins when the reported sentence begins before its marks (``He was "glad," X said``)."""
    sentence = analysis.sentence_at(pair.start)
    if sentence is None:
        return pair.start
    start = max(sentence.start, before.end if before is not None else 0)
    words = [t for t in _tokens(analysis, start, pair.start) if t.pos not in ("PUNCT", "CCONJ", "SPACE", "SYM")]
    if len(words) < 2 or before is not None and before.end > sentence.start:
        return pair.start
    return words[0].start


def _tokens(analysis: Analysis, start: int, end: int) -> Sequence[Token]:
    inside = analysis.tokens_in(start, end) if end > start else range(0)
    return analysis.tokens[inside.start : inside.stop]


def _tag(
    analysis: Analysis, before: MarkPair | None, pair: MarkPair, following: MarkPair | None, language: str
) -> _Tag | None:
    return (
        _tag_after(analysis, pair, following, language)
        or _tag_before(analysis, before, pair, language)
        or _signature(analysis, pair)
    )


def _tag_after(analysis: Analysis, pair: MarkPair, following: MarkPair | None, language: str) -> _Tag | None:
    """``"…," X said``, ``"…," said X``, ``"…?" asked X``."""
    tokens = _after(analysis, pair, following)
    if not tokens or not _expects_tag(analysis.text, pair, tokens[0]):
        return None
    verb = _first_verb(tokens, language)
    if verb is None:
        return None
    source = _subject_after(analysis, tokens, verb)
    if not source:
        return None
    return _tag_of(analysis, verb, source, "quotes.said", language)


def _after(analysis: Analysis, pair: MarkPair, following: MarkPair | None) -> Sequence[Token]:
    """The tokens behind a quotation up to the end of the sentence or to the next quotation."""
    paragraph = analysis.paragraph_at(pair.start)
    stop = paragraph.end if paragraph is not None else pair.end
    if following is not None:
        stop = min(stop, following.start)
    inside = analysis.tokens_in(pair.end, stop) if stop > pair.end else range(0)
    tokens = analysis.tokens[inside.start : min(inside.stop, inside.start + LONGEST_TAG)]
    tokens = [t for t in tokens if t.start >= pair.end]
    words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]
    return [t for t in tokens if t.sentence == words[0].sentence] if words else []


def _expects_tag(text: str, pair: MarkPair, first: Token) -> bool:
    last = text[pair.inner_start : pair.inner_end].rstrip()[-1:]
    beyond = text[pair.end : pair.end + 2].strip()[:1]
    if last in (",", "?", "!", "—", "-", "–", "…") or beyond in (",", "—", "–") or text[first.start] in ",—–-":
        return True
    return text[first.start].islower() if last == "." else first.pos in ("VERB", "PRON", "PROPN", "AUX")


def _first_verb(tokens: Sequence[Token], language: str) -> int | None:
    """The first verb that is not in a relative clause, when it is one that tags quotations."""
    table = cue_forms(language)
    for t in tokens:
        if t.dep == "mark" or t.tag == "WRB":
            return None
        if t.pos in ("VERB", "AUX") and t.tag in FINITE and t.dep != "relcl":
            if "direct" in table.get((t.lemma.lower(), "verb"), {}):
                return t.i
            if t.pos == "VERB":
                return None
        if t.tag == "VBN" and t.dep != "acl" and t.lemma == "quote":
            return t.i
    return None


def _subject_after(analysis: Analysis, tokens: Sequence[Token], verb: int) -> list[int]:
    first, last = tokens[0].i, tokens[-1].i
    subject = analysis.child(verb, "nsubj", "nsubjpass")
    if subject is not None and first <= subject <= last:
        return [i for i in source_tokens(analysis, subject, (verb,)) if first <= i <= last]
    front = [t.i for t in tokens if t.i < verb and t.pos not in ("PUNCT", "ADV", "CCONJ", "AUX", "SPACE")]
    if front:
        return list(range(front[0], verb))
    return _phrase(analysis, verb + 1, last)


def _phrase(analysis: Analysis, first: int, last: int) -> list[int]:
    """The noun phrase that begins at this token, without what follows it."""
    for i in range(first, last + 1):
        token = analysis.tokens[i]
        if token.pos in ("PUNCT", "ADP", "VERB"):
            return []
        if token.pos in ("NOUN", "PROPN", "PRON") and token.dep != "compound":
            left, right = analysis.edges(i)
            return list(range(max(left, first), min(right, last) + 1))
    return []


def _tag_of(analysis: Analysis, verb: int, source: list[int], rule: str, language: str) -> _Tag:
    forms = cue_forms(language).get((analysis.tokens[verb].lemma.lower(), "verb"), {})
    cue = [i for i in cue_tokens(analysis, verb) if i not in source]
    return _Tag(spans_of(analysis, source), spans_of(analysis, cue), verb, rule, forms.get("direct", 0.6))


def _tag_before(analysis: Analysis, before: MarkPair | None, pair: MarkPair, language: str) -> _Tag | None:
    """``X said, "…"``, ``X told reporters: "…"``, ``In a statement to the press, X wrote: "…"``."""
    tokens = _before(analysis, before, pair)
    words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]
    if not words:
        return None
    colon = any(t.text == ":" for t in tokens[-2:])
    verb = _last_verb(words, language, colon)
    comma = tokens[-1].text in (",", "--", "—", "–")
    if verb is not None and (colon or comma or verb == words[-1].i):
        head = source_of(analysis, verb)
        source = [i for i in source_tokens(analysis, head, (verb,))] if head is not None else []
        if source or colon:
            return _tag_of(analysis, verb, source, "quotes.said", language)
    return _colon_tag(analysis, words) if colon else None


def _before(analysis: Analysis, before: MarkPair | None, pair: MarkPair) -> Sequence[Token]:
    """The tokens of the sentence that lead up to a quotation, also from the paragraph before when it ends in a colon."""
    sentence, paragraph = analysis.sentence_at(pair.start), analysis.paragraph_at(pair.start)
    if sentence is None or paragraph is None:
        return []
    start = max(sentence.start, before.end if before is not None else 0)
    if analysis.text[paragraph.start : pair.start].strip() == "" and paragraph.i > 0:
        above = analysis.paragraphs[paragraph.i - 1]
        last = analysis.sentence_at(above.end - 1)
        if last is None or not analysis.text[above.start : above.end].rstrip().endswith(":"):
            return []
        start = max(last.start, before.end if before is not None else 0)
    return [t for t in _tokens(analysis, start, pair.start) if t.end <= pair.start][-LONGEST_TAG:]


def _last_verb(words: Sequence[Token], language: str, colon: bool) -> int | None:
    table = cue_forms(language)
    for t in reversed(words):
        if t.pos in ("VERB", "AUX") and t.tag != "TO" and t.dep not in ("aux", "auxpass"):
            if "direct" in table.get((t.lemma.lower(), "verb"), {}):
                return t.i
            if not colon:
                return None
    return None


def _colon_tag(analysis: Analysis, words: Sequence[Token]) -> _Tag | None:
    """``The statement reads: "…"``, ``President X: "…"``: what stands before a colon speaks."""
    roots = [t for t in words if t.pos in ("VERB", "AUX") and t.tag in FINITE]
    if not roots:
        if len(words) > 12:
            return None
        named = [t for t in words if t.pos not in ("CCONJ", "ADP", "ADV")] or words
        source = clean(analysis, named[0].start, words[-1].end)
        return _Tag((source,), (), None, "quotes.colon", 0.7)
    head = source_of(analysis, roots[0].i)
    source_part = source_tokens(analysis, head, (roots[0].i,)) if head is not None else []
    if not source_part:
        return None
    return _Tag(spans_of(analysis, source_part), (span_of(analysis.text, roots[0].start, roots[0].end),), roots[0].i, "quotes.colon", 0.6)


def _signature(analysis: Analysis, pair: MarkPair) -> _Tag | None:
    """``"…" - Commissioner X``: a press release signs the quotation behind a dash."""
    paragraph = analysis.paragraph_at(pair.start)
    if paragraph is None or analysis.text[paragraph.start : pair.start].strip():
        return None
    tokens = [t for t in _tokens(analysis, pair.end, paragraph.end) if t.start >= pair.end]
    if not 2 <= len(tokens) <= 25 or tokens[0].text not in DASHES:
        return None
    if any(t.pos in ("VERB", "AUX") and t.tag in FINITE for t in tokens):
        return None
    return _Tag((clean(analysis, tokens[1].start, tokens[-1].end),), (), None, "quotes.signature", 0.85)


def _goes_on(analysis: Analysis, spoken: _Spoken, before: MarkPair, pair: MarkPair) -> bool:
    """Whether a quotation without a tag continues the one before it."""
    last, here = analysis.paragraph_at(before.start), analysis.paragraph_at(pair.start)
    if last is None or here is None:
        return False
    if here.i == last.i:
        return _only_tag_between(analysis, spoken, before, pair)
    alone = not analysis.text[here.start : pair.start].strip() and len(analysis.text[pair.end : here.end].strip(" .")) == 0
    if here.i != last.i + 1 or not (alone or not before.closed):
        return False
    return _only_tag_after(analysis, spoken, before, last.end)


def _only_tag_between(analysis: Analysis, spoken: _Spoken, before: MarkPair, pair: MarkPair) -> bool:
    words = [t for t in _tokens(analysis, before.end, pair.start) if t.pos not in ("PUNCT", "SPACE") and t.end <= pair.start]
    text = analysis.text
    if not _is_whole(text, pair):
        return False
    if not words or (len(words) == 1 and words[0].pos == "CCONJ"):
        return True
    sentence = analysis.sentence_at(pair.start)
    if spoken.verb is None or sentence is None:
        return False
    tag = analysis.tokens[spoken.verb]
    if tag.start < before.end or any(t.sentence != tag.sentence for t in words):
        return False
    resumes = text[before.inner_end - 1] == "," and text[pair.inner_start].islower()
    return sentence.i != tag.sentence or resumes or not any(t.pos == "VERB" and t.i > tag.i for t in words)


def _is_whole(text: str, pair: MarkPair) -> bool:
    """Whether a quotation ends where a sentence or a clause does, rather than being a phrase in the author's sentence."""
    return text[pair.inner_end - 1] in ".,!?…—-–" or text[pair.end : pair.end + 1] in (".", ",", "!", "?", ";", "")


def _only_tag_after(analysis: Analysis, spoken: _Spoken, before: MarkPair, end: int) -> bool:
    words = [t for t in _tokens(analysis, before.end, end) if t.pos not in ("PUNCT", "SPACE")]
    if not words:
        return True
    return spoken.verb is not None and all(t.sentence == analysis.tokens[spoken.verb].sentence for t in words)
